/** Which GitHub API belongs to which container registry: packages of one are not those of another. */
import { isLoopback } from "../http/address.ts";
import { redact } from "../http/redact.ts";
import { AuthError } from "../prune/errors.ts";

/**
 * Throws `AuthError` unless `api` is that of the GitHub whose registry is `registry`: the token would go to a stranger, and
 * the versions of one server would be deleted for what another one holds.
 */
export function assertBelong(registry: URL, api: URL): void {
  if (isLoopback(registry) && isLoopback(api)) return;
  const expected = registry.hostname === "ghcr.io" ? "github.com" : registry.hostname.replace(/^containers\./, "");
  if (api.protocol === "https:" && api.hostname.replace(/^api\./, "") === expected) return;
  throw new AuthError(
    `\`registry\` is ${registry.host}, but \`github-api-url\` is ${redact(api)}: they belong to different servers. Set \`github-api-url\` to https://api.github.com for ghcr.io, and to https://HOST/api/v3 for containers.HOST of a GitHub Enterprise Server, with a \`token\` of that server`,
  );
}
