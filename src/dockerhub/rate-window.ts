/** How fast Docker Hub lets itself be asked: about 180 times a minute. Each answer of its API says how many are left. */
import type { Http, HttpResponse } from "../http/client.ts";
import { createRateWindows } from "../http/rate-limit.ts";

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

/** In milliseconds, how long a window is. */
const length = 60_000;
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
  const windows = createRateWindows({ length, now });
  /** Requests in a window, as told last. */
  let limit: number | undefined;
  let isTrusted = true;
  let inFlight = 0;
  /** When the next delete has its turn. */
  let nextAt = 0;

  function waitBefore(what: "read" | "delete"): number {
    const window = windows.current();
    const untilNext = window !== undefined && window.left <= inFlight ? window.endsAt - now() : 0;
    return what === "read" ? untilNext : Math.max(untilNext, nextAt - now());
  }

  function interval(): number {
    const steady = limit === undefined ? defaultInterval : (length / limit) * slack;
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
      if (response !== undefined) windows.heed(response);
      limit = windows.current()?.limit ?? limit;
    },
    distrust() {
      isTrusted = false;
    },
  };
}
