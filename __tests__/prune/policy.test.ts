/** Policies of several retentions, as a policy file makes them: which decides about what, and how it is told. */
import { describe, expect, it } from "vitest";
import { plan } from "../../src/prune/plan.ts";
import { commonOrder } from "../../src/prune/policy.ts";
import { wanted } from "../../src/prune/wanted.ts";
import { now, policy, type Rule, several, state, tagsOf, type Wish } from "../support/state.ts";

describe("a policy of several retentions", () => {
  const rules: readonly Rule[] = [
    { name: "p.yml:1", repositories: ["app"], pattern: ["pr-*"], within: "3d", keep: 1 },
    { name: "p.yml:5", repositories: ["other"], keep: 0 },
    { name: "p.yml:9", repositories: ["app", "third"], pattern: ["v*"], keep: 1 },
  ];
  const given = "pr-1=a 9d, pr-2=b 1d, v1=c 9d, v2=d 8d, main=e 99d";

  it("lets the first one decide that is about the repository and selects the tag, in whose name the reasons are", () => {
    expect(tagsOf(plan(state(given), several(...rules), now))).toEqual({
      "pr-2": "retained: p.yml:1: keep 1 of 1; keep-within: younger than 3d",
      v2: "retained: p.yml:9: keep 1 of 1",
      "pr-1": "deleted: p.yml:1: keep: not among the newest 1 of 2 images; keep-within: older than 3d",
      v1: "deleted: p.yml:9: keep: not among the newest 1 of 2 images",
      main: "retained: no rule of `policy-file` selects it",
    });
  });

  it("leaves alone what none is about", () => {
    const nobodys = tagsOf(plan(state(given, { repository: "nobodys" }), several(...rules), now));
    expect(new Set(Object.values(nobodys))).toEqual(new Set(["retained: no rule of `policy-file` selects it"]));
    expect(tagsOf(plan(state("v1=a 9d, main=b 9d", { repository: "third" }), several(...rules), now))).toEqual({
      v1: "retained: p.yml:9: keep 1: there is only 1",
      main: "retained: no rule of `policy-file` selects it",
    });
  });

  it("is none where the inputs say all: then a tag is outside of `tag-pattern`, and no name stands before the reasons", () => {
    expect(tagsOf(plan(state("v1=a 9d, main=b 9d"), several({ pattern: ["v*"], keep: 0 }), now))).toEqual({
      v1: "deleted: keep 0",
      main: "retained: outside `tag-pattern`",
    });
  });

  it("asks for times only where a retention of the repository wants them", () => {
    const { tags, manifests } = state(given);
    const asked = (repository: string) => [
      ...wanted(several(...rules), repository, now).timesFor(tags, manifests).tags,
    ];
    expect(asked("app").sort()).toEqual(["pr-1", "pr-2", "v1", "v2"]);
    expect(asked("third").sort()).toEqual(["v1", "v2"]);
    expect(asked("other")).toEqual([]);
  });
});

describe("the order in which tags are shown", () => {
  it.each<readonly [readonly Rule[], string]>([
    [[{ sortBy: "semver" }], "semver"],
    [[{ sortBy: "name" }, { sortBy: "name" }], "name"],
    [[{ sortBy: "name" }, { sortBy: "semver" }], "time"],
    [[], "time"],
  ])("of %j is by %s", (rules, expected) => expect(commonOrder(several(...rules))).toBe(expected));
});

describe("rules that ask GitHub", () => {
  it("need no time", () => {
    const { tags, manifests } = state("pr-1=a, x-1234567=b");
    const wish: Wish = { keep: 0, pulls: ["pr-(\\d+)", [1]], branches: ["(.+)-[0-9a-f]{7}", []] };
    expect(wanted(policy(wish), "app", now).timesFor(tags, manifests).tags).toEqual(new Set());
  });

  it("keep what captures more than a number", () => {
    const wish: Wish = { keep: 0, pulls: ["pr-(.+)", [7]] };
    expect(tagsOf(plan(state("pr-a12=a 1d, pr-12=b 2d, pr-7=c 3d"), policy(wish), now))).toEqual({
      "pr-a12": "retained: keep-open-pull-requests: it cannot be told of which pull request it is the tag",
      "pr-12": "deleted: keep 0; keep-open-pull-requests: #12 is not open",
      "pr-7": "retained: keep-open-pull-requests: #7 is open",
    });
  });
});
