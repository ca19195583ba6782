/** Blobs and their uploads: in one piece, in chunks, and by mounting from another repository. */
import { randomUUID } from "node:crypto";
import { type Answer, accepted, blobUnknown, digestInvalid, refusal, unsupported } from "./answer.ts";
import { isDigest } from "./route.ts";
import { type Store, sha256 } from "./store.ts";

export interface BlobRequest {
  readonly method: string;
  readonly repository: string;
  /** Digest or upload id. */
  readonly reference: string;
  readonly query: URLSearchParams;
  readonly ifNoneMatch: string | undefined;
  readonly bytes: Uint8Array;
  /** URL of a path of this server. */
  url(path: string): string;
}

export function answerBlob(store: Store, deletion: "enabled" | "disabled", request: BlobRequest): Answer {
  const { method, repository, reference: digest, ifNoneMatch } = request;
  if (!isDigest(digest)) return digestInvalid({});
  if (method === "DELETE") {
    if (deletion === "disabled") return unsupported;
    return store.deleteBlob(repository, digest) ? accepted : blobUnknown();
  }
  const bytes = store.blob(repository, digest);
  if (bytes === undefined) return blobUnknown(digest);
  const headers = { "Cache-Control": "max-age=31536000", "Docker-Content-Digest": digest, Etag: `"${digest}"` };
  if (ifNoneMatch === headers.Etag) return { status: 304, headers };
  const type = { "Accept-Ranges": "bytes", "Content-Type": "application/octet-stream" };
  return { status: 200, headers: { ...headers, ...type }, body: bytes };
}

const uploadUnknown = refusal(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry", {});

/** Answers everything below `/blobs/uploads/`; keeps what was uploaded so far. */
export function createUploads(store: Store): (request: BlobRequest) => Answer {
  const open = new Map<string, readonly Uint8Array[]>();

  const progress = (status: number, { repository, url }: BlobRequest, id: string): Answer => {
    const size = (open.get(id) ?? []).reduce((sum, chunk) => sum + chunk.length, 0);
    return {
      status,
      headers: {
        Location: url(`/v2/${repository}/blobs/uploads/${id}?_state=${id}`),
        Range: `0-${Math.max(0, size - 1)}`,
        "Docker-Upload-Uuid": id,
      },
      body: "",
    };
  };

  const stored = ({ repository, url }: BlobRequest, digest: string): Answer => ({
    status: 201,
    headers: { Location: url(`/v2/${repository}/blobs/${digest}`), "Docker-Content-Digest": digest },
    body: "",
  });

  const start = (request: BlobRequest): Answer => {
    const digest = request.query.get("mount");
    const from = request.query.get("from");
    if (digest !== null && from !== null && store.mountBlob(request.repository, digest, from)) {
      return stored(request, digest);
    }
    const id = randomUUID();
    open.set(id, []);
    return progress(202, request, id);
  };

  const finish = (request: BlobRequest, chunks: readonly Uint8Array[]): Answer => {
    const digest = request.query.get("digest");
    if (digest === null) return digestInvalid("digest missing");
    if (!isDigest(digest)) return digestInvalid("digest parsing failed");
    const bytes = Buffer.concat([...chunks, request.bytes]);
    open.delete(request.reference);
    if (sha256(bytes) !== digest) return digestInvalid({ Digest: digest, Reason: {} });
    store.putBlob(request.repository, bytes, digest);
    return stored(request, digest);
  };

  return (request) => {
    const { method, reference: id } = request;
    if (id === "") {
      if (method === "POST") return start(request);
      return refusal(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");
    }
    const chunks = open.get(id);
    if (chunks === undefined) return uploadUnknown;
    if (method === "PUT") return finish(request, chunks);
    if (method === "PATCH") {
      open.set(id, [...chunks, request.bytes]);
      return progress(202, request, id);
    }
    if (method === "DELETE") {
      open.delete(id);
      return { status: 204, headers: { "Docker-Upload-Uuid": id } };
    }
    return progress(204, request, id);
  };
}
