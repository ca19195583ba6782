/** The pace of thousands of deletes, against servers that count in different ways, and some that lie about it. */
import { describe, expect, it } from "vitest";
import { createRateWindow } from "../../src/dockerhub/rate-window.ts";
import { now } from "../support/state.ts";
import { type VirtualTime, virtualTime } from "../support/virtual-time.ts";

const minute = 60_000;
const allowed = 180;

interface Answer {
  readonly isServed: boolean;
  readonly headers: Readonly<Record<string, string | number>>;
}

/** What a server answers to a request at this moment. */
type Server = (at: number) => Answer;

function told(limit: number, remaining: number, resetAt: number): Answer["headers"] {
  return {
    "x-ratelimit-limit": limit,
    "x-ratelimit-remaining": Math.max(0, remaining),
    "x-ratelimit-reset": Math.floor(resetAt / 1000),
  };
}

/** Counts in windows of a minute, the first of which began some time before. */
function fixedWindow(limit = allowed, tell = told): Server {
  let windowOf = Number.NaN;
  let used = 0;
  return (at) => {
    const window = Math.floor((at + 23_456) / minute);
    if (window !== windowOf) used = 0;
    windowOf = window;
    used += 1;
    return { isServed: used <= limit, headers: tell(limit, limit - used, (window + 1) * minute - 23_456) };
  };
}

/** Counts what was served in the last minute. */
function slidingWindow(limit = allowed): Server {
  const served: number[] = [];
  return (at) => {
    while ((served[0] ?? at) <= at - minute) served.shift();
    const isServed = served.length < limit;
    if (isServed) served.push(at);
    return { isServed, headers: told(limit, limit - served.length, at + minute) };
  };
}

/** Everybody else who uses the same account takes a third. */
function shared(): Server {
  const server = fixedWindow();
  let turn = 0;
  return (at) => {
    if (++turn % 2 === 0) server(at);
    return server(at);
  };
}

async function deleting(server: Server, { deletes = 5_000, workers = 8, looksEvery = 50 } = {}) {
  const time: VirtualTime = virtualTime(now);
  const rate = createRateWindow({ http: { pause: time.sleep }, now: time.now });
  const sentAt: number[] = [];
  let refusals = 0;
  let done = 0;
  /** A little longer each time, so that answers overtake each other. */
  const latency = () => 40 + ((sentAt.length * 37) % 120);
  async function ask(what: "read" | "delete"): Promise<boolean> {
    await rate.turn(what);
    sentAt.push(time.now());
    await time.sleep(latency() / 2);
    const { isServed, headers } = server(time.now());
    await time.sleep(latency() / 2);
    rate.done({ header: (name) => headers[name]?.toString() });
    if (!isServed) {
      refusals += 1;
      rate.distrust();
      await time.sleep(20_000);
    }
    return isServed;
  }
  async function worker(): Promise<void> {
    while (done < deletes) {
      done += 1;
      if (done % looksEvery === 0) await ask("read");
      while (!(await ask("delete")));
    }
  }
  const began = time.now();
  await time.run(Promise.all(Array.from({ length: workers }, worker)));
  const minutes = (time.now() - began) / minute;
  return { refusals, perMinute: deletes / minutes, sentAt };
}

describe("5,000 deletes", () => {
  it.each([
    ["windows of a minute", fixedWindow],
    ["a window that slides", slidingWindow],
  ])("go at 95 percent of what is allowed or better, and never above it: %s", async (_, server) => {
    const { refusals, perMinute } = await deleting(server());
    expect(refusals).toBe(0);
    expect(perMinute / allowed).toBeGreaterThan(0.95);
  });

  it("go steadily: in no second more than a few", async () => {
    const { sentAt } = await deleting(fixedWindow(), { deletes: 500 });
    const perSecond = Map.groupBy(sentAt, (at) => Math.floor(at / 1000));
    expect(Math.max(...perSecond.values().map((sent) => sent.length))).toBeLessThanOrEqual(5);
  });

  it("leave to others who share the limit what they take", async () => {
    const { refusals, perMinute } = await deleting(shared(), { deletes: 1_000 });
    expect(refusals).toBe(0);
    expect(perMinute).toBeGreaterThan(100);
  });

  it.each<[string, Server]>([
    ["full whatever was used", fixedWindow(allowed, (limit, _, resetAt) => told(limit, limit, resetAt))],
    ["ten times what it is", fixedWindow(allowed, (_, left, resetAt) => told(1800, left + 1620, resetAt))],
    ["nothing", fixedWindow(allowed, () => ({}))],
    ["nonsense", fixedWindow(allowed, () => ({ "x-ratelimit-limit": "many", "x-ratelimit-remaining": -1 }))],
    ["over already", fixedWindow(allowed, (limit, left, resetAt) => told(limit, left, resetAt - 3_600_000))],
  ])("survive a limit that is told to be %s", async (_, server) => {
    const { refusals, perMinute } = await deleting(server, { deletes: 2_000 });
    expect(perMinute).toBeGreaterThan(0.75 * allowed);
    expect(refusals).toBeLessThan(30);
  });

  it("never stand still for long, though nothing is told to be left for an hour", async () => {
    const server = fixedWindow(allowed, (limit, _, resetAt) => told(limit, 0, resetAt + 3_600_000));
    const { perMinute, refusals } = await deleting(server, { deletes: 20, workers: 2 });
    expect(refusals).toBe(0);
    expect(perMinute).toBeGreaterThan(0.9);
  });
});

describe("reads", () => {
  it("go at once as long as something is left, and then wait for the next window", async () => {
    const time = virtualTime(now);
    const rate = createRateWindow({ http: { pause: time.sleep }, now: time.now });
    const server = fixedWindow();
    const answers: boolean[] = [];
    const read = async () => {
      await rate.turn("read");
      const { isServed, headers } = server(time.now());
      rate.done({ header: (name) => headers[name]?.toString() });
      answers.push(isServed);
      return time.now();
    };
    const times: number[] = [];
    await time.run(
      (async () => {
        for (let at = 0; at < 200; at++) times.push(await read());
      })(),
    );
    expect(answers.every(Boolean)).toBe(true);
    expect(new Set(times.slice(0, 180))).toEqual(new Set([now]));
    expect(new Set(times.slice(180)).size).toBe(1);
  });
});
