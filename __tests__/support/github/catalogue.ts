/** A store that also knows what only GitHub keeps: packages, and their versions, which are manifests with a number. */
import { type Content, seed } from "../images.ts";
import { createStore, type Store } from "../registry/store.ts";
import { createVersions, type Version, type Versions } from "./versions.ts";

export interface PackageFacts {
  readonly id: number;
  readonly visibility: "private" | "public";
  /** Times are milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly deletedAt?: number;
}

/**
 * Repositories are named `owner/name`, in lower case. A package comes into being with its first manifest, and stays until it
 * is deleted itself. Every change goes through this, or times and versions are wrong.
 */
export interface GithubCatalogue extends Store, Pick<Versions, "version" | "deletedVersions" | "lastId"> {
  /** `undefined` when there is no such package. */
  package(repository: string): PackageFacts | undefined;
  /** The living ones of an owner, in the order of their making. */
  packages(owner: string): readonly (readonly [repository: string, facts: PackageFacts])[];
  /** The deleted ones. */
  deletedPackages(owner: string): readonly (readonly [repository: string, facts: PackageFacts])[];
  /** Newest first, or, `byUpdate`, what changed last. */
  versions(repository: string, byUpdate?: boolean): readonly Version[];
  setVisibility(repository: string, visibility: PackageFacts["visibility"]): void;
  /** Says something else about a version. Throws when there is none of that digest. */
  change(repository: string, digest: string, facts: Partial<Pick<Version, "downloads" | "hasContainer">>): void;
  /** Counts a download; of a tag or digest. */
  download(repository: string, reference: string): void;
  /**
   * What a push does: `content` is there with all it needs, and `tags` point to it. Returns its digest. `at` is when:
   * milliseconds since the epoch, or ISO 8601; default now. A digest that is there already keeps its version.
   */
  push(repository: string, content: Content, tags?: readonly string[], at?: number | string): string;
  /** False when it cannot be: not deleted, too long ago, or the digest was pushed again. */
  restoreVersion(repository: string, id: number): boolean;
  /** With all its versions. */
  deletePackage(repository: string): void;
  /** False when it cannot be: not deleted, too long ago, or the name was used again. */
  restorePackage(repository: string): boolean;
}

const thirtyDays = 30 * 24 * 3_600_000;

export function createGithubCatalogue(now: () => number): GithubCatalogue {
  const store = createStore();
  const packages = new Map<string, PackageFacts>();
  const buried = new Map<string, { readonly facts: PackageFacts; readonly ids: readonly number[] }>();
  const versions = createVersions(store);
  let at: number | string | undefined;
  let lastId = 8_300_000;

  const time = (): number => (at === undefined ? now() : typeof at === "number" ? at : Date.parse(at));
  const isRestorable = (deletedAt: number | undefined): boolean =>
    deletedAt !== undefined && now() - deletedAt <= thirtyDays;

  const touch = (name: string, changed: Partial<PackageFacts> = {}): void => {
    const known = packages.get(name) ?? { id: ++lastId, visibility: "private" as const, createdAt: time() };
    packages.set(name, { ...known, updatedAt: time(), ...changed });
  };

  const bury = (name: string, digest: string): boolean => versions.bury(name, digest, now());

  const revive = (name: string, id: number): boolean => {
    const version = versions.deletedVersions(name).find((one) => one.id === id);
    return isRestorable(version?.deletedAt) && versions.revive(name, id);
  };

  const ofOwner = <Facts>(owner: string, all: Iterable<readonly [string, Facts]>): (readonly [string, Facts])[] =>
    [...all].filter(([name]) => name.startsWith(`${owner.toLowerCase()}/`));

  const catalogue: GithubCatalogue = {
    ...store,
    version: versions.version,
    lastId: versions.lastId,
    deletedVersions: versions.deletedVersions,
    package: (name) => packages.get(name),
    packages: (owner) => ofOwner(owner, packages),
    deletedPackages: (owner) => ofOwner(owner, buried).map(([name, { facts }]) => [name, facts] as const),
    versions: versions.sorted,
    setVisibility: (name, visibility) => touch(name, { visibility }),
    change: versions.change,
    download(name, reference) {
      const digest = store.manifest(name, reference)?.digest ?? "";
      const version = versions.version(name, digest);
      if (version !== undefined) versions.change(name, digest, { downloads: version.downloads + 1 });
    },
    putManifest(name, mediaType, bytes, tags = []) {
      touch(name);
      return versions.put(name, mediaType, bytes, tags, time());
    },
    push(name, content, tags, when) {
      at = when;
      try {
        return seed(catalogue, name, content, tags);
      } finally {
        at = undefined;
      }
    },
    untag(name, tag) {
      const digest = store.manifest(name, tag)?.digest;
      const known = store.untag(name, tag);
      if (digest !== undefined) versions.touch(name, digest, now());
      return known;
    },
    deleteManifest: bury,
    restoreVersion: revive,
    deletePackage(name) {
      const facts = packages.get(name);
      if (facts === undefined) return;
      const living = versions.sorted(name);
      for (const { digest } of living) bury(name, digest);
      buried.set(name, { facts: { ...facts, deletedAt: now() }, ids: living.map(({ id }) => id) });
      packages.delete(name);
    },
    restorePackage(name) {
      const grave = buried.get(name);
      if (grave === undefined || packages.has(name) || !isRestorable(grave.facts.deletedAt)) return false;
      const { deletedAt: _, ...facts } = grave.facts;
      packages.set(name, facts);
      buried.delete(name);
      for (const id of grave.ids) revive(name, id);
      return true;
    },
  };
  return catalogue;
}
