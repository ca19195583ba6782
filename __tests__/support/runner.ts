/**
 * GitHub's runner, as far as an action can notice it: inputs and defaults, command files, both command syntaxes in both
 * output streams, masks, annotations and limits. Every rule is the runner's own (actions/runner: `ActionCommandManager`,
 * `FileCommandManager`, `ValueEncoders`), not what its documentation says.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { readKeyValues, splitLines } from "./runner/commands.ts";
import { type Annotation, type Console, createConsole } from "./runner/console.ts";
import { type ActionFile, environment, filesBelow, inputVariables, layOut, type Place } from "./runner/place.ts";

export interface RunOptions {
  /** As under `with:`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** As under `env:`; wins over what the runner sets. */
  readonly env?: Readonly<Record<string, string>>;
  /** Path of an action.yml; default: the one of this project. */
  readonly action?: string;
  /** The Node to run it with; default: the one that runs this. */
  readonly node?: string;
  /** Sees every line of output; the signal that it returns, if any, is sent at once. */
  readonly signalAfter?: (line: string) => NodeJS.Signals | undefined;
  /** Sees the masked log as it grows, line by line. */
  readonly onLine?: (line: string) => void;
  /** Then the process is killed and the run rejects; default 60,000. */
  readonly timeoutMs?: number;
  /** Values that must appear nowhere, not even where the runner would mask them; the run rejects where one does. */
  readonly secrets?: readonly string[];
}

export interface RunResult {
  /** `null` when a signal ended the process. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why the runner fails the step although the process ended well: a command file that it cannot read. */
  readonly fileError: string | undefined;
  /** Masked, as shown to people. */
  readonly log: string;
  /** Standard output and standard error before masking, without the commands that set masks. */
  readonly raw: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The first ten of each level, each cut at 4,096 characters, as the runner keeps them. */
  readonly annotations: readonly Annotation[];
  readonly groups: readonly string[];
  /** Masked; empty when the runner would not upload it. */
  readonly summary: string;
  readonly summaryError: string | undefined;
  readonly masks: readonly string[];
  /** The JSON file that the output `report` names. */
  readonly report: unknown;
  readonly undeclaredOutputs: readonly string[];
  /** Files besides the report that the action left behind in workspace, home or temporary directories. */
  readonly leftovers: readonly string[];
  readonly durationMs: number;
}

export interface RunHandle {
  readonly child: ChildProcess;
  readonly done: Promise<RunResult>;
  /** What a runner does when its job is cancelled: SIGINT, after 7.5 seconds SIGTERM, and 2.5 seconds later SIGKILL. */
  cancel(): void;
}

const projectAction = fileURLToPath(new URL("../../action.yml", import.meta.url));
const summaryLimit = 1024 * 1024;

/** Runs an action to its end. */
export function runAction(options: RunOptions = {}): Promise<RunResult> {
  return startAction(options).done;
}

export interface Step {
  readonly action: ActionFile;
  readonly entry: string;
  readonly place: Place;
  readonly env: NodeJS.ProcessEnv;
  readonly console: Console;
  /** What a process, or what stands for it, has left behind. Throws where a secret is to be seen; removes the place. */
  end(exitCode: number | null, signal: NodeJS.Signals | null): RunResult;
  /** Removes the place. */
  remove(): void;
}

/** Everything that a step has before it begins. */
export function prepareStep(options: RunOptions): Step {
  const actionPath = resolve(options.action ?? projectAction);
  const action: ActionFile = parse(readFileSync(actionPath, "utf8"));
  const home = mkdtempSync(join(tmpdir(), "runner-"));
  const place = layOut(home);
  const around = { ...environment(place), ...options.env };
  const console = createConsole(Object.keys(action.inputs ?? {}), Object.keys(options.inputs ?? {}));
  const startedAt = performance.now();
  const remove = () => rmSync(home, { recursive: true, force: true });
  return {
    ...{ action, place, console, remove },
    entry: join(dirname(actionPath), action.runs.main),
    env: { ...around, ...inputVariables(action, options.inputs ?? {}, around.GITHUB_API_URL ?? ""), ...options.env },
    end(exitCode, signal) {
      try {
        const ended = { exitCode, signal, durationMs: performance.now() - startedAt };
        const result = { ...ended, ...collect(place, action, console) };
        refuseLeaks(result, options.secrets ?? []);
        return result;
      } finally {
        remove();
      }
    },
  };
}

/** Starts an action. */
export function startAction(options: RunOptions = {}): RunHandle {
  const step = prepareStep(options);
  const { console, env, entry } = step;
  const child = spawn(options.node ?? process.execPath, [entry], {
    cwd: step.place.workspace,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const done = new Promise<RunResult>((fulfil, reject) => {
    const timeoutMs = options.timeoutMs ?? 60_000;
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`the action did not end within ${timeoutMs} ms\n${console.log.join("\n")}`));
    }, timeoutMs);
    const take = (line: string) => {
      for (const shown of console.take(line)) options.onLine?.(shown);
      const signal = options.signalAfter?.(line);
      if (signal) child.kill(signal);
    };
    for (const stream of [child.stdout, child.stderr]) splitLines(stream, take);
    child.once("error", (error) => {
      clearTimeout(timer);
      step.remove();
      reject(error);
    });
    child.once("close", (exitCode, signal) => {
      clearTimeout(timer);
      try {
        fulfil(step.end(exitCode, signal));
      } catch (error) {
        reject(error);
      }
    });
  });
  const cancel = () => {
    child.kill("SIGINT");
    const timers = [setTimeout(() => child.kill("SIGTERM"), 7_500), setTimeout(() => child.kill("SIGKILL"), 10_000)];
    child.once("close", () => {
      for (const timer of timers) clearTimeout(timer);
    });
  };
  return { child, done, cancel };
}

function collect(place: Place, action: ActionFile, console: Console) {
  const errors: string[] = [];
  const pairs = (path: string): Record<string, string> => {
    try {
      return readKeyValues(readFileSync(path, "utf8"));
    } catch (error) {
      errors.push(error instanceof Error ? error.message : String(error));
      return {};
    }
  };
  const outputs = { ...console.outputs, ...pairs(place.files.OUTPUT) };
  pairs(place.files.STATE);
  pairs(place.files.ENV);

  const size = statSync(place.files.STEP_SUMMARY).size;
  const summaryError =
    size > summaryLimit
      ? `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${summaryLimit / 1024}k, got ${Math.ceil(size / 1024)}k.`
      : undefined;
  if (summaryError) console.annotations.push({ level: "error", message: summaryError });

  const report = outputs.report ? resolve(place.workspace, outputs.report) : undefined;
  const declared = Object.keys(action.outputs ?? {});
  return {
    fileError: errors[0],
    log: console.log.join("\n"),
    raw: console.raw.join("\n"),
    outputs,
    annotations: console.annotations,
    groups: console.groups,
    summary: summaryError ? "" : console.masker.mask(readFileSync(place.files.STEP_SUMMARY, "utf8")),
    summaryError,
    masks: console.masker.values(),
    report: report ? (JSON.parse(readFileSync(report, "utf8")) as unknown) : undefined,
    undeclaredOutputs: Object.keys(outputs).filter((name) => !declared.includes(name)),
    leftovers: filesBelow(place.root)
      .filter((path) => path !== report && path !== place.event && !Object.values(place.files).includes(path))
      .map((path) => relative(place.root, path)),
  };
}

function refuseLeaks(result: RunResult, secrets: readonly string[]): void {
  const places = {
    output: result.raw,
    summary: result.summary,
    outputs: JSON.stringify(result.outputs),
    report: JSON.stringify(result.report ?? null),
    annotations: JSON.stringify(result.annotations),
  };
  for (const [index, secret] of secrets.entries()) {
    const leaks = Object.entries(places).filter(([, text]) => text.includes(secret));
    if (leaks.length > 0) throw new Error(`secret ${index} leaks into: ${leaks.map(([place]) => place).join(", ")}`);
  }
}
