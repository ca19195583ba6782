/**
 * One run over all repositories: read and plan everything, ask the guards, prove the rights, then act. Nothing is
 * deleted anywhere before everything was planned and no guard refused the whole.
 */
import pLimit from "p-limit";
import { type Applying, apply, type Outcome } from "./apply.ts";
import { messageOf, RegistryError } from "./errors.ts";
import { excess, refusal } from "./guard.ts";
import type { Plan } from "./decision.ts";
import { plan, wanted } from "./plan.ts";
import type { MaxDeletions, Policy } from "./policy.ts";
import type { Deleter, Progress, Registry } from "./registry.ts";
import { type RepositorySelection, selectRepositories } from "./repositories.ts";
import type { RepositoryResult, RunResult, StopReason } from "./result.ts";
import { foreseen, type Settled, settle, withheld } from "./settle.ts";
import type { Powers, Snapshot } from "./snapshot.ts";
import { reclaimable } from "./storage.ts";
import { verify } from "./verify.ts";
import { unmatched } from "./warnings.ts";

export interface Request {
  readonly repositories: RepositorySelection;
  readonly policy: Policy;
  readonly dryRun: boolean;
  readonly maxDeletions?: MaxDeletions | undefined;
  /** Requests under way at most. */
  readonly concurrency: number;
  /** Milliseconds since the epoch: the one moment that all decisions of this run refer to. */
  readonly now: number;
}

/** Told what is going on; changes nothing. */
export interface Observer {
  readonly onRead: (repository: string) => Progress;
  /** A repository was read. */
  readonly onPlanned: (repository: string) => void;
  /** From now on something may be deleted. */
  readonly onActing: () => void;
  /** So many steps of so many were tried, in all repositories. */
  readonly onStep: (tried: number, total: number) => void;
  /** A repository is finished. */
  readonly onResult: (result: RepositoryResult) => void;
}

/** Asked before everything that starts something new: why the run has to end. */
export type Stopped = () => StopReason | undefined;

/** A repository on its way; each stage replaces it by what it has come to. */
type Stage =
  | { readonly at: "ended"; readonly result: RepositoryResult }
  | { readonly at: "planned"; readonly plan: Plan; readonly deleter?: Deleter };

/** Repositories in which steps are carried out at the same time. */
const actingAtOnce = 4;

/** Runs; never throws, every failure is in the result. */
export async function prune(
  registry: Registry,
  request: Request,
  stopped: Stopped,
  observer: Observer,
): Promise<RunResult> {
  const { policy, concurrency, now, dryRun } = request;
  const selected = await selectRepositories(registry, request.repositories);
  const names = selected.names;
  let rateLimit = false;
  const stop: Stopped = () => stopped() ?? (rateLimit ? "rate limit" : undefined);

  const end = (result: RepositoryResult): Stage => {
    observer.onResult(result);
    return { at: "ended", result };
  };
  const each = (
    at: number,
    stages: readonly Stage[],
    advance: (plan: Plan, deleter: Deleter | undefined) => Promise<Stage> | Stage,
  ) => {
    const limit = pLimit(at);
    return Promise.all(
      stages.map((stage) => (stage.at === "ended" ? stage : limit(async () => advance(stage.plan, stage.deleter)))),
    );
  };

  const reading = pLimit(concurrency);
  let stages: readonly Stage[] = await Promise.all(
    names.map((name) =>
      reading(async (): Promise<Stage> => {
        if (stop() !== undefined) return end(unread(name, stop()));
        try {
          const snapshot = await registry.snapshot(name, wanted(policy, now), observer.onRead(name));
          observer.onPlanned(name);
          return { at: "planned", plan: plan(snapshot, policy, now) };
        } catch (error) {
          if (isThrottled(error)) rateLimit = true;
          return end(stop() === undefined ? unreadable(name, error) : unread(name, stop()));
        }
      }),
    ),
  );
  const plans = stages.flatMap((stage) => (stage.at === "planned" ? [stage.plan] : []));

  /**
   * The plan under the powers that were proved. It may take away less than was foreseen, never more: nothing goes that a
   * dry run would not have shown.
   */
  function provedPlan(foreseenPlan: Plan, proved: Powers): Plan {
    const { snapshot } = foreseenPlan;
    const powers = { ...proved, untag: proved.untag && snapshot.powers.untag };
    const asForeseen = powers.untag === snapshot.powers.untag && powers.untagFirst === snapshot.powers.untagFirst;
    return asForeseen ? foreseenPlan : plan({ ...snapshot, powers }, policy, now);
  }

  const guarded = async () => {
    stages = await each(1, stages, (plan, deleter) => {
      const why =
        plan.steps.length === 0 && plan.snapshot.incomplete === undefined
          ? undefined
          : refusal(plan, policy.allowEmpty);
      return why === undefined ? { at: "planned", plan, ...(deleter && { deleter }) } : end(refused(plan, why));
    });
    const going = stages.flatMap((stage) => (stage.at === "planned" ? [stage.plan] : []));
    const why = excess(plans, going, request.maxDeletions);
    if (why !== undefined) {
      stages = await each(1, stages, (plan) => end(plan.steps.length === 0 ? unchanged(plan) : refused(plan, why)));
    }
  };
  await guarded();

  if (!dryRun) {
    stages = await each(concurrency, stages, async (foreseenPlan): Promise<Stage> => {
      if (foreseenPlan.steps.length === 0) return end(unchanged(foreseenPlan));
      if (stop() !== undefined) return end(stoppedBefore(foreseenPlan, stop()));
      try {
        const deleter = await registry.deleter(foreseenPlan.snapshot);
        const proved = provedPlan(foreseenPlan, deleter.powers);
        return { at: "planned", plan: proved, deleter };
      } catch (error) {
        if (isThrottled(error)) rateLimit = true;
        return end(stop() === undefined ? cannotDelete(foreseenPlan, error) : stoppedBefore(foreseenPlan, stop()));
      }
    });
    await guarded();
  }

  const total = stages.reduce((sum, stage) => sum + (stage.at === "planned" ? stage.plan.steps.length : 0), 0);
  let tried = 0;
  const applying: Applying = {
    concurrency,
    stopped: stop,
    throttled: () => {
      rateLimit = true;
    },
    onStep: () => observer.onStep(++tried, total),
  };
  if (total > 0 && !dryRun) observer.onActing();
  const ended = await each(actingAtOnce, stages, async (plan, deleter) => {
    if (deleter === undefined) return end(wouldBe(plan));
    const outcome = await apply(plan.steps, deleter, applying);
    return end(await finished(registry, plan, outcome, stop, concurrency));
  });

  const results = ended.flatMap((stage) => (stage.at === "ended" ? [stage.result] : []));
  return {
    repositories: results,
    bytesReclaimed: reclaimable(leaving(plans, results)),
    errors: selected.errors,
    warnings: unmatched(plans, policy),
    stopped: stop(),
  };
}

/** What really went in each repository that was read. */
function leaving(plans: readonly Plan[], results: readonly RepositoryResult[]) {
  const snapshots = new Map(plans.map(({ snapshot }) => [snapshot.repository, snapshot]));
  return results.flatMap(({ name, images }) => {
    const snapshot = snapshots.get(name);
    const went = images.filter(({ verdict }) => verdict === "deleted" || verdict === "already-gone");
    return snapshot ? [{ snapshot, gone: new Set(went.map(({ manifest }) => manifest.digest)) }] : [];
  });
}

async function finished(
  registry: Registry,
  plan: Plan,
  outcome: Outcome,
  stop: Stopped,
  concurrency: number,
): Promise<RepositoryResult> {
  const settled = settle(plan, outcome);
  const failures = outcome.steps.filter(({ status }) => status === "failed").length;
  const remaining = outcome.steps.filter(({ status }) => status === "remaining").length;
  const checked = await checkAfterwards(registry, plan.snapshot, settled, outcome, stop, concurrency);
  const why = [...checked.broken, ...(outcome.ended === undefined ? [] : [outcome.ended])];
  if (failures > 0 && why.length === 0) why.push(`${failures} of ${plan.steps.length} steps failed`);
  const status =
    failures > 0 || why.length > 0 ? "failed" : remaining > 0 && stop() !== undefined ? "incomplete" : "pruned";
  if (status === "incomplete") why.push(`stopped (${stop()}); the next run does the rest`);
  return {
    ...about(plan, settled),
    status,
    message: why.length > 0 ? why.join("; ") : undefined,
    failures,
    remaining,
    notes: [...plan.snapshot.notes, ...checked.notes],
  };
}

async function checkAfterwards(
  registry: Registry,
  snapshot: Snapshot,
  { tags }: Settled,
  { steps }: Outcome,
  stop: Stopped,
  concurrency: number,
): Promise<{ readonly broken: readonly string[]; readonly notes: readonly string[] }> {
  const touched = steps.some(({ status }) => status !== "remaining");
  if (!touched || stop() === "cancelled") return { broken: [], notes: [] };
  try {
    const { broken, moved } = await verify(registry, snapshot, tags, concurrency);
    return { broken: broken.map((tag) => `retained, but broken now: ${tag}`), notes: moved };
  } catch (error) {
    return { broken: [`what stays could not be checked afterwards: ${messageOf(error)}`], notes: [] };
  }
}

function isThrottled(error: unknown): boolean {
  return error instanceof RegistryError && error.refusal === "throttled";
}

const nothing = { tags: [], images: [], failures: 0, remaining: 0, notes: [] } as const;

function unread(name: string, why: StopReason | undefined): RepositoryResult {
  return { ...nothing, name, status: "incomplete", message: `not read: stopped (${why})` };
}

function unreadable(name: string, error: unknown): RepositoryResult {
  return { ...nothing, name, status: "failed", message: messageOf(error) };
}

function about({ snapshot }: Plan, settled: Settled) {
  return { name: snapshot.repository, ...settled, failures: 0, remaining: 0, notes: snapshot.notes };
}

function unchanged(plan: Plan): RepositoryResult {
  return { ...about(plan, foreseen(plan)), status: "unchanged" };
}

function wouldBe(plan: Plan): RepositoryResult {
  return plan.steps.length === 0 ? unchanged(plan) : { ...about(plan, foreseen(plan)), status: "pruned" };
}

function refused(plan: Plan, why: string): RepositoryResult {
  return { ...about(plan, withheld(plan, "refused by a guard")), status: "refused", message: why };
}

function cannotDelete(plan: Plan, error: unknown): RepositoryResult {
  return { ...about(plan, withheld(plan, "nothing can be deleted here")), status: "failed", message: messageOf(error) };
}

function stoppedBefore(plan: Plan, why: StopReason | undefined): RepositoryResult {
  return {
    ...about(plan, settle(plan, { steps: plan.steps.map(() => ({ status: "remaining" })) })),
    status: "incomplete",
    message: `stopped (${why}) before the first step; the next run does it`,
    remaining: plan.steps.length,
  };
}
