import { describe, expect, it } from "vitest";
import { headline } from "../../src/report/headline.ts";
import { isFailed, problemsOf } from "../../src/report/problems.ts";
import { prunedRepository, runOf } from "./runs.ts";

const good = prunedRepository("good", 2);

describe("problemsOf", () => {
  it("finds none in a run that went well", () => {
    const run = runOf([good]);
    expect(problemsOf(run)).toEqual([]);
    expect(headline(run)).toBe("Pruned; 2 tags removed, 2 images deleted, 10 tags retained");
  });

  it.each([
    ["an error of the run", runOf([good], { errors: ["no repository matches `x*`"] })],
    ["a refused repository", runOf([prunedRepository("x", 0, { status: "refused" })])],
    ["a failed repository", runOf([prunedRepository("x", 0, { status: "failed" })])],
    [
      "a failed step before the time budget ended",
      runOf([prunedRepository("x", 1, { status: "incomplete", failures: 1 })]),
    ],
  ])("fails the step for %s", (_, run) => {
    expect(isFailed(run)).toBe(true);
  });

  it.each([
    [
      "a stop at the time budget",
      runOf([prunedRepository("x", 1, { status: "incomplete" })], { stopped: "time budget" }),
    ],
    ["a stop at the rate limit", runOf([], { stopped: "rate limit" })],
    ["a warning", runOf([good], { warnings: ["`protect` pattern `x` matched no tag"] })],
  ])("only warns of %s", (_, run) => {
    expect(problemsOf(run).map(({ severity }) => severity)).toEqual(["warning"]);
    expect(isFailed(run)).toBe(false);
  });

  it("warns of what changed meanwhile, with how much", () => {
    const tags = good.tags.map((judged) => ({ ...judged, verdict: "changed" as const }));
    const problems = problemsOf(runOf([{ ...good, tags }]));
    expect(problems.map(({ findings }) => findings)).toEqual([[{ repositories: ["good"], message: "12 tags" }]]);
  });

  it("calls a dry run a dry run even when it failed", () => {
    expect(headline(runOf([good], { errors: ["x"] }, true))).toBe(
      "Dry run failed: nothing was deleted; 2 tags would be removed, 2 images would be deleted, 10 tags would be retained",
    );
  });

  it("says that nothing was to do", () => {
    expect(headline(runOf([prunedRepository("x", 0)]))).toBe(
      "Nothing to prune; 0 tags removed, 0 images deleted, 10 tags retained",
    );
  });
});
