/** Docker Hub. */
import { collect, readTags, unreadable } from "../dockerhub/collect.ts";
import { createDeleter } from "../dockerhub/deleter.ts";
import { createHubEndpoint } from "../dockerhub/endpoint.ts";
import { registryUrl } from "../dockerhub/hosts.ts";
import { readList } from "../dockerhub/pages.ts";
import { createRateWindow } from "../dockerhub/rate-window.ts";
import { createHubSignIn } from "../dockerhub/sign-in.ts";
import { createPace } from "../http/pace.ts";
import { createSignIn } from "../oci/auth.ts";
import { createEndpoint } from "../oci/endpoint.ts";
import { resolve } from "../oci/resolve.ts";
import { AuthError, RegistryError } from "../prune/errors.ts";
import { isDigest, isRepositoryName } from "../prune/names.ts";
import type { Registry } from "../prune/registry.ts";
import type { Digest } from "../prune/snapshot.ts";
import type { Connection } from "./connection.ts";

/** Throws `AuthError` without credentials: nobody may delete at Docker Hub anonymously, or by OIDC. */
export function dockerhub({ credentials, http, concurrency, mask, now, env }: Connection): Registry {
  if (credentials === undefined) throw new AuthError(missingCredentials(env));
  const signIn = createHubSignIn({ http, credentials, mask, now });
  const endpoint = createHubEndpoint(signIn, createRateWindow({ http, now }));
  const registry = createEndpoint(registryUrl, createSignIn({ http, registry: registryUrl, credentials, mask, now }));
  const pace = createPace({ http, now });
  /** Images that the latest look at all tags of a repository has shown. */
  const shown = new Map<string, ReadonlySet<Digest>>();

  return {
    async *repositories(namespaces) {
      if (namespaces === undefined)
        throw new RegistryError("unexpected", "Docker Hub lists repositories by namespace: write `namespace/*`");
      for (const namespace of namespaces) {
        const { entries, incomplete } = await readList(
          {
            read: (page) => endpoint.repositories(namespace, page),
            refuse: (exchange) => unreadable(exchange, namespace),
            keep: ({ name }) => name,
          },
          concurrency,
        );
        if (incomplete !== undefined)
          throw new RegistryError("unexpected", `the repositories of ${namespace} could not be listed: ${incomplete}`);
        yield* entries.map((name) => `${namespace}/${name}`).filter(isRepositoryName);
      }
    },
    snapshot: (repository, _, onProgress) => collect({ endpoint, registry, concurrency }, repository, onProgress),
    deleter: (snapshot) => createDeleter({ endpoint, registry, pace, concurrency, now }, snapshot),
    async resolve(repository, reference) {
      if (isDigest(reference) && shown.get(repository)?.has(reference)) return reference;
      return resolve(registry, repository, reference);
    },
    async tags(repository) {
      const { tags, incomplete } = await readTags(endpoint, repository, concurrency);
      if (incomplete !== undefined)
        throw new RegistryError("unexpected", `the tags of ${repository} could not be listed: ${incomplete}`);
      const found = await Promise.all(
        tags.map(
          async ({ name, digest }) => [name, digest ?? (await resolve(registry, repository, name)) ?? ""] as const,
        ),
      );
      shown.set(repository, new Set(tags.flatMap(({ digest, children }) => [digest ?? [], children].flat())));
      return new Map(found);
    },
    listsUntagged: false,
    // The registry does not say how fast it lets itself be asked.
    manifestsAtOnce: 4,
    // They share one rate limit: one after the other, each is looked at shortly before it is pruned, and finished.
    repositoriesAtOnce: 1,
    catalogAdvice: "An organization access token sees private repositories only with the scope `scope-repository-list`",
    reclaims:
      "Docker Hub frees the layers that no image needs any more by itself, some time after the images were deleted. It tells the size of whole images only, and images share layers, so the bytes that become free are not known.",
  };
}

function missingCredentials(env: NodeJS.ProcessEnv): string {
  const wants =
    "Docker Hub wants a sign-in: set `username`, and `password` to an access token that may read, write and delete";
  return env.ACTIONS_ID_TOKEN_REQUEST_URL
    ? `${wants}. OIDC cannot prune Docker Hub yet: its tokens sign in to the registry, and the Docker Hub API, which deletes tags, does not accept them`
    : wants;
}
