/** The eight states in which a reader finds a summary, each made by a run: the same names, times and digests every time. */
import { setTimeout } from "node:timers/promises";
import { attestation, image, index, layer, signature } from "../support/images.ts";
import { answer, type FaultRule } from "../support/registry/fault.ts";
import type { RunResult } from "../support/runner.ts";
import { onAzure, onDistribution, onGithub, type Push, startedAt } from "./state-runs.ts";

export interface State {
  /** The name of its picture. */
  readonly name: string;
  readonly title: string;
  /** Takes long for a test. */
  readonly isLarge?: boolean;
  /** Needs the certificate of the fakes to be trusted. */
  run(): Promise<RunResult>;
}

const hour = 3_600_000;
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
