import { describe, expect, it } from "vitest";
import { image } from "../images.ts";
import { emptyObject, hang, html, lostAnswer, reset } from "../registry/fault.ts";
import type { FakeAzure } from "./azure.ts";
import {
  badGateway,
  firewall,
  lagging,
  linkTo,
  linkToItself,
  notThereAfterAll,
  tooManyRequests,
  withJson,
} from "./fault.ts";
import { pruner } from "./identity.ts";
import { roles } from "./rights.ts";
import { all, bySecret, contentClient, openAzure, registryClient } from "./sdk.ts";

async function app(): Promise<FakeAzure> {
  const fake = await openAzure();
  fake.store.push("app", image(), ["v1", "v2"]);
  return fake;
}

const tagsOf = (fake: FakeAzure) => registryClient(fake, bySecret(fake)).getArtifact("app", "any");
const lists = { method: "GET", path: /\/_tags$/ };

describe("faults as the SDK meets them", () => {
  it("throttle with a wait that grows shorter, or with none", async () => {
    const fake = await app();
    fake.fault({ match: lists, do: tooManyRequests(9, 4), times: 3 });
    const waits: (string | undefined)[] = [];
    const list = () =>
      all(tagsOf(fake).listTagProperties({ onResponse: (r) => waits.push(r.headers.get("Retry-After")) }));
    for (const _ of [1, 2, 3]) await expect(list()).rejects.toMatchObject({ statusCode: 429 });
    expect(await list()).toHaveLength(2);
    fake.fault({ match: lists, do: tooManyRequests() });
    await expect(list()).rejects.toMatchObject({ statusCode: 429 });
    expect(waits.filter((wait) => wait !== undefined)).toEqual(["9", "4", "4"]);
  });

  it("throttle and wall off the token requests too", async () => {
    for (const [fault, statusCode] of [
      [tooManyRequests(1), 429],
      [firewall, 403],
    ] as const) {
      const fake = await app();
      fake.fault({ match: { path: /^\/oauth2\/token$/ }, do: fault });
      await expect(all(tagsOf(fake).listTagProperties())).rejects.toMatchObject({ statusCode });
      expect(fake.log.at(-1)).toMatchObject({ path: "/oauth2/token", status: statusCode });
    }
  });

  it("fail large pages only", async () => {
    const fake = await app();
    fake.fault({
      match: ({ path, query }) => path === "/acr/v1/_catalog" && Number(query.get("n")) > 50,
      do: badGateway,
    });
    const pages = (maxPageSize: number) =>
      all(registryClient(fake, bySecret(fake)).listRepositoryNames().byPage({ maxPageSize }));
    await expect(pages(100)).rejects.toMatchObject({ statusCode: 502 });
    expect(await pages(50)).toHaveLength(1);
  });

  it("leave out entries, or all of them", async () => {
    const fake = await app();
    const take = fake.fault({
      match: lists,
      do: withJson(({ tags }: { tags: readonly object[] }) => ({ tags: tags.slice(1) })),
    });
    expect(await all(tagsOf(fake).listTagProperties())).toHaveLength(1);
    take();
    fake.fault({ match: lists, do: emptyObject, times: 1 });
    expect(await all(tagsOf(fake).listTagProperties())).toEqual([]);
    fake.fault({ match: lists, do: html });
    expect(await all(tagsOf(fake).listTagProperties())).toEqual([]);
  });

  it("list what cannot be read", async () => {
    const fake = await app();
    fake.fault({ match: { path: /^\/v2\/app\/manifests\// }, do: notThereAfterAll });
    const { digest } = image();
    await expect(contentClient(fake, "app", bySecret(fake)).getManifest(digest)).rejects.toMatchObject({
      statusCode: 404,
      details: { errors: [{ message: `manifest ${digest} is not found` }] },
    });
  });

  it("break connections before and after the work, or leave them open", async () => {
    const fake = await app();
    const removal = { method: "DELETE", path: /_tags/ };
    const takeReset = fake.fault({ match: removal, do: reset });
    await expect(tagsOf(fake).deleteTag("v1")).rejects.toThrow();
    expect(fake.store.sortedTags("app")).toEqual(["v1", "v2"]);
    takeReset();
    const takeLost = fake.fault({ match: removal, do: lostAnswer, nth: 2 });
    await expect(tagsOf(fake).deleteTag("v1")).rejects.toThrow();
    expect(fake.store.sortedTags("app")).toEqual(["v2"]);
    takeLost();
    const abort = new AbortController();
    fake.fault({
      match: removal,
      do: (exchange) => {
        abort.abort();
        return hang(exchange);
      },
    });
    const deleting = tagsOf(fake).deleteTag("v2", { abortSignal: abort.signal });
    await expect(deleting).rejects.toMatchObject({ name: "AbortError" });
  });

  it("let a page lead to itself, or to a host that gets the token", async () => {
    const fake = await app();
    fake.fault({ match: lists, do: linkToItself, times: 5 });
    const pages = tagsOf(fake).listTagProperties().byPage();
    const seen = [await pages.next(), await pages.next(), await pages.next()];
    expect(seen.map(({ value }) => value.length)).toEqual([2, 2, 2]);
    const trap = await openAzure();
    const lured = await app();
    lured.fault({ match: lists, do: linkTo(trap.url), nth: 2 });
    await all(tagsOf(lured).listTagProperties()).catch(() => {});
    expect(trap.log[0]).toMatchObject({ method: "GET", path: "/acr/v1/app/_tags" });
  });

  it("list for a while what is gone already", async () => {
    const fake = await app();
    const client = registryClient(fake, bySecret(fake)).getArtifact("app", "any");
    await all(client.listTagProperties());
    const take = fake.fault({ match: lists, do: lagging() });
    const count = async () => (await all(client.listTagProperties())).length;
    expect(await count()).toBe(2);
    await client.deleteTag("v1");
    await client.getTagProperties("v2");
    expect(await count()).toBe(2);
    take();
    expect(await count()).toBe(1);
  });
});

describe("a registry with roles for single repositories", () => {
  it("says so in the refresh token, and gives nothing to who asks for all repositories at once", async () => {
    const identities = [{ ...pruner, rights: roles.RepositoryContributor }];
    const fake = await openAzure({ identities, roleAssignments: "abac" });
    fake.store.push("app", image(), ["v1"]);
    const widened = (scope: string) =>
      registryClient(fake, bySecret(fake), {
        additionalPolicies: [
          {
            position: "perRetry",
            policy: {
              name: "widen",
              sendRequest(request, next) {
                if (request.url.includes("/oauth2/token"))
                  request.body = String(request.body).replace(/scope=[^&]*/, `scope=${scope}`);
                return next(request);
              },
            },
          },
        ],
      });
    const tags = (scope: string) =>
      all(widened(encodeURIComponent(scope)).getArtifact("app", "any").listTagProperties());
    await expect(tags("repository:*:*")).rejects.toMatchObject({ statusCode: 401 });
    expect(await tags("repository:app:pull,metadata_read repository:other:delete")).toHaveLength(1);
    expect(fake.log.at(-1)?.scope).toBe("repository:app:pull,metadata_read repository:other:delete");
    await expect(all(registryClient(fake, bySecret(fake)).listRepositoryNames())).rejects.toMatchObject({
      statusCode: 401,
    });
    const claims = fake.tokens.map((token) => Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    expect(claims.filter((one) => one.includes('"aad_identity"'))).not.toEqual([]);
  });
});
