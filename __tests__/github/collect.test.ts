/** What a snapshot holds, and what it costs: each manifest that is read counts as a download. */
import { describe, expect, it } from "vitest";
import { markerFor } from "../../src/github/marker.ts";
import type { Snapshot } from "../../src/prune/snapshot.ts";
import { openAdapter, tally } from "../support/ghcr-harness.ts";
import { notThereAfterAll } from "../support/github/fault.ts";
import type { FakeGithub } from "../support/github/github.ts";
import { artifact, attestation, type Content, image, index, signature } from "../support/images.ts";
import { answer, emptyObject, html, withHeaders } from "../support/registry/fault.ts";
import { day, now } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";

const app = "acme/app";
const named = (name: string) => image({ seed: name });
const [one, two, three] = [named("one"), named("two"), named("three")];

/** So many days ago. */
const ago = (days: number) => now - days * day;

/** How often each was downloaded. */
function downloads({ store }: FakeGithub, ...contents: readonly Content[]): readonly (number | undefined)[] {
  return contents.map(({ digest }) => store.version(app, digest)?.downloads);
}

const tagsIn = ({ tags }: Pick<Snapshot, "tags">) => Object.fromEntries(tags.map(({ name, digest }) => [name, digest]));

trustCertificate();

describe("the price of a snapshot", () => {
  it.each([
    [1, { "api GET versions": 1 }],
    [101, { "api GET versions": 3 }],
    [250, { "api GET versions": 4 }],
  ])("of %i versions, when nothing is to go, is a page for each hundred, and no manifest", async (count, price) => {
    const { fake, snapshot } = await openAdapter();
    for (let at = 0; at < count; at++) fake.store.push(app, named(`${at}`), [`v${at}`], ago(count - at));
    fake.store.push(app, two, [`v${count - 1}`], ago(0));
    const { tags, incomplete } = await snapshot({ keep: 1_000 });
    expect([tags.length, incomplete]).toEqual([count, undefined]);
    expect(tally(fake)).toEqual({ "api GET owner": 1, ...price });
  });

  it("is a manifest for each tagged image and each index in one, once, when something is to go", async () => {
    const { fake, snapshot } = await openAdapter();
    const [nested, deep, shared] = [index([three]), index([index([one])]), index([two, attestation(two)])];
    fake.store.push(app, deep, ["v1", "v1.0"], ago(9));
    fake.store.push(app, shared, ["v2"], ago(8));
    fake.store.push(app, index([two, nested]), ["v3"], ago(7));
    fake.store.push(app, two, ["v2-amd64"], ago(6));
    const { manifests } = await snapshot();
    expect(manifests.size).toBe(9);
    const read = [deep, index([one]), shared, index([two, nested]), nested, two];
    expect(downloads(fake, ...read)).toEqual(read.map(() => 1));
    // Images for a platform lead nowhere.
    expect(downloads(fake, one, three, attestation(two))).toEqual([0, 0, 0]);
    expect(tally(fake)["registry GET manifest"]).toBe(read.length + 1);
    expect(tally(fake)["registry GET token"]).toBe(1);
  });

  it("is also a manifest for each that nothing lists and that has no tag, but none for what those list", async () => {
    const { fake, snapshot } = await openAdapter();
    const untagged = index([index([one]), two]);
    const sign = signature(three, "subject").content;
    fake.store.push(app, untagged, [], ago(9));
    fake.store.push(app, three, ["v1"], ago(8));
    fake.store.push(app, sign, [], ago(7));
    const { manifests } = await snapshot();
    expect(manifests.get(untagged.digest)?.children).toEqual([index([one]).digest, two.digest]);
    expect(manifests.get(sign.digest)?.subject).toBe(three.digest);
    expect(downloads(fake, untagged, index([one]), three, sign)).toEqual([1, 1, 1, 1]);
    expect(downloads(fake, one, two)).toEqual([0, 0]);
  });

  it("is none for images without a tag where all of them have one", async () => {
    const { fake, snapshot } = await openAdapter();
    fake.store.push(app, one, ["v1"], ago(9));
    await snapshot({ keep: 1, untaggedAfter: "1d" });
    expect(downloads(fake, one)).toEqual([0]);
    fake.store.push(app, two, [], ago(9));
    await snapshot({ keep: 1, untaggedAfter: "1d" });
    expect(downloads(fake, one, two)).toEqual([1, 1]);
  });
});

describe("a snapshot", () => {
  it("has the times of GitHub, and of two in one second the greater number is the newer", async () => {
    const { fake, snapshot } = await openAdapter();
    fake.store.push(app, one, ["v1"], ago(9));
    fake.store.push(app, two, ["v2"], ago(9));
    fake.store.push(app, three, [], ago(8));
    const { tags, manifests } = await snapshot({ keep: 1, untaggedAfter: "1d" });
    const times = new Map(tags.map(({ name, time }) => [name, time]));
    expect(times.get("v1")).toEqual({ at: ago(9), source: "pushed or tagged" });
    expect(times.get("v2")?.at).toBe(ago(9) + 1);
    expect(manifests.get(three.digest)?.time?.at).toBe(ago(8));
  });

  it("says which number each version has", async () => {
    const { fake, snapshot } = await openAdapter();
    fake.store.push(app, index([one]), ["v1"]);
    const { manifests } = await snapshot();
    for (const { digest } of [one, index([one])])
      expect(manifests.get(digest)?.id).toBe(String(fake.store.version(app, digest)?.id));
  });

  it("keeps what GitHub does not tell the tags of", async () => {
    const { fake, snapshot } = await openAdapter();
    fake.store.push(app, index([one]), ["v1"]);
    fake.store.push(app, two, ["v2"]);
    fake.store.change(app, index([one]).digest, { hasContainer: false });
    const { tags, manifests } = await snapshot();
    expect(tags.map(({ name }) => name)).toEqual(["v2"]);
    expect(manifests.get(index([one]).digest)).toMatchObject({
      ...{ locked: "GitHub does not tell which tags it has", children: [one.digest] },
    });
  });

  it("keeps what is no version, such as a child that somebody has deleted from the list", async () => {
    const { fake, snapshot } = await openAdapter();
    fake.store.push(app, index([index([one])]), ["v1"]);
    fake.store.push(app, two, ["v2"]);
    const hidden = fake.store.version(app, index([one]).digest)?.id;
    fake.fault({
      match: { method: "GET", path: /\/versions$/ },
      async do({ handle, send }) {
        const real = await handle();
        const body = (real.json as readonly { readonly id: number }[]).filter(({ id }) => id !== hidden);
        send({ ...real, json: body });
      },
    });
    const { manifests } = await snapshot();
    expect(manifests.get(index([one]).digest)).toMatchObject({ id: undefined, locked: "not listed as a version" });
  });

  it("keeps a version whose manifest the registry does not have, and says so", async () => {
    const { fake, snapshot } = await openAdapter();
    fake.store.push(app, one, ["v1"]);
    fake.store.push(app, two, ["v2"]);
    fake.fault({ match: ({ reference }) => reference === one.digest, do: notThereAfterAll }, "registry");
    const { tags, manifests, notes } = await snapshot();
    expect(tagsIn({ tags })).toEqual({ v1: one.digest, v2: two.digest });
    expect(manifests.get(one.digest)?.locked).toBe("listed, but the registry does not have it");
    expect(notes).toEqual([`${one.digest} is listed, but the registry does not have it; it stays`]);
  });

  it("keeps what has no tag with it: all of that may belong to what cannot be read", async () => {
    const { fake, snapshot } = await openAdapter();
    const kept = index([two]);
    fake.store.push(app, kept, ["v2"]);
    fake.store.push(app, index([two, three]), ["v1"]);
    fake.fault({ match: ({ reference }) => reference === kept.digest, do: notThereAfterAll }, "registry");
    const { manifests } = await snapshot();
    const locked = [two, three].map(({ digest }) => manifests.get(digest)?.locked);
    expect(locked).toEqual(Array(2).fill(expect.stringMatching(/^perhaps a part of sha256:\w{12}, which is listed/)));
    expect(manifests.get(index([two, three]).digest)?.locked).toBeUndefined();
  });
});

describe("a list that runs behind", () => {
  it("does not count what is deleted already: it takes no rank, and nothing is said of it", async () => {
    const { fake, snapshot, registry, clock } = await openAdapter({ lag: { deleted: 9 } });
    fake.store.push(app, one, ["v1"], ago(9));
    fake.store.push(app, index([two]), ["v2"], ago(8));
    fake.store.push(app, three, ["v3"], ago(7));
    const before = await snapshot();
    const deleter = await registry.deleter(before, new Set());
    for (const tag of before.tags.filter(({ name }) => name !== "v1")) {
      const manifest = before.manifests.get(tag.digest);
      if (manifest !== undefined) await deleter.deleteManifest(manifest, [tag]);
    }
    await clock.sleep(3_600_000, new AbortController().signal);
    const after = await snapshot({ keep: 1 });
    expect(tagsIn(after)).toEqual({ v1: one.digest });
    expect([...after.manifests.keys()].toSorted()).toEqual([one.digest, two.digest].toSorted());
    expect(after.notes).toEqual([]);
  });

  it("has a tag that is on two versions where the registry has it, or nowhere", async () => {
    const { fake, snapshot } = await openAdapter();
    fake.store.push(app, one, ["v1", "v2"], ago(9));
    fake.store.push(app, two, ["v3"], ago(8));
    const first = fake.store.version(app, one.digest);
    fake.store.push(app, two, ["v1"]);
    fake.store.untag(app, "v2");
    fake.fault({
      match: { method: "GET", path: /\/versions$/ },
      async do({ handle, send }) {
        const real = await handle();
        const body = (real.json as readonly { readonly id: number; readonly metadata: object }[]).map((version) =>
          version.id === first?.id ? { ...version, metadata: { container: { tags: ["v1", "v2"] } } } : version,
        );
        send({ ...real, json: body });
      },
    });
    expect(tagsIn(await snapshot())).toEqual({ v1: two.digest, v3: two.digest });
  });

  it("asks the registry for no tag of what has not changed lately", async () => {
    const { fake, snapshot } = await openAdapter();
    fake.store.push(app, one, ["v1", "v2"], ago(9));
    fake.store.push(app, one, ["v3"], ago(8));
    fake.store.push(app, two, ["v4"]);
    await snapshot({ keep: 9 });
    expect(tally(fake)["registry HEAD manifest"]).toBeUndefined();
    fake.store.push(app, one, ["v5"]);
    await snapshot({ keep: 9 });
    expect(fake.log.filter(({ method, status }) => method === "HEAD" && status === 200)).toHaveLength(4);
  });

  it("has one version of what was deleted and pushed again: the last", async () => {
    const { fake, registry, snapshot } = await openAdapter({ lag: { deleted: 9 } });
    fake.store.push(app, one, ["v1"], ago(9));
    fake.store.push(app, two, ["v2"], ago(8));
    const before = await snapshot();
    const manifest = before.manifests.get(one.digest);
    if (manifest === undefined) throw new Error("it is not listed");
    await (await registry.deleter(before, new Set())).deleteManifest(manifest, before.tags.slice(1));
    fake.store.push(app, one, ["v3"], ago(1));
    const { tags, manifests } = await snapshot();
    expect(manifests.get(one.digest)?.id).toBe(String(fake.store.version(app, one.digest)?.id));
    expect(tagsIn({ tags })).toEqual({ v2: two.digest, v3: one.digest });
  });

  it("has what an untagging has left behind, as such", async () => {
    const { fake, snapshot } = await openAdapter();
    const { mediaType, bytes, digest } = markerFor("v1");
    fake.store.putManifest(app, mediaType, bytes, ["v1"]);
    fake.store.push(app, two, ["v2"]);
    const { tags } = await snapshot({ keep: 9 });
    expect(tags.find(({ name }) => name === "v1")).toMatchObject({
      digest,
      leftover: expect.stringContaining("cut off"),
    });
    fake.store.push(app, artifact(), ["v1"]);
    expect((await snapshot({ keep: 9 })).tags.filter(({ leftover }) => leftover !== undefined)).toEqual([]);
  });
});

describe("answers that are none", () => {
  it.each([
    ["a web page", html, /not a list of package versions/],
    ["an empty object", emptyObject, /not a list of package versions/],
    ["nobody", answer(401, '{"message":"Bad credentials"}'), /does not accept `token`/],
    ["a redirect to somewhere else", withHeaders({ Link: '<https://evil.example/?page=2>; rel="next"' }), undefined],
  ])("are no list: %s", async (_, fault, message) => {
    const { fake, snapshot } = await openAdapter();
    fake.store.push(app, one, ["v1"]);
    fake.fault({ match: { path: /\/versions$/ }, do: fault });
    if (message === undefined) expect((await snapshot()).incomplete).toMatch(/does not tell how many pages/);
    else await expect(snapshot()).rejects.toThrow(message);
    expect([fake.strangers, fake.violations]).toEqual([[], []]);
  });

  it.each([403, 404] as const)("say what a token must be able to do that may not read: by %i", async (refusal) => {
    const { snapshot, fake } = await openAdapter({
      account: { kind: "fine-grained", secret: "github_pat_x", login: "octocat", refusal },
    });
    fake.store.push(app, one, ["v1"]);
    await expect(snapshot()).rejects.toThrow(/could not be listed.*`read:packages`; fine-grained tokens cannot read/);
  });

  it("leave out nothing: a manifest that cannot be read fails the snapshot", async () => {
    const { snapshot, fake } = await openAdapter();
    fake.store.push(app, one, ["v1"]);
    fake.fault({ match: { path: /manifests/ }, do: answer(502) }, "registry");
    await expect(snapshot()).rejects.toMatchObject({ refusal: "transient" });
  });
});
