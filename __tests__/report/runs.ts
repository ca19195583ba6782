/** Runs to report on: hostile ones at random, and large ones to order. */
import fc from "fast-check";
import type { ImageResult, RepositoryResult, RunResult, TagResult, TagVerdict } from "../../src/prune/result.ts";
import type { Run, RunFacts } from "../../src/report/run.ts";

export const facts: RunFacts = {
  registry: "localhost:5000",
  registryType: "oci",
  dryRun: false,
  startedAt: Date.UTC(2026, 10, 21, 2),
  finishedAt: Date.UTC(2026, 10, 21, 2, 0, 9),
  reclaims: "The space is freed when the garbage collector runs.",
};

/** What an attacker would put into a label: pieces of commands, markup and characters that cannot be seen. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...["::", ":", "##[", "##", "#", "[", "]", "add-mask", "warning", "stop-commands", "%0A", "\r", "\n", "\r\n"],
        ...["\u2028", "\u0085", "\u00a0", "\ufeff", "\u202e", "\u200b", "\ud800", " ", "\t", "|", "\\", "`", "``", "*"],
        ...["_x_", "~~", "<img src=x onerror=alert(1)>", "</details>", "<!--", "&lt;", "![x](http://127.0.0.1/y)"],
        ...["[x](javascript:y)", "http://127.0.0.1/z", "www.x.invalid", "a@x.invalid", "- [x] ", "1. ", "> ", "---"],
        ...["keep", "3", "1,200", "sha256:00", "🐳"],
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

const reasons = fc.array(hostile, { minLength: 1, maxLength: 3 });
const tagVerdict = fc.constantFrom<TagVerdict>(
  ...(["retained", "deleted", "untagged", "already-gone", "changed", "failed", "remaining"] as const),
);
const time = fc.option(
  fc.record({ at: fc.oneof(fc.integer(), fc.double(), fc.constant(Number.NaN)), source: hostile }),
  { nil: undefined },
);
const tagResult: fc.Arbitrary<TagResult> = fc.record({
  tag: fc.record({ name: hostile, digest: hostile, time }),
  verdict: tagVerdict,
  reasons,
});
const imageResult: fc.Arbitrary<ImageResult> = fc.record({
  manifest: fc.record({
    digest: hostile,
    mediaType: hostile,
    children: fc.constant([]),
    size: fc.option(fc.nat(), { nil: undefined }),
  }),
  tags: fc.array(hostile, { maxLength: 2 }),
  verdict: tagVerdict.filter((verdict) => verdict !== "untagged"),
  reasons,
});
const repositoryResult: fc.Arbitrary<RepositoryResult> = fc.record({
  name: hostile,
  status: fc.constantFrom("pruned", "unchanged", "refused", "failed", "incomplete"),
  message: fc.option(hostile, { nil: undefined }),
  tags: fc.array(tagResult, { maxLength: 5 }),
  images: fc.array(imageResult, { maxLength: 5 }),
  failures: fc.nat(3),
  remaining: fc.nat(3),
  notes: fc.array(hostile, { maxLength: 2 }),
});

export const anyRun: fc.Arbitrary<Run> = fc.record({
  facts: fc
    .record({ dryRun: fc.boolean(), registry: hostile, registryType: hostile, reclaims: hostile })
    .map((some) => ({
      ...facts,
      ...some,
    })),
  result: fc.record({
    repositories: fc.array(repositoryResult, { maxLength: 4 }),
    bytesReclaimed: fc.option(fc.nat(), { nil: undefined }),
    errors: fc.array(hostile, { maxLength: 2 }),
    warnings: fc.array(hostile, { maxLength: 2 }),
    stopped: fc.constantFrom(undefined, "cancelled", "time budget", "rate limit"),
  }),
});

/** A run with these repositories in which all else is well. */
export function runOf(repositories: readonly RepositoryResult[], over: Partial<RunResult> = {}, dryRun = false): Run {
  return { facts: { ...facts, dryRun }, result: { repositories, errors: [], warnings: [], ...over } };
}

export function digestOf(at: number): string {
  return `sha256:${at.toString(16).padStart(8, "0").repeat(8)}`;
}

/** A repository of `deleted` tags that went with their images after ten that stayed. */
export function prunedRepository(
  name: string,
  deleted: number,
  over: Partial<RepositoryResult> = {},
): RepositoryResult {
  const tags = Array.from(
    { length: deleted + 10 },
    (_, at): TagResult => ({
      tag: {
        name: `v${deleted + 10 - at}`,
        digest: digestOf(at),
        time: { at: facts.startedAt - at * 3_600_000, source: "pushed" },
      },
      verdict: at < 10 ? "retained" : "deleted",
      reasons: [at < 10 ? `keep ${at + 1} of 10` : `keep: not among the newest 10 of ${deleted + 10} images`],
    }),
  );
  const images = tags.map(
    ({ tag, verdict, reasons }): ImageResult => ({
      manifest: {
        digest: tag.digest,
        mediaType: "application/vnd.oci.image.manifest.v1+json",
        children: [],
        size: 584,
      },
      tags: [tag.name],
      verdict: verdict === "deleted" ? "deleted" : "retained",
      reasons,
    }),
  );
  const status = deleted > 0 ? "pruned" : "unchanged";
  return { name, status, tags, images, failures: 0, remaining: 0, notes: [], ...over };
}
