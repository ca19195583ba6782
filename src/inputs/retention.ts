/** The inputs that say what goes and what is kept. */
import { type Calendar, periods } from "../prune/calendar.ts";
import { calendarInputs } from "../prune/keep-calendar.ts";
import type { Retention } from "../prune/policy.ts";
import { parseTagPattern } from "./lists.ts";
import type { Reader } from "./reader.ts";
import { choice, parseKeep, parsePeriods, parseSpan } from "./scalars.ts";
import { parseTimeZone } from "./time-zone.ts";

/** The inputs of which each keeps something. */
export const keepRules = ["keep", "keep-within", ...Object.values(calendarInputs)] as const;

export type RetentionInput = (typeof keepRules)[number] | "tag-pattern" | "sort-by" | "time-zone";

export function readRetention(reader: Reader<RetentionInput>): () => Retention {
  const tagPattern = reader.read("tag-pattern", parseTagPattern);
  const keep = reader.optional("keep", parseKeep);
  const keepWithin = reader.optional("keep-within", parseSpan);
  const calendar = readCalendar(reader);
  const sortBy = reader.read("sort-by", choice(["time", "semver", "name"]));
  if (keepRules.every((name) => reader.text(name) === "")) {
    reader.reject(
      "keep",
      `without a keep rule nothing would be kept, so one of ${keepRules.join(", ")} is required; keep: 0 means none, on purpose.`,
    );
  }
  return () => ({
    tagPattern: tagPattern(),
    keep: keep(),
    keepWithin: keepWithin(),
    calendar: calendar(),
    sortBy: sortBy(),
  });
}

function readCalendar(reader: Reader<RetentionInput>): () => Calendar | undefined {
  const counts = periods.map((period) => [period, reader.optional(calendarInputs[period], parsePeriods)] as const);
  const timeZone = reader.read("time-zone", parseTimeZone);
  return () => {
    const asked = counts
      .map(([period, count]) => [period, count()] as const)
      .filter(([, count]) => count !== undefined);
    return asked.length === 0 ? undefined : { timeZone: timeZone(), counts: Object.fromEntries(asked) };
  };
}
