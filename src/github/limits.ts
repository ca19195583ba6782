/**
 * How fast GitHub lets its API be asked (REST API, "Rate limits"): by the hour, with what is left told along with each
 * answer; and by the minute, in points that nobody tells: one for a read, five for a delete, 900 in all. Whoever goes on
 * asking when it was too much may be banned, so then nobody does.
 */
import type { Http, HttpResponse } from "../http/client.ts";
import { createRateWindows } from "../http/rate-limit.ts";
import { RegistryError } from "../prune/errors.ts";

export interface Limits {
  /**
   * Waits until a request may be sent. Throws `RegistryError` "throttled" when the hour is used up, or a rest is longer than
   * requests wait, and the run may not wait for its end; and what `Http.pause` throws before a delete.
   */
  turn(what: "read" | "delete"): Promise<void>;
  /** The request of a turn has ended: with `response`, or without one. */
  done(response: Pick<HttpResponse, "header"> | undefined): void;
  /** GitHub wants nothing to be sent for so many milliseconds from now on. */
  rest(milliseconds: number): void;
}

export interface LimitsOptions {
  readonly http: Pick<Http, "pause">;
  /** Milliseconds since the epoch. */
  now(): number;
  /** When the run has to end, in milliseconds since the epoch. Absent: nobody has said that it may take long. */
  readonly endsAt?: number | undefined;
}

const points = { read: 1, delete: 5 };
/** In milliseconds, of a rest that is waited for whether or not anybody has said that the run may take long. */
const patience = 60_000;
/** In so many milliseconds, a little more than the minute in which GitHub counts: requests may bunch on their way. */
const minute = 60_500;
const pointsPerMinute = 900;
/** In milliseconds, between two deletes, each of which comes with a read. */
const interval = (minute * (points.read + points.delete)) / pointsPerMinute;
/** Requests an hour that are left to everybody else who shares the limit, such as other workflows of the repository. */
const reserve = (limit: number) => Math.min(50, Math.ceil(limit / 20));

export function createLimits({ http, now, endsAt: runEndsAt }: LimitsOptions): Limits {
  /** What was spent in the last minute, oldest first. */
  let spent: { readonly at: number; readonly points: number }[] = [];
  const hours = createRateWindows({ length: 3_600_000, now });
  let inFlight = 0;
  let nextAt = 0;
  let restUntil = 0;

  const mayWaitUntil = (at: number): boolean => runEndsAt !== undefined && at < runEndsAt;

  function waitForMinute(what: "read" | "delete"): number {
    const at = now();
    spent = spent.filter((entry) => entry.at > at - minute);
    let sum = points[what] + spent.reduce((total, entry) => total + entry.points, 0);
    for (const entry of spent) {
      if (sum <= pointsPerMinute) break;
      sum -= entry.points;
      if (sum <= pointsPerMinute) return entry.at + minute - at;
    }
    return what === "delete" ? nextAt - at : 0;
  }

  function waitForHour(): number {
    const current = hours.current();
    if (current === undefined || current.left - inFlight > reserve(current.limit)) return 0;
    const { limit, left, endsAt } = current;
    if (mayWaitUntil(endsAt)) return endsAt - now();
    throw tooLong(
      `${left} of the ${limit} requests are left that GitHub's API lets this token send in an hour, which begins anew at ${clock(endsAt)}; they are left to others`,
      endsAt,
    );
  }

  function waitForRest(): number {
    const rest = restUntil - now();
    if (rest <= patience || mayWaitUntil(restUntil)) return rest;
    throw tooLong(`GitHub's API wants to be left alone until ${clock(restUntil)}`, restUntil);
  }

  function tooLong(why: string, until: number): RegistryError {
    const cure = "With a `time-budget` that reaches beyond that, the run waits";
    return new RegistryError("throttled", `${why}. ${cure}`, { retryAfterMs: until - now() });
  }

  return {
    async turn(what) {
      for (;;) {
        const wait = Math.max(waitForHour(), waitForRest(), waitForMinute(what));
        if (wait <= 0) break;
        // Also of a read: when a run winds down, only deletes are left, and what is looked at before each of them.
        await http.pause(wait, "delete");
      }
      if (what === "delete") nextAt = Math.max(nextAt, now() - interval) + interval;
      spent.push({ at: now(), points: points[what] });
      inFlight += 1;
    },
    done(response) {
      inFlight -= 1;
      if (response !== undefined) hours.heed(response);
    },
    rest(milliseconds) {
      restUntil = Math.max(restUntil, now() + milliseconds);
    },
  };
}

/** The time of day. */
function clock(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}
