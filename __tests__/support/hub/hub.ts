/**
 * Docker Hub on loopback, as far as pruning meets it: its API, the registry with its tokens, and the OIDC exchange, each
 * under its own name. Needs no test runner.
 */
import { createServer } from "node:http";
import { type Hosts, playHosts } from "../hosts.ts";
import { createRecorder, type RecordedRequest } from "../recorder.ts";
import type { FaultRule } from "../registry/fault.ts";
import { listen } from "../registry/wire.ts";
import { type HubAccount, type OrganizationToken, pruner, prunersOrganization } from "./accounts.ts";
import { type ApiOptions, createApi } from "./api.ts";
import { createHubCatalogue, type HubCatalogue } from "./catalogue.ts";
import { createContract } from "./contract.ts";
import { createIdentity, type IdToken, type OidcConnection } from "./identity.ts";
import { createKeyring } from "./keyring.ts";
import { createRateLimit, type RateLimitOptions } from "./rate-limit.ts";
import { createRegistryHost, type RegistryHostOptions } from "./registry.ts";
import { createRegistrySignIn, type RegistryGrant, type RegistrySignInOptions } from "./registry-sign-in.ts";
import { createHubSignIn } from "./sign-in.ts";
import { createTags, type ListingOptions } from "./tags.ts";

export type Role = "hub" | "auth" | "registry" | "identity";

export interface HubOptions extends ApiOptions, RegistryHostOptions, Pick<RegistrySignInOptions, "lackingDelete"> {
  /** Default `pruner` and `prunersOrganization`. */
  readonly accounts?: readonly HubAccount[];
  /** Default none. */
  readonly connections?: readonly OidcConnection[];
  /** Default 180 requests in 60 seconds, and the truth about them. */
  readonly rateLimit?: RateLimitOptions;
  readonly listing?: ListingOptions;
  /** Seconds that tokens are good for; default what the real ones have. */
  readonly lives?: Partial<Record<keyof typeof lives, number>>;
  /** Milliseconds since the epoch: what pushes, rate limit and tokens go by; default the real time. */
  now?(): number;
}

/** The ID token of GitHub is good for five minutes, the one it is exchanged for as long as is asked for. */
const lives = { hubToken: 600, registryToken: 300, idToken: 300 };

export interface FakeHub {
  /** For a process that starts with it: the way to the four hosts. */
  readonly env: Hosts["env"];
  /** The registry for everybody else, who pushes and pulls: plain http, no sign-in, no faults, no log, no rate limit. */
  readonly openUrl: string;
  readonly store: HubCatalogue;
  /** Requests to all hosts. */
  readonly log: readonly RecordedRequest<Role>[];
  /** Every token that was handed out so far: nobody may see one. */
  readonly tokens: readonly string[];
  /** What else somebody wanted to connect to, `host:port` each: nothing may go there. */
  readonly strangers: readonly string[];
  /** Requests that Docker Hub puts up with, but that its documentation does not foresee, in a sentence each. */
  readonly breaches: readonly string[];
  /** At the API, unless told otherwise. Returns what takes the fault away. */
  fault(rule: FaultRule, role?: Role): () => void;
  /** From now on, in the window that is open too. */
  changeRateLimit(options: RateLimitOptions): void;
  /** An ID token of GitHub, as a job gets it. */
  idToken(token: IdToken): string;
  /** Also ends the connections that still wait for something. */
  close(): Promise<void>;
}

/** Resolves when all servers listen. */
export async function startHub(options: HubOptions = {}): Promise<FakeHub> {
  const { accounts = [pruner, prunersOrganization], connections = [], now = Date.now } = options;
  const life = { ...lives, ...options.lives };
  const hubTokens = createKeyring<HubAccount>(life.hubToken, now);
  const registryTokens = createKeyring<RegistryGrant>(life.registryToken, now);
  const idTokens = createKeyring<IdToken>(life.idToken, now);
  const identityTokens = createKeyring<OrganizationToken>(300, now);

  const catalogue = createHubCatalogue(now);
  const tags = createTags(catalogue, options.listing ?? {}, now);
  const rateLimit = createRateLimit(options.rateLimit ?? {}, now);
  const signIn = createHubSignIn({ accounts, hubTokens, identityTokens });
  const registrySignIn = createRegistrySignIn({
    ...options,
    ...{ accounts, catalogue, registryTokens, identityTokens, life: life.registryToken },
  });
  const registry = createRegistryHost(catalogue, registrySignIn, options);
  const contract = createContract();
  const { log, fault, listener } = createRecorder<Role>("application/json");

  const [hosts, open] = await Promise.all([
    playHosts({
      "hub.docker.com": listener(
        "hub",
        contract.watch(createApi({ catalogue, tags, accounts, signIn, rateLimit }, options)),
      ),
      "auth.docker.io": listener("auth", registrySignIn.reply),
      "registry-1.docker.io": listener("registry", registry.reply),
      "identity.docker.com": listener("identity", createIdentity({ connections, idTokens, identityTokens })),
    }),
    listen(createServer(listener(undefined, registry.replyToAnybody))),
  ]);
  return {
    env: hosts.env,
    openUrl: `http://127.0.0.1:${open.port}`,
    store: catalogue,
    log,
    get tokens() {
      return [hubTokens, registryTokens, idTokens, identityTokens].flatMap(({ tokens }) => tokens);
    },
    strangers: hosts.strangers,
    breaches: contract.breaches,
    fault: (rule, role = "hub") => fault(rule, role),
    changeRateLimit: rateLimit.change,
    idToken: (token) => idTokens.issue({ sub: token.subject, aud: token.audience }, token),
    async close() {
      await Promise.all([hosts.close(), open.close()]);
    },
  };
}
