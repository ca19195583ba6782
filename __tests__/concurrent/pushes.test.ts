/**
 * What somebody pushes into a run survives it, whenever it comes, wherever the registry makes that possible; elsewhere it is
 * lost only in the window that `windows.ts` states. The losses are printed with the widest window that was met: `RUNS=1000`
 * looks longer.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { registries } from "../support/served.ts";
import { trustCertificate } from "../support/trust.ts";
import { kinds } from "./pipeline.ts";
import { type Conditions, disturb, type Event, type Loss } from "./watch.ts";
import { serves, windows } from "./windows.ts";

trustCertificate();

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom(...kinds),
  choice: fc.nat(1000),
  moment: fc.integer({ min: 0, max: 999 }),
  side: fc.constantFrom("before", "after"),
});

const anyCase = fc.record({
  events: fc.array(event, { minLength: 5, maxLength: 25 }),
  latency: fc.constantFrom(10, 50, 500),
  concurrency: fc.constantFrom(1, 4),
  count: fc.constantFrom(4, 8),
});

const numRuns = Number(process.env.RUNS ?? 12);

it.each(registries)(
  "a push into a run on %s is lost only when it comes too late to be seen",
  {
    timeout: 60_000 + 2_000 * numRuns,
  },
  async (name, harness) => {
    const calm = new Map<string, number>();
    const losses: (Loss & Pick<Conditions, "latency" | "concurrency">)[] = [];
    let pushes = 0;

    await fc.assert(
      fc.asyncProperty(anyCase, async ({ events, ...more }) => {
        const conditions = { harness, ...more };
        const key = `${more.concurrency} ${more.count}`;
        const requests = calm.get(key) ?? (await disturb(conditions, [], 0)).requests;
        calm.set(key, requests);
        const disturbed = await disturb(conditions, events, requests);
        pushes += disturbed.pushes;
        for (const loss of disturbed.losses) {
          losses.push({ ...loss, ...more });
          expect(problemWith(name, loss, conditions, events.length)).toBeUndefined();
        }
        // What is deleted and pushed again at once may look like a registry that lies, and fail a step.
        if (!events.some(({ kind }) => kind.startsWith("a delete")))
          expect(disturbed.result.failures, disturbed.result.message).toBe(0);
      }),
      { numRuns },
    );
    console.log([`${name}: ${losses.length} of ${pushes} pushes lost`, ...table(losses)].join("\n  "));
  },
);

/** Why a loss should not have been. */
function problemWith(name: string, loss: Loss, conditions: Conditions, events: number): string | undefined {
  const { latency, concurrency, count } = conditions;
  const window = windows[name]?.[loss.kind];
  const told = `${loss.kind} (${loss.name}) was lost after ${loss.requests} requests, ${loss.milliseconds} ms: ${loss.by}`;
  // Requests come one at a time, so that each of a step may have to wait for one of every other.
  const step = 3 * concurrency;
  if (window === "step" && loss.requests <= step) return undefined;
  const turn = latency * concurrency;
  // What is new takes a few requests each, whichever look finds it.
  const news = 3 * events * turn;
  const { lasts = 0, times = 0 } = serves[name] ?? {};
  const reach = (look: number) => look + news + Math.max(lasts, times * look) + 3 * turn;
  // All tags take one each, the list of them one or two.
  if (window === "look" && loss.milliseconds <= reach((2 * count + 5 + 3 * events) * turn)) return undefined;
  if (window === "names" && loss.milliseconds <= reach(2 * turn)) return undefined;
  return window === "plan" ? undefined : told;
}

/** The widest windows with one step at a time, by kind. */
function table(losses: readonly (Loss & Pick<Conditions, "latency" | "concurrency">)[]): readonly string[] {
  const alone = losses.filter(({ concurrency }) => concurrency === 1);
  return [...Map.groupBy(alone, ({ kind }) => kind)].map(([kind, of]) => {
    const requests = Math.max(...of.map((loss) => loss.requests));
    const milliseconds = Math.max(...of.map((loss) => loss.milliseconds));
    return `${kind}: ${of.length}, within ${requests} requests, ${Math.round(milliseconds)} ms`;
  });
}
