/** The job summary: what somebody reads who was woken by it. Did it work, what went, what stayed and why, what to do. */
import { fillWithin } from "./budget.ts";
import { count, formatBytes, formatNumber, formatSpan, formatTime } from "./figures.ts";
import { balance, outcome } from "./headline.ts";
import { alert, code, prose } from "./markdown.ts";
import { overview } from "./overview.ts";
import { placeOf, problemsOf } from "./problems.ts";
import { repositoryDetails, rowsOf } from "./repository-details.ts";
import type { Run } from "./run.ts";
import { totals } from "./totals.ts";
import { byUrgency } from "./wording.ts";

/** Details of up to so many rows, in all repositories together, are shown without a click. */
const openRows = 30;

/** GitHub Flavored Markdown of at most `limit` bytes of UTF-8, a million or so. */
export function summaryOf(run: Run, limit: number): string {
  const { dryRun } = run.facts;
  const repositories = byUrgency(run.result.repositories);
  const top = fillWithin(limit / 2, [1000, 100, 10, 1], (cap) => [
    opening(run),
    ...attention(run, cap),
    overview(repositories, dryRun, cap),
  ]).text;
  const rows = repositories.reduce((sum, repository) => sum + rowsOf(repository), 0);
  const room = limit - Buffer.byteLength(top + record) - 200;
  const body = fillWithin(room, [1000, 500, 200, 100, 50, 20, 10], function* (cap) {
    for (const repository of repositories) yield repositoryDetails(repository, dryRun, rows <= openRows, cap);
  });
  const missing = count(repositories.length - body.taken, "repository", "repositories");
  const gap = body.whole ? "" : `\nThe details of ${missing} do not fit on this page: see the report file.\n`;
  return `${top}${body.text}${gap}${record}`;
}

const record = `
The report file (output \`report\`) maps every tag to its full digest: the record that any undo starts from. It goes with
the runner, so upload it as an artifact to keep it.
`;

function opening(run: Run): string {
  const { facts, result } = run;
  const { startedAt, finishedAt } = facts;
  const span = `${formatTime(startedAt)}, took ${formatSpan(finishedAt - startedAt)}`;
  return `## ${outcome(run)}

**${balance(run)}**

Registry ${code(facts.registry)} (${prose(facts.registryType)}), ${count(result.repositories.length, "repository", "repositories")}, ${span}.
${space(run)}
`;
}

/** An API delete alone frees nothing on most servers: the promise comes with its condition. */
function space({ facts, result }: Run): string {
  const { bytesReclaimed, imagesDeleted } = totals(result);
  if (imagesDeleted === 0) return "";
  const known = bytesReclaimed !== undefined;
  const amount = known
    ? `the registry ${facts.dryRun ? "could" : "can"} free ${result.bytesAreUpperBound ? `${formatBytes(bytesReclaimed)}, less what repositories share that this run did not read` : formatBytes(bytesReclaimed)}`
    : "not known, because the registry does not tell the size of every image that goes";
  return `\nSpace: ${amount}. ${prose(facts.reclaims)}\n`;
}

/** What needs a human, the gravest first. */
function attention(run: Run, cap: number): readonly string[] {
  return problemsOf(run).map(({ severity, title, findings }) => {
    const items = findings.slice(0, cap).map((finding) => {
      const place = placeOf(finding, code);
      return place === "" ? prose(finding.message) : `${place}: ${prose(finding.message)}`;
    });
    const left = findings.length - cap;
    const more = left > 0 ? [`…and ${formatNumber(left)} more, see the report file`] : [];
    return `${alert(severity === "error" ? "CAUTION" : "WARNING", title, [...items, ...more])}\n`;
  });
}
