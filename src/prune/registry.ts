/**
 * The port: what the engine needs of a registry. Adapters implement it; it speaks the engine's values, never an SDK's.
 * Pacing, retry, timeouts, proxies and redaction are the HTTP stack's affair. Every method may throw `RegistryError` or
 * `AuthError`.
 */
import type { Digest, Manifest, Powers, Snapshot, Tag } from "./snapshot.ts";

/** What the policy will ask of a snapshot, so that an adapter reads nothing that no rule needs. */
export interface Wanted {
  /**
   * What of a repository needs its time, for a rule to judge it. Asked once, with every tag and every manifest, which
   * have no times yet.
   */
  timesFor(tags: readonly Tag[], manifests: Snapshot["manifests"]): Timed;
  /**
   * Names of the tags that no rule keeps, of `tags` which have their times: for an adapter that reads manifests only where
   * something can go. `manifests` need not tell yet what leads where.
   */
  doomed(tags: readonly Tag[], manifests: Snapshot["manifests"]): ReadonlySet<string>;
  /** Whether untagged manifests and orphaned companions matter. */
  readonly untagged: boolean;
}

export interface Timed {
  /** Names of tags. */
  readonly tags: ReadonlySet<string>;
  /** Digests of untagged manifests. */
  readonly manifests: ReadonlySet<Digest>;
}

/** Told now and then how many of all tags have been read. */
export type Progress = (read: number, total: number) => void;

export interface Registry {
  /**
   * Names of the repositories, to expand a wildcard. Needs the right to list the catalog. `namespaces`: the first path
   * parts of the names that matter, for a registry that lists by them; absent: all matter. More may be returned.
   */
  repositories(namespaces: readonly string[] | undefined): AsyncIterable<string>;

  /**
   * Everything `repository` holds at one moment, in the detail that is wanted.
   * Throws when any page, or any manifest that the answer depends on, could not be read: half a snapshot is none.
   */
  snapshot(repository: string, wanted: Wanted, onProgress?: Progress): Promise<Snapshot>;

  /**
   * Proves, without changing anything, that this run may delete what `snapshot` holds, and returns what does it.
   * Called once per repository, right before its first delete, never in a dry run. `stays`: the manifests that the plan
   * keeps, for an adapter that must look at them because its registry deletes more than it is asked to.
   * Throws `RegistryError` "forbidden" with what to change when nothing can be deleted there.
   */
  deleter(snapshot: Snapshot, stays: ReadonlySet<Digest>): Promise<Deleter>;

  /** The digest that a tag or a digest resolves to at this moment; `undefined` when it is gone. */
  resolve(repository: string, reference: string): Promise<Digest | undefined>;

  /**
   * Every tag of `repository` and where it points at this moment, for a registry that tells them together in few requests;
   * elsewhere each is resolved for itself. What is still listed after it was deleted is taken for not deleted.
   */
  tags?(repository: string): Promise<ReadonlyMap<string, Digest>>;

  /** Whether snapshots hold untagged manifests that nothing leads to; elsewhere they cannot be seen. */
  readonly listsUntagged: boolean;

  /** Manifests to delete at the same time, where more would only queue up in the registry. Absent: as many as requests. */
  readonly manifestsAtOnce?: number;

  /** Repositories in which is deleted at the same time, where a rate limit for all lets no more go faster. Default 4. */
  readonly repositoriesAtOnce?: number;

  /** Why a wildcard may find less than there is: a sentence for whom it found nothing. */
  readonly catalogAdvice?: string;

  /** When this registry really frees the space of what was deleted: one sentence for the summary. */
  readonly reclaims: string;
}

/** The only thing that deletes, in one repository. Its methods may run at the same time. */
export interface Deleter {
  /** What was proved; may differ from what the snapshot could foresee. */
  readonly powers: Powers;

  /**
   * Removes one tag and leaves its manifest.
   * Throws `ChangedError` when the tag points elsewhere by now; `RegistryError` "gone" when it is not there any more.
   */
  deleteTag(tag: Tag): Promise<void>;

  /**
   * Removes a manifest and those of `tags`, all that were planned to go with it, that are still there.
   * Throws `ChangedError` when something that is not planned to go needs it by now, when one of `tags` was moved, or when
   * one that `deleteTag` has removed is there again;
   * `RegistryError` "gone" when it is not there any more, unless it went along with its subject, which was deleted here.
   */
  deleteManifest(manifest: Manifest, tags: readonly Tag[]): Promise<void>;
}
