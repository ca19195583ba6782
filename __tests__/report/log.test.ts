import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLog } from "../../src/report/log.ts";
import { problemsOf } from "../../src/report/problems.ts";
import { logRepository } from "../../src/report/repository-log.ts";
import { record } from "./recorder.ts";
import { anyRun, prunedRepository, runOf } from "./runs.ts";

describe("the log", () => {
  it("prints a repository as one group: what went by full digest, what stays as numbers", () => {
    const core = record(false);
    logRepository(createLog(core), prunedRepository("wiredbrain/web", 2, { notes: ["v0 vanished"] }), false);
    const digest = (digits: string) => `sha256:${digits.repeat(8)}`;
    expect(core.calls).toEqual([
      ["startGroup", "wiredbrain/web: pruned, 2 tags deleted, 10 tags retained"],
      ["info", "Note: v0 vanished"],
      [
        "info",
        `deleted (keep: not among the newest 10 of 12 images): v2@${digest("0000000a")}, v1@${digest("0000000b")}`,
      ],
      ["info", "retained: 10 tags: 10 by `keep`"],
      ["endGroup"],
    ]);
  });

  it("prints every decision for those who debug, and for nobody else", () => {
    const core = record();
    logRepository(createLog(core), prunedRepository("wiredbrain/web", 1), false);
    const debug = core.calls.flatMap(([name, text]) => (name === "debug" ? [text] : []));
    expect(debug).toHaveLength(22);
    expect(debug).toContain(
      `wiredbrain/web: deleted: tag v1 at sha256:${"0000000a".repeat(8)}, pushed 2026-11-20 16:00 UTC (keep: not among the newest 10 of 11 images)`,
    );
  });

  it("names every one of 20,000 tags that went, in a tenth as many lines", () => {
    const core = record(false);
    const repository = prunedRepository("a", 20_000);
    logRepository(createLog(core), repository, false);
    const lines = core.calls.map(([, text = ""]) => String(text));
    expect(lines.length).toBeLessThan(2_010);
    const named = new Set(lines.flatMap((line) => Array.from(line.matchAll(/v\d+@sha256:\w{64}/g), ([name]) => name)));
    const gone = repository.tags.filter(({ verdict }) => verdict === "deleted");
    expect(gone.filter(({ tag }) => !named.has(`${tag.name}@${tag.digest}`))).toEqual([]);
    expect(named.size).toBe(20_000);
  });

  it("prints no line that the runner could take for a command, whatever the registry says", () => {
    fc.assert(
      fc.property(anyRun, ({ facts, result }) => {
        const core = record();
        const log = createLog(core);
        for (const repository of result.repositories) logRepository(log, repository, facts.dryRun);
        const printed = core.calls.map(([, text = ""]) => String(text));
        expect(printed.filter((text) => /##\[|[\r\n\u0085\u2028\u2029]|^[\s\ufeff]*::/u.test(text))).toEqual([]);
      }),
    );
  });

  it("makes one annotation of a kind of problem, and says how many it leaves out", () => {
    const core = record();
    const errors = Array.from({ length: 30 }, (_, at) => `error ${at} ##[warning]`);
    createLog(core).annotate(problemsOf(runOf([], { errors, warnings: ["w"] })));
    expect(core.calls).toHaveLength(2);
    const lines = String(core.calls[0]?.[1]).split("\n");
    expect(lines[1]).toBe("- error 0 #\\#[warning]");
    expect(lines).toHaveLength(12);
    expect(lines.slice(-2)).toEqual([
      "…and 21 more, see the summary",
      "What to do: Correct what the message names, then run it again.",
    ]);
    expect(String(core.calls[1]?.[1])).toMatch(/^Please check\n- w\nWhat to do: /);
  });

  it("keeps the lines of a message together", () => {
    const core = record();
    createLog(core).annotate(problemsOf(runOf([], { errors: ["TypeError: x\n- y\r\n    at z"] })));
    expect(String(core.calls[0]?.[1])).toMatch(/^The run failed\n- TypeError: x\n {2}- y\n {6}at z\nWhat to do: /);
  });

  it("keeps annotations below the length at which the runner cuts them", () => {
    const core = record();
    createLog(core).annotate(problemsOf(runOf([], { errors: Array.from({ length: 9 }, () => "x".repeat(1000)) })));
    expect(String(core.calls[0]?.[1]).length).toBeLessThan(4096);
  });

  it("keeps the lines of the message that fails the step", () => {
    const core = record();
    createLog(core).fail("keep: 'x' is not a number\n::error::y");
    expect(core.calls).toEqual([["setFailed", "keep: 'x' is not a number\n:\\:error::y"]]);
  });

  it("shows no secret, wherever it prints", () => {
    const core = record();
    const log = createLog(core);
    log.mask("hunter2");
    log.info("hunter2 a");
    log.debug("hunter2 b");
    log.group("hunter2 c", ["hunter2 d"]);
    log.annotate(problemsOf(runOf([], { errors: ["hunter2 e"] })));
    log.fail("hunter2 f");
    expect(core.calls.slice(1)).toEqual([
      ["info", "*** a"],
      ["debug", "*** b"],
      ["startGroup", "*** c"],
      ["info", "*** d"],
      ["endGroup"],
      ["error", expect.stringMatching(/^The run failed\n- \*\*\* e\n/)],
      ["setFailed", "*** f"],
    ]);
  });

  it("hands a secret on unchanged, or it would not be masked", () => {
    const core = record();
    createLog(core).mask("a\n##[b");
    expect(core.calls).toEqual([["setSecret", "a\n##[b"]]);
  });
});
