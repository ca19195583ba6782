/**
 * `npm run bench`: measures the bundle and the plan, and prints the figures beside their targets. Times and memory depend
 * on the machine, so they never fail it; what is the same everywhere (requests, the bytes of `dist`) does.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchMemory, benchRequests } from "./dry-run.ts";
import { type Figure, isMissed, tableOf } from "./figure.ts";
import { benchMillion } from "./million.ts";
import { benchPlan } from "./plan.ts";
import { benchStart } from "./start.ts";

const temp = mkdtempSync(join(tmpdir(), "bench-"));
process.on("exit", () => rmSync(temp, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));

const parts = [
  { what: "dist, built again", run: async () => [benchBuild()] },
  { what: "the start of the action", run: benchStart },
  { what: "the plan", run: benchPlan },
  { what: "a million tags", run: benchMillion },
  { what: "requests of a dry run", run: benchRequests },
  { what: "memory of a dry run", run: benchMemory },
];

const figures: Figure[] = [];
for (const { what, run } of parts) {
  console.error(`Measuring ${what} …`);
  figures.push(...(await run(temp)));
}
console.log(`\n${tableOf(figures)}\n`);
console.log("Times and memory depend on the machine; compare the ratios. Requests and differing files are exact.");
if (figures.some((figure) => figure.exact && isMissed(figure))) process.exitCode = 1;

function benchBuild(): Figure {
  const script = fileURLToPath(new URL("../scripts/build.ts", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  const differing = status === 0 ? 0 : stderr.split("\n").filter((line) => line.startsWith("  dist/")).length || 1;
  return { name: "dist built again, files that differ", value: differing, target: 0, unit: "", exact: true };
}
