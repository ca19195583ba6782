/**
 * All the keep rules of a retention together. Each looks at all the candidates and then has an opinion on every one of
 * them; a candidate stays if any rule keeps it (restic's `forget`).
 */
import { keepCalendar } from "./keep-calendar.ts";
import { keepNewest } from "./keep-newest.ts";
import { keepWithin } from "./keep-within.ts";
import { newestFirst } from "./order.ts";
import type { Retention } from "./policy.ts";
import type { Opinion, Rule } from "./rule.ts";
import type { Tag } from "./snapshot.ts";

/** Those of `candidates`, which may be without times yet, of whose time a rule asks. */
export function needTimes(candidates: readonly Tag[], retention: Retention, now: number): readonly Tag[] {
  return rules(candidates, retention, now).some((rule) => rule.needsTime) ? candidates : [];
}

/** The opinion of all rules of `retention` on any of its `candidates`. */
export function judge(candidates: readonly Tag[], retention: Retention, now: number): (tag: Tag) => Opinion {
  const ordered = newestFirst(candidates, retention.sortBy, now);
  const judges = rules(candidates, retention, now).map((rule) => rule.judge(ordered));
  return (tag) => judges.map((opinionOn) => opinionOn(tag)).reduce(together);
}

/** The inputs of `retention` whose rules are about none of `candidates`. */
export function idleRules(candidates: readonly Tag[], retention: Retention, now: number): readonly string[] {
  return rules(candidates, retention, now)
    .filter((rule) => rule.concerns !== undefined && !candidates.some((tag) => rule.concerns?.(tag)))
    .map(({ input }) => input);
}

/** What keeps wins; reasons of the same kind add up. */
function together(one: Opinion, other: Opinion): Opinion {
  if (one.keeps !== other.keeps) return one.keeps ? one : other;
  return { keeps: one.keeps, reasons: [...new Set([...one.reasons, ...other.reasons])] };
}

function rules(candidates: readonly Tag[], retention: Retention, now: number): readonly Rule[] {
  const { keep, sortBy } = retention;
  const images = new Set(candidates.map((tag) => tag.digest)).size;
  return [
    ...(keep === undefined ? [] : [keepNewest(keep, images, sortBy, now)]),
    ...(retention.keepWithin === undefined ? [] : [keepWithin(retention.keepWithin, now)]),
    ...(retention.calendar === undefined ? [] : keepCalendar(retention.calendar, images, now)),
  ];
}
