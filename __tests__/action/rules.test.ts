/** Every rule once, from the input to what is left in the registry. */
import { describe, expect, it } from "vitest";
import { artifact, image, index } from "../support/images.ts";
import {
  actHere,
  aged,
  openRegistry,
  type Placed,
  place,
  type Run,
  realDeletes,
  tagsWith,
  unpullable,
  untruths,
  versions,
  writes,
} from "../support/world.ts";

const app = "team/app";

interface Settings {
  readonly placed: readonly Placed[];
  readonly inputs: Readonly<Record<string, string>>;
  readonly dialect?: "distribution-2.8" | "distribution-3.1" | "zot";
}

/** Prunes `team/app` and proves that what is told is true and what stayed is whole. Returns the tags that are left. */
async function prune({ placed, inputs, dialect = "distribution-3.1" }: Settings) {
  await using registry = await openRegistry({ dialect });
  place(registry.store, placed);
  const run = await actHere({ registry: registry.url, repositories: app, ...inputs });
  const left = registry.store.sortedTags(app);
  expect(untruths(run, registry.store)).toEqual([]);
  expect(await unpullable(registry.url, app, left)).toEqual([]);
  return { run, left, deletes: realDeletes(registry) };
}

const reasons = (run: Run, tag: string) => run.report.repositories[0]?.tags.find(({ name }) => name === tag)?.reasons;

describe.concurrent("a digest that several tags share", () => {
  const [first, ...others] = versions(app, 4);
  const placed = [{ ...first, tags: ["v1", "stable"] } as Placed, ...others];
  const inputs = { "tag-pattern": "v*", keep: "2" };

  it("loses the doomed tag alone where a tag can be removed", async () => {
    const { run, left } = await prune({ placed, inputs });
    expect(left).toEqual(["stable", "v3", "v4"]);
    expect(tagsWith(run, app, "untagged")).toEqual(["v1"]);
    expect(tagsWith(run, app, "deleted")).toEqual(["v2"]);
  });

  it("keeps the doomed tag too where it cannot, and says why", async () => {
    const { run, left } = await prune({ placed, inputs, dialect: "distribution-2.8" });
    expect(left).toEqual(["stable", "v1", "v3", "v4"]);
    expect(reasons(run, "v1")?.[0]).toContain("shares its image with stable");
    expect(run.exitCode).toBe(0);
  });

  it("counts once for `keep`", async () => {
    const shared = others.map((one) => ({ ...one, tags: [...one.tags, `${one.tags[0]}-alias`] }));
    const { left } = await prune({ placed: shared, inputs: { keep: "2" } });
    expect(left).toEqual(["v3", "v3-alias", "v4", "v4-alias"]);
  });
});

describe.concurrent("protection", () => {
  it("keeps `latest` and what `protect` matches, whatever the rules say", async () => {
    const placed = [aged(app, 9, "latest"), aged(app, 8, "prod-1"), aged(app, 7, "v1"), aged(app, 6, "v2")];
    const { run, left } = await prune({ placed, inputs: { keep: "0", protect: "prod-*\nnever-*" } });
    expect(left).toEqual(["latest", "prod-1"]);
    expect(run.warnings).toContain("never-*");
  });

  it("gives `latest` up when told so", async () => {
    const placed = [aged(app, 9, "latest"), aged(app, 8, "v1")];
    const { left } = await prune({ placed, inputs: { keep: "1", protect: "!latest" } });
    expect(left).toEqual(["v1"]);
  });

  it("keeps a protected digest and all that it needs", async () => {
    const amd = image({ seed: "amd" });
    const multi = index([amd, image({ seed: "arm" })]);
    const placed: Placed[] = [
      { repository: app, content: multi, tags: ["multi"] },
      { repository: app, content: amd, tags: ["amd"] },
      ...versions(app, 3),
    ];
    const inputs = { keep: "1", "sort-by": "name", "protect-digests": `app@${multi.digest}` };
    const { left, deletes } = await prune({ placed, inputs });
    expect(left).toEqual(["multi", "v3"]);
    expect(deletes).not.toContain(amd.digest);
  });

  it("keeps a child that carries a tag of its own, though its index goes", async () => {
    const amd = image({ seed: "amd", created: "2020-01-01T00:00:00Z" });
    const multi = index([amd, image({ seed: "arm", created: "2020-01-01T00:00:00Z" })]);
    const placed: Placed[] = [
      { repository: app, content: multi, tags: ["v0"] },
      { repository: app, content: amd, tags: ["pinned"] },
      ...versions(app, 1),
    ];
    const { left, deletes } = await prune({ placed, inputs: { keep: "1", "tag-pattern": "v*" } });
    expect(left).toEqual(["pinned", "v1"]);
    expect(deletes).not.toContain(amd.digest);
  });
});

describe.concurrent("which tags may go", () => {
  const placed = [aged(app, 5, "pr-1"), aged(app, 4, "pr-2-stable"), aged(app, 3, "pr-10"), aged(app, 2, "main")];

  it.each([
    ["globs with an exclusion", "pr-*\n# comment\n\n!*-stable", ["main", "pr-2-stable"]],
    ["an exclusion alone", "!main", ["main"]],
    ["a regular expression, anchored", "/pr-\\d/", ["main", "pr-10", "pr-2-stable"]],
    ["a regular expression with alternatives", "/pr-\\d+|main/", ["pr-2-stable"]],
  ])("is told by %s", async (_, pattern, expected) => {
    const { left } = await prune({ placed, inputs: { keep: "0", "tag-pattern": pattern, "allow-empty": "true" } });
    expect(left).toEqual(expected);
  });

  it("is warned of when it is none", async () => {
    const { run, left } = await prune({ placed, inputs: { keep: "0", "tag-pattern": "release-*" } });
    expect(left).toHaveLength(4);
    expect([run.exitCode, run.warnings]).toEqual([0, expect.stringContaining("`tag-pattern` matches no tag")]);
  });
});

describe.concurrent("keep rules", () => {
  it("keep what is younger than `keep-within`, and what has no credible time", async () => {
    const unknown = { repository: app, content: image({ seed: "timeless" }), tags: ["timeless"] };
    const ancient = {
      repository: app,
      content: image({ seed: "epoch", created: "1970-01-01T00:00:00Z" }),
      tags: ["epoch"],
    };
    const placed = [aged(app, 47, "young"), aged(app, 49, "old"), unknown, ancient];
    const { run, left } = await prune({ placed, inputs: { "keep-within": "2d" } });
    expect(left).toEqual(["epoch", "timeless", "young"]);
    expect(reasons(run, "old")).toEqual(["keep-within: older than 2d"]);
  });

  it("add up: any of them is enough", async () => {
    const placed = [aged(app, 1, "a"), aged(app, 30, "b"), aged(app, 60, "c"), aged(app, 90, "d")];
    const { left } = await prune({ placed, inputs: { keep: "3", "keep-within": "1d" } });
    expect(left).toEqual(["a", "b", "c"]);
  });

  it("keep the newest of each period, in the time zone that is named", async () => {
    const made = (tag: string, created: string): Placed => {
      return { repository: app, content: image({ seed: tag, created }), tags: [tag] };
    };
    const placed = [
      made("monday", "2026-01-04T23:30:00Z"),
      made("sunday", "2026-01-04T22:30:00Z"),
      made("saturday", "2026-01-03T12:00:00Z"),
      made("december", "2025-12-31T22:30:00Z"),
      made("november", "2025-11-30T22:30:00Z"),
    ];
    const inputs = { "keep-daily": "1", "keep-weekly": "2", "keep-yearly": "all", "time-zone": "Europe/Berlin" };
    const { run, left } = await prune({ placed, inputs });
    expect(left).toEqual(["december", "monday", "november", "sunday"]);
    expect(reasons(run, "monday")).toEqual([
      "keep-daily 1 of 1: newest of 2026-01-05",
      "keep-weekly 1 of 2: newest of 2026-W02",
      "keep-yearly all: newest of 2026",
    ]);
    expect(reasons(run, "sunday")).toEqual(["keep-weekly 2 of 2: newest of 2026-W01"]);
    expect(reasons(run, "november")).toEqual(["keep-yearly all: the oldest image"]);
    expect(reasons(run, "saturday")).toEqual([
      "keep-daily 1: its day is not among the newest 1",
      "keep-weekly 2: not the newest of its week",
      "keep-yearly all: not the newest of its year",
    ]);
  });

  it.each([
    ["semver", ["1.10.0", "1.9.0", "1.9.0-rc.1", "1.2.0", "nightly"], ["1.10.0", "1.9.0", "nightly"]],
    ["name", ["20221007.1_9", "20221007.1_10", "20221007.1_8"], ["20221007.1_10", "20221007.1_9"]],
  ])("take the order from `sort-by: %s`, not from the time", async (sortBy, tags, expected) => {
    const placed = tags.map((tag, at) => aged(app, tag.endsWith("0") ? 99 - at : at + 1, tag));
    const { left } = await prune({ placed, inputs: { keep: "2", "sort-by": sortBy } });
    expect(left).toEqual(expected);
  });
});

describe.concurrent("versions and groups", () => {
  const released: readonly Placed[] = [
    { ...aged(app, 1, "2.1.0"), tags: ["2.1.0", "2.1", "2"] },
    ...["2.0.3", "2.0.2", "1.9.0", "0.9.0", "2.1.0-rc.1", "2.2.0-rc.2", "2.2.0-rc.1"].map((tag) => aged(app, 2, tag)),
  ];
  const versionRules = {
    keep: "0",
    "keep-semver": "2 majors, 2 minors each, 1 patch each",
    "keep-prereleases": "1",
  };

  it("keep releases and prereleases to come, and every tag says which rules were asked", async () => {
    const { run, left } = await prune({ placed: [...released, aged(app, 3, "main")], inputs: versionRules });
    expect(left).toEqual(["1.9.0", "2", "2.0.3", "2.1", "2.1.0", "2.2.0-rc.2"]);
    expect(reasons(run, "2.0.3")).toEqual(["keep-semver: major 1 of 2, minor 2 of 2, patch 1 of 1"]);
    expect(reasons(run, "2.1")).toEqual(["keep-semver: on the image of 2.1.0"]);
    expect(reasons(run, "2.1.0-rc.1")).toEqual([
      "keep 0",
      "keep-semver: prereleases are not counted",
      "keep-prereleases: 2.1.0 is released",
    ]);
    expect(reasons(run, "main")).toEqual([
      "keep 0",
      "keep-semver: not a semantic version",
      "keep-prereleases: not a prerelease",
    ]);
    expect(run.warnings).toBe("");
  });

  it("keep the newest of each branch, and name it", async () => {
    const placed = ["main-3", "main-2", "main-1", "fix_x-1", "edge"].map((tag, at) => aged(app, at + 1, tag));
    const { run, left } = await prune({ placed, inputs: { keep: "1", "group-by": "^(.+)-\\d+$" } });
    expect(left).toEqual(["edge", "fix_x-1", "main-3"]);
    expect(reasons(run, "main-3")).toEqual(["keep 1 of 1 in main"]);
    expect(reasons(run, "main-1")).toEqual(["keep in main: not among the newest 1 of 3 images"]);
    expect(run.summary).toContain("keep 1 of 1 in main");
  });

  it("warn of what came to nothing", async () => {
    const inputs = { ...versionRules, keep: "9", "group-by": "(.+)-\\d+", protect: "never-*" };
    const { run } = await prune({ placed: [aged(app, 1, "main"), aged(app, 2, "edge")], inputs });
    for (const setting of ["`keep-semver`", "`keep-prereleases`", "`group-by`", "`protect`: `never-*`"])
      expect(run.warnings).toContain(`${setting} matches no tag`);
    expect(run.exitCode).toBe(0);
  });
});

describe.concurrent("untagged manifests", () => {
  const orphan = (seed: string, created: string): Placed => {
    const missing = image({ seed: `${seed} was never pushed` });
    const content = artifact({ seed, annotations: { "org.opencontainers.image.created": created } });
    return { repository: app, content, tags: [missing.digest.replace(":", "-")] };
  };
  const placed = [
    ...versions(app, 1),
    orphan("old", "2024-01-01T00:00:00Z"),
    orphan("young", new Date().toISOString()),
  ];

  it("stay unless `delete-untagged-after` is set", async () => {
    const { deletes } = await prune({ placed, inputs: { keep: "0", "allow-empty": "true", "tag-pattern": "none" } });
    expect(deletes).toEqual([]);
  });

  it("go when they are older than `delete-untagged-after`", async () => {
    const { left } = await prune({ placed, inputs: { keep: "1", "delete-untagged-after": "7d" } });
    expect(left).toEqual(["v1", ...(placed[2]?.tags ?? [])].sort());
  });
});

describe.concurrent("guards", () => {
  it("refuse to empty a repository, and let the others be pruned", async () => {
    await using registry = await openRegistry();
    place(registry.store, versions(app, 2), versions("team/other", 2), [aged("team/other", 1, "latest")]);
    const inputs = { registry: registry.url, repositories: "team/*", keep: "0" };
    const run = await actHere(inputs);
    expect(run.exitCode).toBe(1);
    expect(run.errors).toContain("allow-empty: true");
    expect(run.report.repositories.map(({ status }) => status)).toEqual(["refused", "pruned"]);
    expect(registry.store.sortedTags(app)).toEqual(["v1", "v2"]);
    expect(registry.store.sortedTags("team/other")).toEqual(["latest"]);

    const allowed = await actHere({ ...inputs, "allow-empty": "true" });
    expect(allowed.exitCode).toBe(0);
    expect(registry.store.sortedTags(app)).toEqual([]);
  });

  it.each(["9", "74%"])("refuse the whole run above max-deletions: %s, before the first delete", async (limit) => {
    await using registry = await openRegistry();
    place(registry.store, versions(app, 10), versions("team/other", 3), versions("team/small", 1));
    const inputs = { registry: registry.url, repositories: "team/*", keep: "1" };
    // 11 of 14 tags would go: 78.6 %.
    for (const dryRun of ["true", "false"]) {
      const run = await actHere({ ...inputs, "max-deletions": limit, "dry-run": dryRun });
      expect(run.exitCode).toBe(1);
      expect(run.errors).toContain(`max-deletions: ${limit}`);
      expect(run.outputs).toMatchObject({ "tags-deleted": "0", "tags-retained": "14" });
      expect(run.report.repositories.map(({ status }) => status)).toEqual(["refused", "refused", "unchanged"]);
    }
    expect(writes(registry)).toEqual([]);
    const run = await actHere({ ...inputs, "max-deletions": limit === "9" ? "11" : "79%" });
    expect([run.errors, run.outputs["tags-deleted"]]).toEqual(["", "11"]);
  });
});

describe.concurrent("repositories", () => {
  it("are found by globs in the catalog, less the excluded ones", async () => {
    await using registry = await openRegistry();
    for (const name of ["team/a", "team/b", "team/sub/c", "other/d"]) place(registry.store, versions(name, 2));
    const run = await actHere({ registry: registry.url, repositories: "team/**\n!team/b", keep: "1" });
    expect(run.exitCode).toBe(0);
    const left = [...registry.store.repositories.keys()].map((name) => [name, registry.store.sortedTags(name).length]);
    expect(Object.fromEntries(left)).toEqual({ "team/a": 1, "team/b": 2, "team/sub/c": 1, "other/d": 2 });
  });

  it("that a glob does not find fail the step, and the others are pruned", async () => {
    await using registry = await openRegistry();
    place(registry.store, versions(app, 2));
    const run = await actHere({ registry: registry.url, repositories: `${app}\nmissing/*`, keep: "1" });
    expect([run.exitCode, run.outputs["tags-deleted"]]).toEqual([1, "1"]);
    expect(run.errors).toContain("`missing/*` matches no repository");
  });

  it("that do not exist fail alone", async () => {
    await using registry = await openRegistry();
    place(registry.store, versions(app, 2));
    const run = await actHere({ registry: registry.url, repositories: `${app}\nteam/typo`, keep: "1" });
    expect([run.exitCode, run.outputs["tags-deleted"]]).toEqual([1, "1"]);
    expect(run.errors).toContain("team/typo");
    expect(run.report.repositories.map(({ status }) => status)).toEqual(["pruned", "failed"]);
  });

  it("are found below a base path, and nothing outside of it is asked for", async () => {
    await using registry = await openRegistry({ basePath: "/nested/reg", maxTagsPerPage: 2 });
    place(registry.store, versions(app, 7));
    const run = await actHere({ registry: `${registry.url}/`, repositories: "team/*", keep: "3" });
    expect(run.exitCode).toBe(0);
    expect(registry.store.sortedTags(app)).toEqual(["v5", "v6", "v7"]);
    expect(registry.log.filter(({ path }) => !path.startsWith("/nested/reg/v2/"))).toEqual([]);
  });
});
