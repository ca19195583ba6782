/** Where the bytes of blobs are: the registry sends everybody there, with all that it takes in the address. */
import { randomUUID } from "node:crypto";
import type { Reply, Request } from "../recorder.ts";
import { type Answer, plainText } from "../registry/answer.ts";
import type { Store } from "../registry/store.ts";

export interface Storage {
  /** 307 to a blob. */
  redirect(repository: string, digest: string): Answer;
  reply(request: Request): Reply;
}

/** `note` is told what no client may do. */
export function createStorage(store: Store, host: string, note: (violation: string) => void): Storage {
  const signed = new Map<string, { readonly repository: string; readonly digest: string }>();
  return {
    redirect(repository, digest) {
      const signature = randomUUID();
      signed.set(signature, { repository, digest });
      const Location = `https://${host}/ghcr1/blobs/${digest}?se=2026-01-01T00%3A10%3A00Z&sig=${signature}`;
      return { status: 307, headers: { Location }, body: "" };
    },
    reply({ method, path, query, headers }) {
      const blob = signed.get(query.get("sig") ?? "");
      return {
        repository: blob?.repository,
        reference: blob?.digest,
        answer() {
          if (headers.authorization !== undefined) {
            note(`${method} https://${host}${path}: a token was sent to where the blobs are`);
            return plainText(400, "Authentication information is not given in the correct format.");
          }
          const bytes = blob && path.endsWith(blob.digest) ? store.blob(blob.repository, blob.digest) : undefined;
          if (bytes === undefined) return plainText(403, "Server failed to authenticate the request.");
          return { status: 200, headers: { "Content-Type": "application/octet-stream" }, body: bytes };
        },
      };
    },
  };
}
