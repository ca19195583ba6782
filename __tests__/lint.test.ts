import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Row {
  readonly file: string;
  readonly code: string;
  /** The rules that must refuse it, one by one. */
  readonly refusals: readonly string[];
  /** Another file of the same project: path and code. */
  readonly beside?: readonly [string, string];
}

const restricted = "lint/style/noRestrictedImports";
const mayImport = {
  prune: [],
  http: ["prune/errors"],
  oci: ["prune/errors", "prune/plan", "http/client"],
  azure: ["prune/errors", "prune/plan", "http/client", "oci/auth"],
  dockerhub: ["prune/errors", "prune/plan", "http/client", "oci/auth"],
  github: ["prune/errors", "prune/plan", "http/client", "oci/auth"],
  registries: [
    ...["prune/errors", "prune/plan", "http/client", "oci/auth"],
    ...["azure/endpoint", "dockerhub/endpoint", "github/api"],
  ],
  report: ["prune/errors", "prune/plan"],
  inputs: ["prune/errors", "prune/plan"],
  references: ["prune/errors", "prune/plan"],
} as const satisfies Record<string, readonly string[]>;
const places = [
  "index",
  "main",
  "prune/errors",
  "prune/plan",
  "http/client",
  "oci/auth",
  "azure/endpoint",
  "dockerhub/endpoint",
  "github/api",
  "registries/oci",
  "report/log",
  "references/read",
];

/** Every layer against every place outside of it, as value, type, re-export and lazy import. */
const direction = Object.entries<readonly string[]>(mayImport).flatMap(([layer, allowed]) =>
  places
    .filter((place) => !place.startsWith(`${layer}/`))
    .map(
      (place): Row => ({
        file: `src/${layer}/some.ts`,
        code: [
          `import { a } from "../${place}.ts";`,
          `import type { B } from "../${place}.ts";`,
          `export { c } from "../${place}.ts";`,
          `export const b: B = a(await import("../${place}.ts"));`,
        ].join("\n"),
        refusals: allowed.includes(place) ? [] : [restricted, restricted, restricted, restricted],
      }),
    ),
);

const rows: readonly Row[] = [
  ...direction,
  ...Object.keys(mayImport).flatMap((layer): Row[] => [
    { file: `src/${layer}/some.ts`, code: `import { a } from "./other.ts";\na();`, refusals: [] },
    {
      file: `src/${layer}/some.ts`,
      code: `import { getInput } from "@actions/core";\ngetInput("x");`,
      refusals: layer === "report" ? [] : [restricted],
    },
    {
      file: `src/${layer}/some.ts`,
      code: `import { request } from "undici";\nrequest();`,
      refusals: layer === "http" ? [] : [restricted],
    },
    {
      file: `src/${layer}/some.ts`,
      code: `import { isTokenCredential } from "@azure/core-auth";\nisTokenCredential({});`,
      refusals: layer === "azure" ? [] : [restricted],
    },
    {
      file: `src/${layer}/some.ts`,
      code: `import { getOctokit } from "@actions/github";\ngetOctokit("x");`,
      refusals: layer === "github" || layer === "report" ? [] : [restricted],
    },
    { file: `src/${layer}/some.ts`, code: `console.log("x");`, refusals: ["lint/suspicious/noConsole"] },
    {
      file: `src/${layer}/some.ts`,
      code: `process.stdout.write("x");`,
      refusals: layer === "report" ? [] : ["plugin"],
    },
  ]),
  { file: "src/index.ts", code: `import { setFailed } from "@actions/core";\nsetFailed("x");`, refusals: [] },
  { file: "src/main.ts", code: `import { info } from "@actions/core";\ninfo("x");`, refusals: [restricted] },
  { file: "src/main.ts", code: `import * as core from "@actions/core";\ncore.info("x");`, refusals: ["plugin"] },
  { file: "src/main.ts", code: `process.stderr.write("x");`, refusals: ["plugin"] },
  {
    file: "src/prune/some.ts",
    code: `import { readFileSync } from "node:fs";\nreadFileSync("x");`,
    refusals: [restricted],
  },
  {
    file: "src/prune/some.ts",
    code: `import { a } from "./other.ts";\nexport const b = a;`,
    beside: ["src/prune/other.ts", `import { b } from "./some.ts";\nexport const a = () => b;`],
    refusals: ["lint/suspicious/noImportCycles", "lint/suspicious/noImportCycles"],
  },
  { file: "src/main.ts", code: "export default 1;", refusals: ["lint/style/noDefaultExport"] },
  { file: "src/main.ts", code: "export enum A {\n  B = 1,\n}", refusals: ["lint/style/noEnum"] },
  { file: "src/main.ts", code: "export const a = (b: any) => b;", refusals: ["lint/suspicious/noExplicitAny"] },
  {
    file: "src/main.ts",
    code: `import { readFileSync } from "fs";\nreadFileSync("x");`,
    refusals: ["lint/style/useNodejsImportProtocol"],
  },
];

const root = fileURLToPath(new URL("../", import.meta.url));
let directory: string;
/** What the linter says, by the number of the row. */
let findings: Map<number, string[]>;

beforeAll(async () => {
  // Every row gets a project of its own, because several of them are about the same file; one run of the linter takes all.
  directory = mkdtempSync(join(tmpdir(), "lint-"));
  cpSync(join(root, "scripts/no-raw-output.grit"), join(directory, "scripts/no-raw-output.grit"));
  writeFileSync(join(directory, "biome.json"), readFileSync(join(root, "biome.json"), "utf8"));
  const files = rows.flatMap(({ file, code, beside }, index) =>
    [[file, code], ...(beside ? [beside] : [])].map(([path = "", text]) => ({
      path: join(directory, "row", String(index), path),
      text,
    })),
  );
  for (const { path, text } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text}\n`);
  }
  const biome = join(root, "node_modules/.bin/biome");
  const output = await new Promise<string>((fulfil) => {
    const flags = ["lint", "--max-diagnostics=none", "--reporter=concise", "row"];
    execFile(biome, flags, { cwd: directory, maxBuffer: 1 << 24 }, (_error, stdout, stderr) => fulfil(stdout + stderr));
  });
  expect(output).toContain(`Checked ${files.length} files`);
  findings = new Map(rows.map((_row, index) => [index, []]));
  for (const [, index, rule = ""] of output.matchAll(/^\S+ row\/(\d+)\/\S+?:\d+:\d+: ([^:\s]+)/gm)) {
    findings.get(Number(index))?.push(rule);
  }
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("the linter", () => {
  for (const [index, { file, code, refusals }] of rows.entries()) {
    it(`${refusals.length > 0 ? "refuses" : "accepts"} in ${file}: ${code.split("\n")[0]}`, () => {
      // Any re-export is a barrel to the linter; here only the direction is looked at.
      expect(findings.get(index)?.filter((rule) => rule !== "lint/performance/noBarrelFile")).toEqual(refusals);
    });
  }
});
