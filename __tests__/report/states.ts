/**
 * The eight states in which a reader finds a summary, each made by a run of the action over a registry on loopback that
 * goes by its real name. The same names, times and digests every time, so that two pictures of one state are the same.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as ask, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startAzure } from "../support/azure/azure.ts";
import { classic } from "../support/github/accounts.ts";
import { startGithub } from "../support/github/github.ts";
import { playHosts } from "../support/hosts.ts";
import { attestation, type Content, image, index, layer, seed, signature } from "../support/images.ts";
import { answer, type FaultRule } from "../support/registry/fault.ts";
import { startRegistry } from "../support/registry/server.ts";
import { runHere } from "../support/run-here.ts";
import type { RunResult } from "../support/runner.ts";

/** When all of it happens: a Monday morning. */
const startedAt = Date.UTC(2026, 10, 23, 3, 17);
const hour = 3_600_000;
/** In milliseconds, of the clock of these runs: what a request takes. */
const perRequest = 180;

export interface State {
  /** The name of its picture. */
  readonly name: string;
  readonly title: string;
  /** Takes long for a test. */
  readonly isLarge?: boolean;
  /** Needs the certificate of the fakes to be trusted. */
  run(): Promise<RunResult>;
}

interface Push {
  readonly repository: string;
  readonly content: Content;
  readonly tags: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

type Inputs = Readonly<Record<string, string>>;

/** Shared by all images. */
const base = layer(1 << 20, "base");

/** `count` images of one release each, `hours` apart, the newest yesterday; `latest` is on the newest. */
function releases(repository: string, count: number, hours = 24, platforms = false): readonly Push[] {
  return Array.from({ length: count }, (_, at): Push => {
    const pushedAt = startedAt - 26 * hour - (count - 1 - at) * hours * hour;
    const name = `${repository}/${at}`;
    const created = new Date(pushedAt).toISOString();
    const amd64 = image({ seed: name, created, layers: [base, 300_000 + 7_000 * at] });
    const arm64 = image({ seed: `${name}/arm64`, created, platform: { architecture: "arm64", os: "linux" } });
    const content = platforms ? index([amd64, arm64, attestation(amd64)]) : amd64;
    const tag = `v1.${at}.0`;
    return { repository, content, tags: at === count - 1 ? [tag, "latest"] : [tag], at: pushedAt };
  });
}

/** `count` images of builds, named by what looks like a commit. */
function builds(repository: string, count: number, minutes: number): readonly Push[] {
  return Array.from({ length: count }, (_, at): Push => {
    const pushedAt = startedAt - 2 * hour - (count - 1 - at) * minutes * 60_000;
    const content = image({ seed: `${repository}/${at}`, created: new Date(pushedAt).toISOString(), layers: [64] });
    return { repository, content, tags: [`main-${content.digest.slice(7, 14)}`], at: pushedAt };
  });
}

function signed(push: Push | undefined): readonly Push[] {
  if (push === undefined) return [];
  const { content, tags } = signature(push.content, "cosign-tag");
  return [{ ...push, content, tags }];
}

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
async function onDistribution(pushes: readonly Push[], inputs: Inputs): Promise<RunResult> {
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

async function onAzure(pushes: readonly Push[], inputs: Inputs, faults: readonly FaultRule[] = []): Promise<RunResult> {
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

/** In a workspace of these files. */
async function onGithub(pushes: readonly Push[], inputs: Inputs, files: Inputs): Promise<RunResult> {
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

const shop = ["shop/api", "shop/search", "shop/web"] as const;
const [api, search, web] = shop;
const all = shop.join("\n");

const policyFile = `rules:
  - repositories: acme/*
    tag-pattern: pr-*
    keep-within: 14d
  - repositories: acme/*
    keep: 3
    keep-monthly: 2
`;

function pullRequests(repository: string, count: number): readonly Push[] {
  return releases(repository, count, 60).map((push, number) => ({
    ...push,
    content: image({ seed: `${repository}/pr/${number}`, created: new Date(push.at).toISOString() }),
    tags: [`pr-${400 + number}`],
  }));
}

export const states: readonly State[] = [
  {
    name: "nothing-to-do",
    title: "Nothing to do",
    run: () =>
      onAzure([...releases(api, 8), ...releases(search, 5), ...releases(web, 10)], { repositories: all, keep: "10" }),
  },
  {
    name: "first-clean-up",
    title: "A first clean-up",
    run() {
      const apis = releases(api, 120, 12, true);
      return onDistribution([...apis, ...signed(apis[3]), ...releases(search, 70), ...releases(web, 90, 36)], {
        repositories: all,
        keep: "5",
        "keep-within": "14d",
        protect: "v1.0.0",
      });
    },
  },
  {
    name: "dry-run",
    title: "A dry run",
    run: () =>
      onGithub(
        [...releases("acme/api", 24, 72, true), ...pullRequests("acme/web", 18), ...releases("acme/web", 30, 48)],
        { repositories: "acme/*", "policy-file": ".github/prune.yml", "dry-run": "true" },
        { ".github/prune.yml": policyFile },
      ),
  },
  {
    name: "refused",
    title: "A guard refused",
    run: () =>
      onAzure([...releases(api, 40), ...releases(web, 12)], {
        ...{ repositories: `${api}\n${web}`, keep: "2", "max-deletions": "20%" },
      }),
  },
  {
    name: "half-failed",
    title: "Half of it failed",
    run() {
      return onAzure(
        [...releases(api, 14), ...releases(search, 20), ...releases(web, 25)],
        { repositories: `${all}\nshop/wbe`, keep: "5" },
        [
          {
            match: { method: "DELETE", path: /shop(?:\/|%2F)api/ },
            do: answer(403, '{"errors":[{"code":"DENIED","message":"requested access to the resource is denied"}]}', {
              "X-Ms-Correlation-Request-Id": "5c2f7d0e-3b1a-4c58-9a46-0d8e6f1b7a21",
            }),
          },
        ],
      );
    },
  },
  {
    name: "stopped",
    title: "Stopped at the limit",
    run: () =>
      onAzure(
        [...releases(api, 60), ...releases(web, 40)],
        { repositories: `${api}\n${web}`, keep: "10", "time-budget": "3s", concurrency: "1" },
        // The delete that is under way when the time is up.
        [{ match: { method: "DELETE", path: /v2.*sha256/ }, nth: 20, times: 1, do: late }],
      ),
  },
  {
    name: "200-repositories",
    title: "200 repositories",
    isLarge: true,
    run() {
      const names = Array.from(
        { length: 200 },
        (_, at) => `team-${1 + (at % 8)}/service-${String(at + 1).padStart(3, "0")}`,
      );
      return onAzure(
        names.flatMap((name, number) => releases(name, number % 3 === 0 ? 3 : 4 + (number % 7))),
        { repositories: "**", keep: "5" },
      );
    },
  },
  {
    name: "20000-tags",
    title: "20,000 tags",
    isLarge: true,
    run: () => onAzure(builds(api, 20_000, 20), { repositories: api, "keep-within": "240d", "keep-weekly": "all" }),
  },
];

async function late({ send, handle }: Parameters<FaultRule["do"]>[0]): Promise<void> {
  await setTimeout(3_100);
  send(await handle());
}
