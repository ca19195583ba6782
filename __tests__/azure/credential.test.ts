import { createHttpHeaders, type HttpClient } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { type CredentialOptions, createCredential } from "../../src/azure/credential.ts";
import { RegistryError } from "../../src/prune/errors.ts";

const scope = "https://containerregistry.azure.net/.default";
const identity = { tenantId: "the-tenant", clientId: "the-client" };

/** A credential whose requests are answered by `answer`; `sent` has them, one line each. */
function open(more: Partial<CredentialOptions>, answer: (url: URL) => { status?: number; body: unknown } = entra) {
  const sent: string[] = [];
  const masked: string[] = [];
  const httpClient: HttpClient = {
    async sendRequest(request) {
      sent.push(`${request.method} ${request.url} ${typeof request.body === "string" ? request.body : ""}`.trim());
      const { status = 200, body } = answer(new URL(request.url));
      const headers = createHttpHeaders({ "content-type": "application/json" });
      return { request, status, headers, bodyAsText: JSON.stringify(body) };
    },
  };
  const credential = createCredential({
    azure: identity,
    registryHost: "wiredbrain.azurecr.io",
    httpClient,
    env: { AZURE_AUTHORITY_HOST: "https://entra.test" },
    idToken: async () => "the-assertion",
    mask: (secret) => masked.push(secret),
    now: () => 0,
    ...more,
  });
  return { credential, sent, masked };
}

function entra(url: URL) {
  const { origin, pathname } = url;
  const tenant = `${origin}/the-tenant`;
  return pathname.endsWith("/openid-configuration")
    ? {
        body: {
          issuer: `${tenant}/v2.0`,
          authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
          token_endpoint: `${tenant}/oauth2/v2.0/token`,
          jwks_uri: `${tenant}/keys`,
        },
      }
    : { body: { token_type: "Bearer", expires_in: 3599, access_token: "the-entra-token" } };
}

describe("signing in to Entra", () => {
  it("by OIDC sends the assertion and masks the token", async () => {
    const { credential, sent, masked } = open({});
    expect((await credential.getToken(scope))?.token).toBe("the-entra-token");
    expect(masked).toEqual(["the-assertion", "the-entra-token"]);
    expect(sent.map((line) => line.split(/[? ]/, 2).join(" "))).toEqual([
      "GET https://entra.test/the-tenant/v2.0/.well-known/openid-configuration",
      "POST https://entra.test/the-tenant/oauth2/v2.0/token",
    ]);
    expect(sent.at(-1)).toContain("client_assertion=the-assertion");
  });

  it("by secret sends the secret and asks for no assertion", async () => {
    const { credential, sent } = open({
      azure: { ...identity, clientSecret: "the-secret" },
      idToken: () => Promise.reject(new Error("not asked for")),
    });
    await credential.getToken(scope);
    expect(sent.at(-1)).toContain("client_secret=the-secret");
  });

  it("is refused once, and not tried again", async () => {
    const { credential, sent } = open({}, (url) =>
      url.pathname.endsWith("/token")
        ? { status: 401, body: { error: "invalid_client", error_description: "AADSTS700016: not there" } }
        : entra(url),
    );
    const refused = { name: "AuthError", message: expect.stringContaining("check `azure-client-id`") };
    await expect(credential.getToken(scope)).rejects.toMatchObject(refused);
    const before = sent.length;
    await expect(credential.getToken(scope)).rejects.toMatchObject(refused);
    expect(sent).toHaveLength(before);
  });

  it("says what the HTTP stack says when Entra cannot be reached, and may be tried again", async () => {
    const broken = new RegistryError("transient", "GET https://entra.test: the host was not found");
    let up = false;
    const { credential } = open({}, (url) => {
      if (!up) throw broken;
      return entra(url);
    });
    await expect(credential.getToken(scope)).rejects.toBe(broken);
    up = true;
    expect((await credential.getToken(scope))?.token).toBe("the-entra-token");
  });

  it("is not refused by an Entra that is broken", async () => {
    const { credential } = open({}, (url) =>
      url.pathname.endsWith("/token") ? { status: 503, body: {} } : entra(url),
    );
    await expect(credential.getToken(scope)).rejects.toMatchObject({
      name: "RegistryError",
      refusal: "transient",
      message: expect.stringContaining("is broken right now (status 503)"),
    });
  });

  it.each([{}, { clientId: "the-client" }])("wants inputs on a runner of GitHub that has %j", async (azure) => {
    const { credential, sent } = open({ azure, env: { RUNNER_ENVIRONMENT: "github-hosted" } });
    await expect(credential.getToken(scope)).rejects.toMatchObject({
      name: "AuthError",
      message: expect.stringMatching(
        /Azure Container Registry wants a sign-in: set `azure-tenant-id` and `azure-client-id`.*`permissions: id-token: write`/,
      ),
    });
    expect(sent).toEqual([]);
  });

  it("takes the managed identity of a self-hosted runner, and says what to set when there is none", async () => {
    const options = { azure: { clientId: "the-client" }, env: { RUNNER_ENVIRONMENT: "self-hosted" } };
    let isThere = false;
    const machine = () => {
      if (!isThere) throw new RegistryError("transient", "GET http://169.254.169.254/: no complete answer in time");
      const body = { access_token: "the-machine-token", expires_in: "86399", token_type: "Bearer", resource: scope };
      return { body };
    };
    const first = open(options, machine);
    await expect(first.credential.getToken(scope)).rejects.toMatchObject({
      name: "AuthError",
      message: expect.stringMatching(/no managed identity.*no complete answer in time.*`azure-tenant-id`/),
    });
    isThere = true;
    const second = open(options, machine);
    expect((await second.credential.getToken(scope))?.token).toBe("the-machine-token");
    expect(second.masked).toEqual(["the-machine-token"]);
    // The library keeps one client for the machine in the whole process: the first.
    expect(first.sent.at(-1)).toMatch(
      /^GET http:\/\/169\.254\.169\.254\/metadata\/identity\/oauth2\/token\?.*client_id=the-client/,
    );
  });
});
