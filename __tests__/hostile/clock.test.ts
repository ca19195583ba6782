/** A clock that is wrong by years, the runner's or the registry's: nobody can tell an age then, so nothing goes. */
import { describe, expect, it } from "vitest";
import { answer, json, openHttp, startFaultServer } from "../support/fault-server.ts";
import { aged } from "../support/oci-harness.ts";
import { withHeaders } from "../support/registry/fault.ts";
import { run } from "../support/run.ts";
import { policy } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";
import { adapters } from "./worlds.ts";

trustCertificate();

const hour = 3_600_000;
const written = (at: number) => new Date(at).toUTCString();
const wrong = /by the clock of \S+ it is .*, by the clock of this runner .*Set the clock of the runner/;

describe.each(adapters)("at $name, a clock", ({ prefix, open }) => {
  async function prunedAt(difference: number) {
    const world = await open();
    for (const days of [1, 2, 3]) world.push(`${prefix}app`, aged(`image ${days}`, days), `v${days}`);
    const headers = withHeaders({ Date: written(world.now() + difference) });
    world.fault({ match: {}, do: headers });
    const result = await run(world.registry, policy({ keep: 1 }), { repositories: [`${prefix}app`] });
    return { result, writes: world.writes() };
  }

  it.each([
    ["five years behind", -5 * 365 * 24 * hour],
    ["five years ahead", 5 * 365 * 24 * hour],
    ["25 hours ahead", 25 * hour],
  ])("%s is a reason to refuse", async (_, difference) => {
    const { result, writes } = await prunedAt(difference);
    expect(result.repositories.map(({ status, message }) => [status, message])).toEqual([
      ["failed", expect.stringMatching(wrong)],
    ]);
    expect(writes).toEqual([]);
  });

  it("that is 23 hours behind is none", async () => {
    const { result, writes } = await prunedAt(-23 * hour);
    expect(result.repositories.map(({ status, message }) => [status, message])).toEqual([["pruned", undefined]]);
    expect(writes).not.toEqual([]);
  });
});

describe("the date of an answer", () => {
  const now = Date.UTC(2026, 10, 21, 2);
  const clock = { now: () => now, sleep: async () => {} };
  async function get(headers: Readonly<Record<string, string>>, method: "GET" | "DELETE" = "GET") {
    const server = await startFaultServer({
      "/": (_, response) => {
        response.sendDate = false;
        response.writeHead(200, headers).end();
      },
    });
    return openHttp({ clock }).http.send({ method, url: server.url });
  }
  const longAgo = written(now - 400 * 24 * hour);

  it.each([
    ["is missing", {}],
    ["cannot be read", { date: "yesterday" }],
    ["is not of HTTP", { date: "2001-01-01" }],
    ["is a day off", { date: written(now + 24 * hour) }],
    ["is that of a cache, which tells how old it is", { date: longAgo, age: String(400 * 24 * 3600) }],
    ["has an age that cannot be read", { date: longAgo, age: "old" }],
  ])("that %s proves nothing", async (_, headers) => {
    expect((await get(headers)).status).toBe(200);
  });

  it.each([
    ["is older than a day", { date: written(now - 24 * hour - 1000) }],
    ["is younger than a day", { date: written(now + 24 * hour + 1000) }],
    ["is in the old form", { date: "Friday, 21-Nov-25 02:00:00 GMT" }],
    ["is that of a cache, which is not as old", { date: longAgo, age: "60" }],
    ["is at the end of time", { date: "Fri, 12 Sep 275760 00:00:00 GMT", age: "9999999999" }],
  ])("that %s refuses the answer", async (_, headers) => {
    await expect(get(headers)).rejects.toMatchObject({ refusal: "unexpected", message: expect.stringMatching(wrong) });
  });

  it("does not make a delete fail that was carried out", async () => {
    expect((await get({ date: longAgo }, "DELETE")).status).toBe(200);
  });

  it("counts at the registry only, not where it sends for a blob", async () => {
    const storage = await startFaultServer({ "/": answer(200, { date: longAgo }) });
    const server = await startFaultServer({ "/": answer(307, { location: storage.url.href, date: written(now) }) });
    expect((await openHttp({ clock }).http.send({ method: "GET", url: server.url })).status).toBe(200);
  });

  it("counts also where the answer sends elsewhere", async () => {
    const storage = await startFaultServer({ "/": json({}) });
    const server = await startFaultServer({ "/": answer(307, { location: storage.url.href, date: longAgo }) });
    await expect(openHttp({ clock }).http.send({ method: "GET", url: server.url })).rejects.toThrow(wrong);
    expect(storage.requests).toEqual([]);
  });
});
