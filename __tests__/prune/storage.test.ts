import { describe, expect, it } from "vitest";
import type { Blob, Manifest, Snapshot } from "../../src/prune/snapshot.ts";
import { reclaimable } from "../../src/prune/storage.ts";
import { digestOf, imageType } from "../support/state.ts";

/** A manifest of `size` bytes that names blobs by their names; a blob's size is always the same. */
function image(name: string, size: number | undefined, ...layers: readonly (readonly [string, number])[]): Manifest {
  const blobs = layers.map(([layer, bytes]): Blob => ({ digest: digestOf(layer), size: bytes }));
  return { digest: digestOf(name), mediaType: imageType, children: [], size, blobs };
}

function leaving(manifests: readonly Manifest[], ...gone: readonly string[]) {
  const snapshot: Snapshot = {
    repository: "app",
    tags: [],
    manifests: new Map(manifests.map((manifest) => [manifest.digest, manifest])),
    powers: { untag: true, untagFirst: false },
    notes: [],
  };
  return { snapshot, gone: new Set(gone.map(digestOf)) };
}

const base = ["base", 1000] as const;

describe("what can be freed", () => {
  it("is the manifest with its config and layers", () => {
    expect(reclaimable([leaving([image("a", 7, ["conf", 20], ["layer", 300])], "a")])).toBe(327);
  });

  it("counts a layer once that several images share when all of them go", () => {
    const images = [image("a", 1, base, ["la", 10]), image("b", 2, base, ["lb", 20])];
    expect(reclaimable([leaving(images, "a", "b")])).toBe(1033);
  });

  it("leaves out a layer that an image shares with one that stays", () => {
    const images = [image("a", 1, base, ["la", 10]), image("b", 2, base, ["lb", 20])];
    expect(reclaimable([leaving(images, "a")])).toBe(11);
  });

  it("leaves out a layer that is mounted into another repository, also one where nothing goes", () => {
    const app = leaving([image("a", 1, base, ["la", 10])], "a");
    const other = leaving([image("b", 2, base)]);
    expect(reclaimable([app, other])).toBe(11);
  });

  it("leaves out a manifest that stays in another repository, and counts it once when it goes in both", () => {
    const images = [image("a", 1, base)];
    expect(reclaimable([leaving(images, "a"), leaving(images)])).toBe(0);
    expect(reclaimable([leaving(images, "a"), leaving(images, "a")])).toBe(1001);
  });

  it("leaves out a child that stays because another index lists it", () => {
    const index = (name: string, ...children: string[]) => ({ ...image(name, 5), children: children.map(digestOf) });
    const images = [index("i", "x", "y"), index("j", "y"), image("x", 1, ["lx", 10]), image("y", 2, ["ly", 20])];
    expect(reclaimable([leaving(images, "i", "x")])).toBe(5 + 1 + 10);
  });

  it("is nothing when nothing goes, whatever is unknown", () => {
    expect(reclaimable([leaving([{ ...image("a", undefined), blobs: undefined }])])).toBe(0);
    expect(reclaimable([])).toBe(0);
  });

  it("is unknown when a manifest that goes is of unknown size or content", () => {
    expect(reclaimable([leaving([image("a", undefined, base)], "a")])).toBeUndefined();
    expect(reclaimable([leaving([{ ...image("a", 1), blobs: undefined }], "a")])).toBeUndefined();
    expect(reclaimable([leaving([], "a")])).toBeUndefined();
  });

  it("is unknown when nobody knows what a manifest that stays shares with it", () => {
    const stays = { ...image("b", 1), blobs: undefined };
    expect(reclaimable([leaving([image("a", 1, base), stays], "a")])).toBeUndefined();
    expect(reclaimable([leaving([image("a", 1, base)], "a"), leaving([stays])])).toBeUndefined();
  });

  it("needs not the size of a manifest that stays", () => {
    expect(reclaimable([leaving([image("a", 1, base), image("b", undefined, ["lb", 20])], "a")])).toBe(1001);
  });
});
