/**
 * Writes what is made out of action.yml: the tables of README.md, between the markers, and the schema of policy files; and
 * the page of errors. With `--check` it changes nothing and fails when something is not up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { errorsPage, readCatalogue } from "./errors.ts";
import { policySchema } from "./policy-schema.ts";

interface Action {
  readonly inputs: Readonly<Record<string, { description: string; required?: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
}

const root = new URL("../", import.meta.url);
const textOf = (name: string) => readFileSync(new URL(name, root), "utf8");

const action: Action = parse(textOf("action.yml"));
const tables = [
  {
    name: "inputs",
    header: ["Input", "Default", "Meaning"],
    rows: Object.entries(action.inputs).map(([name, input]) => [
      `\`${name}\``,
      input.required ? "**required**" : input.default ? `\`${input.default}\`` : "",
      input.description,
    ]),
  },
  {
    name: "outputs",
    header: ["Output", "Meaning"],
    rows: Object.entries(action.outputs).map(([name, output]) => [`\`${name}\``, output.description]),
  },
];
const made = {
  "README.md": tables.reduce(
    (text, { name, header, rows }) => fill(text, name, table(header, rows)),
    textOf("README.md"),
  ),
  "schema/policy.schema.json": policySchema((input) => action.inputs[input]?.description ?? ""),
  "docs/errors.md": errorsPage(readCatalogue()),
};

for (const [name, text] of Object.entries(made)) {
  if (!process.argv.includes("--check")) writeFileSync(new URL(name, root), text);
  else if (textOf(name) !== text) {
    console.error(`${name} does not agree with what it is made of; run \`npm run docs\`.`);
    process.exitCode = 1;
  }
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.trim().replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

function fill(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md lacks the markers ${begin} and ${end}.`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}
