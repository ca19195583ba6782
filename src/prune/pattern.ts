/**
 * Patterns for tags and repositories: globs and `/regular expressions/`, always anchored, always in linear time, because
 * names can come from strangers. Globs are minimatch's (a Thompson machine without back-tracking since version 11),
 * regular expressions are RE2's.
 */
import { braceExpand, Minimatch } from "minimatch";
import { RE2JS } from "re2js";
import { messageOf } from "./errors.ts";

/** One pattern as it was written. */
export interface Pattern {
  readonly source: string;
  /**
   * The first path parts that the names can have which it matches, where it says so in clear: `acme` for a glob
   * `acme/*`. Absent where that could be anything, and for regular expressions.
   */
  readonly namespaces?: readonly string[] | undefined;
  matches(name: string): boolean;
}

/** Patterns of which any may match, and exclusions (`!`) of which none may. */
export interface PatternList {
  readonly includes: readonly Pattern[];
  readonly excludes: readonly Pattern[];
}

/** A pattern that cannot be used; the message says why, without naming the input. */
export class PatternError extends Error {
  override readonly name = "PatternError";
}

/** Longer patterns, and more of them in one list, are refused: they are mistakes or attacks. */
const longest = 1024;
const most = 100;
/** What braces expand to, in one glob. Past its own limit the library leaves alternatives out without a word. */
const mostAlternatives = 500;

/** Whether one of `includes` matches and none of `excludes` does. */
export function selects(list: PatternList, name: string): boolean {
  return (
    list.includes.some((pattern) => pattern.matches(name)) && !list.excludes.some((pattern) => pattern.matches(name))
  );
}

/** Whether `entry` can match one name only, itself: nothing in it is a wildcard. */
export function isExact(entry: string): boolean {
  return !isRegularExpression(entry) && !/[*?[\]{}!\\]/.test(entry);
}

/** Parses entries such as `v*`, `/^v\d+$/`, `!*-rc*`. An empty list selects nothing. Throws `PatternError`. */
export function parsePatterns(entries: readonly string[]): PatternList {
  if (entries.length > most)
    throw new PatternError(`${entries.length} patterns are too many; at most ${most} are accepted`);
  const excluded = (entry: string) => entry.startsWith("!");
  return {
    includes: entries.filter((entry) => !excluded(entry)).map(parsePattern),
    excludes: entries.filter(excluded).map((entry) => parsePattern(entry.slice(1).trim())),
  };
}

function parsePattern(source: string): Pattern {
  return isRegularExpression(source) ? regularExpression(source) : glob(source);
}

function assertPlausible(source: string): void {
  if (source.length > longest) throw new PatternError(`the pattern is longer than ${longest} characters`);
  if (source === "") throw new PatternError("the pattern is empty");
}

/** Whether `source` is written between slashes. */
export function isRegularExpression(source: string): boolean {
  return source.length > 2 && source.startsWith("/") && source.endsWith("/");
}

function regularExpression(source: string): Pattern {
  const compiled = compile(source);
  return { source, matches: (name) => compiled.matches(name) };
}

/** The regular expression that `source` is, between slashes or without them. Throws `PatternError`. */
export function compile(source: string): RE2JS {
  assertPlausible(source);
  try {
    return RE2JS.compile(isRegularExpression(source) ? source.slice(1, -1) : source);
  } catch (error) {
    const advice = /\(\?[=!<]/.test(source)
      ? " Look-around is not part of RE2 syntax; use an exclusion (`!pattern`) instead."
      : "";
    throw new PatternError(`\`${source}\` is not a regular expression in RE2 syntax: ${messageOf(error)}.${advice}`);
  }
}

/** The glob `source`, in which a dot at the beginning of a name is an ordinary character. Throws `PatternError`. */
export function compileGlob(source: string): Minimatch {
  assertPlausible(source);
  if (braceExpand(source, { braceExpandMax: mostAlternatives + 1 }).length > mostAlternatives) {
    throw new PatternError(
      `its braces stand for more than ${mostAlternatives} alternatives; write a regular expression instead, such as /v\\d+/`,
    );
  }
  return new Minimatch(source, {
    dot: true,
    nocomment: true,
    nonegate: true,
    noext: true,
    platform: "linux",
  });
}

function glob(source: string): Pattern {
  const matcher = compileGlob(source);
  const namespaces = matcher.set.map(([first, ...rest]) =>
    typeof first === "string" && rest.length > 0 ? first : undefined,
  );
  return {
    source,
    namespaces: namespaces.every((namespace) => namespace !== undefined) ? [...new Set(namespaces)] : undefined,
    matches: isExact(source) ? (name) => name === source : (name) => matcher.match(name),
  };
}
