/** The guards: they refuse a plan before its first delete, for every registry alike, and name the input that allows it. */
import { companionSubject } from "./companion.ts";
import type { Plan } from "./decision.ts";
import type { MaxDeletions } from "./policy.ts";

/** Why `plan` may not be carried out; `undefined` when it may. */
export function refusal(plan: Plan, allowEmpty: boolean): string | undefined {
  if (plan.snapshot.incomplete !== undefined) {
    return `the listing cannot be proved complete (${plan.snapshot.incomplete}), so nothing here is deleted`;
  }
  if (plan.steps.length === 0) return undefined;
  const images = plan.tags.filter(({ tag }) => companionSubject(tag) === undefined);
  if (allowEmpty || images.length === 0 || images.some((tag) => tag.verdict === "retained" && !tag.heldBack))
    return undefined;
  return `the plan would leave no tag at all (${images.length} would go); set \`allow-empty: true\` if that is meant`;
}

/** Why the plans together may not be carried out; `undefined` when they may. `seen` are all plans, `going` those to act on. */
export function excess(
  seen: readonly Plan[],
  going: readonly Plan[],
  limit: MaxDeletions | undefined,
): string | undefined {
  if (limit === undefined) return undefined;
  const planned = sum(going, (plan) => count(plan, (verdict) => verdict !== "retained"));
  const all = sum(seen, (plan) => count(plan, () => true));
  const [allowed, written] =
    "count" in limit ? [limit.count, `${limit.count}`] : [(all * limit.percent) / 100, `${limit.percent}%`];
  if (planned <= allowed) return undefined;
  return `the plan takes away ${planned} of ${all} tags and untagged images, more than \`max-deletions: ${written}\` allows; raise it if that is meant`;
}

/** Tags, and images that go or stay on their own account. */
function count({ tags, images }: Plan, of: (verdict: string) => boolean): number {
  return (
    tags.filter((tag) => of(tag.verdict)).length + images.filter((image) => image.untagged && of(image.verdict)).length
  );
}

function sum(plans: readonly Plan[], of: (plan: Plan) => number): number {
  return plans.reduce((total, plan) => total + of(plan), 0);
}
