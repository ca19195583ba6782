/** What the user wants, already parsed: the only thing beside a snapshot and the time that a decision depends on. */
import type { Calendar } from "./calendar.ts";
import type { Asking, Code } from "./code.ts";
import type { Duration } from "./duration.ts";
import type { GroupBy } from "./group.ts";
import { type PatternList, selects } from "./pattern.ts";
import { type References, referencesIn } from "./reference.ts";
import type { Digest } from "./snapshot.ts";

/** What "newest" means. */
export type SortBy = "time" | "semver" | "name";

export interface Policy {
  /** Of a tag the first one decides that selects it; what none selects stays. */
  readonly retentions: readonly Retention[];
  /** Tags that are never touched. */
  readonly protect: PatternList;
  /** Digests that are never deleted, nor anything they need. */
  readonly protectDigests: ReadonlySet<Digest>;
  /** What is in use somewhere: stays like what `protect` and `protectDigests` name. Absent: nothing is known. */
  readonly references?: References | undefined;
  /** Also delete untagged manifests older than this that nothing needs. Absent: never. */
  readonly deleteUntaggedAfter?: Duration | undefined;
  /** Whether a repository may end without any tag. */
  readonly allowEmpty: boolean;
}

/** Which tags are candidates, and the rules of which any can keep them. */
export interface Retention {
  /** What messages call it. Absent where there is only one. */
  readonly name?: string | undefined;
  /** In which repositories it selects. Absent: in all. */
  readonly repositories?: PatternList | undefined;
  /** Which tags it selects. */
  readonly tagPattern: PatternList;
  /** Keep the newest so many images among the candidates. Absent: not asked; 0: none, on purpose. */
  readonly keep?: number | undefined;
  /** Keep what is younger than this. */
  readonly keepWithin?: Duration | undefined;
  /** Keep the newest image of each of so many hours, days, weeks, months and years. Absent: not asked. */
  readonly calendar?: Calendar | undefined;
  /** Keep the newest patches of the newest minors of the newest majors. */
  readonly keepSemver?: KeepSemver | undefined;
  /** Keep the newest so many prereleases of each version that is not released yet. */
  readonly keepPrereleases?: number | undefined;
  /** Keep the tags of pull requests that are open. */
  readonly keepOpenPullRequests?: Asking<Code["openPullRequests"]> | undefined;
  /** Keep the tags of branches that exist. */
  readonly keepExistingBranches?: Asking<Code["branches"]> | undefined;
  readonly sortBy: SortBy;
  /** The rules count within each group. Absent: all candidates are one. */
  readonly groupBy?: GroupBy | undefined;
}

/** So many at each level, from 1 up; `Infinity` for all. */
export interface KeepSemver {
  readonly majors: number;
  /** Of each of these majors. */
  readonly minors: number;
  /** Of each of these minors. */
  readonly patches: number;
}

/** What of `policy` is about `repository`. */
export function policyIn(policy: Policy, repository: string): Policy {
  const isMeant = ({ repositories }: Retention) => repositories === undefined || selects(repositories, repository);
  return {
    ...policy,
    retentions: policy.retentions.filter(isMeant),
    references: policy.references && referencesIn(policy.references, repository),
  };
}

/** What "newest" means where tags of several retentions stand side by side. */
export function commonOrder({ retentions }: Policy): SortBy {
  const [first, ...others] = new Set(retentions.map(({ sortBy }) => sortBy));
  return first !== undefined && others.length === 0 ? first : "time";
}

/** At most so much may go in one run; more is refused whole. */
export type MaxDeletions = { readonly count: number } | { readonly percent: number };
