/** GitHub's word for who this workflow is, which Entra takes instead of a secret. */
import { AuthError, messageOf } from "../prune/errors.ts";
import { claimsOf } from "./jwt.ts";

export interface Assertions {
  /** An ID token that is fresh enough to be sent. Throws `AuthError` when the job may not ask for one. */
  current(): Promise<string>;
  /** The subject of the latest one. */
  subject(): string | undefined;
}

export interface AssertionSource {
  /** What the token is made out to. */
  readonly audience: string;
  idToken(audience: string): Promise<string>;
  mask(secret: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** In milliseconds. A GitHub ID token lives for five minutes; the library asks twice for each sign-in. */
const freshFor = 60_000;

export function createAssertions({ audience, idToken, mask, now }: AssertionSource): Assertions {
  let latest: { readonly token: Promise<string>; readonly askedAt: number } | undefined;
  let subject: string | undefined;

  async function ask(): Promise<string> {
    try {
      const token = await idToken(audience);
      mask(token);
      const { sub } = claimsOf(token) ?? {};
      subject = typeof sub === "string" ? sub : undefined;
      return token;
    } catch (error) {
      latest = undefined;
      throw notGiven(error);
    }
  }

  return {
    current() {
      if (latest === undefined || now() - latest.askedAt >= freshFor) latest = { token: ask(), askedAt: now() };
      return latest.token;
    },
    subject: () => subject,
  };
}

function notGiven(error: unknown): AuthError {
  const told = messageOf(error);
  return /ACTIONS_ID_TOKEN_REQUEST_/.test(told)
    ? new AuthError(
        "this job may not ask GitHub for an ID token: give it `permissions: id-token: write`. Pull requests of forks never get one; run on `schedule`, `push` or `workflow_dispatch`. Or set `azure-client-secret`, or `username` and `password`",
        { cause: error },
      )
    : new AuthError(`GitHub gave no ID token: ${told}`, { cause: error });
}
