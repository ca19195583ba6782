/** Runs a job of a workflow here, step by step, as far as its scripts can tell. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { readKeyValues } from "../support/runner/commands.ts";
import { root } from "./language-service.ts";
import type { Job, Workflow } from "./workflow.ts";

type Values = Readonly<Record<string, string>>;

export interface JobOptions {
  /** Where its scripts run. */
  readonly cwd: string;
  /** Wins over what the process has, and over what the job says. */
  readonly env?: Values;
  /** What differs from the runner of GitHub, such as the host of a service: in values of `with` and `env`. */
  readonly replace?: (text: string) => string;
  /** Takes a step that uses an action; returns its outputs. `directory` lasts as long as the job. */
  uses(uses: string, inputs: Values, directory: string): Promise<Values>;
}

/** The job `name` of the workflow in `file`. */
export function jobIn(file: string, name: string): Job {
  const { jobs }: Workflow = parse(readFileSync(new URL(`.github/workflows/${file}`, root), "utf8"));
  const job = jobs?.[name];
  if (job === undefined) throw new Error(`${file} has no job ${name}`);
  return job;
}

/**
 * Outputs of all steps that have an id. Of expressions it knows outputs of steps and `github.token`; any other is an error.
 * Throws when a script fails, with what it printed.
 */
export async function runJob({ steps = [], env = {} }: Job, options: JobOptions): Promise<Record<string, Values>> {
  const outputs: Record<string, Values> = {};
  const directory = mkdtempSync(join(tmpdir(), "prune-job-"));
  const filled = (given: Readonly<Record<string, unknown>>): Values =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        fill(options.replace?.(String(value)) ?? String(value), outputs),
      ]),
    );
  try {
    for (const [at, { id = `${at}`, uses, run = "", with: inputs = {}, env: own = {} }] of steps.entries()) {
      if (uses !== undefined) {
        outputs[id] = await options.uses(uses, filled(inputs), directory);
        continue;
      }
      const output = join(directory, `${at}.output`);
      writeFileSync(output, "");
      const told = { RUNNER_TEMP: directory, GITHUB_OUTPUT: output };
      const variables = { ...process.env, ...told, ...filled({ ...env, ...own }), ...options.env };
      await promisify(execFile)("bash", ["-e", "-c", run], { cwd: options.cwd, env: variables });
      outputs[id] = readKeyValues(readFileSync(output, "utf8"));
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
  return outputs;
}

function fill(text: string, outputs: Readonly<Record<string, Values>>): string {
  return text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
    const [, id = "", name = ""] = /^steps\.([\w-]+)\.outputs\.([\w-]+)$/.exec(expression) ?? [];
    const value = expression === "github.token" ? "token-of-the-job" : outputs[id]?.[name];
    if (value === undefined) throw new Error(`nothing is known of ${expression}`);
    return value;
  });
}
