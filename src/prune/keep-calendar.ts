/**
 * `keep-hourly` to `keep-yearly`: the newest image of each period that has one, for so many periods. The rules of
 * restic's `forget` (`ApplyPolicy`): from the newest to the oldest, what lies in another period than what was kept last
 * is kept, and the oldest of all is kept too, until the count is used up.
 */
import { type Calendar, type Period, type PeriodNames, periods } from "./calendar.ts";
import { newestFirst } from "./order.ts";
import { type Opinion, type Rule, unknownTime } from "./rule.ts";
import type { Digest, Tag } from "./snapshot.ts";
import { trustedTime } from "./time.ts";

/** The input that asks for each period. */
export const calendarInputs = {
  hour: "keep-hourly",
  day: "keep-daily",
  week: "keep-weekly",
  month: "keep-monthly",
  year: "keep-yearly",
} as const satisfies Record<Period, string>;

/** The tags that count and have a time, and when each was made. */
interface Timeline {
  readonly newestFirst: readonly { readonly tag: Tag; readonly made: PeriodNames }[];
  /** Of any tag that counts; `undefined` where it has no time. */
  madeIn(tag: Tag): PeriodNames | undefined;
}

/**
 * The rules of a calendar for so many `images`; `periodsOf` knows its time zone. They go by time, whatever the order of
 * the tags is.
 *
 * An image is in each period in which one of its tags was made, so that a tag that goes moves no image into another
 * period, where it would stand before one that was kept. What is kept is the image: all its tags.
 */
export function keepCalendar(
  { counts }: Calendar,
  periodsOf: (at: number) => PeriodNames,
  images: number,
  now: number,
): readonly Rule[] {
  /** Most of the work is to sort and to look at the calendar, so the rules share it. */
  const timelines = new WeakMap<readonly Tag[], Timeline>();
  const timelineOf = (counted: readonly Tag[]): Timeline => {
    const timeline = timelines.get(counted) ?? timelineIn(counted, periodsOf, now);
    timelines.set(counted, timeline);
    return timeline;
  };
  return periods.flatMap((period): readonly Rule[] => {
    const count = counts[period];
    if (count === undefined) return [];
    const input = calendarInputs[period];
    if (images <= 1) {
      const only = { keeps: true, reasons: [`${ruleName(period, count)}: the only image`] };
      return [{ input, needsTime: false, judge: () => () => only }];
    }
    return [{ input, needsTime: true, judge: (counted) => keepEvery(period, count, timelineOf(counted)) }];
  });
}

function timelineIn(counted: readonly Tag[], periodsOf: (at: number) => PeriodNames, now: number): Timeline {
  const madeIn = (tag: Tag) => {
    const at = trustedTime(tag.time, now);
    return at === undefined ? undefined : periodsOf(at);
  };
  const timed = newestFirst(counted, "time", now).flatMap((tag) => {
    const made = madeIn(tag);
    return made === undefined ? [] : [{ tag, made }];
  });
  // All rules ask of one tag before any of them asks of the next.
  let last: { tag: Tag; made: PeriodNames | undefined } | undefined;
  return {
    newestFirst: timed,
    madeIn(tag) {
      if (last?.tag !== tag) last = { tag, made: madeIn(tag) };
      return last.made;
    },
  };
}

function keepEvery(period: Period, count: number, { newestFirst: timed, madeIn }: Timeline): (tag: Tag) => Opinion {
  const rule = ruleName(period, count);
  const notNewest = { keeps: false, reasons: [`${rule}: not the newest of its ${period}`] };
  const past = { keeps: false, reasons: [`${rule}: its ${period} is not among the newest ${count}`] };
  const byTag = new Map<Tag, Opinion>();
  const byImage = new Map<Digest, Opinion>();
  const covered = new Set<string>();
  let last: string | undefined;
  const oldest = timed.at(-1)?.tag;
  for (const { tag, made: names } of timed) {
    if (byTag.size === count) break;
    const made = names[period];
    if (made === last && tag !== oldest) continue;
    const why = made === last ? "the oldest image" : `newest of ${made}`;
    const opinion = { keeps: true, reasons: [`${ruleName(period, count, byTag.size + 1)}: ${why}`] };
    byTag.set(tag, opinion);
    if (!byImage.has(tag.digest)) byImage.set(tag.digest, opinion);
    covered.add(made);
    last = made;
  }
  return (tag) => {
    const made = madeIn(tag);
    if (made === undefined) return unknownTime;
    return byTag.get(tag) ?? byImage.get(tag.digest) ?? (covered.has(made[period]) ? notNewest : past);
  };
}

/** `keep-daily 7`, `keep-daily 3 of 7`, `keep-daily all`. */
function ruleName(period: Period, count: number, rank?: number): string {
  if (count === Number.POSITIVE_INFINITY) return `${calendarInputs[period]} all`;
  return `${calendarInputs[period]} ${rank === undefined ? "" : `${rank} of `}${count}`;
}
