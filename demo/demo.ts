/**
 * `npm run demo`: fills a registry on this machine, prunes it as a workflow would, first dry, then for real, and checks
 * from outside what is left. Ends with 1 when something is not as it should be.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { findDockerRegistry, startDockerRegistry } from "../__tests__/support/docker-registry.ts";
import { startRegistry } from "../__tests__/support/registry/server.ts";
import { type RunResult, startAction } from "../__tests__/support/runner.ts";
import { keptIn, problemsIn, tagsOf } from "./check.ts";
import { type SeededRepository, seedRegistry } from "./seed.ts";
import { painter, renderSummary, type Screen } from "./terminal.ts";

const keep = 3;
const out = fileURLToPath(new URL("out/", import.meta.url));
const { stdout, env } = process;
const screen: Screen = {
  width: Math.min(stdout.columns ?? (Number(env.COLUMNS) || 80), 120),
  colours: stdout.isTTY === true && !env.NO_COLOR,
};
const paint = painter(screen.colours);
const say = (text = "") => console.log(text);

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interruption.abort());
// Whoever reads the output may leave early: `npm run demo | head`.
stdout.on("error", () => interruption.abort());

try {
  process.exitCode = (await demo()) ? 0 : 1;
} catch (error) {
  if (!interruption.signal.aborted) throw error;
  console.error("\nInterrupted; the registry and everything in it is gone.");
  process.exitCode = 130;
}

async function demo(): Promise<boolean> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const registry = await openRegistry();
  try {
    return await pruneTwice(registry);
  } finally {
    await registry.close();
  }
}

interface RunningRegistry {
  readonly url: string;
  readonly host: string;
  close(): Promise<void>;
}

async function openRegistry(): Promise<RunningRegistry> {
  const real = findDockerRegistry();
  const registry = await (real === undefined
    ? startRegistry({ dialect: "distribution-3.1" })
    : startDockerRegistry({ storage: "memory" }));
  const what = real === undefined ? "the embedded one (docker-registry is not installed here)" : `a real ${real}`;
  say(`Registry: ${what}, on ${registry.host}`);
  return registry;
}

async function pruneTwice({ url, host }: RunningRegistry): Promise<boolean> {
  const startedAt = performance.now();
  const repositories = await seedRegistry(url, Date.now());
  const before = await listed(url, repositories);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  say(`Pushed ${before.flat().length} tags into ${repositories.map(({ name }) => name).join(", ")} in ${seconds} s`);

  const dry = await step("dry-run", { host, dryRun: true });
  const untouched = JSON.stringify(await listed(url, repositories)) === JSON.stringify(before);
  verdict("The dry run", untouched ? [] : ["it changed the registry"], "nothing was touched");

  const live = await step("live", { host, dryRun: false });
  title("What the registry holds now");
  const problems = await Promise.all(repositories.map((repository) => problemsIn(url, repository, keep)));
  for (const [at, repository] of repositories.entries()) {
    const { version } = repository.signed ?? {};
    const signature = version === undefined ? "" : `; the signature of ${version} went with it`;
    const kept = `exactly ${keptIn(repository, keep).join(", ")}, all pullable to the last blob${signature}`;
    verdict(repository.name, problems[at] ?? [], kept);
  }
  say(`\nSummaries, reports and logs of both runs: ${relative(process.cwd(), out) || "."}/`);
  return untouched && problems.flat().length === 0 && dry.exitCode === 0 && live.exitCode === 0;
}

function listed(url: string, repositories: readonly SeededRepository[]): Promise<readonly (readonly string[])[]> {
  return Promise.all(repositories.map(({ name }) => tagsOf(url, name)));
}

/** Runs the bundle once, shows its summary and leaves what it wrote under `demo/out/`. */
async function step(name: string, { host, dryRun }: { host: string; dryRun: boolean }): Promise<RunResult> {
  interruption.signal.throwIfAborted();
  const inputs = { registry: host, repositories: "wiredbrain/*", keep: String(keep), "dry-run": String(dryRun) };
  title(dryRun ? "First run: dry, to see what would happen" : "Second run: for real");
  for (const [input, value] of Object.entries(inputs)) say(paint("dim", `  ${input}: ${value}`));
  say();

  const { child, done } = startAction({ inputs });
  const cancel = () => child.kill("SIGINT");
  interruption.signal.addEventListener("abort", cancel);
  const result = await done;
  interruption.signal.removeEventListener("abort", cancel);
  interruption.signal.throwIfAborted();

  say(renderSummary(result.summary, screen));
  say();
  if (result.exitCode !== 0) say(result.log);
  writeFileSync(join(out, `${name}-summary.md`), result.summary);
  writeFileSync(join(out, `${name}-report.json`), `${JSON.stringify(result.report, null, 2)}\n`);
  writeFileSync(join(out, `${name}-log.txt`), `${result.log}\n`);
  say(paint("dim", `(the step took ${(result.durationMs / 1000).toFixed(1)} s and ended with ${result.exitCode})`));
  return result;
}

function title(text: string): void {
  const rule = "═".repeat(screen.width);
  say(`\n${paint("dim", rule)}\n${paint("bold", text)}\n${paint("dim", rule)}`);
}

function verdict(subject: string, problems: readonly string[], well: string): void {
  if (problems.length === 0) say(`${paint("green", "✓")} ${subject}: ${well}`);
  else say(`${paint("red", "✗")} ${subject}: ${problems.join("; ")}`);
}
