/** Those who have a token, in their kinds, and what each may do (GitHub documentation, "About permissions for GitHub Packages"). */

export type Account = WorkflowToken | ClassicToken | FineGrainedToken | AppToken;

/** What a package grants to somebody; a greater role includes the smaller ones. */
export type Role = keyof typeof ranks;

interface Holder {
  /** The token. Nothing can be told from its shape. */
  readonly secret: string;
  /** On a package, `owner/name`; default admin on each. */
  role?(repository: string): Role;
}

/** `GITHUB_TOKEN` of a job. */
export interface WorkflowToken extends Holder {
  readonly kind: "workflow";
  /** Whose workflow it is, `owner/repo`. */
  readonly repository: string;
  /** `permissions: packages:` of the job; default `write`. */
  readonly packages?: "none" | "read" | "write";
  /** `permissions: pull-requests:` of the job; default `read`. */
  readonly pullRequests?: "none" | "read";
  /** `permissions: contents:` of the job; default `read`. */
  readonly contents?: "none" | "read";
}

/** A personal access token that has scopes. */
export interface ClassicToken extends Holder {
  readonly kind: "classic";
  readonly login: string;
  readonly scopes: readonly Scope[];
}

/** A personal access token of the newer kind, which is no good for packages. */
export interface FineGrainedToken extends Holder {
  readonly kind: "fine-grained";
  readonly login: string;
  /** How that is said; default 403. */
  readonly refusal?: 403 | 404;
}

/**
 * The token of an installation of a GitHub App. That it lists and deletes is documented; GitHub's support is reported to
 * say that it cannot.
 */
export interface AppToken extends Holder {
  readonly kind: "app";
  /** Default `write`. */
  readonly packages?: "none" | "read" | "write";
}

export type Scope = "read:packages" | "write:packages" | "delete:packages" | "repo" | "read:user";

const ranks = { none: 0, read: 1, write: 2, admin: 3 };

/** Somebody with all that pruning takes: the token of a job whose repository is admin on the packages. */
export const workflow: WorkflowToken = {
  kind: "workflow",
  secret: "ghs_1234567_the-token-of-the-workflow",
  repository: "acme/app",
};

/** The same as a user, who sees private packages of the own and lists all. */
export const classic: ClassicToken = {
  kind: "classic",
  secret: "ghp_the-token-of-octocat",
  login: "octocat",
  scopes: ["read:packages", "write:packages", "delete:packages"],
};

/** `undefined` is a stranger. */
export function loginOf(account: Account | undefined): string | undefined {
  return account !== undefined && "login" in account ? account.login : undefined;
}

export function roleOf(account: Account | undefined, repository: string): Role {
  if (account === undefined) return "none";
  return account.role === undefined ? "admin" : account.role(repository);
}

export function isAtLeast(role: Role, wanted: Role): boolean {
  return ranks[role] >= ranks[wanted];
}

/** Whether the token itself is good for it, whatever its holder may do. */
export function reaches(account: Account, what: "read" | "write" | "delete"): boolean {
  if (account.kind === "fine-grained") return false;
  if (account.kind === "classic") {
    const { scopes } = account;
    // To write includes to read; to delete does not.
    return scopes.includes(`${what}:packages`) || (what === "read" && scopes.includes("write:packages"));
  }
  const { packages = "write" } = account;
  return what === "read" ? packages !== "none" : packages === "write";
}

/** For the log. */
export function describe(account: Account): string {
  if (account.kind === "classic") return account.scopes.join(",");
  return account.kind === "fine-grained" ? account.kind : `${account.kind} packages:${account.packages ?? "write"}`;
}
