/** The inputs that say what goes and what is kept. A policy file says the same under the same names. */
import { type Calendar, periods } from "../prune/calendar.ts";
import { durationPattern } from "../prune/duration.ts";
import { calendarInputs } from "../prune/keep-calendar.ts";
import type { Retention } from "../prune/policy.ts";
import { captureOf } from "./capture.ts";
import { parseGrouping, parseTagPattern } from "./lists.ts";
import type { Reader } from "./reader.ts";
import {
  choice,
  keepSemverPattern,
  parseKeep,
  parseKeepSemver,
  parsePeriods,
  parseSpan,
  spanWarnings,
} from "./scalars.ts";
import { parseTimeZone } from "./time-zone.ts";

/** How a value is read, and the JSON Schema of what an editor accepts for it in a policy file. */
interface Field {
  readonly parse: (text: string) => unknown;
  readonly schema: object;
}

/** The JSON Schema of a list: one entry, or several. */
export const listSchema = { type: ["string", "array"], items: { type: "string" }, minItems: 1, minLength: 1 };
const wholeNumber = { type: "integer", minimum: 0 };
const periodCount = { parse: parsePeriods, schema: { anyOf: [{ type: "integer", minimum: 1 }, { const: "all" }] } };
const duration = { type: "string", pattern: durationPattern.source };
const expression = { type: "string", pattern: "\\(" };
const sortOrders = ["time", "semver", "name"] as const;
const otherOrders = {
  date: "time",
  created: "time",
  updated: "time",
  age: "time",
  version: "semver",
  alphabetical: "name",
  tag: "name",
} as const;

export const retentionFields = {
  "tag-pattern": { parse: parseTagPattern, schema: listSchema },
  keep: { parse: parseKeep, schema: wholeNumber },
  "keep-within": { parse: parseSpan, schema: duration },
  "keep-hourly": periodCount,
  "keep-daily": periodCount,
  "keep-weekly": periodCount,
  "keep-monthly": periodCount,
  "keep-yearly": periodCount,
  "time-zone": { parse: parseTimeZone, schema: { type: "string" } },
  "keep-semver": { parse: parseKeepSemver, schema: { type: "string", pattern: keepSemverPattern.source } },
  "keep-prereleases": { parse: parseKeep, schema: wholeNumber },
  "keep-open-pull-requests": { parse: captureOf("pr-(\\d+)"), schema: expression },
  "keep-existing-branches": { parse: captureOf("^(.+)-[0-9a-f]{7}$"), schema: expression },
  "sort-by": { parse: choice(sortOrders, otherOrders), schema: { enum: sortOrders } },
  "group-by": { parse: parseGrouping, schema: expression },
} as const satisfies Record<string, Field>;

export type RetentionInput = keyof typeof retentionFields;

export const retentionInputs = Object.keys(retentionFields) as RetentionInput[];

/** What a rule of a policy file may say. */
export const ruleKeys = ["repositories", ...retentionInputs] as const;

export type RuleKey = (typeof ruleKeys)[number];

/** Rules that judge every tag. */
export const totalRules = [
  "keep",
  "keep-within",
  ...Object.values(calendarInputs),
] as const satisfies readonly RetentionInput[];
/** Rules about some tags only: alone they would let all others go, which nobody means who names what is to be kept. */
const partialRules = [
  "keep-semver",
  "keep-prereleases",
  "keep-open-pull-requests",
  "keep-existing-branches",
] as const satisfies readonly RetentionInput[];

export function readRetention(reader: Reader<RetentionInput>): () => Retention {
  const tagPattern = reader.read("tag-pattern", retentionFields["tag-pattern"].parse);
  const keep = reader.optional("keep", retentionFields.keep.parse);
  const keepWithin = reader.optional("keep-within", retentionFields["keep-within"].parse);
  const calendar = readCalendar(reader);
  const keepSemver = reader.optional("keep-semver", retentionFields["keep-semver"].parse);
  const keepPrereleases = reader.optional("keep-prereleases", retentionFields["keep-prereleases"].parse);
  const pulls = reader.optional("keep-open-pull-requests", retentionFields["keep-open-pull-requests"].parse);
  const branches = reader.optional("keep-existing-branches", retentionFields["keep-existing-branches"].parse);
  const sortBy = reader.read("sort-by", retentionFields["sort-by"].parse);
  const groupBy = reader.optional("group-by", retentionFields["group-by"].parse);
  requireTotalRule(reader);
  const asking = <Value>(capture: Value | undefined) => capture && { capture };
  return () => ({
    tagPattern: tagPattern(),
    keep: keep(),
    keepWithin: keepWithin(),
    calendar: calendar(),
    keepSemver: keepSemver(),
    keepPrereleases: keepPrereleases(),
    keepOpenPullRequests: asking(pulls()),
    keepExistingBranches: asking(branches()),
    sortBy: sortBy(),
    groupBy: groupBy(),
  });
}

/** What is accepted but may be meant otherwise. */
export function retentionWarnings({ name = "keep-within", keepWithin }: Retention): readonly string[] {
  return spanWarnings(name, keepWithin);
}

function readCalendar(reader: Reader<RetentionInput>): () => Calendar | undefined {
  const counts = periods.map((period) => [period, reader.optional(calendarInputs[period], parsePeriods)] as const);
  const timeZone = reader.read("time-zone", retentionFields["time-zone"].parse);
  return () => {
    const asked = counts
      .map(([period, count]) => [period, count()] as const)
      .filter(([, count]) => count !== undefined);
    return asked.length === 0 ? undefined : { timeZone: timeZone(), counts: Object.fromEntries(asked) };
  };
}

/** What no rule is about would go: that has to be said. */
function requireTotalRule({ text, reject }: Reader<RetentionInput>): void {
  const isGiven = (name: RetentionInput) => text(name) !== "";
  if (totalRules.some(isGiven)) return;
  const [partial] = partialRules.filter(isGiven);
  if (partial === undefined) {
    reject(
      "keep",
      `without a keep rule nothing would be kept, so one of ${totalRules.join(", ")} is required; keep: 0 means none, on purpose.`,
    );
  } else {
    reject(
      partial,
      `is about some tags only, so keep, keep-within or one of keep-hourly to keep-yearly is required beside it: keep: 0 lets all other tags go that tag-pattern selects.`,
    );
  }
}
