/** Patterns that take for ever where they are matched by trying, and those that stand for more than anybody wrote. */
import { describe, expect, it } from "vitest";
import { parsePatterns, selects } from "../../src/prune/pattern.ts";
import { exactNames } from "../../src/prune/repositories.ts";
import { milliseconds } from "./growth.ts";
import { inputsOf, mistakesIn } from "./inputs.ts";

describe("100,000 tags take about a second of one processor at most against", () => {
  const tags = Array.from({ length: 100_000 }, (_, at) => `${"a".repeat(40)}${at}`.slice(-40));

  it.each([
    ["a repetition of repetitions", "/(a+)+$/"],
    ["words with separators that need not be there", "/([a-z0-9]+[._-]?)+x/"],
    ["stars between letters", `${"*a".repeat(100)}b`],
    ["a class for each character", `${"[a-z0-9]".repeat(39)}x`],
    ["64 alternatives with six stars each", `${"{*a*,*b*}".repeat(6)}x`],
  ])("%s", (_, written) => {
    const list = parsePatterns([written]);
    let found: readonly string[] = tags;
    const took = milliseconds(() => {
      found = tags.filter((tag) => selects(list, tag));
    }, 1);
    expect(took).toBeLessThan(2000);
    expect(found).toEqual([]);
  });
});

describe("a list of patterns is refused that", () => {
  const alternatives = /stand for more than 500 alternatives; write a regular expression instead/;
  it.each([
    ["has braces for more than can be looked at", "{a,b}".repeat(9), alternatives],
    ["counts further than that", "v{1..999999999}", alternatives],
    ["has braces in braces", "{{a,b},{c,{d,e}}}".repeat(40), alternatives],
    ["looks around", "/(?!latest).*/", /is not a regular expression in RE2 syntax.*use an exclusion/],
    ["refers back", "/(a)\\1/", /is not a regular expression in RE2 syntax/],
    ["repeats without measure", "/a{1,100000}/", /is not a regular expression in RE2 syntax/],
    ["is a regular expression without its end", "/a(/", /is not a regular expression in RE2 syntax/],
    ["is longer than any tag", "a".repeat(1025), /longer than 1024 characters/],
    ["has more entries than a person writes", "v1\n".repeat(101), /101 patterns are too many/],
    ["has an open class", "v[0-9", /can never match|no tag holds/],
  ])("%s", (_, written, why) => {
    for (const name of ["tag-pattern", "protect"]) {
      const mistakes = mistakesIn({ [name]: written });
      expect(mistakes.filter((line) => line.startsWith(`${name}: `)).join("\n")).toMatch(why);
      expect(mistakes.join("\n").length).toBeLessThan(2000);
    }
  });
});

describe("what every object has is no value of an input:", () => {
  const inherited = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];

  it.each(inherited)("%s", (word) => {
    const given = { "registry-type": word, "sort-by": word, "dry-run": word, keep: word, "keep-within": word };
    const mistakes = mistakesIn({ ...given, "max-deletions": word, concurrency: word, verify: word });
    for (const name of [...Object.keys(given), "max-deletions", "concurrency", "verify"]) {
      expect(mistakes.filter((line) => line.startsWith(`${name}: "${word}"`))).toHaveLength(1);
    }
  });

  it.each(inherited)("nor its name: %s", (word) => {
    expect(mistakesIn({ [word]: "true" })).toEqual([
      expect.stringContaining(`"${word.toLowerCase()}" is not an input of this action`),
    ]);
  });

  it("but it may be the name of a repository and of a tag", () => {
    const { repositories, policy } = inputsOf({ repositories: "constructor", protect: "__proto__\nconstructor" });
    expect(repositories.map(exactNames)).toEqual([["constructor"]]);
    expect(["__proto__", "constructor", "toString"].map((name) => selects(policy.protect, name))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
