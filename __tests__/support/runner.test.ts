import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunOptions, runAction, startAction } from "./runner.ts";

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "fixture-action-"));
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** An action whose main file is `code`, with the inputs `name` (default `world`) and `other key`, and the output `known`. */
function action(code: string): string {
  const path = mkdtempSync(join(directory, "action-"));
  mkdirSync(join(path, "dist"));
  writeFileSync(join(path, "dist", "index.mjs"), `import fs from "node:fs";\nconst env = process.env;\n${code}`);
  writeFileSync(
    join(path, "action.yml"),
    [
      "inputs:",
      "  name: { description: n, default: world }",
      "  other key: { description: o }",
      `  token: { description: t, default: '\${{ github.token }}' }`,
      "outputs: { known: { description: k }, report: { description: r } }",
      "runs: { using: node24, main: dist/index.mjs }",
    ].join("\n"),
  );
  return join(path, "action.yml");
}

const run = (code: string, options: RunOptions = {}) => runAction({ action: action(code), ...options });

describe("what the action is given", () => {
  it("has every declared input, defaults and unknown ones, by the runner's spelling", async () => {
    const { log, annotations } = await run(
      `console.log(JSON.stringify(Object.entries(env).filter(([k]) => k.startsWith("INPUT_")).sort()))`,
      { inputs: { "dry-run": "true", "other key": "x" } },
    );
    expect(JSON.parse(log)).toEqual([
      ["INPUT_DRY-RUN", "true"],
      ["INPUT_NAME", "world"],
      ["INPUT_OTHER_KEY", "x"],
      ["INPUT_TOKEN", "emulated-github-token"],
    ]);
    expect(annotations).toEqual([
      {
        level: "warning",
        message: "Unexpected input(s) 'dry-run', valid inputs are ['name', 'other key', 'token']",
        title: undefined,
      },
    ]);
  });

  it("is a fresh empty workspace and a clean environment", async () => {
    const { log } = await run(
      `console.log(process.cwd() === fs.realpathSync(env.GITHUB_WORKSPACE), fs.readdirSync(".").length, env.VITEST, env.ADDED)`,
      { env: { ADDED: "yes" } },
    );
    expect(log).toBe("true 0 undefined yes");
  });
});

describe("commands in the output", () => {
  it("become annotations with decoded text, from both streams", async () => {
    const { annotations } = await run(
      `console.log("::error title=a%2Cb,file=f::one%0Atwo%25"); console.error("  ::warning::careful");`,
    );
    expect(annotations).toContainEqual({ level: "error", message: "one\ntwo%", title: "a,b" });
    expect(annotations).toContainEqual({ level: "warning", message: "careful", title: undefined });
  });

  it("are obeyed anywhere in a line in the old syntax, and after a lone carriage return", async () => {
    const { outputs, masks, undeclaredOutputs, annotations } = await run(
      `console.log("tag ##[set-output name=forged;]0"); console.log("evil ##[add-mask]latest"); console.log("a\\r::notice::b");`,
    );
    expect(outputs).toEqual({ forged: "0" });
    expect(undeclaredOutputs).toEqual(["forged"]);
    expect(masks).toEqual(["latest"]);
    expect(annotations).toEqual([{ level: "notice", message: "b", title: undefined }]);
  });

  it("rest between stop-commands and its token", async () => {
    const { annotations, groups } = await run(
      `console.log("::stop-commands::t0k3n\\n::error::no\\n::t0k3n::\\n::error::yes\\n::group::Title\\nx\\n::endgroup::");`,
    );
    expect(annotations.map(({ message }) => message)).toEqual(["yes"]);
    expect(groups).toEqual(["Title"]);
  });

  it("are plain text when nobody knows them", async () => {
    expect((await run(`console.log("::nonsense::x"); console.log("##[nonsense]y")`)).log).toBe(
      "::nonsense::x\n##[nonsense]y",
    );
  });

  it("leave at most ten annotations of a kind, each cut at 4,096 characters", async () => {
    const { annotations } = await run(`for (let i = 0; i < 12; i++) console.log("::warning::" + "x".repeat(5000))`);
    expect(annotations.map(({ message }) => message.length)).toEqual(Array.from({ length: 10 }, () => 4096));
  });
});

describe("masks", () => {
  it("hide a value and what the encoders make of it, in log and summary, from then on", async () => {
    const { log, summary, raw } = await run(
      `console.log("early s3cr3t&"); console.log("::add-mask::s3cr3t&");
       console.log("late s3cr3t&s3cr3t& " + encodeURIComponent("s3cr3t&") + " " + Buffer.from("s3cr3t&").toString("base64"));
       fs.appendFileSync(env.GITHUB_STEP_SUMMARY, "in s3cr3t& out");`,
    );
    expect(log).toBe("early s3cr3t&\nlate *** *** ***");
    expect(summary).toBe("in *** out");
    expect(raw).not.toContain("add-mask");
  });

  it("show the part of a Basic value that the runner's encoders miss", async () => {
    const { log } = await run(
      `console.log("::add-mask::secret"); console.log(Buffer.from("user:secret").toString("base64"))`,
    );
    expect(log).toBe("dXNlcjpz***");
  });

  it("do not excuse a secret in the output", async () => {
    const leaking = run(`console.log("::add-mask::hunter2"); console.log("hunter2")`, { secrets: ["hunter2"] });
    await expect(leaking).rejects.toThrow("secret 0 leaks into: output");
    const careful = await run(`console.log("::add-mask::hunter2"); console.log("fine")`, { secrets: ["hunter2"] });
    expect(careful.log).toBe("fine");
  });
});

describe("command files", () => {
  it("hold outputs in both spellings, and the report that an output names", async () => {
    const { outputs, report, leftovers } = await run(
      `const path = env.RUNNER_TEMP + "/r.json"; fs.writeFileSync(path, '{"version":1}'); fs.writeFileSync("left.txt", "");
       fs.appendFileSync(env.GITHUB_OUTPUT, "a=b=c\\nknown<<EOF\\none\\ntwo\\nEOF\\nreport=" + path + "\\n");`,
    );
    expect(outputs).toMatchObject({ a: "b=c", known: "one\ntwo" });
    expect(report).toEqual({ version: 1 });
    expect(leftovers).toEqual(["workspace/left.txt"]);
  });

  it("fail the step when they are malformed", async () => {
    expect((await run(`fs.appendFileSync(env.GITHUB_OUTPUT, "nonsense\\n")`)).fileError).toBe(
      "Invalid format 'nonsense'",
    );
    expect((await run(`fs.appendFileSync(env.GITHUB_OUTPUT, "a<<X\\n1\\n")`)).fileError).toContain(
      "delimiter not found",
    );
  });

  it("lose a summary above 1 MiB, but not one of exactly 1 MiB", async () => {
    const write = (bytes: number) => run(`fs.appendFileSync(env.GITHUB_STEP_SUMMARY, "x".repeat(${bytes}))`);
    const [exact, above] = await Promise.all([write(1048576), write(1048577)]);
    expect([exact.summary.length, exact.summaryError]).toEqual([1048576, undefined]);
    expect(above.summary).toBe("");
    expect(above.summaryError).toContain("1024k");
    expect(above.annotations).toHaveLength(1);
  });
});

describe("the end", () => {
  it("has the exit code", async () => {
    expect(await run("process.exit(3)")).toMatchObject({ exitCode: 3, signal: null });
  });

  it("comes by a signal at a chosen line, which the action may answer", async () => {
    const waiting = `process.on("SIGINT", () => process.exit(130)); console.log("ready"); setInterval(() => {}, 1000);`;
    expect(await run(waiting, { signalAfter: (line) => (line === "ready" ? "SIGINT" : undefined) })).toMatchObject({
      exitCode: 130,
    });
    const handle = startAction({ action: action("setInterval(() => {}, 1000);") });
    handle.child.kill("SIGTERM");
    expect(await handle.done).toMatchObject({ exitCode: null, signal: "SIGTERM" });
  });

  it("comes after the time limit at the latest, with the log so far", async () => {
    const hanging = run(`console.log("so far"); setInterval(() => {}, 1000);`, { timeoutMs: 500 });
    await expect(hanging).rejects.toThrow(/did not end within 500 ms\nso far/);
  });
});
