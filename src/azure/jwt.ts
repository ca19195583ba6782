/** What a token says about itself (RFC 7519). Nothing is verified: only whoever issued it is told by it. */
import { isRecord, parseJson } from "../oci/answer.ts";

/** The claims of `token`; `undefined` when it is not a JWT. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> | undefined {
  const [, payload, signature] = token.split(".");
  if (payload === undefined || signature === undefined) return undefined;
  const claims = parseJson(Buffer.from(payload, "base64url"));
  return isRecord(claims) ? claims : undefined;
}

/**
 * The actions that an access token of a registry grants on `repository`, by its claim `access`; `undefined` when it does
 * not say.
 */
export function grantedActions(token: string, repository: string): readonly string[] | undefined {
  const access = claimsOf(token)?.access;
  if (!Array.isArray(access)) return undefined;
  return access.flatMap((grant: unknown) =>
    isRecord(grant) && grant.type === "repository" && grant.name === repository && Array.isArray(grant.actions)
      ? grant.actions.filter((action) => typeof action === "string")
      : [],
  );
}
