/** What the fake registry holds. Tests look into it and fill it directly; every operation is O(1) but the listings. */
import { createHash } from "node:crypto";

export interface StoredManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly children: readonly string[];
  readonly subject: string | undefined;
}

/** A repository; it stays when its last tag and manifest are gone. */
export interface StoredRepository {
  /** A tag holds its manifest, not a digest: where a digest delete leaves tags behind, they still resolve. */
  readonly tags: ReadonlyMap<string, StoredManifest>;
  readonly manifests: ReadonlyMap<string, StoredManifest>;
  readonly blobs: ReadonlySet<string>;
  /** Whether it ever had a tag. */
  readonly everTagged: boolean;
}

export interface Store {
  /** By name; a repository comes into being with its first blob or manifest. */
  readonly repositories: ReadonlyMap<string, StoredRepository>;
  blob(repository: string, digest: string): Uint8Array | undefined;
  putBlob(repository: string, bytes: Uint8Array, digest?: string): string;
  /** Links a blob of `from` into `repository`; false when it is not there. */
  mountBlob(repository: string, digest: string, from: string): boolean;
  /** False when it was not there. */
  deleteBlob(repository: string, digest: string): boolean;
  /** By tag or digest. */
  manifest(repository: string, reference: string): StoredManifest | undefined;
  /** Stores a manifest unchecked, with any number of tags, and moves those that point elsewhere. */
  putManifest(repository: string, mediaType: string, bytes: Uint8Array, tags?: readonly string[]): StoredManifest;
  /** False when it was not there. */
  untag(repository: string, tag: string): boolean;
  /** Forgets a manifest, and with `tags: "go"` every tag on it. False when it was not there. */
  deleteManifest(repository: string, digest: string, tags?: "go" | "stay"): boolean;
  /** Names of the tags of one manifest. */
  tagsOn(repository: string, manifest: StoredManifest): readonly string[];
  /** Bytewise. */
  sortedTags(repository: string): readonly string[];
  /** The manifests that list `digest` as a child, or have it as subject. */
  referencing(repository: string, digest: string): readonly StoredManifest[];
}

interface Repository {
  readonly tags: Map<string, StoredManifest>;
  readonly manifests: Map<string, StoredManifest>;
  readonly blobs: Set<string>;
  readonly tagsOf: Map<string, Set<string>>;
  readonly referencedBy: Map<string, Set<StoredManifest>>;
  everTagged: boolean;
  sorted: readonly string[] | undefined;
}

export function sha256(bytes: Uint8Array | string): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

export function createStore(): Store {
  const repositories = new Map<string, Repository>();
  const blobs = new Map<string, Uint8Array>();

  const opened = (name: string): Repository =>
    entry(repositories, name, () => ({
      tags: new Map(),
      manifests: new Map(),
      blobs: new Set(),
      tagsOf: new Map(),
      referencedBy: new Map(),
      everTagged: false,
      sorted: undefined,
    }));

  const untag = (name: string, tag: string): boolean => {
    const repository = repositories.get(name);
    const manifest = repository?.tags.get(tag);
    if (repository === undefined || manifest === undefined) return false;
    repository.tags.delete(tag);
    repository.tagsOf.get(manifest.digest)?.delete(tag);
    repository.sorted = undefined;
    return true;
  };

  return {
    repositories,
    blob: (name, digest) => (repositories.get(name)?.blobs.has(digest) ? blobs.get(digest) : undefined),
    putBlob(name, bytes, digest = sha256(bytes)) {
      blobs.set(digest, bytes);
      opened(name).blobs.add(digest);
      return digest;
    },
    mountBlob(name, digest, from) {
      const known = repositories.get(from)?.blobs.has(digest) ?? false;
      if (known) opened(name).blobs.add(digest);
      return known;
    },
    deleteBlob: (name, digest) => repositories.get(name)?.blobs.delete(digest) ?? false,
    manifest(name, reference) {
      const repository = repositories.get(name);
      return repository?.manifests.get(reference) ?? repository?.tags.get(reference);
    },
    putManifest(name, mediaType, bytes, tags = []) {
      const repository = opened(name);
      const digest = sha256(bytes);
      const manifest = entry(repository.manifests, digest, () => {
        const made = { digest, mediaType, bytes, ...references(bytes) };
        for (const target of named(made)) entry(repository.referencedBy, target, () => new Set()).add(made);
        return made;
      });
      for (const tag of tags) {
        const previous = repository.tags.get(tag);
        if (previous === undefined) repository.sorted = undefined;
        else repository.tagsOf.get(previous.digest)?.delete(tag);
        repository.tags.set(tag, manifest);
        entry(repository.tagsOf, digest, () => new Set()).add(tag);
        repository.everTagged = true;
      }
      return manifest;
    },
    untag,
    deleteManifest(name, digest, tags = "go") {
      const repository = repositories.get(name);
      const manifest = repository?.manifests.get(digest);
      if (repository === undefined || manifest === undefined) return false;
      repository.manifests.delete(digest);
      for (const target of named(manifest)) repository.referencedBy.get(target)?.delete(manifest);
      if (tags === "go") for (const tag of [...(repository.tagsOf.get(digest) ?? [])]) untag(name, tag);
      return true;
    },
    tagsOn: (name, manifest) => [...(repositories.get(name)?.tagsOf.get(manifest.digest) ?? [])],
    sortedTags(name) {
      const repository = repositories.get(name);
      if (repository === undefined) return [];
      repository.sorted ??= [...repository.tags.keys()].sort();
      return repository.sorted;
    },
    referencing: (name, digest) => [...(repositories.get(name)?.referencedBy.get(digest) ?? [])],
  };
}

function named(manifest: StoredManifest): readonly string[] {
  return manifest.subject === undefined ? manifest.children : [...manifest.children, manifest.subject];
}

function references(bytes: Uint8Array): Pick<StoredManifest, "children" | "subject"> {
  const { manifests, subject } = JSON.parse(Buffer.from(bytes).toString()) as {
    readonly manifests?: readonly { readonly digest: string }[];
    readonly subject?: { readonly digest: string };
  };
  return { children: manifests?.map((child) => child.digest) ?? [], subject: subject?.digest };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
