/** Plans once over a large repository and prints how long that took. */
import { setFlagsFromString } from "node:v8";
import { parsePatterns } from "../src/prune/pattern.ts";
import { plan } from "../src/prune/plan.ts";
import type { Policy } from "../src/prune/policy.ts";
import { largeSnapshot } from "./large-snapshot.ts";

export interface PlanTiming {
  readonly milliseconds: number;
  /** Of the whole process, the repository included; megabytes of 1,000,000 bytes. */
  readonly peakMegabytes: number;
}

const now = Date.UTC(2026, 0, 1);
const policy: Policy = {
  retentions: [{ tagPattern: parsePatterns(["*"]), keep: 10, sortBy: "time" }],
  protect: parsePatterns(["latest"]),
  protectDigests: new Set(),
  allowEmpty: false,
};

// As the action itself does at its start.
setFlagsFromString("--semi-space-growth-factor=1");

const snapshot = largeSnapshot(Number(process.argv[2]), now);
const startedAt = performance.now();
const { steps } = plan(snapshot, policy, now);
const milliseconds = performance.now() - startedAt;
// Almost everything has to go, or something else than the real work was measured.
if (steps.length < snapshot.tags.length) throw new Error(`only ${steps.length} steps were planned`);
const timing: PlanTiming = { milliseconds, peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6 };
console.log(JSON.stringify(timing));
