import { describe, expect, it } from "vitest";
import { packagesOf } from "../../src/github/packages.ts";
import { now } from "../support/state.ts";
import { exchange, linkHeader, type Written } from "./exchange.ts";

/** What is found in pages that are answered in this order, the last one again and again; and which were asked for. */
async function listed(pages: readonly Written[]) {
  const asked: number[] = [];
  const found: string[] = [];
  const api = {
    async packages(_: unknown, page: number) {
      asked.push(page);
      return exchange({ path: `/orgs/acme/packages?page=${page}`, ...(pages[page - 1] ?? pages.at(-1)) });
    },
  };
  const error = await (async () => {
    for await (const name of packagesOf(api, { org: "acme" }, "acme", () => now)) found.push(name);
  })().catch((thrown: unknown) => thrown);
  return { found, asked, message: error instanceof Error ? error.message : undefined };
}

/** A page of so many packages. */
function page(number: number, last: number, count = 100): Written {
  const body = Array.from({ length: count }, (_, at) => ({ name: `p${number}-${at}` }));
  return { headers: linkHeader(number, last), body };
}

describe("the packages of an owner", () => {
  it("are listed page by page, to the last", async () => {
    const { found, asked, message } = await listed([page(1, 3), page(2, 3, 99), page(3, 3, 5)]);
    expect([found.length, asked, message]).toEqual([204, [1, 2, 3], undefined]);
    expect(found[0]).toBe("acme/p1-0");
  });

  it("are without those that were deleted, and without names that must not reach a URL", async () => {
    const body = ["web", "deleted_17_api", "../../user", "team/app", "Upper"].map((name) => ({ name }));
    expect((await listed([{ body }])).found).toEqual(["acme/web", "acme/team/app"]);
  });

  it("are 10,000 at most, which is GitHub's limit: that is told before GitHub refuses", async () => {
    const all = Array.from({ length: 100 }, (_, at) => page(at + 1, 100));
    const whole = await listed(all);
    expect([whole.found.length, whole.asked.length, whole.message]).toEqual([10_000, 100, undefined]);
    const more = await listed([...all.slice(0, 99), page(100, 101)]);
    expect([more.found.length, more.asked.length]).toEqual([10_000, 100]);
    expect(more.message).toMatch(/no more than 10,000 packages of an owner, and acme has more; name those/);
  });

  it.each<[string, Written, RegExp]>([
    ["a web page", { body: "<!doctype html>" }, /not a list of packages/],
    ["an empty object", { body: {} }, /not a list of packages/],
    ["packages without a name", { body: [{ id: 1 }] }, /not a list of packages/],
    [
      "what a workflow may not see",
      { status: 403, body: { message: "Resource not accessible by integration" } },
      /the packages of acme could not be listed: .*A `GITHUB_TOKEN` cannot list .* classic token with `read:packages`/,
    ],
    [
      "the same in other words",
      { status: 400, body: { message: "Invalid argument." } },
      /the packages of acme could not be listed: .*A `GITHUB_TOKEN` cannot list .* classic token with `read:packages`/,
    ],
  ])("are not %s", async (_, written, expected) => {
    const { found, message } = await listed([written]);
    expect([found, message]).toEqual([[], expect.stringMatching(expected)]);
  });
});
