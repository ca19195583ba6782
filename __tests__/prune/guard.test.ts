import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/prune/decision.ts";
import { excess, refusal } from "../../src/prune/guard.ts";
import { plan } from "../../src/prune/plan.ts";
import type { MaxDeletions } from "../../src/prune/policy.ts";
import { keepingLast, now, policy, state, type Wish, wholeImages } from "../support/state.ts";

function planned(given: string, wish: Wish, more: Parameters<typeof state>[1] = {}) {
  return plan(state(given, more), policy(wish), now);
}

describe("a repository without any tag", () => {
  it("is refused, with the input that would allow it", () => {
    expect(refusal(planned("v1=a 1d, v2=b 2d", { keep: 0 }), false)).toBe(
      "the plan would leave no tag at all (2 would go); set `allow-empty: true` if that is meant",
    );
  });

  it("is refused although companions would stay", () => {
    expect(refusal(planned("v1=a 1d, ~z.sig=s", { keep: 0 }), false)).toContain("no tag at all (1 would go)");
  });

  it("is refused too when its tags would only be untagged", () => {
    expect(refusal(planned("u[b] 1d, v2=b 1d", { keep: 0 }), false)).toContain("no tag at all (1 would go)");
  });

  it.each([
    ["is allowed on purpose", "v1=a 1d", { keep: 0 }, true],
    ["is none when a tag stays", "v1=a 1d, v2=b 2d", { keep: 1 }, false],
    ["is none when a protected tag stays", "v1=a 1d, latest=b 2d", { keep: 0, protect: ["latest"] }, false],
    ["is none when there was no tag before", "u 9d", { keep: 0, untaggedAfter: "1d" }, false],
  ] as const)("%s", (_, given, wish, allowEmpty) => {
    expect(refusal(planned(given, wish), allowEmpty)).toBeUndefined();
  });

  it("is none when the registry cannot remove the last one", () => {
    expect(refusal(planned("v1=a 1d, u[a] 1d", { keep: 0 }, { powers: wholeImages }), false)).toBeUndefined();
  });
});

describe("a repository whose last tag only the registry keeps", () => {
  it("is refused as well: nothing of it was to stay", () => {
    const last = planned("v1=a 1d, v2=b 2d", { keep: 0 }, { powers: keepingLast });
    expect(refusal(last, false)).toContain("no tag at all");
    expect(refusal(last, true)).toBeUndefined();
  });

  it("is none when there is nothing to do", () => {
    expect(refusal(planned("v1=a 1d", { keep: 0 }, { powers: keepingLast }), false)).toBeUndefined();
  });
});

describe("an incomplete listing", () => {
  it("is refused, whatever is allowed", () => {
    const partly = planned("v1=a 1d, v2=b 2d", { keep: 1 }, { incomplete: "a page repeats" });
    expect(refusal(partly, true)).toBe(
      "the listing cannot be proved complete (a page repeats), so nothing here is deleted",
    );
  });
});

describe("max-deletions", () => {
  const five = () => planned("v1=a 5d, v2=b 4d, v3=c 3d, v4=d 2d, v5=e 1d", { keep: 3 });
  const untagged = () => planned("v1=a 1d, o[x] 9d, y 1d", { keep: 1, untaggedAfter: "3d" });
  const signed = () => planned("v1=a 2d, v2=b 1d, ~a.sig=s", { keep: 1 });

  it.each<readonly [string, readonly (() => Plan)[], MaxDeletions | undefined, string | undefined]>([
    ["sets no limit when absent", [five], undefined, undefined],
    ["allows exactly the number", [five], { count: 2 }, undefined],
    [
      "refuses one more",
      [five],
      { count: 1 },
      "takes away 2 of 5 tags and untagged images, more than `max-deletions: 1` allows",
    ],
    ["allows exactly the percentage", [five], { percent: 40 }, undefined],
    ["refuses the least more", [five], { percent: 39.9 }, "takes away 2 of 5"],
    ["0 allows a plan that takes nothing", [() => planned("v1=a 1d", { keep: 1 })], { count: 0 }, undefined],
    ["0% refuses the first deletion", [five], { percent: 0 }, "more than `max-deletions: 0%` allows"],
    ["100% allows everything", [() => planned("v1=a 1d", { keep: 0 })], { percent: 100 }, undefined],
    ["counts all repositories together", [five, five], { count: 3 }, "takes away 4 of 10"],
    [
      "counts an untagged image that goes on its own account, not its children",
      [untagged],
      { count: 0 },
      "takes away 1 of 3",
    ],
    ["counts companions like all tags", [signed], { count: 1 }, "takes away 2 of 3"],
  ])("%s", (_, given, limit, expected) => {
    const plans = given.map((make) => make());
    const why = excess(plans, plans, limit);
    if (expected === undefined) expect(why).toBeUndefined();
    else expect(why).toContain(expected);
  });

  it("counts what goes where it may go, of all that was seen", () => {
    expect(excess([five(), five()], [five()], { count: 1 })).toContain("takes away 2 of 10");
    expect(excess([five(), five()], [], { count: 0 })).toBeUndefined();
  });
});
