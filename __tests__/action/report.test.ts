/** What a run leaves behind: true, bounded, and harmless whatever a registry says. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cmarkMissing, foreignElements, toHtml } from "../report/cmark.ts";
import { image } from "../support/images.ts";
import { answer } from "../support/registry/fault.ts";
import { emulatedToken } from "../support/runner/place.ts";
import { runAction } from "../support/runner.ts";
import { act, openRegistry, type Placed, place, versions } from "../support/world.ts";

const app = "team/app";
const policy = { repositories: app, keep: "1" };

describe.concurrent("a summary", () => {
  it("of 10,000 tags stays below what a runner takes, and begins with what matters", async () => {
    await using registry = await openRegistry();
    const contents = Array.from({ length: 50 }, (_, at) => image({ seed: `image ${at}` }));
    const repositories = Array.from({ length: 10 }, (_, at) => `${"long/".repeat(8)}name-${at}`);
    const placed = repositories.flatMap((repository) =>
      contents.map((content, at): Placed => {
        const tags = Array.from({ length: 20 }, (_, copy) => `20260101-${"x".repeat(80)}-${at * 20 + copy}`);
        return { repository, content, tags };
      }),
    );
    place(registry.store, placed);
    const run = await act({
      registry: registry.url,
      repositories: "**",
      keep: "1",
      "sort-by": "name",
      "dry-run": "true",
      concurrency: "64",
    });
    expect(run.outputs).toMatchObject({ "tags-deleted": "9800", "tags-retained": "200", "images-deleted": "490" });
    expect(run.summary.length).toBeGreaterThan(500_000);
    expect(run.summary.slice(0, 200)).toContain("9,800 tags would be removed");
    expect(run.summary).toContain("more, see the report file");
  });
});

describe.concurrent("a registry with a sharp tongue", () => {
  const tongue =
    "##[set-output name=tags-deleted]9 ##[add-mask]latest\n::add-mask::latest\r::set-output name=x::y\n" +
    "::error::forged\u2028##[stop-commands]abc | </details><script>alert(1)</script><img src=x onerror=alert(1)> " +
    "[click](https://example.com/) https://example.com/ @octocat ``` `";
  const body = JSON.stringify({ errors: [{ code: "DENIED##[add-mask]sha256", message: tongue }] });
  const rude = (status: number) => answer(status, body, { "Content-Type": "application/json" });

  it.each([
    ["when it is read", { method: "GET", path: /tags/ }, 400],
    ["when an image is read", { method: "GET", path: /manifests\/v1/ }, 418],
    ["when it is asked whether it deletes", { method: "DELETE" }, 403],
    ["when an image is deleted", { method: "DELETE", path: /sha256:(?!0{64})/ }, 400],
  ])("commands neither the runner nor the reader's browser %s", async (_, match, status) => {
    await using registry = await openRegistry({ dialect: "distribution-2.8" });
    place(registry.store, versions(app, 3));
    registry.fault({ match, do: rude(status) });
    for (const env of [{}, { RUNNER_DEBUG: "1" }]) {
      const run = await act({ registry: registry.url, ...policy }, { env: env as Record<string, string> });
      expect(run.exitCode).toBe(1);
      expect(run.masks).toEqual([emulatedToken]);
      expect(run.outputs["tags-deleted"]).toBe("0");
      expect(run.annotations.filter(({ message }) => message.startsWith("forged"))).toEqual([]);
      expect(run.log).not.toMatch(/^\s*(::|##\[)(?!group|endgroup|error|warning|debug)/m);
      expect(run.summary).toContain("add-mask");
      if (cmarkMissing) continue;
      expect(foreignElements(toHtml(run.summary))).toEqual([]);
    }
  });
});

describe.concurrent("a runner that lacks something", () => {
  it("gets no summary where it names no file for it, and all the rest", async () => {
    await using registry = await openRegistry();
    place(registry.store, versions(app, 3));
    const run = await act({ registry: registry.url, ...policy }, { env: { GITHUB_STEP_SUMMARY: "" } });
    expect([run.exitCode, run.summary, run.outputs["tags-deleted"]]).toEqual([0, "", "2"]);
    expect(run.log).toContain("Pruned; 2 tags removed");
  });

  it("gets its outputs the old way where it names no file for them", async () => {
    await using registry = await openRegistry();
    place(registry.store, versions(app, 3));
    const run = await act({ registry: registry.url, ...policy }, { env: { GITHUB_OUTPUT: "" } });
    expect([run.exitCode, run.outputs["tags-deleted"]]).toEqual([0, "2"]);
    expect(run.summary).toContain("2 tags removed");
  });

  it.each([
    ["report file", "RUNNER_TEMP"],
    ["outputs", "GITHUB_OUTPUT"],
    ["summary", "GITHUB_STEP_SUMMARY"],
  ])("is told that the %s could not be written, and the step fails", async (what, variable) => {
    await using registry = await openRegistry();
    place(registry.store, versions(app, 3));
    const directory = mkdtempSync(join(tmpdir(), "no-directory-"));
    try {
      // A file where a directory should be cannot be written into, not even by root.
      const path = join(directory, "file");
      writeFileSync(path, "");
      const run = await runAction({
        inputs: { registry: registry.url, ...policy },
        env: { [variable]: variable === "RUNNER_TEMP" ? path : join(path, "below") },
      });
      expect(run.exitCode).toBe(1);
      const errors = run.annotations.filter(({ level }) => level === "error").map(({ message }) => message);
      expect(errors.join("\n")).toContain(`the ${what} could not be written`);
      expect(registry.store.sortedTags(app)).toEqual(["v3"]);
      // What could be written was.
      expect([run.summary !== "", Object.keys(run.outputs).length, run.report !== undefined]).toEqual([
        variable !== "GITHUB_STEP_SUMMARY",
        variable === "GITHUB_OUTPUT" ? 0 : 7,
        variable === "GITHUB_STEP_SUMMARY",
      ]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
