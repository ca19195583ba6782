/** What a plan came to: the verdicts that the report shows. */
import type { Outcome, StepOutcome } from "./apply.ts";
import type { ImageDecision, Plan, TagDecision } from "./decision.ts";
import type { ImageResult, ImageVerdict, TagResult } from "./result.ts";
import type { Digest } from "./snapshot.ts";

export interface Settled {
  readonly tags: readonly TagResult[];
  readonly images: readonly ImageResult[];
}

/** The verdicts of `plan` as it stands, when nothing was carried out. */
export function foreseen({ tags, images }: Plan): Settled {
  return {
    tags: tags.map(({ tag, verdict, reasons }) => ({ tag, verdict, reasons })),
    images: images.map(({ manifest, tags, verdict, reasons }) => ({ manifest, tags, verdict, reasons })),
  };
}

/** The verdicts when nothing may be carried out: everything stays, and `why` comes first. */
export function withheld(plan: Plan, why: string): Settled {
  const stay = <Result extends { verdict: string; reasons: readonly string[] }>(result: Result) =>
    result.verdict === "retained"
      ? result
      : { ...result, verdict: "retained" as const, reasons: [why, ...result.reasons] };
  const { tags, images } = foreseen(plan);
  return { tags: tags.map(stay), images: images.map(stay) };
}

/** The verdicts after `outcome`. */
export function settle(plan: Plan, outcome: Outcome): Settled {
  const untagged = new Map<string, StepOutcome>();
  const deleted = new Map<Digest, StepOutcome>();
  for (const [index, step] of plan.steps.entries()) {
    const result = outcome.steps[index] as StepOutcome;
    if (step.kind === "untag") untagged.set(step.tag.name, result);
    else deleted.set(step.manifest.digest, result);
  }
  return {
    tags: plan.tags.map((decision) => settledTag(decision, untagged.get(decision.tag.name), deleted)),
    images: plan.images.map((decision) => settledImage(decision, deleted.get(decision.manifest.digest))),
  };
}

function settledTag(
  { tag, verdict, reasons }: TagDecision,
  untag: StepOutcome | undefined,
  deleted: ReadonlyMap<Digest, StepOutcome>,
): TagResult {
  if (verdict === "retained") return { tag, verdict, reasons };
  const deletion = deleted.get(tag.digest);
  const own = (untag ?? deletion) as StepOutcome;
  if (own.status !== "done") return { tag, verdict: verdicts[own.status], reasons: because(own, reasons) };
  if (verdict === "untagged") return { tag, verdict, reasons };
  const { status, message } = deletion as StepOutcome;
  if (status === "done" || status === "already-gone") return { tag, verdict, reasons };
  const why =
    message === undefined ? "its image was to go too, but is still there" : `its image is still there: ${message}`;
  return { tag, verdict: "untagged", reasons: [why, ...reasons] };
}

function settledImage(
  { manifest, tags, verdict, reasons }: ImageDecision,
  deletion: StepOutcome | undefined,
): ImageResult {
  if (verdict === "retained") return { manifest, tags, verdict, reasons };
  const own = deletion as StepOutcome;
  return { manifest, tags, verdict: verdicts[own.status], reasons: because(own, reasons) };
}

/** What a step makes of what it is about; every decision that takes something away has one. */
const verdicts: Readonly<Record<StepOutcome["status"], ImageVerdict>> = {
  done: "deleted",
  "already-gone": "already-gone",
  changed: "changed",
  kept: "retained",
  failed: "failed",
  remaining: "remaining",
};

function because({ message }: StepOutcome, reasons: readonly string[]): readonly string[] {
  return message === undefined ? reasons : [message, ...reasons];
}
