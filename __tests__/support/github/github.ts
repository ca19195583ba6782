/**
 * GitHub on loopback, as far as pruning its container registry meets it: its API, the registry, where the registry has its
 * blobs, and the web site, each under its own name. Needs no test runner.
 */
import { createServer, type RequestListener } from "node:http";
import { type Hosts, playHosts } from "../hosts.ts";
import { createRecorder, type RecordedRequest } from "../recorder.ts";
import type { FaultRule } from "../registry/fault.ts";
import { listen } from "../registry/wire.ts";
import { type Account, classic, workflow } from "./accounts.ts";
import { createApi } from "./api.ts";
import { createGithubCatalogue, type GithubCatalogue } from "./catalogue.ts";
import type { CodeRepositories, CodeRepository } from "./code.ts";
import { createContract } from "./contract.ts";
import type { Owner } from "./documents.ts";
import { createLag, type LagOptions } from "./lag.ts";
import { createLimits, type LimitOptions } from "./limits.ts";
import type { Points } from "./meter.ts";
import { namesOf, type ServerNames } from "./names.ts";
import type { PackagesOptions } from "./packages.ts";
import { createRegistryHost, type RegistryHostOptions } from "./registry.ts";
import { createSignIn, type SignInOptions } from "./sign-in.ts";
import { createStorage } from "./storage.ts";
import { createWeb } from "./web.ts";

export type Role = "api" | "registry" | "storage" | "web";

export interface GithubOptions extends PackagesOptions, RegistryHostOptions, SignInOptions {
  /** Default the organization `acme` and the user `octocat`. */
  readonly owners?: readonly Owner[];
  /** Default `workflow` and `classic`. */
  readonly accounts?: readonly Account[];
  /** How the list of versions runs behind; default not. */
  readonly lag?: LagOptions;
  /** Default what GitHub documents; none on an Enterprise Server. */
  readonly limits?: LimitOptions;
  /** Repositories of code, by `owner/repo`; default none. */
  readonly code?: Readonly<Record<string, CodeRepository>>;
  /**
   * Default `api.github.com`. Another `api.HOST` is a GitHub with data residency; any other name is an Enterprise Server,
   * whose API is below `/api/v3`. The registry of both is `containers.HOST`.
   */
  readonly apiHost?: string;
  /** Milliseconds since the epoch: what pushes, limits and tokens go by; default the real time. */
  now?(): number;
}

const defaultOwners: readonly Owner[] = [
  { login: "acme", type: "Organization" },
  { login: "octocat", type: "User" },
];

export interface FakeGithub {
  /** For a process that starts with it: the way to the hosts. */
  readonly env: Hosts["env"];
  /** Where the API is and where the registry is, `https://api.github.com` and `https://ghcr.io`. */
  readonly apiUrl: string;
  readonly registryUrl: string;
  /** The registry for everybody else, who pushes and pulls: plain http, no sign-in, no faults, no log, no lag. */
  readonly openUrl: string;
  readonly store: GithubCatalogue;
  /** Repositories of code. Tests may change them at any time. */
  readonly code: CodeRepositories;
  /** Requests to all hosts. */
  readonly log: readonly RecordedRequest<Role>[];
  /** Every token that was handed out so far: nobody may see one. */
  readonly tokens: readonly string[];
  /** What else somebody wanted to connect to, `host:port` each: nothing may go there. */
  readonly strangers: readonly string[];
  /** What clients sent or the API answered that is not in GitHub's description, and tokens that went astray. */
  readonly violations: readonly string[];
  /** What the API was asked, as GitHub counts. */
  points(): Points;
  /** At the API, unless told otherwise. Returns what takes the fault away. */
  fault(rule: FaultRule, role?: Role): () => void;
  /** From now on, in the hour that is open too. */
  changeLimits(options: LimitOptions): void;
  /** Also ends the connections that still wait for something. */
  close(): Promise<void>;
}

/** Resolves when all servers listen. */
export async function startGithub(options: GithubOptions = {}): Promise<FakeGithub> {
  const { owners = defaultOwners, accounts = [workflow, classic], now = Date.now } = options;
  const names: ServerNames = namesOf(options.apiHost ?? "api.github.com");
  const catalogue = createGithubCatalogue(now);
  const code: CodeRepositories = new Map(Object.entries(options.code ?? {}));
  const lag = createLag(options.lag ?? {});
  const limits = createLimits({ isOn: names.root === "", ...options.limits }, now);
  const contract = createContract();
  const storage = createStorage(catalogue, names.storage, contract.note);
  const signIn = createSignIn({ accounts, catalogue, host: names.registry, now }, options);
  const addresses = { api: `https://${names.api}${names.root}`, web: `https://${names.web}` };
  const registry = createRegistryHost({ catalogue, lag, signIn, storage, web: addresses.web }, options);
  const packages = { catalogue, lag, owners, addresses };
  const api = createApi({ ...packages, accounts, limits, code, root: names.root }, options);
  const { log, fault, listener } = createRecorder<Role>("application/json; charset=utf-8");

  const counted =
    (inner: RequestListener): RequestListener =>
    (message, response) => {
      const end = limits.begin(message.method ?? "GET");
      // An answer has ended when it is on its way: only then can the client send the next request.
      response.once("prefinish", end).once("close", end);
      inner(message, response);
    };
  const [hosts, open] = await Promise.all([
    playHosts({
      // An Enterprise Server has its API at the web site.
      [names.web]: listener("web", createWeb()),
      [names.api]: counted(listener("api", contract.watch(names.root, api))),
      [names.registry]: listener("registry", registry.reply),
      [names.storage]: listener("storage", storage.reply),
    }),
    listen(createServer(listener(undefined, registry.replyToAnybody))),
  ]);
  return {
    env: hosts.env,
    apiUrl: addresses.api,
    registryUrl: `https://${names.registry}`,
    openUrl: `http://127.0.0.1:${open.port}`,
    store: catalogue,
    code,
    log,
    get tokens() {
      return signIn.tokens;
    },
    strangers: hosts.strangers,
    violations: contract.violations,
    points: limits.points,
    fault: (rule, role = "api") => fault(rule, role),
    changeLimits: limits.change,
    async close() {
      await Promise.all([hosts.close(), open.close()]);
    },
  };
}
