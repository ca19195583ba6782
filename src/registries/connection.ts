/** What every adapter gets: where its registry is, who asks, and the one HTTP stack. */
import type { Http } from "../http/client.ts";
import type { Credentials } from "../oci/credentials.ts";

/** What the inputs say about an Entra identity. */
export interface AzureIdentity {
  readonly tenantId?: string | undefined;
  readonly clientId?: string | undefined;
  /** Absent: by OIDC, or by managed identity where there is no tenant either. */
  readonly clientSecret?: string | undefined;
}

/** What the inputs say about GitHub. */
export interface GithubIdentity {
  readonly token?: string | undefined;
  /** Absent: https://api.github.com. */
  readonly apiUrl?: URL | undefined;
}

export interface Connection {
  /** Scheme, host, port and base path. */
  readonly url: URL;
  /** Absent: anonymous. */
  readonly credentials?: Credentials | undefined;
  readonly http: Http;
  /** Requests under way at most. */
  readonly concurrency: number;
  /** Entra identity, for Azure Container Registry. */
  readonly azure: AzureIdentity;
  /** For the GitHub Container Registry. */
  readonly github: GithubIdentity;
  /** When the run has to end, in milliseconds since the epoch. Absent: no limit was given. */
  readonly endsAt?: number | undefined;
  /** A GitHub OIDC token for `audience`. Throws when the job may not ask for one. */
  idToken(audience: string): Promise<string>;
  /** Hides a secret from everything that is printed; called the moment the secret exists. */
  mask(secret: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
  /** What the runner tells, e.g. `AZURE_AUTHORITY_HOST`. */
  readonly env: NodeJS.ProcessEnv;
}
