/**
 * Runs of the action in this process, over registries on loopback that go by real names, at a time that stands but for what
 * requests take: the same summary every time.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as ask, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAzure } from "../support/azure/azure.ts";
import { classic } from "../support/github/accounts.ts";
import { startGithub } from "../support/github/github.ts";
import { playHosts } from "../support/hosts.ts";
import { type Content, seed } from "../support/images.ts";
import type { FaultRule } from "../support/registry/fault.ts";
import { startRegistry } from "../support/registry/server.ts";
import { runHere } from "../support/run-here.ts";
import type { RunResult } from "../support/runner.ts";

/** When all of it happens, in milliseconds since the epoch: a Monday morning. */
export const startedAt = Date.UTC(2026, 10, 23, 3, 17);
/** In milliseconds, of the clock of these runs: what a request takes. */
const perRequest = 180;

/** What is in a registry, and since when. */
export interface Push {
  readonly repository: string;
  readonly content: Content;
  readonly tags: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

type Inputs = Readonly<Record<string, string>>;

/** Runs `work` while the clock of this process shows what `now` says. */
async function at<Result>(now: () => number, work: () => Promise<Result>): Promise<Result> {
  const real = Date.now;
  Date.now = now;
  try {
    return await work();
  } finally {
    Date.now = real;
  }
}

/** On a registry that tells the size of everything. */
export async function onDistribution(pushes: readonly Push[], inputs: Inputs): Promise<RunResult> {
  const fake = await startRegistry({ dialect: "distribution-3.1", now: () => startedAt });
  const host = "registry.example";
  const hosts = await playHosts({ [host]: forwardTo(fake.url) });
  try {
    for (const { repository, content, tags } of pushes) seed(fake.store, repository, content, tags);
    return await at(
      () => startedAt + fake.log.length * perRequest,
      () => runHere({ inputs: { registry: host, ...inputs }, env: hosts.env }),
    );
  } finally {
    await hosts.close();
    await fake.close();
  }
}

/** TLS in front of a server that speaks none. */
function forwardTo(url: string): RequestListener {
  const { hostname, port } = new URL(url);
  return (message, response) => {
    const { method, url: path, headers } = message;
    response.sendDate = false;
    const onward = ask({ hostname, port, method, path, headers }, (answered) => {
      answered.pipe(response.writeHead(answered.statusCode ?? 502, answered.headers));
    });
    message.pipe(onward);
  };
}

/** On an Azure Container Registry. */
export async function onAzure(
  pushes: readonly Push[],
  inputs: Inputs,
  faults: readonly FaultRule[] = [],
): Promise<RunResult> {
  const admin = { kind: "admin", username: "wiredbrain", password: "adm1n/of+the=registry" } as const;
  const fake = await startAzure({ identities: [admin], now: () => startedAt });
  const host = "wiredbrain.azurecr.io";
  const hosts = await playHosts({ [host]: Number(new URL(fake.url).port) });
  try {
    for (const { repository, content, tags, at: pushedAt } of pushes)
      fake.store.push(repository, content, tags, pushedAt);
    for (const fault of faults) fake.fault(fault);
    const { username, password } = admin;
    return await at(
      () => startedAt + fake.log.length * perRequest,
      () => runHere({ inputs: { registry: host, username, password, ...inputs }, env: hosts.env }),
    );
  } finally {
    await hosts.close();
    await fake.close();
  }
}

/** On the GitHub Container Registry, in a workspace of these files. */
export async function onGithub(pushes: readonly Push[], inputs: Inputs, files: Inputs): Promise<RunResult> {
  const fake = await startGithub({ accounts: [classic], now: () => startedAt });
  const workspace = mkdtempSync(join(tmpdir(), "workspace-"));
  try {
    mkdirSync(join(workspace, ".github"));
    for (const [path, text] of Object.entries(files)) writeFileSync(join(workspace, path), text);
    for (const { repository, content, tags, at: pushedAt } of pushes)
      fake.store.push(repository, content, tags, pushedAt);
    return await at(
      () => startedAt + fake.log.length * perRequest,
      () =>
        runHere({
          inputs: { registry: "ghcr.io", token: classic.secret, ...inputs },
          env: { ...fake.env, GITHUB_API_URL: fake.apiUrl, GITHUB_WORKSPACE: workspace },
        }),
    );
  } finally {
    rmSync(workspace, { recursive: true });
    await fake.close();
  }
}
