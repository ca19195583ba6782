/** Whole runs against the GitHub Container Registry: every kind of token, what stays and what goes, and at which price. */
import { describe, expect, it } from "vitest";
import { actOn, deletes, job, openGithubWorld, place, tally, writes } from "../support/ghcr-harness.ts";
import { type Account, classic } from "../support/github/accounts.ts";
import type { FakeGithub, GithubOptions } from "../support/github/github.ts";
import { attestation, type Content, image, index, signature } from "../support/images.ts";
import { answer, type FaultRule, html, lostAnswer, before as whenAsked } from "../support/registry/fault.ts";
import { runAction } from "../support/runner.ts";
import { trustCertificate } from "../support/trust.ts";
import {
  act,
  actHere,
  type Placed,
  type Run,
  tagsWith,
  unpullable,
  untruths,
  verdictsOf,
  versions,
} from "../support/world.ts";

const app = "acme/app";
const keepOne = { repositories: app, keep: "1" };

function old(seed: string, hours: number, more: Parameters<typeof image>[0] = {}): Content {
  return image({ seed, created: new Date(Date.now() - hours * 3_600_000).toISOString(), ...more });
}

trustCertificate();

/** The action in this process: what `dist` is needed for, runs as `dist`. */
const here: typeof actOn = (fake, inputs, options) => actOn(fake, inputs, { run: actHere, ...options });

/** Pushed in this order, one after the other. */
function pushes(
  repository: string,
  ...contents: readonly (readonly [Content, ...tags: string[]])[]
): readonly Placed[] {
  return contents.map(([content, ...tags]) => ({ repository, content, tags }));
}

/** Checks what holds after every run: the report is true, and all that was retained is whole, down to its last blob. */
async function expectWhole(run: Run, fake: FakeGithub): Promise<void> {
  expect(untruths(run, fake.store)).toEqual([]);
  for (const { name, images } of run.report.repositories) {
    const tagged = fake.store.repositories.get(name)?.tags.values() ?? [];
    const retained = images.filter(({ verdict }) => verdict === "retained");
    const digests = new Set([...retained, ...tagged].map(({ digest }) => digest));
    expect(await unpullable(fake.openUrl, name, [...digests])).toEqual([]);
  }
}

async function expectWell(run: Run, fake: FakeGithub): Promise<void> {
  expect(run.exitCode, run.raw).toBe(0);
  await expectWhole(run, fake);
}

const reasonsOf = (run: Run, tag: string): string =>
  run.report.repositories[0]?.tags.find(({ name }) => name === tag)?.reasons.join("; ") ?? "";

/** All that images can be to each other, of which the newest, and `stable`, are to stay. */
function everything(repository: string) {
  const [own, shared, wanted, deep] = [old("own", 90), old("shared", 90), old("wanted", 90), old("deep", 80)];
  const doomed = index([own, attestation(own), shared, wanted]);
  const nested = index([index([deep], { docker: true })]);
  const [signed, several] = [old("signed", 70), old("several", 60, { docker: true })];
  const newest = index([old("newest", 1), index([shared])]);
  const untagged = index([wanted]);
  const [ofSigned, ofNewest] = [signature(signed, "subject"), signature(newest, "subject")];
  const [tagOfSigned, tagOfNewest] = [signature(signed, "cosign-tag"), signature(newest, "fallback")];
  return {
    placed: pushes(
      repository,
      ...[[untagged] as const, [doomed, "v1"] as const, [nested, "v2", "v2.0"] as const, [signed, "v3"] as const],
      ...[[several, "v4", "stable"] as const, [ofSigned.content] as const, [newest, "v9"] as const],
      ...[[ofNewest.content] as const, [tagOfSigned.content, ...tagOfSigned.tags] as const],
      [tagOfNewest.content, ...tagOfNewest.tags],
    ),
    going: [doomed, own, attestation(own), nested, index([deep], { docker: true }), deep, signed].concat([
      ...[ofSigned.content, tagOfSigned.content],
    ]),
    staying: [shared, wanted, untagged, several, newest, index([shared]), ofNewest.content, tagOfNewest.content],
    tags: ["stable", "v9", ...tagOfNewest.tags].toSorted(),
  };
}

describe.concurrent("what belongs together goes and stays together", () => {
  it.each<[string, string, Account, GithubOptions, typeof act]>([
    ["a classic token", app, classic, {}, actHere],
    ["the token of the job", app, job, {}, act],
    ["a classic token, of its own user", "octocat/app", classic, {}, actHere],
    [
      "a classic token, with a list that runs behind",
      app,
      classic,
      { lag: { deleted: 9, pushed: 1, moved: 9 } },
      actHere,
    ],
    ["a classic token, on an Enterprise Server", app, classic, { apiHost: "ghe.example" }, actHere],
  ])(
    "with %s, as the dry run foresees, and a second run deletes nothing",
    async (_, repository, account, options, by) => {
      await using fake = await openGithubWorld({ ...options, accounts: [account] });
      const { placed, going, staying, tags } = everything(repository);
      place(fake, placed);
      const registryType = options.apiHost === undefined ? {} : { "registry-type": "ghcr" };
      const inputs = { repositories: repository, keep: "1", protect: "stable", ...registryType };
      const holds = (contents: readonly Content[]) =>
        contents.filter(({ digest }) => fake.store.manifest(repository, digest) !== undefined).length;

      const dry = await actOn(fake, { ...inputs, "dry-run": "true" }, { account, run: by });
      expect(dry.exitCode, dry.raw).toBe(0);
      expect(writes(fake)).toEqual([]);
      expect([holds(going), holds(staying)]).toEqual([going.length, staying.length]);

      const live = await actOn(fake, inputs, { account, run: by });
      await expectWell(live, fake);
      expect(live.annotations).toEqual([]);
      expect(verdictsOf(live)).toEqual(verdictsOf(dry));
      expect(live.report.totals).toEqual(dry.report.totals);
      expect(live.report.totals).toMatchObject({ tagsDeleted: 6, imagesDeleted: going.length, failures: 0 });
      expect(fake.store.sortedTags(repository)).toEqual(tags);
      expect([holds(going), holds(staying)]).toEqual([0, staying.length]);

      const before = fake.log.length;
      const again = await actOn(fake, inputs, { account, run: by });
      await expectWell(again, fake);
      expect(writes(fake, before)).toEqual([]);
      expect(again.report.repositories.map(({ status }) => status)).toEqual(["unchanged"]);
      expect(fake.store.sortedTags(repository)).toEqual(tags);

      // The report is what any undo begins with.
      const { images = [] } = (live.report.repositories[0] ?? {}) as {
        readonly images?: readonly { readonly verdict: string; readonly id?: string }[];
      };
      const deleted = images.filter(({ verdict }) => verdict === "deleted");
      expect(deleted.map(({ id }) => fake.store.restoreVersion(repository, Number(id)))).toEqual(
        deleted.map(() => true),
      );
      expect(holds(going)).toBe(going.length);
      expect(fake.store.sortedTags(repository)).toEqual(
        [...placed.flatMap((one) => one.tags)].filter((tag) => tag !== "v4").toSorted(),
      );
    },
  );

  it("takes what has no tag when it is old enough, and what it alone needs", async () => {
    await using fake = await openGithubWorld();
    const [orphan, needed, young] = [index([old("in it", 90)]), index([old("needed", 90)]), old("young", 3)];
    const sign = signature(old("elsewhere", 90), "cosign-tag");
    place(fake, pushes(app, [orphan], [needed], [index([needed]), "v1"], [young], [sign.content, ...sign.tags]));
    const run = await here(fake, { ...keepOne, "delete-untagged-after": "2d" });
    await expectWell(run, fake);
    expect(run.report.totals).toMatchObject({ tagsDeleted: 0, imagesDeleted: 2 });
    expect([orphan, needed, young].map(({ digest }) => fake.store.manifest(app, digest) !== undefined)).toEqual([
      ...[false, true, true],
    ]);
  });
});

describe.concurrent("the price of a run", () => {
  const count = 120;
  /** What is asked of the registry, once, by whoever has no token for it yet. */
  const signIn = { "registry GET token": 1 };

  it.each([
    ["an organization", app, {}],
    ["the token's own user", "octocat/app", { "api GET user": 1 }],
  ])("is what the sheet says, for a package of %s", async (_, repository, more) => {
    await using fake = await openGithubWorld();
    place(fake, versions(repository, count));
    const nothing = await here(fake, { repositories: repository, keep: `${count}` });
    expect(nothing.exitCode, nothing.raw).toBe(0);
    // A page for each hundred, and the first once more; and no manifest.
    const plan = { "api GET owner": 1, ...more, "api GET versions": 3 };
    expect(tally(fake)).toEqual(plan);

    const before = fake.log.length;
    const run = await here(fake, { repositories: repository, keep: `${count - 5}` });
    await expectWell(run, fake);
    expect(tally(fake, before)).toEqual({
      ...{ ...plan, ...signIn },
      // One look at what is new, and one at each version that goes.
      ...{ "api GET versions": 4, "api GET version": 5, "api DELETE version": 5 },
      // Each manifest once, and a first try without a token; where each tag is that stays.
      ...{ "registry GET manifest": count + 1, "registry HEAD manifest": count - 5 },
    });
    const downloads = fake.store.versions(repository).map((version) => version.downloads);
    expect(Math.max(...downloads)).toBe(1);
    const { mostPerMinute, mostAtOnce } = fake.points();
    expect([mostPerMinute < 900, mostAtOnce < 10]).toEqual([true, true]);
  });
});

describe.concurrent("a list that shifts while it is read", () => {
  const remove = (store: FakeGithub["store"], tag: string) =>
    store.deleteManifest(app, store.manifest(app, tag)?.digest ?? "");
  const behind: FaultRule["match"] = ({ path, query }) => path.endsWith("/versions") && query.get("page") === "2";

  it.each<[string, (fake: FakeGithub) => void, number]>([
    ["by a push", ({ store }) => void store.push(app, old("fresh", 0), ["fresh"]), 150],
    ["by deletes", ({ store }) => ["v150", "v140", "v3"].forEach((tag) => void remove(store, tag)), 146],
  ])("is read again, and holds everything: %s", async (_, change, tagsDeleted) => {
    await using fake = await openGithubWorld();
    place(fake, versions(app, 150));
    fake.fault({ match: behind, do: whenAsked(() => change(fake)), times: 1 });
    const run = await here(fake, { ...keepOne, "dry-run": "true" });
    expect(run.exitCode, run.raw).toBe(0);
    expect(run.report.totals).toMatchObject({ tagsDeleted, tagsRetained: 1 });
    const listed = run.report.repositories[0]?.tags.map(({ name }) => name);
    expect(listed?.toSorted()).toEqual(fake.store.sortedTags(app));
    expect(tally(fake)["api GET versions"]).toBeGreaterThan(3);
  });

  it("and never stands still is refused", async () => {
    await using fake = await openGithubWorld();
    place(fake, versions(app, 150));
    let pushed = 0;
    const push = whenAsked(() => void fake.store.push(app, old(`new${pushed}`, 0), [`new${pushed++}`]));
    fake.fault({ match: behind, do: push });
    const run = await here(fake, keepOne);
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(/cannot be proved complete \(it changed while it was read, 3 times\)/);
    expect(writes(fake)).toEqual([]);
  });
});

interface Refusal {
  readonly account?: Account;
  readonly options?: GithubOptions;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly faults?: readonly FaultRule[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A run of `keepOne` over six images that fails, says `message` and nothing of itself, and loses nothing. */
async function refusedRun(message: RegExp, how: Refusal): Promise<{ readonly run: Run; readonly sent: number }> {
  const { account = classic, options = {}, inputs = {}, faults = [], env = {} } = how;
  await using fake = await openGithubWorld({ accounts: [account], ...options });
  place(fake, versions(app, 6));
  for (const fault of faults) fake.fault(fault);
  const run = await here(fake, { ...keepOne, ...inputs }, { account, env });
  expect(run.exitCode, run.raw).toBe(1);
  expect(run.errors).toMatch(message);
  expect(run.errors).not.toMatch(/^\s+at /m);
  expect(fake.store.sortedTags(app)).toHaveLength(6);
  await expectWhole(run, fake);
  return { run, sent: deletes(fake).length };
}

describe.concurrent("who may not", () => {
  const cure = /Deleting takes `permissions: packages: write` and the role Admin .* classic token/;

  it.each<[string, Refusal]>([
    ["a job without `packages: write`", { account: { ...job, packages: "read" } }],
    ["a job whose repository is not Admin, which is told 404", { account: { ...job, role: () => "write" } }],
    ["a classic token without `delete:packages`", { account: { ...classic, scopes: ["write:packages"] } }],
  ])("delete ends after three refusals, and is told what it takes: %s", async (_, how) => {
    const { run, sent } = await refusedRun(cure, how);
    expect(sent).toBe(3);
    expect(run.report.totals).toMatchObject({ tagsDeleted: 0, imagesDeleted: 0, failures: 3, remaining: 2 });
  });

  const fineGrained: Account = { kind: "fine-grained", secret: "github_pat_11ABCDEFG_it-is-no-good", login: "octocat" };
  const wildcard = { repositories: "acme/*" };
  const cannotList =
    /wildcards could not be expanded: .*A `GITHUB_TOKEN` cannot list the packages of an owner: name them/;
  const list = { path: /\/versions$/ };

  it.each<[string, RegExp, Refusal]>([
    ["a fine-grained token", /fine-grained tokens cannot read packages/, { account: fineGrained }],
    [
      "a fine-grained token, in other words",
      /fine-grained tokens cannot read packages/,
      { account: { ...fineGrained, refusal: 404 } },
    ],
    ["a job without `packages: read`", /`permissions: packages: read`/, { account: { ...job, packages: "none" } }],
    ["a classic token without scopes", /needs `read:packages`/, { account: { ...classic, scopes: [] } }],
    ["a token that is none", /GitHub does not accept `token`/, { inputs: { token: "ghp_of-nobody-in-particular" } }],
    ["a job that lists packages", cannotList, { account: job, inputs: wildcard }],
    ["the same, in other words", cannotList, { account: job, options: { workflowLists: 400 }, inputs: wildcard }],
    ["who asks for a package that does not exist", /There is no such package/, { inputs: { repositories: "acme/x" } }],
    [
      "who asks for an owner that does not exist",
      /no user or organization nobody/,
      { inputs: { repositories: "nobody/x" } },
    ],
    ["a list that is a web page", /not a list of package versions/, { faults: [{ match: list, do: html }] }],
    [
      "a list that goes on elsewhere",
      /cannot be proved complete/,
      {
        faults: [{ match: list, do: answer(200, "[]", { Link: '<https://evil.example/?page=2>; rel="next"' }) }],
      },
    ],
  ])("is told what to change, and nothing is asked for: %s", async (_, message, how) => {
    expect((await refusedRun(message, how)).sent).toBe(0);
  });

  it.each([
    ["ghcr.io with the API of an Enterprise Server", "ghcr.io", "https://ghe.example/api/v3"],
    ["an Enterprise Server with the API of ghcr.io", "containers.ghe.example", "https://api.github.com"],
  ])("mix servers is told so before the first request: %s", async (_, registry, apiUrl) => {
    await using fake = await openGithubWorld();
    const env = { GITHUB_API_URL: apiUrl };
    const run = await here(fake, { ...keepOne, registry, "registry-type": "ghcr" }, { env });
    expect(run.errors).toMatch(/they belong to different servers\. Set `github-api-url` to/);
    expect(fake.log).toEqual([]);
  });

  it("see a package finds none by a wildcard, and is told of tokens that see less", async () => {
    await using fake = await openGithubWorld({ accounts: [{ ...classic, role: () => "none" }] });
    place(fake, versions(app, 3));
    const run = await here(fake, { ...keepOne, ...wildcard });
    expect(run.errors).toMatch(/`acme\/\*` matches no repository .*other tokens list those alone that they may see/);
  });
});

describe.concurrent("what GitHub protects", () => {
  it("is the last version with a tag: it is held back, is not asked for, and the report says why", async () => {
    await using fake = await openGithubWorld();
    place(fake, versions(app, 3));
    const all = { repositories: app, keep: "0" };
    const refused = await here(fake, all);
    expect([refused.exitCode, refused.errors]).toEqual([1, expect.stringMatching(/set `allow-empty: true`/)]);
    const run = await here(fake, { ...all, "allow-empty": "true" });
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v3"]);
    expect(deletes(fake)).toHaveLength(2);
    expect(reasonsOf(run, "v3")).toMatch(
      /^last tagged version: GitHub deletes the last version with a tag only together/,
    );
    const again = await here(fake, { ...all, "allow-empty": "true" });
    await expectWell(again, fake);
    expect(deletes(fake)).toHaveLength(2);
  });

  it("is what was downloaded more than 5,000 times in public, and one refusal is no failure", async () => {
    await using fake = await openGithubWorld();
    place(fake, versions(app, 4));
    fake.store.setVisibility(app, "public");
    fake.store.change(app, fake.store.manifest(app, "v2")?.digest ?? "", { downloads: 9_000 });
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v2", "v4"]);
    expect(tagsWith(run, app, "retained").toSorted()).toEqual(["v2", "v4"]);
    expect(reasonsOf(run, "v2")).toContain("more than 5000 downloads cannot be deleted");
  });
});

describe.concurrent("the limits", () => {
  it("of an hour end the run cleanly, with a warning, and the next run goes on", async () => {
    await using fake = await openGithubWorld({ limits: { perHour: 12 } });
    place(fake, versions(app, 9));
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(run.report.stopped).toBe("rate limit");
    const { tagsDeleted, remaining, failures } = run.report.totals;
    expect([tagsDeleted + remaining, failures, tagsDeleted > 0, remaining > 0]).toEqual([8, 0, true, true]);
    expect(run.warnings).toMatch(/the rate limit is used up/);
    // One in twenty is left to others.
    expect(fake.log.filter(({ role, status }) => role === "api" && status !== undefined).length).toBe(11);
    const early = await here(fake, keepOne);
    expect([early.exitCode, early.report.stopped]).toEqual([0, "rate limit"]);
    fake.changeLimits({});
    await expectWell(await here(fake, keepOne), fake);
    expect(fake.store.sortedTags(app)).toEqual(["v9"]);
  });

  it.each([
    ["from the beginning", { path: /\/users\// }],
    ["in the middle", { method: "DELETE" }],
  ])("of an hour that others have used up are waited for when the time budget allows it: %s", async (_, match) => {
    await using fake = await openGithubWorld();
    place(fake, versions(app, 4));
    const body = JSON.stringify({ message: "API rate limit exceeded for installation ID 1." });
    // Spelled as the fake does, whose own they replace.
    const usedUp = () => ({
      "X-Ratelimit-limit": "1000",
      "X-Ratelimit-remaining": "0",
      "X-Ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 2),
    });
    fake.fault({ match, do: (exchange) => answer(403, body, usedUp())(exchange), times: 1 });
    const run = await here(fake, { ...keepOne, "time-budget": "1m" });
    await expectWell(run, fake);
    expect(run.report.stopped).toBeNull();
    expect(fake.store.sortedTags(app)).toEqual(["v4"]);
    expect(run.durationMs).toBeGreaterThan(2_000);
  });

  it("of a minute are waited out as GitHub says, in the list and between deletes", async () => {
    await using fake = await openGithubWorld();
    place(fake, versions(app, 4));
    const body = JSON.stringify({ message: "You have exceeded a secondary rate limit. Please wait a few minutes." });
    for (const match of [{ path: /\/versions$/ }, { path: /\/versions\/\d+$/ }, { method: "DELETE" }])
      fake.fault({ match, do: answer(403, body, { "Retry-After": "1" }), times: 1 });
    const run = await here(fake, keepOne);
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["v4"]);
    expect(fake.log.filter(({ status }) => status === 403)).toHaveLength(3);
  });
});

describe.concurrent("what changes meanwhile, or is cut off", () => {
  const look = { method: "GET", path: /\/versions\/\d+$/ };

  it("stays: a tag that was moved or added, and what a new index needs", async () => {
    await using fake = await openGithubWorld();
    const child = old("child", 95);
    place(fake, pushes(app, [index([child]), "v0"]), versions(app, 4));
    const [first, fresh] = [versions(app, 4)[0]?.content, old("fresh", 0)];
    const change = whenAsked(() => {
      if (first !== undefined) fake.store.push(app, first, ["promoted"]);
      fake.store.push(app, fresh, ["v2"]);
      fake.store.push(app, index([child]), ["again"]);
      fake.store.push(app, index([child, fresh]), ["v5"]);
    });
    fake.fault({ match: look, do: change, times: 1 });
    const run = await here(fake, keepOne);
    expect(run.exitCode, run.raw).toBe(0);
    const left = fake.store.sortedTags(app);
    expect(left).toEqual(expect.arrayContaining(["again", "promoted", "v2", "v4", "v5"]));
    expect(await unpullable(fake.openUrl, app, left)).toEqual([]);
    expect(fake.store.manifest(app, "v2")?.digest).toBe(fresh.digest);
    expect(tagsWith(run, app, "changed")).toEqual(expect.arrayContaining(["v2"]));
    expect(run.warnings).toMatch(/[Cc]hanged meanwhile|\d tags?, \d image/);
  });

  it("is finished by the next run: an untagging that was killed between its push and its delete", async () => {
    await using fake = await openGithubWorld();
    place(fake, pushes(app, [old("shared", 90), "v1", "stable"], [old("newest", 1), "v2"]));
    const inputs = { ...keepOne, protect: "stable" };
    const killed = await runAction({
      inputs: { registry: "ghcr.io", token: classic.secret, ...inputs },
      env: { ...fake.env, GITHUB_API_URL: fake.apiUrl, RUNNER_DEBUG: "1" },
      signalAfter: (line) => (/PUT \S+manifests\/v1: 201/.test(line) ? "SIGKILL" : undefined),
    });
    expect(killed.signal).toBe("SIGKILL");
    expect(fake.store.sortedTags(app)).toEqual(["stable", "v1", "v2"]);
    const run = await here(fake, inputs);
    await expectWell(run, fake);
    expect(fake.store.sortedTags(app)).toEqual(["stable", "v2"]);
    expect(reasonsOf(run, "v1")).toContain("what is left of an untagging that was cut off");
    const before = fake.log.length;
    await expectWell(await here(fake, inputs), fake);
    expect(writes(fake, before)).toEqual([]);
  });

  it("is got over: answers that are lost to deletes and lists", async () => {
    await using fake = await openGithubWorld();
    place(fake, versions(app, 3));
    for (const match of [{ method: "DELETE" }, look, { path: /\/versions$/ }])
      fake.fault({ match, do: lostAnswer, times: 1 });
    const run = await here(fake, { ...keepOne, username: "octocat", password: classic.secret });
    await expectWell(run, fake);
    expect(run.report.totals).toMatchObject({ imagesDeleted: 2, failures: 0 });
  });
});
