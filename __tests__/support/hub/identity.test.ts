import { describe, expect, it } from "vitest";
import { image } from "../images.ts";
import type { OidcConnection } from "./identity.ts";
import { asking, basic, openHub } from "./open-hub.ts";

const connection: OidcConnection = {
  id: "3f0d1c52-8f4e-4a53-9d0c-1d1c6f5a7b21",
  organization: "wiredbraincoffee",
  subjects: ["repo:octo-org/*:ref:refs/heads/main"],
  scopes: ["scope-image-delete"],
};
const audience = "https://identity.docker.com";
const subject = "repo:octo-org/octo-repo:ref:refs/heads/main";
const exchange = "POST https://identity.docker.com/oauth/token";

async function open() {
  let now = Date.UTC(2026, 10, 21);
  const fake = await openHub({ connections: [connection], now: () => now });
  const ask = asking(fake);
  const form = (changes: Readonly<Record<string, string>> = {}) => ({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    subject_token: fake.idToken({ audience, subject }),
    connection_id: connection.id,
    expires_in: "600",
    ...changes,
  });
  return { fake, ask, form, pass: (seconds: number) => (now += seconds * 1000) };
}

describe("the OIDC exchange", () => {
  it("gives a token that signs the organization in to the registry until it expires", async () => {
    const { fake, ask, form, pass } = await open();
    fake.store.push("wiredbraincoffee/app", image());
    const { status, body } = await ask(exchange, { form: form() });
    const { access_token: secret } = body as { readonly access_token: string };
    expect([status, body]).toEqual([200, { access_token: secret, token_type: "Bearer", expires_in: 600 }]);
    expect(fake.tokens).toContain(secret);
    const scope = "repository:wiredbraincoffee/app:delete";
    const signIn = (user: string) =>
      ask(`GET https://auth.docker.io/token?service=registry.docker.io&scope=${scope}`, {
        authorization: basic(user, secret),
      });
    const granted = (await signIn("wiredbraincoffee")).body as { readonly token: string };
    const url = `https://registry-1.docker.io/v2/wiredbraincoffee/app/manifests/${image().digest}`;
    expect((await ask(`DELETE ${url}`, { authorization: `Bearer ${granted.token}` })).status).toBe(202);
    expect((await signIn("wiredbrain")).status).toBe(401);
    pass(600);
    expect((await signIn("wiredbraincoffee")).status).toBe(401);
  });

  it("gives a token that the API does not take, in no way", async () => {
    const { fake, ask, form } = await open();
    fake.store.push("wiredbraincoffee/app", image(), ["v1"]);
    const { body } = await ask(exchange, { form: form() });
    const { access_token: secret } = body as { readonly access_token: string };
    const authorization = `Bearer ${secret}`;
    for (const line of [
      "GET /v2/namespaces/wiredbraincoffee/repositories/app/tags",
      "DELETE /v2/namespaces/wiredbraincoffee/repositories/app/tags/v1",
    ])
      expect((await ask(line, { authorization })).status).toBe(403);
    const json = { identifier: "wiredbraincoffee", secret };
    expect((await ask("POST /v2/auth/token", { json })).status).toBe(401);
    expect(fake.store.sortedTags("wiredbraincoffee/app")).toEqual(["v1"]);
  });

  it.each([
    ["another grant", 400, { grant_type: "client_credentials" }],
    ["another type of token", 400, { subject_token_type: "urn:ietf:params:oauth:token-type:jwt" }],
    ["a connection that has no id", 400, { connection_id: "main" }],
    ["too short a life", 400, { expires_in: "299" }],
    ["too long a life", 400, { expires_in: "21601" }],
    ["no life at all", 400, { expires_in: "soon" }],
    ["what is no token", 401, { subject_token: "a.b.c" }],
    ["another connection", 404, { connection_id: "00000000-0000-0000-0000-000000000000" }],
  ])("refuses %s", async (_, status, changes) => {
    const { ask, form } = await open();
    expect(await ask(exchange, { form: form(changes) })).toMatchObject({
      status,
      body: { message: expect.any(String) },
    });
  });

  it("refuses tokens for others, of others, and of yesterday", async () => {
    const { fake, ask, form, pass } = await open();
    const status = async (subject_token: string) => (await ask(exchange, { form: form({ subject_token }) })).status;
    expect(await status(fake.idToken({ audience: "https://github.com/octo-org", subject }))).toBe(401);
    expect(await status(fake.idToken({ audience, subject: `${subject}-2` }))).toBe(403);
    const good = fake.idToken({ audience, subject });
    pass(300);
    expect(await status(good)).toBe(401);
  });

  it("wants a form, and has no other paths", async () => {
    const { ask, form } = await open();
    expect((await ask(exchange, { json: form() })).status).toBe(415);
    expect((await ask("GET https://identity.docker.com/oauth/token")).status).toBe(404);
  });
});
