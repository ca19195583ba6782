import { describe, expect, it } from "vitest";
import { image } from "../images.ts";
import { ociManifest } from "../registry/manifests.ts";
import { type ClassicToken, classic, workflow } from "./accounts.ts";
import { basic, codeIn, noon, openRegistry, registrySignedIn } from "./open-github.ts";

const v2 = "https://ghcr.io/v2";
const content = image();

describe("signing in to the registry", () => {
  it("begins with a challenge, which names a placeholder where nothing is meant", async () => {
    const { fake, ask } = await openRegistry();
    const challenge = 'Bearer realm="https://ghcr.io/token",service="ghcr.io"';
    for (const [line, scope] of [
      [`GET ${v2}/`, "repository:user/image:pull"],
      [`HEAD ${v2}/acme/app/manifests/v1`, "repository:acme/app:pull"],
      [`PUT ${v2}/acme/app/manifests/v1`, "repository:acme/app:pull,push"],
    ]) {
      const { status, headers } = await ask(line ?? "");
      expect(status).toBe(401);
      expect(headers["www-authenticate"]).toBe(`${challenge},scope="${scope}"`);
    }
    expect(fake.log.map(({ role, status }) => `${role} ${status}`)).toEqual(Array(3).fill("registry 401"));
  });

  it("gives tokens for a GitHub token under any name, which say nothing and last a minute", async () => {
    let now = noon;
    const { fake, ask } = await openRegistry({ now: () => now });
    const token = "GET https://ghcr.io/token?service=ghcr.io&scope=repository:acme/app:pull";
    const { body } = await ask(token, { authorization: basic("whoever", workflow.secret) });
    expect(body).toEqual({ token: expect.stringMatching(/^[\w-]+$/) });
    expect(fake.tokens).toEqual([(body as { token: string }).token]);
    const authorization = `Bearer ${fake.tokens[0]}`;
    expect((await ask(`GET ${v2}/`, { authorization })).status).toBe(200);
    expect(fake.log.map(({ scope }) => scope)).toEqual(Array(2).fill("repository:acme/app:pull"));
    now += 60_000;
    const expired = await ask(`HEAD ${v2}/acme/app/manifests/v1`, { authorization });
    expect(expired).toMatchObject({
      status: 401,
      headers: { "www-authenticate": expect.stringContaining("acme/app") },
    });
    const wrong = await ask(token, { authorization: basic("whoever", "wrong") });
    expect(codeIn(wrong)).toBe("403 DENIED denied");
  });

  it("may take a token for expired without saying how to get another", async () => {
    let now = noon;
    const { ask, signIn } = await openRegistry({ now: () => now, expired: "denied" });
    const authorization = await signIn("pull");
    now += 60_000;
    const { status, headers } = await ask(`GET ${v2}/`, { authorization });
    expect([status, headers["www-authenticate"]]).toEqual([403, undefined]);
  });

  it("lets nobody in but to what is public", async () => {
    const { fake, ask } = await openRegistry();
    const token = "GET https://ghcr.io/token?service=ghcr.io&scope=repository:acme/app:pull";
    const refused = await ask(token);
    expect(codeIn(refused)).toBe("401 UNAUTHORIZED authentication required");
    fake.store.setVisibility("acme/app", "public");
    const authorization = await registrySignedIn(ask, "repository:acme/app:pull");
    const read = await ask(`GET ${v2}/acme/app/manifests/v1`, { authorization, accept: ociManifest });
    expect(read.status).toBe(200);
  });

  it("takes a GitHub token in base64 as it is", async () => {
    const { ask } = await openRegistry();
    const authorization = `Bearer ${btoa(workflow.secret)}`;
    expect((await ask(`HEAD ${v2}/acme/app/manifests/v1`, { authorization, accept: ociManifest })).status).toBe(200);
    const wrong = await ask(`HEAD ${v2}/acme/app/manifests/v1`, { authorization: `Bearer ${btoa("wrong")}` });
    expect([wrong.status, wrong.headers["www-authenticate"]]).toEqual([403, undefined]);
  });

  it("looks at each repository and action", async () => {
    const { fake, ask, signIn } = await openRegistry();
    fake.store.push("acme/other", content, ["v1"]);
    const authorization = await signIn("pull");
    const put = { authorization, contentType: ociManifest, body: content.bytes };
    expect((await ask(`HEAD ${v2}/acme/other/manifests/v1`, { authorization })).status).toBe(401);
    const lacking = await ask(`PUT ${v2}/acme/app/manifests/v3`, put);
    expect(lacking.headers["www-authenticate"]).toContain("repository:acme/app:pull,push");
    const pushing = await ask(`PUT ${v2}/acme/app/manifests/v3`, { ...put, authorization: await signIn("pull,push") });
    expect(pushing.status).toBe(201);
  });

  it("denies a push to who may not, and a pull to who may not even that", async () => {
    const reader: ClassicToken = { ...classic, scopes: ["read:packages"] };
    const { ask, signIn } = await openRegistry({ accounts: [reader] });
    const authorization = await signIn("pull,push");
    const put = await ask(`PUT ${v2}/acme/app/manifests/v3`, {
      ...{ authorization, contentType: ociManifest, body: content.bytes },
    });
    expect(codeIn(put)).toBe("403 DENIED permission_denied: write_package");
    const stranger = await openRegistry({ accounts: [{ ...workflow, role: () => "none" }] });
    const token = "GET https://ghcr.io/token?service=ghcr.io&scope=repository:acme/app:pull";
    expect((await stranger.ask(token, { authorization: basic("x", workflow.secret) })).status).toBe(403);
  });
});
