import { describe } from "vitest";
import { decides } from "../support/table.ts";

const kept = (rank: string, release: string) => `retained: keep-prereleases ${rank}: ${release} is not released yet`;
const past = (count: number, release: string) =>
  `deleted: keep 0; keep-prereleases: not among the newest ${count} of ${release}`;
const released = (release: string) => `deleted: keep 0; keep-prereleases: ${release} is released`;
const none = "deleted: keep 0; keep-prereleases: not a prerelease";

describe("keep-prereleases", () => {
  decides([
    {
      name: "keeps the newest prereleases of a version to come",
      given: "2.0.0-rc.10=a, 2.0.0-rc.9=b, 2.0.0-rc.1=c, 2.0.0-beta.3=d",
      policy: { keep: 0, prereleases: 2 },
      tags: {
        "2.0.0-rc.10": kept("1 of 2", "2.0.0"),
        "2.0.0-rc.9": kept("2 of 2", "2.0.0"),
        "2.0.0-rc.1": past(2, "2.0.0"),
        "2.0.0-beta.3": past(2, "2.0.0"),
      },
    },
    {
      name: "counts for each version to come by itself",
      given: "2.0.0-rc.2=a, 2.0.0-rc.1=b, 1.9.5-rc.2=c, 1.9.5-rc.1=d, 1.9.4=e",
      policy: { keep: 0, prereleases: 1 },
      tags: {
        "2.0.0-rc.2": kept("1 of 1", "2.0.0"),
        "2.0.0-rc.1": past(1, "2.0.0"),
        "1.9.5-rc.2": kept("1 of 1", "1.9.5"),
        "1.9.5-rc.1": past(1, "1.9.5"),
        "1.9.4": none,
      },
    },
    {
      name: "needs none of a version that is released",
      given: "2.0.0=a, 2.0.0-rc.2=b, 2.0.0-rc.1=c",
      policy: { keep: 0, prereleases: 5 },
      tags: { "2.0.0": none, "2.0.0-rc.2": released("2.0.0"), "2.0.0-rc.1": released("2.0.0") },
    },
    {
      name: "takes a version for released with a leading v or as a build too",
      given: "v2.0.0=a, 2.0.0-rc.2=b, 1.0.0_7=c, v1.0.0-rc.1=d",
      policy: { keep: 0, prereleases: 5 },
      tags: { "v2.0.0": none, "2.0.0-rc.2": released("2.0.0"), "1.0.0_7": none, "v1.0.0-rc.1": released("1.0.0") },
    },
    {
      name: "sees releases that are no candidates: protected, locked, or outside of the pattern",
      given: "v3.0.0=a, 2.0.0=b, 1.0.0=c locked, 3.0.0-rc.1=d, 2.0.0-rc.1=e, 1.0.0-rc.1=f",
      policy: { keep: 0, prereleases: 1, pattern: ["*-*"], protect: ["2.0.0"] },
      tags: {
        "v3.0.0": "retained: outside `tag-pattern`",
        "2.0.0": "retained: protected",
        "1.0.0": "retained: locked",
        "3.0.0-rc.1": released("3.0.0"),
        "2.0.0-rc.1": released("2.0.0"),
        "1.0.0-rc.1": released("1.0.0"),
      },
    },
    {
      name: "does not take a newer release for the one to come",
      given: "2.0.0=a, 1.9.5-rc.1=b, 2.0.1-rc.1=c",
      policy: { keep: 0, prereleases: 1 },
      tags: { "2.0.0": none, "1.9.5-rc.1": kept("1 of 1", "1.9.5"), "2.0.1-rc.1": kept("1 of 1", "2.0.1") },
    },
    {
      name: "takes builds of a prerelease for that prerelease",
      given: "2.0.0-rc.2_1=a, 2.0.0-rc.2_2=b, v2.0.0-rc.2=c, 2.0.0-rc.1=d",
      policy: { keep: 0, prereleases: 1 },
      tags: {
        "2.0.0-rc.2_1": kept("1 of 1", "2.0.0"),
        "2.0.0-rc.2_2": kept("1 of 1", "2.0.0"),
        "v2.0.0-rc.2": kept("1 of 1", "2.0.0"),
        "2.0.0-rc.1": past(1, "2.0.0"),
      },
    },
    {
      name: "0 keeps none",
      given: "2.0.0-rc.1=a",
      policy: { keep: 0, prereleases: 0 },
      tags: { "2.0.0-rc.1": past(0, "2.0.0") },
    },
    {
      name: "goes by precedence: numbers before words, shorter before longer",
      given: "1.0.0-alpha=a, 1.0.0-alpha.1=b, 1.0.0-alpha.beta=c, 1.0.0-beta=d, 1.0.0-beta.2=e, 1.0.0-beta.11=f",
      policy: { keep: 0, prereleases: 3 },
      tags: {
        "1.0.0-beta.11": kept("1 of 3", "1.0.0"),
        "1.0.0-beta.2": kept("2 of 3", "1.0.0"),
        "1.0.0-beta": kept("3 of 3", "1.0.0"),
        "1.0.0-alpha.beta": past(3, "1.0.0"),
        "1.0.0-alpha.1": past(3, "1.0.0"),
        "1.0.0-alpha": past(3, "1.0.0"),
      },
    },
    {
      name: "asks for no time",
      given: "1.0.0-rc.1=a 1d, 1.0.0-rc.2=b",
      policy: { keep: 0, prereleases: 1 },
      tags: { "1.0.0-rc.2": kept("1 of 1", "1.0.0"), "1.0.0-rc.1": past(1, "1.0.0") },
    },
    {
      name: "has nothing to say of releases and of tags that are no versions",
      given: "1.0.0=a, main=b, 1.0-rc.1=c",
      policy: { keep: 0, prereleases: 1 },
      tags: { "1.0.0": none, main: none, "1.0-rc.1": none },
    },
    {
      name: "keeps the moving tags on the image of a prerelease that it keeps",
      given: "2.0.0-rc.2=a, next=a, 2.0.0-rc.1=b, before=b",
      policy: { keep: 0, prereleases: 1 },
      tags: {
        "2.0.0-rc.2": kept("1 of 1", "2.0.0"),
        next: "retained: keep-prereleases: on the image of 2.0.0-rc.2",
        "2.0.0-rc.1": past(1, "2.0.0"),
        before: none,
      },
    },
    {
      name: "lets the prerelease go that became the release, which keeps the image",
      given: "2.0.0=a, 2.0.0-rc.2=a",
      policy: { keep: 0, semver: "1.1.1", prereleases: 1 },
      tags: {
        "2.0.0": "retained: keep-semver: major 1 of 1, minor 1 of 1, patch 1 of 1",
        "2.0.0-rc.2":
          "untagged: keep 0; keep-semver: prereleases are not counted; keep-prereleases: 2.0.0 is released; shares its image with 2.0.0, so only the tag goes",
      },
    },
  ]);
});
