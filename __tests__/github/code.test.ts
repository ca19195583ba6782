/** What is asked of a repository of code, of a GitHub on loopback. */
import { describe, expect, it, onTestFinished } from "vitest";
import { createCode } from "../../src/github/code.ts";
import type { Code } from "../../src/prune/code.ts";
import { AuthError, RegistryError } from "../../src/prune/errors.ts";
import { openHttp } from "../support/fault-server.ts";
import { type Account, classic, workflow } from "../support/github/accounts.ts";
import type { CodeRepository } from "../support/github/code.ts";
import { type FakeGithub, type GithubOptions, startGithub } from "../support/github/github.ts";
import {
  answer,
  emptyObject,
  type FaultRule,
  html,
  lostAnswer,
  before as whenAsked,
} from "../support/registry/fault.ts";
import { now } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";
import { passing } from "../support/virtual-time.ts";

trustCertificate();

const opened = (numbers: readonly number[]) => numbers.map((number) => ({ number, branch: `topic/${number}` }));
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const code: CodeRepository = {
  private: true,
  branches: ["main", "feature/x"],
  pulls: [...opened([1, 5]), { number: 3, branch: "old", state: "closed" }],
};

interface Options {
  readonly account?: Account;
  readonly code?: CodeRepository;
  readonly questions?: readonly (keyof Code)[];
  readonly env?: NodeJS.ProcessEnv;
  readonly token?: string | undefined;
  readonly github?: GithubOptions;
  readonly faults?: readonly FaultRule[];
}

/** What asks a fake that ends with the test; its waits take no time. */
async function open({ account = workflow, questions = ["openPullRequests", "branches"], ...options }: Options = {}) {
  const clock = passing(now);
  const fake = await startGithub({
    accounts: [account],
    code: { "acme/app": options.code ?? code },
    ...options.github,
    now: clock.now,
  });
  onTestFinished(() => fake.close());
  for (const fault of options.faults ?? []) fake.fault(fault);
  const { http } = openHttp({ concurrency: 8, env: fake.env, clock });
  const token = "token" in options ? options.token : account.secret;
  const ask = () =>
    createCode(new Set(questions), {
      ...{ http, token, apiUrl: new URL(`${fake.apiUrl}/`), now: clock.now },
      env: { GITHUB_REPOSITORY: "acme/app", GITHUB_API_URL: fake.apiUrl, ...options.env },
    })();
  return { fake, ask };
}

/** Where the fake was asked, without its host. */
const asked = ({ log }: FakeGithub) => log.map(({ path }) => path.replace("/repos/acme/app/", ""));

async function refusal(
  options: Options,
): Promise<{ readonly error: unknown; readonly message: string; readonly fake: FakeGithub }> {
  const { fake, ask } = await open(options);
  const error = await Promise.resolve()
    .then(ask)
    .catch((thrown: unknown) => thrown);
  expect([fake.violations, fake.strangers]).toEqual([[], []]);
  return { error, message: error instanceof Error ? error.message : "no error", fake };
}

describe("what is going on in a repository", () => {
  it("is its open pull requests and its branches", async () => {
    const { fake, ask } = await open();
    const { openPullRequests, branches } = await ask();
    expect([...(openPullRequests ?? [])]).toEqual([1, 5]);
    expect(["main", "feature-x", "old"].map((name) => branches?.named(name))).toEqual(["main", "feature/x", undefined]);
    expect(asked(fake)).toEqual(["pulls", "branches"]);
    expect(fake.violations).toEqual([]);
  });

  it.each<[keyof Code, string]>([
    ["openPullRequests", "pulls"],
    ["branches", "branches"],
  ])("is asked for no more than is wanted: %s", async (question, path) => {
    const { fake, ask } = await open({ questions: [question] });
    expect(Object.entries(await ask()).flatMap(([key, value]) => (value === undefined ? [] : [key]))).toEqual([
      question,
    ]);
    expect(asked(fake)).toEqual([path]);
  });

  it.each([
    ["a GitHub with data residency", "api.ghe.example"],
    ["an Enterprise Server", "ghe.example"],
  ])("is asked of %s as well", async (_, apiHost) => {
    const { ask } = await open({ github: { apiHost } });
    expect([...((await ask()).openPullRequests ?? [])]).toEqual([1, 5]);
  });

  it("is read in pages of 100, all of them", async () => {
    const many = { branches: upTo(201).map((one) => `b${one}`), pulls: opened(upTo(201)) };
    const { fake, ask } = await open({ code: many });
    const { openPullRequests, branches } = await ask();
    expect([...(openPullRequests ?? [])]).toEqual(upTo(201));
    expect(many.branches.filter((name) => branches?.named(name) !== name)).toEqual([]);
    expect(asked(fake)).toHaveLength(12);
    expect(fake.violations).toEqual([]);
  });

  it("is whole when a pull request is closed, or a branch deleted, between two pages", async () => {
    const [pulls, branches] = [opened(upTo(201)), upTo(201).map((one) => `b${one}`)];
    const { fake, ask } = await open({ code: { pulls, branches } });
    const second = (path: RegExp, change: () => void): FaultRule => ({
      match: { path },
      nth: 2,
      times: 1,
      do: whenAsked(change),
    });
    fake.fault(second(/pulls$/, () => fake.code.set("acme/app", { pulls: pulls.slice(1), branches })));
    fake.fault(second(/branches$/, () => fake.code.set("acme/app", { pulls, branches: branches.slice(1) })));
    const found = await ask();
    expect(upTo(201).filter((one) => !found.openPullRequests?.has(one))).toEqual([]);
    expect(branches.filter((name) => found.branches?.named(name) !== name)).toEqual([]);
  });

  it("is got over failures that pass, and over limits that do", async () => {
    const body = JSON.stringify({ message: "You have exceeded a secondary rate limit." });
    const faults: readonly FaultRule[] = [
      { match: { path: /pulls$/ }, do: answer(502), times: 2 },
      { match: { path: /branches$/ }, do: lostAnswer, times: 1 },
      { match: { path: /branches$/ }, do: answer(403, body, { "Retry-After": "30" }), times: 1 },
    ];
    const { ask } = await open({ faults });
    expect([...((await ask()).openPullRequests ?? [])]).toEqual([1, 5]);
  });
});

describe("a repository that does not tell", () => {
  const pulls =
    /^`keep-open-pull-requests` is not answered, so nothing is decided: .*`permissions: pull-requests: read`/;
  const branches = /^`keep-existing-branches` is not answered, so nothing is decided: .*`permissions: contents: read`/;

  it.each<[string, RegExp, Options]>([
    ["a job without `pull-requests: read`", pulls, { account: { ...workflow, pullRequests: "none" } }],
    ["a job without `contents: read`", branches, { account: { ...workflow, contents: "none" } }],
    ["a classic token without `repo`", /a classic one the scope `repo`/, { account: classic }],
    ["a repository that is not there", pulls, { env: { GITHUB_REPOSITORY: "acme/none" } }],
    [
      "GitHub that is broken",
      /so nothing is decided: GitHub cannot answer right now: .* 502/,
      { faults: [{ match: { path: /pulls$/ }, do: answer(502) }] },
    ],
    [
      "a token that is none",
      /GitHub does not accept `token`.* 401 \(Bad credentials\)\. .*pull-requests: read/,
      { token: "ghp_no" },
    ],
  ])("says which permission is missing: %s", async (_, message, options) => {
    const told = await refusal(options);
    expect(told.message).toMatch(message);
    expect(told.error instanceof AuthError || told.error instanceof RegistryError).toBe(true);
    expect(told.message).not.toContain(options.token ?? workflow.secret);
  });

  const list = { path: /pulls$/ };
  const link = { Link: '<https://evil.example/?page=2>; rel="next"' };
  const body = (...entries: readonly object[]) => answer(200, JSON.stringify(entries));
  const hour = JSON.stringify({ message: "API rate limit exceeded for installation ID 1." });
  const usedUp = {
    "X-Ratelimit-limit": "1000",
    "X-Ratelimit-remaining": "0",
    "X-Ratelimit-reset": String(now / 1000 + 1800),
  };

  it.each<[string, RegExp, FaultRule["do"]]>([
    ["a web page", /the body is not a list of pull requests/, html],
    ["an object", /the body is not a list of pull requests/, emptyObject],
    ["a pull request without a number", /not a list of pull requests/, body({ state: "open" })],
    ["a number that is none", /not a list of pull requests/, body({ state: "open", number: "1" })],
    ["one that is closed", /not a list of pull requests/, body({ state: "closed", number: 1 })],
    [
      "one page that never ends",
      /the page holds nothing that is new/,
      answer(200, '[{"state":"open","number":1}]', link),
    ],
    ["a server that is out of order", /was answered 503/, answer(503)],
    ["the limit of the hour", /0 of the 1000 requests are left .* begins anew at 02:30 UTC/, answer(403, hour, usedUp)],
    ["a 404 that is not GitHub's", /was answered 404/, answer(404, "not here")],
    [
      "a redirect to another page",
      /redirected .* from https to plain http/,
      answer(302, "", { Location: "http://evil.example/" }),
    ],
  ])("is not guessed at, and no more is asked for: %s", async (_, message, fault) => {
    const told = await refusal({ faults: [{ match: list, do: fault }] });
    expect(told.message).toMatch(message);
    expect(told.message).toMatch(/^`keep-open-pull-requests` is not answered, so nothing is decided: /);
    expect(told.error).toBeInstanceOf(RegistryError);
    expect(asked(told.fake)).not.toContain("branches");
  });

  it("is not guessed at when it has branches without names", async () => {
    const told = await refusal({ faults: [{ match: { path: /branches$/ }, do: body({ name: "" }) }] });
    expect(told.message).toMatch(/^`keep-existing-branches` is not answered.*the body is not a list of branches/);
  });

  it.each<[string, RegExp, Options]>([
    ["without a token", /there is no token\. Set `token`, .*pull-requests: read.*contents: read/, { token: undefined }],
    ["without its name", /`GITHUB_REPOSITORY` does not name/, { env: { GITHUB_REPOSITORY: undefined } }],
    ...["acme", "acme/..", "../app", "acme/app/x", "acme/a b"].map((name): [string, RegExp, Options] => [
      `under the name ${name}`,
      /`GITHUB_REPOSITORY` does not name/,
      { env: { GITHUB_REPOSITORY: name } },
    ]),
    [
      "on another GitHub than that of `github-api-url`",
      /this workflow runs on the GitHub of https:\/\/ghe\.example\/api\/v3, but `github-api-url` is https:\/\/api\.github\.com\//,
      { env: { GITHUB_API_URL: "https://ghe.example/api/v3" } },
    ],
    ["on a GitHub that is no address", /GitHub of an unknown address/, { env: { GITHUB_API_URL: "ghe" } }],
    ["over plain http", /this workflow runs on/, { env: { GITHUB_API_URL: "http://api.github.com" } }],
  ])("is not asked at all: %s", async (_, message, options) => {
    const told = await refusal(options);
    expect(told.message).toMatch(message);
    expect(told.message).toMatch(/^`keep-open-pull-requests` and `keep-existing-branches` cannot ask GitHub/);
    expect(told.error).toBeInstanceOf(AuthError);
    expect(told.fake.log).toEqual([]);
  });
});
