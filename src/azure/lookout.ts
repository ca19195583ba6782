/** What needs what since the snapshot: tags that are new or were moved, and all that they lead to. */
import { companionSubject } from "../prune/companion.ts";
import { ChangedError } from "../prune/errors.ts";
import type { Digest, Snapshot, Tag } from "../prune/snapshot.ts";
import { readContent } from "./content.ts";
import type { AzureEndpoint } from "./endpoint.ts";
import { tagOf } from "./entries.ts";

export interface Lookout {
  /** Throws `ChangedError` when a tag that is new, or was moved, needs `digest`. */
  assertUnneeded(digest: Digest): Promise<void>;
}

/** A look serves for so long, in milliseconds, and where looking takes long, for ten times as long as it took. */
const lasts = 2_000;

export function createLookout(
  endpoint: AzureEndpoint,
  { repository, tags, manifests }: Snapshot,
  now: () => number,
): Lookout {
  const before = new Map(tags.map((tag) => [tag.name, tag]));
  let claimed: Promise<ReadonlyMap<Digest, string>> | undefined;
  let until = 0;

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

  function current(): Promise<ReadonlyMap<Digest, string>> {
    if (claimed === undefined || now() > until) {
      const began = now();
      until = Number.POSITIVE_INFINITY;
      claimed = look().finally(() => {
        until = now() + Math.max(lasts, 10 * (now() - began));
      });
    }
    return claimed;
  }

  async function look(): Promise<ReadonlyMap<Digest, string>> {
    const found = new Map<Digest, string>();
    for (const tag of await changedTags()) {
      const open = [tag.digest, ...[companionSubject(tag)].filter((subject) => subject !== undefined)];
      for (let digest = open.pop(); digest !== undefined; digest = open.pop()) {
        if (found.has(digest)) continue;
        found.set(digest, tag.name);
        const { children = [], subject } =
          manifests.get(digest) ?? (await readContent(endpoint, repository, { digest })) ?? {};
        open.push(...children, ...(subject === undefined ? [] : [subject]));
      }
    }
    return found;
  }

  return {
    async assertUnneeded(digest) {
      const claimant = (await current()).get(digest);
      if (claimant !== undefined) {
        throw new ChangedError(`${digest} is needed by ${claimant}, which was not so when it was planned`);
      }
    },
  };
}
