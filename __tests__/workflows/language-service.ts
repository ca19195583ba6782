/** GitHub's own language service for workflows and actions, the one of its editors, with what it cannot look up here. */
import { readFileSync } from "node:fs";
import type { ActionsMetadataProvider } from "@actions/languageservice";
import { build } from "esbuild";
import { parse, parseDocument } from "yaml";
import { otherActions } from "./other-actions.ts";
import { stepsOf } from "./workflow.ts";

type LanguageService = Pick<typeof import("@actions/languageservice"), "validate"> &
  Pick<typeof import("vscode-languageserver-textdocument"), "TextDocument">;
type Metadata = NonNullable<Awaited<ReturnType<ActionsMetadataProvider["fetchActionMetadata"]>>>;

/** Something that is wrong in a text. */
export interface Problem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export const root = new URL("../../", import.meta.url);

/** The metadata of this action. Its own workflows say `./`, those in the documents `OWNER/prune-container-registry@v1`. */
const own: Metadata = parse(readFileSync(new URL("action.yml", root), "utf8"));

/** Whether `uses` names this action. */
export const isOwn = (uses: string) => /^\.\/?$|^[^/]+\/prune-container-registry@/.test(uses);

let service: Promise<LanguageService> | undefined;
let documents = 0;

/**
 * Everything that the service finds wrong in `text`: a workflow, or an `action.yml` if `name` is that. Steps that use
 * this action are checked against its metadata, those that use others against what other-actions.ts knows of them.
 */
export async function problemsIn(text: string, name = "workflow.yml"): Promise<readonly Problem[]> {
  service ??= load();
  const { validate, TextDocument } = await service;
  // It caches by URI.
  documents += 1;
  const directory = name === "action.yml" ? "" : "/.github/workflows";
  // Of an action in the same repository it knows nothing.
  const named = text.replace(/^(\s*(?:- )?uses: )\.\/$/gm, "$1OWNER/prune-container-registry@main");
  const document = TextDocument.create(`file:///${documents}${directory}/${name}`, "yaml", 1, named);
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: ({ owner, name: repository, path }) => Promise.resolve(metadataOf(owner, repository, path)),
    },
  });
  const problems = found.map(({ range, message }) => ({
    line: range.start.line + 1,
    message: typeof message === "string" ? message : message.value,
  }));
  return [...problems, ...unknownOutputs(text)];
}

/** Outputs that this action does not have, which the service does not look at. */
function unknownOutputs(text: string): readonly Problem[] {
  const ids = stepsOf(parseDocument(text).toJS()).flatMap(({ id, uses }) => (id && uses && isOwn(uses) ? [id] : []));
  const named = text.split("\n").flatMap((line, at) =>
    [...line.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].map(([, id = "", output = ""]) => ({
      line: at + 1,
      id,
      output,
    })),
  );
  return named
    .filter(({ id, output }) => ids.includes(id) && own.outputs?.[output] === undefined)
    .map(({ line, output }) => ({ line, message: `This action has no output ${output}` }));
}

/** `undefined` for an action that nobody has looked up. */
function metadataOf(owner: string, repository: string, path: string | undefined): Metadata | undefined {
  const action = path ? `${owner}/${repository}/${path}` : `${owner}/${repository}`;
  if (isOwn(`${action}@`)) return own;
  const inputs = Object.entries(otherActions[action] ?? {}).map(
    ([name, need]) => [name, { description: name, required: need === "required" }] as const,
  );
  return inputs.length === 0 ? undefined : { name: action, description: action, inputs: Object.fromEntries(inputs) };
}

/** It imports JSON in a way that Node refuses, so it is bundled first. */
async function load(): Promise<LanguageService> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        'export { validate } from "@actions/languageservice"; export { TextDocument } from "vscode-languageserver-textdocument";',
      resolveDir: new URL(".", root).pathname,
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    mainFields: ["module", "main"],
    logLevel: "error",
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error("esbuild gave no bundle");
  return import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString("base64")}`);
}
