/** Images in use, from the files that name them to what is left in the registry. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { act, openRegistry, place, type Run, realDeletes, unpullable, untruths, versions } from "../support/world.ts";

const app = "team/app";

interface Settings {
  /** Of the host and the images, v1 first. */
  readonly files: (host: string, digests: readonly string[]) => Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
}

/** Prunes `team/app`, which holds v1 to v6, with `files` in the workspace. */
async function prune({ files, inputs }: Settings) {
  await using registry = await openRegistry({ dialect: "distribution-3.1" });
  const placed = versions(app, 6);
  place(registry.store, placed);
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  try {
    const { host } = new URL(registry.url);
    const digests = placed.map(({ content }) => content.digest);
    for (const [path, text] of Object.entries(files(host, digests))) {
      mkdirSync(dirname(join(workspace, path)), { recursive: true });
      writeFileSync(join(workspace, path), text);
    }
    const run = await act(
      { registry: registry.url, repositories: app, keep: "1", ...inputs },
      { env: { GITHUB_WORKSPACE: workspace } },
    );
    const left = registry.store.sortedTags(app);
    const requests = registry.log.length;
    if (inputs["dry-run"] !== "true") expect(untruths(run, registry.store)).toEqual([]);
    expect(await unpullable(registry.url, app, left)).toEqual([]);
    return { run, left, requests, deletes: realDeletes(registry) };
  } finally {
    rmSync(workspace, { recursive: true });
  }
}

const reasons = (run: Run, tag: string) => run.report.repositories[0]?.tags.find(({ name }) => name === tag)?.reasons;

const used: Settings["files"] = (host, digests) => ({
  "running.yaml": `items:\n- spec:\n    containers:\n    - image: ${host}/${app}:v1\n  status:\n    containerStatuses:\n    - imageID: docker-pullable://${host}/${app}@${digests[1]}\n`,
  "deploy/web/values.yaml": `image:\n  repository: ${host}/${app}\n  tag: v3\n`,
  "deploy/old/values.yaml": `image:\n  repository: ${host}/${app}\n  tag: v4\n`,
  "deploy/job.yaml": `image: ${host}/${app}:v9\n`,
});
const inputs = { "protect-referenced-in": "running.yaml\ndeploy/**\n!deploy/old/**" };

describe.concurrent("what files of the workspace name", () => {
  it("stays, and says where it is named", async () => {
    const { run, left } = await prune({ files: used, inputs });
    expect(run.exitCode).toBe(0);
    expect(left).toEqual(["v1", "v2", "v3", "v6"]);
    expect(reasons(run, "v1")).toEqual(["referenced in running.yaml:4"]);
    expect(reasons(run, "v2")).toEqual(["its digest is referenced in running.yaml:7"]);
    expect(reasons(run, "v3")).toEqual(["referenced in deploy/web/values.yaml:3"]);
    expect(run.summary).toContain("referenced in `running.yaml:4`");
    expect(run.warnings).toContain("deploy/job.yaml:1 names team/app:v9, which does not exist");
  });

  it("is told in a dry run alike", async () => {
    const { run, left, deletes } = await prune({ files: used, inputs: { ...inputs, "dry-run": "true" } });
    expect([left.length, deletes]).toEqual([6, []]);
    expect(run.outputs["tags-deleted"]).toBe("2");
    expect(reasons(run, "v3")).toEqual(["referenced in deploy/web/values.yaml:3"]);
  });

  it.each<readonly [string, Settings["files"], RegExp]>([
    [
      "a glob matches nothing",
      (host) => ({ "deploy/a.yaml": `image: ${host}/${app}:v1\n` }),
      /`running.yaml` matches no file/,
    ],
    ["there is no checkout", () => ({}), /does actions\/checkout come before this step\?/],
    [
      "nothing in them names the registry",
      () => ({ "running.yaml": "items: []\n", "deploy/a.yaml": "image: ghcr.io/team/app:v1\n" }),
      /nothing in deploy\/a.yaml, running.yaml refers to 127\.0\.0\.1:\d+,/,
    ],
  ])("refuses the run before the first request when %s", async (_, files, expected) => {
    const { run, left, requests } = await prune({ files, inputs });
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(expected);
    expect(run.errors).not.toMatch(/^\s+at /m);
    expect([left.length, requests]).toEqual([6, 0]);
  });
});
