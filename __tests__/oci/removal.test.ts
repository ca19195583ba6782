import { describe, expect, it } from "vitest";
import { createPace } from "../../src/http/pace.ts";
import { remove } from "../../src/oci/removal.ts";
import { RegistryError } from "../../src/prune/errors.ts";

const gone = new RegistryError("gone", "it is not there");
const broken = new RegistryError("transient", "no answer", { method: "DELETE" });

/** What comes of a removal whose looks and deletes, by turns, fail with `errors` or succeed. */
const removed = (...errors: readonly (RegistryError | undefined)[]) => removing(true, async () => false, errors);

async function removing(
  repeats: boolean,
  isDone: () => Promise<boolean>,
  errors: readonly (RegistryError | undefined)[],
) {
  const done: string[] = [];
  const step = async (what: string) => {
    const error = errors[done.push(what) - 1];
    if (error) throw error;
  };
  const pace = createPace({ http: { again: async () => repeats, pause: async () => {} }, now: () => 0 });
  const ended = remove(pace, {
    look: (again) => step(again ? "look again" : "look"),
    send: () => step("delete"),
    isDone,
  });
  return { done, error: await ended.catch((error: unknown) => error) };
}

describe("a removal", () => {
  it("looks right before it deletes", async () => {
    expect(await removed()).toEqual({ done: ["look", "delete"], error: undefined });
  });

  it("deletes nothing that the look forbids", async () => {
    const protectedNow = new RegistryError("protected", "locked by now");
    expect(await removed(protectedNow)).toEqual({ done: ["look"], error: protectedNow });
  });

  it("looks again before it deletes again", async () => {
    expect(await removed(undefined, broken)).toEqual({
      done: ["look", "delete", "look again", "delete"],
      error: undefined,
    });
  });

  it("finds out that somebody else was faster", async () => {
    expect(await removed(gone)).toEqual({ done: ["look"], error: gone });
    expect(await removed(undefined, gone)).toEqual({ done: ["look", "delete"], error: gone });
  });

  it("was done by the DELETE that got no answer when it is gone afterwards", async () => {
    expect(await removed(undefined, broken, gone)).toEqual({
      done: ["look", "delete", "look again"],
      error: undefined,
    });
  });

  it("does not take another failure afterwards for that", async () => {
    const moved = new RegistryError("unexpected", "what is this?");
    expect(await removed(undefined, broken, moved)).toEqual({ done: ["look", "delete", "look again"], error: moved });
  });
});

describe("a removal whose last answer says nothing", () => {
  const unreadable = new RegistryError("unexpected", "a web page", { method: "DELETE", status: 200 });
  const done = ["look", "delete"];
  const removed = (isDone: () => Promise<boolean>, error: RegistryError) => removing(false, isDone, [undefined, error]);

  it.each([broken, unreadable])("is done when it is gone all the same: %s", async (error) => {
    expect(await removed(async () => true, error)).toEqual({ done, error: undefined });
  });

  it("has failed when it is not, and when nobody can tell", async () => {
    expect(await removed(async () => false, unreadable)).toEqual({ done, error: unreadable });
    expect(await removed(() => Promise.reject(new Error("nobody there")), broken)).toEqual({ done, error: broken });
  });

  it.each([
    new RegistryError("forbidden", "no right", { method: "DELETE" }),
    new RegistryError("transient", "a look that failed", { method: "GET" }),
  ])("does not take for that what says enough: %s", async (error) => {
    expect(await removed(async () => true, error)).toEqual({ done, error });
  });
});
