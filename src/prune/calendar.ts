/** Hours, days, weeks, months and years as clocks and calendars in a time zone show them. */
import { tzOffset } from "@date-fns/tz/tzOffset";
import { UTCDate } from "@date-fns/utc";
import { getISOWeek } from "date-fns/getISOWeek";
import { getISOWeekYear } from "date-fns/getISOWeekYear";

/** Shortest first. */
export const periods = ["hour", "day", "week", "month", "year"] as const;
export type Period = (typeof periods)[number];

/** Of how many periods, counted from the newest, something is kept. */
export interface Calendar {
  /** IANA name, known to `Intl`. */
  readonly timeZone: string;
  /** Above 0; `Infinity`: all. Absent: not asked. */
  readonly counts: Partial<Readonly<Record<Period, number>>>;
}

/** The period of each kind in which a moment lies, by a name that no other period of its kind has. */
export type PeriodNames = Readonly<Record<Period, string>>;

const hourLength = 60 * 60 * 1000;
const dayLength = 24 * hourLength;

/**
 * Tells of any moment (milliseconds since the epoch) its periods in `timeZone`. An hour that the clock shows twice, when
 * it is set back, is one. Weeks are those of ISO 8601: they begin on Monday, and the first one of a year is the one that
 * holds its first Thursday.
 */
export function calendarIn(timeZone: string): (at: number) => PeriodNames {
  const offset = offsetsOf(timeZone);
  const namesOfDay = remembering((day) => {
    const date = new UTCDate(day * dayLength);
    const shown = date.toISOString();
    const week = `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, "0")}`;
    return { day: shown.slice(0, 10), week, month: shown.slice(0, 7), year: shown.slice(0, 4) };
  });
  const namesOfHour = remembering((hours) => {
    const day = Math.floor(hours / 24);
    const names = namesOfDay(day);
    return { hour: `${names.day} ${String(hours - day * 24).padStart(2, "0")}:00`, ...names };
  });
  return (at) => namesOfHour(Math.floor((at + offset(at)) / hourLength));
}

/**
 * How many milliseconds the clock in `timeZone` is ahead of UTC. To ask for it takes longer than all the rest; where it
 * is the same at both ends of a day, it is so all day, because nowhere was the clock set forth and back within one.
 */
function offsetsOf(timeZone: string): (at: number) => number {
  const ask = (at: number) => Math.round(tzOffset(timeZone, new Date(at)) * 60_000);
  const atMidnight = remembering((day) => ask(day * dayLength));
  return (at) => {
    const day = Math.floor(at / dayLength);
    const offset = atMidnight(day);
    return offset === atMidnight(day + 1) ? offset : ask(at);
  };
}

function remembering<T extends object | number>(find: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}
