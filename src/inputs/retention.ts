/** The inputs that say what goes and what is kept. */
import type { Retention } from "../prune/policy.ts";
import { parseTagPattern } from "./lists.ts";
import type { Reader } from "./reader.ts";
import { choice, parseKeep, parseSpan } from "./scalars.ts";

/** The inputs of which each keeps something. */
export const keepRules = ["keep", "keep-within"] as const;

export type RetentionInput = (typeof keepRules)[number] | "tag-pattern" | "sort-by";

export function readRetention(reader: Reader<RetentionInput>): () => Retention {
  const tagPattern = reader.read("tag-pattern", parseTagPattern);
  const keep = reader.optional("keep", parseKeep);
  const keepWithin = reader.optional("keep-within", parseSpan);
  const sortBy = reader.read("sort-by", choice(["time", "semver", "name"]));
  if (keepRules.every((name) => reader.text(name) === "")) {
    reader.reject(
      "keep",
      "without keep or keep-within nothing would be kept, so one of them is required; keep: 0 means none, on purpose.",
    );
  }
  return () => ({ tagPattern: tagPattern(), keep: keep(), keepWithin: keepWithin(), sortBy: sortBy() });
}
