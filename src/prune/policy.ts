/** What the user wants, already parsed: the only thing beside a snapshot and the time that a decision depends on. */
import type { Duration } from "./duration.ts";
import type { PatternList } from "./pattern.ts";
import type { Digest } from "./snapshot.ts";

/** What "newest" means. */
export type SortBy = "time" | "semver" | "name";

export interface Policy {
  /** Which tags are candidates. */
  readonly tagPattern: PatternList;
  /** Tags that are never touched. */
  readonly protect: PatternList;
  /** Digests that are never deleted, nor anything they need. */
  readonly protectDigests: ReadonlySet<Digest>;
  /** Keep the newest so many images among the candidates. Absent: not asked; 0: none, on purpose. */
  readonly keep?: number | undefined;
  /** Keep what is younger than this. */
  readonly keepWithin?: Duration | undefined;
  readonly sortBy: SortBy;
  /** Also delete untagged manifests older than this that nothing needs. Absent: never. */
  readonly deleteUntaggedAfter?: Duration | undefined;
  /** Whether a repository may end without any tag. */
  readonly allowEmpty: boolean;
}

/** At most so much may go in one run; more is refused whole. */
export type MaxDeletions = { readonly count: number } | { readonly percent: number };
