/** What a report is made of: the facts of a run and what it did. */
import type { RunResult } from "../prune/result.ts";

export interface RunFacts {
  /** The registry as the user wrote it. */
  readonly registry: string;
  readonly registryType: string;
  readonly dryRun: boolean;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds since the epoch. */
  readonly finishedAt: number;
  /** When this registry frees the space: one sentence. */
  readonly reclaims: string;
}

export interface Run {
  readonly facts: RunFacts;
  readonly result: RunResult;
}

/** The result of a run that ended before anything was read. */
export function failedBefore(message: string): RunResult {
  return { repositories: [], errors: [message], warnings: [] };
}
