/** GitHub on loopback as the tests of its adapter and of whole runs meet it. */
import { expect, onTestFinished } from "vitest";
import type { Clock } from "../../src/http/retry.ts";
import type { Deleter, Registry } from "../../src/prune/registry.ts";
import type { Snapshot } from "../../src/prune/snapshot.ts";
import { wanted } from "../../src/prune/wanted.ts";
import { ghcr } from "../../src/registries/ghcr.ts";
import { createdAt } from "./contract.ts";
import { openHttp } from "./fault-server.ts";
import { type Account, classic, workflow } from "./github/accounts.ts";
import { type FakeGithub, type GithubOptions, type Role, startGithub } from "./github/github.ts";
import { emulatedToken } from "./runner/place.ts";
import { now, policy, type Wish } from "./state.ts";
import { passing } from "./virtual-time.ts";
import { act, type actHere, type Placed, type Run } from "./world.ts";

export interface AdapterOptions {
  readonly account?: Account;
  /** That of the fake. */
  readonly clock?: Clock;
  /** When the run has to end, in milliseconds since the epoch. */
  readonly endsAt?: number;
  readonly concurrency?: number;
}

/** The adapter in this process, with waits that take no time; ends with the test. Needs `trustCertificate`. */
export function adapter(
  fake: FakeGithub,
  { account = classic, clock = passing(now), endsAt, concurrency = 8 }: AdapterOptions = {},
): Registry {
  const { http } = openHttp({ concurrency, env: fake.env, clock });
  return ghcr({
    ...{ url: new URL(fake.registryUrl), http, concurrency, env: {}, azure: {}, endsAt },
    github: { token: account.secret, apiUrl: new URL(fake.apiUrl) },
    idToken: () => Promise.reject(new Error("GitHub asks for no ID token")),
    mask: () => {},
    now: clock.now,
  });
}

export interface Opened {
  readonly fake: FakeGithub;
  readonly clock: Clock;
  readonly registry: Registry;
  /** What `acme/app` holds, as far as `wish` wants it. */
  snapshot(wish?: Wish): Promise<Snapshot>;
  /** What deletes there what a snapshot of this moment holds. */
  deleter(): Promise<Deleter>;
}

/** The adapter and its fake, which share a clock and end with the test. Needs `trustCertificate`. */
export async function openAdapter({
  account = classic,
  endsAt,
  ...options
}: GithubOptions & Omit<AdapterOptions, "clock"> = {}): Promise<Opened> {
  const clock = passing(now);
  const fake = await startGithub({ accounts: [account], ...options, now: clock.now });
  onTestFinished(() => fake.close());
  const registry = adapter(fake, { account, clock, ...(endsAt !== undefined && { endsAt }) });
  const snapshot = (wish: Wish = { keep: 0 }) =>
    registry.snapshot("acme/app", wanted(policy(wish), "acme/app", clock.now()));
  return {
    ...{ fake, clock, registry, snapshot },
    deleter: async () => registry.deleter(await snapshot(), new Set()),
  };
}

/** Starts a fake that ends with the block (`await using`). */
export async function openGithubWorld(options: GithubOptions = {}): Promise<FakeGithub & AsyncDisposable> {
  const fake = await startGithub(options);
  return Object.assign(fake, { [Symbol.asyncDispose]: fake.close });
}

/** What was pushed when it was made. */
export function place({ store }: FakeGithub, ...placed: readonly (Placed | readonly Placed[])[]): void {
  for (const { repository, content, tags } of placed.flat()) store.push(repository, content, tags, createdAt(content));
}

/** The token of the job, which the runner hands over where no input names another. */
export const job = { ...workflow, secret: emulatedToken };

export interface ActOptions {
  /** Default `classic`. That of `job` is not given as an input. */
  readonly account?: Account;
  /** Wins over the environment that reaches the fake. */
  readonly env?: Readonly<Record<string, string>>;
  /** How the action is run: as `dist`, in a process of its own, or in this one (`actHere`). Default `act`. */
  readonly run?: typeof actHere;
}

/**
 * Runs the action against `fake` with debug logging, and fails the test when anything secret is to be seen, given or derived,
 * when anything was sent that GitHub does not know, or anywhere else.
 */
export async function actOn(
  fake: FakeGithub,
  inputs: Readonly<Record<string, string>>,
  { account = classic, env = {}, run: by = act }: ActOptions = {},
): Promise<Run> {
  const { secret } = account;
  const token: Readonly<Record<string, string>> = secret === job.secret ? {} : { token: secret };
  const derived = ["token", "octocat"].map((name) => Buffer.from(`${name}:${secret}`).toString("base64"));
  const before = new Set(fake.tokens);
  const run = await by(
    { registry: new URL(fake.registryUrl).host, ...token, ...inputs },
    {
      env: { ...fake.env, GITHUB_API_URL: fake.apiUrl, RUNNER_DEBUG: "1", ...env },
      secrets: [secret, Buffer.from(secret).toString("base64"), ...derived],
    },
  );
  const shown = [run.raw, run.summary, JSON.stringify([run.outputs, run.report, run.annotations])].join("\n");
  const tokens = fake.tokens.filter((one) => !before.has(one));
  expect(tokens.filter((one) => shown.includes(one))).toEqual([]);
  expect(tokens.filter((one) => !run.masks.includes(one))).toEqual([]);
  expect([fake.strangers, fake.violations]).toEqual([[], []]);
  return run;
}

/** How many requests there were of each kind: `api GET versions`, `api DELETE version`, `registry GET manifest`, … */
export function tally(fake: FakeGithub, from = 0): Readonly<Record<string, number>> {
  const kinds = Map.groupBy(
    fake.log.slice(from),
    ({ role, method, path }) => `${role} ${method} ${kindOf(role, path)}`,
  );
  return Object.fromEntries([...kinds].map(([kind, entries]) => [kind, entries.length]));
}

function kindOf(role: Role, path: string): string {
  if (role === "registry") return path === "/token" ? "token" : path.includes("/manifests/") ? "manifest" : "other";
  if (/\/versions\/\d+$/.test(path)) return "version";
  return (
    /\/(versions|packages|user|pulls|branches)$/.exec(path)?.[1] ?? (/\/users\/[^/]+$/.test(path) ? "owner" : "other")
  );
}

/** Requests that change something or try to, in the order of their arrival. */
export function writes({ log }: FakeGithub, from = 0): readonly string[] {
  return log
    .slice(from)
    .filter(({ method }) => method !== "GET" && method !== "HEAD")
    .map(({ method, path }) => `${method} ${path}`);
}

/** Numbers of the versions that were to be deleted, whatever came of it. */
export function deletes({ log }: FakeGithub, from = 0): readonly string[] {
  return log
    .slice(from)
    .filter(({ role, method }) => role === "api" && method === "DELETE")
    .map(({ reference = "" }) => reference);
}
