/** The table of the summary that has a row for each repository. */
import type { RepositoryResult, TagVerdict } from "../prune/result.ts";
import { bar, count, formatNumber } from "./figures.ts";
import { andMore, code, details, table } from "./markdown.ts";
import { countVerdicts } from "./totals.ts";
import { isGone, statusSign, verdictWords } from "./wording.ts";

/** So many rows are shown without a click. */
const shown = 10;

/** Markdown with at most `cap` rows, in the order given. Columns that would hold nothing but zeros are left out. */
export function overview(repositories: readonly RepositoryResult[], dryRun: boolean, cap: number): string {
  if (repositories.length === 0) return "";
  const measures = columnsOf(dryRun)
    .map(({ title, of }) => ({ title, numeric: true, numbers: repositories.map(of) }))
    .filter(({ numbers }) => numbers.some((number) => number > 0));
  const anyGone = repositories.some(({ tags }) => tags.some(({ verdict }) => isGone(verdict)));
  const rows = repositories.slice(0, cap).map(({ name, status, tags, images }, at) => {
    const unread = tags.length + images.length === 0;
    const numbers = measures.map((measure) => measure.numbers[at] || (unread ? undefined : 0));
    const cells = numbers.map((number) => (number === undefined ? "–" : formatNumber(number)));
    const share = bar(tags.filter(({ verdict }) => isGone(verdict)).length, tags.length, barLength);
    return [code(name), statusSign(status, dryRun), ...cells, ...(anyGone ? [share] : [])];
  });
  const shares = anyGone ? [{ title: `Share ${dryRun ? "that would go" : "that went"}` }] : [];
  const columns = [{ title: "Repository" }, { title: "Status" }, ...measures, ...shares];
  const [first, rest] = [rows.slice(0, shown), rows.slice(shown)];
  const others = count(rest.length, "more repository", "more repositories");
  const more = rest.length === 0 ? "" : `\n${details(others, table(columns, rest))}`;
  return `### Repositories\n\n${table(columns, first)}${more}${andMore(repositories.length - cap)}\n`;
}

const barLength = 10;

interface Measure {
  readonly title: string;
  of(repository: RepositoryResult): number;
}

function columnsOf(dryRun: boolean): readonly Measure[] {
  const tags = (verdict: TagVerdict): Measure => ({
    title: `Tags ${verdictWords(verdict, dryRun)}`,
    of: (repository) => countVerdicts(repository.tags)[verdict],
  });
  return [
    tags("deleted"),
    tags("untagged"),
    tags("retained"),
    {
      title: `Images ${verdictWords("deleted", dryRun)}`,
      of: (repository) => countVerdicts(repository.images).deleted,
    },
    { title: "Steps failed", of: (repository) => repository.failures },
    tags("changed"),
    tags("already-gone"),
    { title: "Steps remaining", of: (repository) => repository.remaining },
  ];
}
