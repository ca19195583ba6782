import pLimit from "p-limit";
import { describe, expect, it } from "vitest";
import { apply } from "../../src/prune/apply.ts";
import { AuthError } from "../../src/prune/errors.ts";
import { plan } from "../../src/prune/plan.ts";
import type { StopReason } from "../../src/prune/result.ts";
import type { Powers } from "../../src/prune/snapshot.ts";
import { type Call, type Hook, memoryRegistry, refusing, type Store } from "../support/memory-registry.ts";
import {
  digestOf,
  now,
  policy,
  readable,
  state,
  takingReferrers,
  untagging,
  untaggingFirst,
} from "../support/state.ts";

interface Scene {
  readonly given: string;
  readonly powers?: Powers;
  readonly protect?: readonly string[];
  readonly concurrency?: number;
  readonly before?: (call: Call, store: Store) => void | Promise<void>;
  readonly stopped?: (calls: readonly Call[]) => StopReason | undefined;
}

/** Applies the plan that dooms all of `given`; returns the statuses by what the steps are about. */
async function applied({ given, powers = untagging, protect = [], concurrency = 1, before, stopped }: Scene) {
  const snapshot = state(given, { powers });
  const registry = memoryRegistry({ powers });
  registry.load(snapshot);
  const deleter = await registry.deleter(snapshot, new Set());
  const { steps } = plan(snapshot, policy({ keep: 0, protect }), now);
  if (before) registry.before((call) => before(call, registry.store("app")));
  const throttles: string[] = [];
  let tried = 0;
  const { steps: outcomes, ended } = await apply(steps, deleter, {
    limits: { untag: pLimit(concurrency), delete: pLimit(concurrency) },
    stopped: () => stopped?.(registry.calls) ?? (throttles.length > 0 ? "rate limit" : undefined),
    throttled: (message) => throttles.push(message),
    onStep: () => tried++,
  });
  const about = steps.map((step) => readable(step.kind === "untag" ? step.tag.name : step.manifest.digest));
  return {
    statuses: Object.fromEntries(outcomes.map(({ status }, at) => [about[at], status])),
    messages: Object.fromEntries(outcomes.map(({ message }, at) => [about[at], message])),
    outcomes,
    ended,
    throttles,
    tried,
    store: registry.store("app"),
    calls: registry.calls.slice(1).map(({ reference }) => readable(reference)),
  };
}

const on = (name: string) => (call: Call) => call.reference === digestOf(name) || call.reference === name;
const one = "v1=a 9d, v2=b 9d, v3=c 9d";

describe("a step", () => {
  it("is done when the registry did it", async () => {
    const { statuses, store, tried } = await applied({ given: one });
    expect(statuses).toEqual({ a: "done", b: "done", c: "done" });
    expect(store.tags.size + store.manifests.size).toBe(0);
    expect(tried).toBe(3);
  });

  it("is done without a turn of its own when the registry took its image along with the subject", async () => {
    const given = "v1=z 9d, v2=s 9d, s>z, t>s";
    const stopped = (calls: readonly Call[]) => (calls.some(on("z")) ? ("time budget" as const) : undefined);
    const { statuses, store } = await applied({ given, powers: takingReferrers, stopped });
    expect(statuses).toEqual({ z: "done", s: "done", t: "done" });
    expect(store.manifests.size + store.tags.size).toBe(0);
    const others = await applied({ given, stopped });
    expect(others.statuses).toMatchObject({ z: "done", s: "remaining", t: "remaining" });
  });

  it.each([
    ["gone", "already-gone"],
    ["protected", "kept"],
  ] as const)("is told as it went where it had its turn, although its subject is gone: %s", async (refusal, status) => {
    const before = refusing(refusal, on("s"));
    const { statuses } = await applied({ given: "v1=z 9d, s>z", powers: takingReferrers, before });
    expect(statuses).toEqual({ z: "done", s: status });
  });

  it("is done also where a registry tells of subjects in a circle", async () => {
    const given = "v1=a 9d, v2=b 9d, v3=c 9d, a>c, b>a, c>b";
    const isDelete = ({ action }: Call) => action === "deleteManifest";
    const stopped = (calls: readonly Call[]) => (calls.some(isDelete) ? ("time budget" as const) : undefined);
    const { statuses } = await applied({ given, powers: takingReferrers, stopped });
    expect(statuses).toEqual({ a: "done", b: "done", c: "done" });
  });

  it("is still to do where its subject is still there", async () => {
    const { statuses, store } = await applied({
      given: "v1=z 9d, s>z, t>s, v3=a 9d, b>a, c>b",
      powers: takingReferrers,
      stopped: (calls) => (calls.some((call) => on("z")(call) || on("a")(call)) ? "time budget" : undefined),
    });
    const { a, b, c, s, t, z } = statuses;
    expect([a, z].sort()).toEqual(["done", "remaining"]);
    expect([b, c, s, t]).toEqual([a, a, z, z]);
    expect(store.manifests.size).toBe(3);
  });

  it("is already gone when somebody else was faster, which is no failure", async () => {
    const { statuses, messages } = await applied({ given: one, before: refusing("gone", on("b")) });
    expect(statuses).toEqual({ a: "done", b: "already-gone", c: "done" });
    expect(messages.b).toBeUndefined();
  });

  it.each([
    ["protected", "kept"],
    ["referenced", "kept"],
    ["transient", "failed"],
    ["unexpected", "failed"],
    ["forbidden", "failed"],
  ] as const)("that is refused as %s is %s, with the registry's words, and stops no other", async (refusal, status) => {
    const { statuses, messages, ended } = await applied({ given: one, before: refusing(refusal, on("b")) });
    expect(statuses).toEqual({ a: "done", b: status, c: "done" });
    expect(messages.b).toBe(`${refusal}: deleteManifest ${digestOf("b")}`);
    expect(ended).toBeUndefined();
  });

  it("that nobody foresaw fails with its stack", async () => {
    const bug: Hook = () => {
      throw new TypeError("x is not a function");
    };
    const { statuses, messages } = await applied({ given: "v1=a 9d", before: bug });
    expect(statuses).toEqual({ a: "failed" });
    expect(messages.a).toMatch(/x is not a function[\s\S]+apply\.test\.ts/);
  });

  it("fails with the words of what was thrown when that is no error", async () => {
    const before: Hook = () => {
      throw "out of memory";
    };
    expect((await applied({ given: "v1=a 9d", before })).messages).toEqual({ a: "out of memory" });
  });

  it("is not there when nothing goes", async () => {
    expect(await applied({ given: "stay=a 9d", protect: ["stay"] })).toMatchObject({ outcomes: [], calls: [] });
  });

  it("is changed when the tag was moved, and the tag is left alone", async () => {
    const { statuses, store, calls } = await applied({
      given: "v1=a 9d, v2=a 9d, n 1d",
      powers: untaggingFirst,
      before: ({ reference }, store) => {
        if (reference === "v1") store.tags.set("v1", { name: "v1", digest: digestOf("n") });
      },
    });
    expect(statuses).toEqual({ v1: "changed", v2: "done", a: "changed" });
    expect([...store.tags.values()]).toEqual([{ name: "v1", digest: digestOf("n") }]);
    expect(store.manifests.has(digestOf("a"))).toBe(true);
    expect(calls).toEqual(["v1", "v2"]);
  });
});

describe("what waits for a step", () => {
  const given = "v1=i 9d, i[j], j[x], s>i, ~i.sig=t, v2=b 9d";

  it.each([
    ["protected", "kept", "kept"],
    ["referenced", "kept", "kept"],
    ["gone", "already-gone", "done"],
    ["transient", "failed", "remaining"],
  ] as const)("when that was refused as %s: %s, then %s at any depth", async (refusal, first, rest) => {
    const { statuses, messages, calls } = await applied({ given, before: refusing(refusal, on("i")) });
    expect(statuses).toEqual({ i: first, j: rest, x: rest, s: rest, t: rest, b: "done" });
    expect([messages.j, messages.x, messages.t]).toEqual([messages.i, messages.i, messages.i]);
    expect(calls.length).toBe(rest === "done" ? 6 : 2);
  });

  it("is changed when that has changed, and is not even tried", async () => {
    const { statuses, calls } = await applied({
      given,
      before: ({ reference }, store) => {
        if (reference === digestOf("i")) store.tags.set("new", { name: "new", digest: digestOf("i") });
      },
    });
    expect(statuses).toEqual({ i: "changed", j: "changed", x: "changed", s: "changed", t: "changed", b: "done" });
    expect(calls.toSorted()).toEqual(["b", "i"]);
  });

  it.each([
    ["protected", { v1: "kept", v2: "done", a: "kept" }, ["v1", "v2"]],
    ["gone", { v1: "already-gone", v2: "done", a: "done" }, ["v1", "v2", "a"]],
    ["transient", { v1: "failed", v2: "remaining", a: "remaining" }, ["v1"]],
    ["throttled", { v1: "remaining", v2: "remaining", a: "remaining" }, ["v1"]],
  ] as const)("when a tag of its image was refused as %s: %j", async (refusal, expected, tried) => {
    const before = refusing(refusal, on("v1"));
    const { statuses, calls } = await applied({ given: "v1=a 9d, v2=a 9d", powers: untaggingFirst, before });
    expect(statuses).toEqual(expected);
    expect(calls).toEqual(tried);
  });

  it.each([
    ["protected", "kept"],
    ["transient", "remaining"],
  ] as const)("is no tag of a companion when the subject was refused as %s", async (refusal, rest) => {
    const before = refusing(refusal, on("a"));
    const { statuses, calls } = await applied({ given: "v1=a 9d, ~a.sig=t", powers: untaggingFirst, before });
    expect(statuses).toMatchObject({ "~a.sig": rest, t: rest });
    expect(calls).toEqual(["v1", "a"]);
  });

  it("is left for the next run when one of several parents failed", async () => {
    const { statuses } = await applied({
      given: "v1=i 9d, v2=j 9d, i[x], j[x]",
      before: refusing("transient", on("j")),
    });
    expect(statuses).toEqual({ i: "done", j: "failed", x: "remaining" });
  });
});

describe("a repository ends", () => {
  const many = "v1=a 9d, v2=b 9d, v3=c 9d, v4=d 9d, v5=e 9d, v6=f 9d";

  it.each([1, 8])("after three refusals forbidden in a row, with %i steps at once", async (concurrency) => {
    const before = refusing("forbidden", () => true);
    const { statuses, ended, calls } = await applied({ given: many, concurrency, before });
    expect(Object.values(statuses).toSorted()).toEqual([
      ...["failed", "failed", "failed"],
      ...["remaining", "remaining", "remaining"],
    ]);
    expect(ended).toMatch(/^forbidden: /);
    expect(calls.length).toBe(3);
  });

  it.each([1, 8])(
    "after five in a row that the registry is too broken for, with %i steps at once",
    async (concurrency) => {
      const before = refusing("transient", () => true);
      const { statuses, ended, calls } = await applied({ given: many, concurrency, before });
      expect(Object.values(statuses).toSorted()).toEqual([...Array(5).fill("failed"), "remaining"]);
      expect(ended).toMatch(/^transient: /);
      expect(calls.length).toBe(5);
    },
  );

  it("not when failures of several kinds take turns", async () => {
    let calls = 0;
    const odd: Hook = (call) => refusing(++calls % 2 ? "forbidden" : "transient", () => true)(call);
    const { statuses, ended } = await applied({ given: many, before: odd });
    expect([new Set(Object.values(statuses)), ended]).toEqual([new Set(["failed"]), undefined]);
  });

  it("not when something succeeds in between", async () => {
    let calls = 0;
    const { statuses, ended } = await applied({ given: many, before: refusing("forbidden", () => ++calls % 3 !== 0) });
    expect(Object.values(statuses).filter((status) => status === "failed").length).toBe(4);
    expect(Object.values(statuses).filter((status) => status === "done").length).toBe(2);
    expect(ended).toBeUndefined();
  });

  it("at once when signing in fails", async () => {
    const { ended, calls } = await applied({
      given: many,
      before: () => {
        throw new AuthError("the token has expired");
      },
    });
    expect(ended).toBe("the token has expired");
    expect(calls.length).toBe(1);
  });
});

describe("stopping", () => {
  const many = "v1=a 9d, v2=b 9d, v3=c 9d, v4=d 9d, i[x], v5=i 9d";

  it("starts no new step, and leaves the rest to the next run", async () => {
    const { statuses, ended, calls } = await applied({
      given: many,
      stopped: (before) => (before.length > 2 ? "time budget" : undefined),
    });
    expect(Object.values(statuses).filter((status) => status === "done").length).toBe(2);
    expect(Object.values(statuses).filter((status) => status === "remaining").length).toBe(4);
    expect(calls.length).toBe(2);
    expect(ended).toBeUndefined();
  });

  it("follows when the rate limit is used up, and the step that met it is no failure", async () => {
    let calls = 0;
    const {
      statuses,
      throttles,
      calls: made,
    } = await applied({
      given: many,
      before: refusing("throttled", () => ++calls > 2),
    });
    expect(Object.values(statuses).toSorted()).toEqual([
      ...["done", "done"],
      ...["remaining", "remaining", "remaining", "remaining"],
    ]);
    expect(throttles.length).toBe(1);
    expect(made.length).toBe(3);
  });
});

describe("at the same time", () => {
  it("run as many steps as allowed, and never a child with its parent", async () => {
    let running = 0;
    let most = 0;
    const seen: string[] = [];
    const hook: Hook = async ({ reference }) => {
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => setImmediate(resolve));
      running--;
      seen.push(readable(reference));
    };
    const { statuses } = await applied({
      given: "v1=i 9d, v2=j 9d, v3=k 9d, i[x], j[x], k[y]",
      concurrency: 2,
      before: hook,
    });
    expect(new Set(Object.values(statuses))).toEqual(new Set(["done"]));
    expect(most).toBe(2);
    expect(seen.slice(0, 3).sort()).toEqual(["i", "j", "k"]);
  });
});
