/** Those who sign in, in their three kinds. */
import { type Access, accessOf, roles } from "./rights.ts";

export type Identity = EntraIdentity | AdminIdentity | TokenIdentity;

/** An Entra app (a service principal) or a managed identity. */
export interface EntraIdentity {
  readonly kind: "entra";
  readonly clientId: string;
  /** With it the identity signs in to Entra; with `clientId` as the user it is good as Basic, too. */
  readonly secret?: string;
  readonly secretExpired?: boolean;
  /** Subject of its federated credential, whose issuer is GitHub; without it there is none. */
  readonly subject?: string;
  /** `repository:<name>:<actions>`, where the name may end in `*`, or `registry:catalog:*`; without any it has no role. */
  readonly rights: readonly string[];
}

/** The admin user of the registry, who may do everything. */
export interface AdminIdentity {
  readonly kind: "admin";
  readonly username: string;
  readonly password: string;
}

/** A repository-scoped token. */
export interface TokenIdentity {
  readonly kind: "token";
  readonly username: string;
  readonly password: string;
  /** `repositories/<name>/content/delete` and the like; the name may end in `/*`. */
  readonly scopeMap: readonly string[];
}

/** The subject that GitHub gives to a scheduled run of the repository that the emulated runner is in. */
export const scheduledRun = "repo:octo-org/octo-repo:ref:refs/heads/main";

/** Somebody with all that pruning takes, by a federated credential or by a secret. */
export const pruner: EntraIdentity = {
  kind: "entra",
  clientId: "5c1f2f0e-8a7f-4a52-9d0c-3f1a6a2f9b10",
  secret: "pRu~8Q.the-secret-of-the-pruner",
  subject: scheduledRun,
  rights: [...roles.AcrPull, ...roles.AcrDelete],
};

const actionsOfScopeMaps: Readonly<Record<string, string>> = {
  "content/read": "pull",
  "content/write": "push",
  "content/delete": "delete",
  "metadata/read": "metadata_read",
  "metadata/write": "metadata_write",
};

export function rightsOf(identity: Identity): readonly Access[] {
  switch (identity.kind) {
    case "admin":
      return ["repository:*:*", "registry:catalog:*"].map(accessOf);
    case "token":
      return identity.scopeMap.map(rightInScopeMap);
    case "entra":
      return identity.rights.map(accessOf);
  }
}

function rightInScopeMap(entry: string): Access {
  const [, name = "", actions = ""] = /^repositories\/(.+)\/(\w+\/\w+)$/.exec(entry) ?? [];
  const action = actionsOfScopeMaps[actions];
  if (action === undefined) throw new Error(`no entry of a scope map: ${entry}`);
  return { type: "repository", name, actions: [action] };
}
