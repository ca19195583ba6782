/** Which repositories a run is about. */
import { messageOf } from "./errors.ts";
import { type PatternList, selects } from "./pattern.ts";
import type { Registry } from "./registry.ts";

export interface RepositorySelection {
  /** Names that need no catalog. */
  readonly exact: readonly string[];
  /** Globs and regular expressions, and exclusions, which apply to exact names too. */
  readonly patterns: PatternList;
}

export interface SelectedRepository {
  readonly name: string;
  /** The registry itself named it, not the user. */
  readonly fromCatalog: boolean;
}

export interface SelectedRepositories {
  /** Sorted by name, without repetition. */
  readonly repositories: readonly SelectedRepository[];
  /** Whether they are all that the registry has, as far as its catalog tells. */
  readonly all: boolean;
  /** What could not be expanded. */
  readonly errors: readonly string[];
}

/** Whether a repository called `name`, if there is one, is among those that `selection` is about. */
export function isSelected({ exact, patterns }: RepositorySelection, name: string): boolean {
  const isExcluded = patterns.excludes.some((pattern) => pattern.matches(name));
  return !isExcluded && (exact.includes(name) || patterns.includes.some((pattern) => pattern.matches(name)));
}

/** Expands the wildcards, if there are any, by the catalog. Never throws: exact names go on without it. */
export async function selectRepositories(
  registry: Registry,
  { exact, patterns }: RepositorySelection,
): Promise<SelectedRepositories> {
  const named = new Set(exact.filter((name) => isSelected({ exact, patterns }, name)));
  const catalog = new Set<string>();
  const listed = new Set<string>();
  const errors: string[] = [];
  const advice = registry.catalogAdvice === undefined ? "" : `. ${registry.catalogAdvice}`;
  if (patterns.includes.length > 0) {
    const unused = new Set(patterns.includes);
    try {
      for await (const name of registry.repositories(namespacesOf(patterns))) {
        catalog.add(name);
        for (const pattern of unused) if (pattern.matches(name)) unused.delete(pattern);
        if (selects(patterns, name)) listed.add(name);
      }
      for (const { source } of unused)
        errors.push(
          `\`repositories\`: \`${source}\` matches no repository in the catalog, which holds ${catalog.size}${advice}`,
        );
    } catch (error) {
      errors.push(`\`repositories\`: the wildcards could not be expanded: ${messageOf(error)}`);
    }
  }
  const selected = named.union(listed);
  const repositories = [...selected].sort().map((name) => ({ name, fromCatalog: !named.has(name) }));
  return {
    repositories,
    all: catalog.size > 0 && errors.length === 0 && catalog.isSubsetOf(selected),
    errors,
  };
}

/** `undefined` where any of the patterns can match in any namespace. */
function namespacesOf({ includes }: PatternList): readonly string[] | undefined {
  const named = includes.map(({ namespaces }) => namespaces);
  return named.every((namespaces) => namespaces !== undefined) ? [...new Set(named.flat())].sort() : undefined;
}
