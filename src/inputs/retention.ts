/** The inputs that say what goes and what is kept. A policy file says the same under the same names. */
import { durationPattern } from "../prune/duration.ts";
import type { Retention } from "../prune/policy.ts";
import { parseTagPattern } from "./lists.ts";
import type { Reader } from "./reader.ts";
import { choice, parseKeep, parseSpan } from "./scalars.ts";

/** How a value is read, and the JSON Schema of what an editor accepts for it in a policy file. */
interface Field {
  readonly parse: (text: string) => unknown;
  readonly schema: object;
}

/** The JSON Schema of a list: one entry, or several. */
export const listSchema = { type: ["string", "array"], items: { type: "string" }, minItems: 1, minLength: 1 };
const wholeNumber = { type: "integer", minimum: 0 };
const duration = { type: "string", pattern: durationPattern.source };
const sortOrders = ["time", "semver", "name"] as const;

export const retentionFields = {
  "tag-pattern": { parse: parseTagPattern, schema: listSchema },
  keep: { parse: parseKeep, schema: wholeNumber },
  "keep-within": { parse: parseSpan, schema: duration },
  "sort-by": { parse: choice(sortOrders), schema: { enum: sortOrders } },
} as const satisfies Record<string, Field>;

export type RetentionInput = keyof typeof retentionFields;

export const retentionInputs = Object.keys(retentionFields) as RetentionInput[];

/** What a rule of a policy file may say. */
export const ruleKeys = ["repositories", ...retentionInputs] as const;

export type RuleKey = (typeof ruleKeys)[number];

/** The inputs of which each keeps something. */
export const keepRules = ["keep", "keep-within"] as const satisfies readonly RetentionInput[];

export function readRetention(reader: Reader<RetentionInput>): () => Retention {
  const tagPattern = reader.read("tag-pattern", retentionFields["tag-pattern"].parse);
  const keep = reader.optional("keep", retentionFields.keep.parse);
  const keepWithin = reader.optional("keep-within", retentionFields["keep-within"].parse);
  const sortBy = reader.read("sort-by", retentionFields["sort-by"].parse);
  if (keepRules.every((name) => reader.text(name) === "")) {
    reader.reject(
      "keep",
      "without keep or keep-within nothing would be kept, so one of them is required; keep: 0 means none, on purpose.",
    );
  }
  return () => ({ tagPattern: tagPattern(), keep: keep(), keepWithin: keepWithin(), sortBy: sortBy() });
}
