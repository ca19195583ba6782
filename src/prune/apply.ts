/** The only code that deletes. It carries out the steps of a plan in their order, and cannot choose. */
import pLimit, { type LimitFunction } from "p-limit";
import type { Step } from "./decision.ts";
import { AuthError, ChangedError, messageOf, type Refusal, RegistryError } from "./errors.ts";
import type { Deleter } from "./registry.ts";
import type { StopReason } from "./result.ts";
import type { Digest } from "./snapshot.ts";

/**
 * What became of a step. `already-gone` is success, counted apart; `kept`: the registry protects it or still needs it;
 * `changed`: it is no longer what was planned, and was left alone; `remaining`: not tried.
 */
export interface StepOutcome {
  readonly status: "done" | "already-gone" | "changed" | "kept" | "failed" | "remaining";
  readonly message?: string | undefined;
}

export interface Outcome {
  /** One for each step, in the order of the plan. */
  readonly steps: readonly StepOutcome[];
  /** Why the rest was not tried, when a refusal ended the repository. */
  readonly ended?: string | undefined;
}

export interface Applying {
  /** Steps under way at most, in all repositories together: those that untag, and those that delete. */
  readonly limits: Readonly<Record<Step["kind"], LimitFunction>>;
  /** Asked right before every step: why no new one may start. */
  stopped(): StopReason | undefined;
  /** Told when the registry's rate limit is used up: no new step starts anywhere. */
  throttled(message: string): void;
  /** Told after every step that was tried. */
  onStep(): void;
}

/**
 * So many failures of one kind one after another end the repository: the rest would fare no better, and each that the
 * registry is too broken to answer has waited for it several times.
 */
const mostInARow: Partial<Record<Refusal, number>> = { forbidden: 3, transient: 5 };

/** Carries out `steps`. One failure never stops the others. Never throws. */
export async function apply(steps: readonly Step[], deleter: Deleter, applying: Applying): Promise<Outcome> {
  const outcomes: StepOutcome[] = steps.map(() => ({ status: "remaining" }));
  /** Steps go one by one until one of their kind was accepted: who may not delete finds out after three refusals. */
  const opening = pLimit(1);
  const accepted = new Set<Step["kind"]>();
  let row: { readonly refusal?: Refusal | undefined; readonly length: number } = { length: 0 };
  let ended: string | undefined;

  async function carryOut(step: Step): Promise<StepOutcome> {
    try {
      await (step.kind === "untag" ? deleter.deleteTag(step.tag) : deleter.deleteManifest(step.manifest, step.tags));
      row = { length: 0 };
      accepted.add(step.kind);
      return { status: "done" };
    } catch (error) {
      const outcome = outcomeOf(error);
      const refusal = error instanceof RegistryError ? error.refusal : undefined;
      row = { refusal, length: refusal === row.refusal ? row.length + 1 : 1 };
      const isTooLong = refusal !== undefined && row.length >= (mostInARow[refusal] ?? Number.POSITIVE_INFINITY);
      if (error instanceof AuthError || isTooLong) ended ??= messageOf(error);
      if (refusal === "throttled") applying.throttled(messageOf(error));
      return outcome;
    } finally {
      applying.onStep();
    }
  }

  async function tryStep(step: Step): Promise<StepOutcome> {
    return ended === undefined && applying.stopped() === undefined ? carryOut(step) : { status: "remaining" };
  }

  async function attempt(index: number): Promise<void> {
    const step = steps[index] as Step;
    const obstacle = step.after.find((before) => !allows(steps[before] as Step, outcomes[before] as StepOutcome, step));
    if (obstacle !== undefined) outcomes[index] = inherited(outcomes[obstacle] as StepOutcome);
    else outcomes[index] = await (accepted.has(step.kind) ? tryStep(step) : opening(tryStep, step));
  }

  for (const wave of waves(steps)) {
    await Promise.all(wave.map((index) => applying.limits[(steps[index] as Step).kind](attempt, index)));
  }
  return { steps: deleter.powers.takesReferrers ? withTakenAlong(steps, outcomes) : outcomes, ended };
}

/** `outcomes`, of which those are done that had no turn any more, but whose image the registry took along with its subject. */
function withTakenAlong(steps: readonly Step[], outcomes: readonly StepOutcome[]): readonly StepOutcome[] {
  const manifests = steps.flatMap((step) => (step.kind === "delete" ? [step.manifest] : []));
  const referrers = Map.groupBy(manifests, ({ subject }) => subject);
  const gone = steps.flatMap((step, index) =>
    step.kind === "delete" && outcomes[index]?.status === "done" ? [step.manifest.digest] : [],
  );
  const takenAlong = new Set<Digest>();
  for (let digest = gone.pop(); digest !== undefined; digest = gone.pop()) {
    for (const referrer of referrers.get(digest) ?? []) {
      if (takenAlong.has(referrer.digest)) continue;
      takenAlong.add(referrer.digest);
      gone.push(referrer.digest);
    }
  }
  return outcomes.map((outcome, index) => {
    const step = steps[index] as Step;
    const { digest } = step.kind === "delete" ? step.manifest : step.tag;
    return outcome.status === "remaining" && takenAlong.has(digest) ? { status: "done" } : outcome;
  });
}

/** The indexes of the steps, wave by wave: each wave begins after the one before has begun. */
function waves(steps: readonly Step[]): Iterable<readonly number[]> {
  return Map.groupBy(steps.keys(), (index) => (steps[index] as Step).wave).values();
}

/** Whether `next` may begin after what became of `step`. A tag only waits for its siblings to have had their turn. */
function allows(step: Step, { status }: StepOutcome, next: Step): boolean {
  if (status === "done" || status === "already-gone") return true;
  return step.kind === "untag" && next.kind === "untag" && (status === "changed" || status === "kept");
}

/** What an unfinished step makes of one that had to wait for it. */
function inherited({ status, message }: StepOutcome): StepOutcome {
  return { status: status === "changed" || status === "kept" ? status : "remaining", message };
}

function outcomeOf(error: unknown): StepOutcome {
  const message = messageOf(error);
  if (error instanceof ChangedError) return { status: "changed", message };
  if (!(error instanceof RegistryError))
    return { status: "failed", message: error instanceof AuthError ? message : stackOf(error) };
  switch (error.refusal) {
    case "gone":
      return { status: "already-gone" };
    case "protected":
    case "referenced":
      return { status: "kept", message };
    case "throttled":
      return { status: "remaining", message };
    default:
      return { status: "failed", message };
  }
}

/** What nobody foresaw is a bug, and shows where. */
function stackOf(error: unknown): string {
  return (error instanceof Error && error.stack) || messageOf(error);
}
