import { describe, expect, it } from "vitest";
import { artifact, attestation, type Content, image, index } from "../images.ts";
import { dockerList, ociIndex } from "../registry/manifests.ts";
import {
  type HubAccount,
  type OrganizationScope,
  type PersonalToken,
  pruner,
  prunersOrganization,
} from "./accounts.ts";
import { detail } from "./errors.ts";
import type { HubOptions } from "./hub.ts";
import { asking, openHub, signedIn } from "./open-hub.ts";

const at = "2024-05-14T11:00:47.871694Z";
const now = Date.UTC(2024, 4, 20);
const insufficient = [403, { detail: "access denied: insufficient scope" }];

interface Page {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly { readonly name: string; readonly digest?: string; readonly images?: unknown }[];
}

/** `get` and `send` are those of `account`, or of a stranger. */
async function open({ account = pruner, ...options }: HubOptions & { account?: HubAccount | null } = {}) {
  const fake = await openHub({ now: () => now, ...(account && { accounts: [account] }), ...options });
  const ask = asking(fake);
  const authorization = account === null ? undefined : await signedIn(ask, account);
  const send = async (line: string) => {
    const { status, body } = await ask(line, { authorization });
    return [status, body] as const;
  };
  const page = async (path: string) => (await send(`GET ${path}`))[1] as Page;
  const names = async (path: string) => (await page(path)).results.map(({ name }) => name);
  return { fake, ask, send, page, names };
}

const repositories = "/v2/namespaces/wiredbrain/repositories";
const app = `${repositories}/app`;
const tags = `${app}/tags`;
const sizeOf = ({ blobs }: Content) => blobs.slice(1).reduce((sum, { bytes }) => sum + bytes.length, 0);

describe("tags", () => {
  it("are told with their image", async () => {
    const { fake, send } = await open();
    const content = image({ docker: true });
    fake.store.push("wiredbrain/app", content, ["v1"], at);
    const tag = {
      creator: 6_553_388,
      id: expect.any(Number),
      image_id: null,
      name: "v1",
      repository: expect.any(Number),
      last_updated: at,
      last_updater: 6_553_388,
      last_updater_username: "someone",
      full_size: sizeOf(content),
      v2: true,
      tag_status: "active",
      tag_last_pulled: null,
      tag_last_pushed: at,
      media_type: "application/vnd.docker.container.image.v1+json",
      content_type: "image",
      digest: content.digest,
      images: [
        {
          architecture: "amd64",
          features: "",
          variant: null,
          digest: content.digest,
          os: "linux",
          os_features: "",
          os_version: null,
          size: sizeOf(content),
          status: "active",
          last_pulled: null,
          last_pushed: at,
        },
      ],
    };
    expect(await send(`GET ${tags}`)).toEqual([200, { count: 1, next: null, previous: null, results: [tag] }]);
    expect(await send(`GET ${tags}/v1`)).toEqual([200, tag]);
    expect(await send(`HEAD ${tags}/v1`)).toEqual([200, ""]);
    expect(await send(`HEAD ${tags}`)).toEqual([200, ""]);
    const errinfo = { namespace: "wiredbrain", repository: "app", tag: "v2" };
    expect(await send(`GET ${tags}/v2`)).toEqual([404, { message: "tag 'v2' not found", errinfo }]);
  });

  it("of an index list its children, attestations too", async () => {
    const { fake, page } = await open();
    const [amd64, arm64] = ["amd64", "arm64"].map((architecture) =>
      image({ seed: architecture, layers: [100, 28], platform: { architecture, os: "linux" } }),
    ) as [Content, Content];
    const provenance = attestation(amd64);
    const content = index([amd64, arm64, provenance]);
    fake.store.push("wiredbrain/app", amd64, [], "2024-05-01T00:00:00Z");
    fake.store.push("wiredbrain/app", content, ["v1"], at);
    fake.store.pull("wiredbrain/app", arm64.digest, "2024-05-15T01:02:03.123456789Z");
    const [tag] = (await page(tags)).results;
    expect(tag).toMatchObject({ digest: content.digest, media_type: ociIndex, full_size: 128, tag_last_pulled: null });
    expect(tag?.images).toMatchObject([
      { architecture: "amd64", os: "linux", digest: amd64.digest, size: 128, last_pulled: null, last_pushed: at },
      { architecture: "arm64", digest: arm64.digest, last_pulled: "2024-05-15T01:02:03.123456789Z" },
      { architecture: "unknown", os: "unknown", digest: provenance.digest, size: sizeOf(provenance) },
    ]);
  });

  it("of other things have a platform without a name", async () => {
    const { fake, page } = await open();
    fake.store.push("wiredbrain/app", artifact(), ["chart"]);
    fake.store.push("wiredbrain/app", index([], { docker: true }), ["nothing"]);
    const results = (await page(tags)).results;
    expect(results).toMatchObject([
      { name: "nothing", media_type: dockerList, full_size: 0, images: [] },
      { name: "chart", media_type: "application/vnd.oci.empty.v1+json", images: [{ architecture: "", os: "" }] },
    ]);
  });

  it("are inactive when nobody has pushed or pulled them for a month", async () => {
    const { fake, page } = await open();
    fake.store.push("wiredbrain/app", image(), ["old", "pulled"], "2023-01-01T00:00:00Z");
    fake.store.pull("wiredbrain/app", "pulled", "2024-05-19T00:00:00Z");
    expect((await page(tags)).results).toMatchObject([
      { name: "pulled", tag_status: "active", tag_last_pulled: "2024-05-19T00:00:00Z" },
      { name: "old", tag_status: "inactive", tag_last_pulled: null },
    ]);
  });

  it("come with the newest push first, which moves a tag that is pushed again", async () => {
    const { fake, page, names } = await open();
    const content = image();
    for (const day of [1, 3, 2]) fake.store.push("wiredbrain/app", content, [`v${day}`], Date.UTC(2024, 4, day));
    expect(await names(tags)).toEqual(["v3", "v2", "v1"]);
    const before = (await page(tags)).results[2];
    fake.store.push("wiredbrain/app", content, ["v1"], Date.UTC(2024, 4, 9, 0, 0, 0, 5));
    const after = (await page(tags)).results[0];
    expect(after).toEqual({
      ...before,
      images: [expect.objectContaining({ last_pushed: "2024-05-09T00:00:00.005694Z" })],
      last_updated: "2024-05-09T00:00:00.005694Z",
      tag_last_pushed: "2024-05-09T00:00:00.005694Z",
    });
  });

  it("may lack what is not documented, and come in another order", async () => {
    const children = image();
    const content = index([children, attestation(children)]);
    const listed = async (listing: NonNullable<HubOptions["listing"]>) => {
      const { fake, page } = await open({ listing });
      fake.store.push("wiredbrain/app", content, ["a", "b"]);
      return (await page(tags)).results;
    };
    expect(await listed({ order: "by name", images: "null" })).toMatchObject([
      { name: "a", images: null, digest: content.digest },
      { name: "b", images: null },
    ]);
    const [b, a] = await listed({ digest: "absent", images: "empty", odd: /^a$/ });
    expect([a?.images, a && "digest" in a, b?.digest]).toEqual([[], false, content.digest]);
    expect(b?.images).toHaveLength(2);
    expect((await listed({ attestations: "hidden" }))[0]?.images).toMatchObject([{ digest: children.digest }]);
  });
});

describe("pages", () => {
  const many = Array.from({ length: 250 }, (_, number) => `v${number}`);

  it("have ten entries, or up to a hundred, and lead on by whole URLs", async () => {
    const { fake, page } = await open();
    fake.store.push("wiredbrain/app", image(), many);
    expect((await page(tags)).results).toHaveLength(10);
    const second = await page(`${tags}?page=2&page_size=100`);
    expect([second.results.length, second.count]).toEqual([100, 250]);
    expect(second.next).toBe(`https://hub.docker.com${tags}?page=3&page_size=100`);
    expect(second.previous).toBe(`https://hub.docker.com${tags}?page=1&page_size=100`);
    expect((await page(`${tags}?page_size=1000`)).results).toHaveLength(100);
    expect(await page(`${tags}?page=3&page_size=100`)).toMatchObject({ next: null });
    expect(fake.breaches).toEqual([`GET ${tags}: has more than 100 on a page`]);
  });

  it("may hold less than is asked for", async () => {
    const { fake, page } = await open({ pageCap: 2 });
    fake.store.push("wiredbrain/app", image(), many);
    fake.store.push("wiredbrain/db", image(), many);
    expect(await page(`${tags}?page_size=100`)).toMatchObject({ count: 250, results: { length: 2 } });
    fake.store.setPrivate("wiredbrain/web", true);
    const next = `https://hub.docker.com${repositories}?page=2&page_size=2`;
    expect(await page(`${repositories}?page_size=100`)).toMatchObject({ count: 3, next });
  });

  it("are missing past the end, but for the first", async () => {
    const { fake, send } = await open();
    fake.store.push("wiredbrain/app", image(), many);
    expect((await send(`GET ${tags}?page=4&page_size=100`))[0]).toBe(404);
    fake.store.setPrivate("wiredbrain/empty", false);
    const empty = { count: 0, next: null, previous: null, results: [] };
    expect(await send(`GET ${repositories}/empty/tags`)).toEqual([200, empty]);
    expect((await send(`GET ${repositories}/empty/tags?page=2`))[0]).toBe(404);
  });

  it("shift when something is deleted or pushed", async () => {
    const { fake, send, names } = await open();
    for (const [day, tag] of ["d", "c", "b", "a"].entries()) fake.store.push("wiredbrain/app", image(), [tag], day);
    expect(await names(`${tags}?page_size=2`)).toEqual(["a", "b"]);
    await send(`DELETE ${tags}/a`);
    expect(await names(`${tags}?page_size=2&page=2`)).toEqual(["d"]);
    fake.store.push("wiredbrain/app", image(), ["e"]);
    expect(await names(`${tags}?page_size=2&page=2`)).toEqual(["c", "d"]);
  });

  it("want numbers", async () => {
    const { send, fake } = await open();
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    for (const query of ["page=0", "page=x", "page_size=0", "page_size=1e2"])
      expect((await send(`GET ${tags}?${query}`))[0]).toBe(400);
  });
});

describe("repositories", () => {
  it("are told with their rules for immutable tags", async () => {
    const { fake, send } = await open();
    fake.store.push("wiredbrain/app", image(), ["v1"], at);
    const [status, body] = await send(`GET ${app}`);
    expect([status, body]).toMatchObject([
      200,
      { user: "wiredbrain", namespace: "wiredbrain", name: "app", is_private: false, last_updated: at },
    ]);
    expect(body).toMatchObject({ immutable_tags_settings: { enabled: false, rules: [".*"] } });
    fake.store.setImmutable("wiredbrain/app", { enabled: true, rules: ["v.*"] });
    expect((await send(`GET ${app}`))[1]).toMatchObject({ immutable_tags_settings: { enabled: true, rules: ["v.*"] } });
    expect((await send(`HEAD ${app}`))[0]).toBe(200);
  });

  it("are listed by namespace, name and order", async () => {
    const { fake, names, send } = await open();
    for (const [day, name] of ["wiredbrain/app", "wiredbrain/web-app", "wiredbrain/db", "other/app"].entries())
      fake.store.push(name, image(), ["v1"], day * 86_400_000);
    expect(await names(repositories)).toEqual(["db", "web-app", "app"]);
    expect(await names(`${repositories}?name=app&ordering=name`)).toEqual(["app", "web-app"]);
    expect(await names(`${repositories}?ordering=name&page_size=1&page=2`)).toEqual(["db"]);
    expect(await send(`GET ${repositories}?ordering=size`)).toMatchObject([400, { text: "Invalid ordering value" }]);
    expect((await send("GET /v2/namespaces/nobody/repositories"))[0]).toBe(404);
  });

  it.each<[string, HubAccount | null, readonly string[]]>([
    ["a stranger", null, ["open"]],
    ["another user", { ...pruner, username: "jane" }, ["open"]],
    ["a member of the organization", { ...pruner, organizations: ["wiredbraincoffee"] }, ["open", "secret"]],
    [
      "a token for what is public",
      { ...pruner, organizations: ["wiredbraincoffee"], permission: "public-read" },
      ["open"],
    ],
    ["the organization", prunersOrganization, ["open", "secret"]],
    ["the organization without the scope", { ...prunersOrganization, scopes: ["scope-tag-admin"] }, ["open"]],
  ])("that are private are left out for %s, and nothing tells that", async (_, account, expected) => {
    const { fake, page } = await open({ account });
    for (const name of ["secret", "open"]) fake.store.push(`wiredbraincoffee/${name}`, image(), ["v1"]);
    fake.store.setPrivate("wiredbraincoffee/secret", true);
    const { count, results } = await page("/v2/namespaces/wiredbraincoffee/repositories");
    expect([count, results.map(({ name }) => name)]).toEqual([expected.length, expected]);
  });

  it("that are private do not exist for who may not see them", async () => {
    for (const account of [null, { ...pruner, username: "jane" }, { ...prunersOrganization, scopes: [] }]) {
      const { fake, send } = await open({ account });
      fake.store.push("wiredbraincoffee/app", image(), ["v1"]);
      fake.store.setPrivate("wiredbraincoffee/app", true);
      const path = "/v2/namespaces/wiredbraincoffee/repositories/app";
      for (const line of [`GET ${path}`, `GET ${path}/tags`, `GET ${path}/tags/v1`, `HEAD ${path}/tags/v1`])
        expect((await send(line))[0]).toBe(404);
      expect((await send(`DELETE ${path}/tags/v1`))[0]).toBe(account === null ? 401 : 404);
      expect(fake.store.sortedTags("wiredbraincoffee/app")).toEqual(["v1"]);
    }
  });

  it("that are private have a scope of their own", async () => {
    for (const [repositoryRead, status] of [
      ["needed", 403],
      ["implied", 200],
    ] as const) {
      const account: HubAccount = { ...prunersOrganization, scopes: ["scope-tag-admin"] };
      const { fake, send } = await open({ account, repositoryRead });
      fake.store.push("wiredbraincoffee/app", image(), ["v1"]);
      fake.store.setPrivate("wiredbraincoffee/app", true);
      expect((await send("GET /v2/namespaces/wiredbraincoffee/repositories/app"))[0]).toBe(status);
      expect((await send("GET /v2/namespaces/wiredbraincoffee/repositories/app/tags"))[0]).toBe(200);
    }
  });

  it("can be deleted, with all that is in them", async () => {
    const { fake, send } = await open();
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    expect((await send(`DELETE ${app}`))[0]).toBe(202);
    expect((await send(`GET ${app}`))[0]).toBe(404);
    expect(fake.store.manifest("wiredbrain/app", "v1")).toBeUndefined();
    expect(fake.breaches).toEqual([`DELETE ${app}: is a whole repository`]);
  });
});

describe("deleting a tag", () => {
  it("takes the tag alone", async () => {
    const { fake, send } = await open();
    const child = image();
    const content = index([child]);
    fake.store.push("wiredbrain/app", content, ["v1", "v1.0"]);
    expect(await send(`DELETE ${tags}/v1`)).toEqual([204, ""]);
    expect((await send(`DELETE ${tags}/v1`))[0]).toBe(404);
    expect(await send(`DELETE ${tags}/v1%2E0`)).toEqual([204, ""]);
    expect((await send(`GET ${tags}`))[1]).toMatchObject({ count: 0 });
    const { manifests } = fake.store.repositories.get("wiredbrain/app") ?? {};
    expect([...(manifests?.keys() ?? [])]).toEqual([child.digest, content.digest]);
    const deletes = fake.log.filter(({ method }) => method === "DELETE");
    expect(deletes.map(({ reference, status, scope }) => [reference, status, scope])).toEqual([
      ["v1", 204, "pat wiredbrain"],
      ["v1", 404, "pat wiredbrain"],
      ["v1.0", 204, "pat wiredbrain"],
    ]);
  });

  it.each<[string, HubAccount]>([
    ...(["public-read", "read", "read-write"] as const).map((permission): [string, PersonalToken] => [
      permission,
      { ...pruner, permission },
    ]),
    ["the scopes of another organization", { ...prunersOrganization, organization: "other" }],
    ...(["scope-tag-read", "scope-image-delete", "scope-repository-admin"] as const satisfies OrganizationScope[]).map(
      (scope): [string, HubAccount] => [scope, { ...prunersOrganization, organization: "wiredbrain", scopes: [scope] }],
    ),
    [
      "scopes on another repository",
      { ...prunersOrganization, organization: "wiredbrain", repositories: ["wiredbrain/db"] },
    ],
  ])("takes more than %s", async (_, account) => {
    const { fake, send } = await open({ account });
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    for (const tag of ["v1", "none"]) expect(await send(`DELETE ${tags}/${tag}`)).toEqual(insufficient);
    expect(fake.store.sortedTags("wiredbrain/app")).toEqual(["v1"]);
  });

  it("by the old route is for users only", async () => {
    const path = (namespace: string) => `/v2/repositories/${namespace}/app/tags/v1/`;
    const user = await open();
    user.fake.store.push("wiredbrain/app", image(), ["v1"]);
    expect(await user.send(`DELETE ${path("wiredbrain")}`)).toEqual([204, ""]);
    expect(user.fake.breaches).toEqual([`DELETE ${path("wiredbrain")}: is deprecated`]);
    const organization = await open({ account: prunersOrganization });
    organization.fake.store.push("wiredbraincoffee/app", image(), ["v1"]);
    const text = "token issued from organization access token is not allowed";
    for (const method of ["GET", "DELETE"])
      expect(await organization.send(`${method} ${path("wiredbraincoffee")}`)).toEqual([403, { detail: text }]);
    expect(organization.fake.store.sortedTags("wiredbraincoffee/app")).toEqual(["v1"]);
  });

  it("does not take immutable tags", async () => {
    const { fake, send } = await open();
    fake.store.push("wiredbrain/app", image(), ["v1", "dev", "latest"]);
    fake.store.setImmutable("wiredbrain/app", { enabled: true, rules: ["^v\\d", "[", "test$"] });
    const refused = { detail: expect.stringContaining("immutable") };
    expect(await send(`DELETE ${tags}/v1`)).toEqual([403, refused]);
    expect(await send(`DELETE ${tags}/latest`)).toEqual([403, refused]);
    expect(await send(`DELETE ${tags}/dev`)).toEqual([204, ""]);
    fake.store.setImmutable("wiredbrain/app", { enabled: false, rules: [".*"] });
    expect(await send(`DELETE ${tags}/v1`)).toEqual([204, ""]);
  });

  it("may refuse immutable tags in another way", async () => {
    const { fake, send } = await open({ immutableTag: (tag) => detail(409, `no: ${tag}`) });
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    fake.store.setImmutable("wiredbrain/app", { enabled: true, rules: [".*"] });
    expect(await send(`DELETE ${tags}/v1`)).toEqual([409, { detail: "no: v1" }]);
  });
});

describe("the API", () => {
  it("has no other paths and methods", async () => {
    const { fake, send } = await open();
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    for (const [line, status] of [
      ["GET /v2/", 404],
      [`GET ${app}/images`, 404],
      ["POST /v2/namespaces/wiredbrain/delete-images", 404],
      [`DELETE ${repositories}`, 405],
      [`DELETE ${tags}`, 405],
      [`PUT ${tags}/v1`, 405],
      [`POST ${tags}`, 405],
    ] as const)
      expect([line, (await send(line))[0]]).toEqual([line, status]);
  });

  it("notes what its documentation does not foresee", async () => {
    const { fake, ask, send } = await open();
    fake.store.push("wiredbrain/app", image(), ["v1"]);
    await send(`GET ${tags}?page=1&page=2&n=5`);
    await send(`GET ${tags}/?page=1`);
    await ask(`DELETE ${tags}/v1`, { json: {} });
    expect(fake.breaches).toEqual([
      `GET ${tags}: has no parameter n`,
      `GET ${tags}: has page more than once`,
      `GET ${tags}/: ends in a slash`,
      `DELETE ${tags}/v1: has a body`,
    ]);
    expect(fake.strangers).toEqual([]);
  });
});
