/** Spans of time as users write them: `36h`, `14d`, `6mo`. Months and years go by the calendar, in UTC. */
import { UTCDate } from "@date-fns/utc";
import type { Duration as Span } from "date-fns";
import { sub } from "date-fns/sub";

const units = {
  s: "seconds",
  m: "minutes",
  h: "hours",
  d: "days",
  w: "weeks",
  mo: "months",
  y: "years",
} as const satisfies Record<string, keyof Span>;

export interface Duration {
  readonly amount: number;
  readonly unit: keyof typeof units;
}

/** What `parseDuration` accepts, for error messages. */
export const durationSyntax = "a whole number and one of s, m, h, d, w, mo, y, such as 36h, 14d, 8w, 6mo or 1y";

/** What `parseDuration` accepts, but for spans that reach back before the calendar does. */
export const durationPattern = /^(\d{1,15})(s|m|h|d|w|mo|y)$/;

/** Parses `text`; `undefined` when it is not a duration, or one that reaches back before the calendar does. */
export function parseDuration(text: string): Duration | undefined {
  const match = durationPattern.exec(text);
  if (!match) return undefined;
  const duration: Duration = { amount: Number(match[1]), unit: match[2] as Duration["unit"] };
  return Number.isNaN(ago(duration, Date.UTC(2000))) ? undefined : duration;
}

/** The moment (milliseconds since the epoch) that lies `duration` before `now`. */
export function ago(duration: Duration, now: number): number {
  return sub(new UTCDate(now), { [units[duration.unit]]: duration.amount }).getTime();
}

/** How long `duration` is from `now` on, in milliseconds. */
export function milliseconds(duration: Duration, now: number): number {
  return now - ago(duration, now);
}

/** `duration` as the user would write it. */
export function formatDuration({ amount, unit }: Duration): string {
  return `${amount}${unit}`;
}
