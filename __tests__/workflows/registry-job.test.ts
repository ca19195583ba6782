/** The job of CI that runs the action on a registry of its own, run here on one that is played. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { act, openRegistry } from "../support/world.ts";
import { isOwn, root } from "./language-service.ts";
import { jobIn, runJob } from "./run-job.ts";

it("the job ends well, and leaves what it says", async () => {
  await using registry = await openRegistry({ dialect: "distribution-3.1" });
  const { host } = new URL(registry.url);
  let runs = 0;
  await runJob(jobIn("ci.yml", "registry"), {
    cwd: fileURLToPath(root),
    replace: (text) => text.replaceAll("localhost:5000", host),
    async uses(uses, inputs, directory) {
      if (!isOwn(uses)) return {};
      runs += 1;
      const result = await act(inputs);
      expect(result.exitCode, result.log).toBe(0);
      // The runner of the tests has read the report and removed it.
      const report = join(directory, `${runs}.json`);
      writeFileSync(report, JSON.stringify(result.report));
      return { ...result.outputs, report };
    },
  });
  expect(runs).toBe(3);
  expect(registry.store.sortedTags("acme/web")).toEqual(["v4", "v5"]);
});
