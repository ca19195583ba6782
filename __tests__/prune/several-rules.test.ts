import { describe } from "vitest";
import { decides } from "../support/table.ts";

const branches = "^(.+)-\\d+$";

describe("several rules", () => {
  decides([
    {
      name: "keep what any of them keeps, with all the reasons, and say of what goes how it failed them all",
      given: "v1=a 9d, v2=b 2d, v3=c 1d, v4=d",
      policy: { keep: 1, within: "3d" },
      tags: {
        v3: "retained: keep 1 of 1; keep-within: younger than 3d",
        v2: "retained: keep-within: younger than 3d",
        v1: "deleted: keep: not among the newest 1 of 4 images; keep-within: older than 3d",
        v4: "retained: keep, keep-within: its time is unknown or cannot be true",
      },
    },
    {
      name: "keep and keep-within: young ones beyond the count stay",
      given: "v1=a 1h, v2=b 2h, v3=c 3h, v4=d 30d",
      policy: { keep: 1, within: "1d" },
      tags: {
        v1: "retained: keep 1 of 1; keep-within: younger than 1d",
        v2: "retained: keep-within: younger than 1d",
        v3: "retained: keep-within: younger than 1d",
        v4: "deleted: keep: not among the newest 1 of 4 images; keep-within: older than 1d",
      },
    },
    {
      name: "keep and keep-within: old ones within the count stay",
      given: "v1=a 30d, v2=b 40d, v3=c 50d",
      policy: { keep: 2, within: "1d" },
      tags: {
        v1: "retained: keep 1 of 2",
        v2: "retained: keep 2 of 2",
        v3: "deleted: keep: not among the newest 2 of 3 images; keep-within: older than 1d",
      },
    },
    {
      name: "keep: 0 and keep-within: age alone decides",
      given: "v1=a 1h, v2=b 30d",
      policy: { keep: 0, within: "1d" },
      tags: { v1: "retained: keep-within: younger than 1d", v2: "deleted: keep 0; keep-within: older than 1d" },
    },
    {
      name: "keep and keep-within: two tags of one image are each judged by their own age",
      given: "v2=a 1h, v1=a 30d, v0=b 40d",
      policy: { keep: 1, within: "1d" },
      tags: {
        v2: "retained: keep 1 of 1; keep-within: younger than 1d",
        v1: "retained: keep 1 of 1",
        v0: "deleted: keep: not among the newest 1 of 2 images; keep-within: older than 1d",
      },
    },
    {
      name: "keep by name and keep-within: only the latter needs a time",
      given: "v2=a, v1=b, v0=c 9d",
      policy: { keep: 1, within: "1d", sortBy: "name" },
      tags: {
        v2: "retained: keep 1 of 1; keep-within: its time is unknown or cannot be true",
        v1: "retained: keep-within: its time is unknown or cannot be true",
        v0: "deleted: keep: not among the newest 1 of 3 images; keep-within: older than 1d",
      },
    },
    {
      name: "keep and keep-semver: builds by time, releases by version",
      given: "1.0.0=a 90d, 0.9.0=b 99d, main-2=c 1d, main-1=d 2d",
      policy: { keep: 1, semver: "1.1.1" },
      tags: {
        "main-2": "retained: keep 1 of 1",
        "main-1": "deleted: keep: not among the newest 1 of 4 images; keep-semver: not a semantic version",
        "1.0.0": "retained: keep-semver: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "0.9.0": "deleted: keep: not among the newest 1 of 4 images; keep-semver: major 0 is not among the newest 1",
      },
    },
    {
      name: "keep and keep-semver: a newest image of both names both",
      given: "1.1.0=a 1d, 1.0.0=b 2d",
      policy: { keep: 1, semver: "1.1.1" },
      tags: {
        "1.1.0": "retained: keep 1 of 1; keep-semver: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "1.0.0":
          "deleted: keep: not among the newest 1 of 2 images; keep-semver: minor 1.0 is not among the newest 1 of major 1",
      },
    },
    {
      name: "keep and keep-semver: a release without a time stays for that",
      given: "1.1.0=a 1d, 1.0.0=b, 0.9.0=c 3d",
      policy: { keep: 1, semver: "1.1.1" },
      tags: {
        "1.1.0": "retained: keep 1 of 1; keep-semver: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "0.9.0": "deleted: keep: not among the newest 1 of 3 images; keep-semver: major 0 is not among the newest 1",
        "1.0.0": "retained: keep: its time is unknown or cannot be true",
      },
    },
    {
      name: "keep by version and keep-semver: prereleases rank for the one and not for the other",
      given: "2.0.0-rc.1=a, 1.1.0=b, 1.0.0=c",
      policy: { keep: 1, semver: "1.1.1", sortBy: "semver" },
      tags: {
        "2.0.0-rc.1": "retained: keep 1 of 1",
        "1.1.0": "retained: keep-semver: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "1.0.0":
          "deleted: keep: not among the newest 1 of 3 images; keep-semver: minor 1.0 is not among the newest 1 of major 1",
      },
    },
    {
      name: "keep by version and keep-semver: what is no version stays by the former",
      given: "1.0.0=a, 0.9.0=b, main=c",
      policy: { keep: 1, semver: "1.1.1", sortBy: "semver" },
      tags: {
        "1.0.0": "retained: keep 1 of 1; keep-semver: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "0.9.0": "deleted: keep: not among the newest 1 of 3 images; keep-semver: major 0 is not among the newest 1",
        main: "retained: keep: no tag of its image is a semantic version",
      },
    },
    {
      name: "keep-within and keep-semver: an old release stays by its version, a young one by its age",
      given: "2.0.0=a 90d, 1.0.0=b 1h, 0.1.0=c 90d",
      policy: { within: "1d", semver: "1.1.1" },
      tags: {
        "1.0.0": "retained: keep-within: younger than 1d",
        "2.0.0": "retained: keep-semver: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "0.1.0": "deleted: keep-within: older than 1d; keep-semver: major 0 is not among the newest 1",
      },
    },
    {
      name: "keep-within and keep-prereleases: what is released stays while it is young",
      given: "1.0.0=a 1h, 1.0.0-rc.1=b 1h, 1.0.0-rc.0=c 9d, 1.1.0-rc.1=d 9d",
      policy: { within: "1d", prereleases: 1 },
      tags: {
        "1.0.0-rc.1": "retained: keep-within: younger than 1d",
        "1.0.0": "retained: keep-within: younger than 1d",
        "1.1.0-rc.1": "retained: keep-prereleases 1 of 1: 1.1.0 is not released yet",
        "1.0.0-rc.0": "deleted: keep-within: older than 1d; keep-prereleases: 1.0.0 is released",
      },
    },
    {
      name: "keep-semver and keep-prereleases: each counts its own",
      given: "2.0.0=a, 1.9.0=b, 2.1.0-rc.2=c, 2.1.0-rc.1=d, main=e",
      policy: { keep: 0, semver: "1.1.1", prereleases: 1 },
      tags: {
        main: "deleted: keep 0; keep-semver: not a semantic version; keep-prereleases: not a prerelease",
        "2.1.0-rc.2": "retained: keep-prereleases 1 of 1: 2.1.0 is not released yet",
        "2.1.0-rc.1":
          "deleted: keep 0; keep-semver: prereleases are not counted; keep-prereleases: not among the newest 1 of 2.1.0",
        "2.0.0": "retained: keep-semver: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "1.9.0": "deleted: keep 0; keep-semver: major 1 is not among the newest 1; keep-prereleases: not a prerelease",
      },
    },
    {
      name: "keep-semver and keep-prereleases: a moving tag names the versions of both on its image",
      given: "2.0.0=a, 2.1.0-rc.1=a, edge=a",
      policy: { keep: 0, semver: "1.1.1", prereleases: 1 },
      tags: {
        edge: "retained: keep-semver: on the image of 2.0.0; keep-prereleases: on the image of 2.1.0-rc.1",
        "2.1.0-rc.1": "retained: keep-prereleases 1 of 1: 2.1.0 is not released yet",
        "2.0.0": "retained: keep-semver: major 1 of 1, minor 1 of 1, patch 1 of 1",
      },
    },
    {
      name: "all of them: whatever keeps is named, in one order",
      given: "2.0.0=a 1h, 2.0=a 1h, 2.1.0-rc.1=b 2h, 1.0.0=c 9d, main=d",
      policy: { keep: 1, within: "1d", semver: "2.1.1", prereleases: 1 },
      tags: {
        "2.0.0":
          "retained: keep 1 of 1; keep-within: younger than 1d; keep-semver: major 1 of 2, minor 1 of 1, patch 1 of 1",
        "2.0": "retained: keep 1 of 1; keep-within: younger than 1d; keep-semver: on the image of 2.0.0",
        "2.1.0-rc.1": "retained: keep-within: younger than 1d; keep-prereleases 1 of 1: 2.1.0 is not released yet",
        "1.0.0": "retained: keep-semver: major 2 of 2, minor 1 of 1, patch 1 of 1",
        main: "retained: keep, keep-within: its time is unknown or cannot be true",
      },
    },
    {
      name: "all of them: what goes names them all",
      given: "1.0.0=a 9d, 1.0.0-rc.1=b 9d, main=c 9d, 1.0.1=d 1h",
      policy: { keep: 1, within: "1d", semver: "1.1.1", prereleases: 1 },
      tags: {
        "1.0.1":
          "retained: keep 1 of 1; keep-within: younger than 1d; keep-semver: major 1 of 1, minor 1 of 1, patch 1 of 1",
        main: "deleted: keep: not among the newest 1 of 4 images; keep-within: older than 1d; keep-semver: not a semantic version; keep-prereleases: not a prerelease",
        "1.0.0-rc.1":
          "deleted: keep: not among the newest 1 of 4 images; keep-within: older than 1d; keep-semver: prereleases are not counted; keep-prereleases: 1.0.0 is released",
        "1.0.0":
          "deleted: keep: not among the newest 1 of 4 images; keep-within: older than 1d; keep-semver: patch 1.0.0 is not among the newest 1 of minor 1.0; keep-prereleases: not a prerelease",
      },
    },
    {
      name: "protection goes before all of them",
      given: "2.0.0=a 1d, 1.0.0=b 2d, 2.1.0-rc.1=c 3d",
      policy: { keep: 1, within: "1d", semver: "1.1.1", prereleases: 1, protect: ["*"] },
      tags: {
        "2.0.0": "retained: protected by `*`",
        "1.0.0": "retained: protected by `*`",
        "2.1.0-rc.1": "retained: protected by `*`",
      },
    },
    {
      name: "keep and keep-within in groups: the count is of the group, the age of the tag",
      given: "main-2=a 1h, main-1=b 2h, dev-2=c 9d, dev-1=d 9d",
      policy: { keep: 1, within: "1d", groupBy: branches },
      tags: {
        "main-2": "retained: keep 1 of 1 in main; keep-within: younger than 1d",
        "main-1": "retained: keep-within: younger than 1d",
        "dev-2": "retained: keep 1 of 1 in dev",
        "dev-1": "deleted: keep in dev: not among the newest 1 of 2 images; keep-within: older than 1d",
      },
    },
    {
      name: "keep and keep-semver in groups: releases are the group that is not matched",
      given: "2.0.0=a 1d, 1.0.0=b 2d, main-2=c 3d, main-1=d 4d",
      policy: { keep: 1, semver: "1.1.1", groupBy: branches },
      tags: {
        "2.0.0": "retained: keep 1 of 1 in no group; keep-semver in no group: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "1.0.0":
          "deleted: keep in no group: not among the newest 1 of 2 images; keep-semver in no group: major 1 is not among the newest 1",
        "main-2": "retained: keep 1 of 1 in main",
        "main-1": "deleted: keep in main: not among the newest 1 of 2 images; keep-semver: not a semantic version",
      },
    },
    {
      name: "keep and keep-semver in groups of majors: each major has its newest",
      given: "2.1.0=a, 2.0.0=b, 1.1.0=c, 1.0.0=d",
      policy: { keep: 0, semver: "1.1.1", groupBy: "(\\d+)\\..*" },
      tags: {
        "2.1.0": "retained: keep-semver in 2: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "2.0.0": "deleted: keep 0 in 2; keep-semver in 2: minor 2.0 is not among the newest 1 of major 2",
        "1.1.0": "retained: keep-semver in 1: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "1.0.0": "deleted: keep 0 in 1; keep-semver in 1: minor 1.0 is not among the newest 1 of major 1",
      },
    },
    {
      name: "keep-prereleases in groups of branches: the newest of each",
      given: "1.0.0-main.2=a, 1.0.0-main.1=b, 1.0.0-dev.2=c, 1.0.0-dev.1=d",
      policy: { keep: 0, prereleases: 1, groupBy: ".*-(\\w+)\\.\\d+" },
      tags: {
        "1.0.0-main.2": "retained: keep-prereleases 1 of 1 in main: 1.0.0 is not released yet",
        "1.0.0-main.1": "deleted: keep 0 in main; keep-prereleases in main: not among the newest 1 of 1.0.0",
        "1.0.0-dev.2": "retained: keep-prereleases 1 of 1 in dev: 1.0.0 is not released yet",
        "1.0.0-dev.1": "deleted: keep 0 in dev; keep-prereleases in dev: not among the newest 1 of 1.0.0",
      },
    },
    {
      name: "keep in groups with a pattern: what that leaves out has no group",
      given: "main-2=a 1d, main-1=b 2d, dev-1=c 3d, edge=d 4d",
      policy: { keep: 1, pattern: ["main-*", "edge"], groupBy: branches },
      tags: {
        "main-2": "retained: keep 1 of 1 in main",
        "main-1": "deleted: keep in main: not among the newest 1 of 2 images",
        "dev-1": "retained: outside `tag-pattern`",
        edge: "retained: keep 1 in no group: there is only 1",
      },
    },
    {
      name: "keep-within in groups names all the rules that an unknown time stops",
      given: "main-2=a, main-1=b 1d, main-0=c 2d",
      policy: { keep: 1, within: "1h", groupBy: branches },
      tags: {
        "main-1": "retained: keep 1 of 1 in main",
        "main-0": "deleted: keep in main: not among the newest 1 of 3 images; keep-within: older than 1h",
        "main-2": "retained: keep, keep-within: its time is unknown or cannot be true",
      },
    },
    {
      name: "variants in groups: the newest release of each",
      given: "1.1.0-alpine=a 1d, 1.0.0-alpine=b 2d, 1.1.0-slim=c 1d, 1.0.0-slim=d 2d, 1.1.0=e 1d, 1.0.0=f 2d",
      policy: { keep: 1, sortBy: "semver", groupBy: "[^-]+-(\\w+)" },
      tags: {
        "1.1.0": "retained: keep 1 of 1 in no group",
        "1.1.0-slim": "retained: keep 1 of 1 in slim",
        "1.1.0-alpine": "retained: keep 1 of 1 in alpine",
        "1.0.0": "deleted: keep in no group: not among the newest 1 of 2 images",
        "1.0.0-slim": "deleted: keep in slim: not among the newest 1 of 2 images",
        "1.0.0-alpine": "deleted: keep in alpine: not among the newest 1 of 2 images",
      },
    },
    {
      name: "pull requests in groups: the newest of each",
      given: "pr-7-abc=a 1d, pr-7-abd=b 2d, pr-8-aaa=c 9d",
      policy: { keep: 1, groupBy: "pr-(\\d+)-.*" },
      tags: {
        "pr-7-abc": "retained: keep 1 of 1 in 7",
        "pr-7-abd": "deleted: keep in 7: not among the newest 1 of 2 images",
        "pr-8-aaa": "retained: keep 1 in 8: there is only 1",
      },
    },
  ]);
});
