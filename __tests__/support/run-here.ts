/**
 * A step in this process: from its inputs to the files that a runner gives, all but `dist` and the start of a process, which
 * is most of what a small run takes. What the runner is told goes the way of its commands (`@actions/core`, `command.ts`).
 */
import { appendFileSync } from "node:fs";
import { type Core, main } from "../../src/main.ts";
import { prepareStep, type RunOptions, type RunResult } from "./runner.ts";

/** Needs `trustCertificate` where the registry speaks TLS. Throws what `main` throws. */
export async function runHere(options: Pick<RunOptions, "inputs" | "env" | "secrets">): Promise<RunResult> {
  const step = prepareStep(options);
  const { env, place, console } = step;
  let exitCode = 0;
  const say = (name: string) => (message: unknown) =>
    void console.take(`::${name}::${escaped(message instanceof Error ? message.toString() : String(message))}`);
  const core: Core = {
    info: (message) => {
      for (const line of message.split("\n")) console.take(line);
    },
    debug: say("debug"),
    warning: say("warning"),
    error: say("error"),
    startGroup: say("group"),
    endGroup: () => void console.take("::endgroup::"),
    setSecret: say("add-mask"),
    setFailed(message) {
      exitCode = 1;
      say("error")(message);
    },
    setOutput: (name, value) => appendFileSync(place.files.OUTPUT, `${name}<<ghadelimiter\n${value}\nghadelimiter\n`),
    isDebug: () => env.RUNNER_DEBUG === "1",
    async getIDToken(audience) {
      const url = `${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=${encodeURIComponent(audience ?? "")}`;
      const authorization = `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}`;
      const { value } = (await (await fetch(url, { headers: { authorization } })).json()) as { readonly value: string };
      say("add-mask")(value);
      return value;
    },
  };
  try {
    await main(env, core);
  } catch (error) {
    step.remove();
    throw error;
  }
  return step.end(exitCode, null);
}

function escaped(message: string): string {
  return message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
