/** The inputs that say what goes and what is kept. */
import type { Retention } from "../prune/policy.ts";
import { parseGrouping, parseTagPattern } from "./lists.ts";
import type { Reader } from "./reader.ts";
import { choice, parseKeep, parseKeepSemver, parseSpan } from "./scalars.ts";

/** The rules that are about every candidate. */
export const totalRules = ["keep", "keep-within"] as const;

/** The rules that are about some candidates only: alone, they would let all the others go. */
export const partialRules = ["keep-semver", "keep-prereleases"] as const;

export type RetentionInput =
  | (typeof totalRules)[number]
  | (typeof partialRules)[number]
  | "tag-pattern"
  | "sort-by"
  | "group-by";

export function readRetention(reader: Reader<RetentionInput>): () => Retention {
  const tagPattern = reader.read("tag-pattern", parseTagPattern);
  const keep = reader.optional("keep", parseKeep);
  const keepWithin = reader.optional("keep-within", parseSpan);
  const keepSemver = reader.optional("keep-semver", parseKeepSemver);
  const keepPrereleases = reader.optional("keep-prereleases", parseKeep);
  const sortBy = reader.read("sort-by", choice(["time", "semver", "name"]));
  const groupBy = reader.optional("group-by", parseGrouping);
  requireTotalRule(reader);
  return () => ({
    tagPattern: tagPattern(),
    keep: keep(),
    keepWithin: keepWithin(),
    keepSemver: keepSemver(),
    keepPrereleases: keepPrereleases(),
    sortBy: sortBy(),
    groupBy: groupBy(),
  });
}

/** What no rule is about would go: that has to be said. */
function requireTotalRule({ text, reject }: Reader<RetentionInput>): void {
  const isGiven = (name: RetentionInput) => text(name) !== "";
  if (totalRules.some(isGiven)) return;
  const [partial] = partialRules.filter(isGiven);
  const total = totalRules.join(" or ");
  if (partial === undefined) {
    reject(
      "keep",
      `without ${total} nothing would be kept, so one of them is required; keep: 0 means none, on purpose.`,
    );
  } else {
    reject(
      partial,
      `is about some tags only, so ${total} is required beside it: keep: 0 lets all other tags go that tag-pattern selects.`,
    );
  }
}
