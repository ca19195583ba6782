/** Who may do what with the packages of an API, and how that is refused. */
import type { Answer } from "../registry/answer.ts";
import { type Account, isAtLeast, reaches, roleOf } from "./accounts.ts";
import {
  apiError,
  forIntegrations,
  forPersonalTokens,
  invalidArgument,
  notFound,
  packageNotFound,
  scopeMissing,
} from "./errors.ts";

/** What stands before the packages: `/orgs/{org}`, `/users/{username}`, or `/user`, which is the token's own. */
export type Base = "org" | "user" | "self";

export type Operation = "list" | "read" | "delete" | "restore";

export interface Target {
  readonly repository: string;
  readonly isPrivate: boolean;
}

export interface RightsOptions {
  /** How the token of a workflow is refused the list of packages; default 403. 400 was seen too. */
  readonly workflowLists?: 403 | 400;
  /** How a DELETE is refused to who is not admin on the package; default 404, with which it looks like not being there. */
  readonly withoutAdmin?: 403 | 404;
  /**
   * What `/users/{login}` has to do with private packages: nothing, as is documented; default. Or it shows them and deletes
   * none (reported), or it knows no difference (reported).
   */
  readonly privateAtUsers?: "hidden" | "read-only" | "open";
}

export interface Rights {
  /** What the token is not good for, whatever package is meant. */
  refuseToken(account: Account, base: Base, operation: Operation): Answer | undefined;
  refuse(account: Account, base: Base, operation: Operation, target: Target): Answer | undefined;
  /** Whether a list names it. */
  sees(account: Account, base: Base, target: Target): boolean;
}

export function createRights(options: RightsOptions): Rights {
  const { workflowLists = 403, withoutAdmin = 404, privateAtUsers = "hidden" } = options;

  const sees: Rights["sees"] = (account, base, { repository, isPrivate }) =>
    !isPrivate || (isAtLeast(roleOf(account, repository), "read") && !(base === "user" && privateAtUsers === "hidden"));

  return {
    sees,
    refuseToken(account, base, operation) {
      switch (account.kind) {
        case "fine-grained":
          return account.refusal === 404 ? notFound : forPersonalTokens;
        case "classic":
          return reaches(account, "read") ? undefined : scopeMissing("read:packages");
        case "workflow":
        case "app":
          if (account.kind === "workflow" && operation === "list")
            return workflowLists === 403 ? forIntegrations : invalidArgument;
          // It is nobody's own.
          return base === "self" || !reaches(account, "read") ? forIntegrations : undefined;
      }
    },
    refuse(account, base, operation, target) {
      if (!sees(account, base, target)) return packageNotFound;
      if (operation === "list" || operation === "read") return undefined;
      const isReached = reaches(account, operation === "delete" ? "delete" : "write");
      if (!isReached && account.kind !== "classic") return forIntegrations;
      if (target.isPrivate && base === "user" && privateAtUsers === "read-only") return forIntegrations;
      const isAdmin = isAtLeast(roleOf(account, target.repository), "admin");
      if (isReached && isAdmin) return undefined;
      return withoutAdmin === 403 && isReached ? adminMissing(account) : packageNotFound;
    },
  };
}

function adminMissing(account: Account): Answer {
  return account.kind === "classic" ? apiError(403, "Must have admin rights to Repository.") : forIntegrations;
}
