/** The registry's own API below `/acr/v1`: repositories, tags and manifests with their times and locks. */
import { type Answer, pageNotFound } from "../registry/answer.ts";
import { decoded } from "../registry/wire.ts";
import type { Attributes, Catalogue, Stamp } from "./catalogue.ts";
import { describeManifest, referencesOf } from "./description.ts";
import { badRequest, disallowed, metadataUnknown, repositoryUnknown, tagUnknown } from "./errors.ts";
import { createPages, pageOf } from "./pages.ts";
import type { Needed } from "./rights.ts";
import { isoOf } from "./ticks.ts";

export interface MetadataRoute {
  /** Empty for the catalog. */
  readonly repository: string;
  readonly kind: "_catalog" | "repository" | "_tags" | "_manifests";
  /** Tag or digest; absent for lists and for the repository itself. */
  readonly reference: string | undefined;
}

/** Reads the raw path: a slash of the repository may be encoded or not. */
export function metadataRouteOf(path: string): MetadataRoute | undefined {
  const match = /^\/acr\/v1\/(.+?)(?:\/(_tags|_manifests)(?:\/([^/]+))?)?$/.exec(path);
  if (match === null) return undefined;
  const [, name = "", kind = "repository", reference] = match;
  if (name === "_catalog") return { kind: "_catalog", repository: "", reference: undefined };
  return {
    kind: kind as MetadataRoute["kind"],
    repository: decoded(name),
    reference: reference === undefined ? undefined : decoded(reference),
  };
}

const actions: Readonly<Record<string, string>> = { PATCH: "metadata_write", DELETE: "delete" };

export function metadataNeeds({ kind, repository }: MetadataRoute, method: string): Needed {
  if (kind === "_catalog") return { type: "registry", name: "catalog", action: "*" };
  return { type: "repository", name: repository, action: actions[method] ?? "metadata_read" };
}

export interface MetadataRequest {
  readonly route: MetadataRoute;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly body: Uint8Array;
  readonly loginServer: string;
}

export interface MetadataOptions {
  /** Whether `tags` of a manifest also names those that are hidden from the list of tags. Not known; default true. */
  readonly manifestsNameHiddenTags?: boolean;
  /** Entries on one page of tags or manifests at most; default 1000. */
  readonly pageCap?: number;
}

export function createMetadata(catalogue: Catalogue, options: MetadataOptions): (request: MetadataRequest) => Answer {
  const { manifestsNameHiddenTags = true, pageCap } = options;
  const pages = createPages(catalogue, pageCap);

  const tagOf = (repository: string, name: string) => ({
    name,
    digest: catalogue.manifest(repository, name)?.digest,
    ...timesOf(catalogue.stamp(repository, name)),
    signed: false,
    ...attributesOf(catalogue.stamp(repository, name)),
  });

  const manifestOf = (repository: string, digest: string) => {
    const manifest = catalogue.manifest(repository, digest);
    if (manifest === undefined) return undefined;
    const tags = catalogue
      .tagsOn(repository, manifest)
      .filter((tag) => manifestsNameHiddenTags || catalogue.stamp(repository, tag)?.attributes.listEnabled)
      .toSorted();
    return {
      digest,
      ...describeManifest(catalogue, repository, manifest),
      ...timesOf(catalogue.stamp(repository, digest)),
      mediaType: manifest.mediaType,
      ...(tags.length > 0 && { tags }),
      ...attributesOf(catalogue.stamp(repository, digest)),
    };
  };

  const repositoryOf = (name: string) => ({
    ...timesOf(catalogue.stamp(name)),
    manifestCount: catalogue.repositories.get(name)?.manifests.size,
    tagCount: catalogue.repositories.get(name)?.tags.size,
    ...attributesOf(catalogue.stamp(name)),
  });

  const list = ({ route, query }: MetadataRequest, frame: object): Answer => {
    const { repository, kind } = route;
    const digest = query.get("digest");
    const path = `/acr/v1/${encodeURIComponent(repository)}/${kind}`;
    const includes = (name: string) => digest === null || catalogue.manifest(repository, name)?.digest === digest;
    const page = (of: "tags" | "manifests") => pages.of(repository, of, { path, query, includes });
    if (kind === "_manifests") {
      const { names, headers } = page("manifests");
      return { status: 200, headers, json: { ...frame, manifests: names.map((name) => manifestOf(repository, name)) } };
    }
    const { names, headers } = page("tags");
    const tags = names.length > 0 ? { tags: names.map((name) => tagOf(repository, name)) } : {};
    return { status: 200, headers, json: { ...frame, ...tags } };
  };

  const show = ({ kind, repository, reference = "" }: MetadataRoute, frame: object): Answer => {
    if (kind === "repository") return { status: 200, json: { ...frame, ...repositoryOf(repository) } };
    if (kind === "_tags") return { status: 200, json: { ...frame, tag: tagOf(repository, reference) } };
    const manifest = catalogue.manifest(repository, reference);
    const references = manifest === undefined ? {} : referencesOf(manifest);
    return { status: 200, json: { ...frame, manifest: { ...manifestOf(repository, reference), ...references } } };
  };

  const remove = ({ kind, repository, reference = "" }: MetadataRoute): Answer => {
    if (isLocked(catalogue, repository, undefined)) return disallowed;
    if (kind === "repository") {
      const held = catalogue.repositories.get(repository);
      const json = {
        manifestsDeleted: [...(held?.manifests.keys() ?? [])],
        tagsDeleted: [...(held?.tags.keys() ?? [])],
      };
      for (const digest of json.manifestsDeleted) catalogue.deleteManifest(repository, digest);
      return { status: 202, json };
    }
    if (isLocked(catalogue, repository, reference)) return disallowed;
    const digest = catalogue.manifest(repository, reference)?.digest ?? "";
    catalogue.untag(repository, reference);
    return { status: 202, headers: { "X-Ms-Int-Docker-Content-Digest": digest }, body: "" };
  };

  const listRepositories = (query: URLSearchParams): Answer => {
    const listed = [...catalogue.repositories.keys()]
      .filter((name) => catalogue.isThere(name) && catalogue.stamp(name)?.attributes.listEnabled)
      .sort();
    const { names, headers } = pageOf(listed, "", { path: "/acr/v1/_catalog", query, includes: () => true });
    return { status: 200, headers, json: { repositories: names } };
  };

  return (request) => {
    const { route, method, query, body, loginServer } = request;
    const { kind, repository, reference } = route;
    const isList = reference === undefined && kind !== "repository";
    if (!(isList ? ["GET"] : kind === "_manifests" ? ["GET", "PATCH"] : ["GET", "PATCH", "DELETE"]).includes(method)) {
      return pageNotFound;
    }
    if (kind === "_catalog") return listRepositories(query);
    if (!catalogue.isThere(repository)) return repositoryUnknown(repository);
    const frame = { registry: loginServer, imageName: repository };
    if (isList) return list(request, frame);
    if (catalogue.stamp(repository, reference) === undefined) return kind === "_tags" ? tagUnknown : metadataUnknown;
    if (method === "DELETE") return remove(route);
    if (method === "PATCH") {
      const attributes = changesIn(body);
      if (attributes === undefined) return badRequest;
      catalogue.change(repository, reference, attributes);
    }
    return show(route, frame);
  };
}

/** Whether this item, which does not answer for any other, may not be deleted. */
export function isLocked(catalogue: Catalogue, repository: string, reference: string | undefined): boolean {
  const attributes = catalogue.stamp(repository, reference)?.attributes;
  return attributes !== undefined && !(attributes.deleteEnabled && attributes.writeEnabled);
}

function timesOf(stamp: Stamp | undefined) {
  return stamp && { createdTime: isoOf(stamp.createdAt), lastUpdateTime: isoOf(stamp.updatedAt) };
}

function attributesOf(stamp: Stamp | undefined) {
  return { changeableAttributes: stamp?.attributes };
}

const changeable = ["deleteEnabled", "writeEnabled", "listEnabled", "readEnabled"];

function changesIn(body: Uint8Array): Partial<Attributes> | undefined {
  try {
    const changes = Object.entries(JSON.parse(Buffer.from(body).toString()) as object);
    if (!changes.every(([name, value]) => changeable.includes(name) && typeof value === "boolean")) return undefined;
    return Object.fromEntries(changes);
  } catch {
    return undefined;
  }
}
