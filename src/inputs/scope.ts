/** Which repositories a run is about and what is kept in them: said by inputs, or by a policy file. */
import { readFileSync, statSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { messageOf } from "../prune/errors.ts";
import type { PatternList } from "../prune/pattern.ts";
import type { Retention } from "../prune/policy.ts";
import { Mistake, quote } from "./mistake.ts";
import { type InputName, inputDefaults } from "./names.ts";
import { parsePolicyFile } from "./policy-file.ts";
import type { Reader } from "./reader.ts";
import { readRetention, retentionInputs } from "./retention.ts";

export interface Scope {
  /** What any of these lists selects is pruned. */
  readonly repositories: readonly PatternList[];
  readonly retentions: readonly Retention[];
}

/** In bytes; a thousand rules take a tenth of it. */
const largestFile = 2 ** 20;

export function readScope(
  reader: Reader<InputName>,
  env: NodeJS.ProcessEnv,
  parseRepositories: (value: string) => PatternList,
): () => Scope {
  if (reader.text("policy-file") === "") {
    const repositories = reader.read("repositories", parseRepositories);
    const retention = readRetention(reader);
    return () => ({ repositories: [repositories()], retentions: [retention()] });
  }
  for (const name of retentionInputs.filter((input) => reader.text(input) !== inputDefaults[input])) {
    reader.reject(name, "is given as well as policy-file, whose rules say it each for itself; which of them is meant?");
  }
  const only = reader.optional("repositories", parseRepositories);
  const rules = reader.read("policy-file", (path) => parsePolicyFile(textOf(path, env), path, parseRepositories));
  return () => {
    const [chosen, retentions] = [only(), rules()];
    const named = retentions.flatMap(({ repositories }) => repositories ?? []);
    return { repositories: chosen === undefined ? named : [chosen], retentions };
  };
}

/** The file at `path` in the workspace. Throws `Mistake`. */
function textOf(path: string, env: NodeJS.ProcessEnv): string {
  const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
  const file = join(workspace, path);
  if (isAbsolute(path) || relative(workspace, file).startsWith("..")) {
    throw new Mistake(`${quote(path)} is not in the workspace; name the file from the root of the repository on.`);
  }
  try {
    const { size } = statSync(file);
    if (size > largestFile) throw new Mistake(`${quote(path)} has ${size} bytes; at most ${largestFile} are read.`);
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Mistake) throw error;
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new Mistake(
      isMissing
        ? `${quote(path)} is not in the workspace; does a step before this one check out the repository (actions/checkout)?`
        : `${quote(path)} cannot be read: ${messageOf(error)}.`,
    );
  }
}
