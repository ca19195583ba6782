import { describe, expect, it } from "vitest";
import { lockOf, manifestOf, tagOf } from "../../src/azure/entries.ts";

const digest = `sha256:${"a".repeat(64)}`;

describe("a tag of a list", () => {
  it("has the time of its last move, to the millisecond", () => {
    const entry = {
      name: "v1",
      digest,
      createdTime: "2020-01-01T00:00:00Z",
      lastUpdateTime: "2023-03-02T23:15:59.8012764Z",
    };
    expect(tagOf(entry)).toEqual({
      name: "v1",
      digest,
      time: { at: Date.UTC(2023, 2, 2, 23, 15, 59, 801), source: "pushed" },
      locked: undefined,
    });
  });

  it.each([undefined, null, "", "yesterday", "2023-03-02", "2023-13-02T00:00:00Z", 1])(
    "has no time when it says %j",
    (time) => {
      expect(tagOf({ name: "v1", digest, lastUpdateTime: time })?.time).toBeUndefined();
    },
  );

  it.each([null, "v1", { digest }, { name: "v1" }, { name: "../x", digest }, { name: "v1", digest: "sha256:a" }])(
    "is none when it is %j",
    (entry) => expect(tagOf(entry)).toBeUndefined(),
  );
});

describe("a manifest of a list", () => {
  it("may leave out almost everything", () => {
    expect(manifestOf({ digest })).toEqual({ digest, tags: [] });
  });

  it("has its types, tags and lock", () => {
    const entry = {
      digest,
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      configMediaType: "application/vnd.oci.image.config.v1+json",
      tags: ["v1", 2, "../x"],
      changeableAttributes: { deleteEnabled: false },
    };
    expect(manifestOf(entry)).toMatchObject({
      mediaType: entry.mediaType,
      configMediaType: entry.configMediaType,
      tags: ["v1"],
      locked: "locked in the registry",
    });
  });
});

describe("a lock", () => {
  it.each([
    [{ deleteEnabled: false }, "locked in the registry"],
    [{ writeEnabled: false, listEnabled: false }, "locked in the registry"],
    [{ listEnabled: false }, "hidden in the registry"],
    [{ readEnabled: false }, undefined],
    [{ deleteEnabled: true, writeEnabled: true, listEnabled: true }, undefined],
    [undefined, undefined],
  ])("of %j is %j", (attributes, lock) => expect(lockOf(attributes)).toBe(lock));
});
