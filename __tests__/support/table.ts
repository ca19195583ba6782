/** Tables of decisions: a state, the rules, and of every tag the verdict with all its reasons. */
import { expect, it } from "vitest";
import { plan } from "../../src/prune/plan.ts";
import { now, policy, state, tagsOf, type Wish } from "./state.ts";

export interface Row {
  readonly name: string;
  /** In the language of `state`. */
  readonly given: string;
  readonly policy: Wish;
  readonly tags: Readonly<Record<string, string>>;
}

/** One test for each of `rows`: the plan is the same in whatever order the tags are listed. */
export function decides(rows: readonly Row[]): void {
  it.each(rows)("$name", ({ given, policy: wish, tags }) => {
    const snapshot = state(given);
    expect(tagsOf(plan(snapshot, policy(wish), now))).toEqual(tags);
    expect(tagsOf(plan({ ...snapshot, tags: snapshot.tags.toReversed() }, policy(wish), now))).toEqual(tags);
  });
}
