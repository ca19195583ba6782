/** Time as the registry counts it: .NET ticks, 100 nanoseconds each since the year 1, as a bigint. */

const unixEpoch = 621_355_968_000_000_000n;
const perMillisecond = 10_000n;
const maxInt64 = 9_223_372_036_854_775_807n;

/**
 * A number is milliseconds since the epoch: the four digits that it cannot tell are always the same, so that equal
 * milliseconds stay equal and a client still meets seven digits. Text is ISO 8601 in UTC with up to seven of them.
 */
export function ticksOf(moment: number | string): bigint {
  if (typeof moment === "number") return unixEpoch + BigInt(moment) * perMillisecond + 2_764n;
  const fraction = /\.(\d{1,7})Z$/.exec(moment)?.[1] ?? "";
  const seconds = BigInt(Date.parse(moment.replace(/\.\d+Z$/, "Z")) / 1000);
  return unixEpoch + seconds * 1_000n * perMillisecond + BigInt(fraction.padEnd(7, "0"));
}

/** ISO 8601 with seven fractional digits. */
export function isoOf(ticks: bigint): string {
  const since = ticks - unixEpoch;
  const second = new Date(Number(since / 10_000_000n) * 1000).toISOString().slice(0, 19);
  return `${second}.${String(since % 10_000_000n).padStart(7, "0")}Z`;
}

/** What sorts the newest first: always nineteen digits, so that as text it sorts as a number. */
export function descendingCursor(ticks: bigint): string {
  return String(maxInt64 - ticks);
}

export function ascendingCursor(ticks: bigint): string {
  return String(ticks).padStart(19, "0");
}
