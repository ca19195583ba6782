/** What needs what since the snapshot: tags that are new or were moved, and all that they lead to. */
import { claimsOf } from "../oci/claims.ts";
import { keptFresh } from "../oci/freshness.ts";
import { unlisted } from "../oci/removal.ts";
import { ChangedError } from "../prune/errors.ts";
import type { Digest, Snapshot, Tag } from "../prune/snapshot.ts";
import { readContent } from "./content.ts";
import type { AzureEndpoint } from "./endpoint.ts";
import { tagOf } from "./entries.ts";

export interface Lookout {
  /** Throws `ChangedError` when a tag that is new, or was moved, needs `digest`. */
  assertUnneeded(digest: Digest): Promise<void>;
}

export function createLookout(
  endpoint: AzureEndpoint,
  { repository, tags, manifests }: Snapshot,
  now: () => number,
): Lookout {
  const before = new Map(tags.map((tag) => [tag.name, tag]));

  function isUnchanged({ name, digest, time }: Tag): boolean {
    const known = before.get(name);
    return known !== undefined && known.digest === digest && known.time?.at === time?.at;
  }

  /** The latest change comes first, so a page with something unchanged on it is the last that matters. */
  async function changedTags(): Promise<readonly Tag[]> {
    const changed: Tag[] = [];
    for await (const page of endpoint.tags(repository)) {
      const found = page.map(tagOf).filter((tag) => tag !== undefined);
      const news = found.filter((tag) => !isUnchanged(tag));
      changed.push(...news);
      if (news.length < found.length) break;
    }
    return changed;
  }

  const current = keptFresh(
    async () =>
      claimsOf(
        await changedTags().catch((error: unknown) => Promise.reject(unlisted(error))),
        async (digest) => manifests.get(digest) ?? (await readContent(endpoint, repository, { digest })),
      ),
    now,
  );

  return {
    async assertUnneeded(digest) {
      const claimant = (await current()).get(digest);
      if (claimant !== undefined) {
        throw new ChangedError(`${digest} is needed by ${claimant}, which was not so when it was planned`);
      }
    },
  };
}
