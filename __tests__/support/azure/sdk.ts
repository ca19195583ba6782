/** The vendor's own clients against the fake: what they can do with it, the real registry lets them do. */
import {
  ContainerRegistryClient,
  type ContainerRegistryClientOptions,
  ContainerRegistryContentClient,
} from "@azure/container-registry";
import { ClientAssertionCredential, ClientSecretCredential, type TokenCredential } from "@azure/identity";
import { onTestFinished } from "vitest";
import { type AzureOptions, env, type FakeAzure, startAzure } from "./azure.ts";
import { pruner } from "./identity.ts";

/** A fake that ends with the test. */
export async function openAzure(options: AzureOptions = {}): Promise<FakeAzure> {
  const fake = await startAzure(options);
  onTestFinished(() => fake.close());
  return fake;
}

export type ClientOptions = Pick<ContainerRegistryClientOptions, "additionalPolicies">;

/** Never tries twice: what a test sees is the first answer. */
function trusting(fake: FakeAzure) {
  return { tlsOptions: { ca: fake.ca }, retryOptions: { maxRetries: 0 } };
}

/** Without a credential the client is anonymous, or signs in by a policy. */
export function registryClient(
  fake: FakeAzure,
  credential?: TokenCredential,
  options: ClientOptions = {},
): ContainerRegistryClient {
  const all = { ...trusting(fake), ...options };
  return credential === undefined
    ? new ContainerRegistryClient(fake.url, all)
    : new ContainerRegistryClient(fake.url, credential, all);
}

export function contentClient(
  fake: FakeAzure,
  repository: string,
  credential: TokenCredential,
): ContainerRegistryContentClient {
  return new ContainerRegistryContentClient(fake.url, repository, credential, trusting(fake));
}

interface Login {
  readonly secret?: string;
  readonly tenantId?: string;
  readonly clientId?: string;
}

/** As the pruner, but for what is given. */
export function bySecret(fake: FakeAzure, login: Login = {}): ClientSecretCredential {
  const { tenantId = fake.tenantId, clientId = pruner.clientId, secret = pruner.secret ?? "" } = login;
  return new ClientSecretCredential(tenantId, clientId, secret, entraOptions(fake));
}

export function byAssertion(fake: FakeAzure, assertion: () => Promise<string>): ClientAssertionCredential {
  return new ClientAssertionCredential(fake.tenantId, pruner.clientId, assertion, entraOptions(fake));
}

function entraOptions(fake: FakeAzure) {
  return { ...trusting(fake), authorityHost: fake.authorityHost, disableInstanceDiscovery: true };
}

/** What the toolkit of actions does to get an ID token. */
export async function idToken(fake: FakeAzure, audience = "api://AzureADTokenExchange"): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env(fake);
  const response = await fetch(`${url}&audience=${encodeURIComponent(audience)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`ID token: ${response.status}`);
  const { value } = (await response.json()) as { readonly value: string };
  return value;
}

/** All of an asynchronous iterable. */
export async function all<T>(iterable: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of iterable) items.push(item);
  return items;
}
