/** What a repository is told to have come to, from what became of its steps. */
import { describe, expect, it } from "vitest";
import type { StepOutcome } from "../../src/prune/apply.ts";
import { plan } from "../../src/prune/plan.ts";
import { applied, cannotDelete, notBegun, refused, unread } from "../../src/prune/repository-result.ts";
import type { StopReason } from "../../src/prune/result.ts";
import { settle } from "../../src/prune/settle.ts";
import { now, policy, state, tagsOf } from "../support/state.ts";

const planned = () => plan(state("v1=a 3d, v2=b 2d, v3=c 1d", { notes: ["read twice"] }), policy({ keep: 0 }), now);

interface After {
  readonly ended?: string;
  readonly broken?: readonly string[];
  readonly notes?: readonly string[];
  readonly stopped?: StopReason;
}

/** The result after steps of these statuses; those that failed say so with their number. */
function ending(statuses: readonly StepOutcome["status"][], { ended, broken = [], notes = [], stopped }: After = {}) {
  const steps = statuses.map((status, at) => (status === "failed" ? { status, message: `failure ${at}` } : { status }));
  const outcome = { steps, ended };
  return applied(planned(), outcome, settle(planned(), outcome), { broken, notes }, stopped);
}

describe("a repository whose steps were tried", () => {
  it.each<readonly [string, StepOutcome["status"][], After, string, string | undefined]>([
    ["is pruned when all went", ["done", "done", "done"], {}, "pruned", undefined],
    ["is pruned when one went and the registry keeps the rest", ["kept", "done", "changed"], {}, "pruned", undefined],
    ["is pruned when somebody else was faster", ["already-gone", "kept", "kept"], {}, "pruned", undefined],
    ["is unchanged when the registry keeps all", ["kept", "changed", "kept"], {}, "unchanged", undefined],
    ["has failed with the only failure", ["done", "failed", "done"], {}, "failed", "failure 1"],
    [
      "has failed with the first of several failures",
      ["failed", "done", "failed"],
      {},
      "failed",
      "2 of 3 steps failed, the first with: failure 0",
    ],
    [
      "has failed with what ended it, said once",
      ["failed", "failed", "remaining"],
      { ended: "no right to delete" },
      "failed",
      "no right to delete",
    ],
    [
      "has failed when something that stays is broken, with all that went wrong",
      ["done", "failed", "done"],
      { broken: ["v9 is broken"] },
      "failed",
      "v9 is broken; failure 1",
    ],
    [
      "is incomplete when it was stopped",
      ["done", "remaining", "remaining"],
      { stopped: "time budget" },
      "incomplete",
      "stopped (time budget); the next run does the rest",
    ],
    [
      "is incomplete when steps are left, whatever left them",
      ["done", "remaining", "remaining"],
      {},
      "incomplete",
      "stopped (for an unknown reason); the next run does the rest",
    ],
    [
      "is pruned when it was stopped after its end",
      ["done", "done", "done"],
      { stopped: "cancelled" },
      "pruned",
      undefined,
    ],
    [
      "has failed also when it was stopped",
      ["failed", "done", "remaining"],
      { stopped: "cancelled" },
      "failed",
      "failure 0",
    ],
  ])("%s", (_, statuses, more, status, message) => {
    const result = ending(statuses, more);
    expect([result.status, result.message]).toEqual([status, message]);
    expect([result.failures, result.remaining]).toEqual([
      statuses.filter((one) => one === "failed").length,
      statuses.filter((one) => one === "remaining").length,
    ]);
  });

  it("has the notes of the reading and of the check", () => {
    expect(ending(["done", "done", "done"], { notes: ["v9 was moved"] }).notes).toEqual(["read twice", "v9 was moved"]);
  });
});

describe("a repository whose steps were not tried", () => {
  it("was not even read when the run was stopped before", () => {
    expect(unread("app", "cancelled")).toEqual({
      ...{ name: "app", status: "incomplete", message: "not read: stopped (cancelled)" },
      ...{ tags: [], images: [], failures: 0, remaining: 0, notes: [] },
    });
  });

  it("has all its steps left when the run was stopped before the first", () => {
    const result = notBegun(planned(), "rate limit");
    expect(result).toMatchObject({
      status: "incomplete",
      message: "stopped (rate limit) before the first step; the next run does it",
      remaining: 3,
      failures: 0,
    });
    expect(tagsOf(result)).toEqual({ v3: "remaining: keep 0", v2: "remaining: keep 0", v1: "remaining: keep 0" });
    expect(new Set(result.images.map(({ verdict }) => verdict))).toEqual(new Set(["remaining"]));
  });

  it("keeps all, and says why, when a guard refuses or nothing can be deleted", () => {
    const refusal = refused(planned(), "too many");
    expect([refusal.status, refusal.message]).toEqual(["refused", "too many"]);
    expect(tagsOf(refusal)).toMatchObject({ v1: "retained: refused by a guard; keep 0" });
    const failure = cannotDelete(planned(), new Error("no right"));
    expect([failure.status, failure.message]).toEqual(["failed", "no right"]);
    expect(tagsOf(failure)).toMatchObject({ v1: "retained: nothing can be deleted here; keep 0" });
  });
});
