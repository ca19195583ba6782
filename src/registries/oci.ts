/** Any registry that speaks the OCI distribution API: CNCF distribution 2.8 and 3, zot, and others like them. */
import { createSignIn } from "../oci/auth.ts";
import { collect } from "../oci/collect.ts";
import { createDeleter } from "../oci/deleter.ts";
import { createEndpoint } from "../oci/endpoint.ts";
import { list } from "../oci/listing.ts";
import { probe } from "../oci/probe.ts";
import { createReferrers } from "../oci/referrers.ts";
import { resolve } from "../oci/resolve.ts";
import { RegistryError } from "../prune/errors.ts";
import { isRepositoryName } from "../prune/names.ts";
import type { Registry } from "../prune/registry.ts";
import type { Connection } from "./connection.ts";

export function oci({ url, credentials, http, concurrency, mask, now }: Connection): Registry {
  const endpoint = createEndpoint(url, createSignIn({ http, registry: url, credentials, mask, now }));
  const referrers = createReferrers(endpoint);

  return {
    async *repositories() {
      const { names, incomplete } = await list(endpoint, endpoint.catalog(), "repositories", "the catalog");
      if (incomplete !== undefined)
        throw new RegistryError("unexpected", `the catalog could not be read to its end: ${incomplete}`);
      yield* names.filter(isRepositoryName);
    },
    snapshot: (repository, wanted, onProgress) =>
      collect({ endpoint, referrers, concurrency, now: now() }, repository, wanted, onProgress),
    async deleter(snapshot) {
      return createDeleter({ endpoint, http, concurrency, now }, snapshot, await probe(endpoint, snapshot));
    },
    resolve: (repository, reference) => resolve(endpoint, repository, reference),
    listsUntagged: false,
    // Distribution reads every tag of a repository to delete one manifest: more at once only queue up in it.
    manifestsAtOnce: 2,
    reclaims:
      "This API only unlinks images. A CNCF distribution registry frees the space when its operator runs `registry garbage-collect` (with the registry stopped or read-only, and without `--delete-untagged`, which removes parts of images that are still tagged); zot frees it by its own garbage collection.",
  };
}
