/** The versions of packages: a number, times and downloads for each manifest, also for one that was deleted. */
import type { Store, StoredManifest } from "../registry/store.ts";

export interface Version {
  readonly id: number;
  readonly digest: string;
  /** Milliseconds since the epoch: when the digest was pushed first, and when its tags changed last. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly deletedAt?: number;
  /** Of a deleted one, those that it had. */
  readonly tags: readonly string[];
  readonly downloads: number;
  /** Whether its `metadata` has a `container`; default true. */
  readonly hasContainer: boolean;
}

export interface Versions {
  /** A living one, by digest or by number. */
  version(repository: string, key: string | number): Version | undefined;
  deletedVersions(repository: string): readonly Version[];
  /** The greatest number so far. */
  lastId(): number;
  /** Newest first, or, `byUpdate`, what changed last. */
  sorted(repository: string, byUpdate?: boolean): readonly Version[];
  change(repository: string, digest: string, facts: Partial<Pick<Version, "downloads" | "hasContainer">>): void;
  /** Its tags have changed. */
  touch(repository: string, digest: string, at: number): void;
  /** Stores a manifest. A digest that is there already keeps its version, which the tags are added to. */
  put(repository: string, mediaType: string, bytes: Uint8Array, tags: readonly string[], at: number): StoredManifest;
  /** Deletes a version with its tags; false when it is not there. */
  bury(repository: string, digest: string, at: number): boolean;
  /** Brings a deleted one back, with those of its tags that are free; false when it is not there, or is there again. */
  revive(repository: string, id: number): boolean;
}

type Kept = Omit<Version, "tags">;

interface Package {
  readonly living: Map<string, Kept>;
  readonly digests: Map<number, string>;
  readonly dead: Map<number, { readonly version: Version; readonly manifest: StoredManifest }>;
  /** What `sorted` said, until something changes. */
  readonly orders: Map<boolean, readonly Version[]>;
}

export function createVersions(store: Store): Versions {
  const packages = new Map<string, Package>();
  let lastId = 1_260_000_000;

  const opened = (name: string): Package => {
    const found = packages.get(name) ?? { living: new Map(), digests: new Map(), dead: new Map(), orders: new Map() };
    packages.set(name, found);
    return found;
  };

  const withTags = (name: string, kept: Kept): Version => {
    const manifest = store.repositories.get(name)?.manifests.get(kept.digest);
    return { ...kept, tags: manifest === undefined ? [] : store.tagsOn(name, manifest) };
  };

  const save = (name: string, kept: Kept): void => {
    const { living, digests, orders } = opened(name);
    living.set(kept.digest, kept);
    digests.set(kept.id, kept.digest);
    orders.clear();
  };

  const touch = (name: string, digest: string, at: number): void => {
    const kept = packages.get(name)?.living.get(digest);
    if (kept !== undefined) save(name, { ...kept, updatedAt: Math.max(kept.updatedAt, at) });
  };

  return {
    lastId: () => lastId,
    version(name, key) {
      const known = packages.get(name);
      const kept = known?.living.get(typeof key === "string" ? key : (known.digests.get(key) ?? ""));
      return kept && withTags(name, kept);
    },
    deletedVersions: (name) => [...(packages.get(name)?.dead.values() ?? [])].map(({ version }) => version).reverse(),
    sorted(name, byUpdate = false) {
      const { living, orders } = opened(name);
      const order =
        orders.get(byUpdate) ?? [...living.values()].sort(newestFirst(byUpdate)).map((kept) => withTags(name, kept));
      orders.set(byUpdate, order);
      return order;
    },
    change(name, digest, facts) {
      const kept = packages.get(name)?.living.get(digest);
      if (kept === undefined) throw new Error(`there is no version ${digest} of ${name}`);
      save(name, { ...kept, ...facts });
    },
    touch,
    put(name, mediaType, bytes, tags, at) {
      const moved = tags.map((tag) => store.manifest(name, tag)?.digest);
      const manifest = store.putManifest(name, mediaType, bytes, tags);
      const { digest } = manifest;
      if (!opened(name).living.has(digest)) {
        save(name, { id: ++lastId, digest, createdAt: at, updatedAt: at, downloads: 0, hasContainer: true });
      }
      for (const before of new Set(moved.filter((one) => one !== digest))) {
        touch(name, digest, at);
        if (before !== undefined) touch(name, before, at);
      }
      return manifest;
    },
    bury(name, digest, at) {
      const { living, digests, dead, orders } = opened(name);
      const kept = living.get(digest);
      const manifest = store.repositories.get(name)?.manifests.get(digest);
      if (kept === undefined || manifest === undefined) return false;
      dead.set(kept.id, { version: { ...withTags(name, kept), deletedAt: at }, manifest });
      living.delete(digest);
      digests.delete(kept.id);
      orders.clear();
      return store.deleteManifest(name, digest);
    },
    revive(name, id) {
      const { living, dead } = opened(name);
      const grave = dead.get(id);
      if (grave === undefined || living.has(grave.manifest.digest)) return false;
      const { deletedAt: _, tags, ...kept } = grave.version;
      const free = tags.filter((tag) => store.manifest(name, tag) === undefined);
      store.putManifest(name, grave.manifest.mediaType, grave.manifest.bytes, free);
      dead.delete(id);
      save(name, kept);
      return true;
    },
  };
}

/** Of two at one time the greater number comes first. */
export function newestFirst(byUpdate: boolean): (one: Kept, other: Kept) => number {
  const time = byUpdate ? "updatedAt" : "createdAt";
  return (one, other) => other[time] - one[time] || other.id - one.id;
}
