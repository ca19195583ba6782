/** Manifests as registries send them, whole, odd and forged. */
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { digestOf, readManifest } from "../../src/oci/manifest.ts";
import { answer, startFaultServer } from "../support/fault-server.ts";
import { artifact, attestation, index } from "../support/images.ts";
import { adapter, aged } from "../support/oci-harness.ts";
import { ociIndex, ociManifest } from "../support/registry/manifests.ts";
import { sha256 } from "../support/registry/store.ts";

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const configType = "application/vnd.oci.image.config.v1+json";
const layerType = "application/vnd.oci.image.layer.v1.tar+gzip";
const config = { mediaType: configType, digest: digest("c"), size: 7 };
const one = { mediaType: layerType, digest: digest("1"), size: 100 };
const child = { mediaType: ociManifest, digest: digest("a"), size: 500 };

/** Reads `reference` from a server that answers with `document` under these headers. */
async function read(document: unknown, headers: Readonly<Record<string, string>> = {}, reference = "v1") {
  const body = typeof document === "string" ? document : JSON.stringify(document);
  const server = await startFaultServer({
    [`/v2/app/manifests/${reference}`]: answer(200, { "content-type": ociManifest, ...headers }, body),
  });
  return readManifest(adapter(server.url).endpoint, "app", reference);
}

const image = (more: object = {}) => ({ schemaVersion: 2, mediaType: ociManifest, config, layers: [one], ...more });
const list = (manifests: unknown, more: object = {}) => ({ schemaVersion: 2, mediaType: ociIndex, manifests, ...more });
const asIndex = { "content-type": ociIndex };

describe("an image", () => {
  it("has its config, its layers and its own size", async () => {
    const text = JSON.stringify(image());
    expect(await read(text)).toEqual({
      digest: sha256(text),
      mediaType: ociManifest,
      size: text.length,
      children: [],
      blobs: [
        { digest: config.digest, size: 7 },
        { digest: one.digest, size: 100 },
      ],
      listed: [],
      nested: [],
      platforms: [],
      config: config.digest,
    });
  });

  it("is no smaller for characters of several bytes", async () => {
    const text = JSON.stringify(image({ annotations: { note: "größer" } }));
    expect((await read(text))?.size).toBe(Buffer.byteLength(text));
  });

  it("does not store what it says is stored elsewhere", async () => {
    const foreign = { mediaType: layerType, digest: digest("f"), size: 9000, urls: ["http://127.0.0.1/f"] };
    const found = await read(image({ layers: [one, foreign, { ...one, digest: digest("2"), urls: [] }] }));
    expect(found?.blobs?.map((blob) => blob.digest)).toEqual([config.digest, one.digest, digest("2")]);
  });

  it("may be about another", async () => {
    expect(await read(image({ subject: child }))).toMatchObject({ subject: child.digest });
    expect(await read(image({ subject: null }))).not.toHaveProperty("subject");
  });

  it("says itself when it was made", async () => {
    const annotations = { "org.opencontainers.image.created": "2026-11-01T00:00:00Z" };
    expect(await read(image({ annotations }))).toMatchObject({ createdAnnotation: "2026-11-01T00:00:00Z" });
    expect(await read(image({ annotations: { "org.opencontainers.image.created": 5 } }))).not.toHaveProperty(
      "createdAnnotation",
    );
  });

  it("that is an artifact has no config to read times from", async () => {
    const chart = artifact();
    const found = await read(Buffer.from(chart.bytes).toString());
    expect(found).not.toHaveProperty("config");
    expect(found?.blobs).toHaveLength(2);
  });
});

describe("an index", () => {
  it("lists its children, and knows platforms from attestations", async () => {
    const [amd, arm] = [aged("amd", 1), aged("arm", 1)];
    const content = index([attestation(amd), amd, arm]);
    expect(await read(Buffer.from(content.bytes).toString(), asIndex)).toMatchObject({
      children: content.children.map((one) => one.digest),
      listed: content.children.map((one) => one.digest),
      platforms: [amd.digest, arm.digest],
      blobs: [],
    });
  });

  it("may list layers, which are stored and not read: a cache of BuildKit", async () => {
    const cache = list([one, { ...config, mediaType: "application/vnd.buildkit.cacheconfig.v0" }]);
    expect(await read(cache, asIndex)).toMatchObject({
      listed: [],
      platforms: [],
      blobs: [
        { digest: one.digest, size: 100 },
        { digest: config.digest, size: 7 },
      ],
    });
  });

  it("reads a child that does not say what it is", async () => {
    const { mediaType: _, ...bare } = child;
    expect(await read(list([bare]), asIndex)).toMatchObject({ children: [child.digest], listed: [child.digest] });
  });

  it("may be a Docker list with an index in it", async () => {
    const type = "application/vnd.docker.distribution.manifest.list.v2+json";
    const nested = { ...child, mediaType: ociIndex };
    expect(await read({ ...list([nested]), mediaType: type }, { "content-type": type })).toMatchObject({
      mediaType: type,
      listed: [child.digest],
    });
  });

  it("may have a subject", async () => {
    expect(await read(list([], { subject: child }), asIndex)).toMatchObject({ subject: child.digest });
  });
});

describe("the type of a manifest", () => {
  it.each([
    ["a charset", `${ociManifest}; charset=utf-8`],
    ["a type of its own, and the manifest says which", "application/json"],
  ])("is understood with %s", async (_, type) => {
    expect(await read(image(), { "content-type": type })).toMatchObject({ mediaType: ociManifest });
  });

  it("is the header's when the manifest says nothing", async () => {
    expect(await read({ config, layers: [] })).toMatchObject({ mediaType: ociManifest });
  });

  it.each([
    ["schema 1", "application/vnd.docker.distribution.manifest.v1+prettyjws", { schemaVersion: 1, fsLayers: [] }],
    ["something new", "application/vnd.example.v9+json", { mediaType: "application/vnd.example.v9+json" }],
  ])("keeps what is %s, because nobody knows what it needs", async (_, type, document) => {
    const digestHeader = { "docker-content-digest": digestOf(Buffer.from(JSON.stringify(document)), undefined) };
    const found = await read(document, { "content-type": type, ...digestHeader });
    expect(found).toMatchObject({ locked: "its manifest is of a type that this action does not know" });
    expect(found).not.toHaveProperty("blobs");
  });

  it.each([
    ["HTML", "text/html", {}],
    ["nothing at all", "application/json", {}],
    ["not what its header says", "application/vnd.example.v9+json", { mediaType: "application/vnd.example.v8+json" }],
  ])("is refused when it is %s", async (_, type, document) => {
    await expect(read(document, { "content-type": type })).rejects.toThrow(
      /`\S+` is not a type of manifest that this action knows/,
    );
  });

  it("cannot hide children: both readings of a document count", async () => {
    const both = { ...image(), ...list([child]) };
    expect(await read(both)).toMatchObject({ listed: [child.digest], config: config.digest });
    expect(await read(both, asIndex)).toMatchObject({ listed: [child.digest], config: config.digest });
  });
});

describe("the digest of a manifest", () => {
  const text = JSON.stringify(image());
  const sha512 = `sha512:${createHash("sha512").update(text).digest("hex")}`;

  it("is computed where the server does not say it", async () => {
    expect((await read(text))?.digest).toBe(sha256(text));
  });

  it.each([
    ["the header of a tag", {}, "v1"],
    ["the header of a digest", {}, sha256(text)],
  ])("must be what the server says: %s", async (_, headers, reference) => {
    await expect(read(text, { ...headers, "docker-content-digest": digest("0") }, reference)).rejects.toThrow(
      `the body is ${sha256(text)}, not ${digest("0")}`,
    );
  });

  it("must be what was asked for, whatever the header says", async () => {
    const other = digest("e");
    for (const headers of [{}, { "docker-content-digest": other }, { "docker-content-digest": sha256(text) }]) {
      await expect(read(text, headers as Record<string, string>, other)).rejects.toThrow(
        `the body is ${sha256(text)}, not ${other}`,
      );
    }
  });

  it("may be by SHA-512, of a tag and of itself", async () => {
    expect((await read(text, { "docker-content-digest": sha512 }))?.digest).toBe(sha512);
    expect((await read(text, {}, sha512))?.digest).toBe(sha512);
    await expect(read(`${text} `, { "docker-content-digest": sha512 })).rejects.toThrow(/the body is sha512:/);
  });

  it.each(["sha256:zz", "md5:d41d8cd98f00b204e9800998ecf8427e", "garbage"])(
    "is refused when the header says %s",
    async (told) => {
      await expect(read(text, { "docker-content-digest": told })).rejects.toThrow(/the body is/);
    },
  );
});

describe("a manifest is refused", () => {
  it.each<[string, unknown, RegExp]>([
    ["it is no JSON", "<!doctype html>", /the body is not a manifest/],
    ["it is cut short", '{"schemaVersion":2', /the body is not a manifest/],
    ["it is a list", [], /the body is not a manifest/],
    ["it is nothing", "", /the body is not a manifest/],
    ["a layer has no digest", image({ layers: [{ size: 5 }] }), /without a valid digest/],
    ["a layer has half a digest", image({ layers: [{ ...one, digest: "sha256:12" }] }), /without a valid digest/],
    ["a layer is a text", image({ layers: ["x"] }), /without a valid digest/],
    ["its config is null", image({ config: null }), /without a valid digest/],
    ["its subject is a text", image({ subject: "x" }), /without a valid digest/],
    ["a child leads out of the grammar", list([{ digest: "../../x" }]), /without a valid digest/],
  ])("when %s", async (_, document, message) => {
    await expect(read(document)).rejects.toMatchObject({
      refusal: "unexpected",
      message: expect.stringMatching(message),
    });
  });
});

describe("a manifest that is not there", () => {
  const status = async (code: number, body: string) => {
    const server = await startFaultServer({ "/v2/app/manifests/v1": answer(code, {}, body) });
    return readManifest(adapter(server.url).endpoint, "app", "v1");
  };

  it("is nothing when the registry says so clearly", async () => {
    expect(await status(404, '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}')).toBeUndefined();
  });

  it.each([
    [404, "404 page not found"],
    [404, '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"x, but accept header does not support OCI indexes"}]}'],
    [403, ""],
    [500, ""],
  ])("is a failure when the answer is %d %s", async (code, body) => {
    await expect(status(code, body)).rejects.toThrow(/v1 could not be read/);
  });
});

describe("a layer", () => {
  it.each([-1, 1.5, "7", null, 2 ** 60])("of a size that cannot be (%j) does not count", async (size) => {
    const [, blob] = (await read(image({ layers: [{ ...one, size }] })))?.blobs ?? [];
    expect(blob).toEqual({ digest: one.digest, size: 0 });
  });
});
