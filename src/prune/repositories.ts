/** Which repositories a run is about. */
import { messageOf } from "./errors.ts";
import { isExact, type Pattern, type PatternList, selects } from "./pattern.ts";
import type { Registry } from "./registry.ts";

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

/** The names that `list` has without a wildcard, less those that it excludes: they need no catalog. */
export function exactNames(list: PatternList): readonly string[] {
  return list.includes.map(({ source }) => source).filter((source) => isExact(source) && selects(list, source));
}

/** Whether a repository called `name`, if there is one, is among those that `lists` are about. */
export function isSelected(lists: readonly PatternList[], name: string): boolean {
  return lists.some((list) => selects(list, name));
}

/**
 * What any of `lists` selects. Expands the wildcards, if there are any, by the catalog. Never throws: exact names go on
 * without it.
 */
export async function selectRepositories(
  registry: Registry,
  lists: readonly PatternList[],
): Promise<SelectedRepositories> {
  const named = new Set(lists.flatMap(exactNames));
  const wildcards = lists.flatMap(({ includes }) => includes.filter(({ source }) => !isExact(source)));
  const catalog = new Set<string>();
  const listed = new Set<string>();
  const errors: string[] = [];
  const advice = registry.catalogAdvice === undefined ? "" : `. ${registry.catalogAdvice}`;
  if (wildcards.length > 0) {
    const unused = new Set(wildcards);
    try {
      for await (const name of registry.repositories(namespacesOf(wildcards))) {
        catalog.add(name);
        for (const pattern of unused) if (pattern.matches(name)) unused.delete(pattern);
        if (isSelected(lists, name)) listed.add(name);
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
function namespacesOf(patterns: readonly Pattern[]): readonly string[] | undefined {
  const named = patterns.map(({ namespaces }) => namespaces);
  return named.every((namespaces) => namespaces !== undefined) ? [...new Set(named.flat())].sort() : undefined;
}
