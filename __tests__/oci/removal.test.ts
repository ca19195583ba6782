import { describe, expect, it } from "vitest";
import { createPace } from "../../src/http/pace.ts";
import { remove } from "../../src/oci/removal.ts";
import { RegistryError } from "../../src/prune/errors.ts";

const gone = new RegistryError("gone", "it is not there");
const broken = new RegistryError("transient", "no answer", { method: "DELETE" });

/** What comes of a removal whose looks and deletes, by turns, fail with `errors` or succeed. */
async function removed(...errors: readonly (RegistryError | undefined)[]) {
  const done: string[] = [];
  const step = async (what: string) => {
    const error = errors[done.push(what) - 1];
    if (error) throw error;
  };
  const pace = createPace({ http: { again: async () => true, pause: async () => {} }, now: () => 0 });
  const ended = remove(pace, {
    look: (again) => step(again ? "look again" : "look"),
    send: () => step("delete"),
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
