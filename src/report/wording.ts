/** How verdicts and statuses are called: the same words in the summary and in the log. */
import type { RepositoryStatus, TagResult, TagVerdict } from "../prune/result.ts";
import { count, formatNumber } from "./figures.ts";
import { countVerdicts } from "./totals.ts";

/** Whether nothing is there any more of what carries it, because of this run. */
export function isGone(verdict: TagVerdict): boolean {
  return verdict === "deleted" || verdict === "untagged";
}

/** In the order in which a reader wants them: what needs a look first, what went, what stayed. */
export const verdicts: readonly TagVerdict[] = [
  "failed",
  "changed",
  "remaining",
  "deleted",
  "untagged",
  "already-gone",
  "retained",
];

/** One or two words, which never let a dry run be mistaken for a real one. */
export function verdictWords(verdict: TagVerdict, dryRun: boolean): string {
  const done = isGone(verdict) || verdict === "retained";
  return `${dryRun && done ? "would be " : ""}${verdict.replace("-", " ")}`;
}

/** What a tag's verdict means, where it does not speak for itself. */
export function explanation(verdict: TagVerdict, dryRun: boolean): string {
  const explained: Partial<Record<TagVerdict, string>> = {
    changed: " since the plan was made, and left alone",
    remaining: " for the next run",
    deleted: ", images included",
    untagged: dryRun ? " (only the tag would go, the image stays)" : " (only the tag went, the image stays)",
  };
  return explained[verdict] ?? "";
}

/** `36 tags deleted, 1 tag untagged, 4 tags retained`. */
export function gist(tags: readonly TagResult[], dryRun: boolean): string {
  const counts = countVerdicts(tags);
  const present = verdicts.filter((verdict) => counts[verdict] > 0);
  return (
    present.map((verdict) => `${count(counts[verdict], "tag")} ${verdictWords(verdict, dryRun)}`).join(", ") ||
    "no tags"
  );
}

/** In the order in which a reader wants them. */
const statuses: readonly RepositoryStatus[] = ["failed", "refused", "incomplete", "pruned", "unchanged"];

/** Those that need a look first, otherwise in the order given. */
export function byUrgency<T extends { readonly status: RepositoryStatus }>(repositories: readonly T[]): readonly T[] {
  return repositories.toSorted((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status));
}

/** For the eye that skims; the words say the same. */
const icons: Readonly<Record<RepositoryStatus, string>> = {
  failed: "❌",
  refused: "⛔",
  incomplete: "⏸️",
  pruned: "✅",
  unchanged: "➖",
};

/** `statusWords` with a sign in front, which no line break parts. */
export function statusSign(status: RepositoryStatus, dryRun: boolean): string {
  return unbroken(`${dryRun && status === "pruned" ? "🔎" : icons[status]} ${statusWords(status, dryRun)}`);
}

/** `text` for a cell of a table, on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

/** ` (3 failed, 120 pruned, 77 unchanged)`; empty when all are the same. */
export function statusGist(repositories: readonly { readonly status: RepositoryStatus }[], dryRun: boolean): string {
  const present = statuses.filter((status) => repositories.some((one) => one.status === status));
  const counts = present.map((status) => {
    const { length } = repositories.filter((one) => one.status === status);
    return `${formatNumber(length)} ${statusWords(status, dryRun)}`;
  });
  return counts.length > 1 ? ` (${counts.join(", ")})` : "";
}

export function statusWords(status: RepositoryStatus, dryRun: boolean): string {
  return dryRun && status === "pruned" ? "would be pruned" : status;
}
