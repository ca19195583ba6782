/** What a refusal of the Docker Hub API means, and what to change. Its errors have a text, and seldom a code. */
import { redact } from "../http/redact.ts";
import { isRecord, parseJson } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { type Refusal, RegistryError } from "../prune/errors.ts";

export const readAdvice =
  "An organization access token needs the scope `scope-tag-read` on the repository, and sees private ones only with `scope-repository-list`";
export const deleteTagAdvice =
  "A personal access token needs the permission `Read, Write, Delete`, an organization access token the scope `scope-tag-admin` on the repository";
export const deleteImageAdvice =
  "The tags are gone, but their images still take up space. A personal access token needs the permission `Read, Write, Delete`, an organization access token the scope `scope-image-delete` on the repository";

/** The error that says what an answer means that is not the one hoped for. `what` begins its message. */
export function hubRefusal({ request, response }: Exchange, what: string, advice?: string): RegistryError {
  const { status } = response;
  const told = textOf(response.body);
  const kind = kindOf(status, told);
  const url = redact(request.url);
  const said = told === undefined || told === "" ? "" : ` (${told.slice(0, 300)})`;
  const cure = advice === undefined || (kind !== "forbidden" && kind !== "gone") ? "" : `. ${advice}`;
  return new RegistryError(kind, `${what}: ${request.method} ${url} was answered ${status}${said}${cure}`, {
    method: request.method,
    url,
    status,
  });
}

function kindOf(status: number, told: string | undefined): Refusal {
  if (status === 429) return "throttled";
  if (status >= 500 || status === 408) return "transient";
  // The status for an immutable tag is not documented.
  if (status >= 400 && /immutable/i.test(told ?? "")) return "protected";
  if (status === 401 || status === 403) return "forbidden";
  // A 404 that is not theirs comes from something in between, and means nothing.
  return status === 404 && told !== undefined ? "gone" : "unexpected";
}

/** What the answer says of itself; `undefined` when it is not an error of this API. */
function textOf(body: Buffer): string | undefined {
  const error = parseJson(body);
  if (!isRecord(error)) return undefined;
  const text = [error.detail, error.message, error.text].find((value) => typeof value === "string");
  return typeof text === "string" ? text : "";
}
