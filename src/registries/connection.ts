/** What every adapter gets: where its registry is, who asks, and the one HTTP stack. */
import type { Http } from "../http/client.ts";
import type { Credentials } from "../oci/credentials.ts";

export interface Connection {
  /** Scheme, host, port and base path. */
  readonly url: URL;
  /** Absent: anonymous. */
  readonly credentials?: Credentials | undefined;
  readonly http: Http;
  /** Requests under way at most. */
  readonly concurrency: number;
  /** Hides a secret from everything that is printed; called the moment the secret exists. */
  mask(secret: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
}
