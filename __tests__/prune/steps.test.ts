import { describe, expect, it } from "vitest";
import { plan } from "../../src/prune/plan.ts";
import type { Powers } from "../../src/prune/snapshot.ts";
import {
  now,
  policy,
  several,
  state,
  stepsOf,
  takingReferrers,
  untagging,
  untaggingFirst,
  type Wish,
  wholeImages,
} from "../support/state.ts";

interface Row {
  readonly name: string;
  readonly given: string;
  readonly policy?: Wish;
  readonly powers: Powers;
  readonly steps: readonly string[];
}

describe("steps", () => {
  it.each<Row>([
    {
      name: "delete a manifest once, with all its tags",
      given: "v1=a 9d, v2=a 9d",
      powers: untagging,
      steps: ["0 delete a (v2 v1)"],
    },
    {
      name: "take parents first, and a child only after all its parents",
      given: "v1=i 9d, v2=j 9d, i[x y], j[y], y[z]",
      powers: wholeImages,
      steps: ["0 delete i (v1)", "0 delete j (v2)", "1 delete x", "1 delete y", "2 delete z"],
    },
    {
      name: "take a subject before its referrers and companions",
      given: "v1=a 9d, s>a, ~a.sig=t, ~t.att=u",
      powers: untagging,
      steps: ["0 delete a (v1)", "1 delete s", "1 delete t (~a.sig)", "2 delete u (~t.att)"],
    },
    {
      name: "take what lists a referrer before the subject that takes the referrer along",
      given: "v2=m2 9d, v1=m5 9d, m5[m1], m1>m2",
      powers: takingReferrers,
      steps: ["0 delete m5 (v1)", "1 delete m2 (v2)", "2 delete m1"],
    },
    {
      name: "take what lists a referrer before the subject of its subject",
      given: "v2=m2 9d, v1=m5 9d, m5[m1], m1>m3, m3>m2",
      powers: takingReferrers,
      steps: ["0 delete m5 (v1)", "1 delete m2 (v2)", "2 delete m3", "3 delete m1"],
    },
    {
      name: "take what lists a referrer before the subject that takes the referrer along, also where that lists another",
      given: "v1=a 9d, v2=i 9d, v3=j 9d, i[s], s>a, t>i, j[u], u>i, w>j",
      powers: takingReferrers,
      steps: [
        "0 delete j (v3)",
        "1 delete i (v2)",
        "1 delete w",
        "2 delete a (v1)",
        "2 delete t",
        "2 delete u",
        "3 delete s",
      ],
    },
    {
      name: "take what lists a referrer independently of a subject that leaves it",
      given: "v2=m2 9d, v1=m5 9d, m5[m1], m1>m2",
      powers: untagging,
      steps: ["0 delete m2 (v2)", "0 delete m5 (v1)", "1 delete m1"],
    },
    {
      name: "take a subject before its companions also where tags go first",
      given: "v1=a 9d, ~a.sig=t, ~t.att=u",
      powers: untaggingFirst,
      steps: [
        "0 untag v1",
        "1 delete a (v1)",
        "2 untag ~a.sig",
        "3 delete t (~a.sig)",
        "4 untag ~t.att",
        "5 delete u (~t.att)",
      ],
    },
    {
      name: "untag before they delete",
      given: "v1=a 9d, keep=a 9d, v2=b 9d",
      policy: { keep: 0, protect: ["keep"] },
      powers: untagging,
      steps: ["0 untag v1", "1 delete b (v2)"],
    },
    {
      name: "untag what goes whole before what stays, and the tag that ranks an image after its others, where tags go first",
      given: "v3=a 9d, keep=a 9d, v1=b 9d, v2=b 9d",
      policy: { keep: 0, protect: ["keep"] },
      powers: untaggingFirst,
      steps: ["0 untag v1", "0 untag v3", "1 untag v2", "2 delete b (v2 v1)"],
    },
    {
      name: "untag a companion that shares its manifest only after its subject",
      given: "v1=a 9d, keep=s 9d, ~a.sig=s",
      policy: { keep: 0, protect: ["keep"] },
      powers: untagging,
      steps: ["0 delete a (v1)", "1 untag ~a.sig"],
    },
    {
      name: "have no subject to wait for when a companion is an orphan",
      given: "keep=a 9d, ~z.sig=s 9d, ~z.att=t 9d",
      policy: { keep: 0, protect: ["keep"], untaggedAfter: "1d" },
      powers: untaggingFirst,
      steps: ["0 untag ~z.att", "0 untag ~z.sig", "1 delete s (~z.sig)", "1 delete t (~z.att)"],
    },
    {
      name: "leave out a tag that cannot be removed alone",
      given: "v1=a 9d, keep=a 9d, v2=b 9d",
      policy: { keep: 0, protect: ["keep"] },
      powers: wholeImages,
      steps: ["0 delete b (v2)"],
    },
    { name: "are none where nothing goes", given: "v1=a 1d", policy: { keep: 1 }, powers: untagging, steps: [] },
  ])("$name", ({ given, policy: wish = { keep: 0 }, powers, steps }) => {
    const planned = plan(state(given, { powers }), policy(wish), now);
    expect(stepsOf(planned).toSorted()).toEqual([...steps].sort());
  });

  it.each<Row>([
    {
      name: "the tag that ranks an image after all its others",
      given: "v1=b 9d, v2=b 8d, v3=b 7d",
      powers: untaggingFirst,
      steps: ["0 untag v1", "0 untag v2", "1 untag v3", "2 delete b (v3 v2 v1)"],
    },
    {
      name: "the newest tag that goes last, although a newer one stays",
      given: "v1=b 9d, v2=b 8d, keep=b 7d",
      policy: { keep: 0, protect: ["keep"] },
      powers: untaggingFirst,
      steps: ["0 untag v1", "1 untag v2"],
    },
    {
      name: "the newest tag last, although a companion on its image is newer",
      given: "v0=a 9d, v1=b 9d, v2=b 8d, ~a.sig=b 1d",
      powers: untaggingFirst,
      steps: [
        "0 untag v0",
        "0 untag v1",
        "1 untag v2",
        "2 delete a (v0)",
        "3 untag ~a.sig",
        "4 delete b (~a.sig v2 v1)",
      ],
    },
    {
      name: "tags of images that go before those of images that stay, on which a server is found out at no cost",
      given: "v1=a 9d, keep=a 9d, v2=b 1d",
      policy: { keep: 0, protect: ["keep"] },
      powers: untaggingFirst,
      steps: ["0 untag v2", "0 untag v1", "1 delete b (v2)"],
    },
    {
      name: "a release after its prereleases, by which they are judged",
      given: "1.0.0=z, 1.0.0-rc.1=a, 0.9.0=b, 2.0.0=c",
      policy: { keep: 0, semver: "1.1.1", prereleases: 1 },
      powers: untagging,
      steps: ["0 delete a (1.0.0-rc.1)", "0 delete b (0.9.0)", "1 delete z (1.0.0)"],
    },
    {
      name: "the same where tags go first",
      given: "1.0.0=a, 1.0.0-rc.1=z, 2.0.0=c",
      policy: { keep: 0, semver: "1.1.1", prereleases: 1 },
      powers: untaggingFirst,
      steps: ["0 untag 1.0.0-rc.1", "1 delete z (1.0.0-rc.1)", "2 untag 1.0.0", "3 delete a (1.0.0)"],
    },
    {
      name: "the same where the release leaves its image behind",
      given: "1.0.0=c, 1.0.0-rc.1=z, 2.0.0=c",
      policy: { keep: 0, semver: "1.1.1", prereleases: 1 },
      powers: untagging,
      steps: ["0 delete z (1.0.0-rc.1)", "1 untag 1.0.0"],
    },
    {
      name: "what a release needs after it",
      given: "1.0.0=i, i[x], 1.0.0-rc.1=z, 2.0.0=c",
      policy: { keep: 0, semver: "1.1.1", prereleases: 1 },
      powers: untagging,
      steps: ["0 delete z (1.0.0-rc.1)", "1 delete i (1.0.0)", "2 delete x"],
    },
    {
      name: "a prerelease before its release, though that has its image as a child",
      given: "1.0.0=i, i[x], 1.0.0-rc.1=x, 2.0.0=c",
      policy: { keep: 0, semver: "1.1.1", prereleases: 1 },
      powers: untagging,
      steps: ["0 untag 1.0.0-rc.1", "1 delete i (1.0.0)", "2 delete x (1.0.0-rc.1)"],
    },
    {
      name: "the signature of a release with it, in no step of its own",
      given: "1.0.0=a, ~a.sig=s, 1.0.0-rc.1=z, 2.0.0=c",
      policy: { keep: 0, semver: "1.1.1", prereleases: 1 },
      powers: untagging,
      steps: ["0 delete z (1.0.0-rc.1)", "1 delete a (1.0.0)", "2 delete s (~a.sig)"],
    },
    {
      name: "releases among all others where no rule looks for them",
      given: "1.0.0=a, 1.0.0-rc.1=z, 2.0.0=c",
      policy: { keep: 0, semver: "1.1.1" },
      powers: untagging,
      steps: ["0 delete a (1.0.0)", "0 delete z (1.0.0-rc.1)"],
    },
  ])("take, in this order, $name", ({ given, policy: wish = { keep: 0 }, powers, steps }) => {
    expect(stepsOf(plan(state(given, { powers }), policy(wish), now))).toEqual(steps);
  });

  it.each<Row>([
    {
      name: "two images that are each other's companions",
      given: "v1=a 9d, ~a.sig=b, ~b.sig=a",
      powers: untagging,
      steps: ["0 delete a (v1 ~b.sig)", "1 delete b (~a.sig)"],
    },
    {
      name: "the same where tags go first",
      given: "v1=a 9d, ~a.sig=b, ~b.sig=a",
      powers: untaggingFirst,
      steps: ["0 untag v1", "1 delete a (v1 ~b.sig)", "2 untag ~a.sig", "3 delete b (~a.sig)", "4 untag ~b.sig"],
    },
  ])("come to an end in a circle: $name", ({ given, policy: wish = { keep: 0 }, powers, steps }) => {
    const planned = plan(state(given, { powers }), policy(wish), now);
    expect(stepsOf(planned)).toEqual(steps);
    for (const [index, { after }] of planned.steps.entries())
      expect(after.filter((before) => before >= index)).toEqual([]);
  });

  it("take a release after its prereleases also where only one of several retentions looks for it", () => {
    const wished = several({ pattern: ["nightly"], keep: 0 }, { keep: 0, prereleases: 1 });
    expect(stepsOf(plan(state("1.0.0=a, 1.0.0-rc.1=z, nightly=b"), wished, now))).toEqual([
      "0 delete b (nightly)",
      "0 delete z (1.0.0-rc.1)",
      "1 delete a (1.0.0)",
    ]);
  });

  it("wait for exactly the steps that must have succeeded before", () => {
    const { steps } = plan(state("v1=i 9d, i[x], s>x, v2=b 9d", { powers: untaggingFirst }), policy({ keep: 0 }), now);
    const named = stepsOf({ steps });
    const waits = Object.fromEntries(named.map((step, at) => [step, steps[at]?.after.map((before) => named[before])]));
    expect(waits).toEqual({
      "0 untag v1": [],
      "0 untag v2": [],
      "1 delete i (v1)": ["0 untag v1"],
      "1 delete b (v2)": ["0 untag v2"],
      "2 delete x": ["1 delete i (v1)"],
      "3 delete s": ["2 delete x"],
    });
  });
});
