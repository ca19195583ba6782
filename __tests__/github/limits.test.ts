/** The pace of hundreds of deletes, as GitHub counts them. */
import { describe, expect, it } from "vitest";
import { createLimits, type Limits } from "../../src/github/limits.ts";
import { RegistryError } from "../../src/prune/errors.ts";
import { createMeter, type Meter } from "../support/github/meter.ts";
import { now } from "../support/state.ts";
import { type VirtualTime, virtualTime } from "../support/virtual-time.ts";

const hour = 3_600_000;
/** The end of an hour is told in whole seconds, so this much longer is waited. */
const second = 1_000;

/** Where the hour of a token stands. */
interface Hour {
  readonly limit: number;
  used: number;
  /** Milliseconds since the epoch. */
  readonly resetsAt: number;
}

interface Server {
  readonly time: VirtualTime;
  readonly limits: Limits;
  readonly meter: Meter;
  /** Waits for its turn, and is answered. */
  ask(what: "read" | "delete"): Promise<void>;
  /** When each delete was sent. */
  readonly deletedAt: readonly number[];
}

function open({ endsAt, hour }: { readonly endsAt?: number; readonly hour?: Hour } = {}): Server {
  const time = virtualTime(now);
  const meter = createMeter(time.now);
  const limits = createLimits({ http: { pause: time.sleep }, now: time.now, endsAt });
  const deletedAt: number[] = [];
  let sent = 0;
  return {
    ...{ time, limits, meter, deletedAt },
    async ask(what) {
      await limits.turn(what);
      if (what === "delete") deletedAt.push(time.now());
      // A little longer each time, so that answers overtake each other.
      const latency = 30 + ((sent++ * 37) % 160);
      await time.sleep(latency / 2);
      const end = meter.begin(what === "read" ? "GET" : "DELETE");
      if (hour !== undefined) hour.used += 1;
      const told: Readonly<Record<string, number>> =
        (hour && {
          "x-ratelimit-limit": hour.limit,
          "x-ratelimit-remaining": Math.max(0, hour.limit - hour.used),
          "x-ratelimit-reset": hour.resetsAt / 1000,
        }) ||
        {};
      await time.sleep(latency / 2);
      end();
      limits.done({ header: (name) => told[name]?.toString() });
    },
  };
}

/** So many deletes, each after a look, by so many at once. */
async function deleting({ ask, time }: Server, deletes: number, workers: number): Promise<void> {
  let begun = 0;
  async function worker(): Promise<void> {
    while (begun < deletes) {
      begun += 1;
      await ask("read");
      await ask("delete");
    }
  }
  await time.run(Promise.all(Array.from({ length: workers }, worker)));
}

const throttled = async (work: Promise<unknown>): Promise<RegistryError> => {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof RegistryError) || error.refusal !== "throttled") throw error;
  return error;
};

describe("the points of a minute", () => {
  it.each([1, 4, 16])(
    "are never more than 900 for %i workers, who delete as fast as that lets them",
    async (workers) => {
      const server = open();
      await deleting(server, 600, workers);
      const { mostPerMinute } = server.meter.points();
      expect(mostPerMinute).toBeLessThanOrEqual(900);
      expect(mostPerMinute).toBeGreaterThan(880);
      const seconds = ((server.deletedAt.at(-1) ?? 0) - (server.deletedAt[0] ?? 0)) / 1000;
      expect(599 / seconds).toBeGreaterThan(2.45);
    },
  );

  it("are spent steadily: in no second more than four deletes", async () => {
    const server = open();
    await deleting(server, 200, 8);
    const perSecond = Map.groupBy(server.deletedAt, (at) => Math.floor(at / 1000));
    expect(Math.max(...perSecond.values().map((sent) => sent.length))).toBeLessThanOrEqual(4);
  });

  it("are left to nobody by pages that were read right before: then deletes wait", async () => {
    const server = open();
    const { ask, time, meter } = server;
    await time.run(Promise.all(Array.from({ length: 850 }, () => ask("read"))));
    await deleting(server, 100, 4);
    expect(meter.points().mostPerMinute).toBeLessThanOrEqual(900);
    expect(time.now() - now).toBeGreaterThan(60_000);
  });

  it("are free for reads until there are none left", async () => {
    const { ask, time } = open();
    await time.run(Promise.all(Array.from({ length: 900 }, () => ask("read"))));
    expect(time.now() - now).toBeLessThan(1_000);
    await time.run(ask("read"));
    expect(time.now() - now).toBeGreaterThan(60_000);
  });
});

describe("the requests of an hour", () => {
  it.each([
    [1_000, 50],
    [5_000, 50],
    [60, 3],
  ])("of which there are %i are used up to a reserve of %i, whoever asks at once", async (limit, reserve) => {
    const state: Hour = { limit, used: limit - reserve - 100, resetsAt: now + hour };
    const { ask, time } = open({ hour: state });
    await time.run(ask("read"));
    const error = await throttled(
      time.run(
        Promise.all(
          Array.from({ length: 4 }, async () => {
            for (;;) await ask("read");
          }),
        ),
      ),
    );
    await time.run(time.sleep(1_000));
    expect(state.limit - state.used).toBe(reserve);
    expect(error.message).toMatch(
      new RegExp(`^\\d+ of the ${limit} requests are left .* begins anew at 03:00 UTC.*With a \`time-budget\` `),
    );
    expect(error.exchange.retryAfterMs).toBeGreaterThan(hour - 600_000);
  });

  it("are waited for when the run may last until then, and no longer", async () => {
    const state: Hour = { limit: 1_000, used: 950, resetsAt: now + hour };
    const { ask, time, deletedAt } = open({ hour: state, endsAt: now + hour + second + 1 });
    await time.run(ask("read"));
    await time.run(ask("delete"));
    expect(deletedAt).toEqual([now + hour + second]);
    const late = open({ hour: { ...state, used: 950 }, endsAt: now + hour + second });
    await late.time.run(late.ask("read"));
    await throttled(late.time.run(late.ask("delete")));
    expect(late.deletedAt).toEqual([]);
  });

  it.each<[string, Hour | undefined]>([
    ["are not told, as on an Enterprise Server", undefined],
    ["are over by the clock of this machine", { limit: 1_000, used: 1_000, resetsAt: now - 1_000 }],
  ])("do not matter when they %s", async (_, hour) => {
    const { ask, time } = open(hour && { hour });
    await time.run(ask("read"));
    await time.run(ask("delete"));
    expect(time.now() - now).toBeLessThan(1_000);
  });

  it("are not waited for longer than an hour, whatever is told", async () => {
    const state: Hour = { limit: 1_000, used: 1_000, resetsAt: now + 1_000 * hour };
    const { ask, time, deletedAt } = open({ hour: state, endsAt: now + 10 * hour });
    await time.run(ask("read"));
    await time.run(ask("delete"));
    expect(deletedAt.map((at) => Math.round((at - now) / 60_000))).toEqual([60]);
  });

  it("are believed again after an hour, when what was told of the last was wrong", async () => {
    const state = { limit: 1_000, used: 0, resetsAt: now + 1_000 * hour };
    const { ask, time } = open({ hour: state });
    await time.run(ask("read"));
    await time.run(time.sleep(hour + second));
    Object.assign(state, { used: 950, resetsAt: Math.ceil(time.now() / 1000) * 1000 + hour });
    await time.run(ask("read"));
    await throttled(time.run(ask("read")));
  });

  it("are what the latest hour says, and in it the least that any answer says", async () => {
    const time = virtualTime(now);
    const limits = createLimits({ http: { pause: time.sleep }, now: time.now });
    const tell = (remaining: number, reset: number) => {
      const told: Readonly<Record<string, number>> = { limit: 1_000, remaining, reset: reset / 1000 };
      limits.done({ header: (name) => told[name.replace("x-ratelimit-", "")]?.toString() });
    };
    const inTurn = async () => {
      await limits.turn("read");
      limits.done(undefined);
    };
    for (let at = 0; at < 3; at++) await limits.turn("read");
    tell(40, now + hour);
    tell(60, now + hour);
    await throttled(inTurn());
    tell(900, now + 2 * hour);
    await inTurn();
    tell(0, now + hour);
    await inTurn();
  });
});

describe("a rest", () => {
  it("of a minute is waited for by all, and so is a longer one when the run may last until its end", async () => {
    const { ask, time, limits } = open({ endsAt: now + hour });
    limits.rest(60_000);
    limits.rest(10);
    await time.run(Promise.all([ask("read"), ask("delete")]));
    expect(time.now() - now).toBeLessThan(61_000);
    expect(time.now() - now).toBeGreaterThan(60_000);
    limits.rest(600_000);
    await time.run(ask("read"));
    expect(time.now() - now).toBeGreaterThan(660_000);
  });

  it("that is longer ends the run otherwise, and says until when", async () => {
    const { ask, time, limits } = open({ endsAt: now + 600_000 });
    limits.rest(601_000);
    const { message } = await throttled(time.run(ask("read")));
    expect(message).toMatch(/wants to be left alone until 02:10 UTC\. With a `time-budget`/);
  });
});
