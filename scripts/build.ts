/**
 * Bundles the action into dist/. With `--check` it writes nothing and fails when dist/ is not what the sources give, byte
 * for byte. The output is not minified, because it is read by people, and does not depend on where the checkout lies.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile, type Plugin } from "esbuild";
import { thirdPartyNotices } from "./third-party-notices.ts";

type Files = ReadonlyMap<string, string>;

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = join(root, "dist");

/** See undici.cjs. */
const slimUndici: Plugin = {
  name: "slim-undici",
  setup: ({ onResolve }) => onResolve({ filter: /^undici$/ }, () => ({ path: join(root, "scripts/undici.cjs") })),
};

/**
 * Importing `node:http` as an ES module reads all its exports, one of which loads Node's own copy of undici; that alone
 * is a third of the start. Requiring it does not.
 */
const requiredHttp: Plugin = {
  name: "required-http",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?http$/ }, ({ kind }) =>
      kind === "import-statement"
        ? { path: "node:http", namespace: "required" }
        : { path: "node:http", external: true },
    );
    onLoad({ filter: /.*/, namespace: "required" }, () => ({ contents: 'module.exports = require("node:http");' }));
  },
};

const built = await bundle();
if (process.argv.includes("--check")) {
  const problems = differences(built, filesIn(dist));
  if (problems.length > 0) {
    console.error(["dist/ is not what the sources give; run `npm run build`.", ...problems].join("\n  "));
    process.exitCode = 1;
  }
} else {
  rmSync(dist, { recursive: true, force: true });
  for (const [name, text] of built) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), text);
  }
}

async function bundle(): Promise<Files> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { index: "src/index.ts" },
    outdir: "dist",
    write: false,
    bundle: true,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    splitting: true,
    plugins: [slimUndici, requiredHttp],
    chunkNames: "chunks/[name]-[hash]",
    // CommonJS packages call `require`, which ES modules do not have.
    banner: {
      js: 'import { createRequire as createRequireOfBundle } from "node:module";\nconst require = createRequireOfBundle(import.meta.url);',
    },
    logLevel: "warning",
  });
  const packages = packagesOf(metafile);
  const undici = packages.filter((path) => path.endsWith("node_modules/undici"));
  if (undici.length > 1) throw new Error(`The bundle holds more than one undici: ${undici.join(", ")}.`);
  return new Map([
    ...outputFiles.map(({ path, text }) => [relative(dist, path), text] as const),
    // No package.json of the place where the action is unpacked is consulted then.
    ["package.json", '{ "type": "module" }\n'],
    ["THIRD-PARTY-NOTICES.txt", thirdPartyNotices(root, packages)],
  ]);
}

/** Paths of the packages that ended up in the bundle, sorted, relative to the root. */
function packagesOf({ inputs }: Metafile): string[] {
  const paths = Object.keys(inputs).map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(paths.filter((path) => path !== undefined))].sort();
}

function filesIn(directory: string): Files {
  if (!existsSync(directory)) return new Map();
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(directory, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(directory, name), "utf8")]));
}

function differences(expected: Files, actual: Files): string[] {
  return [...new Set([...expected.keys(), ...actual.keys()])].sort().flatMap((name) => {
    if (expected.get(name) === actual.get(name)) return [];
    const what = !actual.has(name) ? "is missing" : expected.has(name) ? "differs" : "is left over";
    return [`dist/${name} ${what}`];
  });
}
