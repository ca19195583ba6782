/** The job of CI that runs the action on a registry of its own, run here, step by step, on a registry that is none. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { act, openRegistry } from "../support/world.ts";
import { isOwn, root } from "./language-service.ts";
import type { Job } from "./workflow.ts";

const ci: { readonly jobs: { readonly registry: Job } } = parse(
  readFileSync(new URL(".github/workflows/ci.yml", root), "utf8"),
);
const { steps = [], env = {} } = ci.jobs.registry;

type Outputs = Record<string, Readonly<Record<string, string>>>;

/** Values of `given` as the runner makes them; of expressions it knows the outputs of steps. */
function filled(given: Readonly<Record<string, unknown>>, outputs: Outputs, host: string) {
  const value = (text: string) =>
    text
      .replaceAll(/\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}/g, (_, id, name) => outputs[id]?.[name] ?? "")
      .replaceAll("localhost:5000", host);
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, value(String(text))]));
}

it("ends well, and leaves what it says", async () => {
  await using registry = await openRegistry({ dialect: "distribution-3.1" });
  const { host } = new URL(registry.url);
  const directory = mkdtempSync(join(tmpdir(), "prune-job-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const outputs: Outputs = {};
  for (const { id = "", uses, run, with: inputs = {}, env: own = {} } of steps) {
    if (uses !== undefined && isOwn(uses)) {
      const result = await act(filled(inputs, outputs, host));
      expect(result.exitCode, result.log).toBe(0);
      // The runner of the tests has read the report and removed it.
      const report = join(directory, `${id}.json`);
      writeFileSync(report, JSON.stringify(result.report));
      outputs[id] = { ...result.outputs, report };
    } else if (run !== undefined) {
      const variables = { ...process.env, ...filled({ ...env, ...own }, outputs, host) };
      await promisify(execFile)("bash", ["-e", "-o", "pipefail", "-c", run], {
        cwd: fileURLToPath(root),
        env: variables,
      });
    }
  }
  expect(Object.keys(outputs)).toEqual(["dry", "prune", "again"]);
  expect(registry.store.sortedTags("acme/web")).toEqual(["v4", "v5"]);
});
