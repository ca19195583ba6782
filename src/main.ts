/** The story of a run: inputs → registry → snapshot → plan → guard → apply → report. */
import type * as actions from "@actions/core";
import metadata from "../package.json" with { type: "json" };
import { createHttp, type Http } from "./http/client.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { questionsOf } from "./prune/answers.ts";
import { milliseconds } from "./prune/duration.ts";
import { AuthError, messageOf, RegistryError } from "./prune/errors.ts";
import { type Observer, prune } from "./prune/prune.ts";
import { isSelected } from "./prune/repositories.ts";
import type { RunResult, StopReason } from "./prune/result.ts";
import { ReferenceFilesError } from "./references/error.ts";
import { readReferences } from "./references/read.ts";
import { addressOf, connect, misfit, namingOf, otherNames, registryTypes, typeFor } from "./registries/index.ts";
import { count } from "./report/figures.ts";
import { createLog, type Log, type LogCore } from "./report/log.ts";
import { createProgress, everyUnref } from "./report/progress.ts";
import { logRepository } from "./report/repository-log.ts";
import { failedBefore } from "./report/run.ts";
import { createReportWriter, type ReportParts } from "./report/write.ts";

/** In milliseconds, what a delete that is under way gets when the run is cancelled; the runner waits 7.5 seconds. */
const grace = 4_000;

/** What it needs of `@actions/core`. */
export type Core = LogCore & ReportParts["core"] & Pick<typeof actions, "getIDToken">;

/** Runs the action. Throws `InputError`; every other failure is reported and fails the step. */
export async function main(env: NodeJS.ProcessEnv, core: Core): Promise<void> {
  const inputs = readInputs(env, { types: registryTypes, otherNames, typeFor, addressOf, misfit });
  const startedAt = Date.now();
  const log = createLog(core);
  const { credentials, azure, github } = inputs;
  for (const secret of [credentials?.password, azure.clientSecret, github.token, env.ACTIONS_ID_TOKEN_REQUEST_TOKEN]) {
    if (secret) log.mask(secret);
  }
  const write = createReportWriter({ core, log, env });
  const facts = {
    registry: inputs.registry.name,
    registryType: inputs.registry.type,
    dryRun: inputs.dryRun,
    startedAt,
  };
  const finish = (result: RunResult, reclaims: string) =>
    write({
      facts: { ...facts, finishedAt: Date.now(), reclaims },
      result: { ...result, warnings: [...inputs.warnings, ...result.warnings] },
    });
  try {
    await run(inputs, startedAt, env, core, log, finish);
  } catch (error) {
    // Such an error is for the user; anything else is a bug, and shows where.
    const isKnown = [AuthError, RegistryError, ReferenceFilesError].some((known) => error instanceof known);
    finish(failedBefore(error instanceof Error && !isKnown ? (error.stack ?? error.message) : messageOf(error)), "");
  }
}

async function run(
  inputs: Inputs,
  startedAt: number,
  env: NodeJS.ProcessEnv,
  core: Core,
  log: Log,
  finish: (result: RunResult, reclaims: string) => void,
): Promise<void> {
  const http = createHttp({
    concurrency: inputs.concurrency,
    userAgent: `${metadata.name}/${metadata.version}`,
    env,
    onExchange: core.isDebug() ? log.debug : undefined,
  });
  const stop = stopSwitch(http, inputs, startedAt, log);
  log.info(
    `${inputs.dryRun ? "Dry run: nothing is deleted" : "Pruning"}; registry ${inputs.registry.name} (${inputs.registry.type})`,
  );
  const watch = observer(log, inputs.dryRun, stop.acting);
  try {
    const found = await referencesFor(inputs, env.GITHUB_WORKSPACE);
    const endsAt = inputs.timeBudget && startedAt + milliseconds(inputs.timeBudget, startedAt);
    const questions = questionsOf(inputs.policy);
    const askCode =
      questions.size === 0
        ? () => Promise.resolve({})
        : // Octokit is only for this, and for one of the registries.
          (await import("./github/code.ts")).createCode(questions, {
            ...{ http, token: inputs.github.token, apiUrl: inputs.github.apiUrl, env, endsAt, now: Date.now },
          });
    const registry = await connect(inputs.registry.type, {
      url: inputs.registry.url,
      credentials: inputs.credentials,
      http,
      concurrency: inputs.concurrency,
      azure: inputs.azure,
      github: inputs.github,
      endsAt,
      idToken: (audience) => core.getIDToken(audience),
      env,
      mask: log.mask,
      now: Date.now,
    });
    const policy = { ...inputs.policy, references: found?.references };
    const result = await prune(registry, { ...inputs, policy, askCode, now: startedAt }, stop.reason, watch);
    finish({ ...result, warnings: [...(found?.warnings ?? []), ...result.warnings] }, registry.reclaims);
    if (result.stopped === "cancelled") process.exitCode = 130;
  } finally {
    watch.end();
    stop.end();
    // What is still in flight belongs to a run that has ended.
    http.abort(new Error("the run has ended"));
  }
}

/** What files of the workspace say is in use. Before the first request, so that nothing is asked in vain. */
async function referencesFor({ referencedIn, registry, repositories }: Inputs, workspace: string | undefined) {
  if (referencedIn === undefined) return undefined;
  return readReferences({
    globs: referencedIn,
    workspace,
    naming: namingOf(registry.type, registry.url),
    isMeant: (repository) => isSelected(repositories, repository),
  });
}

/** What ends a run early: a signal, or the time budget. While nothing is being deleted, it ends at once. */
function stopSwitch(http: Http, { timeBudget }: Inputs, startedAt: number, log: Log) {
  let reason: StopReason | undefined;
  let isActing = false;
  const timers: NodeJS.Timeout[] = [];
  const abort = () => http.abort(new RegistryError("transient", `the run was stopped (${reason})`));

  const halt = (why: StopReason) => {
    if (reason !== why)
      log.info(`Stopping (${why}): ${isActing ? "no further delete begins" : "nothing was deleted"}.`);
    reason ??= why;
    if (!isActing) return abort();
    http.windDown();
    if (why === "cancelled") timers.push(setTimeout(abort, grace));
  };
  const cancel = () => halt("cancelled");
  process.on("SIGINT", cancel).on("SIGTERM", cancel);
  if (timeBudget !== undefined) {
    const left = Math.min(milliseconds(timeBudget, startedAt), 2 ** 31 - 1);
    timers.push(setTimeout(() => halt("time budget"), left).unref());
  }
  return {
    reason: () => reason,
    acting: () => {
      isActing = true;
    },
    end: () => {
      process.off("SIGINT", cancel).off("SIGTERM", cancel);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function observer(log: Log, dryRun: boolean, acting: () => void): Observer & { end(): void } {
  const progress = createProgress({ log, now: () => performance.now(), every: everyUnref });
  const deleting = "deleting";
  return {
    onRead(repository) {
      const reading = `reading ${repository}`;
      progress.report(reading, { done: 0, unit: "tags" });
      return (done, total) => progress.report(reading, { done, total, unit: "tags" });
    },
    onPlanned: (repository) => progress.finish(`reading ${repository}`),
    onActing: acting,
    onStep(done, total) {
      if (done === 0) log.info(`Everything was read and planned; deleting begins, ${count(total, "step")}`);
      progress.report(deleting, { done, total, unit: "steps" });
      if (done === total) progress.finish(deleting);
    },
    onCheck: (repository, done, total) =>
      progress.report(`checking what stays in ${repository}`, { done, total, unit: "tags" }),
    onResult(result) {
      progress.finish(`reading ${result.name}`);
      progress.finish(`checking what stays in ${result.name}`);
      logRepository(log, result, dryRun);
    },
    end: progress.stop,
  };
}
