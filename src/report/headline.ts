/** A run in one line: the heading of the summary, the last line of the log, the message of a failed step. */
import { count } from "./figures.ts";
import { isFailed } from "./problems.ts";
import type { Run } from "./run.ts";
import { totals } from "./totals.ts";

/** `Pruned`, `Dry run: nothing was deleted`, `Failed`, …: answers "did it work?". Carries nothing from the registry. */
export function outcome(run: Run): string {
  const { facts, result } = run;
  const failed = isFailed(run);
  if (facts.dryRun) return `Dry run${failed ? " failed" : ""}: nothing was deleted`;
  const { tagsDeleted, imagesDeleted, failures } = totals(result);
  const untouched = tagsDeleted + imagesDeleted + failures === 0;
  if (failed) return untouched ? "Failed: nothing was deleted" : "Failed in part";
  if (result.stopped) return "Stopped before the end";
  return untouched ? "Nothing to prune" : "Pruned";
}

/** `37 tags removed, 36 images deleted, 4 tags retained`; in a dry run with "would be". */
export function balance({ facts, result }: Run): string {
  const { tagsDeleted, imagesDeleted, tagsRetained, failures, remaining } = totals(result);
  if (result.repositories.length === 0) return "no repository was read";
  const would = facts.dryRun ? "would be " : "";
  return [
    `${count(tagsDeleted, "tag")} ${would}removed`,
    `${count(imagesDeleted, "image")} ${would}deleted`,
    `${count(tagsRetained, "tag")} ${would}retained`,
    ...(failures > 0 ? [`${count(failures, "step")} failed`] : []),
    ...(remaining > 0 ? [`${count(remaining, "step")} left`] : []),
  ].join(", ");
}

/** Both in one line. */
export function headline(run: Run): string {
  return `${outcome(run)}; ${balance(run)}`;
}
