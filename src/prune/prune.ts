/**
 * One run over all repositories: read and plan everything, ask the guards, prove the rights, then act. Nothing is
 * deleted anywhere before everything was planned and no guard refused the whole.
 */
import pLimit from "p-limit";
import { type Applying, apply } from "./apply.ts";
import type { Answers } from "./code.ts";
import type { Plan } from "./decision.ts";
import { messageOf, RegistryError } from "./errors.ts";
import { excess, refusal } from "./guard.ts";
import type { PatternList } from "./pattern.ts";
import { plan } from "./plan.ts";
import type { MaxDeletions, Policy } from "./policy.ts";
import { type Ended, readAndPlan } from "./reading.ts";
import type { Deleter, Progress, Registry } from "./registry.ts";
import { selectRepositories } from "./repositories.ts";
import { applied, asPlanned, cannotDelete, notBegun, refused } from "./repository-result.ts";
import type { RepositoryResult, RunResult, StopReason } from "./result.ts";
import { settle } from "./settle.ts";
import type { Powers, Snapshot } from "./snapshot.ts";
import { reclaimable } from "./storage.ts";
import { verify } from "./verify.ts";
import { warningsOf } from "./warnings.ts";

export interface Request {
  /** What any of these lists selects is pruned. */
  readonly repositories: readonly PatternList[];
  readonly policy: Policy;
  /** Asks what rules of `policy` want to know, once, when everything was read. What it throws refuses every repository. */
  readonly askCode: () => Promise<Answers>;
  readonly dryRun: boolean;
  readonly maxDeletions?: MaxDeletions | undefined;
  /** Whether what stays is looked at afterwards. */
  readonly verify: boolean;
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
  /** So many retained tags of so many were looked at afterwards. */
  readonly onCheck: (repository: string, checked: number, total: number) => void;
  /** So many steps of so many were tried, in all repositories. */
  readonly onStep: (tried: number, total: number) => void;
  /** A repository is finished. */
  readonly onResult: (result: RepositoryResult) => void;
}

/** Asked before everything that starts something new: why the run has to end. */
export type Stopped = () => StopReason | undefined;

/** A repository on its way; each stage replaces it by what it has come to. */
type Stage = Ended | { readonly at: "planned"; readonly plan: Plan; readonly deleter?: Deleter };

/** Repositories in which steps are carried out at the same time, unless the registry says otherwise. */
const actingAtOnce = 4;

/** Runs; never throws for what a registry does: every failure is in the result. */
export async function prune(
  registry: Registry,
  request: Request,
  stopped: Stopped,
  observer: Observer,
): Promise<RunResult> {
  const { concurrency, now, dryRun } = request;
  let rateLimit = false;
  const stop: Stopped = () => stopped() ?? (rateLimit ? "rate limit" : undefined);
  const end = (result: RepositoryResult): Ended => {
    observer.onResult(result);
    return { at: "ended", result };
  };
  /** Why the run has to end, if that is what is behind `error`. */
  const stopBehind = (error: unknown): StopReason | undefined => {
    if (error instanceof RegistryError && error.refusal === "throttled") rateLimit = true;
    return stop();
  };

  const selected = await selectRepositories(registry, request.repositories);
  const { policy, repositories: planned } = await readAndPlan(
    { ...request, ...observer, registry, stopped: stop, stopBehind, end },
    selected.repositories,
  );

  /** `seen`: all that was read. */
  function guard(stages: readonly Stage[], seen: readonly Plan[]): readonly Stage[] {
    const allowed = stages.map((stage): Stage => {
      if (stage.at === "ended") return stage;
      const why = refusal(stage.plan, policy.allowEmpty);
      return why === undefined ? stage : end(refused(stage.plan, why));
    });
    const why = excess(seen, plansIn(allowed), request.maxDeletions);
    if (why === undefined) return allowed;
    return allowed.map((stage) =>
      stage.at === "ended" || stage.plan.steps.length === 0 ? stage : end(refused(stage.plan, why)),
    );
  }

  async function prove(foreseen: Plan): Promise<Stage> {
    if (foreseen.steps.length === 0) return end(asPlanned(foreseen));
    const before = stop();
    if (before !== undefined) return end(notBegun(foreseen, before));
    try {
      const stays = foreseen.images.filter(({ verdict }) => verdict === "retained");
      const deleter = await registry.deleter(foreseen.snapshot, new Set(stays.map(({ manifest }) => manifest.digest)));
      return { at: "planned", plan: provedPlan(foreseen, deleter.powers), deleter };
    } catch (error) {
      const why = stopBehind(error);
      return end(why === undefined ? cannotDelete(foreseen, error) : notBegun(foreseen, why));
    }
  }

  /**
   * The plan under the powers that were proved. It may take away less than was foreseen, never more: nothing goes that a
   * dry run would not have shown.
   */
  function provedPlan(foreseen: Plan, proved: Powers): Plan {
    const { snapshot } = foreseen;
    if (proved === snapshot.powers) return foreseen;
    const powers: Powers = {
      untag: proved.untag && snapshot.powers.untag,
      untagFirst: proved.untagFirst,
      takesReferrers: proved.takesReferrers === true || snapshot.powers.takesReferrers === true,
      lastTagged: proved.lastTagged ?? snapshot.powers.lastTagged,
    };
    return plan({ ...snapshot, powers }, policy, now);
  }

  async function act(plan: Plan, deleter: Deleter, applying: Applying): Promise<Ended> {
    const outcome = await apply(plan.steps, deleter, applying);
    const settled = settle(plan, outcome);
    const touched = outcome.steps.some(({ status }) => status !== "remaining");
    const check = request.verify && touched && stop() !== "cancelled" && stop() !== "rate limit";
    const checked = check
      ? await verify(registry, plan.snapshot, settled.tags, concurrency, observer.onCheck).catch((error: unknown) => ({
          broken: [`what stays could not be checked afterwards: ${messageOf(error)}`],
          notes: [],
        }))
      : { broken: [], notes: [] };
    return end(applied(plan, outcome, settled, checked, stop()));
  }

  const plans = plansIn(planned);
  let stages = guard(planned, plans);
  if (!dryRun) {
    const proving = pLimit(concurrency);
    const proved = await Promise.all(
      stages.map((stage) => (stage.at === "ended" ? stage : proving(prove, stage.plan))),
    );
    stages = guard(proved, plans);
  }

  const total = plansIn(stages).reduce((sum, { steps }) => sum + steps.length, 0);
  let tried = 0;
  const applying: Applying = {
    limits: {
      untag: pLimit(concurrency),
      delete: pLimit(Math.min(concurrency, registry.manifestsAtOnce ?? concurrency)),
    },
    stopped: stop,
    throttled: () => {
      rateLimit = true;
    },
    onStep: () => observer.onStep(++tried, total),
  };
  if (total > 0 && !dryRun) {
    observer.onActing();
    observer.onStep(0, total);
  }
  const acting = pLimit(registry.repositoriesAtOnce ?? actingAtOnce);
  const ended = await Promise.all(
    stages.map((stage) => {
      if (stage.at === "ended") return stage;
      return stage.deleter === undefined
        ? end(asPlanned(stage.plan))
        : acting(act, stage.plan, stage.deleter, applying);
    }),
  );

  const results = ended.map(({ result }) => result);
  return {
    repositories: results,
    bytesReclaimed: reclaimable(
      leaving(
        plans.map(({ snapshot }) => snapshot),
        results,
      ),
    ),
    bytesAreUpperBound:
      !selected.all || results.some(({ tags, status }) => tags.length === 0 && status !== "unchanged"),
    errors: selected.errors,
    warnings: warningsOf(plans, policy, registry.listsUntagged, now),
    stopped: stop(),
  };
}

function plansIn(stages: readonly Stage[]): readonly Plan[] {
  return stages.flatMap((stage) => (stage.at === "planned" ? [stage.plan] : []));
}

/** What went, or in a dry run would go, of each repository that was read. */
function leaving(snapshots: readonly Snapshot[], results: readonly RepositoryResult[]) {
  const byName = new Map(results.map((result) => [result.name, result]));
  return snapshots.map((snapshot) => {
    const { images } = byName.get(snapshot.repository) as RepositoryResult;
    const went = images.filter(({ verdict }) => verdict === "deleted" || verdict === "already-gone");
    return { snapshot, gone: new Set(went.map(({ manifest }) => manifest.digest)) };
  });
}
