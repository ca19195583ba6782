import { describe, expect, it } from "vitest";
import { image } from "../images.ts";
import { pruner } from "./accounts.ts";
import { asking, openHub } from "./open-hub.ts";
import type { RateLimitOptions } from "./rate-limit.ts";

const start = Date.UTC(2026, 10, 21, 12, 0, 0, 250);
/** Of the first window, as it is told: the next whole second. */
const end = Math.ceil((start + 60_000) / 1000);
const list = "GET /v2/namespaces/wiredbrain/repositories";

async function open(rateLimit: RateLimitOptions = {}) {
  let now = start;
  const fake = await openHub({ rateLimit, now: () => now });
  const ask = asking(fake);
  const told = async (line = list) => {
    const { status, headers } = await ask(line);
    return [status, ...["limit", "remaining", "reset"].map((name) => headers[`x-ratelimit-${name}`])];
  };
  return { fake, ask, told, pass: (milliseconds: number) => (now += milliseconds) };
}

describe("the rate limit of the API", () => {
  it("is 180 requests a minute, counted from the first", async () => {
    const { told, pass } = await open();
    expect(await told()).toEqual([200, "180", "179", String(end)]);
    pass(20_000);
    expect(await told()).toEqual([200, "180", "178", String(end)]);
    pass(39_999);
    expect(await told()).toEqual([200, "180", "177", String(end)]);
    pass(1);
    expect(await told()).toEqual([200, "180", "179", String(end + 60)]);
  });

  it("counts the sign-in, and refusals of all kinds", async () => {
    const { ask, told } = await open({ limit: 5 });
    const json = { identifier: pruner.username, secret: pruner.secret };
    const { headers } = await ask("POST /v2/auth/token", { json });
    expect(headers["x-ratelimit-remaining"]).toBe("4");
    expect(await told("POST /v2/auth/token")).toEqual([415, "5", "3", String(end)]);
    expect(await told("GET /v2/namespaces/wiredbrain/repositories/none")).toEqual([404, "5", "2", String(end)]);
    expect(await told("GET /robots.txt")).toEqual([404, "5", "1", String(end)]);
    expect(await told("PUT /v2/auth/token")).toEqual([405, "5", "0", String(end)]);
    expect((await ask("POST /v2/auth/token", { json })).status).toBe(429);
  });

  it("refuses what is one too many, and carries nothing of it out", async () => {
    const { fake, ask, told, pass } = await open({ limit: 1 });
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    await told();
    pass(10_500);
    const { status, headers, body } = await ask("DELETE /v2/namespaces/wiredbrain/repositories/app/tags/v1");
    expect([status, body]).toEqual([429, { detail: "Rate limit exceeded", error: false }]);
    expect(headers).toMatchObject({ "x-ratelimit-remaining": "0", "retry-after": "50" });
    expect(fake.store.sortedTags("wiredbrain/app")).toEqual(["v1"]);
    expect(fake.log.at(-1)).toMatchObject({ method: "DELETE", reference: "v1", status: 429 });
    pass(49_500);
    expect(await told()).toEqual([200, "1", "0", String(end + 60)]);
  });

  it.each([
    ["seconds", { "retry-after": "60" }],
    ["unix", { "x-retry-after": String(end) }],
    ["none", {}],
  ] as const)("says when to come back in %s", async (retryAfter, expected) => {
    const { ask } = await open({ limit: 1, retryAfter });
    await ask(list);
    const { headers } = await ask(list);
    const said = Object.entries(headers).filter(([name]) => name.endsWith("retry-after"));
    expect(Object.fromEntries(said)).toEqual(expected);
  });

  it.each([
    ["early", ["2", "1", String(end - 1)]],
    ["full", ["2", "2", String(end)]],
    ["absent", [undefined, undefined, undefined]],
    ["garbage", ["unlimited", "-1", "soon"]],
    ["past", ["2", "1", String(Math.floor(start / 1000) - 60)]],
    ["hour ahead", ["2", "1", String(end + 3600)]],
  ] as const)("may tell of itself what is %s, and still is the same", async (headers, expected) => {
    const { told, pass } = await open({ limit: 2, headers });
    expect(await told()).toEqual([200, ...expected]);
    await told();
    expect((await told())[0]).toBe(429);
    pass(60_000);
    expect((await told())[0]).toBe(200);
  });

  it("can change while it counts, and does not know the registry", async () => {
    const { fake, ask, told } = await open();
    await told();
    fake.changeRateLimit({ limit: 2 });
    expect(await told()).toEqual([200, "2", "0", String(end)]);
    fake.changeRateLimit({ limit: 1 });
    expect(await told()).toEqual([429, "1", "0", String(end)]);
    fake.changeRateLimit({ limit: 3, headers: "absent" });
    expect((await told())[0]).toBe(200);
    expect((await ask("GET https://registry-1.docker.io/v2/")).status).toBe(401);
  });
});
