/** Those who sign in, in their kinds, and what each may do (Docker documentation, "Access token reference"). */

export type HubAccount = PersonalToken | OrganizationToken | Password;

/** A personal access token (PAT). It applies to every repository that its user can access. */
export interface PersonalToken {
  readonly kind: "pat";
  readonly username: string;
  readonly secret: string;
  readonly permission: keyof typeof permissions;
  /** Whose repositories the user manages besides the own. */
  readonly organizations?: readonly string[];
}

/** An organization access token (OAT): signs in under the name of its organization. */
export interface OrganizationToken {
  readonly kind: "oat";
  readonly organization: string;
  readonly secret: string;
  readonly scopes: readonly OrganizationScope[];
  /** Full names of the repositories that the scopes on repositories apply to; default all of the organization. */
  readonly repositories?: readonly string[];
}

/** The password of a user, who may do everything. */
export interface Password {
  readonly kind: "password";
  readonly username: string;
  readonly secret: string;
  readonly organizations?: readonly string[];
  /** An organization of the user enforces SSO: the password signs in nowhere. */
  readonly enforcesSso?: boolean;
  /** The password alone does not sign in. */
  readonly secondFactor?: boolean;
}

/** Something that takes a right. `list` is to see private repositories in a list. */
export type Action = (typeof everything)[number];

export type OrganizationScope = keyof typeof scopes;

const reading = ["list", "read-repository", "read-tags", "pull"] as const;
const everything = [...reading, "push", "delete-tag", "delete-image", "delete-repository"] as const;
const openToAll: readonly Action[] = reading;

const permissions = {
  "public-read": [],
  read: reading,
  "read-write": [...reading, "push"],
  "read-write-delete": everything,
} as const satisfies Record<string, readonly Action[]>;

/** The scopes that matter here; a more capable one includes the less capable ones. */
const scopes = {
  "scope-image-pull": ["pull"],
  "scope-image-push": ["pull", "push"],
  "scope-image-delete": ["pull", "push", "delete-image"],
  "scope-repository-read": ["read-repository"],
  "scope-repository-edit": ["read-repository"],
  "scope-repository-admin": ["read-repository", "delete-repository"],
  "scope-tag-read": ["read-tags"],
  "scope-tag-admin": ["read-tags", "delete-tag"],
  "scope-repository-list": ["list"],
} as const satisfies Record<string, readonly Action[]>;

/** Somebody with all that pruning takes. */
export const pruner: PersonalToken = {
  kind: "pat",
  username: "wiredbrain",
  secret: "dckr_pat_the-secret-of-the-pruner",
  permission: "read-write-delete",
};

/** An organization that lets its token prune everything, also what is private. */
export const prunersOrganization: OrganizationToken = {
  kind: "oat",
  organization: "wiredbraincoffee",
  secret: "dckr_oat_the-secret-of-the-organization",
  scopes: ["scope-tag-admin", "scope-image-delete", "scope-repository-list", "scope-repository-read"],
};

/** The name under which an account signs in. */
export function identifierOf(account: HubAccount): string {
  return account.kind === "oat" ? account.organization : account.username;
}

/** The account that this secret signs in, if one does without more. */
export function accountOf(accounts: readonly HubAccount[], identifier: string, secret: string): HubAccount | undefined {
  const found = accounts.find((one) => identifierOf(one) === identifier && one.secret === secret);
  return found?.kind === "password" && (found.enforcesSso || found.secondFactor) ? undefined : found;
}

export interface Target {
  /** `namespace/name`. */
  readonly repository: string;
  readonly isPrivate: boolean;
}

/** `undefined` is a stranger, who may read what is public. */
export function may(account: HubAccount | undefined, action: Action, { repository, isPrivate }: Target): boolean {
  return (!isPrivate && openToAll.includes(action)) || actionsIn(account, repository).includes(action);
}

/** Whether a repository exists for somebody at all. */
export function sees(account: HubAccount | undefined, { repository, isPrivate }: Target): boolean {
  return !isPrivate || actionsIn(account, repository).length > 0;
}

/** The names of which an account is a part. */
export function namespacesOf(account: HubAccount): readonly string[] {
  return account.kind === "oat" ? [account.organization] : [account.username, ...(account.organizations ?? [])];
}

function actionsIn(account: HubAccount | undefined, repository: string): readonly Action[] {
  const [namespace = ""] = repository.split("/");
  if (account === undefined || !namespacesOf(account).includes(namespace)) return [];
  if (account.kind === "password") return everything;
  if (account.kind === "pat") return permissions[account.permission];
  const { repositories } = account;
  const isMeant = repositories === undefined || repositories.includes(repository);
  return account.scopes
    .filter((scope) => isMeant || scope === "scope-repository-list")
    .flatMap((scope) => scopes[scope]);
}
