/** What was pushed since the snapshot: versions that are new, and all that they lead to. */
import { claimsOf } from "../oci/claims.ts";
import type { Endpoint, Exchange } from "../oci/endpoint.ts";
import { keptFresh } from "../oci/freshness.ts";
import { readManifest } from "../oci/manifest.ts";
import { ChangedError } from "../prune/errors.ts";
import { short } from "../prune/need.ts";
import type { Digest, Snapshot } from "../prune/snapshot.ts";
import { pageOf, type Version } from "./versions.ts";

export interface Lookout {
  /** Throws `ChangedError` when a version that is new needs `digest`. */
  assertUnneeded(digest: Digest): Promise<void>;
}

/** In milliseconds, for which a look serves: each counts against the limit of the hour. */
const lasts = 10_000;

/** `read` gets a page of the versions, newest first; `now` is in milliseconds since the epoch. */
export function createLookout(
  registry: Endpoint,
  { repository, manifests }: Snapshot,
  read: (page: number) => Promise<Exchange>,
  refuse: (exchange: Exchange) => Error,
  now: () => number,
): Lookout {
  /** The newest comes first, so a page with something known on it is the last that matters. */
  async function newVersions(): Promise<readonly Version[]> {
    const found: Version[] = [];
    for (let number = 1; ; number++) {
      const page = pageOf(await read(number), refuse);
      const news = page.versions.filter(({ digest }) => !manifests.has(digest));
      found.push(...news);
      if (news.length < page.versions.length || number >= page.last) return found;
    }
  }

  const current = keptFresh(
    async () =>
      claimsOf(
        (await newVersions()).map(({ digest, tags }) => ({ name: tags?.[0] ?? short(digest), digest })),
        async (digest) => manifests.get(digest) ?? (await readManifest(registry, repository, digest)),
      ),
    now,
    lasts,
  );

  return {
    async assertUnneeded(digest) {
      const claimant = (await current()).get(digest);
      if (claimant !== undefined)
        throw new ChangedError(`${digest} is needed by ${claimant}, which was not so when it was planned`);
    },
  };
}
