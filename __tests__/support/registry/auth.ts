/** Sign-in of the fake registry: none, Basic, or Bearer with opaque tokens. */
import { randomUUID } from "node:crypto";
import type { Answer } from "./answer.ts";
import type { Access } from "./route.ts";

export type AuthOptions =
  | { readonly kind: "none" }
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | TokenOptions;

export interface TokenOptions {
  readonly kind: "token";
  /** Who gets tokens; without it anybody does. */
  readonly username?: string;
  readonly password?: string;
  /** Seconds that a token is good for; default 300. */
  readonly tokenExpiresIn?: number;
  /** Whether the answer says so; default true. A client then has to assume 60 seconds. */
  readonly announcesExpiry?: boolean;
  /** The key of the token in the answer. */
  readonly tokenField?: "token" | "access_token";
  /** What is granted of one scope, e.g. `repository:team/app:pull,delete`; default all of it. */
  grants?(scope: string): string | undefined;
  /** `other` puts the token endpoint on a second server. */
  readonly tokenServer?: "same" | "other";
  /** Names another realm in the challenge than the one that works. */
  readonly realm?: string;
}

export interface Gate {
  /** The 401 for a request that lacks a right, or `undefined` to let it pass. */
  refuse(authorization: string | undefined, access: readonly Access[]): Answer | undefined;
  /** GET of the token endpoint. */
  issue(authorization: string | undefined, query: URLSearchParams): Answer;
}

export interface GateContext {
  /** Name of the registry in its challenge. */
  service(): string;
  /** URL of the token endpoint. */
  realm(): string;
  /** Milliseconds since the epoch. */
  now(): number;
}

export function createGate(auth: AuthOptions, context: GateContext): Gate {
  if (auth.kind === "none") return { refuse: () => undefined, issue: () => ({ status: 404, body: "" }) };
  const basic =
    auth.username === undefined
      ? undefined
      : `Basic ${Buffer.from(`${auth.username}:${auth.password ?? ""}`).toString("base64")}`;
  if (auth.kind === "basic") {
    const challenge = 'Basic realm="basic-realm"';
    return {
      refuse: (authorization, access) => (authorization === basic ? undefined : unauthorized(challenge, access)),
      issue: () => ({ status: 404, body: "" }),
    };
  }
  return createTokenGate(auth, basic, context);
}

interface IssuedToken {
  readonly expiresAt: number;
  /** `type:name:action`, one action each. */
  readonly rights: ReadonlySet<string>;
}

function createTokenGate(auth: TokenOptions, basic: string | undefined, context: GateContext): Gate {
  const { tokenExpiresIn = 300, announcesExpiry = true, tokenField = "token", grants = (scope) => scope } = auth;
  const issued = new Map<string, IssuedToken>();

  const challenge = (access: readonly Access[], error: string | undefined): string => {
    const scope = scopesOf(access);
    return [
      `Bearer realm="${auth.realm ?? context.realm()}",service="${context.service()}"`,
      ...(scope === "" ? [] : [`scope="${scope}"`]),
      ...(error === undefined ? [] : [`error="${error}"`]),
    ].join(",");
  };

  const errorOf = (authorization: string | undefined, access: readonly Access[]): string | undefined => {
    const token = issued.get(authorization?.replace(/^Bearer /, "") ?? "");
    if (token === undefined || token.expiresAt <= context.now()) return "invalid_token";
    return access.every((one) => token.rights.has(rightOf(one))) ? undefined : "insufficient_scope";
  };

  return {
    refuse(authorization, access) {
      if (!authorization?.startsWith("Bearer ")) return unauthorized(challenge(access, undefined), access);
      const error = errorOf(authorization, access);
      return error === undefined ? undefined : unauthorized(challenge(access, error), access);
    },
    issue(authorization, query) {
      if (basic !== undefined && authorization !== basic) return unauthorized('Basic realm="token"', []);
      const scopes = query.getAll("scope").flatMap((scope) => scope.split(" "));
      const token = randomUUID();
      const rights = new Set(scopes.map(grants).flatMap((scope) => (scope === undefined ? [] : rightsIn(scope))));
      issued.set(token, { expiresAt: context.now() + tokenExpiresIn * 1000, rights });
      return { status: 200, json: { [tokenField]: token, ...(announcesExpiry && { expires_in: tokenExpiresIn }) } };
    },
  };
}

function rightOf({ type, name, action }: Access): string {
  return `${type}:${name}:${action}`;
}

function rightsIn(scope: string): readonly string[] {
  const colon = scope.lastIndexOf(":");
  return scope
    .slice(colon + 1)
    .split(",")
    .map((action) => `${scope.slice(0, colon)}:${action}`);
}

/** Actions on one repository are gathered, and what belongs together stays in the order of the request. */
export function scopesOf(access: readonly Access[]): string {
  const grouped = Map.groupBy(access, ({ type, name }) => `${type}:${name}`);
  return [...grouped]
    .map(([resource, rights]) => `${resource}:${rights.map(({ action }) => action).join(",")}`)
    .join(" ");
}

export function unauthorized(challenge: string, access: readonly Access[]): Answer {
  const detail = access.map(({ type, name, action }) => ({ Type: type, Class: "", Name: name, Action: action }));
  return {
    status: 401,
    headers: { "Www-Authenticate": challenge },
    json: {
      errors: [{ code: "UNAUTHORIZED", message: "authentication required", detail: detail.length > 0 ? detail : null }],
    },
  };
}
