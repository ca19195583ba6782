/** What a repository has come to, at every stage at which a run can leave it. */
import type { Outcome } from "./apply.ts";
import type { Plan } from "./decision.ts";
import { messageOf } from "./errors.ts";
import type { RepositoryResult, StopReason } from "./result.ts";
import { foreseen, type Settled, settle, withheld } from "./settle.ts";

const nothing = { tags: [], images: [], failures: 0, remaining: 0, notes: [] } as const;

/** The run had to stop before, or while, it was read. */
export function unread(name: string, why: StopReason): RepositoryResult {
  return { ...nothing, name, status: "incomplete", message: `not read: stopped (${why})` };
}

export function unreadable(name: string, error: unknown): RepositoryResult {
  return { ...nothing, name, status: "failed", message: messageOf(error) };
}

/** It was read, but what its rules ask of others is not known. */
export function unanswered(name: string, error: unknown): RepositoryResult {
  return { ...nothing, name, status: "refused", message: messageOf(error) };
}

/** It is in the catalog, and holds no tag. */
export function untagged(name: string): RepositoryResult {
  return { ...nothing, name, status: "unchanged", notes: ["is in the catalog, but holds no tag"] };
}

/** Nothing to do, or a dry run: the verdicts are those of the plan. */
export function asPlanned(plan: Plan): RepositoryResult {
  return { ...about(plan, foreseen(plan)), status: plan.steps.length === 0 ? "unchanged" : "pruned" };
}

export function refused(plan: Plan, why: string): RepositoryResult {
  return { ...about(plan, withheld(plan, "refused by a guard")), status: "refused", message: why };
}

export function cannotDelete(plan: Plan, error: unknown): RepositoryResult {
  const settled = withheld(plan, "nothing can be deleted here");
  return { ...about(plan, settled), status: "failed", message: messageOf(error) };
}

/** The run had to stop after the plan was made and before its first step. */
export function notBegun(plan: Plan, why: StopReason): RepositoryResult {
  return {
    ...about(plan, settle(plan, { steps: plan.steps.map(() => ({ status: "remaining" })) })),
    status: "incomplete",
    message: `stopped (${why}) before the first step; the next run does it`,
    remaining: plan.steps.length,
  };
}

/** `checked`: what the check afterwards found. `stopped`: why the run had to end meanwhile. */
export function applied(
  plan: Plan,
  outcome: Outcome,
  settled: Settled,
  checked: { readonly broken: readonly string[]; readonly notes: readonly string[] },
  stopped: StopReason | undefined,
): RepositoryResult {
  const failures = outcome.steps.filter(({ status }) => status === "failed").length;
  const remaining = outcome.steps.filter(({ status }) => status === "remaining").length;
  const wrong = [...checked.broken, ...(outcome.ended === undefined ? [] : [outcome.ended])];
  const first = outcome.steps.find(({ status }) => status === "failed")?.message;
  if (first !== undefined && outcome.ended === undefined) {
    wrong.push(failures === 1 ? first : `${failures} of ${plan.steps.length} steps failed, the first with: ${first}`);
  }
  const result = { ...about(plan, settled), failures, remaining, notes: [...plan.snapshot.notes, ...checked.notes] };
  if (wrong.length > 0) return { ...result, status: "failed", message: wrong.join("; ") };
  return remaining > 0
    ? {
        ...result,
        status: "incomplete",
        message: `stopped (${stopped ?? "for an unknown reason"}); the next run does the rest`,
      }
    : {
        ...result,
        status: outcome.steps.some(({ status }) => status === "done" || status === "already-gone")
          ? "pruned"
          : "unchanged",
      };
}

function about({ snapshot }: Plan, settled: Settled) {
  return { name: snapshot.repository, ...settled, failures: 0, remaining: 0, notes: snapshot.notes };
}
