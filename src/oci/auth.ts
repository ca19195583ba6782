/**
 * Signing in to a registry the way its answers ask for: not at all, by Basic, or by Bearer with tokens of a token server
 * (Docker's "Token authentication specification", which all registries follow). No credentials go out before the
 * registry has asked for them.
 */
import pLimit from "p-limit";
import { isLinkLocal, isLoopback } from "../http/address.ts";
import type { Http, HttpRequest, HttpResponse } from "../http/client.ts";
import { redact } from "../http/redact.ts";
import { AuthError, RegistryError } from "../prune/errors.ts";
import { coversScopes, formatScopes, mergeScopes, parseChallenges, parseScopes, type Scopes } from "./challenge.ts";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What a request is for: decides which token it gets. */
export type Access = { readonly repository: string; readonly action: "pull" | "delete" } | "catalog";

export interface SignIn {
  /**
   * Sends a request to the registry with the credentials that it asks for, and returns the answer, which is never a 401
   * of the registry itself. Throws `AuthError` when the registry, or its token server, refuses the credentials or wants
   * some and has none; `RegistryError` "unexpected" when `request.url` is not at the registry; and what `Http.send` throws.
   */
  send(request: HttpRequest, access: Access): Promise<HttpResponse>;
}

export interface SignInOptions {
  readonly http: Http;
  /** Only its origin counts. */
  readonly registry: URL;
  /** Absent: anonymous. */
  readonly credentials?: Credentials | undefined;
  /** Gets every secret before it is used. */
  mask(secret: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** What a request carries. */
interface Grant {
  readonly authorization: string;
  /** Milliseconds since the epoch; from then on it is renewed before use. */
  readonly renewAt: number;
}

/** Where the tokens of an account come from. A source that asks for something else is another object. */
interface Source {
  readonly realm: URL;
  readonly service: string | undefined;
  readonly scopes: Scopes;
  /** The one request for a token that is in flight. */
  pending?: Promise<Grant> | undefined;
}

/** What is known about one access. */
interface Account {
  /** Absent until the registry has asked for a token. */
  source?: Source;
  grant?: Grant;
  /** The one try with the wide scope. */
  widening?: Promise<void> | undefined;
}

/** Seconds that a token lives when its answer does not say: the specification's default. */
const defaultLifetime = 60;

/** Bytes; tokens of large organisations reach some tens of kilobytes. */
const largestTokenAnswer = 256 * 1024;

/** Registries whose token server lives on another host that is theirs. */
const tokenHosts: ReadonlyMap<string, string> = new Map([["registry-1.docker.io", "auth.docker.io"]]);

export function createSignIn({ http, registry, credentials, mask, now }: SignInOptions): SignIn {
  const accounts = new Map<string, Account>();
  const basic = credentials && basicGrant(credentials, mask);
  const advice = credentials
    ? "user name or password is wrong, or the user lacks the right; check `username` and `password`"
    : "it wants a user; set `username` and `password`";
  /** Set once the registry has asked for Basic. */
  let wantsBasic = false;
  let basicServed = false;
  /** A password that never served is not sent again: a few more failures could lock the user out. */
  let wrongPassword: AuthError | undefined;
  let opening: Promise<unknown> | undefined;
  // Requests are admitted here, not in the queue of the stack, where a token would grow old before it is sent.
  const admit = pLimit(http.concurrency);

  /** In a straight line: with what is known, then with what the registry asks for, then, for a delete, the wide scope. */
  async function deliver(request: HttpRequest, access: Access): Promise<HttpResponse> {
    const account = accountOf(access);
    let grant = await currentGrant(account);
    const attempt = () => http.send({ ...request, authorization: grant?.authorization });

    let response = await attempt();
    if (isRefusal(response, 401)) {
      const asked = await askedGrant(account, access, response, grant);
      if (asked) {
        grant = asked;
        response = await attempt();
      }
    }
    if (isRefusal(response, 401, 403) && access !== "catalog" && access.action === "delete") {
      const wider = await widerGrant(account, access.repository, grant);
      if (wider) {
        grant = wider;
        response = await attempt();
      }
    }
    const refused = isRefusal(response, 401);
    basicServed ||= grant !== undefined && grant === basic && !refused;
    if (!refused) return response;
    const error = new AuthError(`${registry.host} does not let this run ${purpose(access)}: ${advice}`);
    if (grant === basic && !basicServed) wrongPassword ??= error;
    throw error;
  }

  /** A redirect may have led elsewhere: what another host refuses, and what it asks for, is not the registry's word. */
  function isRefusal({ status, url }: HttpResponse, ...statuses: number[]): boolean {
    return statuses.includes(status) && url.origin === registry.origin;
  }

  function accountOf(access: Access): Account {
    const key = access === "catalog" ? access : `${access.action} ${access.repository}`;
    const account = accounts.get(key) ?? {};
    accounts.set(key, account);
    return account;
  }

  async function currentGrant(account: Account): Promise<Grant | undefined> {
    if (account.grant && now() < account.grant.renewAt) return account.grant;
    if (account.source) return tokenFrom(account.source, account);
    return wantsBasic ? basicOnRequest() : undefined;
  }

  /** What the 401 `response` to a request with `used` asks for; `undefined` when it is what it has just refused. */
  async function askedGrant(
    account: Account,
    access: Access,
    response: HttpResponse,
    used: Grant | undefined,
  ): Promise<Grant | undefined> {
    const challenges = parseChallenges(response.header("www-authenticate") ?? "");
    const bearer = challenges.find(({ scheme, parameters }) => scheme === "bearer" && parameters.has("realm"));
    if (bearer) {
      const realm = realmOf(bearer.parameters.get("realm") ?? "");
      const service = bearer.parameters.get("service");
      const wanted = wantedScopes(bearer.parameters.get("scope"), access);
      const { source } = account;
      const same = source && source.realm.href === realm.href && source.service === service;
      if (!same || !coversScopes(source.scopes, wanted)) {
        account.source = { realm, service, scopes: same ? mergeScopes(source.scopes, wanted) : wanted };
      } else if (account.grant && account.grant !== used) {
        return account.grant;
      }
    } else if (challenges.some(({ scheme }) => scheme === "basic")) {
      return used && used === basic ? undefined : basicOnRequest();
    }
    if (account.source) return tokenFrom(account.source, account);
    const schemes = challenges.map(({ scheme }) => scheme).join(", ") || "nothing";
    throw new AuthError(`${registry.host} wants a sign-in, but offers neither Basic nor Bearer for it: ${schemes}`);
  }

  function basicOnRequest(): Grant {
    if (wrongPassword) throw wrongPassword;
    if (!basic)
      throw new AuthError(`${registry.host} asks for a user name and a password: set \`username\` and \`password\``);
    wantsBasic = true;
    return basic;
  }

  /** A new token; all who ask while the request for it is in flight get the same. */
  function tokenFrom(source: Source, account: Account): Promise<Grant> {
    source.pending ??= requestToken(source)
      .then((grant) => {
        if (account.source === source) account.grant = grant;
        return grant;
      })
      .finally(() => {
        source.pending = undefined;
      });
    return source.pending;
  }

  /**
   * Some registries want more than their challenge says before they delete (Quay `push`, others all three). Asks for
   * that once per account. `undefined` when there is nothing better than `used`.
   */
  async function widerGrant(account: Account, repository: string, used: Grant | undefined): Promise<Grant | undefined> {
    if (!account.source || used === undefined) return undefined;
    if (account.grant === used) {
      const scopes = mergeScopes(parseScopes(`repository:${repository}:pull,push,delete`), account.source.scopes);
      account.widening ??= widen(account, { ...account.source, scopes, pending: undefined });
      await account.widening;
    }
    return account.grant === used ? undefined : account.grant;
  }

  async function widen(account: Account, wide: Source): Promise<void> {
    try {
      account.grant = await requestToken(wide);
      account.source = wide;
    } catch (error) {
      // A token server that does not grant that much has answered; any other failure has not, and may be tried again.
      if (error instanceof AuthError) return;
      account.widening = undefined;
      throw error;
    }
  }

  async function requestToken({ realm, service, scopes }: Source): Promise<Grant> {
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
    const local = isLoopback(realm);
    if (local && !isLoopback(registry)) throw refuse("which is the runner itself");
    if (realm.protocol !== "https:" && !(local && realm.protocol === "http:")) throw refuse("which is not https");
    const own = realm.hostname === registry.hostname || local || realm.hostname === tokenHosts.get(registry.hostname);
    if (credentials && !own) throw refuse("which is another host");
    return realm;
  }

  return {
    async send(request, access) {
      if (request.url.origin !== registry.origin) {
        const url = redact(request.url);
        throw new RegistryError("unexpected", `${request.method} ${url}: not at ${registry.host}`, { url });
      }
      return admit(async () => {
        // The first request finds out what the registry wants; the others wait for it, or each would be refused once.
        if (opening) await opening;
        const delivery = deliver(request, access);
        opening ??= Promise.allSettled([delivery]);
        return delivery;
      });
    },
  };
}

/** RFC 7617. */
function basicGrant({ username, password }: Credentials, mask: (secret: string) => void): Grant {
  const encoded = Buffer.from(`${username}:${password}`).toString("base64");
  mask(encoded);
  return { authorization: `Basic ${encoded}`, renewAt: Number.POSITIVE_INFINITY };
}

/** What the challenge says, and the right to read besides: a delete is challenged with `delete` alone. */
function wantedScopes(challenged: string | undefined, access: Access): Scopes {
  const scopes = parseScopes(challenged ?? scopeOf(access));
  const readable = [...scopes.keys()].filter((resource) => /^repository[:(]/.test(resource));
  return mergeScopes(new Map(readable.map((resource) => [resource, new Set(["pull"])])), scopes);
}

/** For challenges that name no scope. */
function scopeOf(access: Access): string {
  return access === "catalog" ? "registry:catalog:*" : `repository:${access.repository}:${access.action}`;
}

function purpose(access: Access): string {
  if (access === "catalog") return "list the repositories";
  return access.action === "delete" ? `delete in ${access.repository}` : `read ${access.repository}`;
}

/** `lifetime` in seconds. `undefined` when there is no token that can go into a header. */
function parseTokenAnswer(body: Buffer): { token: string; lifetime: number } | undefined {
  const answer = parseObject(body.toString("utf8"));
  const token = answer?.token || answer?.access_token;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) return undefined;
  const lifetime = Number(answer?.expires_in);
  return { token, lifetime: lifetime > 0 ? lifetime : defaultLifetime };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
