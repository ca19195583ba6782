import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { image } from "../images.ts";
import { answer } from "../registry/fault.ts";
import { type AzureOptions, env } from "./azure.ts";
import { pruner, scheduledRun } from "./identity.ts";
import { all, byAssertion, bySecret, idToken, openAzure, registryClient } from "./sdk.ts";

const { subject: _, ...unfederated } = pruner;
const scope = "https://containerregistry.azure.net/.default";
const signIn = (identity: Partial<typeof pruner>): AzureOptions => ({ identities: [{ ...pruner, ...identity }] });

describe("a token of GitHub", () => {
  it("signs an app in to Entra, and Entra's token to the registry", async () => {
    const fake = await openAzure();
    fake.store.push("app", image(), ["v1"]);
    const client = registryClient(
      fake,
      byAssertion(fake, () => idToken(fake)),
    );
    expect(await all(client.listRepositoryNames())).toEqual(["app"]);
    expect(new Set(fake.log.map(({ role }) => role))).toEqual(new Set(["registry", "entra", "github"]));
    expect(fake.tokens.length).toBeGreaterThanOrEqual(4);
    expect(fake.tokens.every((token) => token.split(".").length === 3)).toBe(true);
  });

  it("does the same for a process that knows nothing but the environment", async () => {
    const fake = await openAzure();
    fake.store.push("app", image(), ["v1"]);
    const script = `
      import { getIDToken } from "@actions/core";
      import { ContainerRegistryClient } from "@azure/container-registry";
      import { ClientAssertionCredential } from "@azure/identity";
      const credential = new ClientAssertionCredential("${fake.tenantId}", "${pruner.clientId}",
        () => getIDToken("api://AzureADTokenExchange"), { disableInstanceDiscovery: true });
      for await (const name of new ContainerRegistryClient("${fake.url}", credential).listRepositoryNames())
        console.log("found " + name);`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
      env: { PATH: process.env.PATH, ...env(fake) },
    });
    expect(stdout).toMatch(/^found app$/m);
  });

  it("is good for five minutes, and for the audience that was asked for", async () => {
    const fake = await openAzure();
    const claims = JSON.parse(Buffer.from((await idToken(fake)).split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({ sub: scheduledRun, aud: "api://AzureADTokenExchange" });
    expect(claims.exp - claims.iat).toBe(300);
    expect(fake.log).toMatchObject([{ role: "github", status: 200, query: expect.stringContaining("&audience=api") }]);
  });

  it("is for nobody but the job, and may be refused to it", async () => {
    const fake = await openAzure();
    expect((await fetch(fake.idTokenUrl, { headers: { authorization: "Bearer guessed" } })).status).toBe(401);
    fake.fault({ match: {}, do: answer(403) }, "github");
    await expect(idToken(fake)).rejects.toThrow("ID token: 403");
  });

  it.each([
    ["no federated credential", { identities: [unfederated] }, undefined, 70021],
    ["another subject", { subject: "repo:octo-org/octo-repo:pull_request" }, undefined, 700213],
    ["another audience", {}, "api://other", 700212],
    ["no time left", { lives: { idToken: -1 } }, undefined, 700024],
  ] as const)("is refused for %s", async (_, options, audience, code) => {
    const fake = await openAzure(options);
    const credential = byAssertion(fake, () => idToken(fake, audience));
    await expect(credential.getToken(scope)).rejects.toThrow(
      new RegExp(`\\bAADSTS${code}: .* Trace ID: \\S+ Correlation ID: \\S+ Timestamp: `),
    );
  });

  it("is refused when somebody else made it", async () => {
    const fake = await openAzure();
    const token = await idToken(fake);
    const forged = byAssertion(fake, async () => `${token}x`);
    await expect(forged.getToken(scope)).rejects.toThrow("AADSTS700027");
  });
});

describe("a client secret", () => {
  it("signs an app in", async () => {
    const fake = await openAzure();
    expect((await bySecret(fake).getToken(scope)).token).toBe(fake.tokens[0]);
  });

  it.each([
    ["is wrong", signIn({}), { secret: "wrong" }, 7000215],
    ["has expired", signIn({ secretExpired: true }), {}, 7000222],
    ["is of another app", signIn({}), { clientId: "00000000-0000-0000-0000-00000000beef" }, 700016],
    ["is of another tenant", signIn({}), { tenantId: "00000000-0000-0000-0000-00000000beef" }, 90002],
  ] as const)("is refused when it %s", async (_, options, wrong, code) => {
    const fake = await openAzure(options);
    await expect(bySecret(fake, wrong).getToken(scope)).rejects.toThrow(`AADSTS${code}: `);
  });
});

describe("the exchange of Entra's token", () => {
  it.each([
    ["an identity without a role", signIn({ rights: [] }), scope, 401],
    ["a token for something else", signIn({}), "https://vault.azure.net/.default", 401],
    ["a token for the resource manager", signIn({}), "https://management.azure.com/.default", 200],
    [
      "a token for the resource manager where that is off",
      { armTokens: "refused" } as const,
      "https://management.azure.com/.default",
      401,
    ],
    ["a token that has expired", { lives: { entraToken: -1 } }, scope, 401],
  ])("looks at %s", async (_, options, audience, status) => {
    const fake = await openAzure(options);
    const credential = bySecret(fake);
    const client = registryClient(fake, { getToken: () => credential.getToken(audience) });
    await all(client.listRepositoryNames()).catch(() => {});
    expect(fake.log.find(({ path }) => path === "/oauth2/exchange")?.status).toBe(status);
  });
});
