/** The Entra identity that signs in to the registry. Not `DefaultAzureCredential`, which tries whatever it finds. */
import type { HttpClient } from "@azure/core-rest-pipeline";
import {
  ClientAssertionCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from "@azure/identity";
import { redact } from "../http/redact.ts";
import { AuthError, messageOf, RegistryError } from "../prune/errors.ts";
import { createAssertions } from "./assertion.ts";
import { authorityFor } from "./authority.ts";
import { entraError } from "./entra-error.ts";

/** What the inputs say about an Entra identity. */
export interface Identity {
  readonly tenantId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
}

export interface CredentialOptions {
  readonly azure: Identity;
  /** The host of the registry, without port: tells the cloud. */
  readonly registryHost: string;
  readonly httpClient: HttpClient;
  readonly env: NodeJS.ProcessEnv;
  idToken(audience: string): Promise<string>;
  mask(secret: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** How a token is come by. */
interface Source {
  readonly credential: TokenCredential;
  /** What has to be at hand before; its errors are for the user as they are. */
  prepare?(): Promise<unknown>;
  /** Whether the machine itself answers: when it does not, there is nobody there to wait for. */
  readonly isLocal?: boolean;
  /** What a refusal means. `told`: all that is known of it. */
  explain(told: string, cause: unknown): AuthError;
}

/**
 * Tenant, client and secret: by secret. Tenant and client: by GitHub's ID token. Else the managed identity of a
 * self-hosted runner. Its `getToken` throws `AuthError` with what to change, and what the HTTP stack throws. An identity
 * that was refused is not sent again.
 */
export function createCredential(options: CredentialOptions): TokenCredential {
  const { azure, httpClient, mask } = options;
  let failure: unknown;
  let answer = "";
  /** The library hides both behind errors of its own. */
  const watched: HttpClient = {
    async sendRequest(request) {
      try {
        const response = await httpClient.sendRequest(request);
        if (response.status >= 400) answer = response.bodyAsText ?? "";
        if (response.status >= 500) failure = brokenAt(request.url, response.status);
        return response;
      } catch (error) {
        failure = error;
        throw error;
      }
    },
  };
  let source: Source | undefined;
  let refused: AuthError | undefined;

  return {
    async getToken(scopes) {
      if (refused !== undefined) throw refused;
      [failure, answer] = [undefined, ""];
      try {
        source ??= sourceOf(options, watched);
        await source.prepare?.();
        const token = await source.credential.getToken(scopes);
        if (token !== null) mask(token.token);
        return token;
      } catch (error) {
        if (!(error instanceof AuthError) && failure !== undefined && !source?.isLocal) throw failure;
        const told = answer || messageOf(failure ?? error);
        refused = error instanceof AuthError ? error : (source?.explain(told, error) ?? entraError(told, azure, error));
        throw refused;
      }
    },
  };
}

function brokenAt(url: string, status: number): RegistryError {
  const shown = redact(url);
  return new RegistryError("transient", `${shown} is broken right now (status ${status})`, { url: shown, status });
}

function sourceOf(options: CredentialOptions, httpClient: HttpClient): Source {
  const { azure, registryHost, env, idToken, mask, now } = options;
  const { tenantId, clientId, clientSecret } = azure;
  const authority = authorityFor(registryHost, env);
  const common = {
    httpClient,
    authorityHost: authority.host,
    disableInstanceDiscovery: !authority.isMicrosoft,
    retryOptions: { maxRetries: 0 },
  };
  if (tenantId !== undefined && clientId !== undefined && clientSecret !== undefined) {
    const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, common);
    return { credential, explain: (told, cause) => entraError(told, azure, cause) };
  }
  if (tenantId !== undefined && clientId !== undefined) {
    const audience = authority.assertionAudience;
    const assertions = createAssertions({ audience, idToken, mask, now });
    return {
      credential: new ClientAssertionCredential(tenantId, clientId, assertions.current, common),
      prepare: assertions.current,
      explain: (told, cause) => entraError(told, { ...azure, audience, subject: assertions.subject() }, cause),
    };
  }
  if (env.RUNNER_ENVIRONMENT !== "self-hosted" && !env.IDENTITY_ENDPOINT && !env.MSI_ENDPOINT) {
    throw new AuthError(
      "Azure Container Registry wants a sign-in: set `azure-tenant-id` and `azure-client-id` and give the job `permissions: id-token: write`; or set `azure-client-secret` too; or set `username` and `password`",
    );
  }
  return managedIdentity(azure, httpClient);
}

/** The library repeats the 404 and 410 of a machine whose identity is not ready yet, so its retries stay on here. */
function managedIdentity({ clientId }: Identity, httpClient: HttpClient): Source {
  return {
    credential: new ManagedIdentityCredential({ httpClient, ...(clientId !== undefined && { clientId }) }),
    isLocal: true,
    explain: (told, cause) =>
      new AuthError(
        `this runner has no managed identity that could sign in (${told.split("\n", 1)[0]?.slice(0, 300)}): assign one to its machine and set \`azure-client-id\` if there are several, or set \`azure-tenant-id\` and \`azure-client-id\` to sign in by OIDC`,
        { cause },
      ),
  };
}
