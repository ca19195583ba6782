/** The first half of a run: everything is read, then what rules ask of others, then everything is planned. */
import pLimit from "p-limit";
import { answered, nothingGoingOn, questionsOf } from "./answers.ts";
import type { Answers } from "./code.ts";
import type { Plan } from "./decision.ts";
import { RegistryError } from "./errors.ts";
import { plan } from "./plan.ts";
import type { Policy } from "./policy.ts";
import type { Progress, Registry } from "./registry.ts";
import type { SelectedRepository } from "./repositories.ts";
import { unanswered, unread, unreadable, untagged } from "./repository-result.ts";
import type { RepositoryResult, StopReason } from "./result.ts";
import type { Snapshot } from "./snapshot.ts";
import { wanted } from "./wanted.ts";

/** A repository that is finished. */
export interface Ended {
  readonly at: "ended";
  readonly result: RepositoryResult;
}

type Read = Ended | { readonly at: "read"; readonly snapshot: Snapshot };

export interface Reading {
  readonly registry: Registry;
  readonly policy: Policy;
  /** Repositories read at the same time. */
  readonly concurrency: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Asks what the rules of `policy` want to know. May throw anything, and then nothing is decided. */
  readonly askCode: () => Promise<Answers>;
  readonly stopped: () => StopReason | undefined;
  /** Why the run has to end, if that is what is behind `error`. */
  readonly stopBehind: (error: unknown) => StopReason | undefined;
  readonly onRead: (repository: string) => Progress;
  readonly onPlanned: (repository: string) => void;
  /** Told as soon as a repository is finished. */
  readonly end: (result: RepositoryResult) => Ended;
}

export interface Planned {
  /** `policy` with all that was answered. */
  readonly policy: Policy;
  /** In the order of the repositories. */
  readonly repositories: readonly (Ended | { readonly at: "planned"; readonly plan: Plan })[];
}

/** Never throws for what a registry does, or whoever is asked: that is in the results. */
export async function readAndPlan(reading: Reading, repositories: readonly SelectedRepository[]): Promise<Planned> {
  const { policy, concurrency, now, end } = reading;
  const read = await pLimit(concurrency).map(repositories, (repository) => readOne(reading, repository));
  const known = await ask(reading, read);
  const settled = "policy" in known ? known.policy : policy;
  const planned = read.map((stage) => {
    if (stage.at === "ended") return stage;
    const { snapshot } = stage;
    if ("refuse" in known) return end(known.refuse(snapshot.repository));
    try {
      return { at: "planned", plan: plan(snapshot, settled, now) } as const;
    } catch (error) {
      return end(unreadable(snapshot.repository, error));
    }
  });
  return { policy: settled, repositories: planned };
}

async function readOne(reading: Reading, { name, fromCatalog }: SelectedRepository): Promise<Read> {
  const { registry, policy, now, stopped, stopBehind, onRead, onPlanned, end } = reading;
  const before = stopped();
  if (before !== undefined) return end(unread(name, before));
  try {
    const most = wanted(answered(policy, nothingGoingOn), name, now);
    const snapshot = await registry.snapshot(name, most, onRead(name));
    onPlanned(name);
    return { at: "read", snapshot };
  } catch (error) {
    // Distribution 2 lists repositories whose tags are all gone, and then does not know them.
    if (fromCatalog && error instanceof RegistryError && error.refusal === "gone") return end(untagged(name));
    const why = stopBehind(error);
    return end(why === undefined ? unreadable(name, error) : unread(name, why));
  }
}

/**
 * Asks after the last snapshot was taken, not before: work that began in between would have its image in a snapshot and
 * not be in the answer. This way an image that was read is without its work only where that has ended.
 */
async function ask(
  { policy, askCode, stopped }: Reading,
  read: readonly Read[],
): Promise<{ readonly policy: Policy } | { readonly refuse: (repository: string) => RepositoryResult }> {
  const questions = questionsOf(policy);
  if (questions.size === 0 || !read.some(({ at }) => at === "read")) return { policy };
  try {
    return { policy: answered(policy, await askCode()) };
  } catch (error) {
    const why = stopped();
    return { refuse: (repository) => (why === undefined ? unanswered(repository, error) : unread(repository, why)) };
  }
}
