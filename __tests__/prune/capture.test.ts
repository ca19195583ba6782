import { describe, expect, it } from "vitest";
import { parseCapture } from "../../src/prune/capture.ts";
import { PatternError } from "../../src/prune/pattern.ts";

describe("parseCapture", () => {
  it.each<readonly [string, string, object | undefined]>([
    ["pr-(\\d+)", "pr-12", { text: "12" }],
    ["/^pr-(\\d+)$/", "pr-12", { text: "12" }],
    ["(?:pr|mr)-(\\d+)", "mr-12", { text: "12" }],
    ["pr-(\\d+)", "pr-12-debug", undefined],
    // The group took no part, or caught nothing.
    ["pr-?(\\d+)?", "pr", {}],
    ["pr-(\\d*)", "pr-", {}],
    // It caught a part of a word or of a number.
    ["pr-(\\d)+", "pr-12", {}],
    ["pr-(\\d+)\\d", "pr-12", {}],
    ["(.+)tail", "cocktail", {}],
    ["x(Y.*)", "xY1", {}],
    // Between a letter and a digit a word ends.
    ["pr(\\d+)a", "pr1a", { text: "1" }],
  ])("takes %s of %s for %j", (source, name, expected) => {
    expect(parseCapture(source).of(name)).toEqual(expected);
  });

  it.each<readonly [string, string]>([
    ["pr-\\d+", "`pr-\\d+` captures nothing: put what is to be captured between parentheses"],
    ["(pr|mr)-(\\d+)", "`(pr|mr)-(\\d+)` has 2 groups, of which one may capture: write the others as `(?:…)`"],
    ["(", "`(` is not a regular expression in RE2 syntax"],
  ])("refuses %s", (source, message) => {
    expect(() => parseCapture(source)).toThrow(PatternError);
    expect(() => parseCapture(source)).toThrow(message);
  });
});
