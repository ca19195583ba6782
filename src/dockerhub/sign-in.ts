/**
 * Signing in to the Docker Hub API: user name and secret are exchanged for a token that lives ten minutes (Docker Hub API,
 * "Create access token"). Personal and organization access tokens, and passwords, all go the same way.
 */
import type { Http, HttpRequest, HttpResponse } from "../http/client.ts";
import { isRecord, parseJson } from "../oci/answer.ts";
import type { Credentials } from "../oci/credentials.ts";
import { AuthError, RegistryError } from "../prune/errors.ts";
import { hubUrl } from "./hosts.ts";

export interface HubSignIn {
  /**
   * Sends a request to the Docker Hub API and returns the answer, which is never a 401. Throws `AuthError` when the
   * credentials are refused, and what `Http.send` throws.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
}

export interface HubSignInOptions {
  readonly http: Pick<Http, "send">;
  readonly credentials: Credentials;
  mask(secret: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
}

interface Token {
  readonly authorization: string;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
}

/** In milliseconds: a minute less than a token lives. */
const freshFor = 9 * 60_000;

export function createHubSignIn({ http, credentials, mask, now }: HubSignInOptions): HubSignIn {
  /** The latest token, or the request for it: everybody waits for the same. */
  let latest: { readonly token: Promise<Token>; readonly askedAt: number } | undefined;

  async function ask(askedAt: number): Promise<Token> {
    const request: HttpRequest = {
      method: "POST",
      url: new URL("/v2/auth/token", hubUrl),
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ identifier: credentials.username, secret: credentials.password }),
      // It changes nothing there.
      repeatable: true,
    };
    const response = await http.send(request);
    const { status } = response;
    const body = parseJson(response.body);
    const token = isRecord(body) ? body.access_token : undefined;
    if (status === 200 && typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) {
      mask(token);
      return { authorization: `Bearer ${token}`, askedAt };
    }
    if (status >= 500) {
      throw new RegistryError("transient", `Docker Hub's sign-in is broken right now (status ${status})`, { status });
    }
    throw new AuthError(
      status === 401 || status === 403
        ? `Docker Hub refuses \`username\` and \`password\` (status ${status}): ${advice}`
        : `Docker Hub's sign-in gave no token (status ${status})`,
    );
  }

  /** `refused`: a token that is not to be used again. A sign-in that was refused is not tried again. */
  function current(refused?: Token): Promise<Token> {
    const isOld = latest === undefined || now() - latest.askedAt >= freshFor || latest.askedAt === refused?.askedAt;
    if (isOld) latest = { token: ask(now()), askedAt: now() };
    return (latest as NonNullable<typeof latest>).token;
  }

  return {
    async send(request) {
      const token = await current();
      const attempt = ({ authorization }: Token) => http.send({ ...request, authorization });
      const response = await attempt(token);
      if (response.status !== 401) return response;
      const again = await attempt(await current(token));
      if (again.status !== 401) return again;
      throw new AuthError("Docker Hub does not accept the token that it has just given out; try again later");
    },
  };
}

const advice =
  "`username` is the user's name, or for an organization access token the organization's; `password` is best an access token, since a password does not sign in where the organization enforces SSO; a token from Docker's OIDC exchange signs in to the registry alone";
