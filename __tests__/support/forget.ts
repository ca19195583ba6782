/**
 * The calendar rules once more, written from restic's manual ("Removing snapshots according to a policy") and from what
 * its ApplyPolicy does, without a line of the engine: what the engine is compared with on random histories.
 */

export interface Snapshot {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A number, or -1 for all, as restic writes it. Absent: the rule was not asked for. */
export interface Counters {
  readonly hourly?: number | undefined;
  readonly daily?: number | undefined;
  readonly weekly?: number | undefined;
  readonly monthly?: number | undefined;
  readonly yearly?: number | undefined;
}

/** Of each snapshot that stays, the rules that keep it. `snapshots`: newest first. */
export function forget(snapshots: readonly Snapshot[], counters: Counters, timeZone: string): Map<string, string[]> {
  const buckets = [
    { rule: "hourly", left: counters.hourly ?? 0, bucketOf: ymdh, last: -1 },
    { rule: "daily", left: counters.daily ?? 0, bucketOf: ymd, last: -1 },
    { rule: "weekly", left: counters.weekly ?? 0, bucketOf: yw, last: -1 },
    { rule: "monthly", left: counters.monthly ?? 0, bucketOf: ym, last: -1 },
    { rule: "yearly", left: counters.yearly ?? 0, bucketOf: y, last: -1 },
  ];
  const kept = new Map<string, string[]>();
  for (const [nr, { name, at }] of snapshots.entries()) {
    const local = wallClock(at, timeZone);
    for (const bucket of buckets) {
      if (bucket.left === 0) continue;
      const value = bucket.bucketOf(local);
      const isOldest = nr === snapshots.length - 1;
      if (value === bucket.last && !isOldest) continue;
      bucket.last = value;
      if (bucket.left > 0) bucket.left--;
      kept.set(name, [...(kept.get(name) ?? []), bucket.rule]);
    }
  }
  return kept;
}

interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
}

const ymdh = ({ year, month, day, hour }: WallClock) => year * 1_000_000 + month * 10_000 + day * 100 + hour;
const ymd = ({ year, month, day }: WallClock) => year * 10_000 + month * 100 + day;
const ym = ({ year, month }: WallClock) => year * 100 + month;
const y = ({ year }: WallClock) => year;

/** The week of a day is that of its Thursday, and so is the year of the week (ISO 8601). */
function yw({ year, month, day }: WallClock): number {
  const thursday = new Date(Date.UTC(year, month - 1, day));
  while (thursday.getUTCDay() !== 1) thursday.setUTCDate(thursday.getUTCDate() - 1);
  thursday.setUTCDate(thursday.getUTCDate() + 3);
  const weekYear = thursday.getUTCFullYear();
  const daysBefore = (thursday.getTime() - Date.UTC(weekYear, 0, 1)) / (24 * 60 * 60 * 1000);
  return weekYear * 100 + Math.floor(daysBefore / 7) + 1;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What `Intl` shows in words, taken apart again. */
function wallClock(at: number, timeZone: string): WallClock {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
    });
  formats.set(timeZone, format);
  const shown = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => shown.get(name) as number;
  return { year: part("year"), month: part("month"), day: part("day"), hour: part("hour") };
}
