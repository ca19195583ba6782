/** The job summary: what somebody reads who was woken by it. Did it work, what went, what stayed and why, what to do. */
import { atAGlance } from "./at-a-glance.ts";
import { fillWithin } from "./budget.ts";
import { count, formatBytes, formatNumber, formatSpan, formatTime } from "./figures.ts";
import { balance, outcome } from "./headline.ts";
import { type Alert, alert, code, details, prose, withExact } from "./markdown.ts";
import { overview } from "./overview.ts";
import { isFailed, placeOf, problemsOf } from "./problems.ts";
import { repositoryDetails } from "./repository-details.ts";
import type { Run } from "./run.ts";
import { totals } from "./totals.ts";
import { byUrgency, statusGist } from "./wording.ts";

/** GitHub Flavored Markdown of at most `limit` bytes of UTF-8, a million or so. */
export function summaryOf(run: Run, limit: number): string {
  const { facts, result } = run;
  const repositories = byUrgency(result.repositories);
  const opening = `## ${sign(run)} ${outcome(run)}\n\n**${balance(run)}**\n\n${atAGlance(result, facts.dryRun)}`;
  const top = fillWithin(limit / 2, [1000, 100, 10, 1], (cap) => [
    opening,
    ...attention(run, cap),
    about(run),
    overview(repositories, facts.dryRun, cap),
  ]).text;
  const room = limit - Buffer.byteLength(top) - 200;
  const body = fillWithin(room, [1000, 500, 200, 100, 50, 20, 10], function* (cap) {
    for (const repository of repositories) yield repositoryDetails(repository, facts, cap);
  });
  const missing = count(repositories.length - body.taken, "repository", "repositories");
  const gap = body.whole ? "" : `\nThe details of ${missing} do not fit on this page: see the report file.\n`;
  return `${top}${body.text}${gap}`;
}

/** For the eye that skims; the words after it say the same. */
function sign(run: Run): string {
  if (isFailed(run)) return "❌";
  if (run.facts.dryRun) return "🔎";
  return run.result.stopped ? "⏸️" : "✅";
}

/** What needs a human, the gravest first, and that a dry run was one. */
function attention(run: Run, cap: number): readonly string[] {
  const problems = problemsOf(run).map(({ severity, title, findings, advice }) => {
    const items = findings.slice(0, cap).map((finding) => {
      const place = placeOf(finding, code);
      return place === "" ? prose(finding.message) : `${place}: ${prose(finding.message)}`;
    });
    const left = findings.length - cap;
    const more = left > 0 ? [`…and ${formatNumber(left)} more, see the report file`] : [];
    return alert({ kind: severity === "error" ? "CAUTION" : "WARNING", title, items: [...items, ...more], advice });
  });
  const alerts = [...(run.facts.dryRun ? [alert(dry)] : []), ...problems];
  return alerts.length === 0 ? ["**What to do:** nothing.\n\n"] : alerts.map((text) => `${text}\n`);
}

const dry: Alert = {
  kind: "IMPORTANT",
  title: "This was a dry run: the registry is as it was before",
  items: [],
  advice: "Look at what would go. If that is right, take `dry-run: true` out of the workflow.",
};

/** Where and when it was, what it frees, and where the record is. */
function about(run: Run): string {
  const { facts, result } = run;
  const { startedAt, finishedAt } = facts;
  const span = `${formatTime(startedAt)}, took ${formatSpan(finishedAt - startedAt)}`;
  const amount = count(result.repositories.length, "repository", "repositories");
  const states = statusGist(result.repositories, facts.dryRun);
  return `Registry ${code(facts.registry)} (${prose(facts.registryType)}), ${amount}${states}, ${span}.

${space(run)}${details(`${hasChanged(run) ? "How to undo" : "All decisions"}: the report file`, record)}
`;
}

function hasChanged({ facts, result }: Run): boolean {
  const { tagsDeleted, imagesDeleted } = totals(result);
  return !facts.dryRun && tagsDeleted + imagesDeleted > 0;
}

const record = `The report file (output \`report\`) maps every tag to its full digest, and to the \`id\` of its image where the registry has
one: the record that any undo starts from. It goes with the runner, so upload it as an artifact to keep it.
`;

/** An API delete alone frees nothing on most servers: the promise comes with its condition. */
function space({ facts, result }: Run): string {
  const { bytesReclaimed, imagesDeleted } = totals(result);
  if (imagesDeleted === 0) return "";
  const known =
    bytesReclaimed === undefined ? undefined : withExact(formatBytes(bytesReclaimed), count(bytesReclaimed, "byte"));
  const free = `the registry ${facts.dryRun ? "could" : "can"} free ${result.bytesAreUpperBound ? "up to " : ""}${known}`;
  const bound = result.bytesAreUpperBound ? "Repositories that this run did not read may share some of it. " : "";
  const why = known === undefined ? "The registry does not tell the size of every image that goes. " : bound;
  return details(`Space: ${known === undefined ? "not known" : free}`, `${why}${prose(facts.reclaims)}\n`);
}
