/**
 * A run that is cut off, over every adapter: the connection breaks, and nothing gets through any more. Covered is every
 * request of a run, each handled but not answered: so every state is met that a cut can leave a registry in.
 */
import { expect, it } from "vitest";
import { lostAnswer, reset } from "../support/registry/fault.ts";
import { resultFor, run } from "../support/run.ts";
import { registries } from "../support/served.ts";
import { now, policy } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";
import { content, expectAsUncut, expectUnbroken, fill, named, wish } from "./scenario.ts";

trustCertificate();

it.each(registries)(
  "a run on %s that is cut off after any request breaks nothing, and the next one ends where an uncut one does",
  { timeout: 60_000 },
  async (_, harness) => {
    await using world = await harness.start();
    const go = (repository: string) => run(world.registry(), policy(wish), { repositories: [repository] });
    let asked = 0;
    const counted = world.fault({ match: () => ++asked < 0, do: reset });
    const whole = named(harness, 0);
    await fill(world, whole, now);
    await go(whole);
    counted();
    const requests = asked;
    const uncut = content(world, whole);
    expect(uncut.tags).toBe(harness.traits.untag ? "stable v9" : "stable v2 v9");
    expect(requests).toBeGreaterThan(12);

    for (let cutAt = 1; cutAt <= requests; cutAt++) {
      const repository = named(harness, cutAt);
      await fill(world, repository, now);
      asked = 0;
      const faults = [
        world.fault({ match: () => ++asked === cutAt, do: lostAnswer }),
        world.fault({ match: () => asked > cutAt, do: reset }),
      ];
      await go(repository);
      for (const undo of faults) undo();
      await expectUnbroken(world, repository, `cut at ${cutAt}`);

      const next = await go(repository);
      expect([next.errors, resultFor(next, repository).message], `after a cut at ${cutAt}`).toEqual([[], undefined]);
      await expectUnbroken(world, repository, `after a cut at ${cutAt}`);
      expectAsUncut(harness, content(world, repository), uncut, `after a cut at ${cutAt}`);
    }
  },
);
