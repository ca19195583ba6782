import { describe, expect, it } from "vitest";
import { wanted } from "../../src/prune/wanted.ts";
import { now, policy, state, type Wish } from "../support/state.ts";

describe("what is asked of a registry", () => {
  interface Question {
    readonly name: string;
    readonly given: string;
    readonly policy: Wish;
    readonly times: readonly string[];
  }
  it.each<Question>([
    { name: "no times when keep has enough for all", given: "v1=a, v2=b", policy: { keep: 2 }, times: [] },
    { name: "no times for keep 0", given: "v1=a, v2=b", policy: { keep: 0 }, times: [] },
    {
      name: "no times for an order of versions",
      given: "v1=a, v2=b",
      policy: { keep: 1, sortBy: "semver" },
      times: [],
    },
    {
      name: "times of candidates when keep must choose",
      given: "v1=a, v2=b",
      policy: { keep: 1 },
      times: ["v1", "v2"],
    },
    {
      name: "times of candidates alone",
      given: "v1=a, v2=b, main=c, latest=d, v3=e locked, ~a.sig=f",
      policy: { keep: 1, pattern: ["v*"], protect: ["latest"] },
      times: ["v1", "v2"],
    },
    {
      name: "times of protected tags where they rank the image of a candidate",
      given: "v1=a, v2=a locked, v3=b, latest=b, v4=c locked",
      policy: { keep: 1, pattern: ["v*"], protect: ["latest"] },
      times: ["v1", "v2", "v3"],
    },
    {
      name: "times of those groups alone in which keep must choose",
      given: "main-1=a, main-2=b, dev-1=c, edge=d",
      policy: { keep: 1, groupBy: "(.+)-\\d+" },
      times: ["main-1", "main-2"],
    },
    {
      name: "no times for versions",
      given: "1.0.0=a, 2.0.0-rc.1=b",
      policy: { keep: 0, semver: "1.1.1", prereleases: 1 },
      times: [],
    },
    {
      name: "times for keep-within whatever the order",
      given: "v1=a",
      policy: { within: "1d", sortBy: "name" },
      times: ["v1"],
    },
    {
      name: "times for the calendar whatever the order",
      given: "v1=a, v2=b, main=c",
      policy: { calendar: "daily all", sortBy: "name", pattern: ["v*"] },
      times: ["v1", "v2"],
    },
    { name: "no times for the calendar of one image", given: "v1=a, v2=a", policy: { calendar: "daily 7" }, times: [] },
    {
      name: "times of orphans for delete-untagged-after",
      given: "v1=a, ~z.sig=f",
      policy: { keep: 1, untaggedAfter: "1d" },
      times: ["~z.sig"],
    },
  ])("$name", ({ given, policy: wish, times }) => {
    const { tags, manifests } = state(given);
    const asked = wanted(policy(wish), "app", now).timesFor(tags, manifests);
    expect(asked.tags).toEqual(
      new Set(state(times.map((name) => `${name}=x`).join(", ")).tags.map(({ name }) => name)),
    );
  });

  it("untagged manifests only for delete-untagged-after", () => {
    expect(wanted(policy({ keep: 1 }), "app", now).untagged).toBe(false);
    expect(wanted(policy({ keep: 1, untaggedAfter: "1d" }), "app", now).untagged).toBe(true);
  });
});
