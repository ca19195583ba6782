/**
 * How often the Docker Hub API lets itself be asked: so many requests in a window that the first of them opens. Every
 * answer says what is left (Docker Hub API, "Rate Limiting"), truly or not.
 */
import type { OutgoingHttpHeaders } from "node:http";
import type { Answer } from "../registry/answer.ts";

export interface RateLimitOptions {
  /** Requests in one window; default 180. */
  readonly limit?: number;
  /** Default 60. */
  readonly windowSeconds?: number;
  /**
   * What a refusal says about when to come back: `Retry-After` in seconds, `X-Retry-After` as Unix time (both rounded up),
   * or nothing. Default seconds.
   */
  readonly retryAfter?: "seconds" | "unix" | "none";
  /**
   * What the `X-RateLimit-*` headers are worth. `early` tells the end of the window rounded down: up to a second too soon.
   * Default honest, the end rounded up. The limit itself is the same whatever they say.
   */
  readonly headers?: "honest" | "early" | "full" | "absent" | "garbage" | "past" | "hour ahead";
}

/** What becomes of one request. */
export interface Turn {
  readonly headers: OutgoingHttpHeaders;
  /** Set when it was one too many. */
  readonly refused: Answer | undefined;
}

export interface RateLimit {
  /** Counts a request, also one that is refused. */
  take(): Turn;
  /** From now on, in the window that is open too. */
  change(options: RateLimitOptions): void;
}

/** `now` is milliseconds since the epoch. */
export function createRateLimit(initial: RateLimitOptions, now: () => number): RateLimit {
  let options: Required<RateLimitOptions> = {
    ...{ limit: 180, windowSeconds: 60, retryAfter: "seconds", headers: "honest" },
    ...initial,
  };
  let endsAt = Number.NEGATIVE_INFINITY;
  let used = 0;
  return {
    take() {
      if (now() >= endsAt) {
        endsAt = now() + options.windowSeconds * 1000;
        used = 0;
      }
      const isOver = used >= options.limit;
      if (!isOver) used++;
      const remaining = Math.max(0, options.limit - used);
      return {
        headers: headersFor(options, remaining, endsAt, now()),
        refused: isOver ? refusal(options, endsAt, now()) : undefined,
      };
    },
    change(changes) {
      options = { ...options, ...changes };
    },
  };
}

function headersFor({ limit, headers }: Required<RateLimitOptions>, remaining: number, endsAt: number, now: number) {
  const told = (left: number, reset: number): OutgoingHttpHeaders => ({
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(left),
    "X-RateLimit-Reset": String(reset),
  });
  const reset = Math.ceil(endsAt / 1000);
  switch (headers) {
    case "honest":
      return told(remaining, reset);
    case "early":
      return told(remaining, Math.floor(endsAt / 1000));
    case "full":
      return told(limit, reset);
    case "past":
      return told(remaining, Math.floor(now / 1000) - 60);
    case "hour ahead":
      return told(remaining, reset + 3600);
    case "garbage":
      return { "X-RateLimit-Limit": "unlimited", "X-RateLimit-Remaining": "-1", "X-RateLimit-Reset": "soon" };
    case "absent":
      return {};
  }
}

function refusal({ retryAfter }: Required<RateLimitOptions>, endsAt: number, now: number): Answer {
  const wait = {
    seconds: { "Retry-After": String(Math.ceil((endsAt - now) / 1000)) },
    unix: { "X-Retry-After": String(Math.ceil(endsAt / 1000)) },
    none: {},
  }[retryAfter];
  return { status: 429, headers: wait, json: { detail: "Rate limit exceeded", error: false } };
}
