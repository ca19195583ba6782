import { Agent, request } from "undici";
import { describe, expect, it, onTestFinished } from "vitest";
import { image } from "../images.ts";
import type { FakeAzure } from "./azure.ts";
import { type Identity, pruner } from "./identity.ts";
import { bySecret, openAzure } from "./sdk.ts";

const basic = (username: string, password: string) => `Basic ${btoa(`${username}:${password}`)}`;
const admin = { kind: "admin", username: "registry", password: "adm1n" } as const;
const isAdmin = basic(admin.username, admin.password);

async function start(...identities: readonly Identity[]): Promise<FakeAzure> {
  const fake = await openAzure(identities.length > 0 ? { identities } : {});
  fake.store.push("library/hello-world", image(), ["v1"]);
  return fake;
}

async function ask(fake: FakeAzure, line: string, authorization?: string, form?: Record<string, string>) {
  const [method = "GET", path = ""] = line.split(" ");
  const dispatcher = new Agent({ connect: { ca: fake.ca } });
  onTestFinished(() => dispatcher.close());
  const response = await request(fake.url + path, {
    ...{ method, dispatcher, ...(form && { body: new URLSearchParams(form).toString() }) },
    headers: { ...(authorization && { authorization }), "x-ms-client-request-id": "mine" },
  });
  const text = await response.body.text();
  const body = (text === "" ? {} : JSON.parse(text)) as Readonly<Record<string, string>>;
  return { status: response.statusCode, headers: response.headers, body };
}

const tags = "GET /acr/v1/library%2Fhello-world/_tags";
const removal = "DELETE /acr/v1/library%2Fhello-world/_tags/v1";

describe("the challenge of the registry", () => {
  it("names the scope that is missing, and whether there was a token at all", async () => {
    const fake = await start(admin);
    const first = await ask(fake, tags);
    const challenge = `Bearer realm="${fake.url}/oauth2/token",service="${fake.host}"`;
    const scope = (action: string) => `,scope="repository:library/hello-world:${action}"`;
    expect([first.status, first.headers["www-authenticate"]]).toEqual([401, challenge + scope("metadata_read")]);
    expect(first.body).toEqual({
      errors: [
        {
          code: "UNAUTHORIZED",
          message: "authentication required, visit https://aka.ms/acr/authorization for more information.",
          detail: [{ Type: "repository", Name: "library/hello-world", Action: "metadata_read" }],
        },
      ],
    });
    const { body } = await ask(fake, "GET /oauth2/token?scope=repository:library/hello-world:metadata_read", isAdmin);
    const bearer = `Bearer ${body.access_token}`;
    expect((await ask(fake, tags, bearer)).status).toBe(200);
    const lacking = await ask(fake, removal, bearer);
    expect(lacking.headers["www-authenticate"]).toBe(`${challenge}${scope("delete")},error="insufficient_scope"`);
    const forged = await ask(fake, tags, `${bearer}x`);
    expect(forged.headers["www-authenticate"]).toBe(challenge + scope("metadata_read"));
  });

  it.each([
    ["GET /v2/", undefined],
    ["GET /acr/v1/_catalog", "registry:catalog:*"],
    ["PATCH /acr/v1/app", "repository:app:metadata_write"],
    ["PATCH /acr/v1/a/b/_manifests/sha256%3Aabc", "repository:a/b:metadata_write"],
    ["DELETE /acr/v1/app", "repository:app:delete"],
    [`DELETE /v2/app/manifests/sha256:${"0".repeat(64)}`, "repository:app:delete"],
    ["HEAD /v2/app/manifests/v1", "repository:app:pull"],
    ["PUT /v2/app/manifests/v1", "repository:app:pull,push"],
    [`GET /v2/app/referrers/sha256:${"0".repeat(64)}`, "repository:app:pull"],
  ])("asks for %s the scope %s", async (line, scope) => {
    const fake = await start();
    const { headers } = await ask(fake, line);
    expect(/scope="([^"]*)"/.exec(String(headers["www-authenticate"]))?.[1]).toBe(scope);
  });
});

describe("the tokens of the registry", () => {
  it("are for several scopes, given in one field or in many", async () => {
    const fake = await start(admin);
    const query = "scope=registry:catalog:*%20repository:a:pull&scope=repository:b:delete";
    const { body } = await ask(fake, `GET /oauth2/token?${query}`, isAdmin);
    await ask(fake, "GET /acr/v1/_catalog", `Bearer ${body.access_token}`);
    const scope = "registry:catalog:* repository:a:pull repository:b:delete";
    expect(fake.log.map((entry) => [entry.scope, entry.status])).toEqual([
      [scope, 200],
      [scope, 200],
    ]);
  });

  it("are given for a refresh token, which is good as a password too, until it expires", async () => {
    for (const [refreshToken, status] of [
      [300, 200],
      [-1, 401],
    ] as const) {
      const fake = await openAzure({ lives: { refreshToken } });
      fake.store.push("library/hello-world", image(), ["v1"]);
      const { token } = await bySecret(fake).getToken("https://containerregistry.azure.net/.default");
      const form = { grant_type: "access_token", service: fake.host, access_token: token };
      const { refresh_token = "" } = (await ask(fake, "POST /oauth2/exchange", undefined, form)).body;
      const grant = { grant_type: "refresh_token", refresh_token, service: fake.host, scope: "registry:catalog:*" };
      expect((await ask(fake, "POST /oauth2/token", undefined, grant)).status).toBe(status);
      expect((await ask(fake, tags, basic("00000000-0000-0000-0000-000000000000", refresh_token))).status).toBe(status);
    }
  });

  it("expire", async () => {
    const fake = await openAzure({ identities: [admin], lives: { accessToken: -1 } });
    const { body } = await ask(fake, "GET /oauth2/token?scope=registry:catalog:*", isAdmin);
    expect((await ask(fake, "GET /acr/v1/_catalog", `Bearer ${body.access_token}`)).status).toBe(401);
  });

  it("are not given for a wrong password, nor for a secret that has expired", async () => {
    const fake = await start(admin, { ...pruner, secretExpired: true });
    const token = "GET /oauth2/token?scope=registry:catalog:*";
    expect((await ask(fake, token, basic("registry", "wrong"))).status).toBe(401);
    expect((await ask(fake, token, basic(pruner.clientId, pruner.secret ?? ""))).status).toBe(401);
    expect((await ask(fake, "GET /oauth2/exchange")).status).toBe(404);
  });
});

describe("every answer", () => {
  it("carries an id for the support, which the log knows, and how many calls are left", async () => {
    const fake = await start(admin);
    const removed = await ask(fake, removal, isAdmin);
    expect(removed.headers).toMatchObject({
      "x-ms-correlation-request-id": fake.log[0]?.correlationId,
      "x-ms-client-request-id": "mine",
      "x-ms-ratelimit-remaining-calls-per-second": "8.000000",
      "docker-distribution-api-version": "registry/2.0",
    });
    const token = await ask(fake, "GET /oauth2/token?scope=registry:catalog:*", isAdmin);
    expect(token.headers["x-ms-ratelimit-remaining-calls-per-second"]).toBe("166.65");
    expect(fake.log).toMatchObject([
      { role: "registry", method: "DELETE", repository: "library/hello-world", reference: "v1", status: 202 },
      { path: "/oauth2/token", scope: "registry:catalog:*", correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
  });
});
