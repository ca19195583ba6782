/** Newest first, in the three senses of `sort-by`; total, so that the same snapshot always gives the same plan. */
import { parse, type SemVer } from "semver";
import type { SortBy } from "./policy.ts";
import type { Tag } from "./snapshot.ts";
import { trustedTime } from "./time.ts";

const natural = new Intl.Collator("en", { numeric: true });

/** Natural order (`v9` before `v10`), then by bytes. Names are unique. */
function compareNames(a: string, b: string): number {
  return natural.compare(a, b) || (a < b ? -1 : 1);
}

/**
 * The version that a tag names. A leading `v` is understood, and `_` for the `+` of build metadata, which a tag cannot
 * hold (Helm writes it so).
 */
export function version(tag: Tag): SemVer | null {
  if (!/^v?\d+\.\d+\.\d/.test(tag.name)) return null;
  const known = versions.get(tag);
  if (known !== undefined) return known;
  const found = parse(tag.name.replace("_", "+"));
  versions.set(tag, found);
  return found;
}

/** Several rules ask of the same tags, and reading a version takes long. */
const versions = new WeakMap<Tag, SemVer | null>();

/** A copy of `tags`, newest first. What cannot be compared (no time, no version) comes last; ties go to the later name. */
export function newestFirst(tags: readonly Tag[], sortBy: SortBy, now: number): readonly Tag[] {
  switch (sortBy) {
    case "name":
      return tags.toSorted((a, b) => compareNames(b.name, a.name));
    case "time":
      return sortedBy(
        tags,
        (tag) => trustedTime(tag.time, now),
        (a, b) => b - a,
      );
    case "semver":
      return sortedBy(
        tags,
        (tag) => version(tag) ?? undefined,
        (a, b) => b.compare(a) || b.compareBuild(a),
      );
  }
}

function sortedBy<Key>(
  tags: readonly Tag[],
  keyOf: (tag: Tag) => Key | undefined,
  compare: (a: Key, b: Key) => number,
): readonly Tag[] {
  const keys = tags.map(keyOf);
  // Places are sorted: pairs of a tag and its key would be another object for each tag.
  return [...tags.keys()]
    .sort((a, b) => {
      const keyA = keys[a];
      const keyB = keys[b];
      const difference =
        keyA === undefined || keyB === undefined
          ? Number(keyA === undefined) - Number(keyB === undefined)
          : compare(keyA, keyB);
      return difference || compareNames((tags[b] as Tag).name, (tags[a] as Tag).name);
    })
    .map((at) => tags[at] as Tag);
}
