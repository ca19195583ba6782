import { describe, expect, it } from "vitest";
import { tagOf } from "../../src/dockerhub/entries.ts";

const [a, b, c] = ["a", "b", "c"].map((digit) => `sha256:${digit.repeat(64)}`);
const ociIndex = "application/vnd.oci.image.index.v1+json";
const ociManifest = "application/vnd.oci.image.manifest.v1+json";
const config = "application/vnd.docker.container.image.v1+json";
const platform = (digest: unknown) => ({ architecture: "amd64", os: "linux", digest, size: 1 });

describe("a tag as it is listed", () => {
  it("of a single manifest", () => {
    const entry = {
      ...{ name: "v1", media_type: ociManifest, digest: a, images: [platform(a)], last_updated: null },
      tag_last_pushed: "2024-05-14T11:00:47.871694Z",
    };
    expect(tagOf(entry)).toEqual({
      ...{ name: "v1", digest: a, mediaType: ociManifest, children: [] },
      time: { at: Date.UTC(2024, 4, 14, 11, 0, 47, 871), source: "pushed" },
    });
  });

  it("of an index, with its platforms and attestations", () => {
    const images = [platform(b), { ...platform(c), architecture: "unknown", os: "unknown" }, platform(b)];
    expect(tagOf({ name: "v1", media_type: ociIndex, digest: a, images })).toMatchObject({
      digest: a,
      children: [b, c],
      time: undefined,
    });
  });

  it.each([
    ["of a single manifest, is that of its only image", { media_type: ociManifest, images: [platform(a)] }, a],
    ["of a single manifest, told by its config, is that too", { media_type: config, images: [platform(a)] }, a],
    ["of an index, is not that of its only platform", { media_type: ociIndex, images: [platform(a)] }, undefined],
    ["of nobody knows what, is not known", { images: [platform(a)] }, undefined],
    ["without any image, is not known", { media_type: ociManifest, images: null }, undefined],
    ["that is none, is not known", { media_type: ociManifest, digest: "sha256:../x", images: [] }, undefined],
  ])("without a digest: the one %s", (_, more, digest) => {
    expect(tagOf({ name: "v1", ...more })?.digest).toBe(digest);
  });

  it.each([
    [{ tag_last_pushed: null, last_updated: "2024-05-14T11:00:47Z" }, Date.UTC(2024, 4, 14, 11, 0, 47)],
    [{ tag_last_pushed: "2024-05-15T00:00:00Z", last_updated: "2024-05-14T11:00:47Z" }, Date.UTC(2024, 4, 15)],
    [{ tag_last_pushed: "yesterday", last_updated: 7 }, undefined],
    [{ tag_last_pushed: "2024-05-14T11:00:47" }, undefined],
  ])("with the time of its push: %j", (times, at) => {
    expect(tagOf({ name: "v1", digest: a, ...times })?.time?.at).toBe(at);
  });

  it("whose type is told only where it is that of a manifest", () => {
    expect(tagOf({ name: "v1", digest: a, media_type: config })?.mediaType).toBeUndefined();
  });

  it.each(["../v1", "", "a b", "x".repeat(129)])("and not one of the name %j", (name) => {
    expect(tagOf({ name, digest: a })).toBeUndefined();
  });
});
