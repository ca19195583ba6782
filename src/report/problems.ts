/** What a person must look at, gathered once for the annotations, the summary and the exit of the step. */
import type { RepositoryResult } from "../prune/result.ts";
import { count } from "./figures.ts";
import type { Run } from "./run.ts";
import { countVerdicts } from "./totals.ts";

export interface Problem {
  /** An error fails the step. */
  readonly severity: "error" | "warning";
  readonly title: string;
  /** What a person can do about it: sentences of our own. */
  readonly advice: string;
  /** Never empty. */
  readonly findings: readonly Finding[];
}

export interface Finding {
  /** Names of the repositories that it is about; empty when it is about the run as a whole. */
  readonly repositories: readonly string[];
  /** May carry text from the registry. */
  readonly message: string;
}

/** One problem of a kind at most, the gravest first. */
export function problemsOf({ facts, result }: Run): readonly Problem[] {
  const { repositories, stopped } = result;
  const stop = stopped && (stopped === "cancelled" ? "the run was cancelled" : `the ${stopped} is used up`);
  const problems: readonly Problem[] = [
    {
      severity: "error",
      title: facts.dryRun ? "The dry run failed" : "The run failed",
      advice: "Correct what the message names, then run it again.",
      findings: forRun(result.errors),
    },
    {
      severity: "error",
      title: "Refused: nothing was deleted there",
      advice:
        "What was to go is marked “refused by a guard” in the repositories below. If that is meant, do what the message says; if not, change the patterns or the keep rules.",
      findings: gather(repositories, refusal),
    },
    {
      severity: "error",
      title: "Failed",
      advice: "Correct what the message names, if it names anything. The next run tries again what failed.",
      findings: gather(repositories, failure),
    },
    {
      severity: "warning",
      title: "Stopped before the end: the next run goes on",
      advice: `Nothing, if a schedule runs this again.${stopped === "time budget" ? " To do more in one run, raise `time-budget`." : ""}`,
      findings: [...forRun(stop ? [stop] : []), ...gather(repositories, rest)],
    },
    {
      severity: "warning",
      title: "Changed meanwhile, so left alone",
      advice: "Nothing: the next run decides about them anew.",
      findings: gather(repositories, changes),
    },
    {
      severity: "warning",
      title: "Please check",
      advice: "Nothing failed. Make sure that each line is what you meant, and no slip in the workflow.",
      findings: forRun(result.warnings),
    },
  ];
  return problems.filter(({ findings }) => findings.length > 0);
}

/** Whether the step must fail. */
export function isFailed(run: Run): boolean {
  return problemsOf(run).some(({ severity }) => severity === "error");
}

/**
 * The repositories of `finding` as `name` writes them, three at most. Empty when it is about the run as a whole, or its
 * message begins with the name.
 */
export function placeOf({ repositories, message }: Finding, name: (repository: string) => string): string {
  if (repositories.length === 1 && message.startsWith(`${repositories[0]} `)) return "";
  const shown = repositories.slice(0, 3).map(name).join(", ");
  const more = repositories.length - 3;
  return more > 0 ? `${shown} and ${count(more, "more repository", "more repositories")}` : shown;
}

function refusal({ status, message }: RepositoryResult): string | undefined {
  return status === "refused" ? (message ?? "a guard said no") : undefined;
}

function failure({ status, message, failures }: RepositoryResult): string | undefined {
  if (status === "refused" || (status !== "failed" && failures === 0)) return undefined;
  return message ?? `${count(failures, "step")} failed`;
}

function rest({ status, message, remaining, failures }: RepositoryResult): string | undefined {
  if (status !== "incomplete") return undefined;
  // Nothing is known to be left of what could not be read; and with a failed step the message stands there already.
  const left = remaining > 0 ? [`${count(remaining, "step")} left`] : [];
  const why = message === undefined || failures > 0 ? [] : [message];
  return [...left, ...why].join(": ") || "not finished";
}

function changes({ tags, images }: RepositoryResult): string | undefined {
  const changed = { tag: countVerdicts(tags).changed, image: countVerdicts(images).changed };
  const present = Object.entries(changed).filter(([, amount]) => amount > 0);
  return present.map(([noun, amount]) => count(amount, noun)).join(", ") || undefined;
}

function forRun(messages: readonly string[]): readonly Finding[] {
  return messages.map((message) => ({ repositories: [], message }));
}

/** Repositories that say the same share a finding: one cause can hit hundreds of them. */
function gather(
  repositories: readonly RepositoryResult[],
  say: (repository: RepositoryResult) => string | undefined,
): readonly Finding[] {
  const said = Map.groupBy(repositories, say);
  return [...said].flatMap(([message, group]) =>
    message === undefined ? [] : [{ repositories: group.map(({ name }) => name), message }],
  );
}
