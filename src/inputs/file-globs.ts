/** Which files of the workspace are read. */
import { entriesOf, patterns } from "./lists.ts";
import { Mistake, quote } from "./mistake.ts";

/** Globs of files, as they are written; relative to the workspace. Throws `Mistake`. */
export function parseFileGlobs(text: string): {
  readonly includes: readonly string[];
  readonly excludes: readonly string[];
} {
  const entries = entriesOf(text).map((entry) => entry.replace(/^(!?)\s*(?:\.\/+)+/, "$1"));
  const list = patterns(entries, fileProblem);
  if (list.includes.length === 0) throw new Mistake("has no entry that names files, such as deploy/**/*.yaml.");
  return {
    includes: list.includes.map(({ source }) => source),
    excludes: list.excludes.map(({ source }) => source),
  };
}

function fileProblem(entry: string): string | undefined {
  if (/^(?:[/~]|[a-z]:[\\/])/i.test(entry))
    return `${quote(entry)} is not relative to the workspace; write its path below the root of the checkout.`;
  if (entry.split("/").includes("..")) return `${quote(entry)} leads out of the workspace.`;
  if (/[$]\{\{|\$[A-Z]/.test(entry)) return `${quote(entry)} holds a variable that nobody has filled in.`;
  return undefined;
}
