/** The decision in tables: companions, protection, need, shared digests, untagged manifests. */
import { describe, expect, it } from "vitest";
import { plan } from "../../src/prune/plan.ts";
import type { Powers } from "../../src/prune/snapshot.ts";
import { wanted } from "../../src/prune/wanted.ts";
import {
  digestOf,
  imagesOf,
  keepingLast,
  now,
  policy,
  readable,
  state,
  tagsOf,
  takingReferrers,
  untagging,
  type Wish,
  wholeImages,
} from "../support/state.ts";

interface Row {
  readonly name: string;
  readonly given: string;
  readonly policy: Wish;
  readonly powers?: Powers;
  readonly tags: Readonly<Record<string, string>>;
  readonly images?: Readonly<Record<string, string>>;
}

function verify({ given, policy: wish, powers = untagging, tags, images }: Row) {
  const planned = plan(state(given, { powers }), policy(wish), now);
  expect(tagsOf(planned)).toEqual(tags);
  if (images) expect(imagesOf(planned)).toEqual(images);
}

const gone = "deleted: keep: not among the newest 1 of 2 images";
const first = "retained: keep 1 of 1";
const doomed = "deleted: only doomed tags point here";
const along = "deleted: only there for what goes";

describe("companions", () => {
  it.each<Row>([
    {
      name: "go with their subject, whatever their form, and count for nothing",
      given: "v1=a 2d, v2=b 1d, ~a.sig=s 0d, ~a.att=t 0d, ~a.sbom=u 0d, ~a=r 0d",
      policy: { keep: 1 },
      tags: {
        v2: first,
        v1: gone,
        "~a.sig": "deleted: follows a, which goes",
        "~a.att": "deleted: follows a, which goes",
        "~a.sbom": "deleted: follows a, which goes",
        "~a": "deleted: follows a, which goes",
      },
      images: { a: doomed, b: "retained: v2 stays", s: doomed, t: doomed, u: doomed, r: doomed },
    },
    {
      name: "stay with their subject",
      given: "v1=a 2d, v2=b 1d, ~b.sig=s 9d",
      policy: { keep: 1 },
      tags: { v2: first, v1: gone, "~b.sig": "retained: follows v2" },
      images: { a: doomed, b: "retained: v2 stays", s: "retained: needed by v2" },
    },
    {
      name: "stay with the child of an index that stays",
      given: "v1=a 2d, v2=i 1d, i[x y], ~x.sig=s",
      policy: { keep: 1 },
      tags: { v2: first, v1: gone, "~x.sig": "retained: follows v2" },
    },
    {
      name: "go with the child of an index that goes",
      given: "v1=i 2d, v2=b 1d, i[x y], ~x.sig=s",
      policy: { keep: 1 },
      tags: { v2: first, v1: gone, "~x.sig": "deleted: follows x, which goes" },
      images: { i: doomed, x: along, y: along, s: doomed, b: "retained: v2 stays" },
    },
    {
      name: "may have companions",
      given: "v1=a 2d, v2=b 1d, ~a.sig=s, ~s.att=t",
      policy: { keep: 1 },
      tags: {
        v2: first,
        v1: gone,
        "~a.sig": "deleted: follows a, which goes",
        "~s.att": "deleted: follows s, which goes",
      },
    },
    {
      name: "are no candidates even when the pattern selects nothing else",
      given: "v1=a 2d, ~a.sig=s 9d",
      policy: { keep: 0, pattern: ["sha256-*"] },
      tags: { v1: "retained: outside `tag-pattern`", "~a.sig": "retained: follows v1" },
    },
    {
      name: "stay when somebody protects them, and their subject goes",
      given: "v1=a 2d, v2=b 1d, ~a.sig=s",
      policy: { keep: 1, protect: ["*.sig"] },
      tags: { v2: first, v1: gone, "~a.sig": "retained: protected by `*.sig`" },
      images: { a: doomed, b: "retained: v2 stays", s: "retained: ~a.sig stays" },
    },
    {
      name: "stay as orphans for ever without delete-untagged-after",
      given: "v1=a 1d, ~z.sig=s 900d",
      policy: { keep: 1 },
      tags: {
        v1: "retained: keep 1: there is only 1",
        "~z.sig": "retained: its subject z does not exist; `delete-untagged-after` is not set",
      },
    },
    {
      name: "go as orphans when they are older than delete-untagged-after, and only then",
      given: "v1=a 1d, ~z.sig=s 9d, ~z.att=t 1d, ~z.sbom=u, ~z=r 1970",
      policy: { keep: 1, untaggedAfter: "3d" },
      tags: {
        v1: "retained: keep 1: there is only 1",
        "~z.att": "retained: its subject z does not exist; younger than 3d",
        "~z.sig": "deleted: its subject z does not exist; older than 3d",
        "~z": "retained: its subject z does not exist; its time is unknown or cannot be true",
        "~z.sbom": "retained: its subject z does not exist; its time is unknown or cannot be true",
      },
    },
    {
      name: "are ordinary tags when they are named after their own digest",
      given: "v1=a 1d, ~b=b 2d",
      policy: { keep: 1 },
      tags: { v1: first, "~b": gone },
    },
    {
      name: "that other tags share lose only their tag",
      given: "v1=a 2d, v2=s 1d, ~a.sig=s",
      policy: { keep: 1 },
      tags: {
        v2: first,
        v1: gone,
        "~a.sig": "untagged: follows a, which goes; shares its image with v2, so only the tag goes",
      },
    },
  ])("$name", verify);

  it("are nothing that only looks like one", () => {
    const names = [
      "sha256-abc",
      `sha256-${"a".repeat(64)}.sig2`,
      `x-sha256-${"a".repeat(64)}`,
      `sha256-${"G".repeat(64)}`,
    ];
    const { tags } = state("v1=a 2d, v2=a 2d, v3=a 2d, v4=a 2d");
    const snapshot = { ...state("v1=a 2d"), tags: tags.map((tag, at) => ({ ...tag, name: names[at] as string })) };
    const planned = plan(snapshot, policy({ keep: 0 }), now);
    expect(planned.tags.map(({ verdict }) => verdict)).toEqual(Array(4).fill("deleted"));
  });
});

describe("protection", () => {
  it.each<Row>([
    {
      name: "by name or by pattern comes before every rule",
      given: "latest=a 9d, prod-1=b 9d, v1=c 9d",
      policy: { keep: 0, protect: ["latest", "prod-*"] },
      tags: { latest: "retained: protected", "prod-1": "retained: protected by `prod-*`", v1: "deleted: keep 0" },
    },
    {
      name: "can be taken back by an exclusion",
      given: "prod-1=b 9d, prod-2=c 9d",
      policy: { keep: 0, protect: ["prod-*", "!prod-1"] },
      tags: { "prod-2": "retained: protected by `prod-*`", "prod-1": "deleted: keep 0" },
    },
    {
      name: "of latest keeps the image that a doomed tag shares with it",
      given: "v1=a 2d, latest=a 2d, v2=b 1d, v3=c 0d",
      policy: { keep: 1, protect: ["latest"] },
      tags: {
        v3: first,
        v2: "deleted: keep: not among the newest 1 of 3 images",
        v1: "untagged: keep: not among the newest 1 of 3 images; shares its image with latest, so only the tag goes",
        latest: "retained: protected",
      },
    },
    {
      name: "by a lock of the registry on the tag",
      given: "v1=a 9d locked, v2=b 9d",
      policy: { keep: 0 },
      tags: { v1: "retained: locked", v2: "deleted: keep 0" },
    },
    {
      name: "by a lock of the registry on the manifest, with all its tags",
      given: "v1=a 9d, v2=a 9d, v3=b 9d, a locked",
      policy: { keep: 0 },
      tags: { v3: "deleted: keep 0", v2: "retained: locked", v1: "retained: locked" },
      images: { a: "retained: locked", b: doomed },
    },
    {
      name: "by digest keeps every tag on it",
      given: "v1=a 9d, v2=b 9d",
      policy: { keep: 0, digests: ["a"] },
      tags: { v2: "deleted: keep 0", v1: "retained: its digest is protected" },
    },
    {
      name: "of a digest that is the child of a doomed index keeps the child and what it needs",
      given: "v1=i 9d, i[x y], x[p], s>x",
      policy: { keep: 0, digests: ["x"] },
      tags: { v1: "deleted: keep 0" },
      images: {
        i: doomed,
        x: "retained: its digest is protected",
        y: along,
        p: "retained: needed by x",
        s: "retained: needed by x",
      },
    },
    {
      name: "of a locked child keeps it though its index goes",
      given: "v1=i 9d, i[x y], x locked",
      policy: { keep: 0 },
      tags: { v1: "deleted: keep 0" },
      images: { i: doomed, x: "retained: locked", y: along },
    },
    {
      name: "of an index by digest keeps all that it lists at any depth",
      given: "v1=x 9d, i[j], j[k], k[x], i 1d",
      policy: { keep: 0, digests: ["i"] },
      tags: { v1: "untagged: keep 0; its image is needed by i, so only the tag goes" },
      images: {
        i: "retained: its digest is protected",
        j: "retained: needed by i",
        k: "retained: needed by i",
        x: "retained: needed by i",
      },
    },
    {
      name: "by ignorance: a tag whose manifest is unknown stays",
      given: "v1=!z 9d, v2=a 9d",
      policy: { keep: 0 },
      tags: { v2: "deleted: keep 0", v1: "retained: its manifest is unknown" },
    },
    {
      name: "comes with every reason for it",
      given: "latest=a 9d locked",
      policy: { keep: 0, protect: ["latest"], digests: ["a"] },
      tags: { latest: "retained: protected; its digest is protected; locked" },
    },
  ])("$name", verify);
});

describe("need", () => {
  it.each<Row>([
    {
      name: "keeps a child that another index lists, and takes the one that none does",
      given: "v1=i 2d, v2=j 1d, i[x y], j[y z]",
      policy: { keep: 1 },
      tags: { v2: first, v1: gone },
      images: {
        i: doomed,
        x: along,
        j: "retained: v2 stays",
        y: "retained: needed by v2",
        z: "retained: needed by v2",
      },
    },
    {
      name: "reaches through nested indexes",
      given: "v1=a 2d, v2=i 1d, i[j], j[k], k[x !gone]",
      policy: { keep: 1 },
      tags: { v2: first, v1: gone },
      images: {
        a: doomed,
        i: "retained: v2 stays",
        j: "retained: needed by v2",
        k: "retained: needed by v2",
        x: "retained: needed by v2",
      },
    },
    {
      name: "sweeps nested indexes whole",
      given: "v1=i 2d, v2=b 1d, i[j], j[k], k[x]",
      policy: { keep: 1 },
      tags: { v2: first, v1: gone },
      images: { i: doomed, j: along, k: along, x: along, b: "retained: v2 stays" },
    },
    {
      name: "keeps a child with a tag of its own though its index goes",
      given: "v1=i 2d, v2=x 1d, i[x y]",
      policy: { keep: 1 },
      tags: { v2: first, v1: gone },
      images: { i: doomed, x: "retained: v2 stays", y: along },
    },
    {
      name: "keeps the referrers of what stays, of its children too, and theirs",
      given: "v1=a 2d, v2=i 1d, i[x], s>i, t>x, u>t, w>a",
      policy: { keep: 1 },
      tags: { v2: first, v1: gone },
      images: {
        a: doomed,
        w: along,
        i: "retained: v2 stays",
        x: "retained: needed by v2",
        s: "retained: needed by v2",
        t: "retained: needed by v2",
        u: "retained: needed by v2",
      },
    },
    {
      name: "leads from a referrer back to its subject where the registry would take the referrer along",
      given: "v1=a 9d, sbom=s 9d, s>a",
      policy: { keep: 0, protect: ["sbom"] },
      powers: takingReferrers,
      tags: { v1: "untagged: keep 0; its image is needed by sbom, so only the tag goes", sbom: "retained: protected" },
      images: { a: "retained: needed by sbom", s: "retained: sbom stays" },
    },
    {
      name: "takes a referrer that nothing else needs along with its subject there too",
      given: "v1=a 9d, v2=b 9d, s>a",
      policy: { keep: 0, protect: ["v2"] },
      powers: takingReferrers,
      tags: { v1: "deleted: keep 0", v2: "retained: protected" },
      images: { a: doomed, s: along, b: "retained: v2 stays" },
    },
    {
      name: "does not lead from a referrer back to its subject",
      given: "v1=a 2d, proof=s 1d, s>a",
      policy: { keep: 1 },
      tags: { proof: first, v1: gone },
      images: { a: doomed, s: "retained: proof stays" },
    },
    {
      name: "takes only the tag of a doomed child of an index that stays",
      given: "v1=x 2d, v2=i 1d, i[x]",
      policy: { keep: 1 },
      tags: {
        v2: first,
        v1: "untagged: keep: not among the newest 1 of 2 images; its image is needed by v2, so only the tag goes",
      },
    },
    {
      name: "retains that tag where the registry cannot remove it alone",
      given: "v1=x 2d, v2=i 1d, i[x]",
      policy: { keep: 1 },
      powers: wholeImages,
      tags: {
        v2: first,
        v1: "retained: its image is needed by v2, and this registry cannot remove one tag of several; keep: not among the newest 1 of 2 images",
      },
    },
  ])("$name", verify);
});

describe("one digest under several tags", () => {
  const given = "v1=a 9d, old=a 9d, main=a 9d, v2=b 1d";

  it.each<Row>([
    {
      name: "goes when all of them go",
      given,
      policy: { keep: 1 },
      tags: { v2: first, v1: gone, old: gone, main: gone },
    },
    {
      name: "loses the doomed ones where tags can be removed",
      given,
      policy: { keep: 1, protect: ["main"] },
      tags: {
        v2: first,
        v1: "untagged: keep: not among the newest 1 of 2 images; shares its image with main, so only the tag goes",
        old: "untagged: keep: not among the newest 1 of 2 images; shares its image with main, so only the tag goes",
        main: "retained: protected",
      },
      images: { a: "retained: main stays", b: "retained: v2 stays" },
    },
    {
      name: "keeps them all where only whole images can be deleted",
      given,
      policy: { keep: 1, protect: ["main"] },
      powers: wholeImages,
      tags: {
        v2: first,
        v1: "retained: shares its image with main, and this registry cannot remove one tag of several; keep: not among the newest 1 of 2 images",
        old: "retained: shares its image with main, and this registry cannot remove one tag of several; keep: not among the newest 1 of 2 images",
        main: "retained: protected",
      },
      images: { a: "retained: main stays", b: "retained: v2 stays" },
    },
    {
      name: "stays for a tag outside the pattern",
      given: "v1=a 9d, edge=a 9d, v2=b 1d",
      policy: { keep: 1, pattern: ["v*"] },
      tags: {
        v2: first,
        v1: "untagged: keep: not among the newest 1 of 2 images; shares its image with edge, so only the tag goes",
        edge: "retained: outside `tag-pattern`",
      },
    },
  ])("$name", verify);
});

describe("untagged manifests", () => {
  it.each<Row>([
    {
      name: "stay, with all they need, without delete-untagged-after",
      given: "v1=x 9d, u[x y] 900d",
      policy: { keep: 0 },
      tags: { v1: "untagged: keep 0; its image is needed by u, so only the tag goes" },
      images: {
        u: "retained: untagged, `delete-untagged-after` is not set",
        x: "retained: needed by u",
        y: "retained: needed by u",
      },
    },
    {
      name: "go with all that only they need when they are older, and only then",
      given: "v1=a 1d, o[x a] 9d, y[z] 1d, t 3d, n, e 1970, x 1d",
      policy: { keep: 1, untaggedAfter: "3d" },
      tags: { v1: "retained: keep 1: there is only 1" },
      images: {
        a: "retained: v1 stays",
        o: "deleted: untagged, older than 3d",
        x: along,
        y: "retained: untagged, younger than 3d",
        z: "retained: needed by y",
        t: "retained: untagged, younger than 3d",
        n: "retained: untagged, its time is unknown or cannot be true",
        e: "retained: untagged, its time is unknown or cannot be true",
      },
    },
    {
      name: "are not those that an index or a subject leads to, however old",
      given: "v1=i 1d, i[x], x 900d, s>x 900d",
      policy: { keep: 1, untaggedAfter: "3d" },
      tags: { v1: "retained: keep 1: there is only 1" },
      images: { i: "retained: v1 stays", x: "retained: needed by v1", s: "retained: needed by v1" },
    },
    {
      name: "include a referrer whose subject does not exist",
      given: "v1=a 1d, s>!z 9d",
      policy: { keep: 1, untaggedAfter: "3d" },
      tags: { v1: "retained: keep 1: there is only 1" },
      images: { a: "retained: v1 stays", s: "deleted: untagged, older than 3d" },
    },
    {
      name: "stay when they are locked or protected",
      given: "v1=a 1d, l 9d locked, p 9d",
      policy: { keep: 1, untaggedAfter: "3d", digests: ["p"] },
      tags: { v1: "retained: keep 1: there is only 1" },
      images: { a: "retained: v1 stays", l: "retained: locked", p: "retained: its digest is protected" },
    },
  ])("$name", verify);
});

describe("companion tags that lead in a circle", () => {
  it.each<Row>([
    {
      name: "stay when nothing else leads to them, with what they lead to",
      given: "~x.sig=y, ~y.sig=x, ~x.att=m, v1=m 9d, v2=b 1d",
      policy: { keep: 1 },
      tags: {
        v2: first,
        v1: "untagged: keep: not among the newest 1 of 2 images; its image is needed by x, so only the tag goes",
        "~x.sig": "retained: follows x",
        "~y.sig": "retained: follows x",
        "~x.att": "retained: follows x",
      },
    },
    {
      name: "go when something doomed leads to them",
      given: "~x.sig=y, ~y.sig=x, v1=i 9d, i[x], v2=b 1d",
      policy: { keep: 1 },
      tags: {
        v2: first,
        v1: gone,
        "~x.sig": "deleted: follows x, which goes",
        "~y.sig": "deleted: follows y, which goes",
      },
    },
  ])("$name", verify);
});

describe("a registry that does not delete the last image with a tag", () => {
  const held = "retained: the last one stays; keep 0";

  it.each<Row>([
    {
      name: "keeps the newest, with all its tags and all it needs, where nothing else would stay",
      given: "v1=a 3d, v2=i 1d, v3=i 2d, i[x]",
      policy: { keep: 0 },
      powers: keepingLast,
      tags: { v2: held, v3: held, v1: "deleted: keep 0" },
      images: { a: doomed, i: "retained: v2 stays", x: "retained: needed by v2" },
    },
    {
      name: "keeps it also where the last tag would only be removed from an image that stays",
      given: "v1=a 3d, u[a] 9d",
      policy: { keep: 0 },
      powers: keepingLast,
      tags: { v1: held },
    },
    {
      name: "keeps nothing more where something stays anyway",
      given: "v1=a 3d, latest=b 2d",
      policy: { keep: 0, protect: ["latest"] },
      powers: keepingLast,
      tags: { latest: "retained: protected", v1: "deleted: keep 0" },
    },
    {
      name: "counts a companion that stays as an image with a tag",
      given: "v1=a 3d, ~z.sig=s 1d",
      policy: { keep: 0 },
      powers: keepingLast,
      tags: {
        v1: "deleted: keep 0",
        "~z.sig": "retained: its subject z does not exist; `delete-untagged-after` is not set",
      },
    },
    {
      name: "keeps what an earlier run left behind when there is nothing else",
      given: "v1=a 3d leftover",
      policy: { keep: 0 },
      powers: keepingLast,
      tags: { v1: "retained: the last one stays; leftover" },
    },
    {
      name: "keeps an image rather than its signature",
      given: "v1=a 3d, ~a.sig=s 1d",
      policy: { keep: 0 },
      powers: keepingLast,
      tags: { v1: held, "~a.sig": "retained: follows v1" },
    },
  ])("$name", verify);
});

describe("times", () => {
  it("are asked for when any rule needs them, though another one does not", () => {
    const { tags, manifests } = state("v1=a, v2=b, latest=c");
    const asked = (wish: Wish) => [...wanted(policy(wish), "app", now).timesFor(tags, manifests).tags];
    expect(asked({ keep: 1, sortBy: "name" })).toEqual([]);
    expect(asked({ keep: 1, sortBy: "name", within: "3d", protect: ["latest"] })).toEqual(["v1", "v2"]);
  });
});

describe("an image", () => {
  it("is listed with all the tags on it, and parents before children", () => {
    const { images } = plan(state("v1=a 2d, v2=a 1d, v3=i 3d, i[x]"), policy({ keep: 1 }), now);
    expect(images.map(({ manifest, tags }) => [readable(manifest.digest), ...tags])).toEqual([
      ["a", "v2", "v1"],
      ["i", "v3"],
      ["x"],
    ]);
  });
});

describe("what an earlier run left behind", () => {
  it.each<Row>([
    {
      name: "goes, whatever the rules say, and takes no rank",
      given: "v3=m 0d leftover, v2=b 1d, v1=a 2d",
      policy: { keep: 1, pattern: ["v1", "v2"] },
      tags: { v3: "deleted: leftover", v2: first, v1: gone },
    },
    {
      name: "stays when it is protected",
      given: "v3=m 0d leftover, v2=b 1d",
      policy: { keep: 1, protect: ["v3"] },
      tags: { v3: "retained: protected", v2: "retained: keep 1: there is only 1" },
    },
  ])("$name", verify);
});

describe("what no rule keeps", () => {
  it("is known before anybody has read what leads where", () => {
    const { tags, manifests } = state("v1=i 9d, i[x], v2=b 1d, latest=i 9d, edge=c 9d, ~b.sig=s 0d, v0=m 0d leftover");
    const bare = new Map([...manifests.keys()].map((digest) => [digest, { digest, mediaType: "", children: [] }]));
    const { doomed: of } = wanted(policy({ keep: 1, pattern: ["v*", "latest"], protect: ["latest"] }), "app", now);
    expect([...of(tags, bare)].sort()).toEqual(["v0", "v1"]);
    bare.delete(digestOf("i"));
    expect([...of(tags, bare)]).toEqual(["v0"]);
  });
});
