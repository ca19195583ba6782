/**
 * `npm run look`: takes pictures of the summaries of `__tests__/report/states.ts` for the documentation, and leaves their
 * Markdown and logs beside, under `look/out/`. Wants Chromium and pngquant, and says so where one is missing.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { fileURLToPath } from "node:url";
import { cmarkMissing } from "../__tests__/report/cmark.ts";
import { states } from "../__tests__/report/states.ts";
import { certificate } from "../__tests__/support/certificate.ts";
import { pageOf } from "./page.ts";

const pictures = fileURLToPath(new URL("../docs/summary/", import.meta.url));
const out = fileURLToPath(new URL("out/", import.meta.url));
/** In CSS pixels. A page that is longer is cut: what a reader sees first counts. */
const [width, longest, margin] = [1030, 1100, 24];

const missing = [
  ...(cmarkMissing ? ["cmark-gfm"] : []),
  ...["chromium", "pngquant"].filter((program) => spawnSync(program, ["--version"]).status !== 0),
];
if (missing.length > 0) {
  console.error(
    `Missing: ${missing.join(", ")}. On Debian: apt-get install cmark-gfm chromium pngquant fonts-noto-color-emoji`,
  );
  process.exit(1);
}

const wanted = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "look-"));
tls.setDefaultCACertificates([...tls.getCACertificates("default"), certificate().cert]);
for (const directory of [pictures, out]) mkdirSync(directory, { recursive: true });
try {
  for (const { name, title, run } of states) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const { summary, log } = await run();
    const page = join(out, `${name}.html`);
    writeFileSync(join(out, `${name}.md`), summary);
    writeFileSync(join(out, `${name}.log`), `${log}\n`);
    writeFileSync(page, await pageOf(summary));
    const picture = join(pictures, `${name}.png`);
    shoot(page, picture);
    console.log(`${title}: ${picture}`);
  }
} finally {
  rmSync(profile, { recursive: true, force: true });
}

/** One that looks at nothing but `page`; eight bits of colour are enough. */
function shoot(page: string, picture: string): void {
  const dom = chromium([`--window-size=${width},${longest}`, "--dump-dom", `file://${page}`]);
  const height = Math.min(Number(/<title>(\d+)/.exec(dom)?.[1]) + margin, longest);
  chromium([`--window-size=${width},${height}`, `--screenshot=${picture}`, `file://${page}`]);
  run("pngquant", ["--force", "--strip", "--speed=1", "--nofs", "--output", picture, "64", picture]);
}

function chromium(args: readonly string[]): string {
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars"];
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  return run("chromium", [
    ...[...flags, ...quiet, "--host-resolver-rules=MAP * ~NOTFOUND", `--user-data-dir=${profile}`],
    ...args,
  ]);
}

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  return stdout;
}
