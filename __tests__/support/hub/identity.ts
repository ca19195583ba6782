/**
 * `identity.docker.com`: an ID token of GitHub is exchanged for a token that signs an organization in to the registry, and
 * to nothing else (Docker, "OIDC connections"). Which mistake has which status is an assumption.
 */
import type { Reply, Request } from "../recorder.ts";
import { type Answer, pageNotFound } from "../registry/answer.ts";
import type { OrganizationScope, OrganizationToken } from "./accounts.ts";
import type { Keyring } from "./keyring.ts";

export interface OidcConnection {
  /** UUID. */
  readonly id: string;
  readonly organization: string;
  /** Claims `sub` that it takes, with `*` for anything. */
  readonly subjects: readonly string[];
  readonly scopes: readonly OrganizationScope[];
}

/** Of an ID token. */
export interface IdToken {
  readonly audience: string;
  readonly subject: string;
}

export interface IdentityOptions {
  readonly connections: readonly OidcConnection[];
  readonly idTokens: Keyring<IdToken>;
  readonly identityTokens: Keyring<OrganizationToken>;
}

const audience = "https://identity.docker.com";
const grantType = "urn:ietf:params:oauth:grant-type:token-exchange";
const idTokenType = "urn:ietf:params:oauth:token-type:id_token";
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function createIdentity({ connections, idTokens, identityTokens }: IdentityOptions) {
  const exchange = (form: URLSearchParams): Answer => {
    const life = Number(form.get("expires_in") ?? 300);
    const connection = connections.find(({ id }) => id === form.get("connection_id"));
    if (form.get("grant_type") !== grantType) return failure(400, "unsupported grant_type");
    if (form.get("subject_token_type") !== idTokenType) return failure(400, "unsupported subject_token_type");
    if (!uuid.test(form.get("connection_id") ?? "")) return failure(400, "connection_id must be a UUID");
    if (!Number.isInteger(life) || life < 300 || life > 21_600)
      return failure(400, "expires_in must be between 300 and 21600");
    const token = idTokens.accept(form.get("subject_token") ?? "");
    if (token === undefined) return failure(401, "subject_token is invalid or expired");
    if (token.audience !== audience) return failure(401, "subject_token has the wrong audience");
    if (connection === undefined) return failure(404, "connection not found");
    const { organization, subjects, scopes } = connection;
    if (!subjects.some((pattern) => isMatch(pattern, token.subject)))
      return failure(403, "no ruleset matches the token");
    const account: OrganizationToken = { kind: "oat", organization, secret: "", scopes };
    const access_token = identityTokens.issue({ iss: audience, sub: organization }, account, life);
    return { status: 200, json: { access_token, token_type: "Bearer", expires_in: life } };
  };

  return ({ method, path, headers }: Request): Reply => ({
    answer(body) {
      if (path !== "/oauth/token" || method !== "POST") return pageNotFound;
      if (!/^application\/x-www-form-urlencoded\b/.test(headers["content-type"] ?? ""))
        return failure(415, "unsupported content type");
      return exchange(new URLSearchParams(body.toString()));
    },
  });
}

function failure(status: number, message: string): Answer {
  return { status, json: { message } };
}

/** `*` stands for anything. */
function isMatch(pattern: string, text: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(text);
}
