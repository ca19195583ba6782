import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { parseRepositories } from "../../src/inputs/lists.ts";
import { Mistake } from "../../src/inputs/mistake.ts";
import { parsePolicyFile } from "../../src/inputs/policy-file.ts";
import { InputError, readInputs } from "../../src/inputs.ts";
import { plan } from "../../src/prune/plan.ts";
import type { Policy } from "../../src/prune/policy.ts";
import { exactNames } from "../../src/prune/repositories.ts";
import { warningsOf } from "../../src/prune/warnings.ts";
import { now, policy, state, tagsOf } from "../support/state.ts";

const parsed = (text: string) =>
  parsePolicyFile(text, "prune.yml", (value) => parseRepositories(value, "registry.example.com", () => undefined));

/** The problems of `text`, each with its place. */
function problems(text: string): readonly string[] {
  try {
    parsed(text);
    return [];
  } catch (error) {
    if (error instanceof Mistake) return error.problems;
    throw error;
  }
}

const twoRules = `
# Images of pull requests go first.
rules:
  - repositories: acme/*
    tag-pattern: [pr-*, "!pr-1"]
    keep-within: 14d
  - repositories: |
      acme/web
      !acme/tmp
    tag-pattern:
      - 'v*'
    keep: 2
    sort-by: semver
`;

/** The inputs' own protections around the rules of `text`. */
const policyOf = (text: string): Policy => ({ ...policy({ keep: 0 }), retentions: parsed(text) });

describe("a policy file", () => {
  it("is a list of rules that are named by file and line", () => {
    expect(
      parsed(twoRules).map(({ name, repositories, tagPattern, keep, keepWithin, sortBy }) => ({
        name,
        repositories: repositories?.includes.map(({ source }) => source),
        tags: [tagPattern.includes, tagPattern.excludes].map((list) => list.map(({ source }) => source)),
        rules: [keep, keepWithin, sortBy],
      })),
    ).toEqual([
      {
        name: "prune.yml:4",
        repositories: ["acme/*"],
        tags: [["pr-*"], ["pr-1"]],
        rules: [undefined, { amount: 14, unit: "d" }, "time"],
      },
      { name: "prune.yml:7", repositories: ["acme/web"], tags: [["v*"], []], rules: [2, undefined, "semver"] },
    ]);
  });

  it("may be JSON", () => {
    expect(parsed('{"rules": [{"repositories": "a", "keep": 1}]}')).toHaveLength(1);
  });

  it("lets the first rule decide that selects a tag, in the repositories that it names; all else stays", () => {
    const wished = policyOf(`
rules:
  - {repositories: app, tag-pattern: 'pr-*', keep-within: 1d}
  - {repositories: other, keep: 0}
  - {repositories: app, tag-pattern: ['*', '!main'], keep: 1}
`);
    expect(tagsOf(plan(state("pr-1=a 2d, pr-2=b 3h, v1=c 9d, v2=d 1d, main=e 99d"), wished, now))).toEqual({
      "pr-2": "retained: prune.yml:3: keep-within: younger than 1d",
      "pr-1": "deleted: prune.yml:3: keep-within: older than 1d",
      v2: "retained: prune.yml:5: keep 1 of 1",
      v1: "deleted: prune.yml:5: keep: not among the newest 1 of 2 images",
      main: "retained: no rule of `policy-file` selects it",
    });
    expect(tagsOf(plan(state("v1=a 9d", { repository: "third" }), wished, now))).toEqual({
      v1: "retained: no rule of `policy-file` selects it",
    });
  });

  it("counts for each rule what that rule selects", () => {
    const wished = policyOf("rules: [{repositories: app, tag-pattern: 'a*', keep: 1}, {repositories: app, keep: 1}]");
    const verdicts = tagsOf(plan(state("a1=a 3d, a2=b 2d, b1=c 5d, b2=d 4d"), wished, now));
    expect(Object.keys(verdicts).filter((name) => verdicts[name]?.startsWith("retained"))).toEqual(["a2", "b2"]);
  });

  it("is warned of where a rule comes to nothing", () => {
    const wished = policyOf(`rules:
  - {repositories: app, tag-pattern: 'v*', keep: 1}
  - {repositories: app, tag-pattern: 'v1', keep: 1}
  - {repositories: app, tag-pattern: 'nightly-*', keep: 1}
  - {repositories: nowhere, keep: 1}
`);
    expect(warningsOf([plan(state("v1=a 1d, v2=b 2d"), wished, now)], wished, true, now)).toEqual([
      "prune.yml:3: decides about no tag: earlier rules select all that it matches",
      "prune.yml:4: `tag-pattern` matches no tag",
      "prune.yml:5: `repositories` matches none that was read",
    ]);
  });
});

describe("mistakes in a policy file", () => {
  it.each<[string, string, readonly string[]]>([
    ["is empty", "", ["prune.yml:1:1: is not a policy: it has one key, `rules`, with a list of rules."]],
    ["is a list", "- keep: 1", ["prune.yml:1:1: is not a policy: it has one key, `rules`, with a list of rules."]],
    ["has no rule", "rules: []", ["prune.yml:1:1: is not a policy: it has one key, `rules`, with a list of rules."]],
    [
      "has another key",
      "rules: [{repositories: a, keep: 1}]\nrepositories: a",
      ['prune.yml:2:1: "repositories" is not known; a policy has rules.'],
    ],
    [
      "has a rule that is none",
      "rules:\n  - web",
      ["prune.yml:2:5: is not a rule: a rule has repositories, tag-pattern and keep rules."],
    ],
    [
      "has a misspelled key",
      "rules:\n  - repositories: a\n    keep-wihtin: 3d",
      [
        'prune.yml:3:5: "keep-wihtin" is not known in a rule; did you mean keep-within?',
        "prune.yml:2:5: keep: without a keep rule nothing would be kept, so one of keep, keep-within, keep-hourly, keep-daily, keep-weekly, keep-monthly, keep-yearly is required; keep: 0 means none, on purpose.",
      ],
    ],
    [
      "names no repository",
      "rules:\n  - keep: 3",
      ["prune.yml:2:5: repositories: is required: names or patterns, one per line, such as acme/web or acme/*."],
    ],
    [
      "has several wrong values",
      "rules:\n  - repositories: Acme\n    keep: ten\n    keep-within: 3\n    sort-by: [time]\n    tag-pattern: {v: 1}",
      [
        "prune.yml:6:18: tag-pattern: is neither a value nor a list of values.",
        'prune.yml:2:19: repositories: "Acme" can never match: repository names are lower-case. Write "acme".',
        'prune.yml:3:11: keep: "ten" is not a whole number from 0 up, such as 10 (0 keeps none, on purpose).',
        'prune.yml:4:18: keep-within: "3" is not a duration: a whole number and one of s, m, h, d, w, mo, y, such as 36h, 14d, 8w, 6mo or 1y. Did you mean 3d?',
      ],
    ],
    [
      "has a key without a value",
      "rules:\n  - repositories: a\n    keep: 1\n    keep-within:\n",
      ["prune.yml:4:17: keep-within: has no value."],
    ],
    [
      "says something twice",
      "rules:\n  - repositories: a\n    keep: 1\n    keep: 2",
      ["prune.yml:4:5: Map keys must be unique."],
    ],
    [
      "has a star without quotes",
      "rules:\n  - repositories: *\n    keep: 1",
      ["prune.yml:2:19: is no text: in YAML, * begins an alias. A pattern that begins with * stands in quotes: '*…'."],
    ],
    [
      "has a pattern that YAML takes for an alias",
      "rules:\n  - repositories: a\n    tag-pattern: [*-rc]\n    keep: 1",
      [`prune.yml:3:19: is no text: in YAML, * begins an alias. A pattern that begins with * stands in quotes: '*…'.`],
    ],
    [
      "has an exclusion without quotes",
      "rules:\n  - repositories: [a*, !ab]\n    keep: 1",
      ["prune.yml:2:24: is no text: in YAML, ! begins a type. A pattern that begins with ! stands in quotes: '!…'."],
    ],
    [
      "holds two documents",
      "rules: [{repositories: a, keep: 1}]\n---\nrules: []",
      ["prune.yml:2:1: holds more than one document."],
    ],
  ])("are told with their place where it %s", (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it("are too many rules, and never take long", () => {
    const rules = "  - {repositories: a, keep: 1}\n";
    expect(problems(`rules:\n${rules.repeat(1000)}`)).toEqual([]);
    expect(problems(`rules:\n${rules.repeat(1001)}`)).toEqual([
      "prune.yml:2:3: 1001 rules are too many; at most 1000 are accepted.",
    ]);
    const bomb = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`);
    expect(problems(["a0: &a0 [x]", ...bomb, "rules: *a30"].join("\n"))).toHaveLength(61);
  });
});

describe("the input policy-file", () => {
  const workspace = mkdtempSync(join(tmpdir(), "policy-"));
  afterAll(() => rmSync(workspace, { recursive: true }));
  writeFileSync(join(workspace, "prune.yml"), twoRules);
  writeFileSync(join(workspace, "large.yml"), " ".repeat(2 ** 20 + 1));

  const read = (given: Readonly<Record<string, string>>) =>
    readInputs(
      {
        GITHUB_WORKSPACE: workspace,
        INPUT_REGISTRY: "registry.example.com",
        ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      },
      {
        types: ["oci"],
        otherNames: {},
        typeFor: () => ({ type: "oci" }),
        addressOf: (_, registry) => registry,
        misfit: () => undefined,
      },
    );

  it("says which repositories are pruned, unless the input does", () => {
    const sources = (given: Readonly<Record<string, string>>) =>
      read({ "policy-file": "prune.yml", ...given }).repositories.map((list) => [
        exactNames(list),
        list.includes.map(({ source }) => source),
      ]);
    expect(sources({})).toEqual([
      [[], ["acme/*"]],
      [["acme/web"], ["acme/web"]],
    ]);
    expect(sources({ repositories: "acme/api" })).toEqual([[["acme/api"], ["acme/api"]]]);
  });

  it.each<[Readonly<Record<string, string>>, RegExp]>([
    [{ "policy-file": "none.yml" }, /^policy-file: "none.yml" is not in the workspace; does a step before .*checkout/],
    [{ "policy-file": "../prune.yml" }, /^policy-file: "..\/prune.yml" is not in the workspace; name the file from/],
    [{ "policy-file": "/etc/passwd" }, /^policy-file: "\/etc\/passwd" is not in the workspace; name the file from/],
    [{ "policy-file": "." }, /^policy-file: "." cannot be read: EISDIR/],
    [{ "policy-file": "large.yml" }, /^policy-file: "large.yml" has 1048577 bytes; at most 1048576 are read\.$/],
    [{ "policy-file": "prune.yml", keep: "3" }, /^keep: is given as well as policy-file, whose rules say it each/],
    [{ "policy-file": "prune.yml", "tag-pattern": "v*" }, /^tag-pattern: is given as well as policy-file/],
  ])("is refused: %j", (given, message) => {
    expect(() => read(given)).toThrow(InputError);
    expect(() => read(given)).toThrow(message);
  });
});

describe("schema/policy.schema.json", () => {
  const schema = JSON.parse(readFileSync(new URL("../../schema/policy.schema.json", import.meta.url), "utf8"));
  const accepts = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

  it.each([
    twoRules,
    "rules: [{repositories: a, keep: 0}]",
    "rules: []",
    "rules: [{keep: 1}]",
    "rules: [{repositories: a}]",
    "rules: [{repositories: a, keep: -1}]",
    "rules: [{repositories: a, keep: ten}]",
    "rules: [{repositories: a, keep: 1.5}]",
    "rules: [{repositories: a, keep-within: 3 days}]",
    "rules: [{repositories: a, keep-within: 14d, sort-by: semver}]",
    "rules: [{repositories: a, keep: 1, sort-by: age}]",
    "rules: [{repositories: a, keep: 1, kep: 1}]",
    "rules: [{repositories: [], keep: 1}]",
    "rules: [{repositories: {a: b}, keep: 1}]",
    "rules: {repositories: a, keep: 1}",
  ])("accepts what the action accepts: %s", (text) => {
    expect(accepts(parse(text))).toBe(problems(text).length === 0);
  });
});
