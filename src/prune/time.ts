/** Which times a decision may rest on. Sheet of facts: builders write 1970-01-01, 1980-01-01 and zero dates. */
import type { Timestamp } from "./snapshot.ts";

/** The first release of Docker: nothing was pushed before it. */
const earliest = Date.UTC(2013, 2, 20);
/** Clocks of builders may be ahead by this much, in milliseconds. */
const skew = 24 * 60 * 60 * 1000;

/** Whether `at` (milliseconds since the epoch) can be when an image was made or pushed. */
export function isTrustworthy(at: number, now: number): boolean {
  return at >= earliest && at <= now + skew;
}

/** The time that a rule may use; `undefined` when there is none. */
export function trustedTime(time: Timestamp | undefined, now: number): number | undefined {
  return time !== undefined && isTrustworthy(time.at, now) ? time.at : undefined;
}
