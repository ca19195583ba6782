/**
 * Signing in to a registry the way its answers ask for: not at all, by Basic, or by Bearer with tokens of a token server
 * (Docker's "Token authentication specification", which all registries follow). No credentials go out before the
 * registry has asked for them.
 */
import pLimit from "p-limit";
import type { HttpRequest, HttpResponse } from "../http/client.ts";
import { redact } from "../http/redact.ts";
import { AuthError, RegistryError } from "../prune/errors.ts";
import { coversScopes, mergeScopes, parseChallenges, parseScopes, type Scopes } from "./challenge.ts";
import { adviceFor, basicGrant, type Grant, type SignInOptions } from "./credentials.ts";
import { createTokenServer, type TokenRequest } from "./token.ts";

/** What a request is for: decides which token it gets. */
export type Access = { readonly repository: string; readonly action: "pull" | "push" | "delete" } | "catalog";

export interface SignIn {
  /**
   * Sends a request to the registry with the credentials that it asks for, and returns the answer, which is never a 401
   * of the registry itself. Throws `AuthError` when the registry, or its token server, refuses the credentials or wants
   * some and has none; `RegistryError` "unexpected" when `request.url` is not at the registry; and what `Http.send` throws.
   */
  send(request: HttpRequest, access: Access): Promise<HttpResponse>;
}

/** Where the tokens of an account come from. A source that asks for something else is another object. */
interface Source extends TokenRequest {
  /** The one request for a token that is in flight. */
  pending?: Promise<Grant> | undefined;
}

/** What is known about one access. */
interface Account {
  /** Absent until the registry has asked for a token. */
  source?: Source;
  grant?: Grant;
  /** Whether the registry has let it pass. */
  served?: boolean;
  /** The one try with the wide scope. */
  widening?: Promise<void> | undefined;
}

export function createSignIn(options: SignInOptions): SignIn {
  const { http, registry, credentials, mask, now } = options;
  const accounts = new Map<string, Account>();
  const basic = credentials && basicGrant(credentials, mask);
  const tokens = createTokenServer(options, basic);
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
    account.served ||= !refused;
    basicServed ||= grant !== undefined && grant === basic && !refused;
    if (!refused) return response;
    const error = new AuthError(`${registry.host} does not let this run ${purpose(access)}: ${reason(access)}`);
    if (grant === basic && !basicServed) wrongPassword ??= error;
    throw error;
  }

  /** Who may read but not delete lacks a right; the password was right. */
  function reason(access: Access): string {
    const reads =
      access !== "catalog" && access.action === "delete" && accounts.get(`pull ${access.repository}`)?.served === true;
    return credentials && reads
      ? "the user may read there, but lacks the right to delete; give it that right"
      : adviceFor(options);
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
      const realm = tokens.realmOf(bearer.parameters.get("realm") ?? "");
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
    source.pending ??= tokens
      .grant(source)
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
      account.grant = await tokens.grant(wide);
      account.source = wide;
    } catch (error) {
      // A token server that does not grant that much has answered; any other failure has not, and may be tried again.
      if (error instanceof AuthError) return;
      account.widening = undefined;
      throw error;
    }
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
  const what = { pull: "read", push: "push to", delete: "delete in" }[access.action];
  return `${what} ${access.repository}`;
}
