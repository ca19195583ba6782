/** What a registry's refusal means, and what to change. Azure Container Registry's own dialect of the OCI errors. */
import { ociError, refused } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { AuthError, type Refusal, RegistryError } from "../prune/errors.ts";

/** Which roles let somebody prune: they depend on the registry's role assignment mode. */
export const rolesAdvice =
  "Give the identity the roles `AcrPull` and `AcrDelete` on the registry; where the registry's role assignment mode is ABAC, it needs `Container Registry Repository Contributor` instead";
const catalogAdvice =
  "To list the repositories an ABAC registry wants the role `Container Registry Repository Catalog Lister`, and a repository-scoped token never may: name the repositories instead of a wildcard";
const passwordAdvice =
  "A repository-scoped token needs `metadata/read`, `content/read` and `content/delete` on the repository in its scope map; a service principal needs the roles `AcrPull` and `AcrDelete`, or on an ABAC registry `Container Registry Repository Contributor`";
const lockedAdvice =
  "It, or its repository, is locked (`az acr repository show`), or the registry has it in quarantine";

/** The error that says what an answer means that is not the one hoped for. `what` begins its message. */
export function refusal(exchange: Exchange, what: string): RegistryError | AuthError {
  const { request, response } = exchange;
  const requestId = response.header("x-ms-correlation-request-id");
  const plain = refused(request, response, what, advice(exchange));
  const support = requestId === undefined || plain.refusal === "gone" ? "" : ` (correlation id ${requestId})`;
  if (response.status === 401 && isTokenRequest(exchange)) return new AuthError(`${plain.message}${support}`);
  return new RegistryError(kindOf(exchange, plain.refusal), `${plain.message}${support}`, {
    ...plain.exchange,
    ...(requestId !== undefined && { requestId }),
  });
}

function kindOf({ request, response }: Exchange, plain: Refusal): Refusal {
  return response.status === 405 && request.method === "DELETE" ? "protected" : plain;
}

function advice(exchange: Exchange): string | undefined {
  const { request, response } = exchange;
  const { status } = response;
  if (status === 405) return lockedAdvice;
  if (status === 401 && request.url.pathname.endsWith("/_catalog")) return catalogAdvice;
  if (status === 401 && isTokenRequest(exchange)) return `The identity has no rights on this registry. ${rolesAdvice}`;
  if (status === 401) return request.authorization?.startsWith("Basic ") ? passwordAdvice : rolesAdvice;
  if (status === 404 && ociError(response)?.code === "NAME_UNKNOWN") {
    return "There is no such repository; check `repositories`";
  }
  if (status === 403) return firewallAdvice(ociError(response)?.message ?? response.body.toString("utf8", 0, 1000));
  return undefined;
}

function firewallAdvice(message: string): string | undefined {
  const address = /client with IP '([0-9A-Fa-f.:]+)'/.exec(message)?.[1];
  if (address === undefined && !/firewall|public network access/i.test(message)) return undefined;
  const runner = address === undefined ? "this runner" : `this runner (${address})`;
  return `The registry's firewall does not let ${runner} in. Runners of GitHub have no fixed address: use a self-hosted runner, or one in a network that the registry lets in`;
}

function isTokenRequest({ request }: Exchange): boolean {
  return request.url.pathname.startsWith("/oauth2/");
}
