import { describe, expect, it } from "vitest";
import { isExact, isRegularExpression, PatternError, parsePatterns, selects } from "../../src/prune/pattern.ts";

describe("patterns", () => {
  it.each([
    ["a name matches itself alone", ["v1"], ["v1"], ["v10", "xv1", "V1"]],
    ["a star matches any run of characters, also one that begins with a dot", ["v*"], ["v", "v1.2"], ["xv1"]],
    ["a star alone matches every tag", ["*"], ["latest", ".hidden", "_x", "v1.0-rc.1"], []],
    ["a question mark matches one character", ["v?"], ["v1"], ["v", "v10"]],
    ["brackets match one of a set or a range", ["v[0-35]"], ["v0", "v3", "v5"], ["v4", "v"]],
    ["braces match alternatives", ["{dev,test}-*"], ["dev-1", "test-x"], ["prod-1"]],
    ["what looks like an extended glob is plain text", ["+(a|b)", "+(a|b)?", "@(c)*"], [], ["a", "ab", "c", "cd"]],
    ["a hash or a plus is an ordinary character", ["#1", "#*2"], ["#1", "#2"], ["1", "2"]],
    ["any of several may match", ["v1", "v2"], ["v1", "v2"], ["v3"]],
    ["an exclusion wins, wherever it stands", ["!*-rc*", "v*"], ["v1"], ["v1-rc1"]],
    ["exclusions alone select nothing", ["!v1"], [], ["v1", "v2"]],
    ["a second exclamation mark is an ordinary character", ["*", "!!v1"], ["v1", "v2"], ["!v1"]],
    ["blanks after the exclamation mark do not count", ["*", "!  v1"], ["v2"], ["v1"]],
    ["a regular expression is anchored at both ends", ["/v\\d+/"], ["v1", "v12"], ["v1a", "av1", "v"]],
    ["anchors in it change nothing", ["/^v\\d+$/"], ["v12"], ["v1a"]],
    ["its alternatives are anchored too", ["/a|b/"], ["a", "b"], ["ab", "ax", "xb"]],
    ["it can be excluded", ["*", "!/.*-rc\\d+/"], ["v1"], ["v1-rc1"]],
    ["an empty list selects nothing", [], [], ["a"]],
  ] as const)("%s", (_, written, matching, others) => {
    const list = parsePatterns(written);
    expect(matching.filter((name) => !selects(list, name))).toEqual([]);
    expect(others.filter((name) => selects(list, name))).toEqual([]);
  });

  it.each([
    ["/v(/", /`\/v\(\/` is not a regular expression in RE2 syntax: [^.]+\.$/],
    ["/v(?!1)/", /Look-around is not part of RE2 syntax; use an exclusion \(`!pattern`\) instead\.$/],
    ["!", /the pattern is empty/],
    ["a".repeat(1025), /longer than 1024 characters/],
  ])("refuse %.12s and say why", (written, message) => {
    expect(() => parsePatterns([written])).toThrow(PatternError);
    expect(() => parsePatterns([written])).toThrow(message);
  });

  it.each([
    ["acme/*", ["acme"]],
    ["acme/web", ["acme"]],
    ["acme/{web,api}/*", ["acme"]],
    ["{acme,other,acme}/*", ["acme", "other"]],
    ["acme", undefined],
    ["*/web", undefined],
    ["**", undefined],
    ["{acme,*}/web", undefined],
    ["/acme\\/.*/", undefined],
  ])("%s names the namespaces %j", (written, namespaces) => {
    expect(parsePatterns([written]).includes.map((pattern) => pattern.namespaces)).toEqual([namespaces]);
  });

  it("are a hundred at most", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `v${at}`);
    expect(parsePatterns(many(100)).includes.length).toBe(100);
    expect(() => parsePatterns(many(101))).toThrow("101 patterns are too many; at most 100 are accepted");
  });

  it.each([
    ["/(a+)+b/", "a".repeat(128)],
    ["/(a|a)*b/", "a".repeat(128)],
    [`${"*a".repeat(30)}b`, "a".repeat(128)],
  ])("made to run for ever do not: %.20s", (written, name) => {
    const before = performance.now();
    expect(selects(parsePatterns([written]), name)).toBe(false);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  it.each(["{a,b}".repeat(20), "{,a}".repeat(250), "v{1..501}", "{a,b}{1..999999999}", "{{a,b},{c,d}}".repeat(60)])(
    "that stand for more than is ever looked at are refused, not cut: %.20s",
    (written) => expect(() => parsePatterns([written])).toThrow("its braces stand for more than 500 alternatives"),
  );

  it("may stand for 500 alternatives, the last of them included", () => {
    const list = parsePatterns(["v{1..500}"]);
    expect(["v0", "v1", "v250", "v500", "v501"].map((name) => selects(list, name))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it.each([
    ["/a/", true],
    ["/a/b/", true],
    ["/ab", false],
    ["ab/", false],
    ["//", false],
    ["/", false],
    ["a", false],
    ["!/a/", false],
  ])("are regular expressions between slashes: %s: %s", (entry, expected) => {
    expect(isRegularExpression(entry)).toBe(expected);
  });

  it("are long enough at 1024 characters", () => {
    expect(selects(parsePatterns(["a".repeat(1024)]), "a".repeat(1024))).toBe(true);
  });

  it("are exact when they hold no wildcard", () => {
    expect(["app", "team/app", "a.b_c-d"].filter((entry) => !isExact(entry))).toEqual([]);
    expect(["*", "a?", "[a]", "{a,b}", "!a", "/a/", "/x.y/", "a\\b"].filter(isExact)).toEqual([]);
  });
});
