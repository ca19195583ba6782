/** When a request is sent once more, and how long it waits before. */
import { setTimeout } from "node:timers/promises";
import pRetry from "p-retry";
import { isPassing } from "./failure.ts";
import { parseHttpDate } from "./http-date.ts";
import type { HttpResponse } from "./message.ts";
import { usedUpFor } from "./rate-limit.ts";

export interface RetryPolicy {
  /** How often a request is sent again at most. */
  readonly retries: number;
  /** Upper bound of the first wait; each further one has twice the bound of the one before, up to `maxMs`. */
  readonly baseMs: number;
  readonly maxMs: number;
  /**
   * A server that asks for a longer wait than this is not waited for. Registries count in windows of a minute, whose end they
   * tell in whole seconds.
   */
  readonly patienceMs: number;
}

export const defaultRetryPolicy: RetryPolicy = { retries: 4, baseMs: 500, maxMs: 10_000, patienceMs: 61_000 };

/** Where the retries take their time from. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects as soon as `signal` is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
};

/**
 * Sends with `attempt` (which gets the number of the attempt, from 1) until an answer settles the matter, and returns
 * the last answer. What is not `repeatable` is sent once. Throws what the last attempt threw.
 */
export async function withRetries(
  attempt: (number: number) => Promise<HttpResponse>,
  options: {
    repeatable: boolean;
    policy: RetryPolicy;
    clock: Clock;
    random: () => number;
    signal: AbortSignal;
  },
): Promise<HttpResponse> {
  const { repeatable, policy, clock, random, signal } = options;
  try {
    return await pRetry(
      async (number) => {
        const response = await attempt(number);
        if (isBusy(response.status)) throw new Busy(response);
        return response;
      },
      {
        retries: repeatable ? policy.retries : 0,
        // The waiting is done below: p-retry's own has no full jitter, and cannot take the server's word for it.
        minTimeout: 0,
        signal,
        shouldRetry: async ({ error, retriesConsumed }) => {
          if (!(error instanceof Busy) && !isPassing(error)) return false;
          const asked = error instanceof Busy ? (retryAfter(error.response, clock.now()) ?? 0) : 0;
          if (asked > policy.patienceMs) return false;
          await clock.sleep(asked + jitter(retriesConsumed, policy, random), signal);
          return true;
        },
      },
    );
  } catch (error) {
    if (error instanceof Busy) return error.response;
    throw error;
  }
}

/** Full jitter, in milliseconds, after so many retries. */
export function jitter(retries: number, { baseMs, maxMs }: RetryPolicy, random: () => number): number {
  return random() * Math.min(maxMs, baseMs * 2 ** retries);
}

/** An answer that another attempt may better; never leaves this file. */
class Busy extends Error {
  readonly response: HttpResponse;

  constructor(response: HttpResponse) {
    super(`status ${response.status}`);
    this.response = response;
  }
}

function isBusy(status: number): boolean {
  return [408, 429, 500, 502, 503, 504].includes(status);
}

/**
 * How long, in milliseconds from `now` on, a server asks its client to wait, in `Retry-After` (RFC 9110, 10.2.3) or
 * `X-Retry-After` (Docker Hub: Unix time). Both are accepted as seconds, HTTP date and Unix time; the longer one counts.
 * Where neither says anything that makes sense, it is until the next request is allowed (GitHub REST API, "Rate limits":
 * "Exceeding the rate limit"). `undefined` when that is not told either.
 */
export function retryAfter(response: Pick<HttpResponse, "header">, now: number): number | undefined {
  const waits = ["retry-after", "x-retry-after"]
    .map((name) => parseWait(response.header(name)?.trim() ?? "", now))
    .filter((wait) => wait !== undefined);
  return waits.length > 0 ? Math.max(0, ...waits) : usedUpFor(response, now);
}

/** Numbers from here on are Unix time: as seconds they would be more than thirty years. */
const unixTimeFrom = 1_000_000_000;

function parseWait(text: string, now: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(text)) {
    const seconds = Number(text);
    return seconds < unixTimeFrom ? seconds * 1000 : seconds * 1000 - now;
  }
  const date = parseHttpDate(text);
  return date === undefined ? undefined : date - now;
}
