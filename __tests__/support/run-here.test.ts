/** A run in this process stands for one of `dist`: both leave the same behind. */
import { expect, it } from "vitest";
import { act, actHere, openRegistry, place, type Run, verdictsOf, versions } from "./world.ts";

/** All of it but times and what is called after the place of the run. */
function left(run: Run) {
  const { exitCode, annotations, groups, masks, errors, warnings } = run;
  const { report: _, ...outputs } = run.outputs;
  const timeless = (text: string) =>
    text.replace(/\d+(\.\d+)? (m?s|min)\b/g, "some time").replaceAll(/report-\d+/g, "");
  const log = run.raw.split("\n").filter((line) => !line.startsWith("::debug::"));
  return {
    ...{ exitCode, annotations, groups, masks, errors, warnings, outputs, verdicts: verdictsOf(run) },
    ...{ summary: timeless(run.summary), log: log.map(timeless), totals: run.report.totals },
  };
}

it.each<[string, Readonly<Record<string, string>>]>([
  ["goes well", { repositories: "team/*", keep: "2" }],
  ["warns", { repositories: "team/*", keep: "2", protect: "never-*\n!latest" }],
  ["fails", { repositories: "team/app\nteam/none", keep: "1", password: "s3cret pass\nword 100%", username: "robot" }],
])("that %s leaves behind what one of dist does", async (_, inputs) => {
  await using registry = await openRegistry();
  place(registry.store, versions("team/app", 5), versions("team/other", 3));
  const given = { registry: registry.url, "dry-run": "true", ...inputs };
  const options = { env: { RUNNER_DEBUG: "1" } };
  const there = left(await act(given, options));
  const here = left(await actHere(given, options));
  expect(here).toEqual(there);
});
