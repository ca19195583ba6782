import { describe, expect, it } from "vitest";
import { type ErrorEntry, readCatalogue } from "../scripts/errors.ts";
import { hole, type Sentence, sentencesIn } from "../scripts/sentences.ts";

/** Where nothing but reasons, figures and layout are worded; what is thrown there counts all the same. */
const noErrors = /^src\/(report\/|prune\/(keep-|named-after|rule\.|untagged|standings|plan\.|classify|reference\.))/;

/** Sentences that end no run. */
const others = new Set([
  // Already gone is success.
  "… is gone",
  "… is gone already",
  "version … is gone already",
  // Noted in the details of a repository, where something stays or was looked at in vain.
  "… is listed, but does not exist; skipped",
  "… is listed, but has no image",
  "… is listed, but has no manifest",
  "… is …; it stays",
  "… was moved to … meanwhile",
  "a config could not be read",
  "GitHub does not tell which tags it has",
  "hidden in the registry",
  "is in the catalog, but holds no tag",
  "listed, but the registry does not have it",
  "not listed as a version",
  "nothing can be deleted here",
  "of a type that this action does not know",
  "pushed or tagged",
  "refused by a guard",
  "what is left of an untagging that was cut off",
  // Said of what is read, in the log.
  "(not a URL)",
  "an impossible time",
  "checking what stays in …",
  "Dry run: nothing is deleted",
  "Everything was read and planned; deleting begins, …",
  "no further delete begins",
  "nothing was deleted",
  "the manifests of …",
  "the run has ended",
  "the tags of …",
  // When space comes back.
  "… frees the layers that no image needs any more by itself, some time after the images were deleted. Removing only a tag frees nothing. Where soft delete is enabled, the space comes back when its retention is over.",
  "Docker Hub frees the layers that no image needs any more by itself, some time after the images were deleted. It tells the size of whole images only, and images share layers, so the bytes that become free are not known.",
  "GitHub does not say when it frees the space. A deleted version can be restored for 30 days by its `id` in the report. Which layers images share is not known, so the bytes that become free are not known either.",
  "This API only unlinks images. A CNCF distribution registry frees the space when its operator runs `registry garbage-collect` (with the registry stopped or read-only, and without `--delete-untagged`, which removes parts of images that are still tagged); zot frees it by its own garbage collection.",
  // Can only be reached by a bug of our own, which shows where.
  "… is not a method that the HTTP stack knows",
  "for an unknown reason",
  "no adapter for registry type …",
  "Octokit answered without a request",
  "only texts are sent to Azure",
  "the SDK answered without a request",
  // No sentences of ours.
  "(all|\\d+) +(?:…)(?: +each)?",
  "accept header does not support",
  "keep-within: …",
]);

const entries = readCatalogue().flatMap(({ errors }) => errors);
const said = entries.flatMap(({ says }) => says);

const sources = sentencesIn("src/").filter(({ isPattern }) => !isPattern);
const words = (text: string) => text.match(/\p{L}[\p{L}'’-]*/gu)?.length ?? 0;
const isRoute = (text: string) => /^(GET|DELETE) (\/|…\/)/.test(text);
const isSentence = (text: string, least: number) => words(text) >= least && text.includes(" ") && !isRoute(text);

describe("the list of errors", () => {
  it("has every sentence that the sources can say, and no other", () => {
    const found = new Set(
      sources
        .filter(({ file, text, isThrown }) => isSentence(text, isThrown ? 1 : 3) && (isThrown || !noErrors.test(file)))
        .map(({ text }) => text),
    );
    expect([...found].filter((text) => !said.includes(text) && !others.has(text))).toEqual([]);
    const all = new Set(sources.map(({ text }) => text));
    expect([...said, ...others].filter((text) => !all.has(text))).toEqual([]);
  });

  it("says everything once", () => {
    expect(said.filter((text, at) => said.indexOf(text) !== at || others.has(text))).toEqual([]);
  });

  it("has nothing that no test expects", () => {
    // What reports are made of in their tests is made up there.
    const expected = sentencesIn("__tests__/").filter(
      ({ file, text, isPattern }) =>
        file.endsWith(".test.ts") &&
        !/^__tests__\/(report\/|errors-list)/.test(file) &&
        (isPattern || text.includes(" ")),
    );
    const all = expected.map(({ text }) => text).join("\n");
    const told = new Set([...new Map(expected.map((one) => [one.text, one])).values()].flatMap(tellsOf));
    const isExpected = (entry: ErrorEntry, text: string) =>
      told.has(text) ||
      formOf(text).test(all) ||
      wordings(text).some((part) => all.includes(part) && isOf(entry, part));
    expect(entries.flatMap((entry) => entry.says.filter((text) => !isExpected(entry, text)))).toEqual([]);
  });
});

/** Whether `part` is in nothing that other entries say. */
function isOf(entry: ErrorEntry, part: string): boolean {
  return entries.every((other) => other === entry || !other.says.some((text) => text.includes(part)));
}

/** Texts of which a test expects enough to tell the entry: all that it names, or one piece of it. */
function tellsOf({ text, isPattern }: Sentence): readonly string[] {
  const pieces = piecesOf(text);
  return [pieces, ...pieces.map((piece) => [piece])].flatMap((group) => {
    if (group.join("").length < (isPattern ? 5 : 10)) return [];
    const [entry, ...others] = entries.filter(({ says }) => says.some((one) => holds(one, group)));
    return entry === undefined || others.length > 0 ? [] : entry.says.filter((one) => holds(one, group));
  });
}

/** Whether `pieces` are in `text`, one after the other. */
function holds(text: string, pieces: readonly string[]): boolean {
  let from = 0;
  return pieces.every((piece) => {
    const at = text.indexOf(piece, from);
    from = at + piece.length;
    return at >= 0;
  });
}

/** What stands between the holes. */
function piecesOf(text: string): readonly string[] {
  return text
    .split(hole)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}

/** Three words in a row each, or a whole piece that has no more. */
function wordings(text: string): readonly string[] {
  return piecesOf(text)
    .flatMap((piece) => {
      const all = piece.split(" ");
      return all.length <= 3 ? [piece] : all.slice(2).map((_, at) => all.slice(at, at + 3).join(" "));
    })
    .filter((part) => part.length >= 8);
}

/** Any message that `text` can have become. */
function formOf(text: string): RegExp {
  return new RegExp(
    piecesOf(text)
      .map((piece) => RegExp.escape(piece))
      .join("[^\\n]*"),
  );
}
