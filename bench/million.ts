/** A repository of a million tags: as many as any list may have before it is taken for endless. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Figure } from "./figure.ts";
import type { PlanCaseName, PlanTiming } from "./plan-worker.ts";
import { bundled } from "./process.ts";

const run = promisify(execFile);
const million = 1_000_000;

/** Each in a fresh process, with the memory that Node takes without being asked. */
export async function benchMillion(temp: string): Promise<readonly Figure[]> {
  const measured = async (script: URL, ...more: readonly PlanCaseName[]): Promise<PlanTiming> => {
    const worker = await bundled(temp, script);
    return JSON.parse((await run(process.execPath, [worker, ...more, String(million)])).stdout);
  };
  const listing = await measured(new URL("listing-worker.ts", import.meta.url));
  const plan = await measured(new URL("plan-worker.ts", import.meta.url), "keep");
  return [
    { name: "a list of 1,000,000 tags, time", value: listing.milliseconds, target: 30_000, unit: "ms" },
    { name: "the same, peak memory", value: listing.peakMegabytes, target: 600, unit: "MB" },
    { name: "plan() over 1,000,000 tags, time", value: plan.milliseconds, target: 60_000, unit: "ms" },
    { name: "the same, peak memory", value: plan.peakMegabytes, target: 2_500, unit: "MB" },
  ];
}
