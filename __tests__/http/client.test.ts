import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../src/http/client.ts";
import { systemClock } from "../../src/http/retry.ts";
import { RegistryError } from "../../src/prune/errors.ts";
import {
  answer,
  drip,
  type Fault,
  hang,
  json,
  openHttp,
  raw,
  reset,
  startFaultServer,
} from "../support/fault-server.ts";

const good = json({ fine: true });
const wholeSecond = Math.floor(Date.now() / 1000) * 1000;
/** The header of a time so many seconds later. */
const unixTime = (seconds: number) => String(wholeSecond / 1000 + seconds);

async function get(
  fault: Fault | readonly Fault[],
  options?: Parameters<typeof openHttp>[0],
  request?: Partial<HttpRequest>,
) {
  const server = await startFaultServer({ "/": fault });
  const { http, waits } = openHttp(options);
  const sent = await http.send({ method: "GET", url: server.url, ...request }).then(
    (response) => ({ response, error: undefined }),
    (error: unknown) => ({ response: undefined, error }),
  );
  return { ...sent, server, waits };
}

describe("an answer", () => {
  it("comes back whole, with status, headers and the number of attempts", async () => {
    const { response, server } = await get(
      (_, out) =>
        out
          .writeHead(
            404,
            [
              ["Link", "<a>"],
              ["link", "<b>"],
              ["X-Id", "7"],
            ].flat(),
          )
          .end("gone"),
      {},
      { headers: { Accept: "text/plain" }, authorization: "Bearer t" },
    );
    expect(response).toMatchObject({ status: 404, url: server.url, attempts: 1 });
    expect(response?.body.toString()).toBe("gone");
    expect(response?.header("LINK")).toBe("<a>, <b>");
    expect(response?.header("x-none")).toBeUndefined();
    expect(server.requests[0]?.headers).toMatchObject({
      accept: "text/plain",
      authorization: "Bearer t",
      "user-agent": "prune/test",
      "accept-encoding": "identity",
    });
  });

  it("is refused at once when it announces more than is accepted", async () => {
    const { error, server } = await get(
      raw("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nx"),
      {},
      { maxBytes: 100 },
    );
    expect(error).toMatchObject({ refusal: "unexpected", message: expect.stringContaining("larger than 100 bytes") });
    expect(server.requests).toHaveLength(1);
  });

  it("is refused when it turns out to be more than is accepted", async () => {
    const endless: Fault = (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write("x".repeat(60)), 1);
      response.on("close", () => clearInterval(timer));
    };
    const { error, server } = await get(endless, {}, { maxBytes: 100 });
    expect(error).toMatchObject({ refusal: "unexpected", message: expect.stringContaining("larger than 100 bytes") });
    expect(server.requests).toHaveLength(1);
  });

  it("may be as large as is accepted", async () => {
    const { response } = await get(answer(200, {}, "x".repeat(100)), {}, { maxBytes: 100 });
    expect(response?.body).toHaveLength(100);
  });

  it("to HEAD may announce more than is accepted", async () => {
    const { response } = await get(answer(200, { "content-length": "5000" }), {}, { method: "HEAD", maxBytes: 100 });
    expect(response?.header("content-length")).toBe("5000");
  });

  it("is refused when it is compressed, because it was not asked for", async () => {
    const { error } = await get(answer(200, { "content-encoding": "gzip" }, "bomb"));
    expect(error).toMatchObject({ refusal: "unexpected", message: expect.stringContaining('"gzip"') });
  });

  it("with too large headers is refused", async () => {
    const { error, server } = await get(raw(`HTTP/1.1 200 OK\r\nX-Big: ${"x".repeat(200_000)}\r\n\r\n`));
    expect(error).toMatchObject({ refusal: "unexpected", message: expect.stringContaining("headers") });
    expect(server.requests).toHaveLength(1);
  });

  it("that is not HTTP is refused", async () => {
    const { error } = await get(raw("SSH-2.0-OpenSSH_9.2\r\n"));
    expect(error).toMatchObject({ refusal: "unexpected", message: expect.stringContaining("not HTTP") });
  });
});

describe("connections", () => {
  it("are kept after HEAD", async () => {
    const server = await startFaultServer({ "/": answer(200, { "content-length": "500" }) });
    const { http } = openHttp();
    for (let n = 0; n < 20; n++) await http.send({ method: "HEAD", url: server.url });
    // The second one is opened because a connection is free again only one turn of the event loop after its answer.
    expect(server.connections()).toBeLessThanOrEqual(2);
  });
});

describe("retries", () => {
  it.each([408, 429, 500, 502, 503, 504])("get over a passing %i", async (status) => {
    const { response, waits } = await get([answer(status), answer(status), good]);
    expect(response).toMatchObject({ status: 200, attempts: 3 });
    expect(waits).toEqual([250, 500]);
  });

  it.each(["GET", "HEAD", "PUT"] as const)("repeat %s", async (method) => {
    const { response } = await get([answer(503), good], {}, { method });
    expect(response).toMatchObject({ status: 200, attempts: 2 });
  });

  it.each(["POST", "PATCH", "DELETE"] as const)("never repeat %s", async (method) => {
    const busy = await get([answer(503), good], {}, { method, body: "{}" });
    expect(busy.response).toMatchObject({ status: 503, attempts: 1 });
    const broken = await get([reset, good], {}, { method, body: "{}" });
    expect(broken.error).toMatchObject({ name: "RegistryError", refusal: "transient" });
    expect(broken.server.requests).toHaveLength(1);
  });

  it("repeat a POST that says that it is repeatable, and no GET that says that it is not", async () => {
    const { response } = await get([answer(503), reset, good], {}, { method: "POST", body: "{}", repeatable: true });
    expect(response).toMatchObject({ status: 200, attempts: 3 });
    expect((await get([answer(503), good], {}, { repeatable: false })).response).toMatchObject({ status: 503 });
  });

  it("end after four, with waits that double up to their bound", async () => {
    const { response, waits } = await get(answer(503), { retry: { maxMs: 3000 } });
    expect(response).toMatchObject({ status: 503, attempts: 5 });
    expect(waits).toEqual([250, 500, 1000, 1500]);
  });

  it("end in a throttled error for a 429 that stays", async () => {
    const { error, server } = await get(answer(429));
    expect(error).toMatchObject({
      refusal: "throttled",
      exchange: { status: 429, method: "GET", url: server.url.href },
    });
    expect(server.requests).toHaveLength(5);
  });

  it.each([400, 401, 403, 404, 405, 409, 412, 501])("leave %i to the caller", async (status) => {
    const { response, server } = await get(answer(status));
    expect(response?.status).toBe(status);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ["seconds", { "retry-after": "2" }, 2000],
    ["an HTTP date", { "retry-after": new Date(wholeSecond + 3000).toUTCString() }, 3000],
    ["Unix time", { "x-retry-after": unixTime(4) }, 4000],
    ["both", { "retry-after": "2", "x-retry-after": "5" }, 5000],
    ["what is left", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": unixTime(61) }, 61_000],
  ])("wait as long as a 429 asks for in %s", async (_, headers, asked) => {
    const waits: number[] = [];
    const clock = { now: () => wholeSecond, sleep: async (milliseconds: number) => void waits.push(milliseconds) };
    const { response } = await get([answer(429, headers), good], { clock });
    expect(response?.status).toBe(200);
    expect(waits).toEqual([asked + 250]);
  });

  it.each([
    ["a day", 429, { "retry-after": "86400" }],
    ["next year", 429, { "retry-after": new Date(wholeSecond + 365 * 86_400_000).toUTCString() }],
    ["next year in Unix time", 429, { "x-retry-after": unixTime(365 * 86_400) }],
    ["a limit that is used up for an hour", 429, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": unixTime(3600) }],
    ["a day for a broken server", 503, { "retry-after": "86400" }],
  ])("do not wait for %s", async (_, status, headers) => {
    const { error, server, waits } = await get([answer(status, headers), good]);
    expect(error).toMatchObject({
      refusal: "throttled",
      exchange: { status },
      message: expect.stringMatching(/the rate limit of the registry is used up; the registry asks to wait \d+ s$/),
    });
    expect(server.requests).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it.each([
    ["a reset before the head", reset],
    ["a reset in the middle of the body", raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf", "reset")],
    ["a body shorter than announced", raw("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf")],
    ["a chunked body without its end", raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")],
    ["a connection closed without a word", raw("")],
    ["a head that is cut", raw("HTTP/1.1 200 OK\r\nContent-Le")],
  ])("get over %s", async (_, fault) => {
    const { response } = await get([fault, good]);
    expect(response).toMatchObject({ status: 200, attempts: 2 });
    expect(response?.body.toString()).toBe('{"fine":true}');

    const lasting = await get(fault);
    expect(lasting.error).toMatchObject({
      refusal: "transient",
      message: expect.stringContaining("closed before the answer was complete"),
    });
    expect(lasting.server.requests).toHaveLength(5);
  });
});

describe("the deadline", () => {
  it.each([
    ["no answer at all", hang],
    ["a dripping body", drip],
  ])("ends %s, and another attempt follows", async (_, fault) => {
    const { response } = await get([fault, good], { timeouts: { attemptMs: 60 } });
    expect(response).toMatchObject({ status: 200, attempts: 2 });

    const lasting = await get(fault, { timeouts: { attemptMs: 30 }, retry: { retries: 1 } });
    expect(lasting.error).toMatchObject({ refusal: "transient", message: expect.stringContaining("in time") });
    expect(lasting.server.requests).toHaveLength(2);
  });

  it("does not run while a request waits for its turn", async () => {
    const slow: Fault = (_, response) => void setTimeout(() => response.end("late"), 40);
    const server = await startFaultServer({ "/": slow });
    const { http } = openHttp({ concurrency: 1, timeouts: { attemptMs: 300 }, retry: { retries: 0 } });
    const requests = Array.from({ length: 10 }, () => http.send({ method: "GET", url: server.url }));
    const responses = await Promise.all(requests);
    expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200));
  });
});

describe("concurrency", () => {
  it("bounds the requests in flight", async () => {
    let inFlight = 0;
    let most = 0;
    const counting: Fault = (_, response) => {
      most = Math.max(most, ++inFlight);
      setTimeout(() => {
        inFlight--;
        response.end("{}");
      }, 5);
    };
    const server = await startFaultServer({ "/": counting });
    const { http } = openHttp({ concurrency: 3 });
    await Promise.all(Array.from({ length: 20 }, () => http.send({ method: "GET", url: server.url })));
    expect(most).toBe(3);
  });
});

describe("abort", () => {
  it("ends what is in flight, what waits for its turn and what comes later, with its reason", async () => {
    const server = await startFaultServer({ "/": hang });
    const { http } = openHttp({ concurrency: 2 });
    const requests = Array.from({ length: 5 }, () => http.send({ method: "GET", url: server.url }));
    const outcomes = Promise.allSettled(requests);
    while (server.requests.length < 2) await delay(1);
    const reason = new Error("cancelled");
    http.abort(reason);
    expect(await outcomes).toEqual(Array(5).fill({ status: "rejected", reason }));
    await expect(http.send({ method: "GET", url: server.url })).rejects.toBe(reason);
    expect(server.requests).toHaveLength(2);
  });

  it("ends a wait before a retry at once", async () => {
    const server = await startFaultServer({ "/": answer(429, { "retry-after": "50" }) });
    const { http } = openHttp({ clock: systemClock });
    const reason = new Error("cancelled");
    const outcome = expect(http.send({ method: "GET", url: server.url })).rejects.toBe(reason);
    while (server.requests.length < 1) await delay(1);
    await delay(10);
    http.abort(reason);
    await outcome;
  });

  it("ends a body that is being read", async () => {
    const server = await startFaultServer({ "/": drip });
    const { http } = openHttp();
    const reason = new Error("cancelled");
    const outcome = expect(http.send({ method: "GET", url: server.url })).rejects.toBe(reason);
    while (server.requests.length < 1) await delay(1);
    await delay(10);
    http.abort(reason);
    await outcome;
  });
});

describe("work that goes another way", () => {
  it("comes to what it comes to", async () => {
    const { http } = openHttp();
    expect(await http.within(Promise.resolve("token"))).toBe("token");
    const refused = new Error("refused");
    await expect(http.within(Promise.reject(refused))).rejects.toBe(refused);
  });

  it("is not waited for once the run is aborted", async () => {
    const { http } = openHttp();
    const reason = new Error("cancelled");
    const never = new Promise(() => {});
    const outcome = expect(http.within(never)).rejects.toBe(reason);
    http.abort(reason);
    await outcome;
    await expect(http.within(never)).rejects.toBe(reason);
  });
});

describe("winding down", () => {
  const busy = new RegistryError("transient", "busy", { method: "DELETE" });

  it("ends waits before a delete at once, and no others", async () => {
    const { http } = openHttp({ clock: systemClock });
    const [deleting, again, reading] = [http.pause(50_000, "delete"), http.again(4, busy), http.pause(60, "read")];
    const outcomes = Promise.allSettled([deleting, again, reading]);
    http.windDown();
    expect(await outcomes).toEqual([
      { status: "rejected", reason: expect.objectContaining({ refusal: "throttled" }) },
      { status: "fulfilled", value: false },
      { status: "fulfilled", value: undefined },
    ]);
    await expect(http.pause(50_000, "delete")).rejects.toMatchObject({ refusal: "throttled" });
    expect(await http.again(1, busy)).toBe(false);
  });

  it("lets requests go on", async () => {
    const server = await startFaultServer({ "/": [answer(503), json({})] });
    const { http } = openHttp();
    http.windDown();
    expect(await http.send({ method: "GET", url: server.url })).toMatchObject({ status: 200, attempts: 2 });
  });

  it.each(["DELETE", "PUT"] as const)("lets no %s begin, except for one that finishes something", async (method) => {
    const server = await startFaultServer({ "/": json({}) });
    const { http } = openHttp();
    http.windDown();
    await expect(http.send({ method, url: server.url })).rejects.toMatchObject({ refusal: "throttled" });
    expect(server.requests).toEqual([]);
    expect(await http.send({ method, url: server.url, finishes: true })).toMatchObject({ status: 200 });
  });

  it("gives way to an abort", async () => {
    const { http } = openHttp({ clock: systemClock });
    const reason = new Error("cancelled");
    const outcomes = Promise.allSettled([
      http.pause(50_000, "delete"),
      http.pause(50_000, "read"),
      http.again(4, busy),
    ]);
    http.abort(reason);
    expect(await outcomes).toEqual(Array(3).fill({ status: "rejected", reason }));
  });
});

describe("the exchange log", () => {
  it("has a line for each answer and failure, without what may be secret", async () => {
    const lines: string[] = [];
    const server = await startFaultServer({ "/": [reset, answer(200, { "x-token": "hidden" }, "hidden")] });
    const { http } = openHttp({ onExchange: (line) => lines.push(line.replace(/\d+ ms/, "N ms")) });
    const url = new URL("/?n=5&sig=hidden", server.url);
    await http.send({ method: "GET", url, authorization: "Bearer hidden" });
    const shown = `GET ${server.url}?n=5&sig=***`;
    expect(lines).toEqual([
      expect.stringMatching(/^GET .*: failed: GET .* \(\w+\), N ms$/),
      `${shown}: 200, 6 bytes, N ms`,
    ]);
    expect(lines.join()).not.toContain("hidden");
  });
});
