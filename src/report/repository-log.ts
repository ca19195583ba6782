/**
 * What became of one repository, in the log: what went, by full digest, as the record that is left when everything else is
 * lost; what stays, as numbers. Every decision by itself is for those who debug.
 */
import type { RepositoryResult } from "../prune/result.ts";
import { countCauses } from "./causes.ts";
import { count, formatTime } from "./figures.ts";
import type { Log } from "./log.ts";
import { bareImages } from "./repository-details.ts";
import { gist, statusWords, verdicts, verdictWords } from "./wording.ts";

/** So many names stand in one line: thousands of lines can be read by nobody, and slow down the page that shows them. */
const perLine = 10;

/** Writes one group. */
export function logRepository(log: Log, repository: RepositoryResult, dryRun: boolean): void {
  const title = `${repository.name}: ${statusWords(repository.status, dryRun)}, ${gist(repository.tags, dryRun)}`;
  log.group(title, lines(repository, dryRun));
  for (const decision of decisions(repository, dryRun)) log.debug(decision);
}

interface Judged {
  readonly reasons: readonly string[];
}

function* lines(repository: RepositoryResult, dryRun: boolean): Generator<string> {
  const { tags, message, notes } = repository;
  if (message !== undefined) yield `Message: ${message}`;
  for (const note of notes) yield `Note: ${note}`;
  for (const verdict of verdicts) {
    const words = verdictWords(verdict, dryRun);
    const judged = tags.filter((tag) => tag.verdict === verdict);
    if (verdict === "retained") {
      if (judged.length > 0) yield `${words}: ${count(judged.length, "tag")}: ${countCauses(judged)}`;
      continue;
    }
    yield* byReason(judged, `${words}`, ({ tag }) => `${tag.name}@${tag.digest}`);
    const bare = bareImages(repository).filter((image) => image.verdict === verdict);
    yield* byReason(bare, `${words}, without a tag`, ({ manifest }) => manifest.digest);
  }
}

/** Those that share their reasons share lines. */
function* byReason<Item extends Judged>(
  items: readonly Item[],
  words: string,
  name: (item: Item) => string,
): Generator<string> {
  for (const [reasons, group] of Map.groupBy(items, (item) => item.reasons.join("; "))) {
    for (let at = 0; at < group.length; at += perLine) {
      yield `${words} (${reasons}): ${group
        .slice(at, at + perLine)
        .map(name)
        .join(", ")}`;
    }
  }
}

function* decisions({ name, tags, images }: RepositoryResult, dryRun: boolean): Generator<string> {
  for (const { tag, verdict, reasons } of tags) {
    const time = tag.time ? `, ${tag.time.source} ${formatTime(tag.time.at)}` : "";
    yield `${name}: ${verdictWords(verdict, dryRun)}: tag ${tag.name} at ${tag.digest}${time} (${reasons.join("; ")})`;
  }
  for (const { manifest, verdict, reasons } of images) {
    yield `${name}: ${verdictWords(verdict, dryRun)}: image ${manifest.digest} (${reasons.join("; ")})`;
  }
}
