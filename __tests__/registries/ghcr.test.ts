/** The adapter for the GitHub Container Registry keeps the contract of all adapters. */
import { createdAt, describeContract, type Harness } from "../support/contract.ts";
import { adapter, writes } from "../support/ghcr-harness.ts";
import { classic } from "../support/github/accounts.ts";
import { type GithubOptions, startGithub } from "../support/github/github.ts";
import { pullable } from "../support/registry/client.ts";
import { now } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";
import { passing } from "../support/virtual-time.ts";

/** Every push has a time here; that of the epoch is one that nobody trusts. */
const timeless = 0;

const owners = [
  ...["acme", "team", "other"].map((login) => ({ login, type: "Organization" }) as const),
  { login: "octocat", type: "User" } as const,
];

function harness(namespace: string, options: GithubOptions = {}): Harness {
  return {
    traits: { untag: true, referrers: true, listsUntagged: true, exactSizes: false },
    namespace,
    async start() {
      const clock = passing(now);
      const fake = await startGithub({ ...options, owners, now: clock.now });
      const { store } = fake;
      return {
        registry: () => adapter(fake, { account: classic, clock }),
        push: async (repository, content, tags) =>
          void store.push(repository, content, tags, createdAt(content) ?? timeless),
        remove: async (repository, digest) => void store.deleteManifest(repository, digest),
        tags: async (repository) =>
          new Map([...(store.repositories.get(repository)?.tags ?? [])].map(([name, { digest }]) => [name, digest])),
        pullable: (repository, reference) => pullable(fake.openUrl, repository, reference),
        mutations: () => writes(fake),
        storedBytes: () => {
          throw new Error("sizes are not known here");
        },
        close: fake.close,
      };
    },
  };
}

trustCertificate();
describeContract("ghcr, of an organization", harness("acme"));
describeContract("ghcr, of the user whose token it is", harness("octocat"));
describeContract(
  "ghcr, with a list that runs behind in all",
  harness("acme", { lag: { deleted: 9, pushed: 4, moved: 9 } }),
);
describeContract("ghcr, with a list that shows tags where they were", harness("acme", { lag: { moved: 9 } }));
