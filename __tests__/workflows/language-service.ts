/** GitHub's own language service for workflows and actions, the one of its editors, with what it cannot look up here. */
import { readFileSync } from "node:fs";
import type { ActionsMetadataProvider } from "@actions/languageservice";
import { build } from "esbuild";
import { parse } from "yaml";

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
const isOwn = (uses: unknown) => typeof uses === "string" && /^\.\/?$|\/prune-container-registry@/.test(uses);

let service: Promise<LanguageService> | undefined;
let documents = 0;

/**
 * Everything that the service finds wrong in `text`: a workflow, or an `action.yml` if `name` is that. Steps that use
 * this action are checked against its metadata; of the inputs of other actions nothing is known.
 */
export async function problemsIn(text: string, name = "workflow.yml"): Promise<readonly Problem[]> {
  service ??= load();
  const { validate, TextDocument } = await service;
  // It caches by URI.
  documents += 1;
  const directory = name === "action.yml" ? "" : "/.github/workflows";
  const document = TextDocument.create(`file:///${documents}${directory}/${name}`, "yaml", 1, text);
  const found = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: ({ owner, name: repository }) =>
        Promise.resolve(isOwn(`${owner}/${repository}@`) ? own : undefined),
    },
  });
  return found.map(({ range, message }) => ({
    line: range.start.line + 1,
    message: typeof message === "string" ? message : message.value,
  }));
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
