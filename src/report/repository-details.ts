/** What became of each tag of one repository, for the summary: a table for each verdict. */
import type { ImageResult, RepositoryResult, TagResult } from "../prune/result.ts";
import type { Digest } from "../prune/snapshot.ts";
import { count, formatTime } from "./figures.ts";
import { andMore, code, details, htmlCode, prose, table } from "./markdown.ts";
import { explanation, gist, verdicts, verdictWords } from "./wording.ts";

/** Images without a tag, such as the platforms of an index, are listed as examples. */
const mostBare = 20;

/** Markdown with at most `cap` rows in each table, to be opened by a click unless `open`. Empty when there is nothing to tell. */
export function repositoryDetails(repository: RepositoryResult, dryRun: boolean, open: boolean, cap: number): string {
  const bare = bareImages(repository);
  const sections = [
    ...verdicts.flatMap((verdict) => {
      const tags = repository.tags.filter((tag) => tag.verdict === verdict);
      const images = bare.filter((image) => image.verdict === verdict);
      return [
        ...tagSection(tags, `${verdictWords(verdict, dryRun)}${explanation(verdict, dryRun)}`, cap),
        ...imageSection(images, verdictWords(verdict, dryRun), Math.min(cap, mostBare)),
      ];
    }),
    ...noteSection(repository.notes, cap),
  ];
  if (sections.length === 0) return "";
  const title = `${htmlCode(repository.name)}: ${gist(repository.tags, dryRun)}`;
  return details(title, sections.join("\n"), open);
}

/** How many rows the details have in all. */
export function rowsOf(repository: RepositoryResult): number {
  return repository.tags.length + bareImages(repository).length;
}

/** Images of which the tags do not tell already: those without one, unless they simply stay. */
export function bareImages(repository: RepositoryResult): readonly ImageResult[] {
  return repository.images.filter(({ tags, verdict }) => tags.length === 0 && verdict !== "retained");
}

/** The first 12 digits, as code: enough to recognise a digest; the report file has it whole. */
function short(digest: Digest): string {
  return code(digest.replace(/^([^:]*:.{12}).*$/s, "$1"));
}

function tagSection(tags: readonly TagResult[], words: string, cap: number): readonly string[] {
  if (tags.length === 0) return [];
  const timed = tags.some(({ tag }) => tag.time);
  const columns = [{ title: "Tag" }, { title: "Image" }, ...(timed ? [{ title: "Time" }] : []), { title: "Why" }];
  const rows = tags.slice(0, cap).map(({ tag, reasons }) => {
    const time = tag.time ? `${formatTime(tag.time.at)}, ${prose(tag.time.source)}` : "–";
    return [code(tag.name), short(tag.digest), ...(timed ? [time] : []), reasons.map(prose).join("; ")];
  });
  return [`**${count(tags.length, "tag")} ${words}**\n\n${table(columns, rows)}${andMore(tags.length - cap)}`];
}

function imageSection(images: readonly ImageResult[], words: string, cap: number): readonly string[] {
  if (images.length === 0) return [];
  const columns = [{ title: "Image" }, { title: "Media type" }, { title: "Why" }];
  const rows = images
    .slice(0, cap)
    .map(({ manifest, reasons }) => [short(manifest.digest), code(manifest.mediaType), reasons.map(prose).join("; ")]);
  const title = `**${count(images.length, "image")} ${words} that had no tag**`;
  return [`${title}\n\n${table(columns, rows)}${andMore(images.length - cap)}`];
}

function noteSection(notes: readonly string[], cap: number): readonly string[] {
  if (notes.length === 0) return [];
  const items = notes.slice(0, cap).map((note) => `- ${prose(note)}\n`);
  return [`**Notes**\n\n${items.join("")}${andMore(notes.length - cap)}`];
}
