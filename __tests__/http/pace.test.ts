import { describe, expect, it } from "vitest";
import { createPace } from "../../src/http/pace.ts";
import { RegistryError } from "../../src/prune/errors.ts";

const throttled = new RegistryError("throttled", "too many", { method: "DELETE" });
const broken = new RegistryError("transient", "broken", { method: "DELETE" });
const unreadable = new RegistryError("transient", "broken", { method: "GET" });

/** `step` is how long each wait takes; the stack repeats four times. */
function open(step = 1000) {
  const clock = { now: 0 };
  const attempts: number[] = [];
  const again = async (attempt: number) => {
    attempts.push(attempt);
    clock.now += step;
    return attempt <= 4;
  };
  const pause = async () => {};
  return { pace: createPace({ http: { again, pause }, now: () => clock.now }), attempts, clock };
}

/** Fails with each of `errors` in turn, then succeeds. */
function failing(...errors: readonly Error[]) {
  const state = { calls: 0 };
  const act = async () => {
    const error = errors[state.calls++];
    if (error) throw error;
  };
  return { act, state };
}

describe("a step that the registry throttles", () => {
  it("is done again far more often than any request is repeated", async () => {
    const { pace, attempts } = open();
    const { act, state } = failing(...Array(50).fill(throttled));
    await pace.keep(act);
    expect([state.calls, Math.max(...attempts)]).toEqual([51, 4]);
  });

  it("is given up when nobody was served for two minutes", async () => {
    const { pace, clock } = open(10_000);
    await expect(pace.keep(() => Promise.reject(throttled))).rejects.toBe(throttled);
    expect(clock.now).toBe(130_000);
  });

  it("is not given up as long as others are served", async () => {
    const { pace, clock } = open(10_000);
    const { act, state } = failing(...Array(30).fill(throttled));
    const served = async () => {
      if (state.calls % 10 === 9) await pace.keep(async () => {});
      await act();
    };
    await pace.keep(served);
    expect(clock.now).toBe(300_000);
  });
});

describe("a step that fails otherwise", () => {
  it("is done again as often as any request when its DELETE or PUT failed in passing", async () => {
    const { pace, attempts } = open();
    await pace.keep(failing(broken, new RegistryError("transient", "broken", { method: "PUT" })).act);
    expect(attempts).toEqual([1, 2]);
    await expect(pace.keep(() => Promise.reject(broken))).rejects.toBe(broken);
    expect(attempts).toEqual([1, 2, 1, 2, 3, 4, 5]);
  });

  it.each([unreadable, new Error("a bug")])("is not done again for %s", async (error) => {
    const { pace, attempts } = open();
    await expect(pace.keep(() => Promise.reject(error))).rejects.toBe(error);
    expect(attempts).toEqual([]);
  });
});

describe("a rest", () => {
  it("delays what begins after it was called for, and no longer than it lasts", async () => {
    const clock = { now: 0 };
    const slept: number[] = [];
    const pause = async (milliseconds: number) => void slept.push(milliseconds);
    const pace = createPace({ http: { again: async () => false, pause }, now: () => clock.now });
    pace.rest(1000);
    pace.rest(300);
    clock.now = 400;
    await pace.keep(async () => {});
    clock.now = 1000;
    await pace.keep(async () => {});
    expect(slept).toEqual([600]);
  });
});
