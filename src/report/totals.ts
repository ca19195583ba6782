/** The numbers of a run: outputs, summary and report file all take them from here. */
import type { ImageVerdict, RunResult, TagVerdict } from "../prune/result.ts";

export interface Totals {
  /** Tags that went because of this run, with their image or without. Not those that were gone already. */
  readonly tagsDeleted: number;
  readonly tagsRetained: number;
  readonly imagesDeleted: number;
  /** Absent where sizes are not known. */
  readonly bytesReclaimed: number | undefined;
  /** Steps that failed. */
  readonly failures: number;
  /** Steps left for the next run. */
  readonly remaining: number;
}

export function totals(result: RunResult): Totals {
  const tags = countVerdicts(result.repositories.flatMap((repository) => repository.tags));
  const images = countVerdicts(result.repositories.flatMap((repository) => repository.images));
  return {
    tagsDeleted: tags.deleted + tags.untagged,
    tagsRetained: tags.retained,
    imagesDeleted: images.deleted,
    bytesReclaimed: result.bytesReclaimed,
    failures: sum(result.repositories.map((repository) => repository.failures)),
    remaining: sum(result.repositories.map((repository) => repository.remaining)),
  };
}

/** How many carry each verdict. An image is never `untagged`. */
export function countVerdicts(
  judged: readonly { readonly verdict: TagVerdict | ImageVerdict }[],
): Readonly<Record<TagVerdict, number>> {
  const counts = { retained: 0, deleted: 0, untagged: 0, "already-gone": 0, changed: 0, failed: 0, remaining: 0 };
  for (const { verdict } of judged) counts[verdict] += 1;
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
