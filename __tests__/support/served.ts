/** Every kind of registry that an adapter is for, played by its fake: in this process, and for the bundled action. */
import type { Clock } from "../../src/http/retry.ts";
import { adapter as acrAdapter, inputsFor as acrInputs } from "./acr-harness.ts";
import { env as acrEnv, startAzure } from "./azure/azure.ts";
import { createdAt, type Harness, type Traits, type World } from "./contract.ts";
import { registryAccount } from "./docker-registry.ts";
import { adapter as ghcrAdapter, writes } from "./ghcr-harness.ts";
import { classic } from "./github/accounts.ts";
import { type GithubOptions, startGithub } from "./github/github.ts";
import { type HubAccount, pruner } from "./hub/accounts.ts";
import { startHub } from "./hub/hub.ts";
import { credentialsOf, adapter as hubAdapter } from "./hub-harness.ts";
import { type Content, seed } from "./images.ts";
import { type AdapterOptions, adapter as ociAdapter } from "./oci-harness.ts";
import { type Account, pullable } from "./registry/client.ts";
import type { DialectName } from "./registry/dialect.ts";
import type { FaultRule } from "./registry/fault.ts";
import { type FakeRegistry, startRegistry } from "./registry/server.ts";
import type { Store } from "./registry/store.ts";
import { now } from "./state.ts";
import { passing } from "./virtual-time.ts";

export interface ServeOptions {
  /** Of adapter and fake; default one on which waits take no time. */
  readonly clock?: Clock;
  /** Requests in flight at most. */
  readonly concurrency?: number;
}

export interface Served extends World, AsyncDisposable {
  readonly store: Store;
  /** Who pushes and pulls. */
  readonly openUrl: string;
  /** A push at this moment, whenever `content` was made. */
  pushNow(repository: string, content: Content, tags: readonly string[]): void;
  /** Strikes requests to all servers of the registry. Returns what takes the fault away. */
  fault(rule: FaultRule): () => void;
  /** With which the bundled action reaches it. */
  readonly action: Readonly<Record<"inputs" | "env", Readonly<Record<string, string>>>>;
}

export interface ServedHarness extends Harness {
  /** An adapter needs `trustCertificate`. */
  start(options?: ServeOptions): Promise<Served>;
}

/** A store that keeps the time of a push. */
interface Catalogue extends Store {
  push(repository: string, content: Content, tags?: readonly string[], at?: number): string;
}

/** Where every push has a time, that of the epoch is one that nobody trusts. */
const timeless = 0;

/** What those who push and pull do and see. */
function outside(store: Store, openUrl: string, push: Catalogue["push"], account?: Account) {
  return {
    store,
    openUrl,
    push: async (repository: string, content: Content, tags: readonly string[]) =>
      void push(repository, content, tags, createdAt(content) ?? timeless),
    pushNow: (repository: string, content: Content, tags: readonly string[]) => void push(repository, content, tags),
    remove: async (repository: string, digest: string) => void store.deleteManifest(repository, digest),
    tags: async (repository: string) =>
      new Map([...(store.repositories.get(repository)?.tags ?? [])].map(([name, { digest }]) => [name, digest])),
    pullable: (repository: string, reference: string) => pullable(openUrl, repository, reference, account),
    storedBytes: (): number => {
      throw new Error("sizes are not known here");
    },
  };
}

export function ociHarness(
  dialect: DialectName,
  traits: Partial<Traits> = {},
  auth?: "basic" | "token",
): ServedHarness {
  const account = auth && registryAccount;
  return {
    traits: { untag: true, referrers: false, listsUntagged: false, exactSizes: true, ...traits },
    async start(options = {}) {
      const fake = await startRegistry({ dialect, ...(auth && { auth: { kind: auth, ...registryAccount } }) });
      const { store, url } = fake;
      return {
        ...outside(store, url, (repository, content, tags) => seed(store, repository, content, tags), account),
        ...ociAdapters(url, { account, ...options }),
        storedBytes: () => storedBytes(fake),
        fault: fake.fault,
        action: { inputs: { registry: url, "registry-type": "oci", ...account }, env: {} },
        ...closing(fake.close),
      };
    },
  };
}

/** Pushes and pulls come to the same server, so of requests that change something the adapter's own are meant. */
export function ociAdapters(url: string, options: AdapterOptions = {}): Pick<World, "registry" | "mutations"> {
  const opened: ReturnType<typeof ociAdapter>[] = [];
  return {
    registry() {
      const one = ociAdapter(url, options);
      opened.push(one);
      return one.registry;
    },
    mutations: () => opened.flatMap(({ exchanges }) => exchanges.filter((line) => !/^(?:GET|HEAD) /.test(line))),
  };
}

/** Bytes of all manifests in any repository and of what they name, each digest once. */
export function storedBytes({ store }: FakeRegistry): number {
  const sizes = new Map<string, number>();
  for (const { manifests } of store.repositories.values()) {
    for (const { digest, bytes } of manifests.values()) {
      sizes.set(digest, bytes.length);
      const { config, layers = [] } = JSON.parse(Buffer.from(bytes).toString()) as {
        readonly config?: { readonly digest: string; readonly size: number };
        readonly layers?: readonly { readonly digest: string; readonly size: number }[];
      };
      for (const blob of config ? [config, ...layers] : layers) sizes.set(blob.digest, blob.size);
    }
  }
  return sizes.values().reduce((total, size) => total + size, 0);
}

export const acrHarness: ServedHarness = {
  traits: { untag: true, referrers: true, listsUntagged: true, exactSizes: false },
  async start(options = {}) {
    const fake = await startAzure({ now: options.clock?.now ?? (() => now) });
    const { store, log } = fake;
    return {
      ...outside(store, fake.openUrl, store.push),
      registry: () => acrAdapter(fake, options),
      mutations: () =>
        log
          .filter(({ role, method, path }) => role === "registry" && method !== "GET" && !path.startsWith("/oauth2/"))
          .map(({ method, path }) => `${method} ${path}`),
      fault: (rule) => everywhere(["registry", "entra", "github"], (role) => fake.fault(rule, role)),
      action: { inputs: acrInputs(fake, "OIDC"), env: acrEnv(fake) },
      ...closing(fake.close),
    };
  },
};

export function hubHarness(account: HubAccount, namespace: string): ServedHarness {
  return {
    traits: { untag: true, referrers: false, oneLevel: true, listsUntagged: false, exactSizes: false },
    namespace,
    async start({ clock = passing(now), concurrency } = {}) {
      const fake = await startHub({ now: clock.now, accounts: [account] });
      const { store, log } = fake;
      return {
        ...outside(store, fake.openUrl, store.push),
        registry: () => hubAdapter(fake, account, clock, concurrency),
        mutations: () =>
          log
            .filter(({ method, path }) => !["GET", "HEAD"].includes(method) && !path.endsWith("/auth/token"))
            .map(({ method, path }) => `${method} ${path}`),
        fault: (rule) => everywhere(["hub", "auth", "registry", "identity"], (role) => fake.fault(rule, role)),
        action: { inputs: { registry: "docker.io", ...credentialsOf(account) }, env: fake.env },
        ...closing(fake.close),
      };
    },
  };
}

const owners = [
  ...["acme", "team", "other"].map((login) => ({ login, type: "Organization" }) as const),
  { login: "octocat", type: "User" } as const,
];

export function ghcrHarness(namespace: string, more: GithubOptions = {}): ServedHarness {
  return {
    traits: { untag: true, referrers: true, listsUntagged: true, exactSizes: false },
    namespace,
    async start({ clock = passing(now), ...options } = {}) {
      const fake = await startGithub({ ...more, owners, now: clock.now });
      return {
        ...outside(fake.store, fake.openUrl, fake.store.push),
        registry: () => ghcrAdapter(fake, { account: classic, clock, ...options }),
        mutations: () => writes(fake),
        fault: (rule) => everywhere(["api", "registry", "storage", "web"], (role) => fake.fault(rule, role)),
        action: {
          inputs: { registry: new URL(fake.registryUrl).host, token: classic.secret },
          env: { ...fake.env, GITHUB_API_URL: fake.apiUrl },
        },
        ...closing(fake.close),
      };
    },
  };
}

function closing(close: () => Promise<void>) {
  return { close, [Symbol.asyncDispose]: close };
}

/** Does `add` for each, and returns what undoes them all. */
function everywhere<const Role>(roles: readonly Role[], add: (role: Role) => () => void): () => void {
  const undos = roles.map(add);
  return () => {
    for (const undo of undos) undo();
  };
}

/** One of each kind. */
export const registries: readonly (readonly [name: string, harness: ServedHarness])[] = [
  ["distribution 2.8", ociHarness("distribution-2.8", { untag: false })],
  ["distribution 3.1", ociHarness("distribution-3.1")],
  ["zot", ociHarness("zot", { referrers: true })],
  ["acr", acrHarness],
  ["dockerhub", hubHarness(pruner, pruner.username)],
  ["ghcr", ghcrHarness("acme")],
];
