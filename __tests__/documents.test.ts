/** What the documents for contributors say of the code is so. Their YAML is the affair of workflows/documents.test.ts. */
import { existsSync, globSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import metadata from "../package.json" with { type: "json" };
import { retentionInputs } from "../src/inputs/retention.ts";

const root = new URL("../", import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, root), "utf8");
const isThere = (path: string) => existsSync(new URL(path, root));
const isFile = (path: string) => statSync(new URL(path, root)).isFile();

/** Cells of the rows of all tables, with what is code in them. */
function rowsOf(text: string): readonly (readonly string[])[] {
  return [...text.matchAll(/^\| (.*) \|$/gm)]
    .map(([, row = ""]) => row.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|")))
    .filter(([first = ""]) => !first.startsWith("---"));
}

const codeIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
const prose = (text: string) => text.replace(/^```.*?^```/gms, "");

describe.each(["CONTRIBUTING.md", "ARCHITECTURE.md", "SECURITY.md"])("%s", (name) => {
  const text = textOf(name);

  it("names only what is there", () => {
    const paths = codeIn(prose(text)).flatMap(
      (code) => code.match(/(?:src|__tests__|scripts|bench|schema|\.ci|\.github)\/[\w./-]*/g) ?? [],
    );
    expect([...new Set(paths)].filter((path) => !isThere(path))).toEqual([]);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !isThere(link))).toEqual([]);
    expect(paths.length + links.length).toBeGreaterThan(0);
  });

  it("names only scripts that npm knows", () => {
    const scripts = [...text.matchAll(/`[^`\n]*?npm (?:run )?([\w:]+)[^`\n]*`/g)].map(([, script = ""]) => script);
    expect(scripts.filter((script) => !(script in metadata.scripts) && script !== "install")).toEqual([]);
  });

  it("shows code as it is", () => {
    for (const [, path = "", shown = ""] of text.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```/gms)) {
      // What is left out is a comment of its own.
      for (const part of shown.split(/^ *\/\/ …\n/m)) expect(textOf(path)).toContain(part);
    }
  });
});

describe("how to add something", () => {
  const steps = rowsOf(textOf("CONTRIBUTING.md"))
    .map(([place = "", line = ""]) => ({ place: codeIn(place)[0] ?? "", lines: codeIn(line) }))
    .filter(({ place }) => isThere(place) && /\.(ts|yml|md)$|\/$/.test(place));

  it("shows lines that are there", () => {
    const missing = steps.flatMap(({ place, lines }) =>
      lines.filter((line) => !isFile(place) || !textOf(place).includes(line)).map((line) => `${place}: ${line}`),
    );
    expect(missing).toEqual([]);
    expect(steps.length).toBeGreaterThan(20);
  });

  it("leaves out no place where the engine and its inputs know a keep rule by name", () => {
    const sources = globSync("src/{prune,inputs}/**/*.ts", { cwd: fileURLToPath(root) });
    const knowing = sources.filter((path) => /\bkeepWithin\b|"keep-within"/.test(textOf(path)));
    const told = new Set(["src/prune/keep-within.ts", ...steps.map(({ place }) => place)]);
    expect(knowing.filter((path) => !told.has(path))).toEqual([]);
    expect(retentionInputs).toContain("keep-within");
  });
});

describe("ARCHITECTURE.md", () => {
  const directories = readdirSync(new URL("src/", root)).filter((name) => !isFile(`src/${name}`));
  const table = rowsOf(textOf("ARCHITECTURE.md")).map(([place = "", , imports = ""]) => ({
    places: codeIn(place),
    imports: codeIn(imports),
  }));

  it.each(directories)("tells what src/%s imports", (directory) => {
    const row = table.find(({ places }) => places.includes(`src/${directory}/`));
    const files = globSync(`src/${directory}/**/*.ts`, { cwd: fileURLToPath(root) });
    const imported = files.flatMap((file) =>
      [...textOf(file).matchAll(/(?:from |import\()"(?:\.\.\/)+(\w+)/g)].map(([, name = ""]) => name),
    );
    expect(new Set(row?.imports)).toEqual(new Set(imported));
  });

  it("is one page with one diagram, which shows every directory", () => {
    const text = textOf("ARCHITECTURE.md");
    const diagrams = [...text.matchAll(/^```mermaid\n(.*?)^```/gms)].map(([, diagram = ""]) => diagram);
    expect(diagrams).toHaveLength(1);
    expect(text.split("\n").length).toBeLessThan(100);
    expect(directories.filter((name) => !new RegExp(`\\b${name}\\b`).test(diagrams[0] ?? ""))).toEqual([]);
  });
});
