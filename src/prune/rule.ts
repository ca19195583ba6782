/** What a keep rule is. */
import type { Tag } from "./snapshot.ts";
import { trustedTime } from "./time.ts";

/** What is said of a candidate: with every reason to keep it, or why nothing does. */
export interface Opinion {
  readonly keeps: boolean;
  /** Each begins with the rule that gives it, up to a colon where more follows: `keep-daily 3 of 7: newest of …`. */
  readonly reasons: readonly string[];
  /** Nothing was counted: in any other group it would be the same, so the reasons do not name the group. */
  readonly isOfTagAlone?: boolean;
}

/** One keep rule for one group. */
export interface Rule {
  /** The input that asks for it, in whose name the user is warned. */
  readonly input: string;
  /** Whether the rule looks at the time of tags. */
  readonly needsTime: boolean;
  /**
   * Called once, with the tags that count, newest first: the candidates, and those on their images that are protected. The
   * answer is asked for each candidate. What the rule cannot judge, it keeps. That a tag becomes protected, or that an
   * image less counts, never makes it keep less.
   */
  judge(counted: readonly Tag[], isProtected: (tag: Tag) => boolean): (tag: Tag) => Opinion;
  /** Whether the rule is about such a tag at all. Absent: it is about every tag. */
  concerns?(tag: Tag): boolean;
}

/** The opinion of every rule that needs the time of a tag which has none; the rules together are named once. */
export const unknownTime: Opinion = {
  keeps: true,
  reasons: ["its time is unknown or cannot be true"],
};

/** Whether the time of `tag` is unknown or cannot be true. */
export function isTimeless(tag: Tag, now: number): boolean {
  return trustedTime(tag.time, now) === undefined;
}
