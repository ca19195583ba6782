import { describe, expect, it } from "vitest";
import { AuthError, ChangedError, messageOf, RegistryError } from "../../src/prune/errors.ts";
import { PatternError } from "../../src/prune/pattern.ts";

describe("an error", () => {
  it.each([
    ["RegistryError", () => new RegistryError("gone", "it is gone")],
    ["AuthError", () => new AuthError("no right")],
    ["ChangedError", () => new ChangedError("it was moved")],
    ["PatternError", () => new PatternError("it is empty")],
  ])("bears its name: %s", (name, make) => {
    const error = make();
    expect(`${error}`).toBe(`${name}: ${error.message}`);
  });

  it("has a message, whatever was thrown", () => {
    expect(messageOf(new TypeError("x is undefined"))).toBe("x is undefined");
    expect([messageOf("text"), messageOf(undefined), messageOf(7)]).toEqual(["text", "undefined", "7"]);
  });
});
