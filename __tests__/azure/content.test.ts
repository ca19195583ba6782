import { describe, expect, it } from "vitest";
import { isKnown, leadsTo } from "../../src/azure/content.ts";

const oci = "application/vnd.oci.image.manifest.v1+json";
const imageConfig = "application/vnd.oci.image.config.v1+json";
const signature = "application/vnd.dev.cosign.artifact.sig.v1+json";
const entry = { digest: "sha256:a", tags: [] };

describe("what a listed manifest can lead to", () => {
  it.each([
    ["an OCI index", "application/vnd.oci.image.index.v1+json", undefined, true, "children"],
    ["a Docker list", "application/vnd.docker.distribution.manifest.list.v2+json", undefined, false, "children"],
    ["a type that nobody knows", "application/vnd.example+json", undefined, true, "children"],
    ["no type at all", undefined, undefined, true, "children"],
    ["a Docker image", "application/vnd.docker.distribution.manifest.v2+json", undefined, false, "nothing"],
    ["an old Docker image", "application/vnd.docker.distribution.manifest.v1+prettyjws", undefined, true, "nothing"],
    ["a tagged OCI image", oci, imageConfig, true, "nothing"],
    ["an untagged OCI image", oci, imageConfig, false, "subject"],
    ["a tagged artifact", oci, signature, true, "subject"],
    ["an artifact that hides its config", oci, undefined, true, "subject"],
    ["an artifact from before OCI 1.1", "application/vnd.oci.artifact.manifest.v1+json", undefined, true, "subject"],
  ] as const)("%s", (_, mediaType, configMediaType, isTagged, leads) => {
    expect(leadsTo({ ...entry, mediaType, configMediaType }, isTagged)).toBe(leads);
  });

  it("is not known of a type that this action does not know", () => {
    expect([oci, "application/vnd.example+json", ""].map(isKnown)).toEqual([true, false, false]);
  });
});
