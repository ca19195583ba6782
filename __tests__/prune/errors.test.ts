import { describe, expect, it } from "vitest";
import { AuthError, ChangedError, messageOf, RegistryError } from "../../src/prune/errors.ts";
import { PatternError } from "../../src/prune/pattern.ts";

describe("an error", () => {
  it.each([
    [new RegistryError("gone", "it is gone"), "RegistryError"],
    [new AuthError("no right"), "AuthError"],
    [new ChangedError("it was moved"), "ChangedError"],
    [new PatternError("it is empty"), "PatternError"],
  ])("bears its name in its stack: %s", (error, name) => {
    expect(`${error}`).toBe(`${name}: ${error.message}`);
  });

  it("has a message, whatever was thrown", () => {
    expect(messageOf(new TypeError("x is undefined"))).toBe("x is undefined");
    expect([messageOf("text"), messageOf(undefined), messageOf(7)]).toEqual(["text", "undefined", "7"]);
  });
});
