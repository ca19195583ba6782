/** What may have become of tags since they were planned to go; the adapters' tests do the same over the wire. */
import { expect, it } from "vitest";
import { assertTagsAsPlanned } from "../../src/oci/as-planned.ts";
import { ChangedError } from "../../src/prune/errors.ts";
import { growth } from "../hostile/growth.ts";

const here = `sha256:${"1".repeat(64)}`;
const elsewhere = `sha256:${"2".repeat(64)}`;

/** What comes of `v1` and `v2`, planned to go with `here`, when `there` are on it and the others where `where` says. */
const outcome = (there: readonly string[], where: Readonly<Record<string, string>> = {}) =>
  assertTagsAsPlanned(here, new Set(["v1", "v2"]), new Set(there), async (name) => where[name]);

it.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ["are all there", ["v1", "v2"], {}],
  ["have gone", ["v2"], {}],
  ["are there again by now", ["v2"], { v1: here }],
])("tags may go that %s", async (_, there, where) => {
  await outcome(there, where);
});

it.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
  ["got a companion", ["v1", "v2", "v3"], {}, `${here} has the tag v3, which was not planned to go with it`],
  ["are elsewhere", ["v2"], { v1: elsewhere }, `v1 pointed to ${here}, and points to ${elsewhere} now`],
])("tags stay that %s", async (_, there, where, message) => {
  await expect(outcome(there, where)).rejects.toEqual(new ChangedError(message));
});

it("takes linear time for an image with very many tags", () => {
  const nowhere = () => Promise.reject(new Error("all of them are there"));
  const most = 100_000;
  const ratio = growth(
    (tags) => {
      const names = Array.from({ length: tags }, (_, at) => `v${at}`);
      return () => {
        // As many tags whatever the size: so a busy machine interrupts both alike.
        for (let done = 0; done < most; done += tags)
          void assertTagsAsPlanned(here, new Set(names), new Set(names), nowhere);
      };
    },
    5_000,
    most,
  );
  // Linear is a twentieth, quadratic is 1.
  expect(ratio).toBeLessThan(0.7);
});
