/** Numbers, sizes and times as people read them: English, UTC. */

export function formatNumber(value: number): string {
  return value.toLocaleString("en-US");
}

/** `1 tag`, `1,200 tags`. */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(amount)} ${amount === 1 ? noun : plural}`;
}

const units = ["kB", "MB", "GB", "TB", "PB"];

/** `7.3 MB`; units of 1,000. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return count(bytes, "byte");
  // The unit follows the rounded number, so that 999,999 reads 1.0 MB and not 1000.0 kB.
  const rounded = units.map((unit, at) => ({ unit, amount: (bytes / 1000 ** (at + 1)).toFixed(1) }));
  const fitting = rounded.find(({ amount }) => Number(amount) < 1000) ?? rounded.at(-1);
  return `${fitting?.amount} ${fitting?.unit}`;
}

/** `2026-11-20 10:00 UTC`. */
export function formatTime(at: number): string {
  return isoTime(at)?.replace(/^(.*)T(.*):\d\dZ$/, "$1 $2 UTC") ?? "an impossible time";
}

/** ISO 8601, UTC, whole seconds: `2026-11-20T10:00:00Z`; `undefined` for what is no time. */
export function isoTime(at: number): string | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/\.\d+Z$/, "Z");
}

/** `9 s`, `3 min`, `2 h 5 min`: a span of milliseconds, in words good enough for a reader. */
export function formatSpan(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `12 a second`, `3 a minute`: so many in so many milliseconds. */
export function formatRate(amount: number, milliseconds: number): string {
  const aSecond = (amount / milliseconds) * 1000;
  return aSecond >= 1
    ? `${formatNumber(Math.round(aSecond))} a second`
    : `${formatNumber(Math.round(aSecond * 60))} a minute`;
}

const hour = 3_600_000;
/** So many milliseconds at least are told in this unit, whose length is the second number. */
const ages: readonly (readonly [from: number, length: number, unit: string])[] = [
  [2 * 365.25 * 24 * hour, 365.25 * 24 * hour, "year"],
  [90 * 24 * hour, 30.44 * 24 * hour, "month"],
  [48 * hour, 24 * hour, "day"],
  [2 * hour, hour, "hour"],
  [0, 60_000, "minute"],
];

/** `3 days`, `14 months`: how old something is, in milliseconds, rounded down; never more than it is. */
export function formatAge(milliseconds: number): string {
  const [, length, unit] = ages.find(([from]) => milliseconds >= from) ?? [0, 1, ""];
  return unit === "" ? "from the future" : count(Math.floor(milliseconds / length), unit);
}

/** `████ 40%`: a part of a whole, of `length` characters. What is neither none nor all never looks like it. */
export function bar(part: number, whole: number, length: number): string {
  if (whole === 0) return "–";
  const within = (most: number) => {
    const rounded = Math.round((part / whole) * most);
    return part > 0 && part < whole ? Math.min(Math.max(rounded, 1), most - 1) : rounded;
  };
  // No line breaks between the two.
  return `${"█".repeat(within(length))}${part > 0 ? "\u00a0" : ""}${within(100)}%`;
}
