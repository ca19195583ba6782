import { describe, expect, it } from "vitest";
import { image } from "../images.ts";
import { type HubAccount, pruner, prunersOrganization } from "./accounts.ts";
import { asking, openHub, signedIn } from "./open-hub.ts";

const wrong = [401, { detail: "Incorrect authentication credentials" }];
const password = { kind: "password", username: "jane", secret: "p@ssw0rd" } as const;

async function open(options: Parameters<typeof openHub>[0] = {}) {
  const fake = await openHub(options);
  const ask = asking(fake);
  const answer = async (...request: Parameters<typeof ask>) => {
    const { status, body } = await ask(...request);
    return [status, body];
  };
  return { fake, ask, answer };
}

describe("the token of the API", () => {
  it.each<[string, HubAccount]>([
    ["a user by an access token", pruner],
    ["a user by an access token that does not look like one", { ...pruner, secret: "6a1b6a1b-plain" }],
    ["an organization by an access token", prunersOrganization],
    ["a user by the password", password],
  ])("is given to %s", async (_, account) => {
    const { fake, ask } = await open({ accounts: [account] });
    const authorization = await signedIn(ask, account);
    expect(fake.tokens).toEqual([authorization.slice("Bearer ".length)]);
    fake.store.push("a/b", image(), ["v1"]);
    expect((await ask("GET /v2/namespaces/a/repositories/b/tags", { authorization })).status).toBe(200);
    expect(fake.log.map(({ role, path, status, repository }) => [role, path, status, repository])).toEqual([
      ["hub", "/v2/auth/token", 200, undefined],
      ["hub", "/v2/namespaces/a/repositories/b/tags", 200, "a/b"],
    ]);
  });

  it.each([
    ["another secret", { identifier: "wiredbrain", secret: "wrong" }],
    ["another name", { identifier: "wiredbraincoffee", secret: pruner.secret }],
    ["the user's name for an organization's token", { identifier: "wiredbrain", secret: prunersOrganization.secret }],
  ])("is not given for %s", async (_, json) => {
    const { answer } = await open();
    expect(await answer("POST /v2/auth/token", { json })).toEqual(wrong);
  });

  it("is not given for a password where SSO is enforced, or another factor wanted", async () => {
    for (const more of [{ enforcesSso: true }, { secondFactor: true }]) {
      const { answer } = await open({ accounts: [{ ...password, ...more }] });
      const json = { identifier: password.username, secret: password.secret };
      expect(await answer("POST /v2/auth/token", { json })).toEqual(wrong);
    }
  });

  it("tells nothing secret, and not what kind of token it came from", async () => {
    const { fake, ask } = await open();
    await signedIn(ask);
    const claims = JSON.parse(Buffer.from(fake.tokens[0]?.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toEqual({
      sub: "wiredbrain",
      iat: claims.iat,
      nbf: claims.iat,
      exp: claims.iat + 600,
      jti: claims.jti,
    });
  });

  it("is refused after ten minutes, and so is what nobody issued", async () => {
    let now = Date.UTC(2026, 10, 21);
    const { fake, ask } = await open({ now: () => now });
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    const authorization = await signedIn(ask);
    const status = async (sent: string) =>
      (await ask("GET /v2/namespaces/wiredbrain/repositories", { authorization: sent })).status;
    now += 599_000;
    expect(await status(authorization)).toBe(200);
    now += 1_000;
    expect(await status(authorization)).toBe(401);
    const deletion = "DELETE /v2/namespaces/wiredbrain/repositories/app/tags/v1";
    expect((await ask(deletion, { authorization })).status).toBe(401);
    expect(await status("Bearer of.bad.news")).toBe(401);
    expect(await status(`Basic ${btoa("wiredbrain:x")}`)).toBe(401);
    expect(fake.store.sortedTags("wiredbrain/app")).toEqual(["v1"]);
  });

  it("is not given to who asks in another way", async () => {
    const { answer } = await open();
    const json = { identifier: "wiredbrain", secret: pruner.secret };
    expect((await answer("GET /v2/auth/token"))[0]).toBe(405);
    expect((await answer("POST /v2/auth/token", { json, contentType: "text/plain" }))[0]).toBe(415);
    expect((await answer("POST /v2/auth/token", { json: "{" }))[0]).toBe(400);
    expect(await answer("POST /v2/auth/token", { json: { identifier: "wiredbrain" } })).toEqual([
      400,
      { fields: { secret: ["This field is required."] }, text: "Invalid secret value" },
    ]);
  });
});

describe("the old login", () => {
  it("knows users, but no organizations", async () => {
    const { ask, answer } = await open();
    const { body } = await ask("POST /v2/users/login", { json: { username: "wiredbrain", password: pruner.secret } });
    const authorization = `Bearer ${(body as { readonly token: string }).token}`;
    expect((await answer("GET /v2/namespaces/wiredbrain/repositories", { authorization }))[0]).toBe(200);
    const json = { username: prunersOrganization.organization, password: prunersOrganization.secret };
    expect(await answer("POST /v2/users/login/", { json })).toEqual(wrong);
  });

  it("asks for another factor with a token that signs nobody in", async () => {
    const { fake, answer } = await open({ accounts: [{ ...password, secondFactor: true }] });
    const json = { username: "jane", password: password.secret };
    const [status, body] = await answer("POST /v2/users/login", { json });
    expect([status, body]).toEqual([401, { detail: expect.any(String), login_2fa_token: fake.tokens[0] }]);
    const authorization = `Bearer ${fake.tokens[0]}`;
    expect((await answer("GET /v2/namespaces/jane/repositories", { authorization }))[0]).toBe(401);
  });
});
