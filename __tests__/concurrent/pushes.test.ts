import fc from "fast-check";
import { expect, it } from "vitest";
import { registries } from "../support/served.ts";
import { trustCertificate } from "../support/trust.ts";
import { kinds } from "./pipeline.ts";
import { disturb, type Event } from "./watch.ts";

trustCertificate();

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom(...kinds),
  choice: fc.nat(1000),
  moment: fc.integer({ min: 0, max: 999 }),
  side: fc.constantFrom("before", "after"),
});

it.each(registries)("%s", { timeout: 300_000 }, async (name, harness) => {
  const worst = new Map<
    string,
    { requests: number; milliseconds: number; latency: number; times: number; by: string }
  >();
  const sum = { pushes: 0, losses: 0, runs: 0 };
  const base = new Map<string, number>();
  const t0 = performance.now();
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        events: fc.array(event, { minLength: 1, maxLength: 25 }),
        latency: fc.constantFrom(10, 50, 500),
        concurrency: fc.constantFrom(1, 4),
        count: fc.constantFrom(4, 8),
      }),
      async ({ events, latency, concurrency, count }) => {
        const conditions = { harness, latency, concurrency, count };
        const key = `${concurrency} ${count}`;
        const requests = base.get(key) ?? (await disturb(conditions, [], 0)).requests;
        base.set(key, requests);
        const { result, losses, pushes } = await disturb(conditions, events, requests);
        sum.pushes += pushes;
        sum.losses += losses.length;
        sum.runs++;
        for (const { kind, requests, milliseconds, by } of losses) {
          const known = worst.get(`${concurrency} ${kind}`) ?? {
            requests: 0,
            milliseconds: 0,
            latency: 0,
            times: 0,
            by: "",
          };
          const isWorse = requests > known.requests;
          worst.set(`${concurrency} ${kind}`, {
            requests: Math.max(requests, known.requests),
            milliseconds: Math.max(milliseconds, known.milliseconds),
            latency: isWorse ? latency : known.latency,
            times: known.times + 1,
            by: isWorse ? by : known.by,
          });
        }
        // What is deleted and pushed again at once may look like a registry that lies.
        if (!events.some(({ kind }) => kind.startsWith("a delete"))) expect(result.failures, result.message).toBe(0);
        for (const { kind } of losses) expect(kind).not.toMatch(/stays$|^a new image/);
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 40) },
  );
  console.error(
    name,
    sum,
    Math.round(performance.now() - t0),
    JSON.stringify([...base]),
    [...worst]
      .map(([k, v]) => k + " " + JSON.stringify(v))
      .sort()
      .join("\n"),
  );
});
