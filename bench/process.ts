/** Processes to measure: Node with a script, and the action as a runner starts it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { parse } from "yaml";
import { type ActionFile, environment, inputVariables, layOut } from "../__tests__/support/runner/place.ts";

export interface Command {
  /** The script, then its arguments. */
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

export interface Measurement {
  /** From the start of the process to its end. */
  readonly milliseconds: number;
  /** The most memory that it ever had, in megabytes of 1,000,000 bytes. */
  readonly peakMegabytes: number;
}

const root = fileURLToPath(new URL("../", import.meta.url));
const action: ActionFile = parse(readFileSync(join(root, "action.yml"), "utf8"));

/** A process says on its fourth descriptor, as its last act, how much memory it had (in units of 1,024 bytes). */
const tellPeak = `data:text/javascript,import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

/** The action in a dry run over `repository`, with its files in a new directory below `temp`. */
export function dryRun(temp: string, registry: string, repository: string): Command {
  const env = environment(layOut(mkdtempSync(join(temp, "run-"))));
  const inputs = { registry, repositories: repository, keep: "10", "dry-run": "true" };
  return {
    args: [join(root, action.runs.main)],
    env: { ...env, ...inputVariables(action, inputs, env.GITHUB_API_URL ?? "") },
  };
}

/** Bundles a script, so that neither types nor many files cost it time. Returns where it is. */
export async function bundled(temp: string, script: URL): Promise<string> {
  const entry = fileURLToPath(script);
  const outfile = join(temp, `${basename(entry, ".ts")}.mjs`);
  const banner = {
    js: 'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);',
  };
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    banner,
  });
  return outfile;
}

/** Runs a command to its end. Throws, with what it printed, when it fails. */
export async function measure({ args, env = process.env }: Command): Promise<Measurement> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--import", tellPeak, ...args], {
    env,
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  const [printed, told] = await Promise.all([text(child.stdout), text(child.stdio[3]), once(child, "close")]);
  const milliseconds = performance.now() - startedAt;
  if (child.exitCode !== 0) throw new Error(`${args.join(" ")} ended with ${child.exitCode}:\n${printed}`);
  return { milliseconds, peakMegabytes: (Number(told) * 1024) / 1e6 };
}

async function text(stream: unknown): Promise<string> {
  let all = "";
  for await (const piece of stream as AsyncIterable<Buffer>) all += piece;
  return all;
}

/** Runs each of `commands` in turn, `times` times, and returns the best of each. */
export async function inTurn<Result>(
  times: number,
  commands: readonly (() => Promise<Result>)[],
  better: (one: Result, other: Result) => Result,
): Promise<readonly Result[]> {
  const best: Result[] = [];
  for (let time = 0; time < times; time++) {
    for (const [at, run] of commands.entries()) {
      const result = await run();
      const known = best[at];
      best[at] = known === undefined ? result : better(known, result);
    }
  }
  return best;
}
