/** The inputs that say what goes and what is kept. */
import type { Retention } from "../prune/policy.ts";
import { captureOf } from "./capture.ts";
import { parseTagPattern } from "./lists.ts";
import type { Reader } from "./reader.ts";
import { choice, parseKeep, parseSpan } from "./scalars.ts";

/** Rules that judge every tag. */
const totalRules = ["keep", "keep-within"] as const;
/** Rules about some tags only: alone they would let all others go, which nobody means who names what is to be kept. */
const partialRules = ["keep-open-pull-requests", "keep-existing-branches"] as const;

export type RetentionInput = (typeof totalRules | typeof partialRules)[number] | "tag-pattern" | "sort-by";

export function readRetention(reader: Reader<RetentionInput>): () => Retention {
  const tagPattern = reader.read("tag-pattern", parseTagPattern);
  const keep = reader.optional("keep", parseKeep);
  const keepWithin = reader.optional("keep-within", parseSpan);
  const sortBy = reader.read("sort-by", choice(["time", "semver", "name"]));
  const pulls = reader.optional("keep-open-pull-requests", captureOf("pr-(\\d+)"));
  const branches = reader.optional("keep-existing-branches", captureOf("^(.+)-[0-9a-f]{7}$"));
  if (totalRules.every((name) => reader.text(name) === "")) {
    const partial = partialRules.filter((name) => reader.text(name) !== "");
    reader.reject(
      "keep",
      partial.length === 0
        ? "without keep or keep-within nothing would be kept, so one of them is required; keep: 0 means none, on purpose."
        : `${partial.join(" and ")} ${partial.length === 1 ? "judges" : "judge"} some tags only, so keep or keep-within is required for the others: keep: 0 lets all of them go, on purpose, and a narrower tag-pattern leaves them alone.`,
    );
  }
  const asking = <Value>(capture: Value | undefined) => capture && { capture };
  return () => ({
    tagPattern: tagPattern(),
    keep: keep(),
    keepWithin: keepWithin(),
    keepOpenPullRequests: asking(pulls()),
    keepExistingBranches: asking(branches()),
    sortBy: sortBy(),
  });
}
