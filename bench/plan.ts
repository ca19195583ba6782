/** How long `plan()` takes, what memory it needs, and whether both grow no faster than the repository. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Figure } from "./figure.ts";
import type { PlanCaseName, PlanTiming } from "./plan-worker.ts";
import { bundled, inTurn } from "./process.ts";

const run = promisify(execFile);

/** Each time in a fresh process, because a second run in the same one is not what a job gets. */
export async function benchPlan(temp: string): Promise<readonly Figure[]> {
  const worker = await bundled(temp, new URL("plan-worker.ts", import.meta.url));
  const timed = (what: PlanCaseName, tags: number) => async (): Promise<PlanTiming> =>
    JSON.parse((await run(process.execPath, [worker, what, String(tags)])).stdout);
  const measured = [timed("keep", 10_000), timed("keep", 100_000), timed("every rule", 100_000)];
  const [small, large, every] = await inTurn(7, measured, (one, other) => ({
    milliseconds: Math.min(one.milliseconds, other.milliseconds),
    peakMegabytes: Math.max(one.peakMegabytes, other.peakMegabytes),
  }));
  if (small === undefined || large === undefined || every === undefined) throw new Error("nothing was measured");
  const growth = large.milliseconds / small.milliseconds;
  return [
    { name: "plan() over 100,000 tags, time", value: large.milliseconds, target: 1000, unit: "ms", from: "best of 7" },
    { name: "the same, peak memory", value: large.peakMegabytes, target: 300, unit: "MB", from: "worst of 7" },
    {
      name: "plan() over 100,000 tags with every rule on, time",
      value: every.milliseconds,
      target: 2000,
      unit: "ms",
      from: `${every.peakMegabytes.toFixed(0)} MB at most, best of 7`,
    },
    {
      name: "plan() over 100,000 tags, time by that of 10,000",
      value: growth,
      target: 13,
      unit: "",
      from: `${small.milliseconds.toFixed(1)} ms for 10,000, best of 7`,
    },
  ];
}
