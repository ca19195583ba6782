import { describe } from "vitest";
import { decides } from "../support/table.ts";

const unknown = "retained: keep: its time is unknown or cannot be true";

describe("keep", () => {
  decides([
    {
      name: "keeps the newest images, each with its rank",
      given: "v1=a 3d, v2=b 2d, v3=c 1d",
      policy: { keep: 2 },
      tags: {
        v3: "retained: keep 1 of 2",
        v2: "retained: keep 2 of 2",
        v1: "deleted: keep: not among the newest 2 of 3 images",
      },
    },
    {
      name: "counts tags on one digest once, and ranks the image by its newest tag",
      given: "v1=a 9d, v2=b 5d, v3=c 3d, again=a 1d",
      policy: { keep: 2 },
      tags: {
        again: "retained: keep 1 of 2",
        v3: "retained: keep 2 of 2",
        v2: "deleted: keep: not among the newest 2 of 3 images",
        v1: "retained: keep 1 of 2",
      },
    },
    {
      name: "keeps all when there are no more, and needs no time for that",
      given: "v1=a, v2=b 1d",
      policy: { keep: 2 },
      tags: { v2: "retained: keep 2: there are only 2", v1: "retained: keep 2: there are only 2" },
    },
    {
      name: "0 keeps none on purpose, whatever its time",
      given: "v1=a, v2=b 1d",
      policy: { keep: 0 },
      tags: { v2: "deleted: keep 0", v1: "deleted: keep 0" },
    },
    {
      name: "gives ties to the later name in natural order",
      given: "v9=a 1d, v10=b 1d, v11=c 1d",
      policy: { keep: 2 },
      tags: {
        v11: "retained: keep 1 of 2",
        v10: "retained: keep 2 of 2",
        v9: "deleted: keep: not among the newest 2 of 3 images",
      },
    },
    {
      name: "keeps an unknown time without giving it a rank",
      given: "v1=a, v2=b 2d, v3=c 1d",
      policy: { keep: 1 },
      tags: { v3: "retained: keep 1 of 1", v2: "deleted: keep: not among the newest 1 of 3 images", v1: unknown },
    },
    {
      name: "trusts no time before the first release of Docker, and none more than a day ahead",
      given: "epoch=a 1970, zip=b 1980, next=c +2d, soon=d +23h, old=e 1d",
      policy: { keep: 1 },
      tags: {
        soon: "retained: keep 1 of 1",
        old: "deleted: keep: not among the newest 1 of 5 images",
        epoch: unknown,
        next: unknown,
        zip: unknown,
      },
    },
    {
      name: "ranks only what the pattern selects",
      given: "v1=a 3d, v2=b 2d, main=c 1d",
      policy: { keep: 1, pattern: ["v*"] },
      tags: {
        main: "retained: outside `tag-pattern`",
        v2: "retained: keep 1 of 1",
        v1: "deleted: keep: not among the newest 1 of 2 images",
      },
    },
    {
      name: "gives what is protected no rank",
      given: "v1=a 3d, v2=b 2d, latest=c 1d",
      policy: { keep: 1, protect: ["latest"] },
      tags: {
        latest: "retained: protected",
        v2: "retained: keep 1 of 1",
        v1: "deleted: keep: not among the newest 1 of 2 images",
      },
    },
    {
      name: "ranks an image by its newest tag, also when that is protected",
      given: "v7=b 0d, v3=a 0d, v10=a 0d",
      policy: { keep: 1, protect: ["v10"] },
      tags: {
        v10: "retained: protected",
        v3: "retained: keep 1 of 1",
        v7: "deleted: keep: not among the newest 1 of 2 images",
      },
    },
    {
      name: "ranks an image by its newest tag, also when that is locked",
      given: "v1=a 3d, v2=b 2d, v3=a 1d locked, v4=c 0d locked",
      policy: { keep: 1 },
      tags: {
        v4: "retained: locked",
        v3: "retained: locked",
        v1: "retained: keep 1 of 1",
        v2: "deleted: keep: not among the newest 1 of 2 images",
      },
    },
    {
      name: "ranks an image by a protected version where its other tags are none",
      given: "2.0.0=a, stable=a, 1.0.0=b, 0.9.0=c",
      policy: { keep: 1, sortBy: "semver", protect: ["2.*"] },
      tags: {
        "2.0.0": "retained: protected by `2.*`",
        "1.0.0": "deleted: keep: not among the newest 1 of 3 images",
        "0.9.0": "deleted: keep: not among the newest 1 of 3 images",
        stable: "retained: keep 1 of 1",
      },
    },
    {
      name: "has nothing to decide without candidates",
      given: "main=a 1d, latest=b",
      policy: { keep: 1, pattern: ["v*"], protect: ["latest"] },
      tags: { main: "retained: outside `tag-pattern`", latest: "retained: protected" },
    },
    {
      name: "keeps the only image, whatever its time",
      given: "v1=a 1970",
      policy: { keep: 1 },
      tags: { v1: "retained: keep 1: there is only 1" },
    },
    {
      name: "counts an index as one image, whatever it lists",
      given: "v2=i 1d, v1=j 2d, i[a b], j[c d]",
      policy: { keep: 1 },
      tags: { v2: "retained: keep 1 of 1", v1: "deleted: keep: not among the newest 1 of 2 images" },
    },
    {
      name: "keeps an image that an index it keeps needs",
      given: "v2=i 1d, i[a], v1=a 2d, v0=b 3d",
      policy: { keep: 1 },
      tags: {
        v2: "retained: keep 1 of 1",
        v1: "untagged: keep: not among the newest 1 of 3 images; its image is needed by v2, so only the tag goes",
        v0: "deleted: keep: not among the newest 1 of 3 images",
      },
    },
    {
      name: "does not count companions, which follow",
      given: "v2=a 1d, v1=b 2d, ~a.sig=c 1d, ~b.sig=d 1d",
      policy: { keep: 1 },
      tags: {
        v2: "retained: keep 1 of 1",
        "~b.sig": "deleted: follows b, which goes",
        "~a.sig": "retained: follows v2",
        v1: "deleted: keep: not among the newest 1 of 2 images",
      },
    },
    {
      name: "ranks what is soon among the newest: a clock may be a day ahead",
      given: "soon=a +1d, now=b 0d, past=c 1d",
      policy: { keep: 2 },
      tags: {
        soon: "retained: keep 1 of 2",
        now: "retained: keep 2 of 2",
        past: "deleted: keep: not among the newest 2 of 3 images",
      },
    },
    {
      name: "gives a tag on a kept image no rank of its own",
      given: "v3=a 1d, copy=a 5d, v2=b 2d, v1=c 3d",
      policy: { keep: 2 },
      tags: {
        v3: "retained: keep 1 of 2",
        v2: "retained: keep 2 of 2",
        v1: "deleted: keep: not among the newest 2 of 3 images",
        copy: "retained: keep 1 of 2",
      },
    },
    {
      name: "keeps an unknown time even if its image is doomed by another tag",
      given: "v3=c 1d, v2=b 2d, old=b",
      policy: { keep: 1 },
      tags: {
        v3: "retained: keep 1 of 1",
        v2: "untagged: keep: not among the newest 1 of 2 images; shares its image with old, so only the tag goes",
        old: "retained: keep: its time is unknown or cannot be true",
      },
    },
    {
      name: "counts no image twice that a locked tag keeps as well",
      given: "v3=a 1d locked, v3-copy=a 1d, v2=b 2d, v1=c 3d",
      policy: { keep: 1 },
      tags: {
        "v3-copy": "retained: keep 1 of 1",
        v3: "retained: locked",
        v2: "deleted: keep: not among the newest 1 of 3 images",
        v1: "deleted: keep: not among the newest 1 of 3 images",
      },
    },
    {
      name: "takes a protected digest out of the count",
      given: "v3=a 1d, v2=b 2d, v1=c 3d",
      policy: { keep: 1, digests: ["a"] },
      tags: {
        v3: "retained: its digest is protected",
        v2: "retained: keep 1 of 1",
        v1: "deleted: keep: not among the newest 1 of 2 images",
      },
    },
    {
      name: "removes tags that an earlier run left behind before it counts",
      given: "v3=a 1d leftover, v2=b 2d, v1=c 3d",
      policy: { keep: 1 },
      tags: {
        v3: "deleted: leftover",
        v2: "retained: keep 1 of 1",
        v1: "deleted: keep: not among the newest 1 of 2 images",
      },
    },
    {
      name: "takes the exclusions of a pattern out of the count",
      given: "v3-stable=a 1d, v2=b 2d, v1=c 3d",
      policy: { keep: 1, pattern: ["*", "!*-stable"] },
      tags: {
        "v3-stable": "retained: outside `tag-pattern`",
        v2: "retained: keep 1 of 1",
        v1: "deleted: keep: not among the newest 1 of 2 images",
      },
    },
  ]);
});

describe("sort-by semver", () => {
  decides([
    {
      name: "knows precedence: releases after their candidates, ten after nine",
      given: "1.9.0=a, 1.10.0=b, 1.10.0-rc.1=c, 1.10.0-rc.2=d, v1.2.3=e",
      policy: { keep: 2, sortBy: "semver" },
      tags: {
        "1.10.0": "retained: keep 1 of 2",
        "1.10.0-rc.2": "retained: keep 2 of 2",
        "1.10.0-rc.1": "deleted: keep: not among the newest 2 of 5 images",
        "1.9.0": "deleted: keep: not among the newest 2 of 5 images",
        "v1.2.3": "deleted: keep: not among the newest 2 of 5 images",
      },
    },
    {
      name: "understands a leading v, and _ for the + of build metadata",
      given: "v2.0.0=a, 2.0.0_1=b, 2.0.0_10=c, 1.0.0=d",
      policy: { keep: 2, sortBy: "semver" },
      tags: {
        "2.0.0_10": "retained: keep 1 of 2",
        "2.0.0_1": "retained: keep 2 of 2",
        "v2.0.0": "deleted: keep: not among the newest 2 of 4 images",
        "1.0.0": "deleted: keep: not among the newest 2 of 4 images",
      },
    },
    {
      name: "keeps what is no version, without a rank",
      given: "main=a, 1.2=b, 1.0.0=c, 2.0.0=d, nightly=d",
      policy: { keep: 1, sortBy: "semver" },
      tags: {
        "2.0.0": "retained: keep 1 of 1",
        "1.0.0": "deleted: keep: not among the newest 1 of 4 images",
        nightly: "retained: keep 1 of 1",
        main: "retained: keep: no tag of its image is a semantic version",
        "1.2": "retained: keep: no tag of its image is a semantic version",
      },
    },
    {
      name: "gives a tag that is no version the rank of its image",
      given: "1.0.0=a, old=a, 2.0.0=b",
      policy: { keep: 1, sortBy: "semver" },
      tags: {
        "2.0.0": "retained: keep 1 of 1",
        "1.0.0": "deleted: keep: not among the newest 1 of 2 images",
        old: "deleted: keep: not among the newest 1 of 2 images",
      },
    },
  ]);
});

describe("sort-by name", () => {
  decides([
    {
      name: "counts numbers as numbers",
      given: "20221007.1_9=a, 20221007.1_10=b",
      policy: { keep: 1, sortBy: "name" },
      tags: {
        "20221007.1_10": "retained: keep 1 of 1",
        "20221007.1_9": "deleted: keep: not among the newest 1 of 2 images",
      },
    },
    {
      name: "decides by bytes what natural order calls equal",
      given: "v01=a, v1=b, v001=c",
      policy: { keep: 1, sortBy: "name" },
      tags: {
        v1: "retained: keep 1 of 1",
        v01: "deleted: keep: not among the newest 1 of 3 images",
        v001: "deleted: keep: not among the newest 1 of 3 images",
      },
    },
    {
      name: "needs no time, even for a tag that claims the year 1970",
      given: "b1=a 1970, b2=b 1d",
      policy: { keep: 1, sortBy: "name" },
      tags: { b2: "retained: keep 1 of 1", b1: "deleted: keep: not among the newest 1 of 2 images" },
    },
  ]);
});
