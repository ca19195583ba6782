/**
 * Fills the tables of README.md from action.yml, between the markers. With `--check` it changes nothing and fails when
 * the tables are not up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

interface Action {
  readonly inputs: Readonly<Record<string, { description: string; required?: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
}

const root = new URL("../", import.meta.url);
const readme = new URL("README.md", root);

const action: Action = parse(readFileSync(new URL("action.yml", root), "utf8"));
const current = readFileSync(readme, "utf8");
const updated = [
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
].reduce((text, { name, header, rows }) => fill(text, name, table(header, rows)), current);

if (!process.argv.includes("--check")) {
  writeFileSync(readme, updated);
} else if (updated !== current) {
  console.error("The tables of README.md do not agree with action.yml; run `npm run docs`.");
  process.exitCode = 1;
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
