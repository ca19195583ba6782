/** Times as Docker Hub keeps them: ISO 8601 in UTC with nine fractional digits, so that they sort as text. */

/**
 * A number is milliseconds since the epoch; the digits below that it cannot tell are always the same, so that equal
 * milliseconds stay equal and a client still meets microseconds. Text is ISO 8601 in UTC with up to nine of them.
 */
export function stampOf(moment: number | string): string {
  const iso = typeof moment === "number" ? new Date(moment).toISOString().replace("Z", "694Z") : moment;
  const [, whole = "", fraction = ""] = /^(.*:\d\d)(?:\.(\d{1,9}))?Z$/.exec(iso) ?? [];
  if (whole === "") throw new Error(`no time in UTC: ${iso}`);
  return `${whole}.${fraction.padEnd(9, "0")}Z`;
}

/** As Go writes it: without the zeros at the end. */
export function written(stamp: string): string {
  return stamp.replace(/\.?0*Z$/, "Z");
}

export function millisecondsOf(stamp: string): number {
  return Date.parse(stamp.replace(/\d{6}Z$/, "Z"));
}
