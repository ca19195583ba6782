import { describe } from "vitest";
import { decides } from "../support/table.ts";

const kept = (ranks: string) => {
  const [majors, minors, patches] = ranks.split(", ");
  return `retained: keep-semver: major ${majors}, minor ${minors}, patch ${patches}`;
};
const gone = (why: string) => `deleted: keep 0; keep-semver: ${why}`;
const noVersion = gone("not a semantic version");
const prerelease = gone("prereleases are not counted");

describe("keep-semver", () => {
  decides([
    {
      name: "keeps the newest patch of each of the newest minors of each of the newest majors",
      given: "3.0.0=a, 2.2.1=b, 2.2.0=c, 2.1.5=d, 2.1.4=e, 2.0.9=f, 1.9.9=g, 1.9.8=h, 1.8.0=i, 1.7.0=j, 0.9.0=k",
      policy: { keep: 0, semver: "3.2.1" },
      tags: {
        "3.0.0": kept("1 of 3, 1 of 2, 1 of 1"),
        "2.2.1": kept("2 of 3, 1 of 2, 1 of 1"),
        "2.2.0": gone("patch 2.2.0 is not among the newest 1 of minor 2.2"),
        "2.1.5": kept("2 of 3, 2 of 2, 1 of 1"),
        "2.1.4": gone("patch 2.1.4 is not among the newest 1 of minor 2.1"),
        "2.0.9": gone("minor 2.0 is not among the newest 2 of major 2"),
        "1.9.9": kept("3 of 3, 1 of 2, 1 of 1"),
        "1.9.8": gone("patch 1.9.8 is not among the newest 1 of minor 1.9"),
        "1.8.0": kept("3 of 3, 2 of 2, 1 of 1"),
        "1.7.0": gone("minor 1.7 is not among the newest 2 of major 1"),
        "0.9.0": gone("major 0 is not among the newest 3"),
      },
    },
    {
      name: "names what each one misses, also where many miss something",
      given: "3.0.0=a, 2.2.1=b, 2.2.0=c, 2.1.1=d, 2.1.0=e, 2.0.0=f, 1.1.0=g, 1.0.0=h, 0.1.0=i",
      policy: { keep: 0, semver: "2.1.1" },
      tags: {
        "3.0.0": kept("1 of 2, 1 of 1, 1 of 1"),
        "2.2.1": kept("2 of 2, 1 of 1, 1 of 1"),
        "2.2.0": gone("patch 2.2.0 is not among the newest 1 of minor 2.2"),
        "2.1.1": gone("minor 2.1 is not among the newest 1 of major 2"),
        "2.1.0": gone("minor 2.1 is not among the newest 1 of major 2"),
        "2.0.0": gone("minor 2.0 is not among the newest 1 of major 2"),
        "1.1.0": gone("major 1 is not among the newest 2"),
        "1.0.0": gone("major 1 is not among the newest 2"),
        "0.1.0": gone("major 0 is not among the newest 2"),
      },
    },
    {
      name: "counts several patches of a minor",
      given: "1.0.3=a, 1.0.2=b, 1.0.1=c, 1.0.0=d",
      policy: { keep: 0, semver: "1.1.3" },
      tags: {
        "1.0.3": kept("1 of 1, 1 of 1, 1 of 3"),
        "1.0.2": kept("1 of 1, 1 of 1, 2 of 3"),
        "1.0.1": kept("1 of 1, 1 of 1, 3 of 3"),
        "1.0.0": gone("patch 1.0.0 is not among the newest 3 of minor 1.0"),
      },
    },
    {
      name: "keeps all majors where that is asked for",
      given: "30.0.0=a, 2.1.0=b, 2.0.0=c, 0.0.1=d",
      policy: { keep: 0, semver: "0.1.1" },
      tags: {
        "30.0.0": kept("1 of all, 1 of 1, 1 of 1"),
        "2.1.0": kept("2 of all, 1 of 1, 1 of 1"),
        "2.0.0": gone("minor 2.0 is not among the newest 1 of major 2"),
        "0.0.1": kept("3 of all, 1 of 1, 1 of 1"),
      },
    },
    {
      name: "keeps all minors where that is asked for",
      given: "2.1.1=a, 2.1.0=b, 2.0.0=c, 1.0.0=d",
      policy: { keep: 0, semver: "1.0.1" },
      tags: {
        "2.1.1": kept("1 of 1, 1 of all, 1 of 1"),
        "2.1.0": gone("patch 2.1.0 is not among the newest 1 of minor 2.1"),
        "2.0.0": kept("1 of 1, 2 of all, 1 of 1"),
        "1.0.0": gone("major 1 is not among the newest 1"),
      },
    },
    {
      name: "keeps all patches where that is asked for",
      given: "2.1.1=a, 2.1.0=b, 2.0.0=c",
      policy: { keep: 0, semver: "1.1.0" },
      tags: {
        "2.1.1": kept("1 of 1, 1 of 1, 1 of all"),
        "2.1.0": kept("1 of 1, 1 of 1, 2 of all"),
        "2.0.0": gone("minor 2.0 is not among the newest 1 of major 2"),
      },
    },
    {
      name: "goes by precedence, not by time and not by letters",
      given: "1.9.0=a 1d, 1.10.0=b 9d, 9.0.0=c 1d, 10.0.0=d 9d, 10.0.9=e 2d, 10.0.10=f 8d",
      policy: { keep: 0, semver: "1.1.1" },
      tags: {
        "10.0.10": kept("1 of 1, 1 of 1, 1 of 1"),
        "10.0.9": gone("patch 10.0.9 is not among the newest 1 of minor 10.0"),
        "10.0.0": gone("patch 10.0.0 is not among the newest 1 of minor 10.0"),
        "9.0.0": gone("major 9 is not among the newest 1"),
        "1.10.0": gone("major 1 is not among the newest 1"),
        "1.9.0": gone("major 1 is not among the newest 1"),
      },
    },
    {
      name: "asks for no time, and keeps what has none by its version alone",
      given: "2.0.0=a, 1.0.0=b 1970",
      policy: { keep: 0, semver: "1.1.1" },
      tags: { "2.0.0": kept("1 of 1, 1 of 1, 1 of 1"), "1.0.0": gone("major 1 is not among the newest 1") },
    },
    {
      name: "does not care what sort-by says",
      given: "2.0.0=a 9d, 1.0.0=b 1d",
      policy: { keep: 0, semver: "1.1.1", sortBy: "name" },
      tags: { "2.0.0": kept("1 of 1, 1 of 1, 1 of 1"), "1.0.0": gone("major 1 is not among the newest 1") },
    },
    {
      name: "counts gaps as nothing: the newest majors are those that exist",
      given: "9.0.0=a, 5.7.0=b, 5.3.0=c, 1.0.0=d",
      policy: { keep: 0, semver: "2.2.1" },
      tags: {
        "9.0.0": kept("1 of 2, 1 of 2, 1 of 1"),
        "5.7.0": kept("2 of 2, 1 of 2, 1 of 1"),
        "5.3.0": kept("2 of 2, 2 of 2, 1 of 1"),
        "1.0.0": gone("major 1 is not among the newest 2"),
      },
    },
    {
      name: "takes major 0 for a major like any other",
      given: "0.3.0=a, 0.2.9=b, 0.2.8=c, 0.1.0=d",
      policy: { keep: 0, semver: "2.2.1" },
      tags: {
        "0.3.0": kept("1 of 2, 1 of 2, 1 of 1"),
        "0.2.9": kept("1 of 2, 2 of 2, 1 of 1"),
        "0.2.8": gone("patch 0.2.8 is not among the newest 1 of minor 0.2"),
        "0.1.0": gone("minor 0.1 is not among the newest 2 of major 0"),
      },
    },
    {
      name: "understands a leading v, with which and without which a version is the same",
      given: "v2.0.0=a, 2.0.0=b, v1.0.0=c, 1.0.0=d",
      policy: { keep: 0, semver: "1.1.1" },
      tags: {
        "v2.0.0": kept("1 of 1, 1 of 1, 1 of 1"),
        "2.0.0": kept("1 of 1, 1 of 1, 1 of 1"),
        "v1.0.0": gone("major 1 is not among the newest 1"),
        "1.0.0": gone("major 1 is not among the newest 1"),
      },
    },
    {
      name: "takes builds of a version for that version: all stay, or all go",
      given: "1.0.1_1=a, 1.0.1_2=b, 1.0.1=c, 1.0.0_7=d, 1.0.0=e",
      policy: { keep: 0, semver: "1.1.1" },
      tags: {
        "1.0.1_2": kept("1 of 1, 1 of 1, 1 of 1"),
        "1.0.1_1": kept("1 of 1, 1 of 1, 1 of 1"),
        "1.0.1": kept("1 of 1, 1 of 1, 1 of 1"),
        "1.0.0_7": gone("patch 1.0.0 is not among the newest 1 of minor 1.0"),
        "1.0.0": gone("patch 1.0.0 is not among the newest 1 of minor 1.0"),
      },
    },
    {
      name: "does not count prereleases, which make no major and no minor of their own",
      given: "3.0.0-rc.1=a, 2.1.0-beta=b, 2.0.0=c, 1.0.0=d",
      policy: { keep: 0, semver: "1.1.1" },
      tags: {
        "3.0.0-rc.1": prerelease,
        "2.1.0-beta": prerelease,
        "2.0.0": kept("1 of 1, 1 of 1, 1 of 1"),
        "1.0.0": gone("major 1 is not among the newest 1"),
      },
    },
    {
      name: "takes what stands after a hyphen for a prerelease, as the specification does",
      given: "1.2.3=a, 1.2.3-alpine=b",
      policy: { keep: 0, semver: "1.1.1" },
      tags: { "1.2.3": kept("1 of 1, 1 of 1, 1 of 1"), "1.2.3-alpine": prerelease },
    },
    {
      name: "has nothing to say of tags that are no versions",
      given: "1.0.0=a, main=b, 1.0=c, v1=d, 2=e, 1.0.0.0=f, 01.0.0=g, x-1.0.0=h, 20261120=i, V1.0.0=j",
      policy: { keep: 0, semver: "9.9.9" },
      tags: {
        "1.0.0": kept("1 of 9, 1 of 9, 1 of 9"),
        main: noVersion,
        "1.0": noVersion,
        v1: noVersion,
        "2": noVersion,
        "1.0.0.0": noVersion,
        "01.0.0": noVersion,
        "x-1.0.0": noVersion,
        "20261120": noVersion,
        "V1.0.0": noVersion,
      },
    },
    {
      name: "keeps the moving tags on the image of a version that it keeps",
      given: "1.2.3=a, 1.2=a, v1=a, stable=a, 1.2.2=b, previous=b",
      policy: { keep: 0, semver: "1.1.1" },
      tags: {
        "1.2.3": kept("1 of 1, 1 of 1, 1 of 1"),
        "1.2": "retained: keep-semver: on the image of 1.2.3",
        v1: "retained: keep-semver: on the image of 1.2.3",
        stable: "retained: keep-semver: on the image of 1.2.3",
        "1.2.2": gone("patch 1.2.2 is not among the newest 1 of minor 1.2"),
        previous: noVersion,
      },
    },
    {
      name: "counts versions, not images: an older version goes from the image of a newer one",
      given: "1.0.1=a, 1.0.0=a, 0.9.0-rc.1=a",
      policy: { keep: 0, semver: "1.1.1" },
      tags: {
        "1.0.1": kept("1 of 1, 1 of 1, 1 of 1"),
        "1.0.0":
          "untagged: keep 0; keep-semver: patch 1.0.0 is not among the newest 1 of minor 1.0; shares its image with 1.0.1, so only the tag goes",
        "0.9.0-rc.1":
          "untagged: keep 0; keep-semver: prereleases are not counted; shares its image with 1.0.1, so only the tag goes",
      },
    },
    {
      name: "counts candidates alone: neither what is protected nor what the pattern leaves out",
      given: "v4.0.0=a, v3.0.0=b locked, v2.0.0=c, v1.0.0=d, 5.0.0=e",
      policy: { keep: 0, semver: "1.1.1", pattern: ["v*"], protect: ["v4*"] },
      tags: {
        "5.0.0": "retained: outside `tag-pattern`",
        "v4.0.0": "retained: protected by `v4*`",
        "v3.0.0": "retained: locked",
        "v2.0.0": kept("1 of 1, 1 of 1, 1 of 1"),
        "v1.0.0": gone("major 1 is not among the newest 1"),
      },
    },
    {
      name: "keeps what is no version on the image of a protected one, which takes no place for that",
      given: "1.2.3=a, 1.2=a, 1.2.2=b, 1.2.1=c, v2.0.0-rc.1=d, edge=d",
      policy: { keep: 0, semver: "1.1.1", protect: ["1.2.3", "v2*"] },
      tags: {
        "1.2.3": "retained: protected",
        "1.2": "retained: keep-semver: on the image of 1.2.3",
        "1.2.2": kept("1 of 1, 1 of 1, 1 of 1"),
        "1.2.1": gone("patch 1.2.1 is not among the newest 1 of minor 1.2"),
        "v2.0.0-rc.1": "retained: protected by `v2*`",
        edge: "untagged: keep 0; keep-semver: not a semantic version; shares its image with v2.0.0-rc.1, so only the tag goes",
      },
    },
    {
      name: "keeps what an index that it keeps needs, whatever the version of that",
      given: "2.0.0=i, i[a b], 1.0.0=a, 0.9.0=c",
      policy: { keep: 0, semver: "1.1.1" },
      tags: {
        "2.0.0": kept("1 of 1, 1 of 1, 1 of 1"),
        "1.0.0":
          "untagged: keep 0; keep-semver: major 1 is not among the newest 1; its image is needed by 2.0.0, so only the tag goes",
        "0.9.0": gone("major 0 is not among the newest 1"),
      },
    },
    {
      name: "knows numbers up to what a number can hold, and takes no longer ones for versions",
      given: "9007199254740991.0.0=a, 9007199254740992.0.0=b, 1.0.0=c",
      policy: { keep: 0, semver: "1.1.1" },
      tags: {
        "9007199254740991.0.0": kept("1 of 1, 1 of 1, 1 of 1"),
        "9007199254740992.0.0": noVersion,
        "1.0.0": gone("major 1 is not among the newest 1"),
      },
    },
  ]);
});
