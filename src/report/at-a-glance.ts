/** The table at the top of the summary: what went, what stayed, and why, in all repositories together. */
import type { RunResult, TagResult, TagVerdict } from "../prune/result.ts";
import { countAllCauses, countCauses } from "./causes.ts";
import { bar, formatNumber } from "./figures.ts";
import { prose, table } from "./markdown.ts";
import { isGone, unbroken, verdicts, verdictWords } from "./wording.ts";

const columns = [
  { title: "Verdict" },
  { title: "Tags", numeric: true },
  { title: "Images", numeric: true },
  { title: "Share of the tags" },
  { title: "Why (tags)" },
];

const barLength = 20;

/** Markdown with a row for each verdict that there is; empty when there is none. */
export function atAGlance({ repositories }: Pick<RunResult, "repositories">, dryRun: boolean): string {
  const tags = repositories.flatMap((repository) => repository.tags);
  const images = repositories.flatMap((repository) => repository.images);
  const rows = verdicts.flatMap((verdict) => {
    const judged = tags.filter((tag) => tag.verdict === verdict);
    const amount = images.filter((image) => image.verdict === verdict).length;
    if (judged.length + amount === 0) return [];
    return [
      [
        unbroken(verdictWords(verdict, dryRun)),
        ...[judged.length, amount].map(formatNumber),
        bar(judged.length, tags.length, barLength),
        why(verdict, judged),
      ],
    ];
  });
  return rows.length === 0 ? "" : `${table(columns, rows)}\n`;
}

function why(verdict: TagVerdict, judged: readonly TagResult[]): string {
  if (judged.length === 0) return "–";
  if (isGone(verdict)) return prose(countAllCauses(judged));
  return verdict === "retained" ? prose(countCauses(judged)) : "see below";
}
