/** Numbers, sizes and times as people read them: English, UTC. */

export function formatNumber(value: number): string {
  return value.toLocaleString("en-US");
}

/** `1 tag`, `1,200 tags`. */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(amount)} ${amount === 1 ? noun : plural}`;
}

const units = ["kB", "MB", "GB", "TB", "PB"];

/** `7.3 MB (7,343,501 bytes)`; units of 1,000. */
export function formatBytes(bytes: number): string {
  const exact = count(bytes, "byte");
  if (bytes < 1000) return exact;
  // The unit follows the rounded number, so that 999,999 reads 1.0 MB and not 1000.0 kB.
  const rounded = units.map((unit, at) => ({ unit, amount: (bytes / 1000 ** (at + 1)).toFixed(1) }));
  const fitting = rounded.find(({ amount }) => Number(amount) < 1000) ?? rounded.at(-1);
  return `${fitting?.amount} ${fitting?.unit} (${exact})`;
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
