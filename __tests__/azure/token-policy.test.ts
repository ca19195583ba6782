import { createHttpHeaders, createPipelineRequest, type PipelineRequest } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { createTokens } from "../../src/azure/token-policy.ts";

const registry = new URL("https://wiredbrain.azurecr.io");
const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.sig`;

/** The policy in front of a registry that gives a new token for each scope, and whose tokens can be made stale. */
function open() {
  const asked: string[] = [];
  const masked: string[] = [];
  const valid = new Set<string>();
  const tokens = createTokens({ registry, mask: (secret) => masked.push(secret) });

  const next = async (request: PipelineRequest) => {
    const headers = createHttpHeaders({ "content-type": "application/json" });
    const { pathname } = new URL(request.url);
    if (pathname === "/oauth2/exchange")
      return { request, status: 200, headers, bodyAsText: '{"refresh_token":"refresh"}' };
    if (pathname === "/oauth2/token") {
      const scope = new URLSearchParams(String(request.body)).get("scope") ?? "";
      asked.push(scope);
      const [, name = "", actions = ""] = scope.split(":");
      const token = jwt({ number: asked.length, access: [{ type: "repository", name, actions: actions.split(",") }] });
      valid.add(token);
      return { request, status: 200, headers, bodyAsText: JSON.stringify({ access_token: token }) };
    }
    const token = request.headers.get("Authorization")?.replace("Bearer ", "") ?? "";
    return { request, status: valid.has(token) ? 200 : 401, headers };
  };
  const send = (path: string, method: "GET" | "POST" = "GET", body?: string) => {
    const request = createPipelineRequest({
      url: new URL(path, registry).href,
      method,
      ...(body !== undefined && { body }),
    });
    return tokens.policy.sendRequest(request, next);
  };
  /** What the SDK does when it is refused. */
  const ask = (scope: string) =>
    send("/oauth2/token", "POST", `service=w&scope=${encodeURIComponent(scope)}&grant_type=refresh_token`);
  return { tokens, send, ask, asked, masked, valid };
}

describe("tokens of the registry", () => {
  it("are asked for with all that planning needs, and never with more", async () => {
    const { ask, asked } = open();
    await ask("repository:acme/web:metadata_read");
    await ask("repository:acme/api:pull");
    await ask("registry:catalog:*");
    expect(asked).toEqual([
      "repository:acme/web:pull,metadata_read",
      "repository:acme/api:pull,metadata_read",
      "registry:catalog:*",
    ]);
  });

  it("serve every request to their repository, whatever the spelling of its path, and no other", async () => {
    const { send, ask } = open();
    expect((await send("/acr/v1/acme%2Fweb/_tags")).status).toBe(401);
    await ask("repository:acme/web:metadata_read");
    for (const path of [
      "/acr/v1/acme%2Fweb",
      "/acr/v1/acme%2Fweb/_tags?n=1",
      "/acr/v1/acme/web/_tags/v1",
      "/acr/v1/acme%2Fweb/_manifests/sha256%3Aab",
      "/v2/acme%2Fweb/manifests/sha256%3Aab",
    ]) {
      expect((await send(path)).status, path).toBe(200);
    }
    for (const path of ["/acr/v1/acme", "/acr/v1/acme%2Fapi/_tags", "/acr/v1/_catalog", "/v2/web/manifests/v1"]) {
      expect((await send(path)).status, path).toBe(401);
    }
  });

  it("are asked for once by many at the same time", async () => {
    const { ask, asked } = open();
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask("repository:acme/web:metadata_read")));
    expect(asked).toHaveLength(1);
    expect(new Set(answers.map(({ bodyAsText }) => bodyAsText)).size).toBe(1);
    expect(new Set(answers.map(({ request }) => request)).size).toBe(8);
  });

  it("are dropped when they are refused, and asked for again", async () => {
    const { send, ask, asked, valid } = open();
    await ask("repository:acme/web:metadata_read");
    valid.clear();
    expect((await send("/acr/v1/acme%2Fweb")).status).toBe(401);
    await ask("repository:acme/web:metadata_read");
    expect((await send("/acr/v1/acme%2Fweb")).status).toBe(200);
    expect(asked).toHaveLength(2);
  });

  it("allow deleting where that was asked for, and only there", async () => {
    const { tokens, send, ask, asked } = open();
    await ask("repository:acme/web:metadata_read");
    tokens.allowDelete("acme/web");
    expect(tokens.granted("acme/web")).toBeUndefined();
    expect((await send("/acr/v1/acme%2Fweb")).status).toBe(401);
    await ask("repository:acme/web:metadata_read");
    await ask("repository:acme/api:metadata_read");
    expect(asked.slice(1)).toEqual([
      "repository:acme/web:pull,delete,metadata_read",
      "repository:acme/api:pull,metadata_read",
    ]);
    expect(tokens.granted("acme/web")).toEqual(["pull", "delete", "metadata_read"]);
    expect(tokens.granted("acme/api")).toEqual(["pull", "metadata_read"]);
  });

  it("are masked, the refresh token too", async () => {
    const { send, ask, masked, valid } = open();
    await send("/oauth2/exchange", "POST", "access_token=x");
    await ask("repository:acme/web:pull");
    expect(masked).toEqual(["refresh", ...valid]);
  });

  it("never go to another host", async () => {
    const { tokens } = open();
    const request = createPipelineRequest({ url: "https://evil.example/acr/v1/acme%2Fweb/_tags" });
    const sent = tokens.policy.sendRequest(request, () => Promise.reject(new Error("it was sent")));
    await expect(sent).rejects.toMatchObject({
      name: "RegistryError",
      refusal: "unexpected",
      message: expect.stringMatching(/is not at .*; nothing was sent there/),
    });
  });
});
