/** What a run did, or in a dry run would do: what the report is made of. */
import type { Manifest, Tag } from "./snapshot.ts";

/**
 * What became of a tag. `deleted`: its image went too; `untagged`: the tag went, the image stays. In a dry run the
 * verdict of the plan.
 */
export type TagVerdict = "retained" | "deleted" | "untagged" | "already-gone" | "changed" | "failed" | "remaining";

/** What became of a manifest. */
export type ImageVerdict = "retained" | "deleted" | "already-gone" | "changed" | "failed" | "remaining";

export interface TagResult {
  readonly tag: Tag;
  readonly verdict: TagVerdict;
  /** Why, in sentences for the reader; the first is the weightiest. Never empty. May carry text from the registry. */
  readonly reasons: readonly string[];
}

export interface ImageResult {
  readonly manifest: Manifest;
  /** Names of the tags on it. */
  readonly tags: readonly string[];
  readonly verdict: ImageVerdict;
  readonly reasons: readonly string[];
}

/**
 * `pruned`: something was, or in a dry run would be, deleted; `unchanged`: nothing was to do; `refused`: a guard said no
 * and nothing was deleted here; `failed`: it could not be read, or a step, or the check afterwards, failed;
 * `incomplete`: it stopped before its end and the next run goes on.
 */
export type RepositoryStatus = "pruned" | "unchanged" | "refused" | "failed" | "incomplete";

export interface RepositoryResult {
  readonly name: string;
  readonly status: RepositoryStatus;
  /** What a person should know or do: why it was refused, failed or stopped. Absent when all is well. */
  readonly message?: string | undefined;
  /** Newest first. Empty when the repository could not be read. */
  readonly tags: readonly TagResult[];
  /** Every manifest of the repository, parents before children. */
  readonly images: readonly ImageResult[];
  /** Steps that failed. */
  readonly failures: number;
  /** Steps left for the next run. */
  readonly remaining: number;
  /** Observations that are no failures, e.g. a tag that vanished while it was read. */
  readonly notes: readonly string[];
}

/** Why a run stopped before its end. */
export type StopReason = "cancelled" | "time budget" | "rate limit";

export interface RunResult {
  /** In the order of their names. */
  readonly repositories: readonly RepositoryResult[];
  /** What the registry can free, in bytes; absent where sizes are not known. See `storage.ts` for the definition. */
  readonly bytesReclaimed?: number | undefined;
  /** Not every repository of the registry was read, and others may share what went: `bytesReclaimed` is an upper bound. */
  readonly bytesAreUpperBound?: boolean | undefined;
  /** What fails the run although no repository carries it, e.g. a glob that matches nothing. */
  readonly errors: readonly string[];
  /** What a person should look at, e.g. a `protect` pattern that matched nothing. */
  readonly warnings: readonly string[];
  readonly stopped?: StopReason | undefined;
}
