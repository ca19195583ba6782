/**
 * Signing in to the registry: any user name with a GitHub token as the password, or nobody at all, gets an opaque token for
 * some scopes. A GitHub token in base64 is good as it is, for everything that it may do.
 */
import { randomUUID } from "node:crypto";
import { type Answer, pageNotFound, refusal } from "../registry/answer.ts";
import { scopesOf } from "../registry/auth.ts";
import type { Access } from "../registry/route.ts";
import { type Account, isAtLeast, reaches, roleOf } from "./accounts.ts";
import type { GithubCatalogue } from "./catalogue.ts";

export interface SignInOptions {
  /** What is said to a token that has expired: the challenge again, or a denial without one; default challenged. */
  readonly expired?: "challenged" | "denied";
}

export interface SignIn {
  /** Every token issued so far. */
  readonly tokens: readonly string[];
  issue(authorization: string | undefined, query: URLSearchParams): Answer;
  /** The refusal of a request that lacks a right, or `undefined` to let it pass. */
  refuse(authorization: string | undefined, needed: readonly Access[]): Answer | undefined;
  /** What a token is good for, for the log. */
  scopeIn(authorization: string | undefined): string | undefined;
}

export interface SignInContext {
  readonly accounts: readonly Account[];
  readonly catalogue: GithubCatalogue;
  /** Name of the registry. */
  readonly host: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

interface Grant {
  readonly account: Account | undefined;
  readonly asked: readonly Access[];
  readonly expiresAt: number;
}

const life = 60_000;
const denied = refusal(403, "DENIED", "denied");
const writeDenied = refusal(403, "DENIED", "permission_denied: write_package");

export function createSignIn({ accounts, catalogue, host, now }: SignInContext, options: SignInOptions): SignIn {
  const grants = new Map<string, Grant>();
  const accountWith = (secret: string): Account | undefined => accounts.find((one) => one.secret === secret);

  const may = (account: Account | undefined, { name, action }: Access): boolean => {
    const role = roleOf(account, name);
    const isPublic = catalogue.package(name)?.visibility === "public";
    if (action === "pull" && isPublic) return account === undefined || reaches(account, "read");
    if (account === undefined) return false;
    return action === "pull"
      ? reaches(account, "read") && isAtLeast(role, "read")
      : action === "push" && reaches(account, "write") && isAtLeast(role, "write");
  };

  const challenge = (needed: readonly Access[]): Answer => {
    const scope = scopesOf(needed) || "repository:user/image:pull";
    return {
      ...unauthorized,
      headers: { "Www-Authenticate": `Bearer realm="https://${host}/token",service="${host}",scope="${scope}"` },
    };
  };

  const grantOf = (authorization: string | undefined): Grant | undefined => {
    const token = /^Bearer (.+)$/i.exec(authorization ?? "")?.[1] ?? "";
    const account = accountWith(Buffer.from(token, "base64").toString());
    return account ? { account, asked: [], expiresAt: Number.POSITIVE_INFINITY } : grants.get(token);
  };

  return {
    get tokens() {
      return [...grants.keys()];
    },
    issue(authorization, query) {
      if (query.get("service") !== host) return pageNotFound;
      const account = authorization === undefined ? undefined : accountWith(passwordIn(authorization));
      if (authorization !== undefined && account === undefined) return denied;
      const asked = query.getAll("scope").flatMap((scope) => scope.split(" ").flatMap(accessIn));
      const isForNobody = asked.some((one) => one.action === "pull" && one.name !== "user/image" && !may(account, one));
      if (isForNobody) return account === undefined ? unauthorized : denied;
      const token = Buffer.from(randomUUID()).toString("base64url");
      grants.set(token, { account, asked, expiresAt: now() + life });
      return { status: 200, json: { token } };
    },
    refuse(authorization, needed) {
      if (authorization === undefined) return challenge(needed);
      const grant = grantOf(authorization);
      // Whoever comes with something wrong is not told how to come with something right (reported).
      if (grant === undefined) return denied;
      if (grant.expiresAt <= now()) return options.expired === "denied" ? denied : challenge(needed);
      const isShortcut = grant.expiresAt === Number.POSITIVE_INFINITY;
      const isAsked = (one: Access) =>
        grant.asked.some((other) => other.name === one.name && other.action === one.action);
      if (!isShortcut && !needed.every(isAsked)) return challenge(needed);
      const lacking = needed.find((one) => !may(grant.account, one));
      return lacking && (lacking.action === "push" ? writeDenied : denied);
    },
    scopeIn(authorization) {
      const grant = grantOf(authorization);
      return grant && (grant.expiresAt === Number.POSITIVE_INFINITY ? "*" : scopesOf(grant.asked));
    },
  };
}

const unauthorized = refusal(401, "UNAUTHORIZED", "authentication required");

function passwordIn(basic: string): string {
  const plain = Buffer.from(basic.replace(/^Basic /i, ""), "base64").toString();
  return plain.slice(plain.indexOf(":") + 1);
}

function accessIn(scope: string): readonly Access[] {
  const match = /^repository:([^:]+):([a-z,*]+)$/.exec(scope);
  return (match?.[2] ?? "").split(",").flatMap((action) => {
    const name = match?.[1] ?? "";
    return action === "" ? [] : [{ type: "repository", name, action } as const];
  });
}
