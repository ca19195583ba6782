/**
 * How much GitHub lets its API be asked (REST API, "Rate limits"): by the hour, which every answer tells; and by the minute
 * and at once, which none does.
 */
import type { Answer } from "../registry/answer.ts";
import type { Account } from "./accounts.ts";
import { numberOf } from "./documents.ts";
import { apiError } from "./errors.ts";
import { createMeter, type Meter, type Points } from "./meter.ts";

export interface LimitOptions {
  /** A GitHub Enterprise Server has no limits unless its administrator wants them; default on. */
  readonly isOn?: boolean;
  /** Requests in an hour; default by the kind of the token. */
  readonly perHour?: number;
  /** How the hour is refused; default 403. */
  readonly hourStatus?: 403 | 429;
  /** Default 900. */
  readonly pointsPerMinute?: number;
  /** Default 100. */
  readonly atOnce?: number;
  /** How the minute is refused; default 403. */
  readonly minuteStatus?: 403 | 429;
  /** Whether that refusal says when to come back; default so. */
  readonly retryAfter?: boolean;
}

export interface Limits {
  /** What is in force from now on. */
  change(options: LimitOptions): void;
  /** As a meter does. */
  begin: Meter["begin"];
  /** Counts a request against the hour of `account`; `isFree` ones only look. */
  spend(account: Account | undefined, isFree: boolean): Verdict;
  points(): Points;
}

export interface Verdict {
  /** Instead of an answer. */
  readonly refusal: Answer | undefined;
  /** Of every answer. */
  readonly headers: Readonly<Record<string, string>>;
  /** As `/rate_limit` tells it. */
  readonly state: { readonly limit: number; readonly used: number; readonly remaining: number; readonly reset: number };
}

interface Hour {
  readonly endsAt: number;
  used: number;
}

const hour = 3_600_000;
const perHour = { workflow: 1_000, classic: 5_000, "fine-grained": 5_000, app: 5_000, stranger: 60 } as const;
const about = "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api";

/** `now` is milliseconds since the epoch. */
export function createLimits(initial: LimitOptions, now: () => number): Limits {
  let options = initial;
  const meter = createMeter(now);
  const hours = new Map<Account | undefined, Hour>();

  const hourOf = (account: Account | undefined): Hour => {
    const open = hours.get(account);
    if (open !== undefined && open.endsAt > now()) return open;
    const begun = { endsAt: (Math.floor(now() / 1000) + hour / 1000) * 1000, used: 0 };
    hours.set(account, begun);
    return begun;
  };

  const isTooMuch = (): boolean => {
    const { pointsPerMinute = 900, atOnce = 100 } = options;
    return meter.lastMinute() > pointsPerMinute || meter.atOnce() > atOnce;
  };

  return {
    change(changed) {
      options = changed;
    },
    begin: meter.begin,
    spend(account, isFree) {
      const { isOn = true, perHour: limit = perHour[account?.kind ?? "stranger"] } = options;
      const current = hourOf(account);
      const isOver = !isFree && current.used >= limit;
      if (!isFree && !isOver) current.used += 1;
      const remaining = Math.max(0, limit - current.used);
      const reset = current.endsAt / 1000;
      const state = { limit, used: current.used, remaining, reset };
      if (!isOn) return { refusal: undefined, headers: {}, state };
      const headers = Object.fromEntries([
        ...Object.entries(state).map(([name, value]) => [`X-Ratelimit-${name}`, String(value)]),
        ["X-Ratelimit-Resource", "core"],
      ]);
      const refusal = isOver ? hourOver(account, options) : isTooMuch() ? minuteOver(options) : undefined;
      return { refusal, headers, state };
    },
    points: meter.points,
  };
}

function hourOver(account: Account | undefined, { hourStatus = 403 }: LimitOptions): Answer {
  const id = account && numberOf(account.secret);
  const whose = account === undefined ? "203.0.113.7" : "login" in account ? `user ID ${id}` : `installation ID ${id}`;
  return apiError(hourStatus, `API rate limit exceeded for ${whose}.`, about);
}

/** The refusal for too many points in a minute, or too much at once. */
export function minuteOver({ minuteStatus = 403, retryAfter = true }: LimitOptions): Answer {
  const message =
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID.";
  return {
    ...apiError(minuteStatus, message, `${about}#about-secondary-rate-limits`),
    ...(retryAfter && { headers: { "Retry-After": "60" } }),
  };
}
