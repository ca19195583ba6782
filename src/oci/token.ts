/** The token server that a Bearer challenge names: whether it may be asked at all, and what it grants. */
import { isLinkLocal, isLoopback, isThisMachine } from "../http/address.ts";
import { redact } from "../http/redact.ts";
import { AuthError, RegistryError } from "../prune/errors.ts";
import { isRecord, parseJson } from "./answer.ts";
import { formatScopes, type Scopes } from "./challenge.ts";
import { adviceFor, type Grant, type SignInOptions } from "./credentials.ts";

export interface TokenRequest {
  /** From `TokenServer.realmOf`. */
  readonly realm: URL;
  readonly service: string | undefined;
  readonly scopes: Scopes;
}

export interface TokenServer {
  /**
   * The realm of a challenge as a URL, when our credentials (or, without any, a request) may go there. Throws `AuthError`.
   */
  realmOf(realm: string): URL;
  /**
   * Asks for a token. Throws `AuthError` when the server refuses or gives none, `RegistryError` "transient" when it is
   * broken, and what `Http.send` throws.
   */
  grant(request: TokenRequest): Promise<Grant>;
}

/** Seconds that a token lives when its answer does not say: the specification's default. */
const defaultLifetime = 60;

/** Bytes; tokens of large organisations reach some tens of kilobytes. */
const largestTokenAnswer = 256 * 1024;

/** Registries whose token server lives on another host that is theirs. */
const tokenHosts: ReadonlyMap<string, string> = new Map([["registry-1.docker.io", "auth.docker.io"]]);

/** `basic`: the credentials of `options`, as a request carries them. */
export function createTokenServer(options: SignInOptions, basic: Grant | undefined): TokenServer {
  const { http, registry, credentials, mask, now } = options;
  const advice = adviceFor(options);

  async function grant({ realm, service, scopes }: TokenRequest): Promise<Grant> {
    const url = new URL(realm);
    if (service !== undefined) url.searchParams.append("service", service);
    for (const scope of formatScopes(scopes)) url.searchParams.append("scope", scope);
    const shown = redact(url);
    const askedAt = now();
    const response = await http
      .send({
        method: "GET",
        url,
        headers: { accept: "application/json" },
        authorization: basic?.authorization,
        maxBytes: largestTokenAnswer,
      })
      .catch((error: unknown) => {
        const unusable = error instanceof RegistryError && error.refusal === "unexpected";
        throw unusable
          ? new AuthError(`the token server gave no usable answer: ${error.message}`, { cause: error })
          : error;
      });
    const { status } = response;
    if (status >= 500) {
      const message = `GET ${shown}: the token server is broken right now (status ${status})`;
      throw new RegistryError("transient", message, { method: "GET", url: shown, status });
    }
    if (status === 401 || status === 403) {
      throw new AuthError(`GET ${shown}: the token server refuses (status ${status}): ${advice}`);
    }
    const answer = status === 200 ? parseTokenAnswer(response.body) : undefined;
    if (!answer) throw new AuthError(`GET ${shown}: the token server gave no token (status ${status})`);
    mask(answer.token);
    // The age counts from the question, and ends a little early, so that no token expires on its way.
    const life = answer.lifetime * 1000;
    return { authorization: `Bearer ${answer.token}`, renewAt: askedAt + life - Math.min(10_000, life / 2) };
  }

  /** The realm of a challenge, when our credentials (or, without any, a request) may go there. */
  function realmOf(text: string): URL {
    const realm = URL.parse(text);
    const refuse = (why: string) =>
      new AuthError(
        `${registry.host} names ${redact(text)} as its token server, ${why}; no credentials were sent there`,
      );
    if (!realm) throw refuse("which is no place to go to");
    if (isLinkLocal(realm)) throw refuse("a link-local address");
    if (isThisMachine(realm) && !isThisMachine(registry)) throw refuse("which is the runner itself");
    const local = isLoopback(realm);
    if (realm.protocol !== "https:" && !(local && realm.protocol === "http:")) throw refuse("which is not https");
    const own = realm.hostname === registry.hostname || local || realm.hostname === tokenHosts.get(registry.hostname);
    if (credentials && !own) throw refuse("which is another host");
    return realm;
  }

  return { realmOf, grant };
}

/** `lifetime` in seconds. `undefined` when there is no token that can go into a header. */
function parseTokenAnswer(body: Buffer): { token: string; lifetime: number } | undefined {
  const answer = parseJson(body);
  if (!isRecord(answer)) return undefined;
  const token = answer.token || answer.access_token;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) return undefined;
  const lifetime = Number(answer.expires_in);
  return { token, lifetime: lifetime > 0 ? lifetime : defaultLifetime };
}
