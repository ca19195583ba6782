/** Whole runs against Azure Container Registry: every way to sign in, what stays and what goes, at which price. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { actOn, deletes, openAzureWorld, place, type SignIn, scopesAsked } from "../support/acr-harness.ts";
import type { AzureOptions, FakeAzure } from "../support/azure/azure.ts";
import { firewall, linkTo, notThereAfterAll, tooManyRequests } from "../support/azure/fault.ts";
import { pruner } from "../support/azure/identity.ts";
import { roles } from "../support/azure/rights.ts";
import { bySecret } from "../support/azure/sdk.ts";
import { artifact, type Content, image, index, signature } from "../support/images.ts";
import { answer, emptyObject, type FaultRule, html, before as whenAsked } from "../support/registry/fault.ts";
import { sha256 } from "../support/registry/store.ts";
import { trustCertificate } from "../support/trust.ts";
import {
  act,
  actHere,
  company,
  companyKeeps,
  type Placed,
  type Run,
  tagsWith,
  unpullable,
  untruths,
  verdictsOf,
  versions,
  wiredbrain,
} from "../support/world.ts";

const app = "team/app";
const keepOne = { repositories: app, keep: "1" };

describe.concurrent("keep: 3 in three repositories with forty images each", () => {
  it.each<[SignIn, "subject" | "cosign-tag", typeof act]>([
    ["OIDC", "cosign-tag", act],
    ["client secret", "cosign-tag", actHere],
    ["admin user", "subject", actHere],
  ])("foresees what it does, and leaves what must stay whole, signed in by %s", async (signIn, style, by) => {
    await using fake = await openAzureWorld();
    const placed = company(style);
    place(fake, placed);
    const inputs = { repositories: wiredbrain.join("\n"), keep: "3" };
    const tags = (repository: string) => fake.store.sortedTags(repository);
    const all = wiredbrain.map(tags);

    const dry = await actOn(fake, { ...inputs, "dry-run": "true" }, { signIn, run: by });
    expect(dry.exitCode).toBe(0);
    expect(deletes(fake)).toEqual([]);
    expect(wiredbrain.map(tags)).toEqual(all);
    const toRead = wiredbrain.map((name) => `repository:${name}:pull,metadata_read`);
    expect([...scopesAsked(fake)].sort()).toEqual(signIn === "admin user" ? [] : toRead);

    const live = await actOn(fake, inputs, { signIn, run: by });
    expect(live.exitCode).toBe(0);
    expect(live.annotations).toEqual([]);
    expect(verdictsOf(live)).toEqual(verdictsOf(dry));
    expect(live.report.totals).toEqual(dry.report.totals);
    expect(live.report.totals.tagsDeleted).toBe(style === "subject" ? 111 : 112);
    expect(wiredbrain.map(tags)).toEqual(wiredbrain.map((repository) => companyKeeps(placed, repository)));
    expect(untruths(live, fake.store)).toEqual([]);
    for (const repository of wiredbrain) {
      expect(await unpullable(fake.openUrl, repository, tags(repository))).toEqual([]);
    }
    // The signature of what stays is still there, however it is attached.
    const signed = fake.store.manifest("wiredbrain/db", "v2")?.digest ?? "";
    expect(
      fake.store.referencing("wiredbrain/db", signed).length +
        tags("wiredbrain/db").filter((tag) => tag.startsWith(signed.replace(":", "-"))).length,
    ).toBe(1);

    const [sent, asked] = [deletes(fake).length, scopesAsked(fake).length];
    const again = await actOn(fake, inputs, { signIn, run: by });
    expect(again.exitCode).toBe(0);
    expect(deletes(fake)).toHaveLength(sent);
    expect(scopesAsked(fake).slice(asked).join()).not.toContain("delete");
    expect(again.report.repositories.map(({ status }) => status)).toEqual(["unchanged", "unchanged", "unchanged"]);
    expect(again.report.totals).toMatchObject({ tagsDeleted: 0, imagesDeleted: 0 });
  });
});

trustCertificate();

/** The action in this process: what `dist` is needed for, runs as `dist`. */
const here: typeof actOn = (fake, inputs, options) => actOn(fake, inputs, { run: actHere, ...options });

/** An image, of which and in which repository nothing matters but its age. */
function old(seed: string, hours: number, more: Parameters<typeof image>[0] = {}): Content {
  return image({ seed, created: new Date(Date.now() - hours * 3_600_000).toISOString(), ...more });
}

/** The same image, which now also says that it is about `subject`. */
function about(content: Content, { mediaType, digest, bytes }: Content): Content {
  const written = JSON.parse(Buffer.from(content.bytes).toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...written, subject: { mediaType, digest, size: bytes.length } }));
  return { ...content, bytes: changed, digest: sha256(changed) };
}

/** Pushed to `app` in this order. */
function pushes(...contents: readonly (readonly [Content, ...tags: string[]])[]): readonly Placed[] {
  return contents.map(([content, ...tags]) => ({ repository: app, content, tags }));
}

/** Checks what holds after every run that went well: the report is true, and what stays is whole. */
async function expectWell(run: Run, fake: FakeAzure, repository = app): Promise<void> {
  expect(run.exitCode, run.raw).toBe(0);
  expect(untruths(run, fake.store)).toEqual([]);
  expect(await unpullable(fake.openUrl, repository, fake.store.sortedTags(repository))).toEqual([]);
}

const holds = (fake: FakeAzure, ...contents: readonly Content[]): readonly boolean[] =>
  contents.map(({ digest }) => fake.store.manifest(app, digest) !== undefined);

describe("a self-hosted runner in Azure", () => {
  it("signs in by the identity of its machine, when no input says otherwise", async () => {
    await using fake = await openAzureWorld();
    place(fake, versions(app, 4));
    // What an App Service, a container app or an Arc machine answers on loopback.
    const machine = createServer(async ({ headers }, response) => {
      const { token, expiresOnTimestamp } = await bySecret(fake).getToken(
        "https://containerregistry.azure.net/.default",
      );
      const granted = { access_token: token, expires_on: String(Math.floor(expiresOnTimestamp / 1000)) };
      response.statusCode = headers["x-identity-header"] === "the-machine" ? 200 : 401;
      response
        .setHeader("content-type", "application/json")
        .end(JSON.stringify({ ...granted, resource: "https://containerregistry.azure.net", token_type: "Bearer" }));
    }).listen(0, "127.0.0.1");
    await once(machine, "listening");
    const { port } = machine.address() as AddressInfo;
    const environment = {
      IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`,
      IDENTITY_HEADER: "the-machine",
      ACTIONS_ID_TOKEN_REQUEST_URL: "",
    };
    const run = await actOn(fake, keepOne, { signIn: "machine", environment });
    machine.close();
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v4"]);
  });
});

describe.concurrent("what is locked", () => {
  it("stays and says so: a tag, an image, a whole repository", async () => {
    await using fake = await openAzureWorld();
    const placed = versions(app, 5);
    const [, image] = placed.map(({ content }) => content);
    if (image === undefined) throw new Error("five were asked for");
    place(fake, placed, versions("team/frozen", 3));
    fake.store.change(app, "v1", { deleteEnabled: false });
    fake.store.change(app, image.digest, { writeEnabled: false });
    fake.store.change("team/frozen", undefined, { deleteEnabled: false });
    const run = await here(fake, { repositories: `${app}\nteam/frozen`, keep: "1" });
    await expectWell(run, fake);
    expect(fake.store.sortedTags("team/frozen")).toEqual(["v1", "v2", "v3"]);
    expect(deletes(fake).filter((reference) => reference === "v1" || reference === image.digest)).toEqual([]);
    expect(holds(fake, image)).toEqual([true]);
    expect(tagsWith(run, app, "deleted").toSorted()).toEqual(["v3", "v4"]);
    const locked = run.report.repositories.map(({ name, tags }) => [
      name,
      ...tags.filter(({ reasons }) => reasons.join().includes("locked")).map((tag) => tag.name),
    ]);
    expect(locked).toEqual([
      [app, "v2", "v1"],
      ["team/frozen", "v3", "v2", "v1"],
    ]);
  });
});

describe.concurrent("what changes meanwhile", () => {
  it("stays and is no failure when it was locked right before its delete", async () => {
    await using fake = await openAzureWorld();
    place(fake, versions(app, 4));
    const { digest = "" } = fake.store.manifest(app, "v2") ?? {};
    const lock = whenAsked(() => fake.store.change(app, digest, { deleteEnabled: false }));
    fake.fault({ match: ({ method, reference }) => method === "DELETE" && reference === digest, do: lock });
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v2", "v4"]);
    expect(tagsWith(run, app, "retained").toSorted()).toEqual(["v2", "v4"]);
    expect(JSON.stringify(run.report)).toContain("`az acr repository show`");
  });

  it("stays and is no failure when it was locked before the look at it", async () => {
    await using fake = await openAzureWorld();
    place(fake, versions(app, 4));
    const { digest = "" } = fake.store.manifest(app, "v2") ?? {};
    const lock = whenAsked(() => fake.store.change(app, digest, { deleteEnabled: false }));
    fake.fault({
      match: ({ method, path, reference }) => method === "GET" && path.includes("_manifests") && reference === digest,
      do: lock,
    });
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v2", "v4"]);
    expect(JSON.stringify(run.report)).toContain("is locked in the registry by now");
  });

  it("stays when a tag was added, or moved, right before its delete", async () => {
    await using fake = await openAzureWorld();
    const placed = versions(app, 5);
    const [first, second] = placed.map(({ content }) => content);
    if (first === undefined || second === undefined) throw new Error("five were asked for");
    const fresh = old("fresh", 0);
    place(fake, placed);
    fake.fault({
      match: ({ method, path, reference }) =>
        method === "GET" && path.includes("_manifests") && reference !== undefined,
      do: whenAsked(() => {
        fake.store.push(app, first, ["promoted"]);
        fake.store.push(app, fresh, ["v2"]);
      }),
      times: 1,
    });
    const run = await here(fake, keepOne);
    expect(run.exitCode).toBe(0);
    expect(fake.store.sortedTags(app)).toEqual(["promoted", "v1", "v2", "v5"]);
    expect(await unpullable(fake.openUrl, app, fake.store.sortedTags(app))).toEqual([]);
    expect(fake.store.manifest(app, "v2")?.digest).toBe(fresh.digest);
    expect(tagsWith(run, app, "changed").toSorted()).toEqual(["v1", "v2"]);
  });
});

describe.concurrent("what belongs together", () => {
  it("goes with an index: its children at any depth, but none that a kept index needs", async () => {
    await using fake = await openAzureWorld();
    const [own, deep, shared, newer] = [old("own", 90), old("deep", 90), old("shared", 90), old("newer", 1)];
    const nested = index([deep]);
    const [doomed, kept] = [index([own, nested, shared]), index([newer, index([shared])])];
    place(fake, pushes([doomed, "v1"], [kept, "v2"]));
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v2"]);
    expect(holds(fake, doomed, own, nested, deep)).toEqual([false, false, false, false]);
    expect(holds(fake, kept, newer, shared)).toEqual([true, true, true]);
  });

  it("goes and stays with an image: what has it as its subject", async () => {
    await using fake = await openAzureWorld();
    const [doomed, kept] = [old("doomed", 90), old("kept", 1)];
    const [its, other] = [signature(doomed, "subject").content, signature(kept, "subject").content];
    place(fake, pushes([doomed, "v1"], [kept, "v2"], [its], [other]));
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(holds(fake, doomed, its, kept, other)).toEqual([false, false, true, true]);
  });

  it("keeps a subject whose signature has a tag that stays: only the subject's own tag goes", async () => {
    await using fake = await openAzureWorld();
    const [subject, kept] = [old("subject", 90), old("kept", 1)];
    const sbom = artifact({ seed: "sbom", subject });
    place(fake, pushes([subject, "v1"], [kept, "v2"], [sbom, "sbom-of-v1"]));
    const run = await here(fake, { ...keepOne, protect: "sbom-*" });
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["sbom-of-v1", "v2"]);
    expect(tagsWith(run, app, "untagged")).toEqual(["v1"]);
    expect(holds(fake, subject, sbom)).toEqual([true, true]);
    expect(deletes(fake)).toEqual(["v1"]);
  });

  it("keeps a subject at any distance: of the signature of an SBOM with a tag that stays", async () => {
    await using fake = await openAzureWorld();
    const [child, other, kept] = [old("child", 90), old("other", 90), old("kept", 1)];
    const doomed = index([child, other]);
    const its = signature(child, "subject").content;
    const sbom = artifact({ seed: "sbom", subject: its });
    place(fake, pushes([doomed, "v1"], [kept, "v2"], [its], [sbom, "sbom-of-v1"]));
    const run = await here(fake, { ...keepOne, protect: "sbom-*" });
    await expectWell(run, fake);
    expect(holds(fake, doomed, other, child, its, sbom)).toEqual([false, false, true, true, true]);
  });

  it("leaves alone the subject of an image with a tag that stays, such as one that was converted", async () => {
    await using fake = await openAzureWorld();
    const [original, kept] = [old("original", 90), old("kept", 1)];
    const converted = about(old("converted", 90), original);
    place(fake, pushes([original, "v1"], [converted, "v1-nydus"], [kept, "v2"]));
    const run = await here(fake, { ...keepOne, protect: "*-nydus" });
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v1", "v1-nydus", "v2"]);
    expect(holds(fake, original, converted)).toEqual([true, true]);
  });

  it.each<[string, Readonly<Record<string, string>>, boolean]>([
    ["stays when nobody asks for it", {}, true],
    ["goes when it is older than was asked for", { "delete-untagged-after": "2d" }, false],
    ["stays when it is younger than was asked for", { "delete-untagged-after": "30d" }, true],
  ])("an image without a tag, to which nothing leads, %s", async (_, inputs, stays) => {
    await using fake = await openAzureWorld();
    const orphan = old("orphan", 90);
    place(fake, pushes([orphan], [old("doomed", 50), "v1"], [old("kept", 1), "v2"]));
    const run = await here(fake, { ...keepOne, ...inputs });
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v2"]);
    expect(holds(fake, orphan)).toEqual([stays]);
  });
});

describe("the price of a run", () => {
  it("is a page for each thousand tags and images to plan, and no image is read for itself", async () => {
    await using fake = await openAzureWorld();
    const images = Array.from({ length: 10_000 }, (_, at): [Content, string] => [old(`v${at}`, at + 1), `v${at}`]);
    place(fake, pushes(...images));
    const run = await here(fake, { repositories: app, keep: "3", "dry-run": "true" });
    expect(run.outputs).toMatchObject({ "tags-deleted": "9997", "tags-retained": "3" });
    const reads = Map.groupBy(
      fake.log.filter(({ role, status }) => role === "registry" && status === 200),
      ({ path }) => /^\/v2\/|_tags$|_manifests$|^\/oauth2\//.exec(path)?.[0] ?? "repository",
    );
    expect(Object.fromEntries([...reads].map(([what, entries]) => [what, entries.length]))).toEqual({
      ...{ repository: 1, _tags: 10, _manifests: 10, "/oauth2/": 2 },
    });
  });

  it("is little more than the requests that are of use, for four repositories of 200 tags", async () => {
    await using fake = await openAzureWorld();
    const repositories = ["team/a", "team/b", "team/c", "team/d"];
    place(fake, ...repositories.map((name) => versions(name, 200)));
    const run = await here(fake, { repositories: repositories.join("\n"), keep: "3" });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ "tags-deleted": "788", "images-deleted": "788" });
    // A page of tags and one of manifests; each image is looked at, and deleted; each tag that stays is looked at.
    const useful = repositories.length * (2 + 197 * 2 + 3);
    expect(fake.log.length).toBeLessThanOrEqual(1.05 * useful);
  });
});

describe.concurrent("a registry that takes nothing but its own", () => {
  const repositoryRoles = { ...pruner, rights: roles.RepositoryContributor };

  it("is pruned with rights on repositories alone, by their names", async () => {
    await using fake = await openAzureWorld({
      ...{ identities: [repositoryRoles], roleAssignments: "abac", armTokens: "refused" },
    });
    place(fake, versions(app, 3), versions("team/other", 3));
    const run = await here(fake, { repositories: `${app}\nteam/other`, keep: "1" });
    await expectWell(run, fake);
    expect([app, "team/other"].map(fake.store.sortedTags)).toEqual([["v3"], ["v3"]]);
    expect([...new Set(scopesAsked(fake))].sort()).toEqual([
      `repository:${app}:pull,delete,metadata_read`,
      `repository:${app}:pull,metadata_read`,
      "repository:team/other:pull,delete,metadata_read",
      "repository:team/other:pull,metadata_read",
    ]);
  });

  it("names the role that a wildcard takes", async () => {
    await expectRefused(/Container Registry Repository Catalog Lister/, {
      options: { identities: [repositoryRoles], roleAssignments: "abac" },
      inputs: { repositories: "team/*" },
    });
  });

  it("is searched by a wildcard with the right to list it", async () => {
    await using fake = await openAzureWorld();
    place(fake, versions(app, 3), versions("team/other", 3), versions("other/app", 3));
    const run = await here(fake, { repositories: "team/*\n!team/other", keep: "1" });
    await expectWell(run, fake);
    expect([app, "team/other", "other/app"].map(fake.store.sortedTags)).toEqual([["v3"], everything, everything]);
  });

  it("is served with tokens that expire in the middle", async () => {
    await using fake = await openAzureWorld({ lives: { accessToken: 3, refreshToken: 3 } });
    place(fake, versions(app, 3));
    fake.fault({ match: { method: "DELETE" }, do: whenAsked(() => setTimeout(3_000)), times: 1 });
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v3"]);
    expect(fake.log.filter(({ path }) => path === "/oauth2/exchange").length).toBeGreaterThan(1);
  });
});

const everything = ["v1", "v2", "v3"];

interface Refusal {
  readonly options?: AzureOptions;
  readonly faults?: readonly FaultRule[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly run?: typeof act;
}

/** A run of `keepOne` over three images, that fails, says `message` and nothing of itself, and deletes nothing. */
async function expectRefused(
  message: RegExp,
  { options = {}, faults = [], inputs = {}, environment = {}, run: by = actHere }: Refusal,
): Promise<void> {
  await using fake = await openAzureWorld(options);
  place(fake, versions(app, 3));
  for (const fault of faults) fake.fault(fault);
  const run = await here(fake, { ...keepOne, ...inputs }, { environment, run: by });
  expect(run.exitCode).toBe(1);
  expect(run.errors).toMatch(message);
  expect(run.errors).not.toMatch(/^\s+at /m);
  expect(run.outputs).toMatchObject({ "tags-deleted": "0", "images-deleted": "0" });
  expect(deletes(fake)).toEqual([]);
  expect(fake.store.sortedTags(app)).toEqual(everything);
}

const unknown = "00000000-0000-4000-8000-000000000000";

describe.concurrent("who may not", () => {
  it.each<[string, RegExp, Refusal]>([
    [
      "who may read, but not delete",
      /may read team\/app, but not delete there.*`AcrDelete`/,
      { options: { identities: [{ ...pruner, rights: roles.AcrPull }] } },
    ],
    [
      "who has no role at all",
      /no rights on this registry.*`AcrPull` and `AcrDelete`/,
      { options: { identities: [{ ...pruner, rights: [] }] } },
    ],
    [
      "a job without `id-token: write`",
      /`permissions: id-token: write`/,
      { environment: { ACTIONS_ID_TOKEN_REQUEST_URL: "", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "" }, run: act },
    ],
    [
      "a workflow that no federated credential is for",
      /no federated credential of .* matches.*`repo:octo-org\/octo-repo:pull_request`/,
      { options: { subject: "repo:octo-org/octo-repo:pull_request" } },
    ],
    [
      "an identity without a federated credential",
      /AADSTS70021\b.*`repo:octo-org\/octo-repo:ref:refs\/heads\/main`/,
      { options: { identities: [{ kind: "entra", clientId: pruner.clientId, rights: pruner.rights }] } },
    ],
    [
      "a wrong secret",
      /the client secret is wrong.*`azure-client-secret`/,
      { inputs: { "azure-client-secret": "not-the-secret-of-the-pruner" } },
    ],
    [
      "an expired secret",
      /the client secret has expired.*`azure-client-secret`/,
      {
        options: { identities: [{ ...pruner, secretExpired: true }] },
        inputs: { "azure-client-secret": pruner.secret ?? "" },
      },
    ],
    ["the wrong tenant", /there is no tenant 0{8}-.*`azure-tenant-id`/, { inputs: { "azure-tenant-id": unknown } }],
    ["an unknown client", /not an application or identity of the tenant/, { inputs: { "azure-client-id": unknown } }],
    [
      "a machine that the firewall does not let in",
      /firewall does not let this runner \(203\.0\.113\.7\) in/,
      { faults: [{ match: {}, do: firewall }] },
    ],
  ])("is told what to change, and nothing is lost: %s", (_, message, how) => expectRefused(message, how));

  it("is told so for a wrong password, and sends it once", async () => {
    await using fake = await openAzureWorld();
    place(fake, versions(app, 3));
    const run = await here(fake, { ...keepOne, password: "wrong-password" }, { signIn: "admin user" });
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(/check `username` and `password`/);
    expect(fake.log.filter(({ role }) => role === "registry")).toHaveLength(1);
  });
});

describe.concurrent("answers that are none", () => {
  const ofIndex = { "Content-Type": "application/vnd.oci.image.index.v1+json" };
  const elsewhere = "https://203.0.113.7";
  const [tags, manifests] = [{ path: /\/_tags$/ }, { path: /\/_manifests$/ }];

  it.each<[string, RegExp, FaultRule]>([
    ["tags that are a web page", /not a list of tags/, { match: tags, do: html }],
    ["tags that are an empty object", /not a list of tags/, { match: tags, do: emptyObject }],
    ["manifests that are a web page", /not a list of manifests/, { match: manifests, do: html }],
    ["manifests that are an empty object", /not a list of manifests/, { match: manifests, do: emptyObject }],
    [
      "a sign-in that gives nothing",
      /the registry's token service gave no usable answer/,
      { match: { path: /^\/oauth2\/exchange$/ }, do: emptyObject },
    ],
    ["tags that go on elsewhere", /Link header .*list/, { match: tags, do: linkTo(elsewhere) }],
    ["manifests that go on elsewhere", /Link header .*list/, { match: manifests, do: linkTo(elsewhere) }],
  ])("fail the repository, and nothing is lost: %s", (_, message, fault) =>
    expectRefused(message, { faults: [fault] }),
  );

  it("fail the repository: the content of an index that is another's", async () => {
    await using fake = await openAzureWorld();
    const content = index([old("child", 50)]);
    place(fake, [...pushes([content, "v0"]), ...versions(app, 3)]);
    fake.fault({ match: ({ reference }) => reference === content.digest, do: answer(200, "{}", ofIndex) });
    const run = await here(fake, keepOne);
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(/was answered 200, but the SDK cannot use it: /);
    expect(deletes(fake)).toEqual([]);
  });

  it("are got over: too many requests, without a word how long to wait", async () => {
    await using fake = await openAzureWorld();
    place(fake, versions(app, 5));
    for (const match of [{ method: "DELETE" }, { path: /\/_tags$/ }, { path: /^\/oauth2\/token$/ }]) {
      fake.fault({ match, do: tooManyRequests(), times: 1 });
    }
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v5"]);
    expect(fake.log.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  it.each<[string, readonly string[]]>([
    ["without a tag", []],
    ["with a tag, which stays", ["v0"]],
  ])("are got over: a manifest that is listed and does not exist, %s", async (_, tags) => {
    await using fake = await openAzureWorld();
    const ghost = index([old("ghost", 90)]);
    place(fake, versions(app, 3), pushes([ghost, ...tags]));
    fake.fault({
      match: ({ path, reference }) => path.startsWith("/v2/") && reference === ghost.digest,
      do: notThereAfterAll,
    });
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual([...tags, "v3"]);
    expect(run.raw).toContain(`${ghost.digest} is listed, but does not exist`);
  });
});
