/** What a snapshot holds, and when there is none. */
import { describe, expect, it } from "vitest";
import { wanted } from "../../src/prune/wanted.ts";
import { artifact, type Content, index, seed, signature } from "../support/images.ts";
import { aged, type Opened, open, snapshotOf, tally } from "../support/oci-harness.ts";
import type { DialectName } from "../support/registry/dialect.ts";
import { answer, before } from "../support/registry/fault.ts";
import { now, policy } from "../support/state.ts";

const put = ({ fake }: Opened, content: Content, ...tags: readonly string[]) => seed(fake.store, "app", content, tags);

describe("a snapshot", () => {
  it("holds every tag, and all that they lead to", async () => {
    const opened = await open("distribution-2.8");
    const [a, b] = [aged("a", 2), aged("b", 1)];
    const nested = index([index([a]), b]);
    put(opened, nested, "multi");
    put(opened, a, "a", "alias");
    const { tags, manifests, incomplete, notes } = await snapshotOf(opened.registry, { keep: 1 });
    expect(Object.fromEntries(tags.map(({ name, digest }) => [name, digest]))).toEqual({
      a: a.digest,
      alias: a.digest,
      multi: nested.digest,
    });
    expect([...manifests.keys()].sort()).toEqual(
      [nested, nested.children[0] as Content, a, b].map((c) => c.digest).sort(),
    );
    expect(manifests.get(nested.digest)?.children).toEqual(nested.children.map(({ digest }) => digest));
    expect(manifests.get(a.digest)).toMatchObject({ size: a.bytes.length });
    expect([incomplete, notes]).toEqual([undefined, []]);
  });

  it("has times for the tags that a rule asks about, and for no others", async () => {
    const opened = await open("distribution-3.1");
    put(opened, aged("a", 3), "v1");
    put(opened, aged("b", 2), "v2");
    put(opened, aged("c", 1), "latest");
    const { tags } = await snapshotOf(opened.registry, { keep: 1, protect: ["latest"] });
    expect(Object.fromEntries(tags.map(({ name, time }) => [name, time?.source]))).toEqual({
      v1: "config created",
      v2: "config created",
      latest: undefined,
    });
  });

  it("tells how many tags were read", async () => {
    const opened = await open("distribution-3.1");
    for (const at of [1, 2, 3]) put(opened, aged(`${at}`, at), `v${at}`);
    const told: string[] = [];
    const want = wanted(policy({ keep: 1 }), "app", now);
    await opened.registry.snapshot("app", want, (read, total) => told.push(`${read}/${total}`));
    expect(told.sort()).toEqual(["1/3", "2/3", "3/3"]);
  });

  it.each<[DialectName, boolean]>([
    ["distribution-2.8", false],
    ["distribution-3.0", true],
    ["distribution-3.1", true],
    ["zot", true],
  ])("foresees on %s whether a tag can go alone: %s", async (dialect, untag) => {
    const opened = await open(dialect);
    for (const at of [1, 2]) put(opened, aged(`${at}`, at), `v${at}`);
    expect((await snapshotOf(opened.registry, { keep: 1 })).powers).toEqual({ untag, untagFirst: untag });
  });

  it("is empty where every tag has gone", async () => {
    const opened = await open("distribution-2.8");
    put(opened, aged("a", 1), "v1");
    opened.fake.store.untag("app", "v1");
    const { tags, manifests, incomplete } = await snapshotOf(opened.registry, { keep: 1 });
    expect([tags, manifests.size, incomplete]).toEqual([[], 0, undefined]);
  });

  it("leaves out a tag that vanishes while it is read, and says so", async () => {
    const opened = await open("distribution-3.1");
    for (const at of [1, 2]) put(opened, aged(`${at}`, at), `v${at}`);
    opened.fake.fault({
      match: { path: /manifests\/v1$/ },
      do: before(() => void opened.fake.store.untag("app", "v1")),
    });
    const { tags, notes } = await snapshotOf(opened.registry, { keep: 1 });
    expect(tags.map(({ name }) => name)).toEqual(["v2"]);
    expect(notes).toEqual(["v1 is listed, but has no manifest"]);
  });

  it("does without a child that does not exist", async () => {
    const opened = await open("distribution-3.1");
    const [gone, there] = [aged("gone", 2), aged("there", 2)];
    const multi = index([gone, there]);
    put(opened, multi, "v1");
    put(opened, multi, "v2");
    opened.fake.store.deleteManifest("app", gone.digest);
    const { manifests } = await snapshotOf(opened.registry, { keep: 1 });
    expect([...manifests.keys()].sort()).toEqual([multi.digest, there.digest].sort());
    expect(tally(opened.fake.log)["GET digest"]).toBe(2);
  });

  it("is incomplete when tags have names that none can have, which reach no URL", async () => {
    const opened = await open("distribution-3.1");
    put(opened, aged("a", 1), "v1");
    const names = ["v1", "../../other/manifests/x", ".hidden", "", "a b", "x".repeat(129), "v1?x", "%2e"];
    opened.fake.fault({ match: { path: /tags\/list$/ }, do: answer(200, JSON.stringify({ tags: names })) });
    const { tags, incomplete } = await snapshotOf(opened.registry, { keep: 1 });
    expect(tags.map(({ name }) => name)).toEqual(["v1"]);
    expect(incomplete).toBe("7 tags have names that the OCI specification does not allow");
    const paths = opened.fake.log.map(({ path }) => path.replace(/sha256:.*/, "…"));
    expect(new Set(paths)).toEqual(
      new Set(["tags/list", "manifests/v1", "referrers/…"].map((path) => `/v2/app/${path}`)),
    );
  });
});

describe("there is no snapshot", () => {
  it.each([
    [
      "of a repository that does not exist",
      "nosuch",
      /the tags could not be listed.*nosuch.*404 NAME_UNKNOWN.*There is no such repository, or nothing in it has a tag/,
    ],
    ["under a name that leads elsewhere", "../other", /not a name that the OCI specification allows/],
    ["under a name with capitals", "App", /not a name that the OCI specification allows/],
  ])("%s", async (_, repository, message) => {
    const { registry } = await open("distribution-3.1");
    await expect(snapshotOf(registry, { keep: 1 }, repository)).rejects.toThrow(message);
  });

  it.each([
    ["by somebody else", answer(404, "404 page not found")],
    ["for the time being", answer(503)],
  ])("when a child is missing %s", async (_, fault) => {
    const opened = await open("distribution-3.1");
    const child = aged("child", 1);
    put(opened, index([child]), "v1");
    opened.fake.fault({ match: { path: new RegExp(child.digest) }, do: fault });
    await expect(snapshotOf(opened.registry, { keep: 1 })).rejects.toThrow(/could not be read/);
  });

  it("after a failure, and what waits for its turn is not asked for any more", async () => {
    const opened = await open("distribution-3.1", { concurrency: 2 });
    for (let at = 0; at < 50; at++) put(opened, aged(`${at}`, at), `v${at}`);
    opened.fake.fault({ match: { path: /manifests\/v\d+$/ }, do: answer(403), times: 1 });
    await expect(snapshotOf(opened.registry, { keep: 1 })).rejects.toThrow(/403/);
    await opened.registry.resolve("app", "v1");
    expect(tally(opened.fake.log)["GET tag"]).toBeLessThan(6);
  });
});

describe("referrers", () => {
  it("are read with what they list and what refers to them, once each", async () => {
    const opened = await open("zot");
    const image = aged("image", 9);
    const sbom = signature(image, "subject").content;
    const forSbom = signature(sbom, "subject").content;
    put(opened, image, "v1", "v1.0");
    put(opened, aged("new", 1), "v2");
    for (const content of [sbom, forSbom]) put(opened, content);
    const { manifests } = await snapshotOf(opened.registry, { keep: 1 });
    expect(manifests.get(sbom.digest)?.subject).toBe(image.digest);
    expect(manifests.get(forSbom.digest)?.subject).toBe(sbom.digest);
    // Of the two images and the two referrers.
    expect(tally(opened.fake.log)["GET referrers"]).toBe(4);
  });

  it("of the children of an index are read", async () => {
    const opened = await open("zot");
    const child = aged("child", 9);
    const sbom = signature(child, "subject").content;
    put(opened, index([child]), "v1");
    put(opened, aged("new", 1), "v2");
    put(opened, sbom);
    expect((await snapshotOf(opened.registry, { keep: 1 })).manifests.has(sbom.digest)).toBe(true);
  });

  it("are asked for of every image, because bytes are exact only then", async () => {
    const opened = await open("zot");
    put(opened, aged("a", 9), "v1");
    put(opened, aged("b", 8), "v2");
    put(opened, aged("c", 7), "latest");
    await snapshotOf(opened.registry, { keep: 1, protect: ["latest"] });
    expect(tally(opened.fake.log)["GET referrers"]).toBe(3);
  });

  it("that the server lists but does not have are left out", async () => {
    const opened = await open("zot");
    const image = aged("image", 9);
    const ghost = artifact({ seed: "ghost", subject: image });
    put(opened, image, "v1");
    put(opened, aged("b", 8), "v2");
    const body = JSON.stringify({ manifests: [{ digest: ghost.digest }] });
    opened.fake.fault({ match: { path: new RegExp(`referrers/${image.digest}`) }, do: answer(200, body) });
    const { manifests } = await snapshotOf(opened.registry, { keep: 1 });
    expect(manifests.size).toBe(2);
  });
});

describe("with untagged manifests", () => {
  it("the untagged subject of a companion is found, with its time", async () => {
    const opened = await open("distribution-3.1");
    const untagged = aged("untagged", 90);
    const { content, tags } = signature(untagged, "cosign-tag");
    put(opened, untagged);
    put(opened, content, ...tags);
    put(opened, aged("a", 1), "v1");
    const { manifests } = await snapshotOf(opened.registry, { keep: 1, untaggedAfter: "14d" });
    expect(manifests.get(untagged.digest)?.time?.source).toBe("config created");
  });

  it("the referrers of such a subject are found too", async () => {
    const opened = await open("zot");
    const untagged = aged("untagged", 90);
    const { content, tags } = signature(untagged, "cosign-tag");
    const sbom = signature(untagged, "subject").content;
    put(opened, untagged);
    put(opened, sbom);
    put(opened, content, ...tags);
    put(opened, aged("a", 1), "v1");
    const { manifests } = await snapshotOf(opened.registry, { keep: 1, untaggedAfter: "14d" });
    expect(manifests.has(sbom.digest)).toBe(true);
  });
});
