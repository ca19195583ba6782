/**
 * Which credentials go with a request: what a registry has asked for so far, for which access, and the tokens that came of it.
 */
import { AuthError } from "../prune/errors.ts";
import { coversScopes, mergeScopes, parseChallenges, parseScopes, type Scopes } from "./challenge.ts";
import { basicGrant, type Grant, type SignInOptions } from "./credentials.ts";
import { createTokenServer, type TokenRequest } from "./token.ts";

/** What a request is for: decides which token it gets. */
export type Access = { readonly repository: string; readonly action: "pull" | "push" | "delete" } | "catalog";

/** Every method throws `AuthError` where there is nothing to give, and what the token server answers otherwise. */
export interface Grants {
  /** What is known to be asked for; `undefined` as long as nothing is. */
  current(access: Access): Promise<Grant | undefined>;
  /** What the `challenge` of a 401 to a request with `used` asks for; `undefined` when it is what was just refused. */
  asked(access: Access, challenge: string, used: Grant | undefined): Promise<Grant | undefined>;
  /**
   * Some registries want more than their challenge says before they delete (Quay `push`, others all three). Asks for that
   * once per account. `undefined` when it is no delete, and when there is nothing better than `used`.
   */
  wider(access: Access, used: Grant | undefined): Promise<Grant | undefined>;
  /** The registry has let a request with `grant` pass. */
  served(grant: Grant | undefined): void;
  /** The registry does not take `grant`: a password that never served is not sent again, but refused with `error`. */
  refused(grant: Grant | undefined, error: AuthError): void;
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
  /** The one try with the wide scope. */
  widening?: Promise<void> | undefined;
}

export function createGrants(options: SignInOptions): Grants {
  const { registry, credentials, mask, now } = options;
  const accounts = new Map<string, Account>();
  const basic = credentials && basicGrant(credentials, mask);
  const tokens = createTokenServer(options, basic);
  /** Set once the registry has asked for Basic. */
  let wantsBasic = false;
  let basicServed = false;
  /** A few more failures could lock the user out. */
  let wrongPassword: AuthError | undefined;

  function accountOf(access: Access): Account {
    const key = access === "catalog" ? access : `${access.action} ${access.repository}`;
    const account = accounts.get(key) ?? {};
    accounts.set(key, account);
    return account;
  }

  async function current(access: Access): Promise<Grant | undefined> {
    const account = accountOf(access);
    if (account.grant && now() < account.grant.renewAt) return account.grant;
    if (account.source) return tokenFrom(account.source, account);
    return wantsBasic ? basicOnRequest() : undefined;
  }

  async function asked(access: Access, challenge: string, used: Grant | undefined): Promise<Grant | undefined> {
    const account = accountOf(access);
    const challenges = parseChallenges(challenge);
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

  async function wider(access: Access, used: Grant | undefined): Promise<Grant | undefined> {
    const account = accountOf(access);
    if (access === "catalog" || access.action !== "delete" || !account.source || used === undefined) return undefined;
    if (account.grant === used) {
      const scopes = mergeScopes(
        parseScopes(`repository:${access.repository}:pull,push,delete`),
        account.source.scopes,
      );
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
    current,
    asked,
    wider,
    served(grant) {
      basicServed ||= grant !== undefined && grant === basic;
    },
    refused(grant, error) {
      if (grant !== undefined && grant === basic && !basicServed) wrongPassword ??= error;
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
