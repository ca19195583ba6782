/** How soon a delete sees what was pushed, where the look at all tags takes long. */
import { expect, it } from "vitest";
import { ChangedError } from "../../src/prune/errors.ts";
import type { Digest, Manifest } from "../../src/prune/snapshot.ts";
import { seed } from "../support/images.ts";
import { aged, open, snapshotOf, tally } from "../support/oci-harness.ts";
import { before } from "../support/registry/fault.ts";
import { now } from "../support/state.ts";
import { passing } from "../support/virtual-time.ts";

const signal = new AbortController().signal;

async function opened() {
  const clock = passing(now);
  const { fake, registry } = await open("distribution-2.8", { clock });
  const [first, second] = [aged("first", 9), aged("second", 8)];
  for (const [at, content] of [first, second, aged("third", 7)].entries()) seed(fake.store, "app", content, [`v${at}`]);
  const snapshot = await snapshotOf(registry, { keep: 1 });
  const deleter = await registry.deleter(snapshot, new Set());
  // Three seconds for all tags, so that such a look serves for half a minute.
  fake.fault({ match: { method: "HEAD", path: /\/v\d$/ }, do: before(() => clock.sleep(1_000, signal)) });
  const remove = (digest: Digest) =>
    deleter.deleteManifest(
      snapshot.manifests.get(digest) as Manifest,
      snapshot.tags.filter((tag) => tag.digest === digest),
    );
  await remove(first.digest);
  return { fake, clock, second, remove };
}

it("sees a new tag after two seconds", async () => {
  const { fake, clock, second, remove } = await opened();
  seed(fake.store, "app", second, ["promoted"]);
  await clock.sleep(2_001, signal);
  await expect(remove(second.digest)).rejects.toThrow(ChangedError);
  expect(fake.store.manifest("app", "promoted")?.digest).toBe(second.digest);
});

it("sees a tag that was moved when all tags are looked at again", async () => {
  const { fake, clock, second, remove } = await opened();
  seed(fake.store, "app", second, ["v2"]);
  await clock.sleep(30_001, signal);
  await expect(remove(second.digest)).rejects.toThrow("is needed by v2");
});

it("lists the names anew, and asks for nothing else, when there is no new one", async () => {
  const { fake, clock, second, remove } = await opened();
  await clock.sleep(2_001, signal);
  const from = fake.log.length;
  await remove(second.digest);
  // The second asks whether there is another page.
  expect(tally(fake.log.slice(from))).toEqual({ "GET list": 2, "DELETE digest": 1 });
});
