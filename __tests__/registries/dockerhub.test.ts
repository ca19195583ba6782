/** The adapter for Docker Hub keeps the contract of all adapters. */
import { createdAt, describeContract, type Harness } from "../support/contract.ts";
import { type HubAccount, pruner } from "../support/hub/accounts.ts";
import { startHub } from "../support/hub/hub.ts";
import { adapter } from "../support/hub-harness.ts";
import { pullable } from "../support/registry/client.ts";
import { now } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";
import { passing } from "../support/virtual-time.ts";

/** Every push has a time here; that of the epoch is one that nobody trusts. */
const timeless = 0;

function harness(account: HubAccount, namespace: string): Harness {
  return {
    traits: { untag: true, referrers: false, oneLevel: true, listsUntagged: false, exactSizes: false },
    namespace,
    async start() {
      const clock = passing(now);
      const fake = await startHub({ now: clock.now, accounts: [account] });
      const { store, log } = fake;
      return {
        registry: () => adapter(fake, account, clock),
        push: async (repository, content, tags) =>
          void store.push(repository, content, tags, createdAt(content) ?? timeless),
        remove: async (repository, digest) => void store.deleteManifest(repository, digest),
        tags: async (repository) =>
          new Map([...(store.repositories.get(repository)?.tags ?? [])].map(([name, { digest }]) => [name, digest])),
        pullable: (repository, reference) => pullable(fake.openUrl, repository, reference),
        mutations: () =>
          log
            .filter(({ method, path }) => !["GET", "HEAD"].includes(method) && !path.endsWith("/auth/token"))
            .map(({ method, path }) => `${method} ${path}`),
        storedBytes: () => {
          throw new Error("sizes are not known here");
        },
        close: fake.close,
      };
    },
  };
}

trustCertificate();
describeContract("dockerhub", harness({ ...pruner, organizations: ["team", "other"] }, pruner.username));
