/**
 * Signing in to the Docker Hub API: a secret is exchanged for a token that lives ten minutes. The answers to whoever sends
 * something else than is asked for are assumptions.
 */
import type { Answer } from "../registry/answer.ts";
import { accountOf, type HubAccount, identifierOf } from "./accounts.ts";
import { detail, invalid, registryLoginOnly, unauthorized, wrongCredentials } from "./errors.ts";
import { bearerOf, type Keyring } from "./keyring.ts";

export interface SignInRequest {
  readonly contentType: string;
  readonly body: Buffer;
}

/** Whose request it is: an account's, a stranger's, or nobody's who may ask. */
export type Caller = { readonly account: HubAccount | undefined } | { readonly refused: Answer };

export interface HubSignIn {
  /** `POST /v2/auth/token`. */
  token(request: SignInRequest): Answer;
  /** `POST /v2/users/login`, which is deprecated and knows no organizations. */
  login(request: SignInRequest): Answer;
  callerOf(authorization: string | undefined): Caller;
  /** Kind and name of the account, for the log. */
  describe(authorization: string | undefined): string | undefined;
}

export interface HubSignInOptions {
  readonly accounts: readonly HubAccount[];
  readonly hubTokens: Keyring<HubAccount>;
  /** Those of the OIDC exchange, which the API knows but does not let in. */
  readonly identityTokens: Keyring<unknown>;
}

export function createHubSignIn({ accounts, hubTokens, identityTokens }: HubSignInOptions): HubSignIn {
  const issue = (account: HubAccount): string => hubTokens.issue({ sub: identifierOf(account) }, account);
  const accountIn = (authorization: string | undefined) => hubTokens.accept(bearerOf(authorization) ?? "");

  return {
    token(request) {
      const fields = fieldsOf(request, "identifier", "secret");
      if ("status" in fields) return fields;
      const account = accountOf(accounts, fields.identifier, fields.secret);
      return account === undefined ? wrongCredentials : { status: 200, json: { access_token: issue(account) } };
    },
    login(request) {
      const fields = fieldsOf(request, "username", "password");
      if ("status" in fields) return fields;
      const known = accounts.find((one) => identifierOf(one) === fields.username && one.secret === fields.password);
      if (known?.kind === "password" && known.secondFactor && !known.enforcesSso)
        return secondFactorRequired(known, hubTokens);
      const account = accountOf(accounts, fields.username, fields.password);
      if (account === undefined || account.kind === "oat") return wrongCredentials;
      return { status: 200, json: { token: issue(account) } };
    },
    callerOf(authorization) {
      if (authorization === undefined) return { account: undefined };
      const account = accountIn(authorization);
      if (account !== undefined) return { account };
      const isIdentity = identityTokens.accept(bearerOf(authorization) ?? "") !== undefined;
      return { refused: isIdentity ? registryLoginOnly : unauthorized };
    },
    describe(authorization) {
      const account = accountIn(authorization);
      return account && `${account.kind} ${identifierOf(account)}`;
    },
  };
}

/** The token in it is worth nothing, for nobody can enter the second factor here. */
function secondFactorRequired(account: HubAccount, hubTokens: Keyring<HubAccount>): Answer {
  const login_2fa_token = hubTokens.issue({ sub: identifierOf(account) }, account, 0);
  return { status: 401, json: { detail: "Require secondary authentication on MFA enabled account", login_2fa_token } };
}

function fieldsOf<Name extends string>(
  { contentType, body }: SignInRequest,
  ...names: readonly Name[]
): Readonly<Record<Name, string>> | Answer {
  if (!/^application\/json\b/.test(contentType))
    return detail(415, `Unsupported media type "${contentType}" in request.`);
  const sent = parsed(body);
  if (sent === undefined) return detail(400, "JSON parse error");
  const missing = names.find((name) => typeof sent[name] !== "string" || sent[name] === "");
  if (missing !== undefined) return invalid(missing, "This field is required.");
  return Object.fromEntries(names.map((name) => [name, sent[name]])) as Readonly<Record<Name, string>>;
}

function parsed(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
