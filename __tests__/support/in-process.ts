/** A whole run in this process: the story of `src/main.ts` over a registry, with what a runner would be left with. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf } from "../../src/prune/errors.ts";
import type { Policy } from "../../src/prune/policy.ts";
import type { Registry } from "../../src/prune/registry.ts";
import { createLog } from "../../src/report/log.ts";
import { logRepository } from "../../src/report/repository-log.ts";
import { failedBefore } from "../../src/report/run.ts";
import { createReportWriter } from "../../src/report/write.ts";
import { record } from "../report/recorder.ts";
import { run } from "./run.ts";
import { now } from "./state.ts";
import { checked, type Run } from "./world.ts";

export interface Acting {
  readonly registryType: string;
  readonly repositories: readonly string[];
  readonly policy: Policy;
  readonly concurrency: number;
  /** Who gets the log writes to it what is secret. */
  connect(mask: (secret: string) => void): Promise<Registry>;
}

/** Runs, and checks what `checked` does. */
export async function actHere({ registryType, repositories, policy, concurrency, connect }: Acting): Promise<Run> {
  const directory = mkdtempSync(join(tmpdir(), "here-"));
  try {
    const core = record();
    const log = createLog(core);
    const page = join(directory, "summary.md");
    const write = createReportWriter({ core, log, env: { RUNNER_TEMP: directory, GITHUB_STEP_SUMMARY: page } });
    const facts = { registry: "registry.example", registryType, dryRun: false, startedAt: now, finishedAt: now };
    try {
      const registry = await connect(log.mask);
      const onResult = (result: Parameters<typeof logRepository>[1]) => logRepository(log, result, false);
      const result = await run(registry, policy, { repositories, concurrency, observer: { onResult } });
      write({ facts: { ...facts, reclaims: registry.reclaims }, result });
    } catch (error) {
      write({ facts: { ...facts, reclaims: "" }, result: failedBefore(messageOf(error)) });
    }
    const said = (...names: readonly string[]) => core.calls.filter(([name]) => names.includes(name));
    const outputs = Object.fromEntries(said("setOutput").map(([, name, value]) => [String(name), String(value)]));
    const errors = said("error", "setFailed").map(([, message]) => ({
      level: "error" as const,
      message: String(message),
    }));
    const warnings = said("warning").map(([, message]) => ({ level: "warning" as const, message: String(message) }));
    const raw = said("info", "debug", "warning", "error", "setFailed")
      .map(([, text]) => String(text))
      .join("\n");
    return checked({
      ...{
        exitCode: said("setFailed").length > 0 ? 1 : 0,
        signal: null,
        fileError: undefined,
        summaryError: undefined,
      },
      ...{
        outputs,
        raw,
        log: raw,
        annotations: [...errors, ...warnings],
        groups: [],
        undeclaredOutputs: [],
        leftovers: [],
      },
      masks: said("setSecret").map(([, secret]) => String(secret)),
      summary: readFileSync(page, "utf8"),
      report: JSON.parse(readFileSync(outputs.report ?? "", "utf8")),
      durationMs: 0,
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
