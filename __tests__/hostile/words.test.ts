/**
 * Words that do something where they are read as code, in every place in which a registry can put a word. None of them may
 * command the runner, be rendered on the page, break the report or be acted on; and none takes long.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunResult } from "../../src/prune/result.ts";
import { createLog } from "../../src/report/log.ts";
import { logRepository } from "../../src/report/repository-log.ts";
import { createReportWriter } from "../../src/report/write.ts";
import { cmarkMissing, foreignElements, toHtml } from "../report/cmark.ts";
import { record } from "../report/recorder.ts";
import { facts } from "../report/runs.ts";
import { aged } from "../support/oci-harness.ts";
import type { Answer } from "../support/registry/answer.ts";
import type { Fault } from "../support/registry/fault.ts";
import { run } from "../support/run.ts";
import { toCommand } from "../support/runner/commands.ts";
import { policy } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";
import { adapters, type World } from "./worlds.ts";

trustCertificate();

const words = [
  ...["::set-output name=failures::9", "::add-mask::latest", "##[add-mask]latest", "x ##[set-output name=failures;]9"],
  ...["\r::warning::x", "\u2028::add-mask::x", "\u00a0\ufeff::stop-commands::x", "x\n##[group]x\n::error::x"],
  ...["%0A::error::x", "a\u0000b\u001b[31mc\u202ed\u200b", "\ud800"],
  ...["<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "</details><h1>x</h1>", "<!-- "],
  ...["`a` **b** [c](javascript:alert(1)) ![d](http://evil.example/d)", "http://evil.example/x", "mail@evil.example"],
  ...["\n\n```mermaid\ngraph TD; A-->B\n```", "| a | b |\n| - | - |", "- [x] done"],
  ...["__proto__", "constructor", "../../other/manifests/latest", "a?b=c#d", "$(touch /tmp/x)"],
  ...["a".repeat(100_000), "`".repeat(600), "|".repeat(2000)],
];

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

/** `value` with each of its strings as `change` makes it; keys stay. */
function rewritten(value: Json, change: (text: string, key: string) => string, key = ""): Json {
  if (typeof value === "string") return change(value, key);
  if (Array.isArray(value)) return value.map((item) => rewritten(item, change, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rewritten(item, change, name)]));
}

/** The registry's own answer, where it is one in JSON, with other strings in it, and a digest that is right again. */
function rewrite(change: (text: string, key: string) => string): Fault {
  return async ({ handle, send }) => {
    const real: Answer = await handle();
    const text = real.json === undefined ? Buffer.from(real.body ?? "").toString() : JSON.stringify(real.json);
    if (!text.trimStart().startsWith("{") && !text.startsWith("[")) return send(real);
    const { json: _, ...rest } = real;
    const body = JSON.stringify(rewritten(JSON.parse(text) as Json, change));
    const digest = `sha256:${createHash("sha256").update(body).digest("hex")}`;
    const isTold = Object.keys(rest.headers ?? {}).some((name) => name.toLowerCase() === "docker-content-digest");
    const headers = {
      ...(real.json !== undefined && { "Content-Type": "application/json" }),
      ...rest.headers,
      ...(isTold && { "Docker-Content-Digest": digest }),
    };
    send({ ...rest, headers, body });
  };
}

const inHeader = (word: string) => (/^[!-~][ -~]{0,4000}$/.test(word) ? word : "x");

/** What a registry can put a word into. */
const places: Readonly<Record<string, (word: string) => Fault>> = {
  "the name of a tag": (word) => rewrite((text) => (text === "v1" ? word : text)),
  "an annotation, and whatever else describes an image": (word) =>
    rewrite((text, key) => (/created|description|revision|author|os$|architecture/i.test(key) ? word : text)),
  "media types": (word) => rewrite((text, key) => (/^(media_?type|content_type)$/i.test(key) ? word : text)),
  "the media type of an answer":
    (word) =>
    async ({ handle, send }) => {
      const real = await handle();
      const body = real.json === undefined ? real.body : JSON.stringify(real.json);
      send({ status: real.status, body: body ?? "", headers: { ...real.headers, "Content-Type": inHeader(word) } });
    },
  "every text of an answer": (word) => rewrite((text) => (text === "" ? text : word)),
  "the code and the message of an error":
    (word) =>
    ({ send }) =>
      send({
        status: 400,
        json: { errors: [{ code: word, message: word, detail: word }], message: word, detail: word, text: word },
        headers: Object.fromEntries(
          ["X-Request-Id", "X-Ms-Correlation-Request-Id", "X-Github-Request-Id"].map((name) => [name, inHeader(word)]),
        ),
      }),
  "a header that is read":
    (word) =>
    async ({ handle, send }) => {
      const real = await handle();
      const names = ["Link", "Docker-Content-Digest", "Retry-After", "X-Retry-After", "X-Ratelimit-Reset", "Date"];
      send({
        ...real,
        headers: { ...real.headers, ...Object.fromEntries(names.map((name) => [name, inHeader(word)])) },
      });
    },
};

let temp = "";
beforeAll(() => {
  temp = fs.mkdtempSync(path.join(os.tmpdir(), "words-"));
});
afterAll(() => fs.rmSync(temp, { recursive: true, force: true }));

/** Writes all that a run writes, as `main` does. */
function written(result: RunResult) {
  const directory = fs.mkdtempSync(path.join(temp, "run-"));
  const summary = path.join(directory, "summary.md");
  const core = record();
  const log = createLog(core);
  for (const repository of result.repositories) logRepository(log, repository, false);
  createReportWriter({ core, log, env: { RUNNER_TEMP: directory, GITHUB_STEP_SUMMARY: summary } })({ facts, result });
  const report = fs.readFileSync(path.join(directory, "prune-container-registry-report.json"), "utf8");
  return { core, report, summary: fs.readFileSync(summary, "utf8") };
}

/** Lines that the runner would obey. */
function commandsIn({ calls }: ReturnType<typeof record>): readonly string[] {
  const printed = calls
    .filter(([name]) => ["info", "debug", "startGroup"].includes(name))
    .map(([, text]) => String(text));
  return printed.flatMap((text) => text.split(/\r\n|\n|\r/)).filter((line) => toCommand(line) !== undefined);
}

function expectHarmless(result: RunResult): void {
  const { core, report, summary } = written(result);
  expect(commandsIn(core)).toEqual([]);
  expect(Math.max(...core.calls.map(([, text]) => String(text).length))).toBeLessThan(20_000);
  expect(JSON.parse(report).repositories).toHaveLength(result.repositories.length);
  expect(Buffer.byteLength(report)).toBeLessThan(10_000_000);
  expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576);
  if (cmarkMissing) return;
  expect(foreignElements(toHtml(summary))).toEqual([]);
}

describe.each(adapters)("at $name,", ({ prefix, open }) => {
  const named = words.map((_, at) => `${prefix}app-${at}`);

  /** Two images in a repository for each word, of which `v2` may go. */
  async function fill(): Promise<World> {
    const world = await open();
    for (const repository of named) {
      for (const days of [1, 2]) world.push(repository, aged(`${repository} ${days}`, days), `v${days}`);
    }
    return world;
  }

  it.each(Object.entries(places))("words in %s do no harm", async (_, faultFor) => {
    const world = await fill();
    for (const [at, word] of words.entries()) {
      world.fault({ match: ({ repository }) => repository === named[at], do: faultFor(word) });
    }
    const startedAt = performance.now();
    const result = await run(world.registry, policy({ keep: 1, within: "1h" }), { repositories: named });
    expectHarmless(result);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    const gone = result.repositories.flatMap(({ tags }) => tags.filter(({ verdict }) => verdict !== "retained"));
    expect(gone.filter(({ tag }) => tag.name !== "v2")).toEqual([]);
  });

  it("words in the catalog do no harm, and are no repositories", async () => {
    const world = await fill();
    const names = words.map((word) => word.slice(0, 240));
    world.fault({
      match: ({ path }) => /\/(?:_catalog|repositories|packages)$/.test(path),
      do: rewrite((text) => names[Number(/^app-(\d+)$/.exec(text)?.[1])] ?? text),
    });
    const result = await run(world.registry, policy({ keep: 1 }), { repositories: [`${prefix}**`] });
    expectHarmless(result);
    expect(result.repositories.map(({ name, tags }) => [name, tags])).toEqual([
      [`${prefix}${"a".repeat(240)}`, []],
      [`${prefix}constructor`, []],
    ]);
    expect(world.writes()).toEqual([]);
  });
});
