/** What the fake registry says: values, so that a fault can change an answer before it is sent. */

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly body?: Uint8Array | string;
  /** Sent as JSON with the content type of the dialect and, as Go's encoder does, a line feed at the end. */
  readonly json?: unknown;
}

/** An error in the registry's own form, distribution specification, "Error codes". Without `detail` the key is absent. */
export function refusal(status: number, code: string, message: string, detail?: unknown): Answer {
  return { status, json: { errors: [{ code, message, detail }] } };
}

export function plainText(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff", ...headers },
    body: `${text}\n`,
  };
}

export const accepted: Answer = { status: 202, body: "" };
export const pageNotFound = plainText(404, "404 page not found");
export const manifestUnknown = refusal(404, "MANIFEST_UNKNOWN", "manifest unknown");
export const manifestInvalid = refusal(400, "MANIFEST_INVALID", "manifest invalid", {});
export const unknownError = refusal(500, "UNKNOWN", "unknown error", {});
export const unsupported = refusal(405, "UNSUPPORTED", "The operation is unsupported.");

export function digestInvalid(detail?: unknown): Answer {
  return refusal(400, "DIGEST_INVALID", "provided digest did not match uploaded content", detail);
}

export function nameUnknown(status: number, name: string): Answer {
  return refusal(status, "NAME_UNKNOWN", "repository name not known to registry", { name });
}

export function blobUnknown(detail?: unknown): Answer {
  return refusal(404, "BLOB_UNKNOWN", "blob unknown to registry", detail);
}

export function methodNotAllowed(allow: readonly string[]): Answer {
  return plainText(405, "Method not allowed", { Allow: allow.join(", ") });
}
