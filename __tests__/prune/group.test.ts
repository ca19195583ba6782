import { describe, expect, it } from "vitest";
import { parseGroupBy } from "../../src/prune/group.ts";
import { PatternError } from "../../src/prune/pattern.ts";
import { decides } from "../support/table.ts";

describe("parseGroupBy", () => {
  it.each<readonly [string, string, string | undefined]>([
    ["^(.+)-\\d+$", "main-17", "main"],
    ["(.+)-\\d+", "main-17", "main"],
    ["/(.+)-\\d+/", "main-17", "main"],
    ["/^(.+)-\\d+$/", "main-17", "main"],
    ["(.+)-\\d+", "feature-2-17", "feature-2"],
    ["(.+)-\\d+", "main-17-arm64", undefined],
    ["(main)", "main-17", undefined],
    ["(main)-(\\d+)", "xmain-17", undefined],
    ["(.+)-\\d+-(amd64|arm64)", "main-17-arm64", "main/arm64"],
    ["(.+)-\\d+(-arm64)?", "main-17", "main/"],
    ["(?:pr|mr)-(\\d+)-.*", "mr-7-abc", "7"],
    ["(?P<branch>.+)-\\d+", "main-17", "main"],
    ["(?i)(MAIN)-.*", "main-17", "main"],
    ["(.*)\\d", "7", '""'],
  ])("takes %s of %s for %s", (source, name, expected) => {
    expect(parseGroupBy(source).of(name)).toBe(expected);
  });

  it.each<readonly [string, string]>([
    ["main-\\d+", "`main-\\d+` has no capture group: what stands in round brackets names the group, as in `(.+)-\\d+`"],
    ["(?:main)-\\d+", "`(?:main)-\\d+` has no capture group"],
    ["(main", "`(main` is not a regular expression in RE2 syntax: error parsing regexp: missing closing ): `(main`."],
    ["(?!x)(.+)", "Look-around is not part of RE2 syntax; use an exclusion (`!pattern`) instead."],
    [`(${"a".repeat(1023)})`, "the pattern is longer than 1024 characters"],
  ])("refuses %s", (source, message) => {
    expect(() => parseGroupBy(source)).toThrow(PatternError);
    expect(() => parseGroupBy(source)).toThrow(message);
  });

  it("takes linear time", () => {
    expect(parseGroupBy("(a+)+(b)").of("a".repeat(128))).toBeUndefined();
  });
});

const branches = "^(.+)-\\d+$";

describe("group-by", () => {
  decides([
    {
      name: "keeps the newest of each branch",
      given: "main-3=a 1d, main-2=b 2d, main-1=c 3d, dev-2=d 8d, dev-1=e 9d",
      policy: { keep: 1, groupBy: branches },
      tags: {
        "main-3": "retained: keep 1 of 1 in main",
        "main-2": "deleted: keep in main: not among the newest 1 of 3 images",
        "main-1": "deleted: keep in main: not among the newest 1 of 3 images",
        "dev-2": "retained: keep 1 of 1 in dev",
        "dev-1": "deleted: keep in dev: not among the newest 1 of 2 images",
      },
    },
    {
      name: "takes what it does not match for a group as well",
      given: "main-2=a 1d, main-1=b 2d, nightly=c 3d, edge=d 4d",
      policy: { keep: 1, groupBy: branches },
      tags: {
        "main-2": "retained: keep 1 of 1 in main",
        "main-1": "deleted: keep in main: not among the newest 1 of 2 images",
        nightly: "retained: keep 1 of 1 in no group",
        edge: "deleted: keep in no group: not among the newest 1 of 2 images",
      },
    },
    {
      name: "keeps a group that has no more",
      given: "main-2=a 1d, main-1=b 2d, dev-1=c",
      policy: { keep: 2, groupBy: branches },
      tags: {
        "main-2": "retained: keep 2 in main: there are only 2",
        "main-1": "retained: keep 2 in main: there are only 2",
        "dev-1": "retained: keep 2 in dev: there is only 1",
      },
    },
    {
      name: "lets nothing through that keep: 0 is about",
      given: "main-1=a 1d, dev-1=b 2d, edge=c 3d",
      policy: { keep: 0, groupBy: branches },
      tags: {
        "main-1": "deleted: keep 0 in main",
        "dev-1": "deleted: keep 0 in dev",
        edge: "deleted: keep 0 in no group",
      },
    },
    {
      name: "is nothing to rules that look at each tag by itself",
      given: "main-1=a 1d, pr-7=b 2d, 1.0.0=c 3d",
      policy: { keep: 0, semver: "1.1.1", pulls: ["pr-(\\d+)", [7]], groupBy: branches },
      tags: {
        "main-1":
          "deleted: keep 0 in main; keep-semver: not a semantic version; keep-open-pull-requests: not the tag of a pull request",
        "pr-7": "retained: keep-open-pull-requests: #7 is open",
        "1.0.0": "retained: keep-semver in no group: major 1 of 1, minor 1 of 1, patch 1 of 1",
      },
    },
    {
      name: "is not told where a tag stays for the sake of another on its image",
      given: "stable-1=a 1d, 1.0.0-1=a 2d, stable-0=b 3d",
      policy: { keep: 0, prereleases: 1, groupBy: "(?:stable|1\\.0\\.0)-(\\d+)" },
      tags: {
        "stable-1": "retained: keep-prereleases: on the image of 1.0.0-1",
        "1.0.0-1": "retained: keep-prereleases 1 of 1 in 1: 1.0.0 is not released yet",
        "stable-0": "deleted: keep 0 in 0; keep-prereleases: not a prerelease",
      },
    },
    {
      name: "is nothing to keep-within, which looks at each tag by itself",
      given: "main-2=a 1d, main-1=b 9d, dev-1=c 9d",
      policy: { within: "2d", groupBy: branches },
      tags: {
        "main-2": "retained: keep-within: younger than 2d",
        "main-1": "deleted: keep-within: older than 2d",
        "dev-1": "deleted: keep-within: older than 2d",
      },
    },
    {
      name: "keeps what has no time, in each group, without giving it a rank",
      given: "main-2=a, main-1=b 2d, dev-2=c 1d, dev-1=d, main-0=e 3d",
      policy: { keep: 1, groupBy: branches },
      tags: {
        "dev-2": "retained: keep 1 of 1 in dev",
        "dev-1": "retained: keep: its time is unknown or cannot be true",
        "main-2": "retained: keep: its time is unknown or cannot be true",
        "main-1": "retained: keep 1 of 1 in main",
        "main-0": "deleted: keep in main: not among the newest 1 of 3 images",
      },
    },
    {
      name: "ranks an image in each group by its newest tag of that group",
      given: "main-9=a 1d, dev-1=a 9d, dev-2=b 2d, dev-3=c 3d",
      policy: { keep: 1, groupBy: branches },
      tags: {
        "main-9": "retained: keep 1 in main: there is only 1",
        "dev-2": "retained: keep 1 of 1 in dev",
        "dev-3": "deleted: keep in dev: not among the newest 1 of 3 images",
        "dev-1":
          "untagged: keep in dev: not among the newest 1 of 3 images; shares its image with main-9, so only the tag goes",
      },
    },
    {
      name: "counts images, not tags, within a group",
      given: "main-3=a 1d, main-2=a 2d, main-1=b 3d, main-0=c 4d",
      policy: { keep: 2, groupBy: branches },
      tags: {
        "main-3": "retained: keep 1 of 2 in main",
        "main-2": "retained: keep 1 of 2 in main",
        "main-1": "retained: keep 2 of 2 in main",
        "main-0": "deleted: keep in main: not among the newest 2 of 3 images",
      },
    },
    {
      name: "groups by all of its captures",
      given: "main-2-amd64=a 1d, main-1-amd64=b 2d, main-1-arm64=c 3d, dev-1-arm64=d 4d",
      policy: { keep: 1, groupBy: "(.+)-\\d+-(.+)" },
      tags: {
        "main-2-amd64": "retained: keep 1 of 1 in main/amd64",
        "main-1-amd64": "deleted: keep in main/amd64: not among the newest 1 of 2 images",
        "main-1-arm64": "retained: keep 1 in main/arm64: there is only 1",
        "dev-1-arm64": "retained: keep 1 in dev/arm64: there is only 1",
      },
    },
    {
      name: "ranks an image by a protected tag in its own group alone",
      given: "main-3=a 1d, dev-9=a 1d, main-1=a 4d, dev-1=a 4d, main-2=b 2d, dev-2=c 2d",
      policy: { keep: 1, groupBy: branches, protect: ["main-3"] },
      tags: {
        "main-3": "retained: protected",
        "dev-9": "retained: keep 1 of 1 in dev",
        "main-1": "retained: keep 1 of 1 in main",
        "dev-1": "retained: keep 1 of 1 in dev",
        "main-2": "deleted: keep in main: not among the newest 1 of 2 images",
        "dev-2": "deleted: keep in dev: not among the newest 1 of 2 images",
      },
    },
    {
      name: "gives no rank to an image without a candidate",
      given: "main-3=a 1d locked, main-2=b 2d, main-1=c 3d, other=d 4d",
      policy: { keep: 1, groupBy: branches, pattern: ["*-*"] },
      tags: {
        "main-3": "retained: locked",
        "main-2": "retained: keep 1 of 1 in main",
        "main-1": "deleted: keep in main: not among the newest 1 of 2 images",
        other: "retained: outside `tag-pattern`",
      },
    },
    {
      name: "goes with an order by names",
      given: "main-10=a, main-9=b, dev-2=c, dev-1=d",
      policy: { keep: 1, groupBy: branches, sortBy: "name" },
      tags: {
        "main-10": "retained: keep 1 of 1 in main",
        "main-9": "deleted: keep in main: not among the newest 1 of 2 images",
        "dev-2": "retained: keep 1 of 1 in dev",
        "dev-1": "deleted: keep in dev: not among the newest 1 of 2 images",
      },
    },
    {
      name: "goes with an order by versions, which keeps a group without any",
      given: "1.1.0=a, 1.0.0=b, main-1=c, main-2=d, edge=e",
      policy: { keep: 1, groupBy: branches, sortBy: "semver" },
      tags: {
        "1.1.0": "retained: keep 1 of 1 in no group",
        "1.0.0": "deleted: keep in no group: not among the newest 1 of 3 images",
        "main-1": "retained: keep in main: no tag of its image is a semantic version",
        "main-2": "retained: keep in main: no tag of its image is a semantic version",
        edge: "retained: keep in no group: no tag of its image is a semantic version",
      },
    },
    {
      name: "counts majors in each group",
      given: "v2.0.0=a, v1.0.0=b, 1.0.0=c, 0.9.0=d",
      policy: { keep: 0, semver: "1.1.1", groupBy: "(v?).*" },
      tags: {
        "v2.0.0": "retained: keep-semver in v: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "v1.0.0": "deleted: keep 0 in v; keep-semver in v: major 1 is not among the newest 1",
        "1.0.0": 'retained: keep-semver in "": major 1 of 1, minor 1 of 1, patch 1 of 1',
        "0.9.0": 'deleted: keep 0 in ""; keep-semver in "": major 0 is not among the newest 1',
      },
    },
    {
      name: "does not lead a moving tag to an image of another group",
      given: "2.0.0=a, edge-1=a, 1.0.0=b",
      policy: { keep: 0, semver: "1.1.1", groupBy: branches },
      tags: {
        "2.0.0": "retained: keep-semver in no group: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "edge-1":
          "untagged: keep 0 in edge; keep-semver: not a semantic version; shares its image with 2.0.0, so only the tag goes",
        "1.0.0": "deleted: keep 0 in no group; keep-semver in no group: major 1 is not among the newest 1",
      },
    },
    {
      name: "counts prereleases in each group, and sees the releases of all",
      given: "2.0.0-rc.2=a, 2.0.0-rc.1=b, 2.0.0-beta.2=c, 2.0.0-beta.1=d, 1.0.0-rc.9=e, 1.0.0=f",
      policy: { keep: 0, prereleases: 1, groupBy: ".*-(rc|beta).*" },
      tags: {
        "2.0.0-rc.2": "retained: keep-prereleases 1 of 1 in rc: 2.0.0 is not released yet",
        "2.0.0-rc.1": "deleted: keep 0 in rc; keep-prereleases in rc: not among the newest 1 of 2.0.0",
        "2.0.0-beta.2": "retained: keep-prereleases 1 of 1 in beta: 2.0.0 is not released yet",
        "2.0.0-beta.1": "deleted: keep 0 in beta; keep-prereleases in beta: not among the newest 1 of 2.0.0",
        "1.0.0-rc.9": "deleted: keep 0 in rc; keep-prereleases: 1.0.0 is released",
        "1.0.0": "deleted: keep 0 in no group; keep-prereleases: not a prerelease",
      },
    },
    {
      name: "makes one group of all when it captures the same everywhere",
      given: "pr-1=a 1d, pr-2=b 2d",
      policy: { keep: 1, groupBy: "(pr)-\\d+" },
      tags: {
        "pr-1": "retained: keep 1 of 1 in pr",
        "pr-2": "deleted: keep in pr: not among the newest 1 of 2 images",
      },
    },
    {
      name: "leaves all as it is, in no group, when it matches nothing",
      given: "v2=a 1d, v1=b 2d",
      policy: { keep: 1, groupBy: branches },
      tags: {
        v2: "retained: keep 1 of 1 in no group",
        v1: "deleted: keep in no group: not among the newest 1 of 2 images",
      },
    },
  ]);
});
