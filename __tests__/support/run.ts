/** One run of the engine over a registry, with the settings that tests seldom care about filled in. */
import type { Answers } from "../../src/prune/code.ts";
import { parsePatterns } from "../../src/prune/pattern.ts";
import type { MaxDeletions, Policy } from "../../src/prune/policy.ts";
import { type Observer, prune, type Stopped } from "../../src/prune/prune.ts";
import type { Registry } from "../../src/prune/registry.ts";
import type { RepositoryResult, RunResult } from "../../src/prune/result.ts";
import { now } from "./state.ts";

export interface RunOptions {
  /** Names and patterns; default `app`. */
  readonly repositories?: readonly string[];
  /** What is told of the repository of code; default nothing. */
  readonly askCode?: () => Promise<Answers>;
  readonly dryRun?: boolean;
  readonly maxDeletions?: MaxDeletions;
  readonly verify?: boolean;
  readonly concurrency?: number;
  readonly now?: number;
  readonly stopped?: Stopped;
  readonly observer?: Partial<Observer>;
}

export function run(registry: Registry, policy: Policy, options: RunOptions = {}): Promise<RunResult> {
  const entries = options.repositories ?? ["app"];
  return prune(
    registry,
    {
      repositories: [parsePatterns(entries)],
      policy,
      askCode: options.askCode ?? (() => Promise.resolve({})),
      dryRun: options.dryRun ?? false,
      maxDeletions: options.maxDeletions,
      verify: options.verify ?? true,
      concurrency: options.concurrency ?? 4,
      now: options.now ?? now,
    },
    options.stopped ?? (() => undefined),
    {
      onRead: () => () => {},
      onPlanned: () => {},
      onActing: () => {},
      onCheck: () => {},
      onStep: () => {},
      onResult: () => {},
      ...options.observer,
    },
  );
}

/** What `result` says of `repository`. Throws when it says nothing. */
export function resultFor(result: RunResult, repository = "app"): RepositoryResult {
  const found = result.repositories.find(({ name }) => name === repository);
  if (!found) throw new Error(`the run says nothing of ${repository}`);
  return found;
}
