/** Every adapter over a registry of its own, for what must hold whichever registry it is. All need `trustCertificate`. */
import { onTestFinished } from "vitest";
import type { Registry } from "../../src/prune/registry.ts";
import { adapter as acrAdapter } from "../support/acr-harness.ts";
import { startAzure } from "../support/azure/azure.ts";
import { createdAt } from "../support/contract.ts";
import { adapter as ghcrAdapter, writes as githubWrites } from "../support/ghcr-harness.ts";
import { classic } from "../support/github/accounts.ts";
import { startGithub } from "../support/github/github.ts";
import { startHub } from "../support/hub/hub.ts";
import { adapter as hubAdapter } from "../support/hub-harness.ts";
import { type Content, seed } from "../support/images.ts";
import { adapter as ociAdapter } from "../support/oci-harness.ts";
import { type DialectName, dialects } from "../support/registry/dialect.ts";
import type { FaultRule } from "../support/registry/fault.ts";
import { startRegistry } from "../support/registry/server.ts";
import { now } from "../support/state.ts";
import { passing } from "../support/virtual-time.ts";

export interface World {
  readonly registry: Registry;
  /** What `registry` takes for the present, in milliseconds since the epoch. */
  now(): number;
  /** Pushed when it was made. */
  push(repository: string, content: Content, ...tags: readonly string[]): void;
  /** Strikes at every host of the registry. */
  fault(rule: FaultRule): void;
  /** Tags and digests that were to be deleted, or pushed over, whatever came of it; without the probes of rights. */
  writes(): readonly string[];
}

interface Kind {
  readonly name: string;
  /** In front of the name of every repository. */
  readonly prefix: string;
  /** Ends with the test. */
  open(): Promise<World>;
}

const probe = /sha256:0{64}|\/prune-probe-/;
const changes = (log: readonly { readonly method: string; readonly path: string }[]) =>
  log
    .filter(({ method, path }) => ["DELETE", "PUT", "PATCH"].includes(method) && !probe.test(decodeURIComponent(path)))
    .map(({ method, path }) => `${method} ${path}`);

function plain(dialect: DialectName): Kind {
  return {
    name: `oci (${dialect})`,
    prefix: "",
    async open() {
      const fake = await startRegistry({ dialect });
      onTestFinished(() => fake.close());
      return {
        ...{ registry: ociAdapter(fake.url).registry, now: Date.now },
        push: (repository, content, ...tags) => seed(fake.store, repository, content, tags),
        fault: (rule) => void fake.fault(rule),
        writes: () => changes(fake.log),
      };
    },
  };
}

const acr: Kind = {
  name: "acr",
  prefix: "",
  async open() {
    const fake = await startAzure({ now: () => now });
    onTestFinished(() => fake.close());
    return {
      ...{ registry: acrAdapter(fake), now: Date.now },
      push: (repository, content, ...tags) => void fake.store.push(repository, content, tags, createdAt(content)),
      fault: (rule) => void fake.fault(rule, "registry"),
      writes: () => changes(fake.log),
    };
  },
};

const dockerhub: Kind = {
  name: "dockerhub",
  prefix: "wiredbrain/",
  async open() {
    const clock = passing(now);
    const fake = await startHub({ now: clock.now });
    onTestFinished(() => fake.close());
    return {
      ...{ registry: hubAdapter(fake, undefined, clock), now: clock.now },
      push: (repository, content, ...tags) => void fake.store.push(repository, content, tags, createdAt(content)),
      fault: (rule) => (["hub", "auth", "registry"] as const).forEach((role) => void fake.fault(rule, role)),
      writes: () => changes(fake.log),
    };
  },
};

const ghcr: Kind = {
  name: "ghcr",
  prefix: "acme/",
  async open() {
    const clock = passing(now);
    const fake = await startGithub({
      accounts: [classic],
      owners: [{ login: "acme", type: "Organization" }],
      now: clock.now,
    });
    onTestFinished(() => fake.close());
    return {
      ...{ registry: ghcrAdapter(fake, { account: classic, clock }), now: clock.now },
      push: (repository, content, ...tags) => void fake.store.push(repository, content, tags, createdAt(content)),
      fault: (rule) => (["api", "registry"] as const).forEach((role) => void fake.fault(rule, role)),
      writes: () => githubWrites(fake),
    };
  },
};

export const adapters: readonly Kind[] = [plain("distribution-3.1"), acr, dockerhub, ghcr];

export const everywhere: readonly Kind[] = [
  ...(Object.keys(dialects) as DialectName[]).map(plain),
  ...adapters.slice(1),
];
