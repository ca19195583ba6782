/**
 * Azure on loopback, as far as pruning its registry meets it: the registry with its tokens, Entra, and GitHub's ID tokens,
 * each a server of its own. Needs no test runner.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certificate } from "../certificate.ts";
import { createMint } from "../mint.ts";
import { createRecorder, type RecordedRequest } from "../recorder.ts";
import type { FaultRule } from "../registry/fault.ts";
import { listen } from "../registry/wire.ts";
import { type Catalogue, createCatalogue } from "./catalogue.ts";
import { createEntra } from "./entra.ts";
import { createGithub, idTokenPath } from "./github.ts";
import { type Identity, pruner, scheduledRun } from "./identity.ts";
import { createLoginServer } from "./login-server.ts";
import type { MetadataOptions } from "./metadata.ts";
import { createGate, type GateOptions } from "./tokens.ts";

type Role = "registry" | "entra" | "github";

export interface AzureOptions extends MetadataOptions {
  /** Default `pruner` alone. */
  readonly identities?: readonly Identity[];
  /** Default `rbac`. */
  readonly roleAssignments?: GateOptions["roleAssignments"];
  /** Default accepted. */
  readonly armTokens?: GateOptions["armTokens"];
  /** Of the ID tokens that GitHub issues; default that of a scheduled run. */
  readonly subject?: string;
  /** Seconds that tokens are good for; default what the real ones have. */
  readonly lives?: Partial<Record<keyof typeof lives, number>>;
  /** Milliseconds since the epoch: what pushes take their time from, not what tokens expire by. */
  now?(): number;
}

const lives = { idToken: 300, entraToken: 3599, refreshToken: 3 * 3600, accessToken: 4500 };
const tenantId = "72f9a3c4-0d51-4f6e-8b1c-2e7d90a4b6f3";

export interface FakeAzure {
  /** `https://localhost:port`: the registry. */
  readonly url: string;
  /** `localhost:port`, its login server. */
  readonly host: string;
  /** The same registry for everybody else, who pushes and pulls: plain http, no sign-in, no faults, no log. */
  readonly openUrl: string;
  /** `https://localhost:port`: Entra. */
  readonly authorityHost: string;
  readonly tenantId: string;
  /** Where GitHub gives ID tokens to who has the request token. */
  readonly idTokenUrl: string;
  readonly idTokenRequestToken: string;
  /** The certificate of all these servers: PEM, and the file that holds it until the fake is closed. */
  readonly ca: string;
  readonly caFile: string;
  readonly store: Catalogue;
  /** Requests to all servers. */
  readonly log: readonly RecordedRequest<Role>[];
  /** Every token that was handed out so far: nobody may see one. */
  readonly tokens: readonly string[];
  /** At the registry, unless told otherwise. Returns what takes the fault away. */
  fault(rule: FaultRule, role?: Role): () => void;
  /** Also ends the connections that still wait for something. */
  close(): Promise<void>;
}

/** The environment in which the bundled action reaches `fake`, whose registry is `fake.url` with `registry-type: acr`. */
export function env(fake: FakeAzure): Readonly<Record<string, string>> {
  return {
    NODE_EXTRA_CA_CERTS: fake.caFile,
    AZURE_AUTHORITY_HOST: fake.authorityHost,
    ACTIONS_ID_TOKEN_REQUEST_URL: fake.idTokenUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: fake.idTokenRequestToken,
  };
}

/** Resolves when all servers listen. */
export async function startAzure(options: AzureOptions = {}): Promise<FakeAzure> {
  const { identities = [pruner], subject = scheduledRun, now = Date.now } = options;
  const { roleAssignments = "rbac", armTokens = "accepted" } = options;
  const life = { ...lives, ...options.lives };
  const [idTokens, entraTokens] = [createMint(life.idToken), createMint(life.entraToken)];
  const [refreshTokens, accessTokens] = [createMint(life.refreshToken), createMint(life.accessToken)];
  const requestToken = randomUUID();

  const store = createCatalogue(now);
  const gate = createGate({
    ...{ identities, tenantId, roleAssignments, armTokens },
    ...{ entra: entraTokens, refresh: refreshTokens, access: accessTokens },
  });
  const loginServer = createLoginServer(store, gate, options);
  const entra = createEntra({ tenantId, identities, mint: entraTokens, github: idTokens, life: life.entraToken });
  const github = createGithub({ mint: idTokens, requestToken, subject });
  const { log, fault, listener } = createRecorder<Role>("application/json; charset=utf-8");

  const { key, cert } = certificate();
  const directory = await mkdtemp(join(tmpdir(), "azure-"));
  const caFile = join(directory, "ca.pem");
  await writeFile(caFile, cert);
  const servers = await Promise.all([
    listen(createTlsServer({ key, cert }, listener("registry", loginServer.reply))),
    listen(createTlsServer({ key, cert }, listener("entra", entra))),
    listen(createServer(listener("github", github))),
    listen(createServer(listener(undefined, loginServer.replyToAnybody))),
  ]);
  const [registryPort, entraPort, githubPort, openPort] = servers.map(({ port }) => port);
  return {
    url: `https://localhost:${registryPort}`,
    host: `localhost:${registryPort}`,
    openUrl: `http://127.0.0.1:${openPort}`,
    authorityHost: `https://localhost:${entraPort}`,
    tenantId,
    idTokenUrl: `http://127.0.0.1:${githubPort}${idTokenPath}`,
    idTokenRequestToken: requestToken,
    ca: cert,
    caFile,
    store,
    log,
    get tokens() {
      return [idTokens, entraTokens, refreshTokens, accessTokens].flatMap(({ tokens }) => tokens);
    },
    fault: (rule, role = "registry") => fault(rule, role),
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}
