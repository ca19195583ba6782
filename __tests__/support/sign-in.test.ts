import { afterEach, describe, expect, it } from "vitest";
import { image, seed } from "./images.ts";
import type { TokenOptions } from "./registry/auth.ts";
import { pullable, pusher } from "./registry/client.ts";
import { type FakeRegistry, startRegistry } from "./registry/server.ts";
import { sha256 } from "./registry/store.ts";

const account = { username: "robot", password: "correct-horse" };
const basic = `Basic ${btoa("robot:correct-horse")}`;
const running: FakeRegistry[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((registry) => registry.close()));
});

async function start(options: Partial<TokenOptions> = {}, now?: () => number): Promise<FakeRegistry> {
  const auth: TokenOptions = { kind: "token", ...account, ...options };
  const registry = await startRegistry({ dialect: "distribution-2.8", auth, ...(now && { now }) });
  running.push(registry);
  seed(registry.store, "g/app", image(), ["a"]);
  return registry;
}

async function ask(registry: FakeRegistry, request: string, authorization?: string): Promise<Response> {
  const [method = "", path = ""] = request.split(" ");
  return fetch(registry.url + path, { method, headers: authorization === undefined ? {} : { authorization } });
}

async function tokenFor(registry: FakeRegistry, ...scopes: readonly string[]): Promise<Record<string, unknown>> {
  const query = new URLSearchParams(scopes.map((scope) => ["scope", scope] as [string, string]));
  const response = await fetch(`http://${registry.host}/token?${query}`, { headers: { authorization: basic } });
  return (await response.json()) as Record<string, unknown>;
}

const list = "GET /v2/g/app/tags/list";

describe("a registry with token sign-in", () => {
  it.each([
    ["GET /v2/", undefined],
    [list, "repository:g/app:pull"],
    ["DELETE /v2/g/app/manifests/a", "repository:g/app:delete"],
    ["PUT /v2/g/app/manifests/a", "repository:g/app:pull,push"],
    ["GET /v2/_catalog", "registry:catalog:*"],
    [
      `POST /v2/g/app/blobs/uploads/?mount=${sha256("")}&from=other/repo`,
      "repository:g/app:pull,push repository:other/repo:pull",
    ],
  ])("challenges %s for the scope %s", async (request, scope) => {
    const registry = await start();
    const response = await ask(registry, request, basic);
    const expected = `Bearer realm="http://${registry.host}/token",service="${registry.host}"`;
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(
      scope === undefined ? expected : `${expected},scope="${scope}"`,
    );
    expect(await response.json()).toMatchObject({
      errors: [{ code: "UNAUTHORIZED", message: "authentication required" }],
    });
  });

  it("lets in who has a token for the scope, and says what is wrong with any other", async () => {
    const registry = await start();
    const { token } = await tokenFor(registry, "repository:g/app:pull", "repository:x:pull registry:catalog:*");
    expect((await ask(registry, list, `Bearer ${token}`)).status).toBe(200);
    expect((await ask(registry, "GET /v2/_catalog", `Bearer ${token}`)).status).toBe(200);
    const lacking = await ask(registry, `DELETE /v2/g/app/manifests/${sha256("")}`, `Bearer ${token}`);
    const forged = await ask(registry, list, "Bearer forged");
    expect(lacking.headers.get("www-authenticate")).toContain(
      ',scope="repository:g/app:delete",error="insufficient_scope"',
    );
    expect(forged.headers.get("www-authenticate")).toContain(',error="invalid_token"');
    expect(registry.tokenRequests).toBe(1);
  });

  it("gives no token for a wrong password", async () => {
    const registry = await start();
    expect((await ask(registry, "GET /token?scope=repository:g/app:pull", `Basic ${btoa("robot:x")}`)).status).toBe(
      401,
    );
  });

  it("gives a token to anybody where there is no account", async () => {
    const registry = await startRegistry({ dialect: "zot", auth: { kind: "token" } });
    running.push(registry);
    expect((await ask(registry, "GET /token?scope=repository:g/app:pull")).status).toBe(200);
  });

  it("lets tokens expire by the given clock", async () => {
    let now = Date.UTC(2026, 0, 1);
    const registry = await start({ tokenExpiresIn: 60 }, () => now);
    const { token, expires_in } = await tokenFor(registry, "repository:g/app:pull");
    expect(expires_in).toBe(60);
    now += 59_999;
    expect((await ask(registry, list, `Bearer ${token}`)).status).toBe(200);
    now += 1;
    const late = await ask(registry, list, `Bearer ${token}`);
    expect([late.status, late.headers.get("www-authenticate")?.endsWith('error="invalid_token"')]).toEqual([401, true]);
  });

  it("may keep the time of expiry to itself and name the token otherwise", async () => {
    const registry = await start({ announcesExpiry: false, tokenField: "access_token" });
    expect(Object.keys(await tokenFor(registry, "repository:g/app:pull"))).toEqual(["access_token"]);
  });

  it("may grant less than was asked for", async () => {
    const registry = await start({
      grants: (scope) => (scope.startsWith("registry:") ? undefined : scope.replace(",delete", "")),
    });
    const { token } = await tokenFor(registry, "repository:g/app:pull,delete", "registry:catalog:*");
    const seen = [list, `DELETE /v2/g/app/manifests/${sha256("")}`, "GET /v2/_catalog"].map((request) =>
      ask(registry, request, `Bearer ${token}`),
    );
    expect((await Promise.all(seen)).map(({ status }) => status)).toEqual([200, 401, 401]);
  });

  it("may have its token endpoint on another server, or name a foreign realm", async () => {
    const other = await start({ tokenServer: "other" });
    const challenge = (await ask(other, list)).headers.get("www-authenticate") ?? "";
    const realm = /realm="([^"]+)"/.exec(challenge)?.[1] ?? "";
    expect(new URL(realm).host).not.toBe(other.host);
    await pusher(other.url, { account }).push("g/new", image(), ["a"]);
    expect(await pullable(other.url, "g/new", "a", account)).toEqual([]);
    const foreign = await start({ realm: "http://registry.example/token" });
    expect((await ask(foreign, list)).headers.get("www-authenticate")).toContain(
      'realm="http://registry.example/token"',
    );
  });
});
