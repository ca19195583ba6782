/**
 * What a registry can free. A blob is freed when everything that names it is gone: freed = sum of the sizes of all blobs
 * (manifests, configs, layers) named by what went, less those named by anything that stays in any of the repositories
 * that were read, because they may share one blob store. Exact for them; where other repositories exist that were not
 * read, an upper bound.
 */
import type { Digest, Snapshot } from "./snapshot.ts";

/** A repository and the digests of the manifests that went, or would go. */
export interface Leaving {
  readonly snapshot: Snapshot;
  readonly gone: ReadonlySet<Digest>;
}

/** Bytes; `undefined` when something is of unknown size, or names what nobody knows. */
export function reclaimable(repositories: readonly Leaving[]): number | undefined {
  const stays = new Set<Digest>();
  const going: Leaving[] = repositories.filter(({ gone }) => gone.size > 0);
  for (const { snapshot, gone } of going.length === 0 ? [] : repositories) {
    for (const manifest of snapshot.manifests.values()) {
      if (gone.has(manifest.digest)) continue;
      stays.add(manifest.digest);
      if (manifest.blobs === undefined) return undefined;
      for (const blob of manifest.blobs) stays.add(blob.digest);
    }
  }
  const freed = new Map<Digest, number>();
  for (const { snapshot, gone } of going) {
    for (const digest of gone) {
      const manifest = snapshot.manifests.get(digest);
      if (manifest?.size === undefined || manifest.blobs === undefined) return undefined;
      for (const { digest: blob, size } of [{ digest, size: manifest.size }, ...manifest.blobs]) {
        if (!stays.has(blob)) freed.set(blob, size);
      }
    }
  }
  return freed.values().reduce((total, size) => total + size, 0);
}
