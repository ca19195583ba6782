/** Which files of the workspace are searched. */
import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import { compileGlob } from "../prune/pattern.ts";
import { ReferenceFilesError } from "./error.ts";

/** Globs, relative to the workspace. */
export interface FileGlobs {
  readonly includes: readonly string[];
  readonly excludes: readonly string[];
}

export interface FoundFiles {
  /** Paths relative to the workspace, sorted, each once. */
  readonly files: readonly string[];
  /** Links to directories that were not followed, although there may be something to find. */
  readonly unfollowed: readonly string[];
}

/** More than this is no list of deployed images, but a whole disk. */
const mostEntries = 1_000_000;

/**
 * The files below `workspace` that any of `includes` and none of `excludes` matches; a dot at the beginning of a name is
 * an ordinary character, `.git` is left out, and links to directories are not followed. Throws `ReferenceFilesError` when
 * a glob matches nothing, and when what it matches is no file, or lies outside of the workspace.
 */
export function findFiles(workspace: string, { includes, excludes }: FileGlobs, most = mostEntries): FoundFiles {
  const wanted = includes.map((source) => ({ source, glob: compileGlob(source), left: 0, excluded: 0, directory: "" }));
  const unwanted = excludes.map((source) => compileGlob(source));
  const files: string[] = [];
  const unfollowed: string[] = [];
  let seen = 0;

  const visit = (directory: string): void => {
    const entries = reading(directory || "the workspace", () =>
      readdirSync(join(workspace, directory), { withFileTypes: true }),
    );
    for (const entry of entries) {
      if (++seen > most) throw new ReferenceFilesError(`there are more than ${most} files to look through`);
      const path = directory === "" ? entry.name : `${directory}/${entry.name}`;
      const isExcluded = unwanted.some((glob) => glob.match(path));
      const matching = wanted.filter(({ glob }) => glob.match(path));
      const isDirectory = entry.isDirectory() || (entry.isSymbolicLink() && leadsToDirectory(join(workspace, path)));
      if (isDirectory) {
        for (const pattern of matching) pattern.directory = path;
        const leads = wanted.some(({ glob }) => glob.match(path, true) || glob.match(`${path}/x`));
        if (path === ".git" || isExcluded || !leads) continue;
        if (entry.isDirectory()) visit(path);
        else unfollowed.push(path);
        continue;
      }
      for (const pattern of matching) pattern[isExcluded ? "excluded" : "left"]++;
      if (matching.length > 0 && !isExcluded) files.push(path);
    }
  };
  if (existsSync(workspace)) visit("");

  const idle = wanted.filter(({ left }) => left === 0);
  if (idle.length > 0) {
    const hint =
      seen === 0
        ? ". The workspace is empty: does actions/checkout come before this step?"
        : unfollowed.length > 0
          ? `. Links to directories are not followed: ${unfollowed.slice(0, 3).join(", ")}`
          : ". Globs are relative to the workspace; is actions/checkout, or what writes the file, a step before this one?";
    const problems = idle.map(({ source, excluded, directory }) =>
      excluded > 0
        ? `\`${source}\` matches only files that are excluded`
        : directory !== ""
          ? `\`${source}\` matches a directory but no file; write \`${directory}/**\` for all that is in it`
          : `\`${source}\` matches no file`,
    );
    throw new ReferenceFilesError(`${problems.join("; ")}${hint}`);
  }
  for (const path of files) refuseStrange(workspace, path);
  return { files: files.sort(), unfollowed: unfollowed.sort() };
}

function leadsToDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // A link to nothing, or to itself: nothing below it to find. As a file, it is refused later.
    return false;
  }
}

function refuseStrange(workspace: string, path: string): void {
  const real = reading(path, () => realpathSync(join(workspace, path)));
  const inside = relative(realpathSync(workspace), real);
  if (isAbsolute(inside) || inside.split(sep)[0] === "..")
    throw new ReferenceFilesError(`${path} is a link that leads out of the workspace`);
  if (!reading(path, () => statSync(real)).isFile()) throw new ReferenceFilesError(`${path} is not a file`);
}

/** What `read` gives. Throws `ReferenceFilesError`, which names `path`, when the system does not let it. */
export function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ReferenceFilesError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`, {
      cause: error,
    });
  }
}
