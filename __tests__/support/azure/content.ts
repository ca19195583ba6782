/** The distribution API below `/v2`, as far as this registry differs from others, and the rest of it as it is elsewhere. */
import { type Answer, accepted, pageNotFound, refusal } from "../registry/answer.ts";
import { answerBlob, createUploads } from "../registry/blobs.ts";
import { listReferrers } from "../registry/listings.ts";
import { ociIndex, ociManifest, putManifest } from "../registry/manifests.ts";
import { isDigest, methodsOf, type Route } from "../registry/route.ts";
import type { Catalogue } from "./catalogue.ts";
import { disallowed, manifestNotFound } from "./errors.ts";
import { isLocked } from "./metadata.ts";

export interface ContentRequest {
  readonly route: Route;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly body: Uint8Array;
  readonly accept: string;
  readonly contentType: string;
}

/** Locations may be relative, and then fit whatever name the client has for this server. */
const url = (path: string): string => path;

/** What the refusal calls a manifest whose media type was not accepted. Docker's own types are always served. */
const kinds: Readonly<Record<string, readonly [one: string, many: string]>> = {
  [ociManifest]: ["manifest", "manifests"],
  [ociIndex]: ["index", "indexes"],
  "application/vnd.oci.artifact.manifest.v1+json": ["artifact", "artifacts"],
  "application/vnd.cncf.oras.artifact.manifest.v1+json": ["artifact", "artifacts"],
};

export function createContent(catalogue: Catalogue): (request: ContentRequest) => Answer {
  const answerUpload = createUploads(catalogue);

  const get = (repository: string, reference: string, accept: string): Answer => {
    const found = catalogue.manifest(repository, reference);
    if (found === undefined) return manifestNotFound(repository, reference);
    const levels = [undefined, reference, found.digest];
    if (levels.some((level) => catalogue.stamp(repository, level)?.attributes.readEnabled === false)) return disallowed;
    const accepts = accept.split(",").map((range) => range.split(";")[0]?.trim());
    const kind = kinds[found.mediaType];
    if (kind !== undefined && !accepts.includes(found.mediaType)) {
      const message = `OCI ${kind[0]} found, but accept header does not support OCI ${kind[1]}`;
      return refusal(404, "MANIFEST_UNKNOWN", message);
    }
    const headers = { "Content-Type": found.mediaType, "Docker-Content-Digest": found.digest };
    return { status: 200, headers, body: found.bytes };
  };

  /** A tag stands for its manifest here: whoever means only the tag loses the image. */
  const remove = (repository: string, reference: string): Answer => {
    const found = catalogue.manifest(repository, reference);
    if (found === undefined) return manifestNotFound(repository, reference);
    if ([undefined, found.digest].some((level) => isLocked(catalogue, repository, level))) return disallowed;
    catalogue.deleteManifest(repository, found.digest);
    return accepted;
  };

  const put = ({ route, body, contentType }: ContentRequest): Answer => {
    const { repository, reference } = route;
    const levels = [undefined, reference];
    if (levels.some((level) => catalogue.stamp(repository, level)?.attributes.writeEnabled === false))
      return disallowed;
    return putManifest(catalogue, { referrers: true }, { repository, reference, contentType, bytes: body, url });
  };

  return (request) => {
    const { route, method, query, body: bytes, accept } = request;
    const { kind, repository, reference } = route;
    if (!methodsOf(route, false).includes(method)) return pageNotFound;
    switch (kind) {
      case "base":
        return { status: 200, json: {} };
      case "manifest":
        if (method === "DELETE") return remove(repository, reference);
        return method === "PUT" ? put(request) : get(repository, reference, accept);
      case "blob":
      case "upload": {
        const blob = { method, repository, reference, query, ifNoneMatch: undefined, bytes, url };
        return kind === "blob" ? answerBlob(catalogue, "enabled", blob) : answerUpload(blob);
      }
      case "referrers":
        return isDigest(reference) ? listReferrers(catalogue, repository, reference, query) : pageNotFound;
      case "catalog":
      case "tags":
        return pageNotFound;
    }
  };
}
