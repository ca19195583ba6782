/** Where times come from, and which of several is believed. */
import { describe, expect, it } from "vitest";
import { artifact, attestation, type Content, type ImageOptions, image, index, seed } from "../support/images.ts";
import { daysAgo, open, snapshotOf, tally } from "../support/oci-harness.ts";
import { answer } from "../support/registry/fault.ts";
import { resultFor, run } from "../support/run.ts";
import { policy } from "../support/state.ts";

const key = "org.opencontainers.image.created";
const [annotation, label, created, older, newer] = [1, 2, 3, 5, 4].map(daysAgo) as [
  string,
  string,
  string,
  string,
  string,
];

/** The time that the adapter finds for `content`, as `source at`. */
async function timeOf(content: Content): Promise<string | undefined> {
  const { fake, registry } = await open("distribution-3.1");
  seed(fake.store, "app", content, ["v1"]);
  const { tags } = await snapshotOf(registry, { within: "1d" });
  const time = tags[0]?.time;
  return time && `${time.source} ${new Date(time.at).toISOString()}`;
}

const all: ImageOptions = {
  annotations: { [key]: annotation },
  labels: { [key]: label },
  created,
  history: [older, newer, older],
};

describe("the time of an image", () => {
  it.each<[string, ImageOptions]>([
    [`annotation ${annotation}`, all],
    [`label ${label}`, { ...all, annotations: {} }],
    [`config created ${created}`, { ...all, annotations: {}, labels: {} }],
    [`history ${newer}`, { history: [older, newer, older] }],
  ])("is %s, the first that it has", async (expected, options) => {
    expect(await timeOf(image(options))).toBe(expected);
  });

  const untrue = [
    ["1970", "1970-01-01T00:00:00Z"],
    ["1980", "1980-01-01T00:00:01Z"],
    ["the year 1", "0001-01-01T00:00:00Z"],
    ["before Docker", "2013-03-19T23:59:59Z"],
    ["in two days", daysAgo(-2)],
    ["a word", "yesterday"],
    ["a number", "1700000000"],
    ["a date alone", "2026-11-01"],
    ["American", "11/01/2026 10:00"],
    ["no day of any month", "2026-13-45T00:00:00Z"],
    ["without a zone, so nobody knows when", "2026-11-01T10:00:00"],
    ["empty", ""],
  ] as const;

  it.each(untrue)("is the next one where the first is %s", async (_, written) => {
    expect(await timeOf(image({ ...all, annotations: { [key]: written } }))).toBe(`label ${label}`);
    expect(await timeOf(image({ labels: { [key]: written }, created }))).toBe(`config created ${created}`);
    expect(await timeOf(image({ created: written, history: [written, newer] }))).toBe(`history ${newer}`);
  });

  it.each(untrue)("is unknown where all are %s", async (_, written) => {
    const everywhere = { annotations: { [key]: written }, labels: { [key]: written }, created: written };
    expect(await timeOf(image({ ...everywhere, history: [written] }))).toBeUndefined();
  });

  it.each([
    ["nanoseconds", "2026-11-01T10:00:00.123456789Z", "2026-11-01T10:00:00.123Z"],
    ["an offset", "2026-11-01T10:00:00+02:00", "2026-11-01T08:00:00.000Z"],
    ["a small t and z", "2026-11-01t10:00:00z", "2026-11-01T10:00:00.000Z"],
    ["half a day ahead, as clocks are", daysAgo(-0.5), daysAgo(-0.5)],
  ])("may be written with %s", async (_, written, at) => {
    expect(await timeOf(image({ created: written }))).toBe(`config created ${at}`);
  });

  it("is found in a Docker image too", async () => {
    expect(await timeOf(image({ docker: true, created }))).toBe(`config created ${created}`);
  });
});

describe("the time of an index", () => {
  it("is its own annotation, at the price of no config", async () => {
    const { fake, registry } = await open("distribution-3.1");
    seed(fake.store, "app", index([image({ created })], { annotations: { [key]: annotation } }), ["v1"]);
    const { tags } = await snapshotOf(registry, { within: "1d" });
    expect(tags[0]?.time?.source).toBe("annotation");
    expect(tally(fake.log)).not.toHaveProperty("GET config");
  });

  it("is that of its newest platform, because builds reuse the others, never of an attestation", async () => {
    const [one, two] = [image({ seed: "a", created }), image({ seed: "b", created: older })];
    const newest = [created, older].sort().at(-1);
    expect(await timeOf(index([attestation(one), one, two]))).toBe(`config created ${newest}`);
    expect(await timeOf(index([two, one]))).toBe(`config created ${newest}`);
  });

  it("is unknown when one of its platforms is not there, or has no time: it might be the newest", async () => {
    const { fake, registry } = await open("distribution-3.1");
    const [missing, there] = [image({ seed: "a", created }), image({ seed: "b", created: older })];
    seed(fake.store, "app", index([missing, there]), ["v1"]);
    fake.store.deleteManifest("app", missing.digest);
    const { tags } = await snapshotOf(registry, { within: "1d" });
    expect(tags).toEqual([expect.objectContaining({ name: "v1", time: undefined })]);
    expect(await timeOf(index([there, image({ seed: "timeless" })]))).toBeUndefined();
  });

  it("is found at any depth", async () => {
    expect(await timeOf(index([index([image({ created })])]))).toBe(`config created ${created}`);
  });

  it("is unknown when it lists only attestations", async () => {
    expect(await timeOf(index([attestation(image({ created }))]))).toBeUndefined();
  });
});

describe("what has no time", () => {
  it("is kept, whatever the rule, and says why: an artifact", async () => {
    const { fake, registry } = await open("distribution-3.1");
    seed(fake.store, "app", artifact({ seed: "chart" }), ["chart"]);
    seed(fake.store, "app", artifact({ seed: "dated", annotations: { [key]: daysAgo(30) } }), ["dated"]);
    seed(fake.store, "app", image({ created }), ["v1"]);
    const result = resultFor(await run(registry, policy({ within: "14d" })));
    expect(fake.store.sortedTags("app")).toEqual(["chart", "v1"]);
    expect(result.tags.find(({ tag }) => tag.name === "chart")?.reasons).toEqual([
      "keep-within: its time is unknown or cannot be true",
    ]);
  });

  it("is kept: an image whose config is gone", async () => {
    const { fake, registry } = await open("distribution-3.1");
    const [broken, fine] = [image({ seed: "broken", created: daysAgo(30) }), image({ seed: "fine", created })];
    seed(fake.store, "app", broken, ["broken"]);
    seed(fake.store, "app", fine, ["v1"]);
    fake.store.deleteBlob("app", broken.blobs[0]?.digest ?? "");
    const result = resultFor(await run(registry, policy({ within: "14d" })));
    expect([result.status, fake.store.sortedTags("app")]).toEqual(["unchanged", ["broken", "v1"]]);
  });

  it.each([
    ["{}", "{}"],
    ["no JSON", "not json"],
    ["a list", "[]"],
    ["odd all over", '{"created":5,"config":{"Labels":[]},"history":[null,5,{"created":{}}]}'],
    ["odd in its history", '{"config":null,"history":{}}'],
  ])("is kept: an image whose config is %s", async (_, text) => {
    const plain = image({ created });
    const bytes = Buffer.from(text);
    const { fake, registry } = await open("distribution-3.1");
    const digest = fake.store.putBlob("app", bytes);
    const document = JSON.parse(Buffer.from(plain.bytes).toString()) as { config: object };
    const manifest = { ...document, config: { ...document.config, digest, size: bytes.length } };
    fake.store.putManifest("app", plain.mediaType, Buffer.from(JSON.stringify(manifest)), ["v1"]);
    const { tags } = await snapshotOf(registry, { within: "1d" });
    expect(tags).toEqual([expect.objectContaining({ name: "v1", time: undefined })]);
  });
});

describe("a config that cannot be read", () => {
  it.each([
    ["is not what its digest says", answer(200, "{}"), /the body is not sha256:/],
    ["is missing for a reason of somebody else", answer(404, "404 page not found"), /a config could not be read/],
    ["is forbidden", answer(403), /a config could not be read/],
  ])("fails the reading when it %s", async (_, fault, message) => {
    const { fake, registry } = await open("distribution-3.1");
    seed(fake.store, "app", image({ created }), ["v1"]);
    fake.fault({ match: { path: /\/blobs\// }, do: fault });
    await expect(snapshotOf(registry, { within: "1d" })).rejects.toThrow(message);
  });
});
