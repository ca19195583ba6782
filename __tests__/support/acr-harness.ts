/** Azure Container Registry on loopback as the tests of its adapter and of whole runs meet it. */
import { expect } from "vitest";
import type { Clock } from "../../src/http/retry.ts";
import type { Registry } from "../../src/prune/registry.ts";
import { acr } from "../../src/registries/acr.ts";
import { type AzureOptions, env, type FakeAzure, startAzure } from "./azure/azure.ts";
import { type Identity, pruner } from "./azure/identity.ts";
import { idToken } from "./azure/sdk.ts";
import { createdAt } from "./contract.ts";
import { openHttp } from "./fault-server.ts";
import { now } from "./state.ts";
import { act, type actHere, type Placed, type Run } from "./world.ts";

/** The ways to sign in that an action knows. */
export type SignIn = "OIDC" | "client secret" | "admin user" | "machine";

const admin = { kind: "admin", username: "wiredbrain", password: "adm1n/of+the=registry" } as const;
/** Everybody who may prune. */
const everybody: readonly Identity[] = [pruner, admin];
/** What nobody may see of those who sign in by something that lasts. */
const secrets: readonly string[] = [
  pruner.secret ?? "",
  admin.password,
  Buffer.from(`${admin.username}:${admin.password}`).toString("base64"),
  Buffer.from(`${pruner.clientId}:${pruner.secret}`).toString("base64"),
];

/** The adapter in this process, signed in by OIDC; ends with the test. Needs `trustCertificate`. */
export function adapter(
  fake: FakeAzure,
  { concurrency = 8, clock }: { readonly concurrency?: number; readonly clock?: Clock } = {},
): Registry {
  const { http } = openHttp({ concurrency, ...(clock && { clock }) });
  return acr({
    ...{ url: new URL(fake.url), http, concurrency, env: env(fake) },
    github: {},
    azure: { tenantId: fake.tenantId, clientId: pruner.clientId },
    idToken: (audience) => idToken(fake, audience),
    mask: () => {},
    now: clock?.now ?? (() => now),
  });
}

/** Starts a fake that ends with the block (`await using`). */
export async function openAzureWorld(options: AzureOptions = {}): Promise<FakeAzure & AsyncDisposable> {
  const fake = await startAzure({ identities: everybody, ...options });
  return Object.assign(fake, { [Symbol.asyncDispose]: fake.close });
}

/** What was pushed when it was made. */
export function place({ store }: FakeAzure, ...placed: readonly (Placed | readonly Placed[])[]): void {
  for (const { repository, content, tags } of placed.flat()) {
    store.push(repository, content, tags, createdAt(content));
  }
}

/** Inputs that reach `fake` and sign in. */
export function inputsFor(fake: FakeAzure, signIn: SignIn): Readonly<Record<string, string>> {
  const registry = { registry: fake.host, "registry-type": "acr" };
  if (signIn === "machine") return registry;
  const entra = { ...registry, "azure-tenant-id": fake.tenantId, "azure-client-id": pruner.clientId };
  if (signIn === "OIDC") return entra;
  if (signIn === "client secret") return { ...entra, "azure-client-secret": pruner.secret ?? "" };
  return { ...registry, username: admin.username, password: admin.password };
}

export interface ActOptions {
  readonly signIn?: SignIn;
  /** Wins over the environment that reaches the fake. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How the action is run: as `dist`, in a process of its own, or in this one (`actHere`). Default `act`. */
  readonly run?: typeof actHere;
}

/**
 * Runs the action against `fake`, by OIDC unless `inputs` or `environment` say otherwise, with debug logging, and fails the
 * test when anything secret is to be seen, given or derived, or when anything derived was not masked.
 */
export async function actOn(
  fake: FakeAzure,
  inputs: Readonly<Record<string, string>>,
  { signIn = "OIDC", environment = {}, run: by = act }: ActOptions = {},
): Promise<Run> {
  const before = new Set(fake.tokens);
  const run = await by(
    { ...inputsFor(fake, signIn), ...inputs },
    { env: { ...env(fake), RUNNER_DEBUG: "1", ...environment }, secrets: [...secrets, fake.idTokenRequestToken] },
  );
  const { raw, summary, outputs, report, annotations, masks } = run;
  const shown = [raw, summary, JSON.stringify([outputs, report, annotations])].join("\n");
  const tokens = fake.tokens.filter((token) => !before.has(token));
  expect(tokens.filter((token) => token.split(".").some((part) => part.length > 20 && shown.includes(part)))).toEqual(
    [],
  );
  expect(tokens.filter((token) => !masks.includes(token))).toEqual([]);
  return run;
}

/** References that were to be deleted, whatever came of it. */
export function deletes({ log }: FakeAzure): readonly string[] {
  return log.filter(({ method }) => method === "DELETE").map(({ reference = "" }) => reference);
}

/** Scopes that tokens of the registry were asked for, in the order of the requests. */
export function scopesAsked({ log }: FakeAzure): readonly string[] {
  return log.filter(({ path }) => path === "/oauth2/token").map(({ scope = "" }) => scope);
}
