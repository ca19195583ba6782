/** The adapter for the GitHub Container Registry keeps the contract of all adapters. */
import { describe, expect, it } from "vitest";
import { createdAt, describeContract, type Harness } from "../support/contract.ts";
import { adapter, openAdapter, writes } from "../support/ghcr-harness.ts";
import { classic } from "../support/github/accounts.ts";
import { type GithubOptions, startGithub } from "../support/github/github.ts";
import { image, index, signature } from "../support/images.ts";
import { pullable } from "../support/registry/client.ts";
import { lostAnswer, reset } from "../support/registry/fault.ts";
import { run } from "../support/run.ts";
import { day, now, policy } from "../support/state.ts";
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

describe("a run that is cut off at any request", () => {
  const app = "acme/app";
  const [child, several, signed] = ["child", "several", "signed"].map((seed) => image({ seed }));
  if (!child || !several || !signed) throw new Error("three were asked for");
  const newest = index([image({ seed: "newest" })]);
  const its = signature(signed, "cosign-tag");
  const pushed = [
    ...[[index([child]), "v1"] as const, [several, "v2", "stable"] as const, [signed, "v3"] as const],
    ...[[its.content, ...its.tags] as const, [newest, "v9"] as const],
  ];
  // A signature without its image is left to the rule for what has no tag.
  const wish = policy({ keep: 1, protect: ["stable"], untaggedAfter: "1d" });

  it.each([
    ["before it is handled", reset],
    ["before it is answered", lostAnswer],
  ])("%s, loses nothing that is to stay, and the next run ends with the same tags", async (_, first) => {
    let requests = 1;
    for (let cutAt = 1; cutAt <= requests; cutAt++) {
      const { fake, registry, clock } = await openAdapter();
      for (const [at, [content, ...tags]] of pushed.entries())
        fake.store.push(app, content, tags, now - (9 - at) * day);
      let asked = 0;
      const faults = (["api", "registry"] as const).flatMap((role) => [
        fake.fault({ match: () => ++asked === cutAt, do: first }, role),
        fake.fault({ match: () => asked > cutAt, do: reset }, role),
      ]);
      await run(registry, wish, { repositories: [app] });
      for (const undo of faults) undo();
      const held = fake.store.repositories.get(app)?.tags;
      expect([held?.get("stable")?.digest, held?.get("v9")?.digest], `${cutAt}`).toEqual([
        several.digest,
        newest.digest,
      ]);
      for (const tag of ["stable", "v9"]) expect(await pullable(fake.openUrl, app, tag), `${cutAt}`).toEqual([]);

      const from = fake.log.length;
      const next = await run(adapter(fake, { clock }), wish, { repositories: [app] });
      expect([next.errors, next.repositories.map(({ message }) => message)], `${cutAt}`).toEqual([[], [undefined]]);
      expect(fake.store.sortedTags(app), `${cutAt}`).toEqual(["stable", "v9"]);
      for (const tag of ["stable", "v9"]) expect(await pullable(fake.openUrl, app, tag), `${cutAt}`).toEqual([]);
      expect(fake.store.repositories.get(app)?.manifests.size, `${cutAt}`).toBe(3);
      // After a run that came to nothing, the next has done all.
      if (cutAt === 1) requests = fake.log.length - from;
    }
    expect(requests).toBeGreaterThan(25);
  });
});
