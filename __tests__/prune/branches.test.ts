import { describe, expect, it } from "vitest";
import { branchesNamed } from "../../src/prune/branches.ts";

describe("the branch that a part of a tag may stand for", () => {
  const long = "feature/a-long-name-that-is-cut-off-by-someone";
  const cut = (length: number) => long.replace("/", "-").slice(0, length);

  it.each<readonly [string, readonly string[], string, string | undefined]>([
    ["the first of those that are spelled alike", ["fix/it", "fix-it", "Fix_It"], "fix-it", "fix/it"],
    [
      "none where the text has neither letters nor digits, whatever branches there are",
      ["---", "日本"],
      "_",
      undefined,
    ],
    ["the one that begins so, where the text is as long as those that are cut off", [long], cut(40), long],
    ["none where the text is shorter", [long], cut(39), undefined],
    ["the one that is called so, before others that begin so", [`${long}-2`, long], cut(46), long],
  ])("is %s", (_, names, text, expected) => {
    expect(branchesNamed(names).named(text)).toBe(expected);
  });
});
