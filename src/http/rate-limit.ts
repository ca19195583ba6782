/**
 * What a server tells of its rate limit along with each answer: how many requests are left (`X-RateLimit-Remaining` of
 * `X-RateLimit-Limit`) until when (`X-RateLimit-Reset`, Unix time). So do GitHub and Docker Hub.
 */
import type { HttpResponse } from "./message.ts";

/** A span of time in which so many requests are allowed. */
interface Window {
  readonly limit: number;
  /** The smallest number of requests left that an answer told: answers overtake each other. */
  readonly left: number;
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
}

export interface RateWindows {
  /** The one that is open; `undefined` when nothing is known of it. */
  current(): Window | undefined;
  /** Takes in what an answer tells. What makes no sense is not believed. */
  heed(response: Pick<HttpResponse, "header">): void;
}

export interface RateWindowOptions {
  /** In milliseconds, how long a window is. One that is said to end later ends then. */
  readonly length: number;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** In milliseconds: the end of a window is told in whole seconds, and may come as much later. */
const grain = 1_000;

export function createRateWindows({ length, now }: RateWindowOptions): RateWindows {
  let told: (Window & { readonly resetsAt: number }) | undefined;

  function current() {
    return told !== undefined && now() < told.endsAt ? told : undefined;
  }

  return {
    current,
    heed(response) {
      const { limit, left, resetsAt } = toldBy(response);
      if (!limit || left === undefined || resetsAt === undefined || resetsAt <= now()) return;
      const known = current();
      // By its end, as the server writes it, one window is told from the next.
      if (known === undefined || resetsAt > known.resetsAt) {
        told = { limit, left, resetsAt, endsAt: Math.min(resetsAt, now() + length) + grain };
      } else if (resetsAt === known.resetsAt) {
        told = { ...known, limit, left: Math.min(left, known.left) };
      }
    },
  };
}

/** In milliseconds. No server that tells its limit in this way counts in longer windows. */
const longest = 3_600_000;

/**
 * For how long, in milliseconds from `now` on, `response` says that no request is left: an hour at most. `undefined` when it
 * does not say so.
 */
export function usedUpFor(response: Pick<HttpResponse, "header">, now: number): number | undefined {
  const { left, resetsAt } = toldBy(response);
  return left === 0 && resetsAt !== undefined && resetsAt > now ? Math.min(resetsAt - now, longest) : undefined;
}

/** `resetsAt`: milliseconds since the epoch. */
function toldBy(response: Pick<HttpResponse, "header">) {
  const [limit, left, reset] = ["limit", "remaining", "reset"].map((name) => {
    const text = response.header(`x-ratelimit-${name}`) ?? "";
    return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
  });
  return { limit, left, resetsAt: reset === undefined ? undefined : reset * 1000 };
}
