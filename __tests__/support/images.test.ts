import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findDockerRegistry, startDockerRegistry } from "./docker-registry.ts";
import { artifact, attestation, type Content, image, index, layer, seed, signature } from "./images.ts";
import { pullable, pusher } from "./registry/client.ts";
import { withHeaders, wrongDigest } from "./registry/fault.ts";
import { type FakeRegistry, startRegistry } from "./registry/server.ts";

const shared = layer(1000, "base");
const arm = { architecture: "arm64", os: "linux" };
const one = image({ seed: "one", layers: [shared, 500], created: "2026-01-01T00:00:00Z" });
const two = image({ seed: "two", layers: [shared, 300], platform: arm, annotations: { a: "b" } });
const everything: readonly Content[] = [
  one,
  index([index([one, two], { annotations: { nested: "yes" } }), attestation(one)]),
  index([image({ seed: "docker", docker: true })], { docker: true }),
  artifact(),
  ...(["cosign-tag", "subject", "fallback"] as const).map((style) => signature(one, style).content),
];

let registry: FakeRegistry;
beforeEach(async () => {
  registry = await startRegistry({ dialect: "distribution-2.8" });
});
afterEach(() => registry.close());

const json = (content: { readonly bytes: Uint8Array } | undefined): unknown =>
  JSON.parse(Buffer.from(content?.bytes ?? []).toString());

describe("an image", () => {
  it("has the same digest for the same options and another one for another seed", () => {
    expect(image({ seed: "x" })).toEqual(image({ seed: "x" }));
    expect(image({ seed: "x", layers: [shared] }).digest).not.toBe(image({ seed: "y", layers: [shared] }).digest);
  });

  it("carries dates and labels where they were asked for", () => {
    const made = image({ created: "2026-01-02T03:04:05Z", labels: { l: "1" }, history: ["2025-01-01T00:00:00Z"] });
    expect(json(made.blobs[0])).toMatchObject({
      created: "2026-01-02T03:04:05Z",
      config: { Labels: { l: "1" } },
      history: [{ created: "2025-01-01T00:00:00Z" }],
    });
    expect(json(image().blobs[0])).not.toHaveProperty("created");
    expect(json(two)).toMatchObject({ annotations: { a: "b" } });
  });

  it("is signed by a tag of cosign, a referrer, or a referrer in a fallback index", () => {
    const hex = one.digest.slice("sha256:".length);
    expect(signature(one, "cosign-tag").tags).toEqual([`sha256-${hex}.sig`]);
    expect(signature(one, "subject").tags).toEqual([]);
    expect(json(signature(one, "subject").content)).toMatchObject({ subject: { digest: one.digest } });
    expect(signature(one, "fallback").tags).toEqual([`sha256-${hex}`]);
    expect(signature(one, "fallback").content.children[0]?.digest).toBe(signature(one, "subject").content.digest);
  });

  it("is described by its index with platform and annotations", () => {
    expect(json(index([two, attestation(one)]))).toMatchObject({
      manifests: [
        { digest: two.digest, platform: arm },
        {
          platform: { architecture: "unknown", os: "unknown" },
          annotations: { "vnd.docker.reference.digest": one.digest },
        },
      ],
    });
  });
});

describe("content", () => {
  it("arrives alike by push and by seed, and can be pulled whole", async () => {
    const { push } = pusher(registry.url);
    for (const [at, content] of everything.entries()) {
      expect(await push("pushed", content, [`t${at}`])).toBe(seed(registry.store, "seeded", content, [`t${at}`]));
      expect(await pullable(registry.url, "pushed", `t${at}`)).toEqual([]);
    }
    const [pushed, seeded] = ["pushed", "seeded"].map((name) => registry.store.repositories.get(name));
    expect(new Set(pushed?.manifests.keys())).toEqual(new Set(seeded?.manifests.keys()));
    expect(pushed?.blobs).toEqual(seeded?.blobs);
  });

  it("that is shared travels once, also when many are pushed at the same time", async () => {
    const { push } = pusher(registry.url);
    const images = Array.from({ length: 20 }, (_, at) => image({ seed: `${at}`, layers: [shared] }));
    await Promise.all(images.map((content, at) => push("app", content, [`t${at}`])));
    const uploads = registry.log.filter(({ method, path }) => method === "POST" && path.endsWith("/uploads/"));
    expect(uploads).toHaveLength(20 + 1);
  });

  it("that cannot be pushed is an error with the registry's answer", async () => {
    await registry.close();
    registry = await startRegistry({ dialect: "distribution-2.8", readOnly: true });
    await expect(pusher(registry.url).push("app", one, ["a"])).rejects.toThrow("405 Method not allowed");
  });
});

describe("pullable", () => {
  const multi = index([one, two]);
  const problems = (reference = "multi"): Promise<readonly string[]> => pullable(registry.url, "app", reference);
  beforeEach(() => seed(registry.store, "app", multi, ["multi"]));

  it("finds nothing wrong with what is whole, by tag and by digest", async () => {
    expect([await problems(), await problems(multi.digest)]).toEqual([[], []]);
  });

  it("finds a missing tag, child, config and layer", async () => {
    expect(await problems("nosuch")).toEqual(["manifests nosuch: status 404"]);
    registry.store.deleteManifest("app", two.digest);
    for (const { digest } of one.blobs) registry.store.deleteBlob("app", digest);
    expect(await problems()).toEqual([
      ...one.blobs.map(({ digest }) => `blobs ${digest}: status 404`),
      `manifests ${two.digest}: status 404`,
    ]);
  });

  it("finds bytes that are not what the digest promises", async () => {
    const [config] = one.blobs;
    registry.store.putBlob("app", Buffer.from("damaged"), config?.digest);
    expect(await problems()).toEqual([
      expect.stringContaining(`blobs ${config?.digest}: ${config?.digest} was promised`),
      expect.stringContaining(`blobs ${config?.digest}: ${config?.digest} was promised`),
      expect.stringContaining("7 came"),
    ]);
  });

  it("finds a digest header that is wrong, but does without one", async () => {
    const remove = registry.fault({ match: { path: /multi$/ }, do: wrongDigest });
    expect(await problems()).toEqual([expect.stringContaining("sha256:0000")]);
    remove();
    registry.fault({ match: {}, do: withHeaders({ "Docker-Content-Digest": undefined }) });
    expect(await problems()).toEqual([]);
  });
});

describe.skipIf(findDockerRegistry() === undefined)("the real registry", () => {
  it("takes all content, and its garbage collection frees what the API deleted", async () => {
    const directory = await mkdtemp(join(tmpdir(), "images-"));
    const real = await startDockerRegistry({ storage: { directory } });
    try {
      const { push } = pusher(real.url);
      for (const [at, content] of everything.entries()) {
        await push("app", content, [`t${at}`]);
        expect(await pullable(real.url, "app", `t${at}`)).toEqual([]);
      }
      const lone = image({ seed: "lone", layers: [shared, 12_345] });
      await push("other", lone, ["lone"]);
      expect(await real.garbageCollect()).toBe(0);
      const deleted = await fetch(`${real.url}/v2/other/manifests/${lone.digest}`, { method: "DELETE" });
      expect(deleted.status).toBe(202);
      const config = lone.blobs[0]?.bytes.length ?? 0;
      expect(await real.garbageCollect()).toBe(12_345 + config + lone.bytes.length);
    } finally {
      await real.close();
      await rm(directory, { recursive: true });
    }
    await expect(fetch(real.url)).rejects.toThrow();
  });

  it("says why it does not start", async () => {
    const wrong = { REGISTRY_STORAGE: "nosuch" };
    await expect(startDockerRegistry({ storage: "memory", env: wrong })).rejects.toThrow(
      /docker-registry ended.*nosuch/s,
    );
  });
});
