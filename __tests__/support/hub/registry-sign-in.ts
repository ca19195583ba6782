/**
 * Signing in to the registry at `auth.docker.io`: by Basic or as a stranger, for a token that holds only what was granted
 * of what was asked for (Docker, "Token authentication specification").
 */
import { accessOf, allows, type Access as Held, scopeOf } from "../azure/rights.ts";
import type { Reply, Request } from "../recorder.ts";
import { type Answer, pageNotFound, refusal } from "../registry/answer.ts";
import { scopesOf, unauthorized } from "../registry/auth.ts";
import type { Access } from "../registry/route.ts";
import { accountOf, type HubAccount, identifierOf, may } from "./accounts.ts";
import type { HubCatalogue } from "./catalogue.ts";
import { bearerOf, type Keyring } from "./keyring.ts";

/** What a token of the registry stands for. */
export interface RegistryGrant {
  readonly held: readonly Held[];
  readonly asked: readonly Held[];
}

export interface RegistrySignInOptions {
  readonly accounts: readonly HubAccount[];
  readonly catalogue: HubCatalogue;
  readonly registryTokens: Keyring<RegistryGrant>;
  /** Tokens of the OIDC exchange are good as the password of their organization. */
  readonly identityTokens: Keyring<HubAccount>;
  /** Seconds that a token is good for. */
  readonly life: number;
  /**
   * What a DELETE is answered whose token lacks the right, although it was asked for: 403, or the challenge again. Default
   * 403.
   */
  readonly lackingDelete?: "forbidden" | "challenged";
}

export interface RegistrySignIn {
  /** `auth.docker.io`. */
  reply(request: Request): Reply;
  /** The refusal of a request that lacks a right, or `undefined` to let it pass. */
  refuse(authorization: string | undefined, needed: readonly Access[]): Answer | undefined;
  /** What a token is good for, for the log. */
  scopeIn(authorization: string | undefined): string | undefined;
}

/** What the registry says to who may not, and with it to who deletes what is still referenced. */
export const denied = refusal(403, "DENIED", "requested access to the resource is denied");

const actions = { pull: "pull", push: "push", delete: "delete-image" } as const;

export function createRegistrySignIn(options: RegistrySignInOptions): RegistrySignIn {
  const { accounts, catalogue, registryTokens, identityTokens, life, lackingDelete = "forbidden" } = options;

  const grantedTo = (account: HubAccount | undefined, { type, name, actions: wanted }: Held): readonly Held[] => {
    const isPrivate = catalogue.facts(name)?.isPrivate ?? true;
    const all = wanted.includes("*") ? Object.keys(actions) : wanted;
    const held = all.filter((action) => {
      const right = actions[action as keyof typeof actions];
      return type === "repository" && right !== undefined && may(account, right, { repository: name, isPrivate });
    });
    return held.length > 0 ? [{ type, name, actions: held }] : [];
  };

  const accountIn = (basic: string): HubAccount | undefined => {
    const plain = Buffer.from(basic.slice("Basic ".length), "base64").toString();
    const [user, password] = [plain.slice(0, plain.indexOf(":")), plain.slice(plain.indexOf(":") + 1)];
    const identity = identityTokens.accept(password);
    return identity && identifierOf(identity) === user ? identity : accountOf(accounts, user, password);
  };

  const issue = (authorization: string | undefined, query: URLSearchParams): Answer => {
    if (query.get("service") !== "registry.docker.io") return { status: 400, json: { details: "invalid service" } };
    const account = authorization === undefined ? undefined : accountIn(authorization);
    if (authorization !== undefined && account === undefined) return wrongPassword;
    const asked = scopesAsked(query);
    const held = asked.flatMap((one) => grantedTo(account, one));
    const claims = { iss: "auth.docker.io", aud: "registry.docker.io", sub: account && identifierOf(account) };
    const token = registryTokens.issue({ ...claims, access: held }, { held, asked });
    return { status: 200, json: { token, access_token: token, expires_in: life } };
  };

  const challenge = (needed: readonly Access[], error?: string): Answer => {
    const scope = scopesOf(needed);
    const parts = [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"',
      ...(scope === "" ? [] : [`scope="${scope}"`]),
      ...(error === undefined ? [] : [`error="${error}"`]),
    ];
    return unauthorized(parts.join(","), needed);
  };

  return {
    reply: ({ method, path, query, headers: { authorization } }) => ({
      scope: () => scopesAsked(query).map(scopeOf).join(" ") || undefined,
      answer: () => (method === "GET" && path === "/token" ? issue(authorization, query) : pageNotFound),
    }),
    refuse(authorization, needed) {
      const token = bearerOf(authorization);
      if (token === undefined) return challenge(needed);
      const grant = registryTokens.accept(token);
      if (grant === undefined) return challenge(needed, "invalid_token");
      const lacking = needed.filter((one) => !allows(grant.held, one));
      if (lacking.length === 0) return undefined;
      const isInVain = lacking.every((one) => one.action === "delete" && allows(grant.asked, one));
      return isInVain && lackingDelete === "forbidden" ? denied : challenge(needed, "insufficient_scope");
    },
    scopeIn: (authorization) =>
      registryTokens
        .accept(bearerOf(authorization) ?? "")
        ?.held.map(scopeOf)
        .join(" "),
  };
}

const wrongPassword: Answer = { status: 401, json: { details: "incorrect username or password" } };

/** One field for several scopes with blanks between, or a field for each. */
function scopesAsked(query: URLSearchParams): readonly Held[] {
  return query
    .getAll("scope")
    .flatMap((scope) => scope.split(" ").filter((one) => one !== ""))
    .map(accessOf);
}
