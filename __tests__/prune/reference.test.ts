import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plan } from "../../src/prune/plan.ts";
import { fits, type Reference, referencesOf } from "../../src/prune/reference.ts";
import { wanted } from "../../src/prune/wanted.ts";
import { warningsOf } from "../../src/prune/warnings.ts";
import { anyCase } from "../support/arbitrary.ts";
import { digestOf, imagesOf, now, policy, readable, state, tagsOf, type Wish } from "../support/state.ts";

const gone = "only doomed tags point here";

describe("what is referenced stays", () => {
  it.each<readonly [string, string, readonly string[], object, object]>([
    [
      "by its tag, which keeps its image",
      "v1=a, v2=b",
      ["app:v1"],
      { v1: "retained: referenced in file:1", v2: "deleted: keep 0" },
      { a: "retained: v1 stays", b: `deleted: ${gone}` },
    ],
    [
      "by its tag alone, whatever else is on its image",
      "v1=a, v2=a, v3=b",
      ["app:v2"],
      {
        v1: "untagged: keep 0; shares its image with v2, so only the tag goes",
        v2: "retained: referenced in file:1",
        v3: "deleted: keep 0",
      },
      { a: "retained: v2 stays", b: `deleted: ${gone}` },
    ],
    [
      "only where it is meant",
      "v1=a",
      ["other:v1", "application:v1", "app/web:v1", "app:v", "app:v11", "z*p:v1"],
      { v1: "deleted: keep 0" },
      { a: `deleted: ${gone}` },
    ],
    [
      "by its digest, with all tags on it",
      "v1=a, v2=a, v3=b",
      ["app@a"],
      {
        v1: "retained: its digest is referenced in file:1",
        v2: "retained: its digest is referenced in file:1",
        v3: "deleted: keep 0",
      },
      { a: "retained: its digest is referenced in file:1", b: `deleted: ${gone}` },
    ],
    [
      "by its digest in whatever repository",
      "v1=a, v2=b",
      ["@a", "@z"],
      { v1: "retained: its digest is referenced in file:1", v2: "deleted: keep 0" },
      { a: "retained: its digest is referenced in file:1", b: `deleted: ${gone}` },
    ],
    [
      "by both, although they have parted",
      "v1=a, v2=b",
      ["app:v1@b"],
      { v1: "retained: referenced in file:1", v2: "retained: its digest is referenced in file:1" },
      { a: "retained: v1 stays", b: "retained: its digest is referenced in file:1" },
    ],
    [
      "with what it needs",
      "v1=i, v2=b, i[x y], s>x",
      ["app:v1"],
      { v1: "retained: referenced in file:1", v2: "deleted: keep 0" },
      {
        i: "retained: v1 stays",
        x: "retained: needed by v1",
        y: "retained: needed by v1",
        s: "retained: needed by v1",
        b: `deleted: ${gone}`,
      },
    ],
    [
      "although the index that lists it goes",
      "v1=i, i[x y]",
      ["app@x"],
      { v1: "deleted: keep 0" },
      {
        i: `deleted: ${gone}`,
        x: "retained: its digest is referenced in file:1",
        y: "deleted: only there for what goes",
      },
    ],
    [
      "also untagged",
      "v1=a, u 30d, w 30d",
      ["app@u"],
      { v1: "deleted: keep 0" },
      {
        a: `deleted: ${gone}`,
        u: "retained: its digest is referenced in file:1",
        w: "deleted: untagged, older than 1d",
      },
    ],
    [
      "with its signature",
      "v1=a, ~a.sig=s",
      ["app:v1"],
      { v1: "retained: referenced in file:1", "~a.sig": "retained: follows v1" },
      { a: "retained: v1 stays", s: "retained: needed by v1" },
    ],
    [
      "whatever else keeps it",
      "v1=a locked",
      ["app:v1", "app@a"],
      { v1: "retained: referenced in file:1; its digest is referenced in file:2; locked" },
      { a: "retained: its digest is referenced in file:2" },
    ],
    [
      "with the first places, and how many more there are",
      "v1=a",
      ["app:v1", "app:v1", "app:v1", "app:v1", "app:v1"],
      { v1: "retained: referenced in file:1, file:2, file:3 and 2 more" },
      { a: "retained: v1 stays" },
    ],
    [
      "if it may be what cannot be told",
      "v1=a, v1-alpine=b, v2-alpine=c, w=d",
      ["app:v*-alpine", "*:w", "a*p:v1-alpine"],
      {
        v1: "deleted: keep 0",
        "v1-alpine": "retained: referenced in file:3",
        "v2-alpine": "retained: may be referenced in file:1",
        w: "retained: referenced in file:2",
      },
      { a: `deleted: ${gone}`, b: "retained: v1-alpine stays", c: "retained: v2-alpine stays", d: "retained: w stays" },
    ],
    [
      "if it may be the digest that cannot be told",
      "v1=a, v2=i, i[x]",
      ["app@*"],
      {
        v1: "retained: its digest may be referenced in file:1",
        v2: "retained: its digest may be referenced in file:1",
      },
      {
        a: "retained: its digest may be referenced in file:1",
        i: "retained: its digest may be referenced in file:1",
        x: "retained: its digest may be referenced in file:1",
      },
    ],
    ["by a guess as well", "v1=a", ["app:v1!"], { v1: "retained: referenced in file:1" }, { a: "retained: v1 stays" }],
  ])("%s", (_, facts, references, tags, images) => {
    const made = plan(state(facts), policy({ keep: 0, references, untaggedAfter: "1d" }), now);
    expect(tagsOf(made)).toEqual(tags);
    expect(imagesOf(made)).toEqual(images);
  });

  it("and each place is told once, where it names the image again", () => {
    const places = ["f:1", "f:1", "g:2"].map((place): Reference => ({ repository: "app", tag: "v1", place }));
    const made = plan(state("v1=a"), { ...policy({ keep: 0 }), references: referencesOf(places) }, now);
    expect(tagsOf(made)).toEqual({ v1: "retained: referenced in f:1, g:2" });
  });

  it("and takes no place among those that are kept", () => {
    const made = plan(state("v1=a 3d, v2=b 2d, v3=c 1d"), policy({ keep: 1, references: ["app:v3"] }), now);
    expect(tagsOf(made)).toEqual({
      v3: "retained: referenced in file:1",
      v2: "retained: keep 1 of 1",
      v1: expect.stringContaining("deleted"),
    });
  });

  it("and an adapter does not take it for doomed", () => {
    const { tags, manifests, repository } = state("v1=a, v2=b, v3=c");
    const { doomed } = wanted(policy({ keep: 0, references: ["app:v1", "@b"] }), repository, now);
    expect([...doomed(tags, manifests)]).toEqual(["v3"]);
  });
});

describe("warnings", () => {
  const warnings = (facts: string, references: readonly string[], more: Wish = {}) => {
    const wished = policy({ keep: 1, references, ...more });
    return warningsOf([plan(state(facts), wished, now)], wished, true, now).map(readable);
  };
  const input = "`protect-referenced-in`: ";

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ["are none for what is there", ["app:v1", "app@x", "app:v1@a"], []],
    ["name a tag that does not exist", ["app:v9"], [`${input}file:1 names app:v9, which does not exist`]],
    ["name it once", ["app:v9", "app:v9"], [`${input}file:1, file:2 name app:v9, which does not exist`]],
    ["name a digest that does not exist", ["app:v1@z"], [`${input}file:1 names app:v1@z, which does not exist`]],
    ["do not look at the tag beside a digest", ["app:v9@a"], []],
    ["say nothing of guesses", ["app:v9!", "app@z!", "@z!"], []],
    ["say nothing of repositories that were not read", ["other:v9"], []],
    ["say nothing of what may be in another repository", ["*:v9", "a*:v9", "a*@z"], []],
    ["say nothing of a tag that cannot be told, where nothing fits it", ["app:w*@a"], []],
    ["say nothing of digests of other repositories", ["other:v1", "@z!"], []],
    [
      "tell of digests alone that were not found",
      ["@z!", "@y!"],
      [`${input}file:1, file:2 name digests alone, none of which was found`],
    ],
    ["do not where one was found", ["@z!", "@a!"], []],
    [
      "tell what cannot be told",
      ["app:*1", "app:w*", "app@*!", "app@sha256:61*!"],
      [
        `${input}file:1 names an image that cannot be told, so all that fits \`app:*1\` stays`,
        `${input}file:3 names an image that cannot be told, so all that fits \`app@*\` stays`,
        `${input}file:4 names an image that cannot be told, so all that fits \`app@sha256:61*\` stays`,
      ],
    ],
  ])("%s", (_, references, expected) => expect(warnings("v1=a 1d, v2=i 2d, i[x]", references)).toEqual(expected));

  it("do not miss anything in a listing that is not complete", () => {
    const wished = policy({ keep: 1, references: ["app:v9"] });
    const plans = [plan(state("v1=a 1d", { incomplete: "a page is missing" }), wished, now)];
    expect(warningsOf(plans, wished, true, now)).toEqual([]);
  });

  it("find a digest without a repository in any of those that were read", () => {
    const wished = policy({ keep: 1, references: ["@a!"] });
    const plans = ["v1=b 1d", "v1=a 1d", "v1=c 1d"].map((facts) => plan(state(facts), wished, now));
    expect(warningsOf(plans, wished, true, now)).toEqual([]);
  });

  it("are not endless", () => {
    const many = Array.from({ length: 25 }, (_, at) => `app:w${at}`);
    expect(warnings("v1=a 1d", many).slice(19)).toEqual([
      `${input}file:20 names app:w19, which does not exist`,
      `${input}there is more to say about 5 other references`,
    ]);
  });
});

describe("properties", () => {
  const reference: fc.Arbitrary<Reference> = fc.record({
    repository: fc.constantFrom("app", "*", "a*", "other", undefined),
    tag: fc.constantFrom("v1", "v2", "v1*", "*", "latest", "2.0.0*1", undefined),
    digest: fc.constantFrom(undefined, undefined, "sha256:6*", ...["m0", "m3", "m7"].map(digestOf)),
    place: fc.constantFrom("f:1", "g:2"),
    guessed: fc.boolean(),
  });

  it("another reference never takes more away", () => {
    fc.assert(
      fc.property(anyCase(), fc.array(reference, { maxLength: 4 }), reference, ({ snapshot, policy }, some, one) => {
        const left = (list: readonly Reference[]) => {
          const { tags, images } = plan(snapshot, { ...policy, references: referencesOf(list) }, now);
          return new Set([
            ...tags.flatMap(({ tag, verdict }) => (verdict === "retained" ? [tag.name] : [])),
            ...images.flatMap(({ manifest, verdict }) => (verdict === "retained" ? [manifest.digest] : [])),
          ]);
        };
        expect(left(some).isSubsetOf(left([...some, one]))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("a pattern fits as a regular expression would", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", ".", "*"), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (written, name) => {
        const same = new RegExp(`^${written.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
        expect(fits(written, name)).toBe(same.test(name));
      }),
      { numRuns: 1000 },
    );
  });
});
