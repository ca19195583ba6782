/** What a `WWW-Authenticate` header asks for. RFC 9110, 11.6.1. */

export interface Challenge {
  /** In lower case: `basic`, `bearer`. */
  readonly scheme: string;
  /** By name in lower case; of a repeated one the first. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The single value that some schemes (`Negotiate`) carry instead of parameters. */
  readonly token68?: string | undefined;
}

/**
 * The challenges of a header, in its order; repeated headers may be joined by commas. Never throws: from the first
 * place on that breaks the grammar, the rest is left out. Takes time linear in the length of `header`.
 *
 * A comma separates challenges as well as the parameters of one, so a name begins a new challenge exactly when no `=`
 * follows it; and what follows a scheme is a token68 exactly when nothing but a comma or the end comes after it.
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string>; token68?: string }[] = [];
  let at = 0;
  const take = (sticky: RegExp): RegExpExecArray | null => {
    sticky.lastIndex = at;
    const match = sticky.exec(header);
    if (match) at = sticky.lastIndex;
    return match;
  };

  for (;;) {
    take(/[ \t,]*/y);
    const parameter = take(
      /([!#$%&'*+.^_`|~\w-]+)[ \t]*=[ \t]*(?:([!#$%&'*+.^_`|~\w-]+)|"([^"\\]*(?:\\.[^"\\]*)*)")/sy,
    );
    if (parameter) {
      const current = challenges.at(-1);
      if (!current || current.token68 !== undefined) return challenges;
      const [, name = "", token, quoted = ""] = parameter;
      const key = name.toLowerCase();
      if (!current.parameters.has(key)) current.parameters.set(key, token ?? quoted.replace(/\\(.)/gs, "$1"));
      continue;
    }
    const scheme = take(/([!#$%&'*+.^_`|~\w-]+)(?=[ \t,]|$)(?![ \t]*=)/y)?.[1];
    if (scheme === undefined) return challenges;
    const token68 = take(/[ \t]+([A-Za-z0-9._~+/-]+=*)(?=[ \t]*(?:,|$))/y)?.[1];
    challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map(), ...(token68 !== undefined && { token68 }) });
  }
}

/**
 * What a Bearer challenge asks for: actions by resource (`repository:team/app`). Docker's "Token scope documentation":
 * resources are separated by blanks, actions by commas; a resource name may itself hold a colon.
 */
export type Scopes = ReadonlyMap<string, ReadonlySet<string>>;

/** Parses a `scope` parameter. What has not the form `type:name:actions` is a resource without actions. */
export function parseScopes(scope: string): Scopes {
  const scopes = scope.split(" ").filter((part) => part !== "");
  return mergeScopes(
    ...scopes.map((part): Scopes => {
      const colon = part.lastIndexOf(":");
      if (colon <= part.indexOf(":")) return new Map([[part, new Set()]]);
      return new Map([[part.slice(0, colon), new Set(part.slice(colon + 1).split(","))]]);
    }),
  );
}

/** All that any of `scopes` asks for, in their order. */
export function mergeScopes(...scopes: readonly Scopes[]): Scopes {
  const merged = new Map<string, ReadonlySet<string>>();
  for (const [resource, actions] of scopes.flatMap((each) => [...each])) {
    merged.set(resource, new Set([...(merged.get(resource) ?? []), ...actions]));
  }
  return merged;
}

/** Whether `scopes` asks for all that `wanted` does. */
export function coversScopes(scopes: Scopes, wanted: Scopes): boolean {
  return [...wanted].every(([resource, actions]) => {
    const asked = scopes.get(resource);
    return asked !== undefined && [...actions].every((action) => asked.has(action));
  });
}

/** One `scope` parameter for each resource. */
export function formatScopes(scopes: Scopes): string[] {
  return [...scopes].map(([resource, actions]) =>
    actions.size > 0 ? `${resource}:${[...actions].join(",")}` : resource,
  );
}
