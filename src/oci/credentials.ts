/** Who signs in, and what a request then carries. */
import type { Http } from "../http/client.ts";

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface SignInOptions {
  readonly http: Http;
  /** Only its origin counts. */
  readonly registry: URL;
  /** Absent: anonymous. */
  readonly credentials?: Credentials | undefined;
  /** What a refusal means to the person who set the inputs, where that is not about `username` and `password`. */
  readonly advice?: string | undefined;
  /** Gets every secret before it is used. */
  mask(secret: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** What a request carries. */
export interface Grant {
  readonly authorization: string;
  /** Milliseconds since the epoch; from then on it is renewed before use. */
  readonly renewAt: number;
}

/** RFC 7617. */
export function basicGrant({ username, password }: Credentials, mask: (secret: string) => void): Grant {
  const encoded = Buffer.from(`${username}:${password}`).toString("base64");
  mask(encoded);
  return { authorization: `Basic ${encoded}`, renewAt: Number.POSITIVE_INFINITY };
}

/** What to do for who may not list the catalog. */
export const catalogAdvice =
  "To list the repositories takes the right `registry:catalog:*`: give it, or name the repositories instead of a wildcard";

/** What a refusal means to the person who set the inputs. */
export function adviceFor({ credentials, advice }: Pick<SignInOptions, "credentials" | "advice">): string {
  if (advice !== undefined) return advice;
  return credentials
    ? "user name or password is wrong, or the user lacks the right; check `username` and `password`"
    : "it wants a user; set `username` and `password`";
}
