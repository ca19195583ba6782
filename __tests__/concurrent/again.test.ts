/** An index that is pushed again, by the same tag and with the same bytes, right after the run has deleted it. */
import { expect, it } from "vitest";
import { image, index } from "../support/images.ts";
import { daysAgo } from "../support/oci-harness.ts";
import { run } from "../support/run.ts";
import { registries } from "../support/served.ts";
import { now, policy } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";
import { passing } from "../support/virtual-time.ts";

trustCertificate();

const signal = new AbortController().signal;
/** In milliseconds: older than any look may be that a delete relies on. */
const aWhile = 120_000;

it.each(registries)("on %s has its platforms, for all that are still there", async (_, harness) => {
  const clock = passing(now);
  await using world = await harness.start({ clock, concurrency: 1 });
  const repository = harness.namespace === undefined ? "app" : `${harness.namespace}/app`;
  const platforms = ["amd64", "arm64", "s390x"].map((seed) => image({ seed, created: daysAgo(9) }));
  const doomed = index(platforms);
  await world.push(repository, doomed, ["v1"]);
  await world.push(repository, image({ seed: "new", created: daysAgo(1) }), ["v2"]);

  const isThere = () => world.store.manifest(repository, doomed.digest) !== undefined;
  let pushed = 0;
  world.fault({
    match: () => pushed === 0,
    async do({ handle, send }) {
      const answer = await handle();
      if (!isThere()) {
        pushed++;
        world.pushNow(repository, doomed, ["v1"]);
        await clock.sleep(aWhile, signal);
      }
      send(answer);
    },
  });
  await run(world.registry(), policy({ keep: 1 }), { repositories: [repository], concurrency: 1 });
  expect(pushed).toBe(1);
  expect(await world.pullable(repository, "v1")).toEqual([]);
});
