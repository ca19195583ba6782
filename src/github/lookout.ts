/** What was pushed since the snapshot: versions that are new, and all that they lead to. */
import { claimsOf } from "../oci/claims.ts";
import type { Endpoint, Exchange } from "../oci/endpoint.ts";
import { keptFresh } from "../oci/freshness.ts";
import { readManifest } from "../oci/manifest.ts";
import { unlisted } from "../oci/removal.ts";
import { ChangedError } from "../prune/errors.ts";
import { short } from "../prune/need.ts";
import type { Digest, Manifest, Snapshot, Tag } from "../prune/snapshot.ts";
import { isMarker } from "./marker.ts";
import { pageOf, type Version } from "./versions.ts";

export interface Lookout {
  /** Throws `ChangedError` when a version that is new needs `digest`. */
  assertUnneeded(digest: Digest): Promise<void>;
}

type Links = Pick<Manifest, "children" | "subject">;

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
  /** What was read for earlier looks: each reading counts as a download. */
  const known = new Map<Digest, Links>(manifests);

  async function linksOf(digest: Digest): Promise<Links | undefined> {
    const links = known.get(digest) ?? (await readManifest(registry, repository, digest));
    if (links !== undefined) known.set(digest, links);
    return links;
  }

  /** What was deleted and pushed again is a version of its own. */
  function isKnown({ digest, id }: Version): boolean {
    const before = manifests.get(digest);
    return before !== undefined && (before.id === undefined || before.id === id);
  }

  /** The newest comes first: when the last on a page is known, so is all that follows. */
  async function newVersions(): Promise<readonly Version[]> {
    const found: Version[] = [];
    for (let number = 1; ; number++) {
      const page = pageOf(await read(number), (exchange) => unlisted(refuse(exchange)));
      found.push(...page.versions.filter((version) => !isKnown(version) && !isMarker(version)));
      const oldest = page.versions.at(-1);
      if (oldest === undefined || isKnown(oldest) || number === page.last) return found;
    }
  }

  /** Without those that are listed, but gone: their tags are none. */
  async function present(versions: readonly Version[]): Promise<readonly Pick<Tag, "name" | "digest">[]> {
    const found: Pick<Tag, "name" | "digest">[] = [];
    for (const { digest, tags = [] } of versions) {
      if ((await linksOf(digest)) === undefined) continue;
      for (const name of tags.length > 0 ? tags : [short(digest)]) found.push({ name, digest });
    }
    return found;
  }

  const current = keptFresh(async () => claimsOf(await present(await newVersions()), linksOf), now, lasts);

  return {
    async assertUnneeded(digest) {
      const claimant = (await current()).get(digest);
      if (claimant !== undefined)
        throw new ChangedError(`${digest} is needed by ${claimant}, which was not so when it was planned`);
    },
  };
}
