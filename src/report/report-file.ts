/** The report for machines, described by `schema/report.schema.json`, and the record that any undo starts from. */
import type { ImageResult, RepositoryResult, TagResult } from "../prune/result.ts";
import { isoTime } from "./figures.ts";
import type { Run } from "./run.ts";
import { totals } from "./totals.ts";

/**
 * The JSON text in pieces, each tag and each image on a line of its own. All of it could outgrow what one string may
 * hold, and the largest clean-up is the one that needs its record most.
 */
export function* reportPieces({ facts, result }: Run): Generator<string> {
  const { bytesReclaimed = null, ...numbers } = totals(result);
  const head = {
    version: 1,
    registry: facts.registry,
    registryType: facts.registryType,
    dryRun: facts.dryRun,
    startedAt: isoTime(facts.startedAt),
    finishedAt: isoTime(facts.finishedAt),
    stopped: result.stopped ?? null,
    totals: { ...numbers, bytesReclaimed },
    bytesAreUpperBound: result.bytesAreUpperBound ?? false,
    errors: result.errors,
    warnings: result.warnings,
  };
  yield `${unclosed(head)},"repositories":[`;
  yield* list(result.repositories, repositoryPieces);
  yield "]}\n";
}

function* repositoryPieces(repository: RepositoryResult): Generator<string> {
  const { name, status, message = null, failures, remaining, notes } = repository;
  yield `${unclosed({ name, status, message, failures, remaining, notes })},"tags":[`;
  yield* list(repository.tags, tagPieces);
  yield '],"images":[';
  yield* list(repository.images, imagePieces);
  yield "]}";
}

function* tagPieces({ tag, verdict, reasons }: TagResult): Generator<string> {
  const { name, digest, time } = tag;
  const moment = time && isoTime(time.at);
  const timeSource = moment ? time.source : null;
  yield JSON.stringify({ name, digest, time: moment ?? null, timeSource, verdict, reasons });
}

function* imagePieces({ manifest, tags, verdict, reasons }: ImageResult): Generator<string> {
  const { digest, id, mediaType, size = null } = manifest;
  yield JSON.stringify({ digest, id, mediaType, size, tags, verdict, reasons });
}

/** An object's JSON without the closing brace, so that more can follow. */
function unclosed(value: object): string {
  return JSON.stringify(value).slice(0, -1);
}

function* list<T>(items: readonly T[], pieces: (item: T) => Iterable<string>): Generator<string> {
  for (const [at, item] of items.entries()) {
    yield at === 0 ? "\n" : ",\n";
    yield* pieces(item);
  }
}
