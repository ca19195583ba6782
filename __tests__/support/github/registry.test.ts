import { describe, expect, it } from "vitest";
import { artifact, image, index } from "../images.ts";
import { pullable, pusher } from "../registry/client.ts";
import { ociIndex, ociManifest } from "../registry/manifests.ts";
import { codeIn, openRegistry } from "./open-github.ts";

const v2 = "https://ghcr.io/v2";
const content = image();

describe("the registry", () => {
  it("serves manifests by digest and tag to who accepts their type, and counts what is got", async () => {
    const { fake, ask, signIn } = await openRegistry();
    fake.store.push("acme/app", index([content]), ["list"]);
    const authorization = await signIn("pull");
    const accept = `${ociIndex}, ${ociManifest}`;
    const got = await ask(`GET ${v2}/acme/app/manifests/v1`, { authorization, accept });
    expect(got).toMatchObject({ status: 200, headers: { "docker-content-digest": content.digest } });
    await ask(`HEAD ${v2}/acme/app/manifests/${content.digest}`, { authorization, accept });
    expect(fake.store.version("acme/app", content.digest)?.downloads).toBe(1);
    const narrow = await ask(`GET ${v2}/acme/app/manifests/list`, { authorization, accept: ociManifest });
    expect(codeIn(narrow)).toBe("404 MANIFEST_UNKNOWN OCI index found, but accept header does not support OCI indexes");
    expect(fake.store.version("acme/app", index([content]).digest)?.downloads).toBe(0);
    const nothing = await ask(`GET ${v2}/acme/app/manifests/nothing`, { authorization, accept });
    expect(codeIn(nothing)).toBe("404 MANIFEST_UNKNOWN manifest unknown");
  });

  it("moves a tag to a version of its own, and back", async () => {
    const { fake, ask, signIn } = await openRegistry();
    const marker = artifact({ seed: "marker" });
    for (const { bytes, digest } of marker.blobs) fake.store.putBlob("acme/app", bytes, digest);
    const authorization = await signIn("pull,push");
    const put = (bytes: Uint8Array) =>
      ask(`PUT ${v2}/acme/app/manifests/v2`, { authorization, contentType: ociManifest, body: bytes });
    const { headers } = await put(marker.bytes);
    expect(headers["docker-content-digest"]).toBe(marker.digest);
    expect(fake.store.version("acme/app", marker.digest)?.tags).toEqual(["v2"]);
    expect(fake.store.version("acme/app", content.digest)?.tags).toEqual(["v1"]);
    await put(content.bytes);
    expect(fake.store.version("acme/app", marker.digest)?.tags).toEqual([]);
    expect(fake.store.versions("acme/app")).toHaveLength(2);
  });

  it("deletes nothing, whoever asks", async () => {
    const { ask, signIn } = await openRegistry();
    for (const authorization of [undefined, await signIn("pull,push,delete")]) {
      const answered = await ask(`DELETE ${v2}/acme/app/manifests/${content.digest}`, { authorization });
      expect(codeIn(answered)).toBe("405 UNSUPPORTED The operation is unsupported.");
    }
  });

  it("sends to elsewhere for blobs, where no token may go", async () => {
    const { fake, ask, signIn } = await openRegistry();
    const authorization = await signIn("pull");
    const [config] = content.blobs;
    const { status, headers } = await ask(`GET ${v2}/acme/app/blobs/${config?.digest}`, { authorization });
    const { host } = new URL(String(headers.location));
    expect([status, host]).toEqual([307, "pkg-containers.githubusercontent.com"]);
    expect(await ask(`GET ${headers.location}`)).toMatchObject({ status: 200, body: config?.bytes.toString() });
    expect(fake.violations).toEqual([]);
    expect((await ask(`GET ${headers.location}`, { authorization })).status).toBe(400);
    expect((await ask(`GET ${String(headers.location).replace(/sig=.*/, "sig=x")}`)).status).toBe(403);
    expect(fake.violations).toEqual([expect.stringContaining("a token was sent to where the blobs are")]);
    expect(fake.log.at(-2)).toMatchObject({ role: "storage", repository: "acme/app", reference: config?.digest });
  });

  it("lists tags, a hundred or as many as are asked for", async () => {
    const { fake, ask, signIn } = await openRegistry();
    for (let number = 0; number < 118; number++) fake.store.push("acme/app", content, [`t${number}`]);
    const authorization = await signIn("pull");
    const tags = async (query: string) => {
      const { body, headers } = await ask(`GET ${v2}/acme/app/tags/list${query}`, { authorization });
      return [(body as { tags: string[] }).tags.length, headers.link !== undefined];
    };
    expect(await tags("")).toEqual([100, true]);
    expect(await tags("?n=10000")).toEqual([120, false]);
    expect(await tags("?n=7")).toEqual([7, true]);
  });

  it("knows no referrers, or sends to a web page that is tired of programs", async () => {
    const path = `GET ${v2}/acme/app/referrers/${content.digest}`;
    const absent = await openRegistry();
    expect((await absent.ask(path, { authorization: await absent.signIn("pull") })).status).toBe(404);
    const { fake, ask, signIn } = await openRegistry({ referrers: "redirected" });
    const { status, headers } = await ask(path, { authorization: await signIn("pull") });
    expect([status, new URL(String(headers.location)).host]).toEqual([303, "github.com"]);
    expect((await ask(`GET ${headers.location}`)).status).toBe(429);
    expect(fake.log.at(-1)?.role).toBe("web");
  });

  it("is open to everybody at another address, without traces", async () => {
    const { fake } = await openRegistry({ lag: { pushed: 9 } });
    await pusher(fake.openUrl).push("acme/new", index([content]), ["v1"]);
    expect(await pullable(fake.openUrl, "acme/new", "v1")).toEqual([]);
    expect(fake.store.versions("acme/new").map(({ tags, downloads }) => [...tags, downloads])).toEqual([
      ["v1", 0],
      [0],
    ]);
    expect(fake.log).toEqual([]);
  });
});
