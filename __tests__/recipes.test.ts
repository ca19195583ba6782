/** The recipes of README.md mean what they say: their inputs are read from there, and decide about a repository. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { answered } from "../src/prune/answers.ts";
import { branchesNamed } from "../src/prune/branches.ts";
import { refusal } from "../src/prune/guard.ts";
import { plan } from "../src/prune/plan.ts";
import { referencesOf } from "../src/prune/reference.ts";
import { inputsOf } from "./hostile/inputs.ts";
import { now, state } from "./support/state.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const section = /^## Recipes\n(.*?)^## /ms.exec(readme)?.[1] ?? "";
const recipes = new Map(
  [...section.matchAll(/\*\*"([^"]+)"\*\*(?:(?!\*\*").)*?```yaml\n(.*?)```/gs)].map(
    ([, sentence = "", inputs = ""]) => [sentence, parse(inputs, { schema: "failsafe" }) as Record<string, string>],
  ),
);

/** The names of images of which each is so many days old, in the language of `state`. */
const daily = (...names: readonly string[]) => names.map((name, at) => `${name}=m${at} ${at + 1}d`).join(", ");

const openNow = { openPullRequests: new Set([7]), branches: branchesNamed(["main", "feature/x"]) };
const inUse = referencesOf([{ repository: "app", tag: "t12", place: "running.yaml:3" }]);

/** A sentence, a repository in the language of `state`, and the tags that are left of it. */
type Row = readonly [sentence: string, given: string, left: readonly string[]];

const rows: readonly Row[] = [
  ["The ten newest images of every repository.", daily(..."abcdefghijkl"), [..."abcdefghij"]],
  [
    "Whatever is older than 30 days goes, but five always stay.",
    "a=a 1d, b=b 40d, c=c 41d, d=d 42d, e=e 43d, f=f 44d",
    ["a", "b", "c", "d", "e"],
  ],
  ["Whatever is older than 30 days goes, but five always stay.", daily(..."abcdefg"), [..."abcdefg"]],
  [
    "One a day for a week, one a week for two months, one a month for a year.",
    // Saturday, 21 November, and the 25 days before. 15, 8 and 1 November are Sundays; the oldest stays as well.
    Array.from({ length: 26 }, (_, days) => `d${days}=m${days} ${days * 24 + 1}h`).join(", "),
    ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d13", "d20", "d21", "d25"],
  ],
  [
    "The newest five of each branch.",
    daily(...[..."123456"].map((n) => `main-${n}aaaaaa`), ...[..."12"].map((n) => `x-${n}aaaaaa`), "v1"),
    ["main-1aaaaaa", "main-2aaaaaa", "main-3aaaaaa", "main-4aaaaaa", "main-5aaaaaa", "x-1aaaaaa", "x-2aaaaaa", "v1"],
  ],
  [
    "When a branch is gone, its images are too.",
    daily("main-1aaaaaa", "feature-x-2aaaaaa", "gone-3aaaaaa", "v1"),
    ["main-1aaaaaa", "feature-x-2aaaaaa", "v1"],
  ],
  [
    "Images of a pull request live as long as it is open, and three days longer.",
    "pr-9=a 2d, pr-7=b 90d, pr-8=c 4d, v1=d 99d",
    ["pr-9", "pr-7", "v1"],
  ],
  [
    "Of the last two majors the last three minors, of each the last patch; of what is not out yet, two candidates.",
    daily(
      ...["4.0.0-rc.3", "4.0.0-rc.2", "4.0.0-rc.1", "3.1.0", "3.0.1", "3.0.0", "3.0.0-rc.9", "2.4.0", "2.3.0", "2.2.0"],
      ...["2.1.9", "1.9.9", "main"],
    ),
    ["4.0.0-rc.3", "4.0.0-rc.2", "3.1.0", "3.0.1", "2.4.0", "2.3.0", "2.2.0", "main"],
  ],
  [
    "Releases stay, nightly builds go after two weeks.",
    "nightly-2=a 13d, nightly-1=b 15d, v1=c 900d",
    ["nightly-2", "v1"],
  ],
  [
    "Never anything that is deployed.",
    daily(...Array.from({ length: 13 }, (_, at) => `t${at}`)),
    [...Array.from({ length: 10 }, (_, at) => `t${at}`), "t12"],
  ],
  ["Tags are sacred, but what lost its tag a week ago can go.", "v1=a 900d, u 9d, young 6d", ["v1"]],
  ["This project is over: everything goes.", "v1=a 1d, latest=b 1h", []],
  ["Not more than a fifth at once, whatever I wrote.", "a=a 1d, b=b 91d", ["a"]],
];

describe("the recipes of README.md", () => {
  it("are at least ten, and each is tried", () => {
    expect(new Set(rows.map(([sentence]) => sentence))).toEqual(new Set(recipes.keys()));
    expect(recipes.size).toBeGreaterThanOrEqual(10);
  });

  it.each(rows)("%s", (sentence, given, left) => {
    const { policy: read, maxDeletions } = inputsOf({ keep: "", ...recipes.get(sentence) });
    const policy = { ...answered(read, openNow), references: inUse };
    const planned = plan(state(given), policy, now);
    const names = planned.tags.filter(({ verdict }) => verdict === "retained").map(({ tag }) => tag.name);
    expect(new Set(names)).toEqual(new Set(left));
    expect(refusal(planned, policy.allowEmpty)).toBeUndefined();
    expect(maxDeletions).toEqual(sentence.startsWith("Not more") ? { percent: 20 } : undefined);
    const untagged = planned.images.filter((image) => image.untagged && image.verdict === "deleted");
    expect(untagged).toHaveLength(sentence.startsWith("Tags are sacred") ? 1 : 0);
  });
});
