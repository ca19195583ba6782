/** Microsoft Entra ID, as far as an app without a user signs in to it: by a client secret, or by a token of GitHub. */
import { randomUUID } from "node:crypto";
import { type Claims, isCurrent, type Mint } from "../mint.ts";
import type { Reply, Request } from "../recorder.ts";
import { type Answer, pageNotFound } from "../registry/answer.ts";
import type { EntraIdentity, Identity } from "./identity.ts";

export interface EntraOptions {
  readonly tenantId: string;
  readonly identities: readonly Identity[];
  /** Issues the access tokens. */
  readonly mint: Mint;
  /** Issued the ID tokens that federated credentials trust. */
  readonly github: Mint;
  /** Seconds that an access token is good for. */
  readonly life: number;
}

export function createEntra(options: EntraOptions): (request: Request) => Reply {
  const { tenantId, identities, mint, github, life } = options;

  const token = (tenant: string, form: URLSearchParams, host: string): Answer => {
    const clientId = form.get("client_id") ?? "";
    if (tenant !== tenantId) return tenantUnknown(tenant);
    const identity = identities.filter((one) => one.kind === "entra").find((one) => one.clientId === clientId);
    if (identity === undefined) return clientUnknown(clientId, tenant);
    const refused = form.has("client_assertion")
      ? refuseAssertion(identity, github, form.get("client_assertion") ?? "")
      : refuseSecret(identity, form.get("client_secret"));
    if (refused !== undefined) return refused;
    const claims: Claims = {
      aud: (form.get("scope") ?? "").replace(/\/\.default$/, ""),
      iss: `https://${host}/${tenant}/`,
      appid: clientId,
      oid: clientId,
      tid: tenant,
    };
    const access_token = mint.issue(claims);
    return { status: 200, json: { token_type: "Bearer", expires_in: life, ext_expires_in: life, access_token } };
  };

  const answerTo = ({ method, path, headers: { host = "" } }: Request, body: Buffer): Answer => {
    if (path === "/common/discovery/instance") return discovery(host, tenantId);
    const [, tenant = "", rest = ""] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
    // Clients know the real host's configuration by heart: there, a wrong tenant shows no sooner than at its token endpoint.
    if (rest === "v2.0/.well-known/openid-configuration") return configuration(host, tenant);
    if (rest === "oauth2/v2.0/token" && method === "POST")
      return token(tenant, new URLSearchParams(body.toString()), host);
    return pageNotFound;
  };

  return (request) => ({ answer: (body) => answerTo(request, body) });
}

function refuseSecret(identity: EntraIdentity, secret: string | null): Answer | undefined {
  const app = identity.clientId;
  if (identity.secret === undefined || identity.secret !== secret) {
    return invalidClient(
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app}'.`,
    );
  }
  if (!identity.secretExpired) return undefined;
  return invalidClient(
    7000222,
    `The provided client secret keys for app '${app}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
  );
}

/** Issuer and signature are one here: an assertion of GitHub is one that its mint knows. */
function refuseAssertion(identity: EntraIdentity, github: Mint, assertion: string): Answer | undefined {
  const claims = github.claimsOf(assertion);
  if (claims === undefined) return invalidClient(700027, "Client assertion failed signature validation.");
  const { sub, aud, iss, nbf, exp } = claims;
  if (!isCurrent(claims)) {
    const [now, from, until] = [Date.now(), Number(nbf) * 1000, Number(exp) * 1000].map((at) =>
      new Date(at).toISOString(),
    );
    return invalidClient(
      700024,
      `Client assertion is not within its valid time range. Current time: ${now}, assertion valid from ${from}, expiry time of assertion ${until}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`,
    );
  }
  if (identity.subject === undefined) {
    return failure(
      400,
      "invalid_request",
      70021,
      `No matching federated identity record found for presented assertion. Assertion Issuer: '${iss}'. Assertion Subject: '${sub}'. Assertion Audience: '${aud}'. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
    );
  }
  const mismatch = (code: number, what: string, value: unknown): Answer =>
    invalidClient(
      code,
      `No matching federated identity record found for presented assertion ${what} '${value}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
    );
  if (aud !== "api://AzureADTokenExchange") return mismatch(700212, "audience", aud);
  return sub === identity.subject ? undefined : mismatch(700213, "subject", sub);
}

function tenantUnknown(tenant: string): Answer {
  return failure(
    400,
    "invalid_request",
    90002,
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  );
}

function clientUnknown(clientId: string, tenant: string): Answer {
  return failure(
    400,
    "unauthorized_client",
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  );
}

function invalidClient(code: number, text: string): Answer {
  return failure(401, "invalid_client", code, text);
}

function failure(status: number, error: string, code: number, text: string): Answer {
  const [trace_id, correlation_id] = [randomUUID(), randomUUID()];
  const timestamp = `${new Date().toISOString().slice(0, 19).replace("T", " ")}Z`;
  return {
    status,
    json: {
      error,
      error_description: `AADSTS${code}: ${text} Trace ID: ${trace_id} Correlation ID: ${correlation_id} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id,
      correlation_id,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  };
}

function configuration(host: string, tenant: string): Answer {
  const base = `https://${host}/${tenant}`;
  return {
    status: 200,
    json: {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    },
  };
}

function discovery(host: string, tenant: string): Answer {
  return {
    status: 200,
    json: {
      tenant_discovery_endpoint: `https://${host}/${tenant}/v2.0/.well-known/openid-configuration`,
      "api-version": "1.1",
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    },
  };
}
