import { describe, expect, it } from "vitest";
import type { TagResult } from "../../src/prune/result.ts";
import { verify } from "../../src/prune/verify.ts";
import { memoryRegistry, type Store } from "../support/memory-registry.ts";
import { digestOf, readable, state } from "../support/state.ts";

const given = "v1=i 9d, v2=i 9d, i[j], j[x !gone], v3=a 9d";

/** Checks all tags of `given`, which were `verdict`, after `change`. */
async function checked(change: (store: Store) => void, verdict: TagResult["verdict"] = "retained") {
  const snapshot = state(given);
  const registry = memoryRegistry();
  registry.load(snapshot);
  change(registry.store("app"));
  const tags = snapshot.tags.map((tag): TagResult => ({ tag, verdict, reasons: ["x"] }));
  const { broken, notes } = await verify(registry, snapshot, tags, 4, () => {});
  return { broken: broken.map(readable), notes: notes.map(readable), calls: registry.calls.length };
}

describe("the check afterwards", () => {
  it("finds nothing when all is there, and asks for each tag and each child once", async () => {
    expect(await checked(() => {})).toEqual({ broken: [], notes: [], calls: 5 });
  });

  it("finds a tag that is gone", async () => {
    const { broken } = await checked(({ tags }) => void tags.delete("v3"));
    expect(broken).toEqual(["retained, but broken now: v3 no longer exists"]);
  });

  it("finds a child that is gone at any depth", async () => {
    const { broken } = await checked(({ manifests }) => void manifests.delete(digestOf("x")));
    expect(broken).toEqual(["retained, but broken now: v1 has lost x"]);
  });

  it("only notes a tag that was moved", async () => {
    const { broken, notes } = await checked(({ tags }) => void tags.set("v3", { name: "v3", digest: digestOf("x") }));
    expect({ broken, notes }).toEqual({ broken: [], notes: ["v3 was moved to x meanwhile"] });
  });

  it("asks for nothing that was not retained", async () => {
    expect(await checked(({ tags }) => tags.clear(), "deleted")).toEqual({ broken: [], notes: [], calls: 0 });
  });

  it("asks once for all tags where the registry tells them together", async () => {
    const snapshot = state(given);
    const registry = memoryRegistry();
    registry.load(snapshot);
    const { tags: there } = registry.store("app");
    there.delete("v2");
    const tags = async () => new Map([...there.values()].map(({ name, digest }) => [name, digest]));
    const verdicts = { v1: "retained", v2: "retained", v3: "deleted" } as const;
    const results = snapshot.tags.map(
      (tag): TagResult => ({ tag, verdict: verdicts[tag.name as keyof typeof verdicts], reasons: ["x"] }),
    );
    const { broken } = await verify(Object.assign(registry, { tags }), snapshot, results, 4, () => {});
    expect(broken).toEqual([
      "told to be deleted, but still listed: v3",
      "retained, but broken now: v2 no longer exists",
    ]);
    // The two children of what is retained.
    expect(registry.calls).toHaveLength(2);
  });

  it("asks there for a tag that was only untagged too", async () => {
    const snapshot = state("v1=a 9d, v2=a 9d");
    const registry = Object.assign(memoryRegistry(), { tags: async () => new Map([["v1", digestOf("a")]]) });
    registry.load(snapshot);
    const results = snapshot.tags.map((tag): TagResult => ({ tag, verdict: "untagged", reasons: ["x"] }));
    const { broken } = await verify(registry, snapshot, results, 4, () => {});
    expect(broken).toEqual(["told to be deleted, but still listed: v1"]);
  });

  it("tells how far it is", async () => {
    const snapshot = state(given);
    const registry = memoryRegistry();
    registry.load(snapshot);
    const told: string[] = [];
    const tags = snapshot.tags.map((tag): TagResult => ({ tag, verdict: "retained", reasons: ["x"] }));
    await verify(registry, snapshot, tags, 1, (...progress) => told.push(progress.join(" ")));
    expect(told).toEqual(["app 1 3", "app 2 3", "app 3 3"]);
  });

  it("does not blame the run for a tag that pointed to nothing before", async () => {
    const snapshot = state("v1=!z");
    const registry = memoryRegistry();
    registry.load(snapshot);
    const tags = snapshot.tags.map((tag): TagResult => ({ tag, verdict: "retained", reasons: ["x"] }));
    expect(await verify(registry, snapshot, tags, 4, () => {})).toEqual({ broken: [], notes: [] });
  });
});
