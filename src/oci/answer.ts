/**
 * What a registry's answer means. Classified by method, kind of reference, status and error code together, never by the
 * status alone (OCI distribution specification, "Error codes", and what servers really send).
 */
import type { HttpRequest, HttpResponse } from "../http/client.ts";
import { redact } from "../http/redact.ts";
import { type Refusal, RegistryError } from "../prune/errors.ts";

interface OciError {
  readonly code: string;
  readonly message: string;
}

const unknown = new Set(["MANIFEST_UNKNOWN", "NAME_UNKNOWN", "BLOB_UNKNOWN", "TAG_UNKNOWN", "NOT_FOUND"]);

/** The first error of an OCI error body, no longer than a person reads; `undefined` for any other body. */
export function ociError(response: HttpResponse): OciError | undefined {
  const body = parseJson(response.body);
  const errors = isRecord(body) ? body.errors : undefined;
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (!isRecord(first) || typeof first.code !== "string") return undefined;
  const message = typeof first.message === "string" ? first.message : "";
  return { code: first.code.slice(0, 100), message: message.slice(0, 300) };
}

/** The error that says what `response` to `request` means, for every answer that is not the one hoped for. */
export function refused(request: HttpRequest, response: HttpResponse, what: string, advice?: string): RegistryError {
  const error = ociError(response);
  const told = error === undefined ? "" : ` ${error.code}${error.message === "" ? "" : ` (${error.message})`}`;
  return new RegistryError(
    refusalOf(request, response, error),
    `${what}: ${request.method} ${redact(request.url)} was answered ${response.status}${told}${advice === undefined ? "" : `. ${advice}`}`,
    exchangeOf(request, response, error),
  );
}

/** An answer that is not what the specification promises: nothing is concluded from it. */
export function malformed(request: HttpRequest, response: HttpResponse, why: string): RegistryError {
  return new RegistryError(
    "unexpected",
    `${request.method} ${redact(request.url)} was answered ${response.status}, but ${why}`,
    exchangeOf(request, response, undefined),
  );
}

function refusalOf({ method }: HttpRequest, response: HttpResponse, error: OciError | undefined): Refusal {
  const { status } = response;
  const code = error?.code ?? "";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 404) return isGone(error) ? "gone" : "unexpected";
  // zot calls an unknown repository a bad request.
  if (status === 400 && code === "NAME_UNKNOWN") return "gone";
  if (status === 405 && method === "DELETE") return code === "DENIED" ? "referenced" : "forbidden";
  if (status === 409 && method === "DELETE") return "protected";
  if (status === 412 && method === "DELETE")
    return /referenced/i.test(error?.message ?? "") ? "referenced" : "protected";
  if (status === 429) return "throttled";
  return status >= 500 || status === 408 ? "transient" : "unexpected";
}

/**
 * A 404 that says that something does not exist. One without an OCI error comes from a wrong path or a proxy; one about
 * the Accept header would be our own mistake.
 */
function isGone(error: OciError | undefined): boolean {
  return error !== undefined && unknown.has(error.code) && !error.message.includes("accept header does not support");
}

function exchangeOf(request: HttpRequest, response: HttpResponse, error: OciError | undefined) {
  const requestId = response.header("x-request-id");
  return {
    method: request.method,
    url: redact(request.url),
    status: response.status,
    ...(error === undefined ? {} : { code: error.code }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** `undefined` when it is not JSON. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
