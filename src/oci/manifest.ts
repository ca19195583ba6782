/** Manifests as the OCI image specification and Docker's schema 2 write them, checked against their digest. */
import { createHash } from "node:crypto";
import { isDigest } from "../prune/names.ts";
import type { Digest, Manifest } from "../prune/snapshot.ts";
import { isRecord, malformed, parseJson, refused } from "./answer.ts";
import type { Endpoint, Exchange } from "./endpoint.ts";
import { isImageConfigType, isImageManifestType, isManifestType } from "./media-types.ts";

/** A manifest, and what leads to its time. */
export interface ReadManifest extends Manifest {
  readonly size: number;
  /** The annotation `org.opencontainers.image.created`, as written. */
  readonly createdAnnotation?: string | undefined;
  /** The digest of an image's config; absent for an index, and for an artifact, whose config may be anything. */
  readonly config?: Digest | undefined;
  /** The children to read; the others are no manifests. */
  readonly listed: readonly Digest[];
  /** Those of them that may list others themselves. */
  readonly nested: readonly Digest[];
  /** Those of them that are images for some platform, not attestations. */
  readonly platforms: readonly Digest[];
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  /** Stored elsewhere: this registry keeps no copy. */
  readonly foreign: boolean;
  readonly attestation: boolean;
}

/** Reads a tag or a digest; `undefined` when the registry says clearly that it does not exist. */
export async function readManifest(
  endpoint: Endpoint,
  repository: string,
  reference: string,
): Promise<ReadManifest | undefined> {
  const exchange = await endpoint.manifest("GET", repository, reference);
  const { request, response } = exchange;
  if (response.status === 200) return parseManifest(exchange, isDigest(reference) ? reference : undefined);
  const error = refused(request, response, `${reference} could not be read`);
  if (error.refusal === "gone") return undefined;
  throw error;
}

function parseManifest(exchange: Exchange, asked: Digest | undefined): ReadManifest {
  const { request, response } = exchange;
  const body = parseJson(response.body);
  if (!isRecord(body)) throw malformed(request, response, "the body is not a manifest");
  const mediaType = mediaTypeOf(exchange, body);
  const digest = mediaType === schema1 ? toldDigest(exchange, asked) : checkedDigest(exchange, asked);
  const known = isManifestType(mediaType);
  const descriptors = (of: unknown) => list(of).map((entry) => descriptor(exchange, entry));

  const listed = descriptors(body.manifests);
  // An index may list content that is no manifest: caches of BuildKit list layers.
  const isManifest = ({ mediaType }: Descriptor) => mediaType === "" || isManifestType(mediaType);
  const config = body.config === undefined ? [] : descriptors([body.config]);
  const stored = [...config, ...descriptors(body.layers), ...listed.filter((child) => !isManifest(child))];
  const [subject] = body.subject === undefined || body.subject === null ? [] : descriptors([body.subject]);
  const annotation = isRecord(body.annotations) ? body.annotations["org.opencontainers.image.created"] : undefined;
  const imageConfig = config.find((blob) => isImageConfigType(blob.mediaType));
  return {
    digest,
    mediaType,
    size: response.body.length,
    children: listed.map((child) => child.digest),
    ...(known
      ? { blobs: stored.filter((blob) => !blob.foreign).map(({ digest, size }) => ({ digest, size })) }
      : { locked: "its manifest is of a type that this action does not know" }),
    listed: listed.filter(isManifest).map((child) => child.digest),
    nested: listed
      .filter((child) => isManifest(child) && !isImageManifestType(child.mediaType))
      .map((child) => child.digest),
    platforms: listed.filter((child) => isManifest(child) && !child.attestation).map((child) => child.digest),
    ...(subject && { subject: subject.digest }),
    ...(typeof annotation === "string" && { createdAnnotation: annotation }),
    ...(imageConfig && { config: imageConfig.digest }),
  };
}

/** The digest of `body` by the algorithm of `like`; SHA-256 when that does not say. */
export function digestOf(body: Buffer, like: Digest | undefined): Digest {
  const algorithm = like?.startsWith("sha512:") ? "sha512" : "sha256";
  return `${algorithm}:${createHash(algorithm).update(body).digest("hex")}`;
}

/** Docker's image manifest version 2, schema 1. */
const schema1 = "application/vnd.docker.distribution.manifest.v1+prettyjws";

/**
 * The type of a manifest, also of one that this action does not know, as long as it says itself that it is one: such a
 * manifest stays, with what it lists. Anything else is an answer that nothing is concluded from.
 */
function mediaTypeOf({ request, response }: Exchange, body: Readonly<Record<string, unknown>>): string {
  const header = response.header("content-type")?.split(";")[0]?.trim() ?? "";
  const known = [header, body.mediaType].find((type) => typeof type === "string" && isManifestType(type));
  if (typeof known === "string") return known;
  if (body.schemaVersion === 1 && Array.isArray(body.fsLayers)) return schema1;
  if (typeof body.mediaType === "string" && body.mediaType !== "" && body.mediaType === header) return header;
  throw malformed(
    request,
    response,
    `\`${String(body.mediaType ?? header).slice(0, 100)}\` is not a type of manifest that this action knows`,
  );
}

function checkedDigest({ request, response }: Exchange, asked: Digest | undefined): Digest {
  const told = response.header("docker-content-digest");
  const digest = digestOf(response.body, asked ?? told);
  for (const expected of [asked, told]) {
    if (expected !== undefined && expected !== digest) {
      throw malformed(request, response, `the body is ${digest}, not ${expected}`);
    }
  }
  return digest;
}

/** A signed schema 1 manifest is addressed by the digest of a part of it, so there is nothing to check. */
function toldDigest({ request, response }: Exchange, asked: Digest | undefined): Digest {
  const told = asked ?? response.header("docker-content-digest") ?? "";
  if (!isDigest(told)) throw malformed(request, response, "it has no digest");
  return told;
}

function list(of: unknown): readonly unknown[] {
  return Array.isArray(of) ? of : [];
}

function descriptor({ request, response }: Exchange, entry: unknown): Descriptor {
  if (!isRecord(entry) || typeof entry.digest !== "string" || !isDigest(entry.digest)) {
    throw malformed(request, response, "it lists something without a valid digest");
  }
  const platform = isRecord(entry.platform) ? entry.platform : {};
  return {
    mediaType: typeof entry.mediaType === "string" ? entry.mediaType : "",
    digest: entry.digest,
    size: typeof entry.size === "number" && Number.isSafeInteger(entry.size) && entry.size >= 0 ? entry.size : 0,
    foreign: list(entry.urls).length > 0,
    attestation: platform.os === "unknown" && platform.architecture === "unknown",
  };
}
