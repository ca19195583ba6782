/** How rules that ask of the repository of code get their answers. */
import { branchesNamed } from "./branches.ts";
import type { Answers, Asking, Code } from "./code.ts";
import type { Policy, Retention } from "./policy.ts";

/**
 * As if nothing were going on: of what is decided with it, no answer can take away more. For those who must know what may
 * go at most, before anybody could answer.
 */
export const nothingGoingOn: Code = { openPullRequests: new Set(), branches: branchesNamed([]) };

/** What the rules of `policy` ask. */
export function questionsOf({ retentions }: Policy): ReadonlySet<keyof Code> {
  return new Set(
    retentions.flatMap(({ keepOpenPullRequests, keepExistingBranches }) => [
      ...(keepOpenPullRequests === undefined ? [] : (["openPullRequests"] as const)),
      ...(keepExistingBranches === undefined ? [] : (["branches"] as const)),
    ]),
  );
}

/** `policy` with the answers that `code` holds. */
export function answered(policy: Policy, { openPullRequests, branches }: Answers): Policy {
  const withAnswers = (retention: Retention): Retention => ({
    ...retention,
    keepOpenPullRequests: withAnswer(retention.keepOpenPullRequests, openPullRequests),
    keepExistingBranches: withAnswer(retention.keepExistingBranches, branches),
  });
  return { ...policy, retentions: policy.retentions.map(withAnswers) };
}

function withAnswer<Answer>(asking: Asking<Answer> | undefined, answer: Answer | undefined) {
  return asking && { ...asking, answer };
}
