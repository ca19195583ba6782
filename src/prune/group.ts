/** `group-by`: the keep rules count within each group of candidates, as if it were a repository of its own. */
import { compile, PatternError } from "./pattern.ts";
import type { Tag } from "./snapshot.ts";

export interface GroupBy {
  /** As it was written. */
  readonly source: string;
  /** The group of a tag by its name, as reasons call it; `undefined` where the expression does not match. */
  of(name: string): string | undefined;
}

/**
 * Parses a regular expression (RE2), with or without slashes around it, always anchored. What its capture groups match
 * names the group. Throws `PatternError`.
 */
export function parseGroupBy(source: string): GroupBy {
  const compiled = compile(source);
  const captures = compiled.groupCount();
  if (captures === 0)
    throw new PatternError(
      `\`${source}\` has no capture group: what stands in round brackets names the group, as in \`(.+)-\\d+\``,
    );
  return {
    source,
    of(name) {
      // Tags that do not match are found out much faster without the groups.
      if (!compiled.matches(name)) return undefined;
      const matcher = compiled.matcher(name);
      matcher.matches();
      // No tag holds a slash, so no two groups have one name.
      const captured = Array.from({ length: captures }, (_, at) => matcher.group(at + 1) ?? "").join("/");
      return captured === "" ? '""' : captured;
    },
  };
}

/** The group of each of `tags`, in their order; without `groupBy` all are one. What it does not match is a group as well. */
export function groupNames(tags: readonly Tag[], groupBy: GroupBy | undefined): readonly (string | undefined)[] {
  return tags.map(({ name }) => (groupBy === undefined ? undefined : (groupBy.of(name) ?? unmatched)));
}

/** What reasons call the tags that `group-by` does not match. No tag holds a blank, so no group is called the same. */
const unmatched = "no group";

/**
 * `reason` with the group in which it holds: a reason begins with the rule that gives it, up to the first colon
 * (`keep-daily 3 of 7: newest of 2026-11-20`), and there the group is named.
 */
export function inGroup(reason: string, group: string): string {
  const colon = reason.indexOf(":");
  const rule = colon < 0 ? reason : reason.slice(0, colon);
  return `${rule} in ${group}${reason.slice(rule.length)}`;
}
