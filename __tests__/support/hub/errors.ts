/** What the Docker Hub API says when it refuses: `{"detail"}`, `{"message","errinfo"}` or `{"fields","text"}`. */
import type { Answer } from "../registry/answer.ts";

export const wrongCredentials = detail(401, "Incorrect authentication credentials");
/** The wording is an assumption. */
export const unauthorized = detail(401, "token is invalid or expired");
export const insufficientScope = detail(403, "access denied: insufficient scope");
export const organizationTokenNotAllowed = detail(403, "token issued from organization access token is not allowed");
/** The token of an OIDC exchange, whose answer is reported without its body. */
export const registryLoginOnly = detail(403, "access is forbidden with a token for registry login");

export function detail(status: number, text: string): Answer {
  return { status, json: { detail: text } };
}

export function methodNotAllowed(method: string): Answer {
  return detail(405, `Method "${method}" not allowed.`);
}

/** Validation of a request (OpenAPI, `ValueError`). */
export function invalid(field: string, problem: string): Answer {
  return { status: 400, json: { fields: { [field]: [problem] }, text: `Invalid ${field} value` } };
}

export function notFound(message: string, errinfo: Readonly<Record<string, string>>): Answer {
  return { status: 404, json: { message, errinfo } };
}

export function repositoryNotFound(repository: string): Answer {
  const [namespace = "", name = ""] = repository.split("/");
  return notFound("object not found", { namespace, repository: name });
}

export function tagNotFound(repository: string, tag: string): Answer {
  const [namespace = "", name = ""] = repository.split("/");
  return notFound(`tag '${tag}' not found`, { namespace, repository: name, tag });
}
