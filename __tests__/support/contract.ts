/**
 * What every adapter must do, the in-memory one included: whole runs of the engine through the port, judged by what is
 * left in the registry. An adapter's own test is a harness, one call of `describeContract`, and then its oddities.
 */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Deleter, Registry } from "../../src/prune/registry.ts";
import type { RepositoryResult } from "../../src/prune/result.ts";
import type { Digest } from "../../src/prune/snapshot.ts";
import { artifact, attestation, type Content, image, index, layer, signature } from "./images.ts";
import { type RunOptions, resultFor, run } from "./run.ts";
import { now, policy, type Wish } from "./state.ts";

/** What differs between registries and decides what the contract expects. */
export interface Traits {
  /** One tag can be removed while its image and the other tags stay. */
  readonly untag: boolean;
  /** Referrers are found by their subject, without a tag. */
  readonly referrers: boolean;
  /** Only what a tagged index lists itself is seen: what an index in it lists stays behind. */
  readonly oneLevel?: boolean;
  /** Manifests without a tag, which nothing leads to, are listed. */
  readonly listsUntagged: boolean;
  /** `bytesReclaimed` is exact. */
  readonly exactSizes: boolean;
}

export interface Harness {
  readonly traits: Traits;
  /** Where every repository has a namespace: that of those which the contract names without one. */
  readonly namespace?: string;
  /** An empty registry of its own for each test. */
  start(): Promise<World>;
}

/** A registry with content, seen by those who push and pull, not through the adapter. */
export interface World {
  /** The adapter under test, signed in with every right it needs. */
  registry(): Registry;
  /**
   * What a push does: `content` with all it needs is there afterwards, and `tags` point to it wherever they pointed
   * before. What the registry says of its time is what `createdAt` says.
   */
  push(repository: string, content: Content, tags: readonly string[]): Promise<void>;
  /** Somebody else deletes a manifest with every tag on it. */
  remove(repository: string, digest: Digest): Promise<void>;
  tags(repository: string): Promise<ReadonlyMap<string, Digest>>;
  /** What is wrong with a tag or a digest, down to its last blob; empty when all is well, one sentence each if not. */
  pullable(repository: string, reference: string): Promise<readonly string[]>;
  /** The requests so far that change something or try to, in words of the harness. Pushes are not among them. */
  mutations(): readonly string[];
  /** Bytes of all that manifests in any repository are and name, each digest once. Only asked where sizes are exact. */
  storedBytes(): number;
  close(): Promise<void>;
}

/** When `content` was made, in milliseconds since the epoch: an index is as old as its first child. */
export function createdAt({ blobs, children }: Content): number | undefined {
  const [child] = children;
  if (child !== undefined) return createdAt(child);
  const { created } = JSON.parse(Buffer.from(blobs[0]?.bytes ?? "{}").toString()) as { readonly created?: string };
  return created === undefined ? undefined : Date.parse(created);
}

/** An image that is so many days old; images of different names share nothing but `layers` given as content. */
function aged(seed: string, days: number, more: Parameters<typeof image>[0] = {}): Content {
  return image({ seed, created: new Date(now - days * 24 * 60 * 60 * 1000).toISOString(), ...more });
}

export function describeContract(name: string, { traits, namespace, start }: Harness): void {
  const named = (repository: string) =>
    namespace === undefined || repository.includes("/") ? repository : `${namespace}/${repository}`;
  const app = named("app");

  describe(`the contract of adapters, kept by ${name}`, () => {
    let world: World;
    beforeEach(async () => {
      world = await start();
    });
    afterEach(() => world.close());

    const push = (content: Content, ...tags: readonly string[]) => world.push(app, content, tags);

    /** Runs, and checks what must hold after every run: what was retained is there and can be pulled. */
    async function pruned(wish: Wish, options: RunOptions & { readonly registry?: Registry } = {}) {
      const { repositories = ["app"] } = options;
      const result = await run(options.registry ?? world.registry(), policy(wish), {
        ...options,
        repositories: repositories.map(named),
      });
      for (const { name: repository, tags } of result.repositories) {
        const there = tags.length > 0 ? await world.tags(repository) : new Map<string, Digest>();
        for (const { tag, verdict } of tags) {
          if (verdict !== "retained") continue;
          expect(there.get(tag.name), `${repository}:${tag.name}`).toBe(tag.digest);
          expect(await world.pullable(repository, tag.name), `${repository}:${tag.name}`).toEqual([]);
        }
      }
      return result;
    }

    /** The one repository of most tests, which must have gone well. */
    async function prunedWell(wish: Wish): Promise<RepositoryResult> {
      const result = resultFor(await pruned(wish), app);
      expect(result.message).toBeUndefined();
      return result;
    }

    const tagsLeft = async () => [...(await world.tags(app)).keys()].sort();
    const isThere = async (...contents: readonly Content[]) => {
      for (const { digest } of contents) expect(await world.pullable(app, digest), digest).toEqual([]);
    };
    const isGone = async (...contents: readonly Content[]) => {
      for (const { digest } of contents) expect(await world.pullable(app, digest), digest).not.toEqual([]);
    };

    describe("what goes and what stays", () => {
      it("keeps the newest images and deletes the rest", async () => {
        const images = [5, 4, 3, 2, 1].map((days) => aged(`v${6 - days}`, days));
        for (const [at, content] of images.entries()) await push(content, `v${at + 1}`);
        const result = await prunedWell({ keep: 2 });
        expect(result.status).toBe("pruned");
        expect(await tagsLeft()).toEqual(["v4", "v5"]);
        await isThere(...images.slice(3));
        await isGone(...images.slice(0, 3));
      });

      it("keeps what is young, in Docker's media types too", async () => {
        const [old, young] = [aged("old", 30, { docker: true }), aged("young", 3, { docker: true })];
        await push(old, "old");
        await push(index([young], { docker: true }), "young");
        await prunedWell({ within: "14d" });
        expect(await tagsLeft()).toEqual(["young"]);
        await isGone(old);
      });

      it("never touches what is protected", async () => {
        await push(aged("a", 9), "latest");
        await push(aged("b", 8), "prod-1");
        await push(aged("c", 7), "v1");
        await push(aged("d", 1), "v2");
        await prunedWell({ keep: 1, protect: ["latest", "prod-*"] });
        expect(await tagsLeft()).toEqual(["latest", "prod-1", "v2"]);
      });

      it("does nothing where nothing is to do", async () => {
        await push(aged("a", 9), "v1");
        const result = await prunedWell({ keep: 1 });
        expect([result.status, world.mutations()]).toEqual(["unchanged", []]);
      });

      it("keeps an image without a time", async () => {
        await push(artifact({ seed: "chart" }), "chart");
        await push(aged("a", 9), "v1");
        await push(aged("b", 1), "v2");
        await prunedWell({ keep: 1 });
        expect(await tagsLeft()).toEqual(["chart", "v2"]);
      });

      it(`${traits.untag ? "removes only the tag" : "keeps the doomed tag"} when another tag on its image stays`, async () => {
        const shared = aged("a", 9);
        await push(shared, "v1", "stable");
        await push(aged("b", 1), "v2");
        const result = await prunedWell({ keep: 1, protect: ["stable"] });
        expect(await tagsLeft()).toEqual(traits.untag ? ["stable", "v2"] : ["stable", "v1", "v2"]);
        expect(result.tags.find(({ tag }) => tag.name === "v1")?.verdict).toBe(traits.untag ? "untagged" : "retained");
        await isThere(shared);
      });

      it("deletes an image once when all its tags go", async () => {
        const shared = aged("a", 9);
        await push(shared, "v1", "v1.0", "v1.0.0");
        await push(aged("b", 1), "v2");
        const result = await prunedWell({ keep: 1 });
        expect(await tagsLeft()).toEqual(["v2"]);
        expect(
          result.images.filter(({ verdict }) => verdict === "deleted").map(({ manifest }) => manifest.digest),
        ).toEqual([shared.digest]);
      });
    });

    describe("indexes", () => {
      it("go with the children that nothing else needs, and with those alone", async () => {
        const [own, shared, newer] = [aged("own", 9), aged("shared", 9), aged("newer", 1)];
        const [old, young] = [index([own, attestation(own), shared]), index([newer, shared])];
        await push(old, "v1");
        await push(young, "v2");
        await prunedWell({ keep: 1 });
        expect(await tagsLeft()).toEqual(["v2"]);
        await isThere(young, newer, shared);
        await isGone(old, own, attestation(own));
      });

      it("go and stay with all they list at any depth", async () => {
        const [oldest, newest] = [aged("oldest", 9), aged("newest", 1)];
        const [old, young] = [index([index([index([oldest])])]), index([index([index([newest])])])];
        await push(old, "v1");
        await push(young, "v2");
        await prunedWell({ keep: 1 });
        await isThere(young, newest);
        await isGone(old);
        await (traits.oneLevel ? isThere : isGone)(oldest);
      });

      it("go and leave a child that has a tag of its own", async () => {
        const [child, other] = [aged("child", 9), aged("other", 9)];
        await push(index([child, other]), "v1");
        await push(child, "v1-amd64");
        await push(aged("b", 1), "v2");
        await prunedWell({ keep: 1, protect: ["*-amd64"] });
        expect(await tagsLeft()).toEqual(["v1-amd64", "v2"]);
        await isGone(other);
      });
    });

    describe("signatures", () => {
      it.each(["cosign-tag", "fallback"] as const)("go and stay with what they sign, as %s", async (style) => {
        const [old, young] = [aged("old", 9), aged("young", 1)];
        await push(old, "v1");
        await push(young, "v2");
        const [forOld, forYoung] = [signature(old, style), signature(young, style)];
        for (const { content, tags } of [forOld, forYoung]) await push(content, ...tags);
        await prunedWell({ keep: 1 });
        expect(await tagsLeft()).toEqual([...forYoung.tags, "v2"].sort());
        await isThere(forYoung.content);
        await isGone(old, forOld.content);
      });

      it.runIf(traits.referrers)("go and stay with their subject where they have no tag", async () => {
        const [old, young] = [aged("old", 9), aged("young", 1)];
        await push(old, "v1");
        await push(young, "v2");
        const [forOld, forYoung] = [signature(old, "subject").content, signature(young, "subject").content];
        await push(forOld);
        await push(forYoung);
        await prunedWell({ keep: 1 });
        await isThere(forYoung);
        await isGone(old, forOld);
      });

      it("do not count among the newest", async () => {
        const [old, young] = [aged("old", 9), aged("young", 5)];
        await push(old, "v1");
        await push(young, "v2");
        const { content, tags } = signature(old, "cosign-tag");
        await push(content, ...tags);
        await prunedWell({ keep: 2 });
        expect(await tagsLeft()).toEqual([...tags, "v1", "v2"].sort());
      });
    });

    describe("untagged manifests", () => {
      it("stay when nobody asks for them", async () => {
        const untagged = aged("u", 90);
        await push(untagged);
        await push(aged("a", 9), "v1");
        await push(aged("b", 1), "v2");
        await prunedWell({ keep: 1 });
        await isThere(untagged);
      });

      it.runIf(traits.listsUntagged)("go when they are older than was asked for", async () => {
        const [old, young] = [aged("old", 90), aged("young", 2)];
        await push(old);
        await push(young);
        await push(aged("a", 9), "v1");
        await prunedWell({ keep: 1, untaggedAfter: "14d" });
        await isThere(young);
        await isGone(old);
      });
    });

    describe("a dry run", () => {
      it("changes nothing, does not even try to, and foresees the real one", async () => {
        const child = aged("child", 9);
        await push(index([child]), "v1", "v1.0");
        await push(aged("b", 8), "v2", "stable");
        await push(aged("c", 1), "v3");
        const wish = { keep: 1, protect: ["stable"] };
        const before = await world.tags(app);
        const dry = resultFor(await pruned(wish, { dryRun: true }), app);
        expect(world.mutations()).toEqual([]);
        expect(await world.tags(app)).toEqual(before);
        await isThere(child);
        const live = resultFor(await pruned(wish), app);
        expect(verdictsOf(live)).toEqual(verdictsOf(dry));
      });
    });

    describe("a second run", () => {
      it("deletes nothing", async () => {
        await push(index([aged("child", 9)]), "v1");
        const shared = aged("b", 8);
        await push(shared, "v2", "stable");
        for (const { content, tags } of [signature(shared, "cosign-tag")]) await push(content, ...tags);
        await push(aged("c", 1), "v3");
        const wish = { keep: 1, protect: ["stable"] };
        await prunedWell(wish);
        const [before, tags] = [world.mutations().length, await world.tags(app)];
        expect(resultFor(await pruned(wish), app).status).toBe("unchanged");
        expect(world.mutations().length).toBe(before);
        expect(await world.tags(app)).toEqual(tags);
      });
    });

    describe("what changed since it was read", () => {
      beforeEach(async () => {
        await push(aged("doomed", 9), "v1");
        await push(aged("kept", 1), "v2");
      });
      const doomed = aged("doomed", 9);

      it("is left alone: a tag that was moved to another image", async () => {
        const fresh = aged("fresh", 0);
        const registry = interposed(world.registry(), { deleter: () => push(fresh, "v1") });
        const result = resultFor(await pruned({ keep: 1 }, { registry }), app);
        expect((await world.tags(app)).get("v1")).toBe(fresh.digest);
        await isThere(fresh);
        expect(result.tags.find(({ tag }) => tag.name === "v1")?.verdict).toBe("changed");
        expect(result.failures).toBe(0);
      });

      it("is left alone: a doomed image that got a new tag right before its delete", async () => {
        const registry = interposed(world.registry(), { change: () => push(doomed, "promoted") });
        const result = resultFor(await pruned({ keep: 1 }, { registry }), app);
        expect((await world.tags(app)).get("promoted")).toBe(doomed.digest);
        await isThere(doomed);
        expect(result.images.find(({ manifest }) => manifest.digest === doomed.digest)?.verdict).toBe("changed");
        expect(result.failures).toBe(0);
      });

      it("is left alone: the child of a doomed index that got a tag of its own", async () => {
        const child = aged("child", 7);
        await push(index([child]), "v0");
        const registry = interposed(world.registry(), { change: () => push(child, "promoted") });
        const result = resultFor(await pruned({ keep: 1 }, { registry }), app);
        expect((await world.tags(app)).get("promoted")).toBe(child.digest);
        await isThere(child);
        expect(result.failures).toBe(0);
      });

      it("is left alone: the signature of a doomed image that got a tag right before that is deleted", async () => {
        const { content, tags } = signature(doomed, "subject");
        await push(content, ...tags);
        const registry = interposed(world.registry(), { change: () => push(content, "promoted") });
        const result = resultFor(await pruned({ keep: 1 }, { registry }), app);
        expect((await world.tags(app)).get("promoted")).toBe(content.digest);
        await isThere(content);
        expect(result.failures).toBe(0);
      });

      it("counts apart when it is gone already", async () => {
        const registry = interposed(world.registry(), { deleter: () => world.remove(app, doomed.digest) });
        const result = resultFor(await pruned({ keep: 1 }, { registry }), app);
        expect([result.status, result.failures, result.message]).toEqual(["pruned", 0, undefined]);
        expect(verdictsOf(result).tags.v1).toBe("already-gone");
        expect(verdictsOf(result).images[doomed.digest]).toBe("already-gone");
      });
    });

    describe("several repositories", () => {
      it("do not suffer from one that does not exist", async () => {
        await push(aged("a", 9), "v1");
        await push(aged("b", 1), "v2");
        const result = await pruned({ keep: 1 }, { repositories: ["app", "missing"] });
        expect(resultFor(result, named("missing")).status).toBe("failed");
        expect(resultFor(result, named("missing")).message).toContain("missing");
        expect(resultFor(result, app).status).toBe("pruned");
        expect(await tagsLeft()).toEqual(["v2"]);
      });

      it("are found by a wildcard, and those that it excludes are not touched", async () => {
        for (const repository of ["team/web", "team/api", "team/old", "other/web"]) {
          await world.push(repository, aged("a", 9), ["v1"]);
          await world.push(repository, aged("b", 1), ["v2"]);
        }
        const result = await pruned({ keep: 1 }, { repositories: ["team/*", "!team/old"] });
        expect(result.repositories.map(({ name: repository }) => repository)).toEqual(["team/api", "team/web"]);
        expect(result.errors).toEqual([]);
        expect([...(await world.tags("team/old")).keys()].sort()).toEqual(["v1", "v2"]);
        expect([...(await world.tags("team/web")).keys()]).toEqual(["v2"]);
      });

      it.runIf(traits.exactSizes)("free exactly what nothing names any more in any of them", async () => {
        const [base, mounted] = [layer(5000, "base"), layer(700, "mounted")];
        const [old, young] = [
          aged("old", 9, { layers: [base, mounted, 300] }),
          aged("young", 1, { layers: [base, 400] }),
        ];
        await push(index([old, attestation(old)]), "v1");
        await push(young, "v2");
        await world.push(named("other"), aged("other", 1, { layers: [mounted, 50] }), ["v1"]);
        const both = { repositories: ["app", "other"] };
        const before = world.storedBytes();
        const foreseen = await pruned({ keep: 1 }, { ...both, dryRun: true });
        const result = await pruned({ keep: 1 }, both);
        expect(result.bytesReclaimed).toBe(before - world.storedBytes());
        expect(foreseen.bytesReclaimed).toBe(result.bytesReclaimed);
      });
    });
  });
}

/** `registry`, with something that happens before it is asked for a deleter, or before the first change it is to make. */
function interposed(
  registry: Registry,
  happens: { readonly deleter?: () => Promise<void>; readonly change?: () => Promise<void> },
): Registry {
  let changed: Promise<void> | undefined;
  const first = () => {
    changed ??= happens.change?.() ?? Promise.resolve();
    return changed;
  };
  return {
    repositories: (namespaces) => registry.repositories(namespaces),
    snapshot: (repository, wanted, onProgress) => registry.snapshot(repository, wanted, onProgress),
    resolve: (repository, reference) => registry.resolve(repository, reference),
    ...(registry.tags && { tags: registry.tags }),
    reclaims: registry.reclaims,
    listsUntagged: registry.listsUntagged,
    async deleter(snapshot, stays): Promise<Deleter> {
      await happens.deleter?.();
      const deleter = await registry.deleter(snapshot, stays);
      return {
        powers: deleter.powers,
        deleteTag: (tag) => first().then(() => deleter.deleteTag(tag)),
        deleteManifest: (manifest, tags) => first().then(() => deleter.deleteManifest(manifest, tags)),
      };
    },
  };
}

function verdictsOf({ tags, images }: RepositoryResult) {
  return {
    tags: Object.fromEntries(tags.map(({ tag, verdict }) => [tag.name, verdict])),
    images: Object.fromEntries(images.map(({ manifest, verdict }) => [manifest.digest, verdict])),
  };
}
