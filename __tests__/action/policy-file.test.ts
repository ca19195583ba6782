/** A policy file in the workspace, from the input to what is left in the registry. */
import { mkdtempDisposableSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { act, aged, openRegistry, place, untruths, versions } from "../support/world.ts";

it("prunes the repositories that its rules name, each by the first rule that selects a tag", async () => {
  using workspace = mkdtempDisposableSync(join(tmpdir(), "policy-"));
  writeFileSync(
    join(workspace.path, "prune.yml"),
    `rules:
  - repositories: team/*
    tag-pattern: pr-*
    keep-within: 14d
  - repositories: [team/web, team/api]
    tag-pattern: v*
    keep: 1
`,
  );
  await using registry = await openRegistry();
  place(registry.store, versions("team/web", 3), [aged("team/web", 20 * 24, "pr-1"), aged("team/web", 1, "pr-2")]);
  place(registry.store, versions("team/api", 2), [
    aged("team/jobs", 20 * 24, "pr-7"),
    aged("team/jobs", 1, "v1", "main"),
  ]);
  place(registry.store, versions("other/web", 2));
  const run = await act(
    { registry: registry.url, "policy-file": "prune.yml" },
    { env: { GITHUB_WORKSPACE: workspace.path } },
  );
  expect(run.exitCode, run.log).toBe(0);
  expect(untruths(run, registry.store)).toEqual([]);
  expect(registry.store.sortedTags("team/web")).toEqual(["pr-2", "v3"]);
  expect(registry.store.sortedTags("team/api")).toEqual(["v2"]);
  expect(registry.store.sortedTags("team/jobs")).toEqual(["main", "v1"]);
  expect(registry.store.sortedTags("other/web")).toEqual(["v1", "v2"]);
  expect(run.summary).toContain("`prune.yml:2`: keep-within: older than 14d");
  expect(run.summary).toContain("no rule of `policy-file` selects it");
});
