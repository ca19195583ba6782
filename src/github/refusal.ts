/** What a refusal of GitHub's API means, and what to change. Its errors have a message, and no code. */
import type { HttpResponse } from "../http/client.ts";
import { redact } from "../http/redact.ts";
import { retryAfter } from "../http/retry.ts";
import { isRecord, parseJson } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { AuthError, type Refusal, RegistryError } from "../prune/errors.ts";

export const readAdvice =
  "There is no such package, or this token may not see it: check `repositories`; give the job `permissions: packages: read` (to delete: `write`) and the repository access to the package (package settings, Manage Actions access); a classic token needs `read:packages`; fine-grained tokens cannot read packages";
export const listAdvice =
  "A `GITHUB_TOKEN` cannot list the packages of an owner: name them instead of a wildcard, or set `token` to a classic token with `read:packages`";
export const registryAdvice =
  "the token lacks the right, or the package does not exist; give the job `permissions: packages: write` and the repository access to the package (package settings, Manage Actions access), or set `token` to a classic token with `read:packages`, `write:packages` and `delete:packages`";
export const deleteAdvice =
  "Deleting takes `permissions: packages: write` and the role Admin of this repository on the package (package settings, Manage Actions access), or a classic token with `read:packages` and `delete:packages` of somebody who administers the package";

/** In milliseconds, when GitHub says no more than that it is too much. */
export const secondaryWait = 60_000;

/** The error that says what an answer means that is not the one hoped for. `what` begins its message. */
export function githubRefusal(
  { request, response }: Exchange,
  what: string,
  now: number,
  advice?: string,
): RegistryError | AuthError {
  const { status } = response;
  const told = messageIn(response);
  const kind = kindOf(response, told);
  const url = redact(request.url);
  const said = told === undefined ? "" : ` (${told.slice(0, 300)})`;
  const cure = advice === undefined || (kind !== "forbidden" && kind !== "gone") ? "" : `. ${advice}`;
  const message = `${what}: ${request.method} ${url} was answered ${status}${said}${cure}`;
  if (status === 401) return new AuthError(`GitHub does not accept \`token\`: ${message}`);
  const requestId = response.header("x-github-request-id");
  return new RegistryError(kind, message, {
    ...{ method: request.method, url, status },
    ...(kind === "throttled" && { retryAfterMs: retryAfter(response, now) ?? secondaryWait }),
    ...(requestId !== undefined && { requestId }),
  });
}

function kindOf(response: HttpResponse, told: string | undefined): Refusal {
  const { status } = response;
  if (status === 429 || (status === 403 && isLimit(response, told))) return "throttled";
  if (status >= 500 || status === 408) return "transient";
  // The last version with a tag, and public versions with more than 5,000 downloads.
  if (status === 400 && /cannot delete the last|cannot be deleted/i.test(told ?? "")) return "protected";
  if (status === 401 || status === 403) return "forbidden";
  // What the token of a workflow is told that lists packages.
  if (status === 400 && /^invalid argument/i.test(told ?? "")) return "forbidden";
  return status === 404 && told !== undefined ? "gone" : "unexpected";
}

/** Whether a 403 is about how much was asked, not about who asks. */
function isLimit(response: HttpResponse, told: string | undefined): boolean {
  return (
    response.header("retry-after") !== undefined ||
    response.header("x-ratelimit-remaining") === "0" ||
    /rate limit|abuse/i.test(told ?? response.body.toString("utf8", 0, 1000))
  );
}

/** `undefined` when the answer is not an error of this API. */
function messageIn({ body }: HttpResponse): string | undefined {
  const error = parseJson(body);
  return isRecord(error) && typeof error.message === "string" ? error.message : undefined;
}
