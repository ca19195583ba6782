/** Whole runs against Docker Hub: every kind of account, what stays and what goes, how fast, and at which price. */
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openHttp } from "../support/fault-server.ts";
import { type HubAccount, type OrganizationToken, pruner, prunersOrganization } from "../support/hub/accounts.ts";
import { brokenDelete, goneLater, neverGone } from "../support/hub/fault.ts";
import type { FakeHub, HubOptions } from "../support/hub/hub.ts";
import { actOn, credentialsOf, deletes, fast, openHubWorld, place, tally } from "../support/hub-harness.ts";
import { type Content, image, index } from "../support/images.ts";
import {
  answer,
  emptyObject,
  type FaultRule,
  html,
  lostAnswer,
  reset,
  before as whenAsked,
} from "../support/registry/fault.ts";
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

const app = "wiredbrain/app";
const keepOne = { repositories: app, keep: "1" };
const password: HubAccount = { kind: "password", username: "wiredbrain", secret: "pa55/word+of=them" };
const organization: OrganizationToken = { ...prunersOrganization, organization: "wiredbrain" };

function old(seed: string, hours: number, more: Parameters<typeof image>[0] = {}): Content {
  return image({ seed, created: new Date(Date.now() - hours * 3_600_000).toISOString(), ...more });
}

trustCertificate();

/** The action in this process: what `dist` is needed for, runs as `dist`. */
const here: typeof actOn = (fake, inputs, options) => actOn(fake, inputs, { run: actHere, ...options });

/** Pushed to `app` in this order. */
function pushes(...contents: readonly (readonly [Content, ...tags: string[]])[]): readonly Placed[] {
  return contents.map(([content, ...tags]) => ({ repository: app, content, tags }));
}

const holds = ({ store }: FakeHub, ...contents: readonly Content[]): readonly boolean[] =>
  contents.map(({ digest }) => store.manifest(app, digest) !== undefined);

/** Checks what holds after every run that went well: the report is true, and what stays is whole. */
async function expectWell(run: Run, fake: FakeHub, repository = app): Promise<void> {
  expect(run.exitCode, run.raw).toBe(0);
  expect(untruths(run, fake.store)).toEqual([]);
  expect(await unpullable(fake.openUrl, repository, fake.store.sortedTags(repository))).toEqual([]);
}

describe.concurrent("keep: 3 in three repositories with forty images each", () => {
  it.each<[string, HubAccount, typeof act]>([
    ["a personal access token", pruner, act],
    ["an organization access token", organization, actHere],
    ["a password", password, actHere],
  ])("foresees what it does, and leaves what must stay whole, signed in with %s", async (_, account, by) => {
    await using fake = await openHubWorld({ accounts: [account] });
    const placed = company("cosign-tag");
    place(fake, placed);
    const inputs = { repositories: "wiredbrain/*", keep: "3" };
    const tags = (repository: string) => fake.store.sortedTags(repository);
    const all = wiredbrain.map(tags);

    const dry = await actOn(fake, { ...inputs, "dry-run": "true" }, { account, run: by });
    expect(dry.exitCode, dry.raw).toBe(0);
    expect(deletes(fake)).toEqual([]);
    expect(wiredbrain.map(tags)).toEqual(all);
    // Everything is in the lists: no image is read, and nobody asks the registry.
    expect(tally(fake)).toEqual({
      ...{ "hub POST token": 1, "hub GET repositories": 1, "hub GET repository": 3, "hub GET tags": 3 },
    });

    const live = await actOn(fake, inputs, { account, run: by });
    expect(live.exitCode, live.raw).toBe(0);
    expect(live.annotations).toEqual([]);
    expect(verdictsOf(live)).toEqual(verdictsOf(dry));
    expect(live.report.totals).toEqual(dry.report.totals);
    expect(live.report.totals.tagsDeleted).toBe(112);
    expect(wiredbrain.map(tags)).toEqual(wiredbrain.map((repository) => companyKeeps(placed, repository)));
    expect(untruths(live, fake.store)).toEqual([]);
    for (const repository of wiredbrain) {
      expect(await unpullable(fake.openUrl, repository, tags(repository))).toEqual([]);
      // Nothing that a tag does not need is left over.
      const needed = tags(repository).map((tag) => fake.store.manifest(repository, tag));
      const whole = new Set(needed.flatMap((manifest) => [manifest?.digest, ...(manifest?.children ?? [])]));
      expect(
        [...(fake.store.repositories.get(repository)?.manifests.keys() ?? [])].filter((one) => !whole.has(one)),
      ).toEqual([]);
    }

    const sent = deletes(fake).length;
    const again = await actOn(fake, inputs, { account, run: by });
    expect(again.exitCode).toBe(0);
    expect(deletes(fake)).toHaveLength(sent);
    expect(again.report.repositories.map(({ status }) => status)).toEqual(["unchanged", "unchanged", "unchanged"]);
  });
});

describe.concurrent("the price of a run", () => {
  it("is little more than the requests that are of use, for four repositories of 200 tags", async () => {
    await using fake = await openHubWorld();
    const repositories = ["a", "b", "c", "d"].map((name) => `wiredbrain/${name}`);
    for (const repository of repositories) place(fake, versions(repository, 200));
    const run = await here(fake, { repositories: repositories.join("\n"), keep: "3" });
    expect(run.exitCode, run.raw).toBe(0);
    expect(run.outputs).toMatchObject({ "tags-deleted": "788", "images-deleted": "788", failures: "0" });
    const useful = 1 + repositories.length * (2 + 197 + 197);
    expect(fake.log.length / useful).toBeLessThan(1.03);
    expect(tally(fake)).toMatchObject({ "hub POST token": 1, "hub DELETE tag": 788, "registry DELETE manifest": 792 });
  });

  it("is a page for each hundred tags to plan", async () => {
    await using fake = await openHubWorld();
    place(fake, versions(app, 1_234));
    const run = await here(fake, { ...keepOne, "dry-run": "true" });
    expect(run.outputs).toMatchObject({ "tags-deleted": "1233", "tags-retained": "1" });
    expect(tally(fake)).toEqual({ "hub POST token": 1, "hub GET repository": 1, "hub GET tags": 13 });
  });

  it("never exceeds what the headers say is allowed", async () => {
    await using fake = await openHubWorld({ rateLimit: { limit: 3_000 } });
    place(fake, versions(app, 201));
    const began = performance.now();
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.log.filter(({ status }) => status === 429)).toEqual([]);
    // 200 deletes at 50 a second, less what is held back.
    expect(performance.now() - began).toBeGreaterThan(200 * 20);
  });
});

describe.concurrent("what belongs together", () => {
  it("goes with an index: its platforms, but none that a kept index or a kept tag needs", async () => {
    await using fake = await openHubWorld();
    const [own, shared, tagged, newer] = [old("own", 90), old("shared", 90), old("tagged", 90), old("newer", 1)];
    const [doomed, kept] = [index([own, shared, tagged]), index([newer, shared])];
    place(fake, pushes([doomed, "v1"], [tagged, "v1-amd64"], [kept, "v2"]));
    const run = await here(fake, { ...keepOne, protect: "*-amd64" });
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v1-amd64", "v2"]);
    expect(holds(fake, doomed, own)).toEqual([false, false]);
    expect(holds(fake, kept, newer, shared, tagged)).toEqual([true, true, true, true]);
  });

  it("stays when another tag on the same image stays", async () => {
    await using fake = await openHubWorld();
    const [shared, newest] = [old("shared", 90), old("newest", 1)];
    place(fake, pushes([shared, "v1", "stable"], [newest, "v2"]));
    const run = await here(fake, { ...keepOne, protect: "stable" });
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["stable", "v2"]);
    expect(tagsWith(run, app, "untagged")).toEqual(["v1"]);
  });

  it("stays when the registry says that something needs it that no list shows", async () => {
    await using fake = await openHubWorld();
    const [hidden, newest] = [old("hidden", 90), old("newest", 1)];
    // An index without a tag, which only its digest leads to.
    place(fake, pushes([hidden, "v1"], [index([hidden])], [newest, "v2"]));
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(holds(fake, hidden)).toEqual([true]);
    expect(tagsWith(run, app, "untagged")).toEqual(["v1"]);
    expect(run.report.repositories[0]?.images.find(({ digest }) => digest === hidden.digest)).toMatchObject({
      verdict: "retained",
      reasons: expect.arrayContaining([expect.stringContaining("is still needed")]),
    });
  });
});

describe.concurrent("what is immutable", () => {
  it("stays and says so, in the dry run too", async () => {
    await using fake = await openHubWorld();
    place(fake, versions(app, 4), pushes([old("dev", 200), "dev-1"]));
    fake.store.setImmutable(app, { enabled: true, rules: ["^v[12]$", "x"] });
    const dry = await here(fake, { ...keepOne, "dry-run": "true" });
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(verdictsOf(run)).toEqual(verdictsOf(dry));
    expect(fake.store.sortedTags(app)).toEqual(["v1", "v2", "v4"]);
    expect(run.report.repositories[0]?.tags.find(({ name }) => name === "v1")?.reasons).toEqual([
      "immutable by the rule `^v[12]$` of its repository",
    ]);
  });

  it("stays although nobody could read so, when it is refused", async () => {
    const scopes = organization.scopes.filter((scope) => scope !== "scope-repository-read");
    const account = { ...organization, scopes };
    await using fake = await openHubWorld({ accounts: [account] });
    place(fake, versions(app, 4));
    fake.store.setPrivate(app, true);
    fake.store.setImmutable(app, { enabled: true, rules: ["^v2$"] });
    const run = await here(fake, keepOne, { account });
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v2", "v4"]);
    expect(tagsWith(run, app, "retained").toSorted()).toEqual(["v2", "v4"]);
    expect(run.summary).toContain("`scope-repository-read`");
  });
});

describe.concurrent("what changes meanwhile", () => {
  it("stays when a tag was pushed again, or an image promoted, right before its delete", async () => {
    await using fake = await openHubWorld();
    const placed = versions(app, 4);
    const [first] = placed.map(({ content }) => content);
    if (first === undefined) throw new Error("four were asked for");
    const fresh = old("fresh", 0);
    place(fake, placed);
    fake.fault({
      match: { method: "GET", path: /\/tags$/ },
      do: whenAsked(() => {
        fake.store.push(app, first, ["promoted"]);
        fake.store.push(app, fresh, ["v2"]);
      }),
      nth: 2,
      times: 1,
    });
    const run = await here(fake, keepOne);
    expect(run.exitCode, run.raw).toBe(0);
    expect(fake.store.sortedTags(app)).toEqual(["promoted", "v2", "v4"]);
    expect(await unpullable(fake.openUrl, app, fake.store.sortedTags(app))).toEqual([]);
    expect(fake.store.manifest(app, "v2")?.digest).toBe(fresh.digest);
    expect(holds(fake, first)).toEqual([true]);
    expect(tagsWith(run, app, "changed")).toEqual(["v2"]);
  });

  it("makes a list be read again that shifts while it is read", async () => {
    await using fake = await openHubWorld();
    place(fake, versions(app, 250));
    const remove = whenAsked(() => void fake.store.untag(app, "v200"));
    fake.fault({
      match: ({ path, query }) => path.endsWith("/tags") && query.get("page") === "2",
      do: remove,
      times: 1,
    });
    const run = await here(fake, { ...keepOne, "dry-run": "true" });
    expect(run.exitCode, run.raw).toBe(0);
    expect(run.outputs).toMatchObject({ "tags-deleted": "248", "tags-retained": "1" });
    expect(tally(fake)["hub GET tags"]).toBe(6);
  });

  it("refuses a list that never stands still", async () => {
    await using fake = await openHubWorld();
    place(fake, versions(app, 250));
    let pushed = 0;
    const push = whenAsked(() => void fake.store.push(app, old(`new${pushed}`, 0), [`new${pushed++}`]));
    fake.fault({ match: ({ path, query }) => path.endsWith("/tags") && query.get("page") === "2", do: push });
    const run = await here(fake, keepOne);
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(/cannot be proved complete \(it changed while it was read, 3 times\)/);
    expect(deletes(fake)).toEqual([]);
  });
});

interface Refusal {
  readonly account?: HubAccount;
  readonly options?: HubOptions;
  readonly faults?: readonly (FaultRule & { readonly at?: "registry" | "auth" })[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly isPrivate?: boolean;
}

/** A run of `keepOne` over twenty images, that fails, and says `message` and nothing of itself. */
async function refusedRun(
  message: RegExp,
  how: Refusal,
): Promise<{ readonly run: Run; readonly left: readonly string[]; readonly sent: readonly string[] }> {
  const { account = pruner, options = {}, faults = [], inputs = {}, isPrivate = false } = how;
  await using fake = await openHubWorld({ accounts: [account], ...options });
  place(fake, versions(app, 20));
  fake.store.setPrivate(app, isPrivate);
  for (const { at = "hub", ...fault } of faults) fake.fault(fault, at);
  const run = await here(fake, { ...keepOne, ...inputs }, { account });
  expect(run.exitCode).toBe(1);
  expect(run.errors).toMatch(message);
  expect(run.errors).not.toMatch(/^\s+at /m);
  return { run, left: fake.store.sortedTags(app), sent: deletes(fake) };
}

describe.concurrent("who may not", () => {
  it.each<[string, RegExp, Refusal]>([
    [
      "a personal access token that may not delete",
      /insufficient scope.*`Read, Write, Delete`.*`scope-tag-admin`/,
      { account: { ...pruner, permission: "read-write" } },
    ],
    [
      "an organization access token that may only read tags",
      /insufficient scope.*`Read, Write, Delete`.*`scope-tag-admin`/,
      { account: { ...organization, scopes: ["scope-tag-read", "scope-repository-read"] } },
    ],
  ])("is told what to change after three refusals: %s", async (_, message, how) => {
    const { run, left, sent } = await refusedRun(message, how);
    expect(sent).toHaveLength(3);
    expect(left).toHaveLength(20);
    expect(run.outputs).toMatchObject({ "tags-deleted": "0", failures: "3" });
  });

  it("is told when the images that the tags left behind may not be deleted", async () => {
    const scopes = organization.scopes.filter((scope) => scope !== "scope-image-delete");
    const account = { ...organization, scopes: [...scopes, "scope-image-pull"] } satisfies OrganizationToken;
    const { run, left, sent } = await refusedRun(/images still take up space.*`scope-image-delete`/, { account });
    expect(left).toEqual(["v20"]);
    expect(new Set(sent.filter((reference) => reference.startsWith("sha256:"))).size).toBe(3);
    expect(run.outputs).toMatchObject({ "tags-deleted": "19", "images-deleted": "0" });
  });

  it.each<[string, RegExp, Refusal]>([
    [
      "a wrong secret",
      /refuses `username` and `password`.*best an access token/,
      { inputs: { password: "dckr_pat_wrong" } },
    ],
    [
      "a token that does not see a private repository",
      /no such repository, or these credentials may not see it.*`scope-tag-read`.*`scope-repository-list`/,
      { account: { ...organization, scopes: [] }, isPrivate: true },
    ],
    [
      "a wildcard that finds nothing, because private repositories are hidden",
      /matches no repository in the catalog, which holds 0\. An organization access token sees private repositories only with .*`scope-repository-list`/,
      {
        account: { ...organization, scopes: organization.scopes.filter((scope) => scope !== "scope-repository-list") },
        isPrivate: true,
        inputs: { repositories: "wiredbrain/*" },
      },
    ],
    ["tags that are a web page", /not a page of a list/, { faults: [{ match: { path: /\/tags$/ }, do: html }] }],
    [
      "tags that are an empty object",
      /not a page of a list/,
      { faults: [{ match: { path: /\/tags$/ }, do: emptyObject }] },
    ],
    ["a sign-in that is a web page", /gave no token/, { faults: [{ match: { path: /auth\/token$/ }, do: html }] }],
  ])("is told what to change, and nothing is lost: %s", async (_, message, how) => {
    const { left, sent } = await refusedRun(message, how);
    expect(sent).toEqual([]);
    expect(left).toHaveLength(20);
  });

  it("is told that there is nobody without a sign-in, and that OIDC does not help yet", async () => {
    await using fake = await openHubWorld();
    const inputs = { registry: "docker.io", ...keepOne };
    const nobody = await actHere(inputs, { env: fake.env });
    expect(nobody.errors).toMatch(/Docker Hub wants a sign-in: set `username`, and `password` to an access token/);
    expect(nobody.errors).not.toContain("OIDC");
    const oidc = await actHere(inputs, { env: { ...fake.env, ACTIONS_ID_TOKEN_REQUEST_URL: "http://127.0.0.1:9/?x" } });
    expect(oidc.errors).toMatch(/OIDC cannot prune Docker Hub yet: .*the Docker Hub API, which deletes tags, does not/);
    expect(fake.log).toEqual([]);
  });
});

describe.concurrent("what is got over", () => {
  const tag = { method: "DELETE", path: /\/tags\// };

  it.each<[string, FaultRule, "hub" | "registry" | "auth"]>([
    ["a delete that failed once", { match: tag, do: brokenDelete, times: 1 }, "hub"],
    ["a delete whose answer was lost", { match: tag, do: lostAnswer, times: 1 }, "hub"],
    ["an image that the registry deletes later", { match: { path: /\/manifests\// }, do: goneLater(1) }, "registry"],
    ["a list whose answer was lost", { match: { path: /\/tags$/ }, do: lostAnswer, times: 1 }, "hub"],
    ["a sign-in that was cut off", { match: { path: /auth\/token$/ }, do: reset, times: 1 }, "hub"],
  ])("%s", async (_, rule, role) => {
    await using fake = await openHubWorld();
    const placed = versions(app, 3);
    place(fake, placed);
    fake.fault(rule, role);
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v3"]);
    expect(holds(fake, ...placed.map(({ content }) => content))).toEqual([false, false, true]);
  });

  it("tokens that are over in the middle of the run", async () => {
    await using fake = await openHubWorld({ lives: { hubToken: 2 } });
    place(fake, versions(app, 4));
    fake.fault({ match: tag, do: whenAsked(() => setTimeout(2_100)), times: 1 });
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(tally(fake)["hub POST token"]).toBeGreaterThan(1);
  });

  it.each<[string, () => Readonly<Record<string, string>>]>([
    ["in seconds", () => ({ "Retry-After": "1" })],
    ["as Unix time", () => ({ "X-Retry-After": String(Math.ceil(Date.now() / 1000) + 1) })],
    ["not at all", () => ({})],
  ])("a limit that the headers deny, told when to come back %s", async (_, headers) => {
    await using fake = await openHubWorld();
    place(fake, versions(app, 6));
    const body = JSON.stringify({ detail: "Rate limit exceeded", error: false });
    fake.fault({ match: tag, do: (exchange) => answer(429, body, headers())(exchange), nth: 2, times: 3 });
    fake.fault({ match: { path: /\/tags$/ }, do: (exchange) => answer(429, body, headers())(exchange), times: 1 });
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.log.filter(({ status }) => status === 429)).toHaveLength(4);
    expect(fake.store.sortedTags(app)).toEqual(["v6"]);
  });

  it("not an image that is never deleted: that is told, and the tag is gone all the same", async () => {
    await using fake = await openHubWorld();
    const placed = versions(app, 3);
    place(fake, placed);
    const stuck = placed[0]?.content.digest;
    fake.fault(
      { match: ({ method, reference }) => method === "DELETE" && reference === stuck, do: neverGone },
      "registry",
    );
    const run = await here(fake, keepOne);
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(/was not deleted.*500/);
    expect(untruths(run, fake.store)).toEqual([]);
    expect(run.outputs).toMatchObject({ "tags-deleted": "2", "images-deleted": "1", failures: "1" });
  });

  it("not a tag that is still listed after it was deleted: that fails the run", async () => {
    await using fake = await openHubWorld();
    place(fake, versions(app, 3));
    fake.fault({ match: tag, do: ({ send }) => send({ status: 204, body: "" }), times: 1 });
    const run = await here(fake, keepOne);
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(/told to be deleted, but still listed/);
    expect(JSON.stringify(run.report)).toMatch(/v\d was deleted, but Docker Hub still lists it/);
    expect(fake.store.sortedTags(app)).toHaveLength(2);
  });
});

describe.concurrent("the end of the budget", () => {
  it("stops cleanly when the limit is used up for longer than a run waits, and the next run goes on", async () => {
    await using fake = await openHubWorld({ rateLimit: { limit: 20, windowSeconds: 3_600, headers: "absent" } });
    place(fake, versions(app, 30));
    const run = await here(fake, keepOne);
    expect(run.exitCode, run.raw).toBe(0);
    expect(run.report.stopped).toBe("rate limit");
    expect(Number(run.outputs.remaining)).toBeGreaterThan(0);
    expect(run.warnings).toMatch(/rate limit/);
    expect(untruths(run, fake.store)).toEqual([]);
    fake.changeRateLimit({ ...fast, headers: "honest" });
    const next = await here(fake, keepOne);
    await expectWell(next, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v30"]);
  });

  it("stops cleanly at the time budget, though its turn is a minute away", async () => {
    await using fake = await openHubWorld({ rateLimit: { limit: 40 } });
    place(fake, versions(app, 30));
    const began = performance.now();
    const run = await here(fake, { ...keepOne, "time-budget": "4s" });
    expect(run.exitCode, run.raw).toBe(0);
    expect(run.report.stopped).toBe("time budget");
    expect(run.report.totals.failures).toBe(0);
    expect(performance.now() - began).toBeLessThan(12_000);
    expect(untruths(run, fake.store)).toEqual([]);
  });
});

describe("a token of the OIDC exchange", () => {
  it("is told to be none for this", async () => {
    const connection = { id: "8f14e45f-ceea-467f-a0e6-1c7a3b2d9f10", organization: "wiredbrain", subjects: ["repo:*"] };
    await using fake = await openHubWorld({ connections: [{ ...connection, scopes: organization.scopes }] });
    place(fake, versions(app, 3));
    const { http } = openHttp({ env: fake.env });
    const form = new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      subject_token: fake.idToken({ audience: "https://identity.docker.com", subject: "repo:octo-org/octo-repo" }),
      connection_id: connection.id,
      expires_in: "300",
    });
    const { body } = await http.send({
      method: "POST",
      url: new URL("https://identity.docker.com/oauth/token"),
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
    });
    const { access_token } = JSON.parse(body.toString()) as { readonly access_token: string };
    const run = await here(fake, { ...keepOne, password: access_token });
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(/a token from Docker's OIDC exchange signs in to the registry alone/);
    expect(fake.store.sortedTags(app)).toHaveLength(3);
  });
});

it("never sends credentials of one kind to the host of another", async () => {
  await using fake = await openHubWorld();
  place(fake, versions(app, 3));
  await here(fake, keepOne);
  const { username } = credentialsOf(pruner);
  expect(new Set(fake.log.flatMap(({ role, scope }) => (role === "hub" && scope ? [scope] : [])))).toEqual(
    new Set([`pat ${username}`]),
  );
});
