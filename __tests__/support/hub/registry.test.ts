import { describe, expect, it } from "vitest";
import { image, index, signature } from "../images.ts";
import { pullable, pusher } from "../registry/client.ts";
import { dockerManifest, ociIndex, ociManifest } from "../registry/manifests.ts";
import { type HubAccount, pruner, prunersOrganization } from "./accounts.ts";
import type { FakeHub, HubOptions } from "./hub.ts";
import { asking, basic, openHub, registrySignedIn } from "./open-hub.ts";

const v2 = "https://registry-1.docker.io/v2";
const accept = [ociIndex, ociManifest, dockerManifest].join();
const reader: HubAccount = { ...pruner, permission: "read" };
const denied = { errors: [{ code: "DENIED", message: "requested access to the resource is denied" }] };
const allActions = "repository:wiredbrain/app:pull,push,delete";

async function open(options: HubOptions = {}) {
  const fake = await openHub(options);
  return { fake, ask: asking(fake) };
}

/** Sends DELETE for manifests of `wiredbrain/app` as `account`. */
async function removing({ account = pruner, ...options }: HubOptions & { account?: HubAccount } = {}) {
  const { fake, ask } = await open({ accounts: [account], ...options });
  const authorization = await registrySignedIn(ask, allActions, account);
  const remove = async (reference: string) => {
    const { status, body } = await ask(`DELETE ${v2}/wiredbrain/app/manifests/${reference}`, { authorization });
    return [status, body] as const;
  };
  return { fake, ask, authorization, remove };
}

function digests({ store }: FakeHub): readonly string[] {
  return [...(store.repositories.get("wiredbrain/app")?.manifests.keys() ?? [])];
}

describe("the challenge of the registry", () => {
  it.each([
    ["GET /", undefined],
    ["GET /_catalog", "registry:catalog:*"],
    ["GET /wiredbrain/app/tags/list", "repository:wiredbrain/app:pull"],
    ["HEAD /wiredbrain/app/manifests/v1", "repository:wiredbrain/app:pull"],
    ["PUT /wiredbrain/app/manifests/v1", "repository:wiredbrain/app:pull,push"],
    [`DELETE /wiredbrain/app/manifests/sha256:${"0".repeat(64)}`, "repository:wiredbrain/app:delete"],
  ])("asks for %s the scope %s", async (line, scope) => {
    const { ask } = await open();
    const [method, path] = line.split(" ");
    const { status, headers } = await ask(`${method} ${v2}${path}`);
    const expected = 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"';
    expect([status, headers["www-authenticate"]]).toEqual([401, expected + (scope ? `,scope="${scope}"` : "")]);
  });

  it("tells a token that is none from one that is not enough", async () => {
    const { fake, ask } = await open();
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    const error = async (authorization: string) => {
      const { headers } = await ask(`DELETE ${v2}/wiredbrain/app/manifests/${image().digest}`, { authorization });
      return /error="(\w+)"/.exec(String(headers["www-authenticate"]))?.[1];
    };
    expect(await error("Bearer nonsense")).toBe("invalid_token");
    expect(await error(await registrySignedIn(ask, "repository:wiredbrain/app:pull", pruner))).toBe(
      "insufficient_scope",
    );
    expect(await error(await registrySignedIn(ask, "repository:wiredbrain/db:delete", pruner))).toBe(
      "insufficient_scope",
    );
    expect(await error(basic(pruner.username, pruner.secret))).toBeUndefined();
  });
});

describe("the tokens of the registry", () => {
  const granted = async (account: HubAccount | undefined, scope: string, isPrivate = false) => {
    const { fake, ask } = await open({ accounts: account ? [account] : [] });
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    fake.store.setPrivate("wiredbrain/app", isPrivate);
    const authorization = await registrySignedIn(ask, scope, account);
    const claims = JSON.parse(Buffer.from(authorization.split(".")[1] ?? "", "base64url").toString());
    const access: readonly { readonly name: string; readonly actions: readonly string[] }[] = claims.access;
    return access.map(({ name, actions }) => `${name} ${actions}`);
  };
  const organization = { ...prunersOrganization, organization: "wiredbrain" };

  it.each<[string, HubAccount | undefined, readonly string[], readonly string[]]>([
    ["a stranger", undefined, ["wiredbrain/app pull"], []],
    ["another user", { ...pruner, username: "jane" }, ["wiredbrain/app pull"], []],
    ["public-read", { ...pruner, permission: "public-read" }, ["wiredbrain/app pull"], []],
    ["read", reader, ["wiredbrain/app pull"], ["wiredbrain/app pull"]],
    ["read-write", { ...pruner, permission: "read-write" }, ["wiredbrain/app pull,push"], ["wiredbrain/app pull,push"]],
    ["read-write-delete", pruner, ["wiredbrain/app pull,push,delete"], ["wiredbrain/app pull,push,delete"]],
    ["scope-tag-admin", { ...organization, scopes: ["scope-tag-admin"] }, ["wiredbrain/app pull"], []],
    [
      "scope-image-delete",
      { ...organization, scopes: ["scope-image-delete"] },
      ["wiredbrain/app pull,push,delete"],
      ["wiredbrain/app pull,push,delete"],
    ],
  ])("hold for %s no more than the rights", async (_, account, open, secret) => {
    expect(await granted(account, allActions)).toEqual(open);
    expect(await granted(account, allActions, true)).toEqual(secret);
  });

  it("are for several scopes, in one field or in many, and for nothing but repositories", async () => {
    const { fake, ask } = await open();
    const service = "service=registry.docker.io";
    const query = `${service}&scope=repository:wiredbrain/a:pull%20registry:catalog:*&scope=repository:wiredbrain/b:*`;
    const { status, body } = await ask(`GET https://auth.docker.io/token?${query}`, {
      authorization: basic(pruner.username, pruner.secret),
    });
    expect([status, body]).toMatchObject([
      200,
      { expires_in: 300, token: fake.tokens[0], access_token: fake.tokens[0] },
    ]);
    await ask(`GET ${v2}/_catalog`, { authorization: `Bearer ${fake.tokens[0]}` });
    expect(fake.log.map(({ role, scope, status }) => [role, scope, status])).toEqual([
      ["auth", "repository:wiredbrain/a:pull registry:catalog:* repository:wiredbrain/b:*", 200],
      ["registry", "repository:wiredbrain/a:pull repository:wiredbrain/b:pull,push,delete", 401],
    ]);
  });

  it("are not given for a wrong secret, or for another service", async () => {
    const { ask } = await open();
    const authorization = basic(pruner.username, "wrong");
    const url = "https://auth.docker.io/token?service=registry.docker.io";
    expect(await ask(`GET ${url}`, { authorization })).toMatchObject({
      status: 401,
      body: { details: "incorrect username or password" },
    });
    expect((await ask(`GET ${url}x`)).status).toBe(400);
    expect((await ask(`POST ${url}`)).status).toBe(404);
  });

  it("expire after five minutes", async () => {
    let now = Date.UTC(2026, 10, 21);
    const { ask } = await open({ now: () => now });
    const authorization = await registrySignedIn(ask, "", pruner);
    now += 299_000;
    expect(await ask(`GET ${v2}/`, { authorization })).toMatchObject({ status: 200, body: {} });
    now += 1_000;
    expect((await ask(`GET ${v2}/`, { authorization })).status).toBe(401);
  });
});

describe("reading from the registry", () => {
  it("gives manifests and tags, and counts what is pulled", async () => {
    const now = Date.UTC(2026, 10, 21);
    const { fake, ask } = await open({ now: () => now });
    const content = index([image()]);
    fake.store.push("wiredbrain/app", content, ["v2", "v1"]);
    const authorization = await registrySignedIn(ask, "repository:wiredbrain/app:pull");
    const get = (line: string, more = {}) =>
      ask(line.replace(" ", ` ${v2}/wiredbrain/app`), { authorization, ...more });
    const head = await get("HEAD /manifests/v1", { accept });
    expect([head.status, head.headers["docker-content-digest"]]).toEqual([200, content.digest]);
    expect(fake.store.tagFacts("wiredbrain/app", "v1")?.pulledAt).toBeUndefined();
    expect((await get("GET /manifests/v1", { accept })).body).toEqual(JSON.parse(content.bytes.toString()));
    expect(fake.store.tagFacts("wiredbrain/app", "v1")?.pulledAt).toBe("2026-11-21T00:00:00.000694000Z");
    expect(fake.store.tagFacts("wiredbrain/app", "v2")?.pulledAt).toBeUndefined();
    expect((await get("GET /tags/list")).body).toEqual({ name: "wiredbrain/app", tags: ["v1", "v2"] });
    expect(await get("GET /manifests/v3", { accept })).toMatchObject({
      status: 404,
      body: { errors: [{ code: "MANIFEST_UNKNOWN" }] },
    });
    const message = "OCI index found, but accept header does not support OCI indexes";
    expect((await get("GET /manifests/v1")).body).toEqual({ errors: [{ code: "MANIFEST_UNKNOWN", message }] });
  });

  it("does not tell a private repository from none", async () => {
    const { fake, ask } = await open();
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    fake.store.setPrivate("wiredbrain/app", true);
    for (const name of ["app", "none"]) {
      const authorization = await registrySignedIn(ask, `repository:wiredbrain/${name}:pull`);
      expect((await ask(`GET ${v2}/wiredbrain/${name}/manifests/v1`, { accept, authorization })).status).toBe(401);
    }
  });
});

describe("deleting from the registry", () => {
  it("takes what nothing needs, parents first", async () => {
    const { fake, remove } = await removing();
    const child = image();
    const content = index([child]);
    fake.store.push("wiredbrain/app", content, ["v1"]);
    expect(await remove(child.digest)).toEqual([403, denied]);
    expect(await remove(content.digest)).toEqual([403, denied]);
    fake.store.untag("wiredbrain/app", "v1");
    expect(await remove(child.digest)).toEqual([403, denied]);
    expect(await remove(content.digest)).toEqual([202, ""]);
    expect(await remove(child.digest)).toEqual([202, ""]);
    expect(await remove(child.digest)).toMatchObject([404, { errors: [{ code: "MANIFEST_UNKNOWN" }] }]);
    expect(digests(fake)).toEqual([]);
    expect(fake.log.at(-1)).toMatchObject({
      ...{ role: "registry", method: "DELETE", repository: "wiredbrain/app", reference: child.digest, status: 404 },
      scope: allActions,
    });
  });

  it("takes no tags", async () => {
    const { fake, remove } = await removing();
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    expect(await remove("v1")).toEqual([
      405,
      { errors: [{ code: "UNSUPPORTED", message: "Only digest-based deletion is allowed" }] },
    ]);
    expect(fake.store.sortedTags("wiredbrain/app")).toEqual(["v1"]);
  });

  it("may tell what is referenced from who may not", async () => {
    const { fake, remove } = await removing({ referenced: "told apart" });
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    expect(await remove(image().digest)).toMatchObject([403, { errors: [{ message: /referenced by a tag/ }] }]);
  });

  it.each<[string, HubAccount]>([
    ["read", reader],
    ["read-write", { ...pruner, permission: "read-write" }],
    ["scope-tag-admin", { ...prunersOrganization, organization: "wiredbrain", scopes: ["scope-tag-admin"] }],
  ])("takes more than %s, whatever it is about", async (_, account) => {
    const { fake, remove } = await removing({ account });
    fake.store.push("wiredbrain/app", image(), []);
    for (const digest of [image().digest, `sha256:${"0".repeat(64)}`])
      expect(await remove(digest)).toEqual([403, denied]);
    expect(digests(fake)).toEqual([image().digest]);
    const challenged = await removing({ account, lackingDelete: "challenged" });
    expect((await challenged.remove(image().digest))[0]).toBe(401);
  });

  it("leaves signatures behind, unless they hold what they sign", async () => {
    for (const [referrers, status] of [
      ["let go", 202],
      ["block", 403],
    ] as const) {
      const { fake, remove } = await removing({ referrers });
      const signed = signature(image(), "subject").content;
      fake.store.push("wiredbrain/app", image());
      fake.store.push("wiredbrain/app", signed);
      expect((await remove(image().digest))[0]).toBe(status);
      expect(digests(fake)).toContain(signed.digest);
    }
  });
});

describe("the registry for everybody", () => {
  it("takes pushes, which come to be listed, and shows what can be pulled", async () => {
    const { fake } = await open({ now: () => Date.UTC(2026, 10, 21) });
    const content = index([image()]);
    await pusher(fake.openUrl).push("wiredbrain/app", content, ["v1"]);
    expect(await pullable(fake.openUrl, "wiredbrain/app", "v1")).toEqual([]);
    expect(fake.store.newestFirst("wiredbrain/app")).toEqual(["v1"]);
    expect(fake.store.manifestFacts("wiredbrain/app", content.digest)?.pushedAt).toBe("2026-11-21T00:00:00.000694000Z");
    fake.store.deleteManifest("wiredbrain/app", image().digest);
    expect(await pullable(fake.openUrl, "wiredbrain/app", "v1")).toHaveLength(1);
    fake.store.deleteManifest("wiredbrain/app", content.digest);
    expect(fake.store.newestFirst("wiredbrain/app")).toEqual([]);
    expect(fake.log).toEqual([]);
  });

  it("moves no immutable tag", async () => {
    const { fake } = await open();
    const { push } = pusher(fake.openUrl);
    fake.store.setImmutable("wiredbrain/app", { enabled: true, rules: ["v.*"] });
    await push("wiredbrain/app", image(), ["v1", "latest"]);
    await push("wiredbrain/app", image(), ["v1"]);
    await expect(push("wiredbrain/app", image({ seed: "b" }), ["v1"])).rejects.toThrow("403");
    await push("wiredbrain/app", image({ seed: "b" }), ["latest"]);
    expect(fake.store.manifest("wiredbrain/app", "v1")?.digest).toBe(image().digest);
  });
});
