/** Writes everything that outlives the run: report file, outputs, summary, annotations, and whether the step failed. */
import fs from "node:fs";
import os from "node:os";
import type * as core from "@actions/core";
import { messageOf } from "../prune/errors.ts";
import { pageLimit } from "./budget.ts";
import { headline } from "./headline.ts";
import type { Log } from "./log.ts";
import { writeNewFile } from "./new-file.ts";
import { outputsOf } from "./outputs.ts";
import { isFailed, problemsOf } from "./problems.ts";
import { reportPieces } from "./report-file.ts";
import type { Run } from "./run.ts";
import { withStrings } from "./secrets.ts";
import { summaryOf } from "./summary.ts";

export interface ReportParts {
  readonly core: Pick<typeof core, "setOutput">;
  readonly log: Log;
  /** `GITHUB_STEP_SUMMARY` (without it there is no summary) and `RUNNER_TEMP`. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Returns what writes the report of a run: synchronously, so that it also works in a signal handler, and only the first
 * time. Each part is tried even when another fails; such a failure fails the step, because nobody could tell afterwards
 * what the run did.
 */
export function createReportWriter({ core, log, env }: ReportParts): (run: Run) => void {
  let written = false;
  return (given) => {
    if (written) return;
    written = true;
    const run = withStrings(given, log.hide);
    const losses: string[] = [];
    const attempt = <T>(what: string, write: () => T): T | undefined => {
      try {
        return write();
      } catch (error) {
        losses.push(`the ${what} could not be written: ${messageOf(error)}`);
        return undefined;
      }
    };
    const told = (): Run => ({ ...run, result: { ...run.result, errors: [...run.result.errors, ...losses] } });
    const file = attempt("report file", () => {
      return writeNewFile(
        env.RUNNER_TEMP || os.tmpdir(),
        "prune-container-registry-report",
        ".json",
        reportPieces(run),
      );
    });
    attempt("outputs", () => {
      for (const [name, value] of Object.entries(outputsOf(run.result, file ?? ""))) core.setOutput(name, value);
    });
    attempt("summary", () => {
      if (env.GITHUB_STEP_SUMMARY) fs.appendFileSync(env.GITHUB_STEP_SUMMARY, summaryOf(told(), pageLimit));
    });
    log.annotate(problemsOf(told()));
    if (isFailed(told())) log.fail(headline(told()));
    else log.info(headline(told()));
  };
}
