/** How a tag that is pushed again is noticed, and how seldom Docker Hub is asked for it. */
import { describe, expect, it } from "vitest";
import { collect } from "../../src/dockerhub/collect.ts";
import { createLookout } from "../../src/dockerhub/lookout.ts";
import type { Endpoint } from "../../src/oci/endpoint.ts";
import { ChangedError } from "../../src/prune/errors.ts";
import type { Tag } from "../../src/prune/snapshot.ts";
import type { HubOptions } from "../support/hub/hub.ts";
import { image } from "../support/images.ts";
import { aged, daysAgo } from "../support/oci-harness.ts";
import { trustCertificate } from "../support/trust.ts";
import { openHub } from "./hub.ts";

const app = "wiredbrain/app";
const signal = new AbortController().signal;

trustCertificate();

async function open(count: number, options: HubOptions = {}) {
  const { fake, endpoint, clock } = await openHub(options);
  for (let at = 1; at <= count; at++)
    fake.store.push(app, aged(`v${at}`, count + 1 - at), [`v${at}`], daysAgo(count + 1 - at));
  // Every tag in the list has its digest, so the registry is never asked.
  const snapshot = await collect({ endpoint, registry: {} as Endpoint, concurrency: 4 }, app);
  const pages = () => fake.log.filter(({ path }) => path.endsWith("/tags")).length;
  const before = pages();
  const lookout = createLookout(endpoint, snapshot, clock.now);
  const tag = (name: string) => snapshot.tags.find((one) => one.name === name) as Tag;
  return { fake, clock, lookout, tag, looked: () => pages() - before };
}

describe("a tag that was pushed since it was read", () => {
  it.each<[string, HubOptions, number]>([
    ["is on the first page", {}, 1],
    ["is looked for on all pages where the newest does not come first", { listing: { order: "by name" } }, 3],
  ])("%s", async (_, options, pages) => {
    const { fake, clock, lookout, tag, looked } = await open(250, options);
    await clock.sleep(1000, signal);
    fake.store.push(app, image({ seed: "fresh" }), ["v77"]);
    await expect(lookout.assertUnchanged(tag("v77"))).rejects.toThrow(ChangedError);
    await lookout.assertUnchanged(tag("v78"));
    expect(looked()).toBe(pages);
  });

  it("is one also when its image is the same", async () => {
    const { fake, clock, lookout, tag } = await open(3);
    await clock.sleep(1000, signal);
    fake.store.push(app, aged("v1", 3), ["v1"]);
    await expect(lookout.assertUnchanged(tag("v1"))).rejects.toThrow("v1 was pushed again since it was read");
  });

  it("is found behind a page of nothing but new tags", async () => {
    const { fake, clock, lookout, tag, looked } = await open(150);
    fake.store.push(app, image({ seed: "moved" }), ["v5"]);
    await clock.sleep(1000, signal);
    for (let at = 0; at < 120; at++) fake.store.push(app, image({ seed: `new${at}` }), [`new${at}`]);
    await expect(lookout.assertUnchanged(tag("v5"))).rejects.toThrow(ChangedError);
    expect(looked()).toBe(2);
  });
});

describe("a look", () => {
  it("that finds no list at all does not say that a tag is gone", async () => {
    const { fake, lookout, tag } = await open(3);
    fake.fault({ match: { path: /\/tags$/ }, do: ({ send }) => send({ status: 404, json: { message: "not found" } }) });
    await expect(lookout.assertUnchanged(tag("v1"))).rejects.toMatchObject({ refusal: "unexpected" });
  });

  it("serves for fifty deletes, and for at least two seconds", async () => {
    const { clock, lookout, tag, looked } = await open(120);
    for (let at = 1; at <= 60; at++) await lookout.assertUnchanged(tag(`v${at}`));
    expect(looked()).toBe(1);
    await clock.sleep(2_001, signal);
    await lookout.assertUnchanged(tag("v61"));
    expect(looked()).toBe(2);
    for (let at = 62; at <= 100; at++) await lookout.assertUnchanged(tag(`v${at}`));
    expect(looked()).toBe(2);
  });

  it("serves for no longer than thirty seconds", async () => {
    const { clock, lookout, tag, looked } = await open(3);
    await lookout.assertUnchanged(tag("v1"));
    await clock.sleep(30_000, signal);
    await lookout.assertUnchanged(tag("v1"));
    expect(looked()).toBe(1);
    await clock.sleep(1, signal);
    await lookout.assertUnchanged(tag("v1"));
    expect(looked()).toBe(2);
  });
});
