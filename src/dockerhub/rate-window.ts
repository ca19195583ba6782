/**
 * How fast Docker Hub lets itself be asked. Each answer of its API says how many requests are left (`X-RateLimit-Remaining`
 * of `X-RateLimit-Limit`) until when (`X-RateLimit-Reset`, Unix time): about 180 a minute.
 */
import type { Http, HttpResponse } from "../http/client.ts";

export interface RateWindow {
  /**
   * Waits for a turn, which `done` ends. Reads go as long as something is left; deletes go at a steady pace a little below
   * the limit, which leaves room for reads in between. Throws what `Http.pause` throws.
   */
  turn(before: "read" | "delete"): Promise<void>;
  /** The request of a turn has ended: with `response`, or without one that counts. */
  done(response: Pick<HttpResponse, "header"> | undefined): void;
  /** The registry has refused although it said that something was left: from now on that is not believed. */
  distrust(): void;
}

/** What is known of one window. */
interface Window {
  /** Its end as the registry writes it: by that one window is told from the next. */
  readonly name: number;
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
  readonly limit: number;
  /** The smallest number of requests left that an answer told: answers overtake each other. */
  readonly lowest: number;
}

/** In milliseconds, how long a window is. What ends later is not believed. */
const length = 60_000;
/** In milliseconds: the end of a window is told in whole seconds. */
const grain = 1_000;
/** Deletes take this much longer than the limit would let them. */
const slack = 1.035;
/** In milliseconds, between two deletes when the registry does not say how fast: 170 a minute. */
const defaultInterval = length / 170;

export function createRateWindow({
  http,
  now,
}: {
  readonly http: Pick<Http, "pause">;
  /** Milliseconds since the epoch. */
  now(): number;
}): RateWindow {
  let told: Window | undefined;
  let isTrusted = true;
  let inFlight = 0;
  /** When the next delete has its turn. */
  let nextAt = 0;

  /** The window that counts now; `undefined` when nothing is known. */
  function current(): Window | undefined {
    // The next one begins full, and its first answer tells the rest.
    if (told !== undefined && now() >= told.endsAt + grain)
      told = { ...told, endsAt: now() + length, lowest: told.limit };
    return told;
  }

  function waitBefore(what: "read" | "delete"): number {
    const window = current();
    const untilNext = window !== undefined && window.lowest <= inFlight ? window.endsAt + grain - now() : 0;
    return what === "read" ? untilNext : Math.max(untilNext, nextAt - now());
  }

  function interval(): number {
    const window = current();
    const steady = window === undefined ? defaultInterval : (length / window.limit) * slack;
    return isTrusted ? steady : Math.max(steady, defaultInterval);
  }

  return {
    async turn(before) {
      for (let wait = waitBefore(before); wait > 0; wait = waitBefore(before)) await http.pause(wait, before);
      if (before === "delete") nextAt = now() + interval();
      inFlight += 1;
    },
    done(response) {
      inFlight -= 1;
      const [limit, remaining, name] = ["limit", "remaining", "reset"].map((which) =>
        wholeNumber(response?.header(`x-ratelimit-${which}`)),
      );
      if (!limit || remaining === undefined || name === undefined || name * 1000 <= now()) return;
      const known = current();
      if (known === undefined || name > known.name) {
        const endsAt = Math.min(name * 1000, now() + length);
        told = { name, endsAt, limit, lowest: remaining };
      } else if (name === known.name) {
        told = { ...known, limit, lowest: Math.min(known.lowest, remaining) };
      }
    },
    distrust() {
      isTrusted = false;
    },
  };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
