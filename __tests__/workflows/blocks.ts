/** The YAML in documents: what each block is, and the whole workflow that it would be a part of. */
import { parseDocument } from "yaml";
import { inputDefaults } from "../../src/inputs/names.ts";

export interface Block {
  /** Where its text begins: `README.md:51`. */
  readonly place: string;
  readonly line: number;
  /** Without the indentation that all of it has. */
  readonly text: string;
  readonly kind: Kind;
}

/** `unknown`: what no test here would understand. */
type Kind = "workflow" | "top of a workflow" | "steps" | "inputs" | "policy" | "unknown";

const required = { registry: "registry.example.com", repositories: "acme/web" };

/** All blocks of `markdown`, also those within lists, in their order. */
export function blocksOf(markdown: string, document: string): readonly Block[] {
  return [...markdown.matchAll(/^( *)```ya?ml\n(.*?)^\1```/gms)].map(({ index, 2: indented = "" }) => {
    const line = markdown.slice(0, index).split("\n").length + 1;
    const text = dedent(indented);
    return { place: `${document}:${line}`, line, text, kind: kindOf(text) };
  });
}

function kindOf(text: string): Kind {
  const content: unknown = parseDocument(text).toJS();
  if (Array.isArray(content)) return "steps";
  if (typeof content !== "object" || content === null) return "unknown";
  const keys = Object.keys(content);
  const areAll = (known: readonly string[]) => keys.every((key) => known.includes(key));
  if (keys.includes("jobs")) return "workflow";
  if (keys.includes("rules")) return "policy";
  if (areAll(["name", "on", "permissions", "concurrency", "env"])) return "top of a workflow";
  return keys.some((key) => key in inputDefaults) ? "inputs" : "unknown";
}

/**
 * The workflow that `block`, which is no policy, is or belongs to. `shift`: how many lines stand there before its own.
 * What inputs have to be given in any case, and are not, is filled in.
 */
export function workflowOf({ kind, text }: Block): { readonly text: string; readonly shift: number } {
  if (kind === "workflow") return { text, shift: 0 };
  if (kind === "top of a workflow") return { text: `${text}\n${jobOf('      - run: ":"\n', text)}`, shift: 0 };
  if (kind === "steps") return after(jobOf("", ""), indent(text, 6));
  const given = Object.keys(parseDocument(text).toJS());
  const missing = Object.entries(required).filter(
    ([name]) => !given.includes(name) && !(name === "repositories" && given.includes("policy-file")),
  );
  const filled = missing.map(([name, value]) => `          ${name}: ${value}\n`).join("");
  const step = `      - uses: OWNER/prune-container-registry@v1\n        with:\n${filled}`;
  return after(jobOf(step, ""), indent(text, 10));
}

function jobOf(steps: string, top: string): string {
  const on = /^on:/m.test(top) ? "" : "on: push\n";
  const permissions = /^permissions:/m.test(top) ? "" : "permissions: {}\n";
  return `${on}${permissions}jobs:\n  example:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
}

function after(before: string, text: string) {
  return { text: before + text, shift: before.split("\n").length - 1 };
}

function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, " ".repeat(by));
}

function dedent(text: string): string {
  const depths = [...text.matchAll(/^( *)\S/gm)].map(([, spaces = ""]) => spaces.length);
  return text.replaceAll(new RegExp(`^ {${Math.min(...depths)}}`, "gm"), "");
}
