/** The workflows of this repository. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { problemsIn, root } from "./language-service.ts";
import { cached, ownBreaches, pins } from "./rules.ts";

const directory = new URL(".github/workflows/", root);
const textOf = (name: string) => readFileSync(new URL(name, directory), "utf8");
const workflows = readdirSync(directory).map((name) => ({ name, text: textOf(name) }));

describe.each(workflows)("$name", ({ text }) => {
  it("is accepted by GitHub", async () => {
    expect(await problemsIn(text)).toEqual([]);
  });

  it("keeps the rules of this project", () => {
    expect(ownBreaches(text)).toEqual([]);
  });
});

it("there are those that the project needs", () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual([
    "check-dist.yml",
    "ci.yml",
    "codeql.yml",
    "dependency-review.yml",
    "release.yml",
    "scorecard.yml",
  ]);
});

it("an action is pinned to the same commit everywhere", () => {
  const pinned = new Map<string, Set<string>>();
  for (const [action, pin] of workflows.flatMap(({ text }) => pins(text))) {
    pinned.set(action, (pinned.get(action) ?? new Set()).add(pin));
  }
  expect([...pinned].filter(([, found]) => found.size > 1)).toEqual([]);
  expect(pinned.size).toBeGreaterThan(4);
});

it("a release takes nothing from a cache", () => {
  expect(cached(textOf("release.yml"))).toEqual([]);
  expect(cached(textOf("ci.yml"))).toHaveLength(1);
});

it("what writes in a release runs no package", () => {
  const { jobs } = parse(textOf("release.yml"));
  const scripts = jobs.release.steps.map(({ run = "" }: { run?: string }) => run).join("\n");
  expect(scripts).not.toMatch(/\bnp[mx]\b|\.ci\/run/);
  expect(jobs.verify.permissions).toEqual({ contents: "read" });
  expect(jobs.release).toMatchObject({ needs: "verify", environment: "release" });
});

it("updates wait before they are proposed", () => {
  const { version, updates } = parse(readFileSync(new URL("../dependabot.yml", directory), "utf8"));
  expect(version).toBe(2);
  expect(updates.map((update: Record<string, unknown>) => update["package-ecosystem"])).toEqual([
    "npm",
    "github-actions",
  ]);
  for (const { cooldown, schedule, ...rest } of updates) {
    expect(schedule).toEqual({ interval: "weekly" });
    expect(cooldown["default-days"]).toBeGreaterThanOrEqual(7);
    expect(Object.keys(rest).sort()).toEqual(["directory", "groups", "package-ecosystem"]);
  }
  // GitHub knows no other key for actions, which need not have semantic versions.
  expect(Object.keys(updates[1].cooldown)).toEqual(["default-days"]);
});
