/** Whole runs whose rules ask GitHub what is still going on. */
import { describe, expect, it } from "vitest";
import { actOn, deletes, job, openGithubWorld, place as placeAtGithub, tally } from "../support/ghcr-harness.ts";
import { workflow } from "../support/github/accounts.ts";
import type { CodeRepository } from "../support/github/code.ts";
import type { FakeGithub } from "../support/github/github.ts";
import { before as whenAsked } from "../support/registry/fault.ts";
import {
  act,
  aged,
  openRegistry,
  type Placed,
  place,
  type Run,
  realDeletes,
  tagsWith,
  unpullable,
  untruths,
} from "../support/world.ts";

const app = "acme/app";
const rules = {
  repositories: app,
  keep: "1",
  "keep-open-pull-requests": "pr-(\\d+)",
  "keep-existing-branches": "^(.+)-[0-9a-f]{7}$",
};
const names = ["pr-1", "pr-2", "feature-x-0123abc", "feature-y-0123abc", "v1", "v2"];
const placed: readonly Placed[] = names.flatMap((name, at) => aged(app, 24 * (names.length - at), name));
const code: CodeRepository = {
  private: true,
  branches: ["main", "feature/x"],
  pulls: [
    { number: 1, branch: "feature/x" },
    { number: 2, branch: "feature/y", state: "closed" },
  ],
};
const left = ["feature-x-0123abc", "pr-1", "v2"];

/** A run against a registry that is not GitHub's, whose workflow is that of `acme/app` at `fake`. */
function actBeside(fake: FakeGithub, inputs: Readonly<Record<string, string>>): Promise<Run> {
  const env = { ...fake.env, GITHUB_API_URL: fake.apiUrl, GITHUB_REPOSITORY: app, RUNNER_DEBUG: "1" };
  return act({ ...rules, ...inputs }, { env, secrets: [job.secret] });
}

const reasons = (run: Run, tag: string) => run.report.repositories[0]?.tags.find(({ name }) => name === tag)?.reasons;

describe.concurrent("rules that ask GitHub", () => {
  it("keep what is going on in any registry, ask once for all repositories, and say what they were told", async () => {
    await using fake = await openGithubWorld({ accounts: [job], code: { [app]: code } });
    await using registry = await openRegistry();
    place(
      registry.store,
      placed,
      placed.map((one) => ({ ...one, repository: "acme/db" })),
    );
    const run = await actBeside(fake, { registry: registry.url, repositories: "acme/*" });
    expect([run.exitCode, run.annotations], run.raw).toEqual([0, []]);
    for (const repository of [app, "acme/db"]) {
      expect(registry.store.sortedTags(repository)).toEqual(left);
      expect(await unpullable(registry.url, repository, left)).toEqual([]);
    }
    expect(untruths(run, registry.store)).toEqual([]);
    expect(tally(fake)).toEqual({ "api GET pulls": 1, "api GET branches": 1 });
    expect(Object.fromEntries(names.map((name) => [name, reasons(run, name)]))).toEqual({
      "pr-1": ["keep-open-pull-requests: #1 is open"],
      "pr-2": [
        "keep: not among the newest 1 of 6 images",
        "keep-open-pull-requests: #2 is not open",
        "keep-existing-branches: not the tag of a branch",
      ],
      "feature-x-0123abc": ["keep-existing-branches: feature/x exists"],
      "feature-y-0123abc": [
        "keep: not among the newest 1 of 6 images",
        "keep-open-pull-requests: not the tag of a pull request",
        "keep-existing-branches: feature-y does not exist",
      ],
      v1: [
        "keep: not among the newest 1 of 6 images",
        "keep-open-pull-requests: not the tag of a pull request",
        "keep-existing-branches: not the tag of a branch",
      ],
      v2: ["keep 1 of 1"],
    });
    expect(run.masks).toContain(job.secret);
    // Whoever has the token of the job may write to its repository: it is GitHub's alone.
    expect(registry.log.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    expect([fake.strangers, fake.violations]).toEqual([[], []]);
  });

  it("keep what was opened and pushed while the registry was read", async () => {
    await using fake = await openGithubWorld({ accounts: [job], code: { [app]: code } });
    await using registry = await openRegistry();
    place(registry.store, placed);
    const pullRequest = whenAsked(() => {
      fake.code.set(app, { ...code, pulls: [...code.pulls, { number: 3, branch: "feature/z" }] });
      place(registry.store, aged(app, 999, "pr-3"));
    });
    registry.fault({ match: { path: /\/tags\/list$/ }, do: pullRequest, times: 1 });
    const run = await actBeside(fake, { registry: registry.url });
    expect(run.exitCode, run.raw).toBe(0);
    expect(registry.store.sortedTags(app)).toEqual([...left, "pr-3"].toSorted());
    expect(reasons(run, "pr-3")).toEqual(["keep-open-pull-requests: #3 is open"]);
  });

  it.each([
    ["`permissions: pull-requests: read`", { ...job, pullRequests: "none" }],
    ["`permissions: contents: read`", { ...job, contents: "none" }],
  ] as const)("refuse the run, dry or not, without %s, and nothing is deleted", async (permission, account) => {
    await using fake = await openGithubWorld({ accounts: [account], code: { [app]: code } });
    await using registry = await openRegistry();
    place(registry.store, placed);
    for (const dryRun of ["true", "false"]) {
      const run = await actBeside(fake, { registry: registry.url, "dry-run": dryRun });
      expect(run.exitCode).toBe(1);
      expect(run.errors).toContain(`Give the job ${permission}`);
      expect(run.report.repositories.map(({ status, tags }) => [status, tags])).toEqual([["refused", []]]);
    }
    expect(realDeletes(registry)).toEqual([]);
    expect(registry.store.sortedTags(app)).toEqual(names.toSorted());
  });

  it("refuse the run before anything is read where GitHub is another one", async () => {
    await using fake = await openGithubWorld({ accounts: [job], code: { [app]: code } });
    await using registry = await openRegistry();
    const run = await actBeside(fake, { registry: registry.url, "github-api-url": "https://ghe.example/api/v3" });
    expect([run.exitCode, run.errors]).toEqual([1, expect.stringContaining("would be another one")]);
    expect([registry.log, fake.log, fake.strangers]).toEqual([[], [], []]);
  });

  it("keep what is going on in GitHub's own registry as well", async () => {
    await using fake = await openGithubWorld({ accounts: [job], code: { [app]: code } });
    placeAtGithub(fake, placed);
    const run = await actOn(fake, rules, { account: job, env: { GITHUB_REPOSITORY: workflow.repository } });
    expect([run.exitCode, run.annotations], run.raw).toEqual([0, []]);
    expect(fake.store.sortedTags(app)).toEqual(left);
    expect(tagsWith(run, app, "deleted").toSorted()).toEqual(["feature-y-0123abc", "pr-2", "v1"]);
    expect(deletes(fake)).toHaveLength(3);
    expect(tally(fake)).toMatchObject({ "api GET pulls": 1, "api GET branches": 1 });
  });
});
