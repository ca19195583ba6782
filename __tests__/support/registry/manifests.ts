/** GET, HEAD, PUT and DELETE of a manifest. */
import {
  type Answer,
  digestInvalid,
  manifestInvalid,
  manifestUnknown,
  refusal,
  unknownError,
  unsupported,
} from "./answer.ts";
import type { Dialect } from "./dialect.ts";
import { isDigest } from "./route.ts";
import { type Store, type StoredManifest, sha256 } from "./store.ts";

export const ociManifest = "application/vnd.oci.image.manifest.v1+json";
export const ociIndex = "application/vnd.oci.image.index.v1+json";
export const dockerManifest = "application/vnd.docker.distribution.manifest.v2+json";
export const dockerList = "application/vnd.docker.distribution.manifest.list.v2+json";

interface Descriptor {
  readonly digest: string;
  readonly urls?: readonly string[];
  readonly platform?: { readonly architecture: string; readonly os: string };
}

interface Document {
  readonly mediaType?: string;
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
  readonly manifests?: readonly Descriptor[];
  readonly subject?: Descriptor;
}

export interface ManifestRequest {
  readonly repository: string;
  readonly reference: string;
  readonly accept: string;
  readonly ifNoneMatch: string | undefined;
}

export function getManifest(store: Store, dialect: Dialect, request: ManifestRequest): Answer {
  const { repository, reference } = request;
  const found = store.manifest(repository, reference);
  if (found === undefined) return dialect.absent(store, repository, reference);
  if (dialect.conditional && [found.digest, `"${found.digest}"`].includes(request.ifNoneMatch ?? "")) {
    return { status: 304 };
  }
  const chosen = dialect.negotiates ? negotiate(store, dialect, request, found) : found;
  return "digest" in chosen ? contents(chosen, dialect) : chosen;
}

function contents(manifest: StoredManifest, dialect: Dialect): Answer {
  return {
    status: 200,
    headers: {
      "Content-Type": manifest.mediaType,
      "Docker-Content-Digest": manifest.digest,
      ...(dialect.conditional && { Etag: `"${manifest.digest}"` }),
    },
    body: manifest.bytes,
  };
}

/**
 * What distribution makes of a narrow `Accept`: an OCI document looks missing, and a Docker list asked for by tag turns
 * into its linux/amd64 child. The image of a tag is then converted to schema 1, which fails, as it does with any config
 * that lacks its history.
 */
function negotiate(
  store: Store,
  dialect: Dialect,
  request: ManifestRequest,
  found: StoredManifest,
): StoredManifest | Answer {
  const accepts = new Set(request.accept.split(",").map((range) => range.split(";")[0]?.trim()));
  if (accepts.has(found.mediaType)) return found;
  if (found.mediaType === ociManifest) return acceptLacks("OCI manifest found", "OCI manifests");
  if (found.mediaType === ociIndex) return acceptLacks("OCI index found", "OCI indexes");
  if (isDigest(request.reference)) return found;
  if (found.mediaType === dockerManifest) return manifestInvalid;
  const child = parse(found.bytes).manifests?.find(
    ({ platform }) => platform?.architecture === "amd64" && platform.os === "linux",
  );
  if (child === undefined) return manifestUnknown;
  const image = store.manifest(request.repository, child.digest);
  if (image === undefined) return dialect.absent(store, request.repository, child.digest);
  return accepts.has(image.mediaType) ? image : manifestInvalid;
}

function acceptLacks(found: string, kind: string): Answer {
  return refusal(404, "MANIFEST_UNKNOWN", `${found}, but accept header does not support ${kind}`);
}

function parse(bytes: Uint8Array): Document {
  return JSON.parse(Buffer.from(bytes).toString()) as Document;
}

export interface ManifestUpload {
  readonly repository: string;
  readonly reference: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** URL of a path of this server. */
  url(path: string): string;
}

export function putManifest(store: Store, dialect: Pick<Dialect, "referrers">, upload: ManifestUpload): Answer {
  const { repository, reference, contentType, bytes } = upload;
  const document = tryParse(bytes);
  if (![ociManifest, ociIndex, dockerManifest, dockerList].includes(contentType)) return manifestInvalid;
  if (document === undefined) return manifestInvalid;
  if (document.mediaType !== undefined && document.mediaType !== contentType) return manifestInvalid;
  if (document.config === undefined && document.manifests === undefined) return unknownError;
  if (isDigest(reference) && reference !== sha256(bytes)) return digestInvalid();
  const missing = missingParts(store, repository, document);
  if (missing.length > 0) return { status: 400, json: { errors: missing } };

  const { digest } = store.putManifest(repository, contentType, bytes, isDigest(reference) ? [] : [reference]);
  const subject = dialect.referrers ? document.subject?.digest : undefined;
  return {
    status: 201,
    headers: {
      Location: upload.url(`/v2/${repository}/manifests/${digest}`),
      "Docker-Content-Digest": digest,
      ...(subject !== undefined && { "OCI-Subject": subject }),
    },
    body: "",
  };
}

function tryParse(bytes: Uint8Array): Document | undefined {
  try {
    return parse(bytes);
  } catch {
    return undefined;
  }
}

function missingParts(store: Store, repository: string, document: Document): readonly unknown[] {
  const blobs = [...(document.config ? [document.config] : []), ...(document.layers ?? [])];
  return [
    ...blobs.filter(({ digest, urls }) => urls === undefined && store.blob(repository, digest) === undefined),
    ...(document.manifests ?? []).filter(({ digest }) => store.manifest(repository, digest) === undefined),
  ].map(({ digest }) => ({ code: "MANIFEST_BLOB_UNKNOWN", message: "blob unknown to registry", detail: digest }));
}

export function deleteManifest(
  store: Store,
  dialect: Dialect,
  deletion: "enabled" | "disabled",
  repository: string,
  reference: string,
): Answer {
  const byTag = !isDigest(reference);
  if (deletion === "disabled" && (!byTag || dialect.disabledStopsTags)) return unsupported;
  return byTag ? dialect.deleteTag(store, repository, reference) : dialect.deleteDigest(store, repository, reference);
}
