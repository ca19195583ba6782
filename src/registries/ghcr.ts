/** GitHub Container Registry, also that of a GitHub Enterprise Server. */
import { assertBelong } from "../github/address.ts";
import { createGithubApi } from "../github/api.ts";
import { collect } from "../github/collect.ts";
import { createDeleter } from "../github/deleter.ts";
import { createLimits } from "../github/limits.ts";
import { createOwners } from "../github/owner.ts";
import { packagesOf } from "../github/packages.ts";
import { registryAdvice } from "../github/refusal.ts";
import { createPace } from "../http/pace.ts";
import { createSignIn } from "../oci/auth.ts";
import { createEndpoint } from "../oci/endpoint.ts";
import { resolve } from "../oci/resolve.ts";
import { AuthError, RegistryError } from "../prune/errors.ts";
import type { Registry } from "../prune/registry.ts";
import type { Connection } from "./connection.ts";

/** Throws `AuthError` without a token, or when registry and API are not of the same GitHub. */
export function ghcr(connection: Connection): Registry {
  const { url, credentials, http, concurrency, mask, now, github, endsAt } = connection;
  const { apiUrl = new URL("https://api.github.com") } = github;
  // Who signs in to the registry with a user name has the token as the password.
  const token = credentials?.password ?? github.token;
  if (token === undefined) throw new AuthError("GitHub Container Registry wants a token: set `token`, or leave it out");
  assertBelong(url, apiUrl);
  const api = createGithubApi({ http, limits: createLimits({ http, now, endsAt }), apiUrl, token, now });
  const owners = createOwners(api, now);
  const registry = createEndpoint(
    url,
    createSignIn({
      ...{ http, registry: url, mask, now, advice: registryAdvice },
      // Any user name will do.
      credentials: { username: credentials?.username ?? "token", password: token },
    }),
  );
  const pace = createPace({ http, now });
  const locate = async (repository: string) => {
    const slash = repository.indexOf("/");
    if (slash === -1) throw new RegistryError("unexpected", `${repository} is not named owner/package`);
    return { base: await owners.baseOf(repository.slice(0, slash)), name: repository.slice(slash + 1) };
  };

  return {
    async *repositories(namespaces) {
      if (namespaces === undefined)
        throw new RegistryError("unexpected", "GitHub lists packages by their owner: write `owner/*`");
      for (const owner of namespaces) yield* packagesOf(api, await owners.baseOf(owner), owner, now);
    },
    async snapshot(repository, wanted, onProgress) {
      const place = await locate(repository);
      return collect({ api, registry, ...place, concurrency, now }, repository, wanted, onProgress);
    },
    async deleter(snapshot) {
      const place = await locate(snapshot.repository);
      return createDeleter({ api, registry, ...place, pace, http, now }, snapshot);
    },
    resolve: (repository, reference) => resolve(registry, repository, reference),
    listsUntagged: true,
    manifestsAtOnce: 4,
    // They share one rate limit: one after the other, each is finished.
    repositoriesAtOnce: 1,
    catalogAdvice: "A `GITHUB_TOKEN` cannot list packages, and other tokens list those alone that they may see",
    reclaims:
      "GitHub does not say when it frees the space. A deleted version can be restored for 30 days by its `id` in the report. Which layers images share is not known, so the bytes that become free are not known either.",
  };
}
