/** A run as a whole, over the registry in memory. */
import { describe, expect, it } from "vitest";
import { RegistryError } from "../../src/prune/errors.ts";
import type { RepositoryResult, RunResult, StopReason } from "../../src/prune/result.ts";
import type { Powers } from "../../src/prune/snapshot.ts";
import { type Call, type MemoryOptions, memoryRegistry, refusing } from "../support/memory-registry.ts";
import { resultFor, run } from "../support/run.ts";
import {
  digestOf,
  keepingLast,
  policy,
  readable,
  state,
  tagsOf,
  takingReferrers,
  untagging,
  untaggingFirst,
  wholeImages,
} from "../support/state.ts";

/** A registry that holds the given repositories. */
function registryOf(repositories: Readonly<Record<string, string>>, options: MemoryOptions = {}) {
  const registry = memoryRegistry(options);
  for (const [repository, facts] of Object.entries(repositories)) registry.load(state(facts, { repository }));
  return registry;
}

function statuses({ repositories }: RunResult) {
  return Object.fromEntries(repositories.map(({ name, status }) => [name, status]));
}

function verdicts(result: RepositoryResult) {
  return Object.fromEntries(result.tags.map(({ tag, verdict }) => [tag.name, verdict]));
}

const of = (repository: string, action: Call["action"]) => (call: Call) =>
  call.repository === repository && call.action === action;

const two = "v1=a 2d, v2=b 1d";
const many = "v1=a 5d, v2=b 4d, v3=c 3d, v4=d 2d, v5=e 1d";
const keepOne = policy({ keep: 1 });

describe("a run", () => {
  it("reads, plans, deletes, and checks afterwards", async () => {
    const registry = registryOf({ app: two });
    const result = resultFor(await run(registry, keepOne));
    expect(verdicts(result)).toEqual({ v1: "deleted", v2: "retained" });
    expect([result.status, result.message, result.failures, result.remaining]).toEqual(["pruned", undefined, 0, 0]);
    expect(registry.calls.map(({ action, reference }) => `${action} ${readable(reference)}`.trim())).toEqual([
      "snapshot",
      "deleter",
      "deleteManifest a",
      "resolve v2",
    ]);
  });

  it("asks for no power to delete where there is nothing to do", async () => {
    const registry = registryOf({ app: "v1=a 1d" });
    expect(statuses(await run(registry, keepOne))).toEqual({ app: "unchanged" });
    expect(registry.calls.map(({ action }) => action)).toEqual(["snapshot"]);
  });

  it("that is dry never asks for what deletes", async () => {
    const registry = registryOf({ app: two, other: two });
    const result = await run(registry, keepOne, { dryRun: true, repositories: ["app", "other"] });
    expect(statuses(result)).toEqual({ app: "pruned", other: "pruned" });
    expect(verdicts(resultFor(result))).toEqual({ v1: "deleted", v2: "retained" });
    expect(new Set(registry.calls.map(({ action }) => action))).toEqual(new Set(["snapshot"]));
  });

  it("tells what deletes which manifests stay", async () => {
    const registry = registryOf({ app: "v1=a 2d, v2=i 1d, i[x], s>i, latest=b 9d" });
    const told: string[][] = [];
    const { deleter } = registry;
    registry.deleter = (snapshot, stays) => {
      told.push([...stays].map(readable).sort());
      return deleter.call(registry, snapshot, stays);
    };
    await run(registry, policy({ keep: 1, protect: ["latest"] }));
    expect(told).toEqual([["b", "i", "s", "x"]]);
  });

  it("that comes to the rate limit is incomplete, not failed, though nothing can be checked afterwards", async () => {
    const registry = registryOf({ app: "v1=a 3d, v2=b 2d, v3=c 1d" });
    registry.before(
      refusing("throttled", ({ action, reference }) => action === "resolve" || reference === digestOf("b")),
    );
    const result = await run(registry, keepOne, { concurrency: 1 });
    expect(result.stopped).toBe("rate limit");
    expect(verdicts(resultFor(result))).toEqual({ v1: "deleted", v2: "remaining", v3: "retained" });
    expect(resultFor(result)).toMatchObject({ status: "incomplete", failures: 0, notes: [] });
  });

  it("tells its observer what is going on", async () => {
    const told: string[] = [];
    await run(registryOf({ app: two, idle: "v1=a 1d" }), keepOne, {
      repositories: ["app", "idle"],
      concurrency: 1,
      observer: {
        onRead: (repository) => {
          told.push(`reading ${repository}`);
          return () => {};
        },
        onPlanned: (repository) => told.push(`read ${repository}`),
        onCheck: (repository, checked, total) => told.push(`checked ${checked} of ${total} in ${repository}`),
        onActing: () => told.push("acting"),
        onStep: (tried, total) => told.push(`step ${tried} of ${total}`),
        onResult: ({ name, status }) => told.push(`${name} ${status}`),
      },
    });
    expect(told).toEqual([
      "reading app",
      "read app",
      "reading idle",
      "read idle",
      "idle unchanged",
      "acting",
      "step 0 of 1",
      "step 1 of 1",
      "checked 1 of 1 in app",
      "app pruned",
    ]);
  });

  it.each([
    ["there is nothing to do", "v1=a 1d", false],
    ["it is dry", two, true],
  ])("never says that it acts when %s", async (_, facts, dryRun) => {
    const told: string[] = [];
    const observer = { onActing: () => told.push("acting"), onStep: () => told.push("step") };
    await run(registryOf({ app: facts }), keepOne, { dryRun, observer });
    expect(told).toEqual([]);
  });

  it.each([
    ["no more manifests at a time than the registry wants", { manifestsAtOnce: 2 }, 8, 2],
    ["no more than may be under way", { manifestsAtOnce: 8 }, 2, 2],
    ["as many as may be under way where the registry does not mind", {}, 3, 3],
    ["one after the other in all repositories where no more go faster", { manifestsAtOnce: 1 }, 8, 1],
  ])("deletes %s", async (_, limits, concurrency, expected) => {
    const registry = Object.assign(registryOf({ app: many, other: many }), limits);
    let running = 0;
    let most = 0;
    registry.before(async ({ action }) => {
      if (action !== "deleteManifest") return;
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => setImmediate(resolve));
      running--;
    });
    await run(registry, keepOne, { concurrency, repositories: ["app", "other"] });
    expect(most).toBe(expected);
  });

  it.each([
    ["four at a time", {}, 4],
    ["as few at a time as the registry wants", { repositoriesAtOnce: 1 }, 1],
  ])("acts in repositories, %s", async (_, limits, expected) => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const registry = Object.assign(registryOf(Object.fromEntries(names.map((name) => [name, many]))), limits);
    const open = new Set<string>();
    let most = 0;
    const acted = new Map<string, number>();
    registry.before(async ({ action, repository }) => {
      if (action !== "deleteManifest") return;
      open.add(repository);
      most = Math.max(most, open.size);
      await new Promise<void>((resolve) => setImmediate(resolve));
      acted.set(repository, (acted.get(repository) ?? 0) + 1);
      if (acted.get(repository) === 4) open.delete(repository);
    });
    await run(registry, keepOne, { concurrency: 8, repositories: names });
    expect(most).toBe(expected);
  });

  it("names its repositories in order, whatever becomes of them", async () => {
    const registry = registryOf({ c: two, a: two, b: two });
    registry.before(refusing("transient", of("a", "snapshot")));
    const result = await run(registry, keepOne, { repositories: ["c", "b", "a"] });
    expect(result.repositories.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });

  it("frees what the manifests that went name, in all repositories", async () => {
    const app = state("v1=a 2d, v2=b 1d");
    const blobs = (names: readonly string[]) => names.map((name) => ({ digest: digestOf(name), size: 1000 }));
    const sized = [...app.manifests.values()].map((manifest, at) => ({
      ...manifest,
      size: 7,
      blobs: blobs(["base", `own${at}`]),
    }));
    const registry = memoryRegistry();
    registry.load({ ...app, manifests: new Map(sized.map((manifest) => [manifest.digest, manifest])) });
    expect((await run(registry, keepOne, { dryRun: true })).bytesReclaimed).toBe(1007);
    expect((await run(registry, keepOne)).bytesReclaimed).toBe(1007);
    expect((await run(registry, keepOne)).bytesReclaimed).toBe(0);
  });

  it.each([
    ["gone", 1000],
    ["transient", 0],
  ] as const)("frees what it did not delete itself when that was %s: %d bytes", async (refusal, bytes) => {
    const app = state(two);
    const sized = [...app.manifests].map(
      ([digest, manifest]) => [digest, { ...manifest, size: 1000, blobs: [] }] as const,
    );
    const registry = memoryRegistry();
    registry.load({ ...app, manifests: new Map(sized) });
    registry.before(refusing(refusal, ({ action }) => action === "deleteManifest"));
    expect((await run(registry, keepOne)).bytesReclaimed).toBe(bytes);
  });

  it.each<readonly [string, readonly string[], boolean]>([
    ["exactly that when all repositories were read", ["**"], false],
    ["at most that when others were not read", ["team/*"], true],
    ["at most that when one could not be read", ["**", "bad"], true],
    ["at most that when nobody knows which others there are", ["team/app", "idle"], true],
  ])("frees %s", async (_, repositories, expected) => {
    const registry = registryOf({ "team/app": two, idle: "v1=a 1d" });
    expect((await run(registry, keepOne, { repositories })).bytesAreUpperBound).toBe(expected);
  });
});

describe("one repository that goes wrong", () => {
  const both = { repositories: ["app", "bad"] };

  it("because it cannot be read stops no other", async () => {
    const registry = registryOf({ app: two });
    const result = await run(registry, keepOne, both);
    expect(statuses(result)).toEqual({ app: "pruned", bad: "failed" });
    expect(resultFor(result, "bad").message).toBe("bad does not exist");
  });

  it("because it is in the catalog but unknown has no tag, which is no failure", async () => {
    const registry = registryOf({ "team/app": two, "team/empty": two });
    registry.before(refusing("gone", of("team/empty", "snapshot")));
    const result = await run(registry, keepOne, { repositories: ["team/*"] });
    expect(statuses(result)).toEqual({ "team/app": "pruned", "team/empty": "unchanged" });
    expect(resultFor(result, "team/empty").notes).toEqual(["is in the catalog, but holds no tag"]);
    expect(result.bytesAreUpperBound).toBe(false);
  });

  it("because it cannot be read is no empty one, although the catalog names it", async () => {
    const registry = registryOf({ "team/app": two, "team/bad": two });
    registry.before(refusing("transient", of("team/bad", "snapshot")));
    const result = await run(registry, keepOne, { repositories: ["team/*"] });
    expect(statuses(result)).toEqual({ "team/app": "pruned", "team/bad": "failed" });
    expect(result.bytesAreUpperBound).toBe(true);
  });

  it("because nothing can be deleted there stops no other, and all its tags stay", async () => {
    const registry = registryOf({ app: two, bad: two });
    registry.before(refusing("forbidden", of("bad", "deleter")));
    const result = await run(registry, keepOne, both);
    expect(statuses(result)).toEqual({ app: "pruned", bad: "failed" });
    expect(tagsOf(resultFor(result, "bad"))).toEqual({
      v1: "retained: nothing can be deleted here; keep: not among the newest 1 of 2 images",
      v2: "retained: keep 1 of 1",
    });
    expect(resultFor(result, "bad").message).toBe("forbidden: deleter");
  });

  it("because a guard refuses it stops no other", async () => {
    const registry = registryOf({ app: `${two}, latest=c 1d`, bad: two });
    const result = await run(registry, policy({ keep: 0, protect: ["latest"] }), both);
    expect(statuses(result)).toEqual({ app: "pruned", bad: "refused" });
    expect(resultFor(result, "bad").message).toContain("allow-empty: true");
    expect(verdicts(resultFor(result, "bad"))).toEqual({ v1: "retained", v2: "retained" });
    expect(registry.store("bad").tags.size).toBe(2);
  });

  it("because its listing is incomplete is refused also when nothing would go", async () => {
    const registry = registryOf({ app: "v1=a 1d" }, { incomplete: "a page repeats" });
    const result = await run(registry, keepOne);
    expect(statuses(result)).toEqual({ app: "refused" });
    expect(registry.mutations).toEqual([]);
  });

  it("because a step fails says why, and goes on", async () => {
    const registry = registryOf({ app: "v1=a 3d, v2=b 2d, v3=c 1d" });
    registry.before(refusing("transient", ({ reference }) => reference === digestOf("a")));
    const result = resultFor(await run(registry, keepOne));
    expect([result.status, result.message, result.failures]).toEqual([
      "failed",
      `transient: deleteManifest ${digestOf("a")}`,
      1,
    ]);
    expect(verdicts(result)).toEqual({ v1: "failed", v2: "deleted", v3: "retained" });
  });

  it("because the registry keeps a doomed tag is no failure", async () => {
    const registry = registryOf({ app: two });
    registry.before(refusing("protected", ({ action }) => action === "deleteManifest"));
    const result = resultFor(await run(registry, keepOne));
    expect([result.status, result.failures, result.message]).toEqual(["unchanged", 0, undefined]);
    expect(verdicts(result)).toEqual({ v1: "retained", v2: "retained" });
  });
});

describe("max-deletions", () => {
  it("refuses everything before the first delete", async () => {
    const registry = registryOf({ app: two, idle: "v1=a 1d", other: two });
    const result = await run(registry, keepOne, { repositories: ["app", "idle", "other"], maxDeletions: { count: 1 } });
    expect(statuses(result)).toEqual({ app: "refused", idle: "unchanged", other: "refused" });
    expect(resultFor(result).message).toContain("takes away 2 of 5");
    expect(registry.calls.map(({ action }) => action)).toEqual(["snapshot", "snapshot", "snapshot"]);
  });

  it("does not count what another guard refuses already", async () => {
    const registry = registryOf({ app: "v1=a 2d, latest=b 1d", bad: two });
    const wish = policy({ keep: 0, protect: ["latest"] });
    const result = await run(registry, wish, { repositories: ["app", "bad"], maxDeletions: { count: 1 } });
    expect(statuses(result)).toEqual({ app: "pruned", bad: "refused" });
  });

  it("leaves alone what has ended before", async () => {
    const registry = registryOf({ app: two });
    const result = await run(registry, keepOne, { repositories: ["app", "bad"], maxDeletions: { count: 0 } });
    expect(statuses(result)).toEqual({ app: "refused", bad: "failed" });
  });

  it("refuses a dry run as it would refuse the real one", async () => {
    const result = await run(registryOf({ app: two }), keepOne, { dryRun: true, maxDeletions: { count: 0 } });
    expect(statuses(result)).toEqual({ app: "refused" });
  });
});

describe("powers that turn out different", () => {
  const shared = "v1=a 2d, keep=a 2d, v2=b 2d";
  const wish = policy({ keep: 0, protect: ["keep"] });

  it.each<readonly [string, Powers, Powers, Readonly<Record<string, string>>]>([
    [
      "less: the tag that cannot go alone stays",
      untagging,
      wholeImages,
      { v1: "retained", v2: "deleted", keep: "retained" },
    ],
    ["in their order: the same goes", untagging, untaggingFirst, { v1: "untagged", v2: "deleted", keep: "retained" }],
    [
      "more: nothing goes that a dry run would not have shown",
      wholeImages,
      untagging,
      { v1: "retained", v2: "deleted", keep: "retained" },
    ],
  ])("lead to a new plan when they are %s", async (_, foreseen, powers, expected) => {
    const registry = registryOf({ app: shared }, { foreseen, powers });
    const result = resultFor(await run(registry, wish));
    expect(verdicts(result)).toEqual(expected);
    expect(result.status).toBe("pruned");
    const left = Object.keys(expected).filter((name) => expected[name] === "retained");
    expect([...registry.store("app").tags.keys()].sort()).toEqual(left.sort());
  });
});

describe("what a registry does unasked", () => {
  const signed = "v1=a 2d, kept=s 2d, s>a";
  const both = "v1=a 2d, v2=b 1d";
  const cases: readonly (readonly [string, string, Powers, Powers, Readonly<Record<string, string>>])[] = [
    ["takes referrers along", signed, untagging, takingReferrers, { v1: "untagged", kept: "retained" }],
    ["takes no referrers along after all", signed, takingReferrers, untagging, { v1: "untagged", kept: "retained" }],
    ["does none of it, told anew", signed, untagging, { ...untagging }, { v1: "deleted", kept: "retained" }],
    ["keeps the last image with a tag", both, untagging, keepingLast, { v1: "deleted", v2: "retained" }],
    ["does not keep the last one after all", both, keepingLast, untagging, { v1: "deleted", v2: "retained" }],
  ];

  it.each(cases)("can turn out right before the first delete, and takes nothing more: it %s", async (...row) => {
    const [, facts, foreseen, powers, expected] = row;
    const registry = registryOf({ app: facts }, { foreseen, powers });
    const result = resultFor(await run(registry, policy({ keep: 0, protect: ["kept"], allowEmpty: true })));
    expect(verdicts(result)).toEqual(expected);
    expect([result.status, result.message]).toEqual(["pruned", undefined]);
    const left = Object.keys(expected).filter((name) => expected[name] === "retained");
    expect([...registry.store("app").tags.keys()]).toEqual(left);
  });
});

describe("the check afterwards", () => {
  it("fails loudly when a retained tag is gone", async () => {
    const registry = registryOf({ app: two });
    registry.before(({ action }) => {
      if (action === "deleteManifest") registry.store("app").tags.delete("v2");
    });
    const result = resultFor(await run(registry, keepOne));
    expect([result.status, result.message]).toEqual(["failed", "retained, but broken now: v2 no longer exists"]);
  });

  it("only notes that somebody moved a retained tag", async () => {
    const registry = registryOf({ app: `${two}, n 1d` });
    registry.before(({ action }) => {
      if (action === "deleteManifest") registry.store("app").tags.set("v2", { name: "v2", digest: digestOf("n") });
    });
    const result = resultFor(await run(registry, keepOne));
    expect([result.status, ...result.notes.map(readable)]).toEqual(["pruned", "v2 was moved to n meanwhile"]);
  });

  it("fails loudly when a child of a retained index is gone", async () => {
    const registry = registryOf({ app: "v1=a 2d, v2=i 1d, i[x y]" });
    registry.before(({ action }) => {
      if (action === "deleteManifest") registry.store("app").manifests.delete(digestOf("y"));
    });
    const result = resultFor(await run(registry, keepOne));
    expect([result.status, readable(result.message ?? "")]).toEqual([
      "failed",
      "retained, but broken now: v2 has lost y",
    ]);
  });

  it("asks for nothing, and finds nothing, when it is left out", async () => {
    const registry = registryOf({ app: two });
    registry.before(({ action }) => {
      if (action === "deleteManifest") registry.store("app").tags.delete("v2");
    });
    const result = resultFor(await run(registry, keepOne, { verify: false }));
    expect([result.status, result.message]).toEqual(["pruned", undefined]);
    expect(registry.calls.filter(({ action }) => action === "resolve")).toEqual([]);
  });

  it("fails when it cannot be made", async () => {
    const registry = registryOf({ app: two });
    registry.before(refusing("transient", ({ action }) => action === "resolve"));
    const result = resultFor(await run(registry, keepOne));
    expect([result.status, result.message, result.notes]).toEqual([
      "failed",
      "what stays could not be checked afterwards: transient: resolve v2",
      [],
    ]);
  });
});

describe("stopping", () => {
  const three = "v1=a 4d, v2=b 3d, v3=c 2d, v4=d 1d";
  const all = { repositories: ["app", "next"], concurrency: 1 };

  it.each<readonly [StopReason]>([["time budget"], ["cancelled"]])(
    "at the %s leaves the rest to the next run",
    async (why) => {
      const registry = registryOf({ app: three });
      const stopped = () => (registry.mutations.length >= 1 ? why : undefined);
      const result = await run(registry, keepOne, { concurrency: 1, stopped });
      const { status, message, failures, remaining } = resultFor(result);
      expect([status, message, failures, remaining]).toEqual([
        "incomplete",
        `stopped (${why}); the next run does the rest`,
        0,
        2,
      ]);
      expect(result.stopped).toBe(why);
      const checks = registry.calls.filter(({ action }) => action === "resolve");
      expect(checks.length).toBe(why === "cancelled" ? 0 : 1);
      expect(Object.values(verdicts(resultFor(result))).toSorted()).toEqual([
        "deleted",
        "remaining",
        "remaining",
        "retained",
      ]);
      expect(statuses(await run(registry, keepOne))).toEqual({ app: "pruned" });
      expect([...registry.store("app").tags.keys()]).toEqual(["v4"]);
    },
  );

  it("when nothing is left to do is no stop, and a cancelled run does not even check afterwards", async () => {
    for (const why of ["time budget", "cancelled"] as const) {
      const registry = registryOf({ app: two });
      const stopped = () => (registry.mutations.length >= 1 ? why : undefined);
      expect(resultFor(await run(registry, keepOne, { stopped }))).toMatchObject({ status: "pruned", notes: [] });
      const checks = registry.calls.filter(({ action }) => action === "resolve");
      expect(checks.length).toBe(why === "cancelled" ? 0 : 1);
    }
  });

  it("before it began reads and deletes nothing", async () => {
    const registry = registryOf({ app: three, next: three });
    const result = await run(registry, keepOne, { ...all, stopped: () => "cancelled" });
    expect(statuses(result)).toEqual({ app: "incomplete", next: "incomplete" });
    expect(registry.calls).toEqual([]);
  });

  it("between planning and acting leaves every step", async () => {
    const registry = registryOf({ app: three });
    const stopped = () => (registry.calls.length > 0 ? "time budget" : undefined);
    const result = resultFor(await run(registry, keepOne, { stopped }));
    expect([result.status, result.remaining, registry.calls.length]).toEqual(["incomplete", 3, 1]);
  });

  it("before the first step leaves every step, and nothing to check", async () => {
    const registry = registryOf({ app: three });
    const stopped = () => (registry.calls.some(({ action }) => action === "deleter") ? "time budget" : undefined);
    const result = resultFor(await run(registry, keepOne, { stopped }));
    expect([result.status, result.remaining]).toEqual(["incomplete", 3]);
    expect(registry.calls.map(({ action }) => action)).toEqual(["snapshot", "deleter"]);
  });

  it.each(["snapshot", "deleter", "deleteManifest"] as const)(
    "when the rate limit is used up at the %s leaves the rest without a failure",
    async (action) => {
      const registry = registryOf({ app: three, next: three });
      registry.before(refusing("throttled", of("next", action)));
      const result = await run(registry, keepOne, all);
      expect(result.stopped).toBe("rate limit");
      expect(resultFor(result, "next").status).toBe("incomplete");
      expect(result.repositories.reduce((sum, { failures }) => sum + failures, 0)).toBe(0);
      expect(registry.store("next").tags.size).toBe(4);
    },
  );
});

describe("a run that is cut between two tags of one image", () => {
  it("ends as an uncut one after the next run, also for a tag that has no version of its own", async () => {
    const facts = "1.0.0=a, old=a, 2.0.0=b";
    const wish = policy({ keep: 1, sortBy: "semver" });
    for (const after of [0, 1, 2, 3]) {
      const registry = registryOf({ app: facts }, { powers: untaggingFirst });
      const stopped = () => (registry.mutations.length >= after ? ("time budget" as const) : undefined);
      await run(registry, wish, { concurrency: 1, stopped });
      await run(registry, wish);
      expect([...registry.store("app").tags.keys()], `cut after ${after}`).toEqual(["2.0.0"]);
    }
  });
});

describe("a run that goes wrong as a whole", () => {
  it("reports that the wildcards could not be expanded, and goes on", async () => {
    const registry = registryOf({ app: two });
    registry.before(({ action }) => {
      if (action === "repositories") throw new RegistryError("forbidden", "no catalog for you");
    });
    const result = await run(registry, keepOne, { repositories: ["app", "team/*"] });
    expect(statuses(result)).toEqual({ app: "pruned" });
    expect(result.errors).toEqual(["`repositories`: the wildcards could not be expanded: no catalog for you"]);
  });

  it("warns of settings that came to nothing", async () => {
    const result = await run(registryOf({ app: two }), policy({ keep: 1, protect: ["prod-*"] }));
    expect(result.warnings).toEqual(["`protect`: `prod-*` matches no tag"]);
  });
});
