import { describe, expect, it } from "vitest";
import { plan } from "../../src/prune/plan.ts";
import { warningsOf } from "../../src/prune/warnings.ts";
import { now, policy, type Rule, readable, several, state, type Wish } from "../support/state.ts";

const bothVersions: Wish = { keep: 0, semver: "1.1.1", prereleases: 1 };

describe("warnings", () => {
  it.each<readonly [string, Wish, readonly string[]]>([
    [
      "are none when every setting comes to something",
      { keep: 1, protect: ["v*"], digests: ["a"], pattern: ["v*"] },
      [],
    ],
    [
      "name a protect pattern that matches no tag",
      { keep: 1, protect: ["v1", "prod-*"] },
      ["`protect`: `prod-*` matches no tag"],
    ],
    ["say nothing of latest, which is always there", { keep: 1, protect: ["latest"] }, []],
    ["name a digest that was not found", { keep: 1, digests: ["z"] }, ["`protect-digests`: z was not found"]],
    ["say when no tag is a candidate", { keep: 1, pattern: ["release-*"] }, ["`tag-pattern` matches no tag"]],
  ])("%s", (_, wish, expected) => {
    const wished = policy(wish);
    const plans = [state("v1=a 1d"), state("v2=b 1d")].map((snapshot) => plan(snapshot, wished, now));
    expect(warningsOf(plans, wished, true, now).map(readable)).toEqual(expected);
  });

  it.each<readonly [string, string, Wish, readonly string[]]>([
    [
      "says so when most images have one time, which orders nothing",
      "v1=a 3d, v2=b 3d, v3=c 1d",
      { keep: 1 },
      ["app: 2 of 3 images have the same time (2026-11-18T02:00:00.000Z), so their names decide which is newer"],
    ],
    ["says nothing when half of them do", "v1=a 3d, v2=b 3d, v3=c 1d, v4=d 2d", { keep: 1 }, []],
    ["counts tags on one image once", "v1=a 3d, v2=a 3d, v3=b 1d", { keep: 1 }, []],
    [
      "says so when only the calendar goes by time",
      "v1=a 3d, v2=b 3d",
      { keep: 1, sortBy: "name", calendar: "daily 1" },
      ["app: 2 of 2 images have the same time (2026-11-18T02:00:00.000Z), so their names decide which is newer"],
    ],
    ["does not care when time orders nothing anyway", "v1=a 3d, v2=b 3d", { keep: 1, sortBy: "name" }, []],
  ])("%s", (_, given, wish, expected) => {
    const wished = policy(wish);
    expect(warningsOf([plan(state(given), wished, now)], wished, true, now)).toEqual(expected);
  });

  it.each<readonly [string, string, Wish, boolean, readonly string[]]>([
    ["are none when the pattern selects some tags", "v1=a 1d, main=b 2d", { keep: 1, pattern: ["v*"] }, true, []],
    ["are none when there is no tag to select", "u 9d", { keep: 1, pattern: ["v*"] }, true, []],
    [
      "tell of untagged manifests that are to go but cannot be seen",
      "v1=a 1d",
      { keep: 1, untaggedAfter: "1d" },
      false,
      [
        "`delete-untagged-after`: this registry does not list untagged manifests; only orphaned companions and what leads to or from a tag can be found",
      ],
    ],
    ["are none where they can be seen", "v1=a 1d", { keep: 1, untaggedAfter: "1d" }, true, []],
    ["are none where they are not to go", "v1=a 1d", { keep: 1 }, false, []],
    [
      "tell of a time that most images share, also when it is the newest",
      "v1=a 1d, v2=b 1d, v3=c 3d",
      { keep: 1 },
      true,
      ["app: 2 of 3 images have the same time (2026-11-20T02:00:00.000Z), so their names decide which is newer"],
    ],
  ])("%s", (_, given, wish, listsUntagged, expected) => {
    const wished = policy(wish);
    expect(warningsOf([plan(state(given), wished, now)], wished, listsUntagged, now)).toEqual(expected);
  });

  it.each<readonly [string, string, Wish, readonly string[]]>([
    ["are none when each rule is about a tag", "1.0.0=a, 2.0.0-rc.1=b, main=c", bothVersions, []],
    [
      "name rules that are about no tag",
      "main=a, 1.0=b",
      bothVersions,
      ["`keep-semver` matches no tag", "`keep-prereleases` matches no tag"],
    ],
    ["tell releases from prereleases", "1.0.0-rc.1=a", bothVersions, ["`keep-semver` matches no tag"]],
    ["tell prereleases from releases", "1.0.0=a", bothVersions, ["`keep-prereleases` matches no tag"]],
    ["are none when group-by matches a candidate", "main-1=a, v1=b", { keep: 0, groupBy: "(.+)-\\d+" }, []],
    [
      "name a group-by that matches no candidate",
      "main=a, dev-1=b locked",
      { keep: 0, groupBy: "(.+)-\\d+" },
      ["`group-by` matches no tag"],
    ],
    ["look at candidates alone", "1.0.0=a locked", { keep: 0, semver: "1.1.1" }, ["`keep-semver` matches no tag"]],
  ])("%s", (_, given, wish, expected) => {
    const wished = policy(wish);
    expect(warningsOf([plan(state(given), wished, now)], wished, true, now)).toEqual(expected);
  });

  it.each<readonly [string, readonly Rule[], readonly string[]]>([
    [
      "are none where each rule decides about a tag",
      [
        { name: "p.yml:1", repositories: ["app"], pattern: ["v*"], keep: 1 },
        { name: "p.yml:5", keep: 1 },
      ],
      [],
    ],
    [
      "name a rule whose repositories were not read",
      [
        { name: "p.yml:1", repositories: ["other"], keep: 1 },
        { name: "p.yml:5", keep: 1 },
      ],
      ["p.yml:1: `repositories` matches none that was read"],
    ],
    [
      "name a rule that matches tags of other repositories alone",
      [
        { name: "p.yml:1", repositories: ["app"], pattern: ["main"], keep: 1 },
        { name: "p.yml:5", keep: 1 },
      ],
      ["p.yml:1: `tag-pattern` matches no tag"],
    ],
    [
      "name a rule to which earlier ones leave nothing",
      [
        { name: "p.yml:1", pattern: ["nightly"], keep: 1 },
        { name: "p.yml:5", pattern: ["v*", "main"], keep: 1 },
        { name: "p.yml:9", pattern: ["v2"], keep: 1 },
      ],
      ["p.yml:9: decides about no tag: earlier rules select all that it matches"],
    ],
    [
      "name a keep rule that is about no tag, with the rule that asks for it",
      [
        { name: "p.yml:1", pattern: ["v*"], keep: 1, prereleases: 1 },
        { name: "p.yml:5", keep: 1 },
      ],
      ["p.yml:1: `keep-prereleases` matches no tag"],
    ],
    [
      "say nothing of a rule whose tags are all protected",
      [
        { name: "p.yml:1", pattern: ["kept"], keep: 1 },
        { name: "p.yml:5", keep: 1 },
      ],
      [],
    ],
  ])("%s", (_, rules, expected) => {
    const wished = several(...rules);
    const plans = [
      state("v1=a 1d, v2=b 2d, nightly=c 3d, kept=d 4d locked"),
      state("v3=e 1d, main=f 2d", { repository: "web" }),
    ].map((snapshot) => plan(snapshot, wished, now));
    expect(warningsOf(plans, wished, true, now)).toEqual(expected);
  });

  it("tell of a time that most images share where only one of several rules goes by time", () => {
    const wished = several(
      { name: "p.yml:1", pattern: ["w*"], keep: 1, sortBy: "name" },
      { name: "p.yml:5", keep: 1, sortBy: "name", calendar: "daily 1" },
    );
    expect(warningsOf([plan(state("w1=a 3d, v1=b 3d"), wished, now)], wished, true, now)).toEqual([
      "app: 2 of 2 images have the same time (2026-11-18T02:00:00.000Z), so their names decide which is newer",
    ]);
  });

  it("are none when nothing could be read", () => {
    expect(warningsOf([], policy({ keep: 1, protect: ["prod"], digests: ["z"] }), true, now)).toEqual([]);
  });
});
