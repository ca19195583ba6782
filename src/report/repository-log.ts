/** What became of one repository, line by line: the record that stays in the log when everything else is lost. */
import type { RepositoryResult } from "../prune/result.ts";
import { formatTime } from "./figures.ts";
import type { Log } from "./log.ts";
import { bareImages } from "./repository-details.ts";
import { gist, statusWords, verdicts, verdictWords } from "./wording.ts";

/** Writes one group, with full digests. */
export function logRepository(log: Log, repository: RepositoryResult, dryRun: boolean): void {
  const title = `${repository.name}: ${statusWords(repository.status, dryRun)}, ${gist(repository.tags, dryRun)}`;
  log.group(title, lines(repository, dryRun));
}

function* lines(repository: RepositoryResult, dryRun: boolean): Generator<string> {
  if (repository.message !== undefined) yield `Message: ${repository.message}`;
  for (const note of repository.notes) yield `Note: ${note}`;
  for (const verdict of verdicts) {
    const words = verdictWords(verdict, dryRun);
    for (const { tag, reasons } of repository.tags.filter((judged) => judged.verdict === verdict)) {
      const time = tag.time ? `, ${tag.time.source} ${formatTime(tag.time.at)}` : "";
      yield `${words}: tag ${tag.name} at ${tag.digest}${time} (${reasons.join("; ")})`;
    }
    for (const { manifest, reasons } of bareImages(repository).filter((judged) => judged.verdict === verdict)) {
      yield `${words}: image ${manifest.digest} without a tag (${reasons.join("; ")})`;
    }
  }
}
