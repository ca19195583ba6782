/** What became of each tag of one repository, for the summary: a table for each verdict. */
import type { ImageResult, RepositoryResult, TagResult } from "../prune/result.ts";
import type { Digest } from "../prune/snapshot.ts";
import { count, formatAge, formatTime } from "./figures.ts";
import { andMore, code, details, htmlCode, prose, table, withExact } from "./markdown.ts";
import type { RunFacts } from "./run.ts";
import { explanation, gist, verdicts, verdictWords } from "./wording.ts";

/** Images without a tag, such as the platforms of an index, are listed as examples. */
const mostBare = 20;

/** Markdown with at most `cap` rows in each table, under a line to click on. Empty when there is nothing to tell. */
export function repositoryDetails(repository: RepositoryResult, { dryRun, startedAt }: Told, cap: number): string {
  const bare = bareImages(repository);
  const ids = idsOf(repository);
  const sections = [
    ...verdicts.flatMap((verdict) => {
      const tags = repository.tags.filter((tag) => tag.verdict === verdict);
      const images = bare.filter((image) => image.verdict === verdict);
      const words = verdictWords(verdict, dryRun);
      return [
        ...section(`${count(tags.length, "tag")} ${words}${explanation(verdict, dryRun)}`, tags, cap, [
          { title: "Tag", cell: ({ tag }) => code(tag.name) },
          { title: "Image", cell: ({ tag }) => short(tag.digest) },
          ...idColumn(ids, ({ tag }: TagResult) => tag.digest),
          ...ageColumns(tags, startedAt),
        ]),
        ...section(`${count(images.length, "image")} ${words} that had no tag`, images, Math.min(cap, mostBare), [
          { title: "Image", cell: ({ manifest }) => short(manifest.digest) },
          ...idColumn(ids, ({ manifest }: ImageResult) => manifest.digest),
          { title: "Media type", cell: ({ manifest }) => code(manifest.mediaType) },
        ]),
      ];
    }),
    ...noteSection(repository.notes, cap),
  ];
  if (sections.length === 0) return "";
  return details(`${htmlCode(repository.name)}: ${gist(repository.tags, dryRun)}`, sections.join("\n"));
}

/** What of the facts of a run it needs. */
type Told = Pick<RunFacts, "dryRun" | "startedAt">;

/** Images of which the tags do not tell already: those without one, unless they simply stay. */
export function bareImages(repository: RepositoryResult): readonly ImageResult[] {
  return repository.images.filter(({ tags, verdict }) => tags.length === 0 && verdict !== "retained");
}

/** The first 12 digits, as code: enough to recognise a digest; the report file has it whole. */
function short(digest: Digest): string {
  return code(digest.replace(/^([^:]*:.{12}).*$/s, "$1"));
}

interface Described<Item> {
  readonly title: string;
  readonly numeric?: boolean;
  cell(item: Item): string;
}

/** A table under a bold title. What most of it says about why stands above it, once. */
function section<Item extends { readonly reasons: readonly string[] }>(
  title: string,
  items: readonly Item[],
  cap: number,
  columns: readonly Described<Item>[],
): readonly string[] {
  if (items.length === 0) return [];
  const { usual, isAlways } = usualReasons(items);
  const why = { title: "Why", cell: (item: Item) => (together(item) === usual ? "as above" : written(item)) };
  const all = isAlways ? columns : [...columns, why];
  const rows = items.slice(0, cap).map((item) => all.map(({ cell }) => cell(item)));
  const example = items.find((item) => together(item) === usual);
  const above =
    example === undefined ? "" : `Why${isAlways ? "" : ", where it says “as above”"}: ${written(example)}\n\n`;
  return [`**${title}**\n\n${above}${table(all, rows)}${andMore(items.length - cap)}`];
}

interface Reasoned {
  readonly reasons: readonly string[];
}

function written({ reasons }: Reasoned): string {
  return reasons.map(prose).join("; ");
}

function together({ reasons }: Reasoned): string {
  return reasons.join("\n");
}

/** The reasons that at least half of several `items` share, if there are such, and whether it is all of them. */
function usualReasons(items: readonly Reasoned[]): { readonly usual?: string; readonly isAlways: boolean } {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(together(item), (counts.get(together(item)) ?? 0) + 1);
  const [usual, most] = [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), ["", 0]);
  if (most < 2 || most * 2 < items.length) return { isAlways: false };
  return { usual, isAlways: most === items.length };
}

/** What a registry can restore an image by, where it has such a thing. */
function idsOf({ images }: RepositoryResult): ReadonlyMap<Digest, string> {
  return new Map(images.flatMap(({ manifest: { digest, id } }) => (id === undefined ? [] : [[digest, id] as const])));
}

function idColumn<Item>(ids: ReadonlyMap<Digest, string>, of: (item: Item) => Digest): readonly Described<Item>[] {
  if (ids.size === 0) return [];
  const cell = (item: Item) => {
    const id = ids.get(of(item));
    return id === undefined ? "–" : code(id);
  };
  return [{ title: "Id", cell }];
}

/** How old each was when the run began, and from where that is known: in the title where it is the same for all. */
function ageColumns(tags: readonly TagResult[], startedAt: number): readonly Described<TagResult>[] {
  const sources = new Set(tags.flatMap(({ tag }) => (tag.time === undefined ? [] : [tag.time.source])));
  if (sources.size === 0) return [];
  const [only = ""] = sources;
  const isShared = sources.size === 1;
  const cell = ({ tag: { time } }: TagResult) => {
    if (time === undefined) return "–";
    const age = withExact(formatAge(startedAt - time.at), formatTime(time.at));
    return isShared ? age : `${age}, ${prose(time.source)}`;
  };
  return [{ title: isShared ? `Age (${prose(only)})` : "Age", cell }];
}

function noteSection(notes: readonly string[], cap: number): readonly string[] {
  if (notes.length === 0) return [];
  const items = notes.slice(0, cap).map((note) => `- ${prose(note)}\n`);
  return [`**Notes**\n\n${items.join("")}${andMore(notes.length - cap)}`];
}
