/** Plans once over a large repository and prints how long that took. */
import { setFlagsFromString } from "node:v8";
import { branchesNamed } from "../src/prune/branches.ts";
import { parseCapture } from "../src/prune/capture.ts";
import { parseGroupBy } from "../src/prune/group.ts";
import { parsePatterns } from "../src/prune/pattern.ts";
import { plan } from "../src/prune/plan.ts";
import type { Policy, Retention } from "../src/prune/policy.ts";
import type { Snapshot } from "../src/prune/snapshot.ts";
import { largeSnapshot, mixedName } from "./large-snapshot.ts";

export interface PlanTiming {
  readonly milliseconds: number;
  /** Of the whole process, the repository included; megabytes of 1,000,000 bytes. */
  readonly peakMegabytes: number;
}

interface PlanCase {
  readonly retention: Retention;
  readonly snapshot: (count: number) => Snapshot;
  /** Steps by tags, at least: almost everything has to go, or something else than the real work was measured. */
  readonly share: number;
}

/** What is planned, by the first argument; the second is the number of tags. */
export type PlanCaseName = keyof typeof cases;

const now = Date.UTC(2026, 0, 1);
const cases = {
  keep: {
    retention: { tagPattern: parsePatterns(["*"]), keep: 10, sortBy: "time" },
    snapshot: (count) => largeSnapshot(count, now),
    share: 1,
  },
  "every rule": {
    retention: {
      tagPattern: parsePatterns(["*"]),
      keep: 2,
      keepWithin: { amount: 1, unit: "h" },
      keepSemver: { majors: 3, minors: 10, patches: 3 },
      keepPrereleases: 1,
      calendar: { timeZone: "Europe/Berlin", counts: { hour: 24, day: 7, week: 8, month: 12, year: 3 } },
      keepOpenPullRequests: { capture: parseCapture("pr-(\\d+)"), answer: new Set([1, 2, 3]) },
      keepExistingBranches: { capture: parseCapture("^(.+)-[0-9a-f]{7}$"), answer: branchesNamed(["main"]) },
      sortBy: "semver",
      groupBy: parseGroupBy("^(.+)-\\d+$"),
    },
    snapshot: (count) => largeSnapshot(count, now, mixedName),
    share: 0.5,
  },
} as const satisfies Record<string, PlanCase>;

// As the action itself does at its start.
setFlagsFromString("--semi-space-growth-factor=1");

const { retention, share, ...given }: PlanCase = cases[process.argv[2] as PlanCaseName];
const policy: Policy = {
  retentions: [retention],
  protect: parsePatterns(["latest"]),
  protectDigests: new Set(),
  allowEmpty: false,
};
const snapshot = given.snapshot(Number(process.argv[3]));
const startedAt = performance.now();
const { steps } = plan(snapshot, policy, now);
const milliseconds = performance.now() - startedAt;
if (steps.length < snapshot.tags.length * share) throw new Error(`only ${steps.length} steps were planned`);
const timing: PlanTiming = { milliseconds, peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6 };
console.log(JSON.stringify(timing));
