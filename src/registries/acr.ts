/** Azure Container Registry. */
import { createBasicPolicy } from "../azure/basic-policy.ts";
import { collect } from "../azure/collect.ts";
import { createCredential } from "../azure/credential.ts";
import { createDeleter } from "../azure/deleter.ts";
import { createEndpoint } from "../azure/endpoint.ts";
import { createHttpClient } from "../azure/http-client.ts";
import { lookAtManifest, lookAtTag } from "../azure/look.ts";
import { createTokens } from "../azure/token-policy.ts";
import { createPace } from "../http/pace.ts";
import { redact } from "../http/redact.ts";
import { RegistryError } from "../prune/errors.ts";
import { isDigest, isRepositoryName } from "../prune/names.ts";
import type { Registry } from "../prune/registry.ts";
import type { Connection } from "./connection.ts";

/** Throws `RegistryError` when `connection.url` is not one at which such a registry can be. */
export function acr(connection: Connection): Registry {
  const { url, http, concurrency, now } = connection;
  if (url.protocol !== "https:" || url.pathname !== "/") {
    throw new RegistryError(
      "unexpected",
      `${redact(url)}: an Azure Container Registry is reached by https, without a path`,
    );
  }
  const { endpoint, tokens } = signedIn(connection);
  const pace = createPace({ http, now });

  return {
    async *repositories() {
      for await (const page of endpoint.repositories()) {
        yield* page.filter((name) => typeof name === "string").filter(isRepositoryName);
      }
    },
    snapshot: (repository, wanted, onProgress) => collect({ endpoint, concurrency }, repository, wanted, onProgress),
    deleter: (snapshot, stays) => createDeleter({ endpoint, pace, tokens, now, concurrency }, snapshot, stays),
    async resolve(repository, reference) {
      const look = isDigest(reference) ? lookAtManifest : lookAtTag;
      return (await look(endpoint, repository, reference))?.digest;
    },
    listsUntagged: true,
    // More than this at once only makes the registry slow down.
    manifestsAtOnce: 5,
    reclaims: `${url.host} frees the layers that no image needs any more by itself, some time after the images were deleted. Removing only a tag frees nothing. Where soft delete is enabled, the space comes back when its retention is over.`,
  };
}

/** The admin user, a token, or a service principal by password; everybody else through Entra. */
function signedIn({ url, credentials, http, azure, idToken, mask, now, env }: Connection) {
  if (credentials !== undefined) {
    const policy = createBasicPolicy({ registry: url, credentials, mask });
    return { endpoint: createEndpoint({ registry: url, http, policy }), tokens: undefined };
  }
  const tokens = createTokens({ registry: url, mask });
  const { httpClient } = createHttpClient(http);
  const entra = createCredential({ azure, registryHost: url.hostname, httpClient, env, idToken, mask, now });
  // GitHub's ID tokens come by another way, and the library waits between its tries: neither may hold up a run that ends.
  const credential = {
    getToken: (...asked: Parameters<typeof entra.getToken>) => http.within(entra.getToken(...asked)),
  };
  return { endpoint: createEndpoint({ registry: url, http, credential, policy: tokens.policy }), tokens };
}
