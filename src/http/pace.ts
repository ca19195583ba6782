/** How to go on deleting where a registry lets itself be asked only so often, and says so when that is too much. */
import { RegistryError } from "../prune/errors.ts";
import type { Http } from "./client.ts";

export interface Pace {
  /**
   * Does `act`, which looks before it changes anything, and does all of it again when the registry is busy: when it
   * throttles, as long as it serves anybody at all; when a DELETE or a PUT fails in passing, as often as any request is
   * repeated.
   * Throws what `act` throws: "throttled" when nobody was served for two minutes, or when the run winds down.
   */
  keep(act: () => Promise<void>): Promise<void>;
  /** Nothing new begins for so many milliseconds from now on; what is under way goes on. */
  rest(milliseconds: number): void;
}

export interface PaceOptions {
  readonly http: Pick<Http, "again" | "pause">;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** In milliseconds. Registries count in windows of a minute. */
const patience = 120_000;
/** The attempt whose wait is the longest that the HTTP stack waits on its own. */
const longestWait = 4;

export function createPace({ http, now }: PaceOptions): Pace {
  let servedAt = now();
  let restUntil = 0;

  /** Whether to try again, after a wait, what failed with `error` at its `attempt`th try. */
  function again(error: unknown, attempt: number, began: number): Promise<boolean> | false {
    if (!(error instanceof RegistryError)) return false;
    if (error.refusal === "throttled") {
      return now() - Math.max(servedAt, began) <= patience && http.again(Math.min(attempt, longestWait), error);
    }
    // Reads have been repeated already.
    return ["DELETE", "PUT"].includes(error.exchange.method ?? "") && http.again(attempt, error);
  }

  return {
    async keep(act) {
      const began = now();
      for (let attempt = 1; ; attempt++) {
        const rest = restUntil - now();
        if (rest > 0) await http.pause(rest, "delete");
        try {
          await act();
          servedAt = now();
          return;
        } catch (error) {
          if (!(await again(error, attempt, began))) throw error;
        }
      }
    },
    rest(milliseconds) {
      restUntil = Math.max(restUntil, now() + milliseconds);
    },
  };
}
