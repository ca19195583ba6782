/** The table of the summary that has a row for each repository. */
import type { RepositoryResult, TagVerdict } from "../prune/result.ts";
import { formatNumber } from "./figures.ts";
import { andMore, code, table } from "./markdown.ts";
import { countVerdicts } from "./totals.ts";
import { statusWords, verdictWords } from "./wording.ts";

/** Markdown with at most `cap` rows, in the order given. Columns that would hold nothing but zeros are left out. */
export function overview(repositories: readonly RepositoryResult[], dryRun: boolean, cap: number): string {
  if (repositories.length === 0) return "";
  const columns = columnsOf(dryRun)
    .map(({ title, of }) => ({ title, numeric: true, numbers: repositories.map(of) }))
    .filter(({ numbers }) => numbers.some((number) => number > 0));
  const rows = repositories.slice(0, cap).map(({ name, status, tags, images }, at) => {
    const unread = tags.length + images.length === 0;
    const numbers = columns.map((column) => column.numbers[at] || (unread ? undefined : 0));
    const cells = numbers.map((number) => (number === undefined ? "–" : formatNumber(number)));
    return [code(name), statusWords(status, dryRun), ...cells];
  });
  const body = table([{ title: "Repository" }, { title: "Status" }, ...columns], rows);
  return `### Repositories\n\n${body}${andMore(repositories.length - cap)}\n`;
}

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
