/** Rules that ask of the repository of code: of pull requests and of branches. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered, nothingGoingOn, questionsOf } from "../../src/prune/answers.ts";
import { branchesNamed } from "../../src/prune/branches.ts";
import { plan } from "../../src/prune/plan.ts";
import { warningsOf } from "../../src/prune/warnings.ts";
import { repository } from "../support/arbitrary.ts";
import { now, policy, state, tagsOf, type Wish } from "../support/state.ts";

interface Row {
  readonly name: string;
  /** Tags, each of an image of its own. */
  readonly tags: readonly string[];
  readonly policy: Wish;
  readonly verdicts: Readonly<Record<string, string>>;
}

function verdicts({ tags, policy: wish }: Pick<Row, "tags" | "policy">) {
  const facts = tags.map((tag, at) => `${tag}=m${at} ${at + 1}d`).join(", ");
  return tagsOf(plan(state(facts), policy({ keep: 0, ...wish }), now));
}

describe("keep-open-pull-requests", () => {
  const rule = "keep-open-pull-requests";
  const other = `deleted: keep 0; ${rule}: not the tag of a pull request`;
  const untold = `retained: ${rule}: it cannot be told of which pull request it is the tag`;
  const open = (number: number) => `retained: ${rule}: #${number} is open`;
  const closed = (number: number) => `deleted: keep 0; ${rule}: #${number} is not open`;

  it.each<Row>([
    {
      name: "keeps the tags of those that are open, and of no others",
      tags: ["pr-12", "pr-13", "main"],
      policy: { pulls: ["pr-(\\d+)", [12, 99]] },
      verdicts: { "pr-12": open(12), "pr-13": closed(13), main: other },
    },
    {
      name: "keeps none when none is open",
      tags: ["pr-12"],
      policy: { pulls: ["pr-(\\d+)", []] },
      verdicts: { "pr-12": closed(12) },
    },
    {
      name: "keeps all that it is about when nobody was asked",
      tags: ["pr-12", "main"],
      policy: { pulls: ["pr-(\\d+)"] },
      verdicts: { "pr-12": `retained: ${rule}: GitHub has not been asked`, main: other },
    },
    {
      name: "is anchored: what matches in part is not meant",
      tags: ["pr-12-debug", "old-pr-12", "pr-12"],
      policy: { pulls: ["pr-(\\d+)", [12]] },
      verdicts: { "pr-12-debug": other, "old-pr-12": other, "pr-12": open(12) },
    },
    {
      name: "takes anchors and slashes as they are written",
      tags: ["pr-1", "pr-2"],
      policy: { pulls: ["/^pr-(\\d+)$/", [1]] },
      verdicts: { "pr-1": open(1), "pr-2": closed(2) },
    },
    {
      name: "keeps every tag of one pull request",
      tags: ["pr-7-amd64", "pr-7-arm64", "pr-8-arm64"],
      policy: { pulls: ["pr-(\\d+)-(?:amd64|arm64)", [7]] },
      verdicts: { "pr-7-amd64": open(7), "pr-7-arm64": open(7), "pr-8-arm64": closed(8) },
    },
    {
      name: "does not mind leading zeros",
      tags: ["pr-0012", "pr-0013"],
      policy: { pulls: ["pr-(\\d+)", [12]] },
      verdicts: { "pr-0012": open(12), "pr-0013": closed(13) },
    },
    {
      name: "does not take a number for another that begins or ends with it",
      tags: ["pr-1", "pr-12", "pr-123", "pr-23"],
      policy: { pulls: ["pr-(\\d+)", [12]] },
      verdicts: { "pr-1": closed(1), "pr-12": open(12), "pr-123": closed(123), "pr-23": closed(23) },
    },
    {
      name: "keeps what is no number",
      tags: ["pr-main", "pr-12", "pr-1x"],
      policy: { pulls: ["pr-(.+)", [1]] },
      verdicts: { "pr-main": untold, "pr-12": closed(12), "pr-1x": untold },
    },
    {
      name: "keeps what the group leaves out",
      tags: ["pr", "pr-1", "pr-"],
      policy: { pulls: ["pr-?(\\d+)?", []] },
      verdicts: { pr: untold, "pr-1": closed(1), "pr-": untold },
    },
    {
      name: "keeps where a repeated group captures the last digit alone",
      tags: ["pr-12", "pr-2"],
      policy: { pulls: ["pr-(\\d)+", [12]] },
      verdicts: { "pr-12": untold, "pr-2": closed(2) },
    },
    {
      name: "keeps where what stands before the group takes digits away",
      tags: ["build-pr-12"],
      policy: { pulls: [".*(\\d+)", [12]] },
      verdicts: { "build-pr-12": untold },
    },
    {
      name: "keeps where what stands behind the group takes digits away",
      tags: ["pr-123"],
      policy: { pulls: ["pr-(\\d+)\\d", [123]] },
      verdicts: { "pr-123": untold },
    },
    {
      name: "reads a number right behind a word",
      tags: ["pr12", "pr13"],
      policy: { pulls: ["pr(\\d+)", [12]] },
      verdicts: { pr12: open(12), pr13: closed(13) },
    },
    {
      name: "comes to nothing for a number that no pull request has",
      tags: ["pr-99999999999999999999", "pr-0"],
      policy: { pulls: ["pr-(\\d+)", [12]] },
      verdicts: { "pr-99999999999999999999": closed(1e20), "pr-0": closed(0) },
    },
    {
      name: "adds its reason to that of others, and does without",
      tags: ["pr-1", "pr-2", "pr-3"],
      policy: { keep: 2, pulls: ["pr-(\\d+)", [1, 3]] },
      verdicts: {
        "pr-1": `retained: keep 1 of 2; ${rule}: #1 is open`,
        "pr-2": "retained: keep 2 of 2",
        "pr-3": `retained: ${rule}: #3 is open`,
      },
    },
    {
      name: "says what it was asked when nothing keeps",
      tags: ["pr-1", "pr-2"],
      policy: { keep: 1, pulls: ["pr-(\\d+)", []] },
      verdicts: {
        "pr-1": "retained: keep 1 of 1",
        "pr-2": `deleted: keep: not among the newest 1 of 2 images; ${rule}: #2 is not open`,
      },
    },
    {
      name: "is asked of candidates only",
      tags: ["pr-1", "pr-2", "v1"],
      policy: { pattern: ["pr-*"], protect: ["pr-2"], pulls: ["pr-(\\d+)", []] },
      verdicts: { "pr-1": closed(1), "pr-2": "retained: protected", v1: "retained: outside `tag-pattern`" },
    },
  ])("$name", (row) => {
    expect(verdicts(row)).toEqual(row.verdicts);
  });
});

describe("keep-existing-branches", () => {
  const rule = "keep-existing-branches";
  const sha = "^(.+)-[0-9a-f]{7}$";
  const other = `deleted: keep 0; ${rule}: not the tag of a branch`;
  const untold = `retained: ${rule}: it cannot be told of which branch it is the tag`;
  const exists = (name: string) => `retained: ${rule}: ${name} exists`;
  const gone = (name: string) => `deleted: keep 0; ${rule}: ${name} does not exist`;

  it.each<Row>([
    {
      name: "keeps the tags of those that exist, and of no others",
      tags: ["main-0123abc", "topic-0123abc", "v1"],
      policy: { branches: [sha, ["main"]] },
      verdicts: { "main-0123abc": exists("main"), "topic-0123abc": gone("topic"), v1: other },
    },
    {
      name: "keeps all that it is about when nobody was asked",
      tags: ["main-0123abc", "v1"],
      policy: { branches: [sha] },
      verdicts: { "main-0123abc": `retained: ${rule}: GitHub has not been asked`, v1: other },
    },
    {
      name: "understands how docker/metadata-action writes a branch",
      tags: ["feature-x-0123abc", "a-b_c.d-0123abc", "gr-e-0123abc", "feature-y-0123abc"],
      policy: { branches: [sha, ["feature/x", "a/#b_c.d", "größe"]] },
      verdicts: {
        "feature-x-0123abc": exists("feature/x"),
        "a-b_c.d-0123abc": exists("a/#b_c.d"),
        "gr-e-0123abc": exists("größe"),
        "feature-y-0123abc": gone("feature-y"),
      },
    },
    {
      name: "understands how others write it: in lower case, with an underscore, with nothing, without accents",
      tags: ["feature-x-0123abc", "fix_it-0123abc", "fixit-0123abc", "creme-0123abc", "fix--it-0123abc"],
      policy: { branches: [sha, ["Feature/X", "fix/it", "crème"]] },
      verdicts: {
        "feature-x-0123abc": exists("Feature/X"),
        "fix_it-0123abc": exists("fix/it"),
        "fixit-0123abc": exists("fix/it"),
        "creme-0123abc": exists("crème"),
        "fix--it-0123abc": exists("fix/it"),
      },
    },
    {
      name: "does not take a branch for another that begins or ends with it",
      tags: ["main-0123abc", "feature-0123abc", "main-2-0123abc", "x-0123abc"],
      policy: { branches: [sha, ["main-2", "feature/x"]] },
      verdicts: {
        "main-0123abc": gone("main"),
        "feature-0123abc": gone("feature"),
        "main-2-0123abc": exists("main-2"),
        "x-0123abc": gone("x"),
      },
    },
    {
      name: "keeps both where one could be the other",
      tags: ["feature-x-0123abc", "feature_x-0123abc"],
      policy: { branches: [sha, ["feature/x"]] },
      verdicts: { "feature-x-0123abc": exists("feature/x"), "feature_x-0123abc": exists("feature/x") },
    },
    {
      name: "understands a long name that was cut off, and no short one",
      tags: [`${"long-".repeat(9)}-0123abc`, "long-long-0123abc", `${"long-".repeat(8)}other-0123abc`],
      policy: { branches: [sha, [`${"long/".repeat(20)}end`, "aaa", "zzz"]] },
      verdicts: {
        [`${"long-".repeat(9)}-0123abc`]: exists(`${"long/".repeat(20)}end`),
        "long-long-0123abc": gone("long-long"),
        [`${"long-".repeat(8)}other-0123abc`]: gone(`${"long-".repeat(8)}other`),
      },
    },
    {
      name: "takes the last seven digits for the commit, and what stands before for the branch",
      tags: ["rel-1234567-0123abc", "0123abc", "main-0123abcd"],
      policy: { branches: [sha, ["rel-1234567"]] },
      verdicts: { "rel-1234567-0123abc": exists("rel-1234567"), "0123abc": other, "main-0123abcd": other },
    },
    {
      name: "takes the whole tag where the expression does",
      tags: ["main", "gone"],
      policy: { branches: ["(.+)", ["main"]] },
      verdicts: { main: exists("main"), gone: gone("gone") },
    },
    {
      name: "keeps what names nothing",
      tags: ["_-0123abc", "-0123abc"],
      policy: { branches: ["(.*)-[0-9a-f]{7}", ["main", "日本"]] },
      verdicts: { "_-0123abc": untold, "-0123abc": untold },
    },
    {
      name: "keeps where a repeated group captures the last letter alone",
      tags: ["main-0123abc"],
      policy: { branches: ["(.)+-[0-9a-f]{7}", ["main"]] },
      verdicts: { "main-0123abc": untold },
    },
    {
      name: "stands beside the other rule, each with its reason",
      tags: ["pr-1", "main-0123abc", "old-0123abc"],
      policy: { branches: [sha, ["main"]], pulls: ["pr-(\\d+)", [1]] },
      verdicts: {
        "pr-1": "retained: keep-open-pull-requests: #1 is open",
        "main-0123abc": exists("main"),
        "old-0123abc": `deleted: keep 0; keep-open-pull-requests: not the tag of a pull request; ${rule}: old does not exist`,
      },
    },
  ])("$name", (row) => {
    expect(verdicts(row)).toEqual(row.verdicts);
  });

  it("finds one of many in no time, also where long names were cut off", () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `${"team/".repeat(20)}${at}`);
    const branches = branchesNamed(names);
    const texts = Array.from({ length: 20_000 }, (_, at) => `${"team-".repeat(8 + (at % 9))}x${at}`);
    const began = performance.now();
    expect(texts.filter((text) => branches.named(text) !== undefined)).toEqual([]);
    expect(branches.named("team-".repeat(12))).toBe(`${"team/".repeat(20)}0`);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe("what is asked", () => {
  const both: Wish = { keep: 0, pulls: ["pr-(\\d+)"], branches: ["(.+)-x"] };

  it("is what rules want to know, and nothing without them", () => {
    expect([...questionsOf(policy({ keep: 1 }))]).toEqual([]);
    expect([...questionsOf(policy({ keep: 1, pulls: ["pr-(\\d+)"] }))]).toEqual(["openPullRequests"]);
    expect([...questionsOf(policy(both))]).toEqual(["openPullRequests", "branches"]);
  });

  it("changes nothing where the rule is not given", () => {
    const [retention] = answered(policy({ keep: 1 }), nothingGoingOn).retentions;
    expect([retention?.keepOpenPullRequests, retention?.keepExistingBranches]).toEqual([undefined, undefined]);
  });

  it("never takes away more than was foreseen without an answer, whatever the answer, and more that goes on never more", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 13 }));
    const names = fc.subarray(["main", "build7", "latest", "1.2", "2"]);
    const wish = { keep: fc.integer({ min: 0, max: 3 }), open: numbers, more: numbers, existing: names, others: names };
    fc.assert(
      fc.property(repository(), fc.record(wish), (snapshot, { keep, open, more, existing, others }) => {
        const asking = policy({ keep, pulls: ["v(\\d+)"], branches: ["(.+?)(?:[.]\\d+)?"], allowEmpty: true });
        const goes = (rules: typeof asking) =>
          plan(snapshot, rules, now)
            .tags.filter(({ verdict }) => verdict !== "retained")
            .map(({ tag }) => tag.name);
        const told = (numbers: readonly number[], names: readonly string[]) =>
          goes(answered(asking, { openPullRequests: new Set(numbers), branches: branchesNamed(names) }));
        const [alone, most] = [goes(policy({ keep, allowEmpty: true })), goes(answered(asking, nothingGoingOn))];
        const [some, fewer] = [told(open, existing), told([...open, ...more], [...existing, ...others])];
        expect(alone).toEqual(expect.arrayContaining(most));
        expect(most).toEqual(expect.arrayContaining(some));
        expect(some).toEqual(expect.arrayContaining(fewer));
        expect(fewer).toEqual(expect.arrayContaining(goes(asking)));
      }),
    );
  });

  it("is warned of when no tag is named so", () => {
    const rules = policy(both);
    const warned = (facts: string) => warningsOf([plan(state(facts), rules, now)], rules, true, now);
    expect(warned("pr-1=a 1d, v-x=b 2d")).toEqual([]);
    expect(warned("v1=a 1d, v2=b 2d")).toEqual([
      "`keep-open-pull-requests` matches no tag",
      "`keep-existing-branches` matches no tag",
    ]);
  });
});
