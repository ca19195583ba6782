import { describe, expect, it } from "vitest";
import { image } from "../images.ts";
import { emptyObject, lostAnswer } from "../registry/fault.ts";
import { ociManifest } from "../registry/manifests.ts";
import { pruner } from "./accounts.ts";
import { abuseLimit, brokenDelete, forbidden, goneLater, neverGone, tooManyExchanges, tooManyPulls } from "./fault.ts";
import { asking, openHub, registrySignedIn, signedIn } from "./open-hub.ts";

const tag = "/v2/namespaces/wiredbrain/repositories/app/tags/v1";
const url = `https://registry-1.docker.io/v2/wiredbrain/app/manifests/${image().digest}`;
const removal = { method: "DELETE" };

async function open() {
  const fake = await openHub();
  fake.store.push("wiredbrain/app", image());
  fake.store.push("wiredbrain/app", image({ seed: "tagged" }), ["v1"]);
  const ask = asking(fake);
  const hub = await signedIn(ask);
  const registry = await registrySignedIn(ask, "repository:wiredbrain/app:pull,delete", pruner);
  const send = async (line: string) => {
    const authorization = line.includes("registry-1") ? registry : hub;
    const { status, body } = await ask(line, { authorization, accept: ociManifest });
    return [status, body] as const;
  };
  return { fake, ask, send };
}

describe("faults of the API", () => {
  it("refuse every delete, and carry none out", async () => {
    for (const [fault, answer] of [
      [forbidden, [403, { detail: "access denied: insufficient scope" }]],
      [brokenDelete, [500, { message: expect.stringContaining("status=401"), errinfo: {} }]],
      [abuseLimit, [429, "Too Many Requests\n"]],
    ] as const) {
      const { fake, send } = await open();
      const take = fake.fault({ match: removal, do: fault });
      expect(await send(`DELETE ${tag}`)).toEqual(answer);
      expect(fake.store.sortedTags("wiredbrain/app")).toEqual(["v1"]);
      expect(fake.log.at(-1)?.status).toBe(answer[0]);
      take();
      expect((await send(`DELETE ${tag}`))[0]).toBe(204);
    }
  });

  it("strike at the API unless told otherwise, and count for the rate limit", async () => {
    const { fake, ask } = await open();
    fake.fault({ match: {}, do: emptyObject });
    fake.fault({ match: {}, do: emptyObject }, "auth");
    const { headers, body } = await ask(`GET ${tag}`);
    expect([headers["x-ratelimit-remaining"], body]).toEqual(["178", {}]);
    expect((await ask("GET https://auth.docker.io/token")).body).toEqual({});
    expect((await ask("GET https://registry-1.docker.io/v2/")).status).toBe(401);
  });

  it("may come after the work", async () => {
    const { fake, send } = await open();
    fake.fault({ match: removal, do: lostAnswer });
    await expect(send(`DELETE ${tag}`)).rejects.toThrow();
    expect(fake.store.sortedTags("wiredbrain/app")).toEqual([]);
  });
});

describe("faults of the registry", () => {
  it("throttle", async () => {
    const { fake, ask } = await open();
    fake.fault({ match: {}, do: tooManyPulls(7), times: 1 }, "registry");
    fake.fault({ match: {}, do: tooManyPulls() }, "registry");
    const waits = [await ask(`HEAD ${url}`), await ask(`HEAD ${url}`)];
    expect(waits.map(({ status, headers }) => [status, headers["retry-after"]])).toEqual([
      [429, "7"],
      [429, undefined],
    ]);
  });

  it("have their like at the OIDC exchange", async () => {
    const { fake, ask } = await open();
    fake.fault({ match: {}, do: tooManyExchanges(9) }, "identity");
    const { status, headers, body } = await ask("POST https://identity.docker.com/oauth/token", { form: {} });
    expect([status, headers["retry-after"], body]).toEqual([429, "9", { message: "too many requests" }]);
  });

  it("let a delete fail for good", async () => {
    const { fake, send } = await open();
    fake.fault({ match: removal, do: neverGone }, "registry");
    for (const _ of [1, 2]) expect((await send(`DELETE ${url}`))[0]).toBe(500);
    expect((await send(`GET ${url}`))[0]).toBe(200);
  });

  it("let a delete fail that is carried out a moment later", async () => {
    const { fake, send } = await open();
    fake.fault({ match: { path: /\/manifests\// }, do: goneLater(2) }, "registry");
    const isThere = () => fake.store.manifest("wiredbrain/app", image().digest) !== undefined;
    expect(await send(`DELETE ${url}`)).toMatchObject([500, { errors: [{ code: "UNKNOWN" }] }]);
    expect((await send(`DELETE ${url}`))[0]).toBe(500);
    expect([(await send(`HEAD ${url}`))[0], isThere()]).toEqual([200, true]);
    expect([(await send(`DELETE ${url}`))[0], isThere()]).toEqual([404, false]);
    expect((await send(`HEAD ${url}`))[0]).toBe(404);
  });

  it("let a delete fail later only where it would have worked", async () => {
    const { fake, send } = await open();
    fake.fault({ match: { path: /\/manifests\// }, do: goneLater(0) }, "registry");
    const tagged = url.replace(image().digest, image({ seed: "tagged" }).digest);
    expect((await send(`DELETE ${tagged}`))[0]).toBe(500);
    await send(`HEAD ${tagged}`);
    expect(fake.store.sortedTags("wiredbrain/app")).toEqual(["v1"]);
  });
});
