/** The adapter for Azure Container Registry keeps the contract of all adapters. */

import { adapter } from "../support/acr-harness.ts";
import { startAzure } from "../support/azure/azure.ts";
import { createdAt, describeContract, type Harness } from "../support/contract.ts";
import { pullable } from "../support/registry/client.ts";
import { now } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";

/** Every push has a time here; that of the epoch is one that nobody trusts. */
const timeless = 0;

const harness: Harness = {
  traits: { untag: true, referrers: true, listsUntagged: true, exactSizes: false },
  async start() {
    const fake = await startAzure({ now: () => now });
    const { store, log } = fake;
    return {
      registry: () => adapter(fake),
      push: async (repository, content, tags) =>
        void store.push(repository, content, tags, createdAt(content) ?? timeless),
      remove: async (repository, digest) => void store.deleteManifest(repository, digest),
      tags: async (repository) =>
        new Map([...(store.repositories.get(repository)?.tags ?? [])].map(([name, { digest }]) => [name, digest])),
      pullable: (repository, reference) => pullable(fake.openUrl, repository, reference),
      mutations: () =>
        log
          .filter(({ role, method, path }) => role === "registry" && method !== "GET" && !path.startsWith("/oauth2/"))
          .map(({ method, path }) => `${method} ${path}`),
      storedBytes: () => {
        throw new Error("sizes are not known here");
      },
      close: fake.close,
    };
  },
};

trustCertificate();
describeContract("acr", harness);
