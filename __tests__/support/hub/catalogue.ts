/** A store that also knows what only Docker Hub keeps of tags, images and repositories: times, privacy, immutable tags. */
import { type Content, seed } from "../images.ts";
import { createStore, type Store } from "../registry/store.ts";
import { stampOf } from "./times.ts";

/** `immutable_tags_settings` of the API. */
export interface ImmutableTags {
  readonly enabled: boolean;
  /** Regular expressions of RE2, which match anywhere in a name. */
  readonly rules: readonly string[];
}

/** Times are stamps of `times.ts`. */
export interface Facts {
  readonly id: number;
  readonly pushedAt: string;
  readonly pulledAt: string | undefined;
}

export interface RepositoryFacts {
  readonly id: number;
  readonly isPrivate: boolean;
  readonly immutableTags: ImmutableTags;
  readonly registeredAt: string;
  /** Of the latest push. */
  readonly updatedAt: string;
}

/**
 * A repository comes into being with its first push, or when something is said about it, and stays until it is deleted
 * itself. Every change goes through this, or the times are wrong.
 */
export interface HubCatalogue extends Store {
  /** `undefined` when there is no such repository. */
  facts(repository: string): RepositoryFacts | undefined;
  /** Of a tag. */
  tagFacts(repository: string, tag: string): Facts | undefined;
  /** Of a manifest: when it was pushed last, whether alone or as a child. */
  manifestFacts(repository: string, digest: string): Facts | undefined;
  /** Names of tags, the last pushed first. */
  newestFirst(repository: string): readonly string[];
  /** Full names. */
  names(): readonly string[];
  setPrivate(repository: string, isPrivate: boolean): void;
  setImmutable(repository: string, settings: ImmutableTags): void;
  /** What a pull leaves behind: of a tag, also on its manifest. `at` as for `push`. */
  pull(repository: string, reference: string, at?: number | string): void;
  /**
   * What a push does: `content` is there with all it needs, and `tags` point to it, immutable or not. Returns its digest.
   * `at` is when: milliseconds since the epoch, or ISO 8601; default now. A tag that is pushed again is as new as that.
   */
  push(repository: string, content: Content, tags?: readonly string[], at?: number | string): string;
  deleteRepository(repository: string): void;
}

interface Known {
  facts: RepositoryFacts;
  readonly tags: Map<string, Facts>;
  readonly manifests: Map<string, Facts>;
  sorted: readonly string[] | undefined;
}

export function createHubCatalogue(now: () => number): HubCatalogue {
  const store = createStore();
  const repositories = new Map<string, Known>();
  let clock = (): number | string => now();
  let lastId = 577_315_287;

  const opened = (name: string): Known => {
    const found = repositories.get(name);
    if (found !== undefined) return found;
    const at = stampOf(clock());
    // What the real one has before anybody changes it: a rule for all tags that is switched off.
    const immutableTags = { enabled: false, rules: [".*"] };
    const facts = { id: ++lastId, isPrivate: false, immutableTags, registeredAt: at, updatedAt: at };
    const made: Known = { facts, tags: new Map(), manifests: new Map(), sorted: undefined };
    repositories.set(name, made);
    return made;
  };

  const stamp = (map: Map<string, Facts>, key: string, pushedAt: string): void => {
    const known = map.get(key) ?? { id: ++lastId, pulledAt: undefined };
    map.set(key, { ...known, pushedAt });
  };

  const change = (name: string, facts: Partial<RepositoryFacts>): void => {
    const known = opened(name);
    known.facts = { ...known.facts, ...facts };
  };

  const forget = (name: string, tag: string): void => {
    const known = repositories.get(name);
    known?.tags.delete(tag);
    if (known !== undefined) known.sorted = undefined;
  };

  const deleteManifest: Store["deleteManifest"] = (name, digest) => {
    const manifest = store.repositories.get(name)?.manifests.get(digest);
    if (manifest === undefined) return false;
    for (const tag of store.tagsOn(name, manifest)) forget(name, tag);
    repositories.get(name)?.manifests.delete(digest);
    return store.deleteManifest(name, digest);
  };

  const catalogue: HubCatalogue = {
    ...store,
    facts: (name) => repositories.get(name)?.facts,
    tagFacts: (name, tag) => repositories.get(name)?.tags.get(tag),
    manifestFacts: (name, digest) => repositories.get(name)?.manifests.get(digest),
    names: () => [...repositories.keys()],
    newestFirst(name) {
      const known = repositories.get(name);
      if (known === undefined) return [];
      known.sorted ??= [...known.tags].sort(([, one], [, other]) => byPush(other, one)).map(([tag]) => tag);
      return known.sorted;
    },
    setPrivate: (name, isPrivate) => change(name, { isPrivate }),
    setImmutable: (name, immutableTags) => change(name, { immutableTags }),
    pull(name, reference, at = now()) {
      const known = repositories.get(name);
      const digest = store.manifest(name, reference)?.digest ?? "";
      for (const [map, key] of [
        [known?.tags, reference],
        [known?.manifests, digest],
      ] as const) {
        const facts = map?.get(key);
        if (facts !== undefined) map?.set(key, { ...facts, pulledAt: stampOf(at) });
      }
    },
    putManifest(name, mediaType, bytes, tags = []) {
      const at = stampOf(clock());
      const known = opened(name);
      const manifest = store.putManifest(name, mediaType, bytes, tags);
      stamp(known.manifests, manifest.digest, at);
      for (const tag of tags) stamp(known.tags, tag, at);
      if (tags.length > 0) known.sorted = undefined;
      change(name, { updatedAt: at });
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
    untag(name, tag) {
      forget(name, tag);
      return store.untag(name, tag);
    },
    deleteManifest,
    deleteRepository(name) {
      for (const digest of [...(store.repositories.get(name)?.manifests.keys() ?? [])]) deleteManifest(name, digest);
      repositories.delete(name);
    },
  };
  return catalogue;
}

/** Of pushes at one moment the later one has the greater id. */
function byPush(one: Facts, other: Facts): number {
  if (one.pushedAt !== other.pushedAt) return one.pushedAt < other.pushedAt ? -1 : 1;
  return one.id - other.id;
}
