/** What the files of the workspace say about images of a registry. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { listed, type Reference, type References, referencesOf } from "../prune/reference.ts";
import { ReferenceFilesError } from "./error.ts";
import { type FileGlobs, findFiles, reading } from "./files.ts";
import type { Mention } from "./mention.ts";
import type { Naming } from "./naming.ts";
import { createScanner, type Scanner } from "./scan.ts";
import type { Placed, Structured } from "./structure.ts";
import { linesOf } from "./text.ts";

export interface ReferenceSearch {
  readonly globs: FileGlobs;
  /** The directory that the globs are relative to. */
  readonly workspace: string | undefined;
  readonly naming: Naming;
  /** Whether the run is about a repository. */
  isMeant(repository: string): boolean;
}

export interface ReadReferences {
  readonly references: References;
  /** What a person should know about the reading. */
  readonly warnings: readonly string[];
}

/** In bytes, all files together. */
const mostBytes = 64 * 1024 * 1024;

/** In characters: the structure of longer files is not looked at, which takes a hundred times as long as their text. */
const mostStructured = 1024 * 1024;

const input = "`protect-referenced-in`";

/**
 * Searches the files. Throws `ReferenceFilesError` when a glob matches no file, when a file cannot be read, and when none
 * of them refers to the registry: an empty list must not pass for an answer.
 */
export async function readReferences(search: ReferenceSearch): Promise<ReadReferences> {
  const { globs, workspace, naming } = search;
  const isMeant = remembered(search.isMeant);
  if (!workspace)
    throw new ReferenceFilesError(`${input}: GITHUB_WORKSPACE is not set, so there is no place to look for files`);
  try {
    const { files, unfollowed } = findFiles(workspace, globs);
    assertSize(workspace, files);
    const scan = createScanner(naming, isMeant);
    const found: Reference[] = [];
    const unclear: string[] = [];
    let isNamed = false;
    for (const file of files) {
      const { mentions, unknownLines } = await readFile(
        file,
        reading(file, () => readFileSync(join(workspace, file))),
        scan,
        naming,
        isMeant,
      );
      for (const { repository, tag, digest, guessed, isHere, line } of mentions) {
        isNamed ||= isHere;
        found.push({ repository, tag, digest, place: `${file}:${line}`, guessed });
      }
      unclear.push(...unknownLines.map((line) => `${file}:${line}`));
    }
    if (!isNamed) throw new ReferenceFilesError(nothingFound(files, naming));
    return { references: referencesOf(found), warnings: warningsOf(unclear, unfollowed) };
  } catch (error) {
    if (!(error instanceof ReferenceFilesError)) throw error;
    throw new ReferenceFilesError(`${input}: ${error.message}`, { cause: error });
  }
}

/** Files name few things often. */
function remembered(test: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const answer = test(name);
    if (known.size < 100_000) known.set(name, answer);
    return answer;
  };
}

function assertSize(workspace: string, files: readonly string[]): void {
  const sizes = files.map((file) => ({ file, size: reading(file, () => statSync(join(workspace, file))).size }));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  if (total <= mostBytes) return;
  const [largest] = sizes.sort((one, other) => other.size - one.size);
  throw new ReferenceFilesError(
    `the ${files.length} files hold ${total} bytes, more than the ${mostBytes} that are searched; the largest is ${largest?.file} (${largest?.size} bytes). Name only those that name images, or exclude some with \`!\``,
  );
}

async function readFile(
  file: string,
  bytes: Uint8Array,
  scan: Scanner,
  naming: Naming,
  isMeant: ReferenceSearch["isMeant"],
): Promise<{ readonly mentions: readonly Placed[]; readonly unknownLines: readonly number[] }> {
  const lines = linesOf(file, bytes);
  const mentions: Placed[] = [];
  const unknownLines: number[] = [];
  let namesHost = false;
  for (const [index, text] of lines.entries()) {
    const scanned = scan(text);
    namesHost ||= scanned.namesHost;
    if (scanned.isUnknown) unknownLines.push(index + 1);
    for (const mention of scanned.mentions) mentions.push({ ...mention, line: index + 1 });
  }
  const text = lines.join("\n");
  const hasParts = namesHost || mentions.some(({ isBare }) => isBare) || repositoryOf(text, isMeant);
  if (!hasParts || text.length > mostStructured) return { mentions, unknownLines };
  const structured = await structureOf(text, namesHost, scan, naming, isMeant);
  return { mentions: union(mentions, structured), unknownLines };
}

/** Whether a repository of the run stands under its key, without the registry. */
function repositoryOf(text: string, isMeant: ReferenceSearch["isMeant"]): boolean {
  for (const [, name = ""] of text.matchAll(
    /(?:repository|repo|newname|image)["']?[ \t]{0,9}:[ \t]{0,9}["']?([\w./-]{1,255})/gi,
  ))
    if (isMeant(name)) return true;
  return false;
}

async function structureOf(
  text: string,
  namesHost: boolean,
  scan: Scanner,
  { hosts: [host = ""] }: Naming,
  isMeant: ReferenceSearch["isMeant"],
): Promise<Structured> {
  const { readStructure } = await import("./structure.ts");
  const imagesIn = (image: string) => scan(image).mentions.filter(({ repository }) => repository !== undefined);
  const mentionsIn = (image: string): readonly Mention[] => {
    const found = imagesIn(image);
    if (found.length > 0 || /^[^/]*[.:][^/]*\//.test(image)) return found;
    const assumed = imagesIn(`${host}/${image}`);
    if (namesHost) return assumed;
    return assumed
      .filter(({ repository = "" }) => isMeant(repository))
      .map((mention) => ({ ...mention, isHere: false, guessed: true }));
  };
  try {
    return readStructure(text, (name) => imagesIn(name).length > 0, mentionsIn);
  } catch (error) {
    // What is nested more deeply than the parser can go, no tool wrote for people.
    if (error instanceof RangeError) return { mentions: [], resolved: new Set() };
    throw error;
  }
}

/** A repository of which the structure tells the tag needs no other. */
function union(mentions: readonly Placed[], { mentions: more, resolved }: Structured): readonly Placed[] {
  const kept = mentions
    .filter(({ isBare, tag, line }) => !(isBare && tag === "*" && resolved.has(line)))
    .map((mention) => (mention.isBare && resolved.has(mention.line) ? { ...mention, guessed: true } : mention));
  return [...kept, ...more].sort((one, other) => one.line - other.line);
}

function nothingFound(files: readonly string[], { hosts: [host = ""], isDefault }: Naming): string {
  const form = isDefault ? "NAMESPACE/REPOSITORY:TAG" : `${host}/REPOSITORY:TAG`;
  return `nothing in ${listed(files)} refers to ${host}, and an empty list would protect nothing. An image is recognised as \`${form}\`; search the files that name those in use, or leave the input out if there are none`;
}

function warningsOf(unclear: readonly string[], unfollowed: readonly string[]): readonly string[] {
  return [
    ...(unclear.length > 0
      ? [
          `${input}: ${listed(unclear)} name an image that only a variable tells, which protects nothing; search what was made of it, such as the output of \`helm template\` or \`kubectl get pods -o yaml\``,
        ]
      : []),
    ...(unfollowed.length > 0
      ? [`${input}: links to directories are not followed: ${listed(unfollowed)}; name what they lead to`]
      : []),
  ];
}
