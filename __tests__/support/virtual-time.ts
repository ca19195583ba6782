/** Time that passes only while everybody waits for it: hours of pacing and waiting take no time, and always the same way. */
import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../src/http/retry.ts";

/** A clock that every wait moves on at once, for those who wait alone. */
export function passing(start: number): Clock {
  let now = start;
  return {
    now: () => now,
    async sleep(milliseconds) {
      now += Math.max(0, milliseconds);
    },
  };
}

export interface VirtualTime {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Lets time pass until `work` has ended. Throws when it waits for something that never comes. */
  run<Result>(work: Promise<Result>): Promise<Result>;
}

/** `work` may wait for nothing but `sleep`. */
export function virtualTime(start: number): VirtualTime {
  let now = start;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep(milliseconds) {
      return new Promise((wake) => {
        const at = now + Math.max(0, milliseconds);
        const behind = sleepers.findIndex((other) => other.at > at);
        sleepers.splice(behind === -1 ? sleepers.length : behind, 0, { at, wake });
      });
    },
    async run(work) {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      work.then(over, over);
      for (;;) {
        // All that can go on without a wait has gone on by then.
        await setImmediate();
        if (isOver) return work;
        const next = sleepers.shift();
        if (next === undefined) throw new Error("everybody waits, and nothing is to come");
        now = next.at;
        next.wake();
      }
    },
  };
}
