/** The bundle as it is committed. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runAction } from "../support/runner.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const dist = join(root, "dist");
const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) =>
  statSync(join(dist, name)).isFile(),
);
const texts = new Map(files.map((name) => [name, readFileSync(join(dist, name), "utf8")]));

describe("dist/", () => {
  it("starts on the Node of the runner, and says what it lacks", async () => {
    expect(process.versions.node).toMatch(/^24\./);
    const run = await runAction({});
    expect([run.exitCode, run.signal, run.annotations.length]).toEqual([1, null, 1]);
    expect(run.annotations[0]?.message.split("\n")).toEqual([
      expect.stringMatching(/^registry: is required/),
      expect.stringMatching(/^repositories: is required/),
      expect.stringMatching(/^keep: without a keep rule/),
    ]);
    expect(run.raw).not.toMatch(/Warning:|^\s+at /m);
  });

  it("holds one undici", () => {
    const paths = [...texts.values()].flatMap((text) =>
      Array.from(text.matchAll(/^(?:\s*)\/\/ (node_modules\/(?:.*\/)?undici)\/(?:index|lib)/gm), ([, path]) => path),
    );
    expect([...new Set(paths)]).toEqual(["node_modules/undici"]);
  });

  it("names no place of the machine that built it", () => {
    const places = [root.replace(/\/$/, ""), homedir(), `${tmpdir()}/`].filter((path) => path.length > 2);
    const found = [...texts].flatMap(([name, text]) =>
      places.filter((path) => path !== "/root" && text.includes(path)).map((path) => `${name}: ${path}`),
    );
    expect(found).toEqual([]);
    expect([...texts].filter(([, text]) => text.includes("file:///")).map(([name]) => name)).toEqual([]);
  });

  it("is not minified, because people read it", () => {
    const lines = (texts.get("index.js") ?? "").split("\n");
    expect(lines.length).toBeGreaterThan(10_000);
  });
});
