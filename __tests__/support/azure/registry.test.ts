/** What the SDK hides or never does: the answers themselves. */
import { describe, expect, it } from "vitest";
import { artifact, type Content, image, index } from "../images.ts";
import { pullable, pusher } from "../registry/client.ts";
import { dockerManifest, ociIndex, ociManifest } from "../registry/manifests.ts";
import { sha256 } from "../registry/store.ts";
import type { FakeAzure } from "./azure.ts";
import { openAzure } from "./sdk.ts";

const at = "2020-03-26T10:09:31.3938861Z";

async function ask(fake: FakeAzure, request: string, init: RequestInit = {}): Promise<Response> {
  const [method = "", path = ""] = request.split(" ");
  return fetch(fake.openUrl + path, { method, ...init });
}

async function answerOf(fake: FakeAzure, request: string, init?: RequestInit): Promise<readonly [number, unknown]> {
  const response = await ask(fake, request, init);
  const text = await response.text();
  return [response.status, text === "" ? undefined : JSON.parse(text)];
}

function error(code: string, message: string, detail?: unknown) {
  return { errors: [{ code, message, ...(detail === undefined ? {} : { detail }) }] };
}

const disallowed = { errors: [{ code: "REGISTRY_DISALLOWED_OPERATION" }] };

describe("lists", () => {
  it("lead from page to page by a relative link, by name", async () => {
    const fake = await openAzure();
    fake.store.push("library/hello-world", image(), ["latest", "v1"]);
    const page = await ask(fake, "GET /acr/v1/library/hello-world/_tags?n=1&api-version=2021-07-01");
    expect(page.headers.get("link")).toBe('</acr/v1/library%2Fhello-world/_tags?last=latest&n=1&orderby=>; rel="next"');
    const next = await ask(fake, "GET /acr/v1/library%2Fhello-world/_tags?last=latest&n=1&orderby=");
    expect(await next.json()).toMatchObject({ imageName: "library/hello-world", tags: [{ name: "v1" }] });
    expect(next.headers.get("link")).toBeNull();
  });

  it("lead on by time with a cursor, and go round for ever without one", async () => {
    const fake = await openAzure();
    fake.store.push("app", image(), ["12.04"], at);
    fake.store.push("app", image({ seed: "old" }), ["10.04"], "2012-01-01T00:00:00Z");
    const first = await ask(fake, "GET /acr/v1/app/_tags?n=1&orderby=timedesc");
    const link = '</acr/v1/app/_tags?last=8586163895140836946%2612.04&n=1&orderby=timedesc>; rel="next"';
    expect(first.headers.get("link")).toBe(link);
    const follow = "GET /acr/v1/app/_tags?n=1&orderby=timedesc&last=";
    expect(await answerOf(fake, `${follow}8586163895140836946%2612.04`)).toMatchObject([
      200,
      { tags: [{ name: "10.04" }] },
    ]);
    expect(await answerOf(fake, `${follow}12.04`)).toMatchObject([200, { tags: [{ name: "12.04" }] }]);
  });

  it("are not shifted by the deletion of what was listed already", async () => {
    const fake = await openAzure();
    for (const hour of [1, 2, 3]) fake.store.push("app", image({ seed: `${hour}` }), [`v${hour}`], hour * 3_600_000);
    const first = await ask(fake, "GET /acr/v1/app/_tags?n=2&orderby=timedesc");
    for (const tag of ["v3", "v2"]) await ask(fake, `DELETE /acr/v1/app/_tags/${tag}`);
    const next = /<(.*)>/.exec(first.headers.get("link") ?? "")?.[1];
    expect(await answerOf(fake, `GET ${next}`)).toMatchObject([200, { tags: [{ name: "v1" }] }]);
  });

  it("have a hundred entries on a page, and never more than a thousand", async () => {
    const fake = await openAzure();
    fake.store.push(
      "app",
      image(),
      Array.from({ length: 1001 }, (_, number) => `v${number}`),
    );
    for (const [query, length] of [
      ["", 100],
      ["?n=5000", 1000],
      ["?n=101", 101],
    ] as const) {
      const [, { tags }] = (await answerOf(fake, `GET /acr/v1/app/_tags${query}`)) as [number, { tags: unknown[] }];
      expect(tags).toHaveLength(length);
    }
  });

  it("say all of a tag and of a manifest, and leave out what there is not", async () => {
    const fake = await openAzure();
    const child = image({ docker: true });
    const content = index([child]);
    const other = artifact();
    fake.store.push("app", content, ["v1"], at);
    fake.store.push("app", other, [], at);
    const changeableAttributes = { deleteEnabled: true, writeEnabled: true, readEnabled: true, listEnabled: true };
    const times = { createdTime: at, lastUpdateTime: at };
    const tag = { name: "v1", digest: content.digest, ...times, signed: false, changeableAttributes };
    const frame = { registry: new URL(fake.openUrl).host, imageName: "app" };
    expect(await answerOf(fake, "GET /acr/v1/app/_tags")).toEqual([200, { ...frame, tags: [tag] }]);
    expect(await answerOf(fake, "GET /acr/v1/app/_tags/v1")).toEqual([200, { ...frame, tag }]);

    const sizeOf = ({ bytes, blobs }: Content) => blobs.reduce((sum, blob) => sum + blob.bytes.length, bytes.length);
    const manifests = [
      { digest: content.digest, imageSize: sizeOf(content) + sizeOf(child), mediaType: ociIndex, tags: ["v1"] },
      {
        digest: child.digest,
        imageSize: sizeOf(child),
        mediaType: dockerManifest,
        configMediaType: "application/vnd.docker.container.image.v1+json",
        architecture: "amd64",
        os: "linux",
      },
      {
        digest: other.digest,
        imageSize: sizeOf(other),
        mediaType: ociManifest,
        configMediaType: "application/vnd.oci.empty.v1+json",
      },
    ].map((one) => ({ ...one, ...times, changeableAttributes }));
    const [status, list] = await answerOf(fake, "GET /acr/v1/app/_manifests");
    expect([status, list]).toEqual([
      200,
      { ...frame, manifests: manifests.toSorted((one, next) => (one.digest < next.digest ? -1 : 1)) },
    ]);
    expect(await answerOf(fake, `GET /acr/v1/app/_manifests/${encodeURIComponent(content.digest)}`)).toEqual([
      200,
      {
        ...frame,
        manifest: { ...manifests[0], references: [{ digest: child.digest, architecture: "amd64", os: "linux" }] },
      },
    ]);
  });

  it("have no tags at all where there are none, and can be of one digest", async () => {
    const fake = await openAzure();
    fake.store.push("untagged", image());
    expect(Object.keys((await answerOf(fake, "GET /acr/v1/untagged/_tags"))[1] as object)).toEqual([
      "registry",
      "imageName",
    ]);
    const content = image();
    fake.store.push("app", content, ["a", "c"]);
    fake.store.push("app", image({ seed: "other" }), ["b"]);
    const one = `GET /acr/v1/app/_tags?digest=${encodeURIComponent(content.digest)}`;
    expect(await answerOf(fake, one)).toMatchObject([200, { tags: [{ name: "a" }, { name: "c" }] }]);
  });

  it.each([
    [true, ["hidden", "v1"]],
    [false, ["v1"]],
  ])("hide what may not be listed, a tag of a manifest perhaps too", async (manifestsNameHiddenTags, tags) => {
    const fake = await openAzure({ manifestsNameHiddenTags });
    fake.store.push("app", image(), ["v1", "hidden"]);
    fake.store.change("app", "hidden", { listEnabled: false });
    expect(await answerOf(fake, "GET /acr/v1/app/_tags")).toMatchObject([200, { tags: [{ name: "v1" }] }]);
    expect(await answerOf(fake, "GET /acr/v1/app/_manifests")).toMatchObject([200, { manifests: [{ tags }] }]);
    fake.store.change("app", undefined, { listEnabled: false });
    expect(await answerOf(fake, "GET /acr/v1/_catalog")).toEqual([200, { repositories: [] }]);
  });
});

describe("what is not there", () => {
  it.each([
    ["GET /acr/v1/none/_tags", error("NAME_UNKNOWN", "repository name not known to registry", { name: "none" })],
    ["DELETE /acr/v1/none", error("NAME_UNKNOWN", "repository name not known to registry", { name: "none" })],
    ["GET /acr/v1/app/_tags/none", error("TAG_UNKNOWN", "the specified tag does not exist")],
    ["DELETE /acr/v1/app/_tags/none", error("TAG_UNKNOWN", "the specified tag does not exist")],
    [`GET /acr/v1/app/_manifests/${sha256("")}`, error("MANIFEST_UNKNOWN", "manifest unknown")],
    [
      `GET /v2/app/manifests/${sha256("")}`,
      error("MANIFEST_UNKNOWN", `manifest ${sha256("")} is not found`, { Name: "app", Revision: sha256("") }),
    ],
  ])("is answered by 404: %s", async (request, body) => {
    const fake = await openAzure();
    fake.store.push("app", image(), ["v1"]);
    expect(await answerOf(fake, request)).toEqual([404, body]);
  });

  it.each([
    [image(), "OCI manifest found, but accept header does not support OCI manifests"],
    [index([image()]), "OCI index found, but accept header does not support OCI indexes"],
    [
      { ...artifact(), mediaType: "application/vnd.oci.artifact.manifest.v1+json" },
      "OCI artifact found, but accept header does not support OCI artifacts",
    ],
  ])("is also what the client does not accept (%#)", async (content, message) => {
    const fake = await openAzure();
    fake.store.push("app", content, ["v1"]);
    const accept = `${dockerManifest}, */*`;
    expect(await answerOf(fake, "GET /v2/app/manifests/v1", { headers: { accept } })).toEqual([
      404,
      error("MANIFEST_UNKNOWN", message),
    ]);
    const found = await ask(fake, "HEAD /v2/app/manifests/v1", { headers: { accept: content.mediaType } });
    expect([found.status, found.headers.get("docker-content-digest")]).toEqual([200, content.digest]);
  });
});

describe("deletes", () => {
  it("take the child of an index that lives on, which breaks the index", async () => {
    const fake = await openAzure();
    const child = image();
    fake.store.push("app", index([child, image({ seed: "other" })]), ["v1"]);
    expect((await ask(fake, `DELETE /v2/app/manifests/${child.digest}`)).status).toBe(202);
    expect(await pullable(fake.openUrl, "app", "v1")).toEqual([`manifests ${child.digest}: status 404`]);
  });

  it("leave the children of an index behind, untagged, and with the last manifest no repository", async () => {
    const fake = await openAzure();
    const child = image();
    const parent = index([child]);
    fake.store.push("app", parent, ["v1"]);
    await ask(fake, `DELETE /v2/app/manifests/${parent.digest}`);
    expect(await answerOf(fake, "GET /acr/v1/app/_manifests")).toMatchObject([
      200,
      { manifests: [{ digest: child.digest }] },
    ]);
    await ask(fake, `DELETE /v2/app/manifests/${child.digest}`);
    expect((await ask(fake, "GET /acr/v1/app/_tags")).status).toBe(404);
    expect(await answerOf(fake, "GET /acr/v1/_catalog")).toEqual([200, { repositories: [] }]);
  });

  it("are refused where the tag, the manifest or the repository is locked, and each lock is for itself", async () => {
    const fake = await openAzure();
    const content = image();
    fake.store.push("app", content, ["locked", "free"]);
    const manifest = `DELETE /v2/app/manifests/${content.digest}`;
    fake.store.change("app", "locked", { writeEnabled: false });
    fake.store.change("app", content.digest, { deleteEnabled: false });
    expect(await answerOf(fake, "DELETE /acr/v1/app/_tags/locked")).toMatchObject([405, disallowed]);
    expect(await answerOf(fake, manifest)).toMatchObject([405, disallowed]);
    expect((await ask(fake, "DELETE /acr/v1/app/_tags/free")).status).toBe(202);
    fake.store.change("app", content.digest, { deleteEnabled: true });
    fake.store.change("app", undefined, { deleteEnabled: false });
    expect(await answerOf(fake, manifest)).toMatchObject([405, disallowed]);
    fake.store.change("app", undefined, { deleteEnabled: true });
    expect((await ask(fake, manifest)).status).toBe(202);
    expect(fake.store.isThere("app")).toBe(false);
  });

  it("are unlocked and locked by who sends only the switches that there are", async () => {
    const fake = await openAzure();
    fake.store.push("app", image(), ["v1"], at);
    const change = (body: string) => answerOf(fake, "PATCH /acr/v1/app/_tags/v1", { method: "PATCH", body });
    expect(await change('{"writeEnabled":false}')).toMatchObject([
      200,
      { tag: { lastUpdateTime: at, changeableAttributes: { writeEnabled: false, deleteEnabled: true } } },
    ]);
    expect((await change('{"deletEnabled":true}'))[0]).toBe(400);
  });
});

describe("pushes", () => {
  it("move a tag and its time, but not what is there already", async () => {
    let now = Date.UTC(2026, 0, 1);
    const fake = await openAzure({ now: () => now });
    const push = pusher(fake.openUrl);
    const [first, second] = [image({ seed: "1" }), image({ seed: "2" })];
    await push.push("app", first, ["v1"]);
    now += 1000;
    await push.push("app", first, ["v1"]);
    const [before, after] = ["2026-01-01T00:00:00.0002764Z", "2026-01-01T00:00:01.0002764Z"];
    const tag = (lastUpdateTime: string) => [200, { tag: { createdTime: before, lastUpdateTime } }];
    expect(await answerOf(fake, "GET /acr/v1/app/_tags/v1")).toMatchObject(tag(before));
    await push.push("app", second, ["v1"]);
    expect(await answerOf(fake, "GET /acr/v1/app/_tags/v1")).toMatchObject(tag(after));
    expect(await answerOf(fake, `GET /acr/v1/app/_manifests/${first.digest}`)).toMatchObject([
      200,
      { manifest: { lastUpdateTime: before } },
    ]);
  });

  it("are refused where a lock says so", async () => {
    const fake = await openAzure();
    fake.store.push("app", image(), ["v1"]);
    fake.store.change("app", "v1", { writeEnabled: false });
    await expect(pusher(fake.openUrl).push("app", image({ seed: "2" }), ["v1"])).rejects.toThrow("405");
  });
});
