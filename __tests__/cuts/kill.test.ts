/**
 * The process is killed (SIGKILL) as soon as the registry has handled a request, before the answer. Covered is every request
 * of a run on distribution 3.1; on the others the first, the last, and every one that changes something: what lies between two
 * of these leaves the registry as it was.
 */
import { expect, it } from "vitest";
import { registries } from "../support/served.ts";
import { trustCertificate } from "../support/trust.ts";
import { expectHealed, forEach, strikeAt, uncutRun, writesIn } from "./process.ts";

trustCertificate();

it.each(registries)(
  "a process on %s that is killed leaves nothing broken, and the next run ends where an uncut one does",
  { timeout: 60_000 },
  async (name, harness) => {
    const { requests, left } = await uncutRun(harness);
    const all = requests.map((_, at) => at + 1);
    const some = [...new Set([1, ...writesIn(requests), requests.length])];
    await forEach(name === "distribution 3.1" ? all : some, (at) =>
      strikeAt(
        harness,
        at,
        async ({ child }, { handle }) => {
          await handle();
          child.kill("SIGKILL");
        },
        async (struck) => {
          const { result } = struck;
          expect([result.signal, result.summary, result.outputs], `${at}`).toEqual(["SIGKILL", "", {}]);
          await expectHealed(harness, struck, left, `killed at ${at}`);
        },
      ),
    );
  },
);
