/** What a manifest leads to, read from the manifest itself: the registry's lists do not tell. */
import { isRecord, malformed, parseJson } from "../oci/answer.ts";
import { acceptManifests, isImageConfigType } from "../oci/media-types.ts";
import { isDigest } from "../prune/names.ts";
import type { Digest } from "../prune/snapshot.ts";
import type { AzureEndpoint } from "./endpoint.ts";
import type { ListedManifest } from "./entries.ts";
import { refusal } from "./refusal.ts";

/** What else the registry serves: manifests of artifacts from before OCI 1.1, which have a subject. */
const artifactTypes = [
  "application/vnd.oci.artifact.manifest.v1+json",
  "application/vnd.cncf.oras.artifact.manifest.v1+json",
];
const indexTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];
const ociManifest = "application/vnd.oci.image.manifest.v1+json";
/** They lead to no other manifest. */
const plainTypes = [
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.docker.distribution.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v1+prettyjws",
];

/**
 * What a manifest can lead to, by what the list says of it: `children`: an index, or a type that nobody knows; `subject`:
 * nothing but a subject; `nothing`: no need to read it.
 */
export function leadsTo(
  { mediaType, configMediaType }: Pick<ListedManifest, "mediaType" | "configMediaType">,
  isTagged: boolean,
): "children" | "subject" | "nothing" {
  if (mediaType === undefined || !isKnown(mediaType) || indexTypes.includes(mediaType)) return "children";
  if (plainTypes.includes(mediaType)) return "nothing";
  // A tagged image is an image. An untagged one may be a signature that uses an image's config.
  const isImage = mediaType === ociManifest && configMediaType !== undefined && isImageConfigType(configMediaType);
  return isImage && isTagged ? "nothing" : "subject";
}

/** Whether this action knows what a manifest of this type can lead to. */
export function isKnown(mediaType: string): boolean {
  return [...indexTypes, ociManifest, ...plainTypes, ...artifactTypes].includes(mediaType);
}

export interface Content {
  /** As the answer says. */
  readonly mediaType: string;
  readonly children: readonly Digest[];
  /** The children that are manifests as well; the others, such as the caches of BuildKit, cannot be read as such. */
  readonly listed: readonly Digest[];
  readonly subject?: Digest | undefined;
}

/** `undefined` when the registry says clearly that it does not exist, though it may be listed. Throws `RegistryError`. */
export async function readContent(
  endpoint: AzureEndpoint,
  repository: string,
  { digest, mediaType }: Pick<ListedManifest, "digest" | "mediaType">,
): Promise<Content | undefined> {
  // The registry calls missing what it may not send: a type that nobody knows is asked for by its name.
  const unknown = mediaType !== undefined && !isKnown(mediaType) && /^[\w.+-]+\/[\w.+-]+$/.test(mediaType);
  const accept = [acceptManifests, ...artifactTypes, ...(unknown ? [mediaType] : [])].join(", ");
  const exchange = await endpoint.content(repository, digest, accept);
  const { request, response } = exchange;
  if (response.status !== 200) {
    const error = refusal(exchange, `${digest} could not be read`);
    if ("refusal" in error && error.refusal === "gone") return undefined;
    throw error;
  }
  const body = parseJson(response.body);
  if (!isRecord(body)) throw malformed(request, response, "the body is not a manifest");
  const entries: readonly unknown[] = Array.isArray(body.manifests) ? body.manifests : [];
  const subject = body.subject ?? undefined;
  const descriptors = [...entries, ...(subject === undefined ? [] : [subject])];
  if (!descriptors.every(isDescriptor)) throw malformed(request, response, "it lists something without a valid digest");
  const children = entries.filter(isDescriptor);
  const type = response.header("content-type")?.split(";")[0]?.trim() ?? "";
  return {
    mediaType: typeof body.mediaType === "string" && body.mediaType !== "" ? body.mediaType : type,
    children: children.map((child) => child.digest),
    listed: children
      .filter((child) => child.mediaType === undefined || isKnown(String(child.mediaType)))
      .map((child) => child.digest),
    subject: isDescriptor(subject) ? subject.digest : undefined,
  };
}

function isDescriptor(entry: unknown): entry is { readonly digest: Digest; readonly mediaType?: unknown } {
  return isRecord(entry) && typeof entry.digest === "string" && isDigest(entry.digest);
}
