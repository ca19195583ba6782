/** A store that also knows what only this registry keeps of tags, manifests and repositories: times and locks. */
import type { Content } from "../images.ts";
import { seed } from "../images.ts";
import { createStore, type Store } from "../registry/store.ts";
import { ticksOf } from "./ticks.ts";

/** `changeableAttributes` of the API. */
export interface Attributes {
  readonly deleteEnabled: boolean;
  readonly writeEnabled: boolean;
  readonly readEnabled: boolean;
  readonly listEnabled: boolean;
  readonly quarantineState?: string;
  /** JSON. */
  readonly quarantineDetails?: string;
}

/** Times in ticks. */
export interface Stamp {
  readonly createdAt: bigint;
  readonly updatedAt: bigint;
  readonly attributes: Attributes;
}

/** A repository is there as long as it has a manifest. Every change goes through this, or the stamps are wrong. */
export interface Catalogue extends Store {
  /** Changes with every change. */
  readonly version: number;
  isThere(repository: string): boolean;
  /** Of a tag, a digest, or of the repository itself. */
  stamp(repository: string, reference?: string): Stamp | undefined;
  /** Locks and unlocks; moves no time. Throws when there is nothing of that name. */
  change(repository: string, reference: string | undefined, attributes: Partial<Attributes>): void;
  /**
   * What a push does: `content` is there with all it needs, and `tags` point to it. Returns its digest.
   * `at` is when: milliseconds since the epoch, or ISO 8601; default now. What is there already keeps its times.
   */
  push(repository: string, content: Content, tags?: readonly string[], at?: number | string): string;
  /** Forgets a manifest with its tags, and then, at any depth, what has it as subject, tagged or not, locked or not. */
  deleteManifest(repository: string, digest: string): boolean;
}

const open: Attributes = { deleteEnabled: true, writeEnabled: true, readEnabled: true, listEnabled: true };

export function createCatalogue(now: () => number): Catalogue {
  const store = createStore();
  /** By repository, then by reference; `""` is the repository itself. */
  const stamps = new Map<string, Map<string, Stamp>>();
  let version = 0;
  let clock = (): number | string => now();

  const isThere = (name: string): boolean => (store.repositories.get(name)?.manifests.size ?? 0) > 0;

  const stampIn = (name: string, reference: string, at: bigint, moved: boolean): void => {
    const own = stamps.get(name) ?? new Map<string, Stamp>();
    stamps.set(name, own);
    const known = own.get(reference);
    if (known === undefined) own.set(reference, { createdAt: at, updatedAt: at, attributes: open });
    else if (moved) own.set(reference, { ...known, updatedAt: at });
  };

  const untag = (name: string, tag: string): boolean => {
    version++;
    stamps.get(name)?.delete(tag);
    return store.untag(name, tag);
  };

  const deleteManifest = (name: string, digest: string): boolean => {
    const manifest = store.manifest(name, digest);
    if (manifest === undefined) return false;
    for (const tag of store.tagsOn(name, manifest)) untag(name, tag);
    const referrers = store.referencing(name, digest).filter(({ subject }) => subject === digest);
    store.deleteManifest(name, digest);
    stamps.get(name)?.delete(digest);
    version++;
    for (const referrer of referrers) deleteManifest(name, referrer.digest);
    if (!isThere(name)) stamps.delete(name);
    return true;
  };

  const catalogue: Catalogue = {
    ...store,
    get version() {
      return version;
    },
    isThere,
    stamp: (name, reference = "") => stamps.get(name)?.get(reference),
    change(name, reference = "", attributes) {
      const own = stamps.get(name);
      const known = own?.get(reference);
      if (own === undefined || known === undefined) throw new Error(`there is no ${name} ${reference}`);
      own.set(reference, { ...known, attributes: { ...known.attributes, ...attributes } });
      version++;
    },
    putManifest(name, mediaType, bytes, tags = []) {
      const at = ticksOf(clock());
      const moved = tags.map((tag) => store.manifest(name, tag)?.digest);
      const manifest = store.putManifest(name, mediaType, bytes, tags);
      version++;
      stampIn(name, "", at, true);
      stampIn(name, manifest.digest, at, false);
      for (const [index, tag] of tags.entries()) stampIn(name, tag, at, moved[index] !== manifest.digest);
      return manifest;
    },
    push(name, content, tags, at) {
      clock = () => at ?? now();
      try {
        return seed(catalogue, name, content, tags);
      } finally {
        clock = now;
      }
    },
    untag,
    deleteManifest,
  };
  return catalogue;
}
