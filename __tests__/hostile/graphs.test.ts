/**
 * Indexes and referrers as nobody pushes them who means well: as deep, as wide and as entangled as the limits allow. What
 * takes twice as long for twice as much is bounded by what a registry is able to store.
 */

import pLimit from "p-limit";
import { describe, expect, it } from "vitest";
import { createdTimes } from "../../src/oci/created.ts";
import { apply } from "../../src/prune/apply.ts";
import { plan } from "../../src/prune/plan.ts";
import type { Policy } from "../../src/prune/policy.ts";
import type { Deleter } from "../../src/prune/registry.ts";
import type { TagResult } from "../../src/prune/result.ts";
import type { Digest, Manifest, Snapshot, Tag } from "../../src/prune/snapshot.ts";
import { verify } from "../../src/prune/verify.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { day, imageType, indexType, now, policy, untagging, untaggingFirst, wholeImages } from "../support/state.ts";
import { growth } from "./growth.ts";
import { paper } from "./paper-endpoint.ts";

const hex = (at: number): Digest => `sha256:${at.toString(16).padStart(64, "0")}`;

/** The manifests `0` to `count - 1`, of which each lists what `children` says. */
function snapshot(count: number, children: (at: number) => readonly number[], tags: readonly Tag[]): Snapshot {
  const manifests = new Map<Digest, Manifest>();
  for (let at = 0; at < count; at++) {
    const listed = children(at).map(hex);
    manifests.set(hex(at), { digest: hex(at), mediaType: listed.length > 0 ? indexType : imageType, children: listed });
  }
  return { repository: "app", tags, manifests, powers: untaggingFirst, notes: [] };
}

/** Plans, carries it all out where nothing refuses, and returns how many manifests went; each may go once. */
async function gone(given: Snapshot, wish: Policy): Promise<number> {
  const planned = plan(given, wish, now);
  const went = new Set<Digest>();
  const limit = pLimit(8);
  const deleter: Deleter = {
    powers: given.powers,
    deleteTag: async () => {},
    async deleteManifest({ digest }) {
      if (went.has(digest)) throw new Error(`${digest} is gone already`);
      went.add(digest);
    },
  };
  const { steps } = await apply(planned.steps, deleter, {
    ...{ limits: { untag: limit, delete: limit }, stopped: () => undefined, throttled: () => {}, onStep: () => {} },
  });
  expect(steps.filter(({ status }) => status !== "done")).toEqual([]);
  return went.size;
}

const tag = (name: string, at: number, days: number): Tag => ({
  name,
  digest: hex(at),
  time: { at: now - days * day, source: "pushed" },
});

/** A nest of `levels` indexes around an image, the outermost under `v1`; each lists the next `times` times. */
function nest(levels: number, times = 1) {
  const repository = paper();
  let digest = repository.put(imageType, { schemaVersion: 2, mediaType: imageType, layers: [] });
  for (let level = 0; level < levels; level++) {
    const manifests = Array(times).fill({ mediaType: indexType, digest, size: 1 });
    digest = repository.put(indexType, { schemaVersion: 2, mediaType: indexType, manifests, annotations: { level } });
  }
  repository.tag("v1", digest);
  repository.tag("v2", repository.put(imageType, { schemaVersion: 2, mediaType: imageType, layers: [], seed: "v2" }));
  return repository;
}

describe("a nest of indexes", () => {
  it("of 10,000 levels is read, at one request for each", async () => {
    const repository = nest(10_000);
    const { manifests } = await repository.snapshot({ keep: 1 });
    expect(manifests.size).toBe(10_002);
    // The list twice, both tags, and for each manifest what refers to it.
    expect(repository.requests).toBe(10_000 + 2 + 2 + 10_002);
  });

  it("of 40,000 levels has a time without a stack of that height", async () => {
    const { manifests } = await nest(1).snapshot({ keep: 9 });
    const [image] = [...manifests.values()].filter(({ children }) => children.length === 0);
    const annotated = { ...image, createdAnnotation: "2026-01-01T00:00:00Z" };
    const nested = Array.from({ length: 40_000 }, (_, at) => ({
      ...annotated,
      ...{ digest: hex(at), mediaType: indexType, size: 1, listed: [], nested: [], children: [] },
      platforms: at === 0 ? [] : [hex(at - 1)],
      createdAnnotation: at === 0 ? annotated.createdAnnotation : undefined,
    }));
    const known = new Map(nested.map((manifest) => [manifest.digest, manifest]));
    const noEndpoint = {} as Parameters<typeof createdTimes>[0];
    const times = createdTimes(noEndpoint, "app", known, now);
    expect(await times.of(nested.at(-1) as (typeof nested)[number])).toEqual({
      at: Date.UTC(2026, 0, 1),
      source: "annotation",
    });
  });

  it("in which each lists the next one twice is read once, not 2⁵⁰ times", async () => {
    const repository = nest(50, 2);
    expect((await repository.snapshot({ keep: 1 })).manifests.size).toBe(52);
    expect(repository.requests).toBe(50 + 2 + 2 + 52);
  });

  it.each([
    ["goes", "v2"],
    ["stays", "v1"],
  ])("is planned in linear time, with a reason for each, when it %s", (_, newest) => {
    const planned = (levels: number) => {
      const tags = [tag("v1", levels - 1, newest === "v1" ? 1 : 9), tag("v2", levels, newest === "v2" ? 1 : 9)];
      const given = snapshot(levels + 1, (at) => (at > 0 && at < levels ? [at - 1] : []), tags);
      return () => plan(given, policy({ keep: 1 }), now);
    };
    const { images } = planned(20_000)();
    expect(images.filter(({ verdict }) => verdict === "deleted")).toHaveLength(newest === "v2" ? 20_000 : 1);
    expect(growth(planned, 1_000, 40_000)).toBeLessThan(12);
  });
});

describe("an index of 40,000 children", () => {
  it("is read within the limit for a manifest, and one that is larger is refused", async () => {
    const repository = paper();
    const manifests = Array.from({ length: 40_000 }, (_, at) => ({ digest: hex(at) }));
    repository.tag("v1", repository.put(indexType, { schemaVersion: 2, mediaType: indexType, manifests }));
    const read = await repository.snapshot({ keep: 1 });
    expect([...read.manifests.values()].map(({ children }) => children.length)).toEqual([40_000]);
    // That is what the HTTP stack lets in: 4 MiB.
    expect(JSON.stringify({ manifests }).length).toBeLessThan(4 * 1024 * 1024);
  });

  it("and of 100,000, where a registry tells so, is planned and carried out", async () => {
    const count = 100_000;
    const tags = [tag("v1", count, 9), tag("v2", count + 1, 1)];
    const given = snapshot(count + 2, (at) => (at === count ? Array.from({ length: count }, (_, n) => n) : []), tags);
    expect(await gone({ ...given, powers: wholeImages }, policy({ keep: 1 }))).toBe(count + 1);
  });

  it("that 1,000 tags share is checked afterwards as one", async () => {
    const count = 100_000;
    const tags = Array.from({ length: 1_000 }, (_, at) => tag(`v${at}`, count, 1));
    const given = snapshot(count + 1, (at) => (at === count ? Array.from({ length: count }, (_, n) => n) : []), tags);
    const registry = memoryRegistry();
    registry.load(given);
    const judged = tags.map((one): TagResult => ({ tag: one, verdict: "retained", reasons: ["x"] }));
    expect(await verify(registry, given, judged, 8, () => {})).toEqual({ broken: [], notes: [] });
    expect(registry.calls).toHaveLength(101_000);
  });
});

describe("100,000 tags on one image", () => {
  it.each([
    ["of which half stay", untagging],
    ["of which half stay, where tags go before images", untaggingFirst],
    ["which only go together", wholeImages],
  ])("%s are planned in linear time", (_, powers) => {
    const planned = (count: number) => {
      const tags = Array.from({ length: count }, (_, at) => tag(`${at % 2 ? "keep" : "go"}-${at}`, 0, 9));
      const given = { ...snapshot(2, () => [], [...tags, tag("v2", 1, 1)]), powers };
      return () => plan(given, policy({ keep: 0, protect: ["keep-*", "v2"] }), now);
    };
    expect(growth(planned, 2_500, 100_000)).toBeLessThan(12);
  });
});

describe("referrers", () => {
  it("of referrers, 10,000 levels of them, are read in linear time", async () => {
    const timed = async (levels: number) => {
      const repository = paper();
      const first = repository.put(imageType, { schemaVersion: 2, mediaType: imageType, layers: [] });
      repository.tag("v1", first);
      let subject = first;
      for (let level = 0; level < levels; level++) {
        const about = { schemaVersion: 2, mediaType: imageType, layers: [], subject: { digest: subject }, level };
        const referrer = repository.put(imageType, about);
        repository.refer(subject, referrer);
        subject = referrer;
      }
      const startedAt = performance.now();
      expect((await repository.snapshot({ keep: 1 })).manifests.size).toBe(levels + 1);
      return (performance.now() - startedAt) / levels;
    };
    await timed(500);
    const small = await timed(500);
    expect((await timed(10_000)) / small).toBeLessThan(10);
  });
});

describe("what leads in a circle", () => {
  const schema1 = { schemaVersion: 1, fsLayers: [] };
  const typeOf1 = "application/vnd.docker.distribution.manifest.v1+prettyjws";

  it("because a digest that nobody can check is made up, is read to its end", async () => {
    const repository = paper();
    const [one, other] = [hex(1), hex(2)];
    const lists = (digest: string) => ({ ...schema1, manifests: [{ mediaType: indexType, digest, size: 1 }] });
    repository.put(typeOf1, { ...lists(other), subject: { digest: other } }, one);
    repository.put(typeOf1, { ...lists(one), subject: { digest: one } }, other);
    repository.put(typeOf1, lists(hex(3)), hex(3));
    repository.tag("v1", one);
    repository.tag("itself", hex(3));
    const snapshot = await repository.snapshot({ keep: 1, within: "1d" });
    const planned = plan(snapshot, policy({ keep: 0, allowEmpty: true }), now);
    // Docker's schema 1 stays in any case.
    expect(planned.steps).toEqual([]);
  });

  it.each([
    ["an index that lists itself", 1],
    ["two that list each other", 2],
    ["a circle of 30,000", 30_000],
  ])("is planned, gone through and gone afterwards: %s", async (_, count) => {
    const tags = [tag("v1", 0, 9), tag("v2", count, 1)];
    const given = snapshot(count + 1, (at) => (at < count ? [(at + 1) % count] : []), tags);
    expect(await gone(given, policy({ keep: 1 }))).toBe(count);
  });

  it("is kept whole when a part of it stays: subjects in a circle", async () => {
    const count = 1_000;
    const given = snapshot(count + 1, () => [], [tag("v1", 0, 1), tag("v2", 1, 9)]);
    const circle = [...given.manifests.values()].map((manifest, at): [Digest, Manifest] => [
      manifest.digest,
      at < count ? { ...manifest, subject: hex((at + 1) % count) } : manifest,
    ]);
    const planned = plan({ ...given, manifests: new Map(circle), powers: untagging }, policy({ keep: 1 }), now);
    expect(planned.images.filter(({ verdict }) => verdict === "deleted")).toEqual([]);
  });
});
