/** When a run asks what its rules want to know, and what becomes of it without an answer. */
import { describe, expect, it } from "vitest";
import { branchesNamed } from "../../src/prune/branches.ts";
import type { Answers } from "../../src/prune/code.ts";
import { AuthError, RegistryError } from "../../src/prune/errors.ts";
import { parsePatterns } from "../../src/prune/pattern.ts";
import type { Retention } from "../../src/prune/policy.ts";
import type { StopReason } from "../../src/prune/result.ts";
import { type MemoryRegistry, memoryRegistry } from "../support/memory-registry.ts";
import { resultFor, run } from "../support/run.ts";
import { policy, state, tagsOf } from "../support/state.ts";

const repositories = ["app", "web"];
const facts = "pr-1=a 3d, pr-2=b 2d, v1=c 1d";
const asking = policy({ keep: 1, pulls: ["pr-(\\d+)"] });

function twoRepositories(): MemoryRegistry {
  const registry = memoryRegistry();
  for (const repository of repositories) registry.load(state(facts, { repository }));
  return registry;
}

/** Answers `code`, and notes in `events` when it was asked, among what the registry was asked. */
function answering(code: Answers, registry: MemoryRegistry) {
  const events: string[] = [];
  registry.before(({ action, repository }) => void events.push(`${action} ${repository}`));
  const askCode = async () => {
    events.push("ask");
    return code;
  };
  return { events, askCode };
}

describe("a run whose rules ask", () => {
  it("asks once, after the last snapshot and before anything is done", async () => {
    const registry = twoRepositories();
    const { events, askCode } = answering({ openPullRequests: new Set([1]) }, registry);
    const result = await run(registry, asking, { repositories, askCode });
    expect(events.slice(0, 3)).toEqual(["snapshot app", "snapshot web", "ask"]);
    expect(events.filter((event) => event === "ask")).toEqual(["ask"]);
    for (const repository of repositories)
      expect(tagsOf(resultFor(result, repository))).toEqual({
        v1: "retained: keep 1 of 1",
        "pr-2": "deleted: keep: not among the newest 1 of 3 images; keep-open-pull-requests: #2 is not open",
        "pr-1": "retained: keep-open-pull-requests: #1 is open",
      });
  });

  it("keeps what was pushed for work that began while the registry was read", async () => {
    const registry = twoRepositories();
    const open = new Set<number>();
    registry.before(({ action, repository }) => {
      // Opened and built between the two snapshots: the answer must not be older than either.
      if (action !== "snapshot" || repository !== "web" || open.has(3)) return;
      open.add(3);
      registry.load(state(`${facts}, pr-3=d 9d`, { repository: "web" }));
    });
    const askCode = async () => ({ openPullRequests: new Set(open) });
    const result = await run(registry, asking, { repositories, askCode, concurrency: 1 });
    expect(tagsOf(resultFor(result, "web"))["pr-3"]).toBe("retained: keep-open-pull-requests: #3 is open");
    expect([...registry.store("web").tags.keys()]).toEqual(["v1", "pr-3"]);
  });

  it("asks nothing where no rule wants to know, or nothing could be read", async () => {
    const registry = twoRepositories();
    const { events, askCode } = answering({}, registry);
    await run(registry, policy({ keep: 1 }), { repositories, askCode });
    await run(registry, asking, { repositories: ["none"], askCode });
    expect(events).not.toContain("ask");
  });

  it("keeps all that it was not told about", async () => {
    const registry = twoRepositories();
    const { askCode } = answering({ branches: branchesNamed([]) }, registry);
    const result = await run(registry, asking, { askCode });
    expect(tagsOf(resultFor(result))["pr-2"]).toBe("retained: keep-open-pull-requests: GitHub has not been asked");
    expect(registry.mutations).toEqual([]);
  });

  it.each([
    ["no right", new AuthError("no right to ask")],
    ["the rate limit", new RegistryError("throttled", "no right to ask")],
    ["the network", new RegistryError("transient", "no right to ask")],
    ["a bug", new TypeError("no right to ask")],
  ])("is refused, dry or not, when it gets no answer: %s", async (_, error) => {
    for (const dryRun of [false, true]) {
      const registry = twoRepositories();
      const result = await run(registry, asking, {
        repositories: [...repositories, "none"],
        dryRun,
        askCode: () => Promise.reject(error),
      });
      expect(registry.calls.map(({ action }) => action)).toEqual(["snapshot", "snapshot", "snapshot"]);
      expect(result.repositories.map(({ name, status, message, tags }) => [name, status, message, tags])).toEqual(
        [
          ["app", "refused", "no right to ask", []],
          ["web", "refused", "no right to ask", []],
          ["none", "failed", expect.stringContaining("does not exist"), []],
        ].toSorted((one, other) => String(one[0]).localeCompare(String(other[0]))),
      );
      expect([result.stopped, result.errors]).toEqual([undefined, []]);
    }
  });

  it("is not refused but incomplete when it was stopped while it asked", async () => {
    const registry = twoRepositories();
    let reason: StopReason | undefined;
    const result = await run(registry, asking, {
      repositories,
      stopped: () => reason,
      askCode() {
        reason = "cancelled";
        return Promise.reject(new RegistryError("transient", "the run was stopped"));
      },
    });
    expect(result.repositories.map(({ status, message }) => `${status}: ${message}`)).toEqual([
      "incomplete: not read: stopped (cancelled)",
      "incomplete: not read: stopped (cancelled)",
    ]);
    expect([result.stopped, registry.mutations]).toEqual(["cancelled", []]);
  });

  it("is none that fails whole where one repository cannot be planned", async () => {
    const registry = twoRepositories();
    let isRead = false;
    const tagPattern = {
      includes: [
        {
          source: "*",
          matches(name: string) {
            if (isRead && name === "v1") throw new TypeError("this pattern gives up");
            return true;
          },
        },
      ],
      excludes: [],
    };
    const [retention] = asking.retentions as readonly [Retention];
    const mixed = [
      { ...retention, tagPattern, repositories: parsePatterns(["app"]) },
      { ...retention, repositories: parsePatterns(["web"]) },
    ];
    const askCode = async () => {
      isRead = true;
      return { openPullRequests: new Set<number>() };
    };
    const result = await run(registry, { ...asking, retentions: mixed }, { repositories, askCode });
    expect(result.repositories.map(({ name, status }) => `${name}: ${status}`)).toEqual(["app: failed", "web: pruned"]);
    expect(resultFor(result, "app").message).toContain("this pattern gives up");
  });

  it("lets adapters foresee all that can go, as if nothing were open", async () => {
    const registry = memoryRegistry();
    registry.load(state(facts));
    const foreseen: (readonly string[])[] = [];
    const { tags, manifests } = state(facts);
    const spying = {
      ...registry,
      snapshot: (...[repository, wanted, onProgress]: Parameters<typeof registry.snapshot>) => {
        foreseen.push([...wanted.doomed(tags, manifests)]);
        return registry.snapshot(repository, wanted, onProgress);
      },
    };
    await run(spying, asking, { askCode: async () => ({ openPullRequests: new Set([1, 2]) }) });
    expect(foreseen).toEqual([["pr-2", "pr-1"]]);
    expect(registry.mutations).toEqual([]);
  });
});
