/**
 * Signing in to the registry. A call without enough rights is told in its 401 which scope it takes. Then:
 *
 * 1. `POST /oauth2/exchange` turns an Entra token into a refresh token of the registry;
 * 2. `POST /oauth2/token` turns that into an access token for some scopes. It always answers 200: what the identity lacks
 *    is only missing from the token;
 * 3. the call is sent again with the access token.
 *
 * `GET /oauth2/token` takes Basic instead of the refresh token, and so does every call.
 */

import type { Claims, Mint } from "../mint.ts";
import type { Answer } from "../registry/answer.ts";
import type { EntraIdentity, Identity } from "./identity.ts";
import { rightsOf } from "./identity.ts";
import { type Access, accessOf, allows, granted, type Needed } from "./rights.ts";

export interface GateOptions {
  readonly identities: readonly Identity[];
  readonly tenantId: string;
  /** `abac`: whoever asks for all repositories at once gets none. */
  readonly roleAssignments: "rbac" | "abac";
  /** Whether tokens for Azure Resource Manager are good here as well. */
  readonly armTokens: "accepted" | "refused";
  readonly entra: Mint;
  readonly refresh: Mint;
  readonly access: Mint;
}

export interface TokenRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  /** Of the form, or of the query of a GET. */
  readonly fields: URLSearchParams;
  readonly loginServer: string;
}

export interface Gate {
  /** What `authorization` is good for; `undefined` when it is none, wrong, or expired. */
  rightsOf(authorization: string | undefined): readonly Access[] | undefined;
  /** The 401 for a call that lacks a right, or `undefined` to let it pass. */
  refuse(authorization: string | undefined, needed: readonly Needed[], loginServer: string): Answer | undefined;
  /** Everything below `/oauth2/`. */
  issue(request: TokenRequest): Answer;
}

/** The user name with which a refresh token may be the password. */
const refreshTokenUser = "00000000-0000-0000-0000-000000000000";
const registryAudience = "https://containerregistry.azure.net";

export function createGate(options: GateOptions): Gate {
  const { identities, tenantId, roleAssignments, armTokens, entra, refresh, access } = options;

  const byClientId = (clientId: unknown): EntraIdentity | undefined =>
    identities.filter((one) => one.kind === "entra").find((one) => one.clientId === clientId);

  const ofRefreshToken = (token: string): Identity | undefined => byClientId(refresh.accept(token)?.sub);

  const ofBasic = (authorization: string): Identity | undefined => {
    const plain = Buffer.from(authorization.slice("Basic ".length), "base64").toString();
    const [username, password] = [plain.slice(0, plain.indexOf(":")), plain.slice(plain.indexOf(":") + 1)];
    if (username === refreshTokenUser) return ofRefreshToken(password);
    return identities.find((one) => {
      if (one.kind !== "entra") return one.username === username && one.password === password;
      return one.clientId === username && one.secret === password && !one.secretExpired;
    });
  };

  const ofEntraToken = (token: string): EntraIdentity | undefined => {
    const { aud, appid } = entra.accept(token) ?? {};
    const isForUs =
      aud === registryAudience || (armTokens === "accepted" && /^https:\/\/management\./.test(String(aud)));
    const identity = isForUs ? byClientId(appid) : undefined;
    return identity !== undefined && identity.rights.length > 0 ? identity : undefined;
  };

  const rightsIn = (authorization: string | undefined): readonly Access[] | undefined => {
    if (authorization?.startsWith("Basic ")) {
      const identity = ofBasic(authorization);
      return identity && rightsOf(identity);
    }
    const claims = access.accept(authorization?.replace(/^Bearer /, "") ?? "");
    return claims?.access as readonly Access[] | undefined;
  };

  const exchange = (fields: URLSearchParams, loginServer: string): Answer => {
    const identity = ofEntraToken(fields.get("access_token") ?? "");
    if (fields.get("grant_type") !== "access_token" || identity === undefined) return unauthorized([], loginServer);
    const claims: Claims = {
      sub: identity.clientId,
      iss: "Azure Container Registry",
      aud: loginServer,
      version: "1.0",
      grant_type: "refresh_token",
      tenant: tenantId,
      permissions: { actions: ["read", "write", "delete", "deleted/read"], notActions: null },
      roles: [],
      ...(roleAssignments === "abac" && { aad_identity: identity.clientId }),
    };
    return { status: 200, json: { refresh_token: refresh.issue(claims) } };
  };

  const accessToken = (held: readonly Access[], fields: URLSearchParams, loginServer: string): Answer => {
    const scopes = fields.getAll("scope").flatMap((scope) => scope.split(" "));
    const asked = scopes.map(accessOf).filter(({ name }) => roleAssignments === "rbac" || name !== "*");
    const claims = {
      iss: "Azure Container Registry",
      aud: loginServer,
      version: "1.0",
      grant_type: "access_token",
      access: asked.flatMap((one) => granted(one, held)),
    };
    return { status: 200, json: { access_token: access.issue(claims) } };
  };

  return {
    rightsOf: rightsIn,
    refuse(authorization, needed, loginServer) {
      const held = rightsIn(authorization);
      if (held === undefined) return unauthorized(needed, loginServer);
      if (needed.every((one) => allows(held, one))) return undefined;
      // Basic is not told which of the two it is: that the password is wrong, or that a right is missing.
      return unauthorized(needed, loginServer, authorization?.startsWith("Bearer ") ? "insufficient_scope" : undefined);
    },
    issue({ method, path, authorization, fields, loginServer }) {
      if (method === "POST" && path === "/oauth2/exchange") return exchange(fields, loginServer);
      if (path !== "/oauth2/token") return { status: 404, body: "" };
      if (method === "GET") {
        const identity = authorization?.startsWith("Basic ") ? ofBasic(authorization) : undefined;
        if (identity === undefined) return unauthorized([], loginServer);
        return accessToken(rightsOf(identity), fields, loginServer);
      }
      const token = fields.get("refresh_token") ?? "";
      if (fields.get("grant_type") === "password" && token === "") return accessToken([], fields, loginServer);
      const identity = ofRefreshToken(token);
      if (fields.get("grant_type") !== "refresh_token" || identity === undefined) return unauthorized([], loginServer);
      return accessToken(rightsOf(identity), fields, loginServer);
    },
  };
}

function unauthorized(needed: readonly Needed[], loginServer: string, error?: string): Answer {
  const grouped = Map.groupBy(needed, ({ type, name }) => `${type}:${name}`);
  const scope = [...grouped].map(([what, all]) => `${what}:${all.map(({ action }) => action).join(",")}`).join(" ");
  const challenge = [
    `Bearer realm="https://${loginServer}/oauth2/token",service="${loginServer}"`,
    ...(scope === "" ? [] : [`scope="${scope}"`]),
    ...(error === undefined ? [] : [`error="${error}"`]),
  ];
  const message = "authentication required, visit https://aka.ms/acr/authorization for more information.";
  const detail = needed.map(({ type, name, action }) => ({ Type: type, Name: name, Action: action }));
  return {
    status: 401,
    headers: { "WWW-Authenticate": challenge.join(",") },
    json: { errors: [{ code: "UNAUTHORIZED", message, detail }] },
  };
}
