/** For how long what was seen is relied on. */
import { expect, it } from "vitest";
import { keptFresh } from "../../src/oci/freshness.ts";
import { virtualTime } from "../support/virtual-time.ts";

it.each([
  ["two seconds where looking takes no time", 0, 2_000],
  ["ten times as long as looking took", 700, 7_000],
  ["a minute where looking takes longer than that can be ten times", 90_000, 60_000],
])("lasts %s", async (_, takes, lasts) => {
  const time = virtualTime(0);
  let looks = 0;
  const current = keptFresh(async () => {
    await time.sleep(takes);
    return ++looks;
  }, time.now);
  const seen = async () => {
    await current();
    await time.sleep(lasts);
    const atLast = await current();
    await time.sleep(1);
    return [atLast, await current()];
  };
  expect(await time.run(seen())).toEqual([1, 2]);
});

it("is one look for all who ask meanwhile, and one that failed is not repeated before its time", async () => {
  const time = virtualTime(0);
  let looks = 0;
  const current = keptFresh(async () => {
    looks++;
    await time.sleep(10);
    throw new Error("busy");
  }, time.now);
  const asked = time.run(Promise.allSettled([current(), current(), current()]));
  expect((await asked).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(looks).toBe(1);
});
