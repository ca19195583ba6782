/** Docker Hub on loopback as the tests of its adapter and of whole runs meet it. */
import { expect } from "vitest";
import type { Clock } from "../../src/http/retry.ts";
import type { Registry } from "../../src/prune/registry.ts";
import { dockerhub } from "../../src/registries/dockerhub.ts";
import { createdAt } from "./contract.ts";
import { openHttp } from "./fault-server.ts";
import { type HubAccount, identifierOf, pruner } from "./hub/accounts.ts";
import { type FakeHub, type HubOptions, type Role, startHub } from "./hub/hub.ts";
import type { Account } from "./registry/client.ts";
import { now } from "./state.ts";
import { passing } from "./virtual-time.ts";
import { act, type actHere, type Placed, type Run } from "./world.ts";

export function credentialsOf(account: HubAccount): Account {
  return { username: identifierOf(account), password: account.secret };
}

/** The adapter in this process, with waits that take no time; ends with the test. Needs `trustCertificate`. */
export function adapter(
  fake: FakeHub,
  account: HubAccount = pruner,
  clock: Clock = passing(now),
  concurrency = 8,
): Registry {
  const { http } = openHttp({ concurrency, env: fake.env, clock });
  return dockerhub({
    ...{ url: new URL("https://docker.io/"), http, concurrency, env: {}, azure: {}, github: {} },
    credentials: credentialsOf(account),
    idToken: () => Promise.reject(new Error("Docker Hub asks for no ID token")),
    mask: () => {},
    now: clock.now,
  });
}

/** Starts a fake that ends with the block (`await using`). */
export async function openHubWorld(options: HubOptions = {}): Promise<FakeHub & AsyncDisposable> {
  const fake = await startHub({ rateLimit: fast, ...options });
  return Object.assign(fake, { [Symbol.asyncDispose]: fake.close });
}

/** A limit with which tests need not wait. */
export const fast = { limit: 60_000 };

/** What was pushed when it was made. */
export function place({ store }: FakeHub, ...placed: readonly (Placed | readonly Placed[])[]): void {
  for (const { repository, content, tags } of placed.flat()) store.push(repository, content, tags, createdAt(content));
}

export interface ActOptions {
  readonly account?: HubAccount;
  readonly env?: Readonly<Record<string, string>>;
  /** How the action is run: as `dist`, in a process of its own, or in this one (`actHere`). Default `act`. */
  readonly run?: typeof actHere;
}

/** Runs the action against `fake` with debug logging, and fails the test when anything secret is to be seen. */
export async function actOn(
  fake: FakeHub,
  inputs: Readonly<Record<string, string>>,
  { account = pruner, env = {}, run: by = act }: ActOptions = {},
): Promise<Run> {
  const { username, password } = credentialsOf(account);
  const basic = Buffer.from(`${username}:${password}`).toString("base64");
  const before = new Set(fake.tokens);
  const run = await by(
    { registry: "docker.io", username, password, ...inputs },
    { env: { ...fake.env, RUNNER_DEBUG: "1", ...env }, secrets: [password, basic] },
  );
  const shown = [run.raw, run.summary, JSON.stringify([run.outputs, run.report, run.annotations])].join("\n");
  const tokens = fake.tokens.filter((token) => !before.has(token));
  expect(tokens.filter((token) => shown.includes(token))).toEqual([]);
  expect(tokens.filter((token) => !run.masks.includes(token))).toEqual([]);
  expect(fake.strangers).toEqual([]);
  expect(fake.breaches).toEqual([]);
  return run;
}

/** How many requests there were of each kind: `hub GET tags`, `registry DELETE manifest`, … */
export function tally(fake: FakeHub, from = 0): Readonly<Record<string, number>> {
  const kinds = Map.groupBy(
    fake.log.slice(from),
    ({ role, method, path }) => `${role} ${method} ${kindOf(role, path)}`,
  );
  return Object.fromEntries([...kinds].map(([kind, entries]) => [kind, entries.length]));
}

function kindOf(role: Role, path: string): string {
  if (role === "auth" || role === "identity" || path.endsWith("/auth/token")) return "token";
  if (role === "registry") return path.includes("/manifests/") ? "manifest" : "other";
  if (/\/tags\/[^/]+$/.test(path)) return "tag";
  if (path.endsWith("/tags")) return "tags";
  return path.endsWith("/repositories") ? "repositories" : "repository";
}

/** References that were to be deleted, whatever came of it; without the probes of rights. */
export function deletes({ log }: FakeHub): readonly string[] {
  return log
    .filter(({ method, reference = "" }) => method === "DELETE" && !/^sha256:0+$/.test(reference))
    .map(({ reference = "" }) => reference);
}
