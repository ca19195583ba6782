/** Inputs that are lists: one entry per line, blank lines and lines that begin with `#` are ignored. */
import { type GroupBy, parseGroupBy } from "../prune/group.ts";
import { isDigest, isRepositoryName } from "../prune/names.ts";
import {
  isExact,
  isRegularExpression,
  type Pattern,
  PatternError,
  type PatternList,
  parsePatterns,
} from "../prune/pattern.ts";
import { exactNames } from "../prune/repositories.ts";
import type { Digest } from "../prune/snapshot.ts";
import { Mistake, quote } from "./mistake.ts";

/** Exclusions alone mean everything but those. Throws `Mistake`. */
export function parseTagPattern(text: string): PatternList {
  const entries = entriesOf(text);
  if (entries.length === 0) throw new Mistake("has no entry; `*` means all tags.");
  const list = patterns(entries, tagProblem);
  return list.includes.length > 0 ? list : { ...list, includes: parsePatterns(["*"]).includes };
}

/** `latest` is always among them, and no exclusion but `!latest` takes it out. Throws `Mistake`. */
export function parseProtect(text: string): PatternList {
  const list = patterns(entriesOf(text), tagProblem);
  if (list.excludes.some(({ source }) => source === "latest")) return list;
  const always = list.includes.some(({ source }) => source === "latest") ? [] : parsePatterns(["latest"]).includes;
  const spare = ({ source, matches }: Pattern): Pattern => ({
    source,
    matches: (name) => name !== "latest" && matches(name),
  });
  return { includes: [...always, ...list.includes], excludes: list.excludes.map(spare) };
}

/** Throws `Mistake`. */
export function parseGrouping(text: string): GroupBy {
  try {
    return parseGroupBy(text);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new Mistake(`${quote(text)} is refused: ${error.message.replace(/\.$/, "")}.`);
  }
}

/** Throws `Mistake`. */
export function parseDigests(text: string): ReadonlySet<Digest> {
  const digests = entriesOf(text).map((entry) => ({ entry, digest: entry.slice(entry.lastIndexOf("@") + 1) }));
  const problems = digests
    .filter(({ digest }) => !isDigest(digest))
    .map(
      ({ entry }) =>
        `${quote(entry)} is not a digest: sha256: and 64, or sha512: and 128, of the digits 0-9 and a-f.${/^[0-9a-f]{64}$/.test(entry) ? ` Did you mean sha256:${entry}?` : ""}`,
    );
  if (problems.length > 0) throw new Mistake(...problems);
  return new Set(digests.map(({ digest }) => digest));
}

/**
 * `host` is what users put in front of a repository's name by mistake; `misfit` tells why the registry has no repository
 * that a pattern could match. Throws `Mistake`.
 */
export function parseRepositories(
  text: string,
  host: string,
  misfit: (pattern: Pattern) => string | undefined,
): PatternList {
  const entries = entriesOf(text);
  if (entries.length === 0)
    throw new Mistake("is required: names or patterns, one per line, such as acme/web or acme/*.");
  if (entries.every((entry) => entry.startsWith("!"))) {
    throw new Mistake("has only exclusions; name what is to be pruned as well, such as acme/*.");
  }
  const list = patterns(entries, (entry) => repositoryProblem(entry, host));
  const misfits = list.includes.flatMap((pattern) => {
    const why = misfit(pattern);
    return why === undefined ? [] : [`${quote(pattern.source)} matches nothing there: ${why}`];
  });
  if (misfits.length > 0) throw new Mistake(...misfits);
  if (exactNames(list).length === 0 && list.includes.every(({ source }) => isExact(source)))
    throw new Mistake("excludes everything that it names.");
  return list;
}

/** The entries of a list. */
export function entriesOf(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Parses `entries` one by one, so that every bad one is named, then as a whole. */
export function patterns(entries: readonly string[], problemOf: (entry: string) => string | undefined): PatternList {
  const problems = entries.map((entry) => patternProblem(entry) ?? problemOf(entry.replace(/^!\s*/, "")));
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) throw new Mistake(...found);
  const whole = listProblem(entries);
  if (whole !== undefined) throw new Mistake(`${whole}.`);
  return parsePatterns(entries);
}

function patternProblem(entry: string): string | undefined {
  const why = listProblem([entry]);
  return why === undefined ? undefined : `${quote(entry)} is refused: ${why.replace(/\.$/, "")}.`;
}

function listProblem(entries: readonly string[]): string | undefined {
  try {
    parsePatterns(entries);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    throw error;
  }
}

/** The part of a glob that stands for itself: without `[[:digit:]]` classes. */
const literals = (entry: string) => entry.replace(/\[:\w+:\]/g, "");

function tagProblem(entry: string): string | undefined {
  if (isRegularExpression(entry)) return undefined;
  if (!/[:@/]/.test(literals(entry))) return impossibleProblem(entry, "tag", /[\w.-]/);
  const advice = entry.startsWith("/")
    ? " A regular expression stands between two slashes and takes no flags."
    : /sha(256|512):/.test(entry)
      ? " Digests go into protect-digests."
      : "";
  return `${quote(entry)} can never match: patterns match the tag, not the repository or the digest.${advice}`;
}

/**
 * What a name can never hold, in a glob outside of what has a meaning there: the entry would match nothing, and a
 * protection that matches nothing protects nothing.
 */
function impossible(entry: string, allowed: RegExp): string | undefined {
  const plain = literals(entry)
    // A class holds what a name can, too: a list in brackets, quotes and all, would pass for one.
    .replace(/\[[!^]?([^\]]*)\]/g, "$1")
    .replace(/[*?]/g, "");
  let depth = 0;
  for (const character of plain) {
    if (character === "{") depth++;
    else if (character === "}") depth--;
    else if (!allowed.test(character) && !(depth > 0 && character === ",")) return character;
  }
  return undefined;
}

function impossibleProblem(entry: string, what: string, allowed: RegExp): string | undefined {
  const character = impossible(entry, allowed);
  if (character === undefined) return undefined;
  const shown = /\s/.test(character) ? "a blank" : `"${character}"`;
  return `${quote(entry)} can never match: no ${what} holds ${shown}. Entries go one per line, without quotes; a regular expression stands between slashes.`;
}

function repositoryProblem(entry: string, host: string): string | undefined {
  if (isRegularExpression(entry)) return undefined;
  const advice = adviceFor(entry, host);
  if (/[:@]/.test(literals(entry))) {
    return `${quote(entry)} is not a repository: it names a host with a port, a tag or a digest. Tags are chosen by tag-pattern.${advice}`;
  }
  if (host !== "" && entry.startsWith(`${host}/`))
    return `${quote(entry)} repeats the registry; a repository is named without it.${advice}`;
  if (/[A-Z]/.test(entry)) return `${quote(entry)} can never match: repository names are lower-case.${advice}`;
  if (isExact(entry) && !isRepositoryName(entry)) {
    return (
      `${quote(entry)} is not the name of a repository: lower-case letters and digits, ` +
      `separated by ".", "_", "__", "-" or "/", at most 255 characters; entries go one per line.${advice}`
    );
  }
  return impossibleProblem(entry, "repository", /[\w./-]/);
}

/** What the user may have meant: without registry, tag and digest, and in lower case. */
function adviceFor(entry: string, host: string): string {
  const bare = entry.replace(/@.*$/s, "").replace(/:[^/]*$/, "");
  const [first = "", ...rest] = bare.split("/");
  const isHost = rest.length > 0 && (first === host || first === "localhost" || /^\w.*[.:]/.test(first));
  const meant = (isHost ? rest.join("/") : bare).toLowerCase();
  return isRepositoryName(meant) && meant !== entry ? ` Write ${quote(meant)}.` : "";
}
