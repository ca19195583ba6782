/** Who may do what: rights as the claim `access` of a token spells them. */

export interface Access {
  readonly type: string;
  /** Of a repository; may end in `*` where it is held, not where it is needed. */
  readonly name: string;
  /** `*` is all of them. */
  readonly actions: readonly string[];
}

export interface Needed {
  readonly type: string;
  readonly name: string;
  readonly action: string;
}

/** Roles as rights, to put together those of an identity. */
export const roles = {
  AcrPull: ["repository:*:pull,metadata_read", "registry:catalog:*"],
  AcrDelete: ["repository:*:delete"],
  RepositoryContributor: ["repository:*:pull,push,metadata_read,metadata_write,delete"],
  CatalogLister: ["registry:catalog:*"],
} as const satisfies Record<string, readonly string[]>;

/** Of `repository:team/app:pull,delete`. */
export function accessOf(scope: string): Access {
  const [first, last] = [scope.indexOf(":"), scope.lastIndexOf(":")];
  return {
    type: scope.slice(0, first),
    name: scope.slice(first + 1, last),
    actions: scope.slice(last + 1).split(","),
  };
}

export function scopeOf({ type, name, actions }: Access): string {
  return `${type}:${name}:${actions.join(",")}`;
}

/** What of `asked` somebody with `held` gets. Who asks for all names gets those that are held. */
export function granted(asked: Access, held: readonly Access[]): readonly Access[] {
  const { type } = asked;
  const everywhere = asked.name === "*";
  const fitting = held.filter((one) => one.type === type && (everywhere || covers(one.name, asked.name)));
  const byName = Map.groupBy(fitting, ({ name }) => (everywhere ? name : asked.name));
  return [...byName].flatMap(([name, all]) => {
    const actions = common(asked.actions, [...new Set(all.flatMap((one) => one.actions))]);
    return actions.length > 0 ? [{ type, name, actions }] : [];
  });
}

export function allows(held: readonly Access[], { type, name, action }: Needed): boolean {
  return held.some((one) => one.type === type && covers(one.name, name) && common(one.actions, [action]).length > 0);
}

function covers(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

function common(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.includes("*")) return other;
  return other.includes("*") ? one : one.filter((action) => other.includes(action));
}
