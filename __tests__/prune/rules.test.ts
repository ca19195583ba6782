import { describe, expect, it } from "vitest";
import { plan } from "../../src/prune/plan.ts";
import { wanted } from "../../src/prune/wanted.ts";
import { now, policy, state, tagsOf, type Wish } from "../support/state.ts";

interface Row {
  readonly name: string;
  readonly given: string;
  readonly policy: Wish;
  readonly tags: Readonly<Record<string, string>>;
}

function verdicts({ given, policy: wish }: Pick<Row, "given" | "policy">) {
  return tagsOf(plan(state(given), policy(wish), now));
}

const unknown = "retained: its time is unknown or cannot be true";

describe("keep", () => {
  it.each<Row>([
    {
      name: "keeps the newest images, each with its rank",
      given: "v1=a 3d, v2=b 2d, v3=c 1d",
      policy: { keep: 2 },
      tags: {
        v3: "retained: keep 1 of 2",
        v2: "retained: keep 2 of 2",
        v1: "deleted: not among the newest 2 of 3 images",
      },
    },
    {
      name: "counts tags on one digest once, and ranks the image by its newest tag",
      given: "v1=a 9d, v2=b 5d, v3=c 3d, again=a 1d",
      policy: { keep: 2 },
      tags: {
        again: "retained: keep 1 of 2",
        v3: "retained: keep 2 of 2",
        v2: "deleted: not among the newest 2 of 3 images",
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
        v9: "deleted: not among the newest 2 of 3 images",
      },
    },
    {
      name: "keeps an unknown time without giving it a rank",
      given: "v1=a, v2=b 2d, v3=c 1d",
      policy: { keep: 1 },
      tags: { v3: "retained: keep 1 of 1", v2: "deleted: not among the newest 1 of 3 images", v1: unknown },
    },
    {
      name: "trusts no time before the first release of Docker, and none more than a day ahead",
      given: "epoch=a 1970, zip=b 1980, next=c +2d, soon=d +23h, old=e 1d",
      policy: { keep: 1 },
      tags: {
        soon: "retained: keep 1 of 1",
        old: "deleted: not among the newest 1 of 5 images",
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
        v1: "deleted: not among the newest 1 of 2 images",
      },
    },
    {
      name: "gives what is protected no rank",
      given: "v1=a 3d, v2=b 2d, latest=c 1d",
      policy: { keep: 1, protect: ["latest"] },
      tags: {
        latest: "retained: protected",
        v2: "retained: keep 1 of 1",
        v1: "deleted: not among the newest 1 of 2 images",
      },
    },
  ])("$name", (row) => {
    expect(verdicts(row)).toEqual(row.tags);
  });
});

describe("keep-within", () => {
  it.each<Row>([
    {
      name: "keeps what is younger, to the very millisecond",
      given: "young=a 1d, exact=b 2d, old=c 49h",
      policy: { within: "2d" },
      tags: { young: "retained: younger than 2d", exact: "retained: younger than 2d", old: "deleted: older than 2d" },
    },
    {
      name: "keeps what has no time that can be true",
      given: "a=a, b=b 1970, c=c +2d, d=d 9d",
      policy: { within: "2d" },
      tags: { d: "deleted: older than 2d", a: unknown, b: unknown, c: unknown },
    },
    {
      name: "judges each tag of an image by its own time",
      given: "v1=a 9d, v2=a 1d",
      policy: { within: "2d" },
      tags: {
        v2: "retained: younger than 2d",
        v1: "untagged: older than 2d; shares its image with v2, so only the tag goes",
      },
    },
  ])("$name", (row) => {
    expect(verdicts(row)).toEqual(row.tags);
  });
});

describe("several rules", () => {
  it("keep what any of them keeps, with all the reasons, and say of what goes how it failed them all", () => {
    const row = { given: "v1=a 9d, v2=b 2d, v3=c 1d, v4=d", policy: { keep: 1, within: "3d" } };
    expect(verdicts(row)).toEqual({
      v3: "retained: keep 1 of 1; younger than 3d",
      v2: "retained: younger than 3d",
      v1: "deleted: not among the newest 1 of 4 images; older than 3d",
      v4: unknown,
    });
  });
});

describe("sort-by semver", () => {
  it.each<Row>([
    {
      name: "knows precedence: releases after their candidates, ten after nine",
      given: "1.9.0=a, 1.10.0=b, 1.10.0-rc.1=c, 1.10.0-rc.2=d, v1.2.3=e",
      policy: { keep: 2, sortBy: "semver" },
      tags: {
        "1.10.0": "retained: keep 1 of 2",
        "1.10.0-rc.2": "retained: keep 2 of 2",
        "1.10.0-rc.1": "deleted: not among the newest 2 of 5 images",
        "1.9.0": "deleted: not among the newest 2 of 5 images",
        "v1.2.3": "deleted: not among the newest 2 of 5 images",
      },
    },
    {
      name: "understands a leading v, and _ for the + of build metadata",
      given: "v2.0.0=a, 2.0.0_1=b, 2.0.0_10=c, 1.0.0=d",
      policy: { keep: 2, sortBy: "semver" },
      tags: {
        "2.0.0_10": "retained: keep 1 of 2",
        "2.0.0_1": "retained: keep 2 of 2",
        "v2.0.0": "deleted: not among the newest 2 of 4 images",
        "1.0.0": "deleted: not among the newest 2 of 4 images",
      },
    },
    {
      name: "keeps what is no version, without a rank",
      given: "main=a, 1.2=b, 1.0.0=c, 2.0.0=d, nightly=d",
      policy: { keep: 1, sortBy: "semver" },
      tags: {
        "2.0.0": "retained: keep 1 of 1",
        "1.0.0": "deleted: not among the newest 1 of 4 images",
        nightly: "retained: keep 1 of 1",
        main: "retained: no tag of its image is a semantic version",
        "1.2": "retained: no tag of its image is a semantic version",
      },
    },
    {
      name: "gives a tag that is no version the rank of its image",
      given: "1.0.0=a, old=a, 2.0.0=b",
      policy: { keep: 1, sortBy: "semver" },
      tags: {
        "2.0.0": "retained: keep 1 of 1",
        "1.0.0": "deleted: not among the newest 1 of 2 images",
        old: "deleted: not among the newest 1 of 2 images",
      },
    },
  ])("$name", (row) => {
    expect(verdicts(row)).toEqual(row.tags);
  });
});

describe("sort-by name", () => {
  it.each<Row>([
    {
      name: "counts numbers as numbers",
      given: "20221007.1_9=a, 20221007.1_10=b",
      policy: { keep: 1, sortBy: "name" },
      tags: {
        "20221007.1_10": "retained: keep 1 of 1",
        "20221007.1_9": "deleted: not among the newest 1 of 2 images",
      },
    },
    {
      name: "decides by bytes what natural order calls equal",
      given: "v01=a, v1=b, v001=c",
      policy: { keep: 1, sortBy: "name" },
      tags: {
        v1: "retained: keep 1 of 1",
        v01: "deleted: not among the newest 1 of 3 images",
        v001: "deleted: not among the newest 1 of 3 images",
      },
    },
    {
      name: "needs no time, even for a tag that claims the year 1970",
      given: "b1=a 1970, b2=b 1d",
      policy: { keep: 1, sortBy: "name" },
      tags: { b2: "retained: keep 1 of 1", b1: "deleted: not among the newest 1 of 2 images" },
    },
  ])("$name", (row) => {
    expect(verdicts(row)).toEqual(row.tags);
  });
});

describe("what is asked of a registry", () => {
  interface Question {
    readonly name: string;
    readonly given: string;
    readonly policy: Wish;
    readonly times: readonly string[];
  }
  it.each<Question>([
    { name: "no times when keep has enough for all", given: "v1=a, v2=b", policy: { keep: 2 }, times: [] },
    { name: "no times for keep 0", given: "v1=a, v2=b", policy: { keep: 0 }, times: [] },
    {
      name: "no times for an order of versions",
      given: "v1=a, v2=b",
      policy: { keep: 1, sortBy: "semver" },
      times: [],
    },
    {
      name: "times of candidates when keep must choose",
      given: "v1=a, v2=b",
      policy: { keep: 1 },
      times: ["v1", "v2"],
    },
    {
      name: "times of candidates alone",
      given: "v1=a, v2=b, main=c, latest=d, v3=e locked, ~a.sig=f",
      policy: { keep: 1, pattern: ["v*"], protect: ["latest"] },
      times: ["v1", "v2"],
    },
    {
      name: "times for keep-within whatever the order",
      given: "v1=a",
      policy: { within: "1d", sortBy: "name" },
      times: ["v1"],
    },
    {
      name: "times for the calendar whatever the order",
      given: "v1=a, v2=b, main=c",
      policy: { calendar: "daily all", sortBy: "name", pattern: ["v*"] },
      times: ["v1", "v2"],
    },
    { name: "no times for the calendar of one image", given: "v1=a, v2=a", policy: { calendar: "daily 7" }, times: [] },
    {
      name: "times of orphans for delete-untagged-after",
      given: "v1=a, ~z.sig=f",
      policy: { keep: 1, untaggedAfter: "1d" },
      times: ["~z.sig"],
    },
  ])("$name", ({ given, policy: wish, times }) => {
    const { tags, manifests } = state(given);
    const asked = wanted(policy(wish), "app", now).timesFor(tags, manifests);
    expect(asked.tags).toEqual(
      new Set(state(times.map((name) => `${name}=x`).join(", ")).tags.map(({ name }) => name)),
    );
  });

  it("untagged manifests only for delete-untagged-after", () => {
    expect(wanted(policy({ keep: 1 }), "app", now).untagged).toBe(false);
    expect(wanted(policy({ keep: 1, untaggedAfter: "1d" }), "app", now).untagged).toBe(true);
  });
});
