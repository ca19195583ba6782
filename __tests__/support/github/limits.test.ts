import { describe, expect, it } from "vitest";
import { image } from "../images.ts";
import { hang } from "../registry/fault.ts";
import { classic, workflow } from "./accounts.ts";
import { notThereAfterAll, secondaryLimit, tooManyManifests, unicorn, unreadableLimit } from "./fault.ts";
import { asking, bearer, noon, openGithub, registrySignedIn, said } from "./open-github.ts";

const user = "/users/acme";

describe("the limit of the hour", () => {
  it("is told with every answer, and refuses when it is used up, until it begins anew", async () => {
    let now = noon;
    const fake = await openGithub({ now: () => now, limits: { perHour: 2 } });
    const ask = asking(fake);
    const reset = String(noon / 1000 + 3600);
    expect((await ask(`GET ${user}`)).headers).toMatchObject({
      "x-ratelimit-limit": "2",
      "x-ratelimit-remaining": "1",
      "x-ratelimit-used": "1",
      "x-ratelimit-reset": reset,
      "x-ratelimit-resource": "core",
    });
    expect((await ask("GET /users/nobody")).headers["x-ratelimit-remaining"]).toBe("0");
    const over = await ask(`GET ${user}`);
    expect(said(over)).toMatch(/^403 API rate limit exceeded for user ID \d+\.$/);
    expect(over.headers).toMatchObject({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset });
    expect(over.headers["retry-after"]).toBeUndefined();
    fake.changeLimits({ perHour: 2, hourStatus: 429 });
    expect((await ask(`GET ${user}`)).status).toBe(429);
    now += 3_600_000;
    expect((await ask(`GET ${user}`)).status).toBe(200);
    expect(fake.violations).toEqual([]);
  });

  it("is one for each token, by its kind; to ask how much is left is free", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    for (const [authorization, limit] of [
      [bearer(workflow), 1_000],
      [bearer(classic), 5_000],
      [undefined, 60],
    ] as const) {
      await ask(`GET ${user}`, { authorization });
      await ask("GET /rate_limit", { authorization });
      const { body } = await ask("GET /rate_limit", { authorization });
      expect(body).toMatchObject({ resources: { core: { limit, used: 1, remaining: limit - 1 } } });
    }
    expect(fake.violations).toEqual([]);
  });

  it("is none on an Enterprise Server", async () => {
    const fake = await openGithub({ apiHost: "ghe.example" });
    const { status, headers } = await asking(fake)(`GET ${user}`);
    expect([status, headers["x-ratelimit-limit"]]).toEqual([200, undefined]);
  });
});

describe("the limit of the minute", () => {
  it("counts points, one for a read and five for a delete, in any sixty seconds", async () => {
    let now = noon;
    const fake = await openGithub({ now: () => now, limits: { pointsPerMinute: 7 } });
    const ask = asking(fake);
    await ask(`GET ${user}`);
    now += 59_000;
    await ask("DELETE /orgs/acme/packages/container/app/versions/1");
    await ask(`GET ${user}`);
    expect(fake.points()).toEqual({ total: 7, mostPerMinute: 7, mostAtOnce: 1 });
    const over = await ask(`GET ${user}`);
    expect(said(over)).toMatch(/^403 You have exceeded a secondary rate limit\./);
    expect(over.headers).toMatchObject({ "retry-after": "60", "x-ratelimit-remaining": "4996" });
    now += 1_000;
    fake.changeLimits({ pointsPerMinute: 7, minuteStatus: 429, retryAfter: false });
    const again = await ask(`GET ${user}`);
    expect([again.status, again.headers["retry-after"]]).toEqual([429, undefined]);
    now += 60_000;
    expect((await ask(`GET ${user}`)).status).toBe(200);
    expect(fake.points().mostPerMinute).toBe(8);
    expect(fake.violations).toEqual([]);
  });

  it("is 900 points, which are 180 deletes", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    for (let id = 1; id <= 180; id++) {
      const answered = await ask(`DELETE /orgs/acme/packages/container/app/versions/${id}`);
      expect(said(answered)).toBe("404 Package not found.");
    }
    expect((await ask(`GET ${user}`)).status).toBe(403);
    expect(fake.points().mostPerMinute).toBe(901);
  });

  it("goes with one for what is asked at once", async () => {
    const fake = await openGithub({ limits: { atOnce: 2 } });
    const ask = asking(fake);
    fake.fault({ match: { path: /waits/ }, do: hang });
    const waiting = Promise.allSettled([1, 2].map((number) => ask(`GET /users/waits${number}`)));
    while (fake.log.length < 2) await new Promise(setImmediate);
    expect(said(await ask(`GET ${user}`))).toMatch(/^403 You have exceeded a secondary rate limit\./);
    expect(fake.points().mostAtOnce).toBe(3);
    await fake.close();
    expect((await waiting).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});

describe("faults", () => {
  it("of the API", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    for (const [fault, status, type, retryAfter] of [
      [secondaryLimit(), 403, "application/json; charset=utf-8", "60"],
      [secondaryLimit(429, false), 429, "application/json; charset=utf-8", undefined],
      [unreadableLimit(), 403, "text/html; charset=utf-8", undefined],
      [unreadableLimit(429), 429, "text/html; charset=utf-8", undefined],
      [unicorn, 502, "text/html; charset=utf-8", undefined],
    ] as const) {
      const stop = fake.fault({ match: { method: "GET" }, do: fault });
      const { headers, ...answered } = await ask(`GET ${user}`);
      expect([answered.status, headers["content-type"], headers["retry-after"]]).toEqual([status, type, retryAfter]);
      expect(headers["x-ratelimit-limit"]).toBe("5000");
      stop();
    }
    expect((await ask(`GET ${user}`)).status).toBe(200);
  });

  it("of the registry", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    fake.store.push("acme/app", image(), ["v1"]);
    const authorization = await registrySignedIn(ask, "repository:acme/app:pull", classic);
    const ends = [notThereAfterAll, tooManyManifests(), tooManyManifests("text", "1.5ms", 2_000)].map(
      async (fault, at) => {
        fake.fault({ match: { path: new RegExp(`/t${at}$`) }, do: fault }, "registry");
        const { status, body } = await ask(`GET https://ghcr.io/v2/acme/app/manifests/t${at}`, { authorization });
        return [status, body];
      },
    );
    const error = (code: string, message: string) => ({ errors: [{ code, message }] });
    expect(await Promise.all(ends)).toEqual([
      [404, error("MANIFEST_UNKNOWN", "manifest unknown")],
      [429, error("TOOMANYREQUESTS", "retry-after: 880.092µs, allowed: 44000/minute")],
      [429, "toomanyrequests: retry-after: 1.5ms, allowed: 2000/minute\n"],
    ]);
  });
});
