/** Whose packages are meant: an organization's, a user's, or the token's own. GitHub has a route for each. */
import { isRecord, malformed, parseJson } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import type { Base, GithubApi } from "./api.ts";
import { githubRefusal } from "./refusal.ts";

export interface Owners {
  /** Found out once for each owner. Throws `RegistryError` or `AuthError`. */
  baseOf(owner: string): Promise<Base>;
}

/** `now`: milliseconds since the epoch. */
export function createOwners(api: Pick<GithubApi, "user" | "self">, now: () => number): Owners {
  const bases = new Map<string, Promise<Base>>();
  let own: Promise<string | undefined> | undefined;

  async function find(owner: string): Promise<Base> {
    const exchange = await api.user(owner);
    const advice = `There is no user or organization ${owner}; check \`repositories\``;
    if (exchange.response.status !== 200)
      throw githubRefusal(exchange, `the owner ${owner} could not be looked up`, now(), advice);
    const { type } = bodyOf(exchange);
    if (type === "Organization") return { org: owner };
    if (type !== "User") throw malformed(exchange.request, exchange.response, `the body does not describe ${owner}`);
    own ??= ownLogin();
    // Only this route shows the private packages of a user.
    return (await own)?.toLowerCase() === owner.toLowerCase() ? "user" : { username: owner };
  }

  /** `undefined` for a token that is nobody's own, such as that of a workflow. */
  async function ownLogin(): Promise<string | undefined> {
    const exchange = await api.self();
    const { status } = exchange.response;
    if (status === 403 || status === 404) return undefined;
    if (status !== 200) throw githubRefusal(exchange, "the owner of `token` could not be looked up", now());
    const { login } = bodyOf(exchange);
    return typeof login === "string" ? login : undefined;
  }

  return {
    baseOf(owner) {
      const known = bases.get(owner) ?? find(owner);
      bases.set(owner, known);
      return known;
    },
  };
}

function bodyOf({ response }: Exchange): Readonly<Record<string, unknown>> {
  const body = parseJson(response.body);
  return isRecord(body) ? body : {};
}
