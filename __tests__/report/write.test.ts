import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "../../src/report/log.ts";
import { writeNewFile } from "../../src/report/new-file.ts";
import { createReportWriter } from "../../src/report/write.ts";
import { record } from "./recorder.ts";
import { prunedRepository, runOf } from "./runs.ts";

const run = runOf([prunedRepository("wiredbrain/web", 3)]);
let temp = "";
beforeEach(() => {
  temp = fs.mkdtempSync(path.join(os.tmpdir(), "report-"));
});
afterEach(() => fs.rmSync(temp, { recursive: true, force: true }));

function start(env: Record<string, string>) {
  const core = record();
  const write = createReportWriter({ core, log: createLog(core), env });
  const outputs = () =>
    Object.fromEntries(core.calls.filter(([name]) => name === "setOutput").map(([, ...pair]) => pair));
  return { core, write, outputs };
}

const reportIn = (directory: string) => path.join(directory, "prune-container-registry-report.json");

describe("the report writer", () => {
  it("writes file, outputs and summary, and says how it went", () => {
    const summary = path.join(temp, "summary.md");
    fs.writeFileSync(summary, "before\n");
    const { core, write, outputs } = start({ RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: summary });
    write(run);
    expect(fs.readFileSync(summary, "utf8")).toMatch(/^before\n## ✅ Pruned\n/);
    expect(outputs()).toMatchObject({ "tags-deleted": "3", report: reportIn(temp) });
    expect(JSON.parse(fs.readFileSync(reportIn(temp), "utf8")).totals.tagsDeleted).toBe(3);
    expect(core.calls.at(-1)).toEqual(["info", "Pruned; 3 tags removed, 3 images deleted, 10 tags retained"]);
  });

  it("writes no secret into any of them, in whatever form it is shown there", () => {
    const summary = path.join(temp, "summary.md");
    const core = record();
    const log = createLog(core);
    const secret = 'p|ss `w"rd`\\  x';
    log.mask(secret);
    const message = `you said ${secret}`;
    const repository = prunedRepository(`app-${secret}`, 1, { status: "failed", message, notes: [message] });
    const tags = repository.tags.map((judged) => ({
      ...judged,
      tag: { ...judged.tag, name: secret },
      reasons: [secret],
    }));
    const errors = [`${"x".repeat(990)}${secret}`];
    const write = createReportWriter({ core, log, env: { RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: summary } });
    write(runOf([{ ...repository, tags }], { errors, warnings: [secret] }));
    const written = [fs.readFileSync(summary, "utf8"), fs.readFileSync(reportIn(temp), "utf8"), ...core.calls.slice(1)];
    expect(written.map(String).filter((text) => /p\\?\|ss/.test(text))).toEqual([]);
    expect(written.map(String).filter((text) => text.includes("***")).length).toBeGreaterThan(3);
  });

  it("does nothing the second time", () => {
    const { core, write } = start({ RUNNER_TEMP: temp });
    write(run);
    const calls = core.calls.length;
    write(run);
    expect(core.calls).toHaveLength(calls);
    expect(fs.readdirSync(temp)).toHaveLength(1);
  });

  it("does not overwrite the report of another step", () => {
    const first = start({ RUNNER_TEMP: temp });
    const second = start({ RUNNER_TEMP: temp });
    first.write(run);
    second.write(runOf([]));
    expect(second.outputs().report).toBe(path.join(temp, "prune-container-registry-report-2.json"));
    expect(JSON.parse(fs.readFileSync(reportIn(temp), "utf8")).repositories).toHaveLength(1);
  });

  it("fails the step of a run that failed, with one annotation for the cause", () => {
    const { core, write } = start({ RUNNER_TEMP: temp });
    write(runOf([], { errors: ["sign-in failed"] }));
    expect(core.calls.slice(-2)).toEqual([
      ["error", expect.stringMatching(/^The run failed\n- sign-in failed\nWhat to do: /)],
      ["setFailed", "Failed: nothing was deleted; no repository was read"],
    ]);
  });

  it("writes the rest when the report file cannot be written, and says so everywhere", () => {
    const summary = path.join(temp, "summary.md");
    const { core, write, outputs } = start({ RUNNER_TEMP: path.join(temp, "missing"), GITHUB_STEP_SUMMARY: summary });
    write(run);
    expect(outputs()).toMatchObject({ "tags-deleted": "3", report: "" });
    expect(fs.readFileSync(summary, "utf8")).toContain("the report file could not be written");
    expect(core.calls.at(-1)?.[0]).toBe("setFailed");
  });

  it("writes the rest when the summary cannot be written, and says so", () => {
    const { core, write, outputs } = start({ RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: temp });
    write(run);
    expect(outputs().report).toBe(reportIn(temp));
    const errors = core.calls.filter(([name]) => name === "error");
    expect(errors).toHaveLength(1);
    expect(errors[0]?.[1]).toContain("the summary could not be written");
  });

  it("writes the rest when the outputs cannot be written", () => {
    const core = record();
    const summary = path.join(temp, "summary.md");
    const setOutput = () => {
      throw new Error("no space left");
    };
    const env = { RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: summary };
    createReportWriter({ core: { setOutput }, log: createLog(core), env })(run);
    expect(fs.readFileSync(summary, "utf8")).toContain("the outputs could not be written");
    expect(fs.existsSync(reportIn(temp))).toBe(true);
  });

  it("gives a runner its files through the real toolkit, in one go at the end of the process", () => {
    const [output, summary] = ["output", "summary"].map((name) => path.join(temp, name)) as [string, string];
    fs.writeFileSync(output, "");
    const at = (file: string) => JSON.stringify(new URL(`../../${file}`, import.meta.url).href);
    const script = `
      import * as core from "@actions/core";
      import { createLog } from ${at("src/report/log.ts")};
      import { createReportWriter } from ${at("src/report/write.ts")};
      const write = createReportWriter({ core, log: createLog(core), env: process.env });
      process.on("exit", () => write(${JSON.stringify(run)}));`;
    const log = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: new URL("../..", import.meta.url),
      env: { PATH: process.env.PATH, RUNNER_TEMP: temp, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
      encoding: "utf8",
    });
    expect(log.trim()).toBe("Pruned; 3 tags removed, 3 images deleted, 10 tags retained");
    expect(fs.readFileSync(output, "utf8")).toMatch(/^tags-deleted<<(\S+)\n3\n\1\n/);
    expect(fs.readFileSync(summary, "utf8")).toMatch(/^## ✅ Pruned\n/);
    expect(fs.existsSync(reportIn(temp))).toBe(true);
  });
});

describe("writeNewFile", () => {
  it("writes large reports whole", () => {
    const pieces = Array.from({ length: 50_000 }, (_, at) => `${at} äöü\n`);
    const file = writeNewFile(temp, "x", ".txt", pieces);
    expect(fs.readFileSync(file, "utf8")).toBe(pieces.join(""));
  });

  it("does not follow a link that lies in its way", () => {
    const elsewhere = path.join(temp, "elsewhere");
    fs.symlinkSync(elsewhere, path.join(temp, "x.txt"));
    expect(writeNewFile(temp, "x", ".txt", ["a"])).toBe(path.join(temp, "x-2.txt"));
    expect(fs.existsSync(elsewhere)).toBe(false);
  });

  it("leaves no half a file", () => {
    const broken = function* () {
      yield "a".repeat(100_000);
      throw new Error("no space left");
    };
    expect(() => writeNewFile(temp, "x", ".txt", broken())).toThrow("no space left");
    expect(fs.readdirSync(temp)).toEqual([]);
  });
});
