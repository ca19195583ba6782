/** What changed in a repository since its snapshot: the tags listed afresh, and where each of them points. */
import pLimit from "p-limit";
import { ChangedError, messageOf, RegistryError } from "../prune/errors.ts";
import { isTagName } from "../prune/names.ts";
import type { Digest, Snapshot, Tag } from "../prune/snapshot.ts";
import { moved } from "./as-planned.ts";
import { claimsOf } from "./claims.ts";
import type { Endpoint } from "./endpoint.ts";
import { keptFresh } from "./freshness.ts";
import { list } from "./listing.ts";
import { readManifest } from "./manifest.ts";
import { isGone } from "./removal.ts";
import { resolve } from "./resolve.ts";

export interface Looking {
  readonly endpoint: Endpoint;
  /** Requests under way at most. */
  readonly concurrency: number;
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Lookout {
  /**
   * Throws `ChangedError` when a tag that is not one of `tags` points to `digest`, when one of `tags` points elsewhere, or
   * when a tag that is new, was moved, or is there again needs it.
   */
  assertUnneeded(digest: Digest, tags: readonly Tag[]): Promise<void>;
}

interface View {
  /** Where each tag points. */
  readonly tags: ReadonlyMap<string, Digest>;
  readonly tagsOn: ReadonlyMap<Digest, readonly string[]>;
  /** What a tag needs that is new, was moved, or is there again, and which tag that is. */
  readonly claimed: ReadonlyMap<Digest, string>;
}

/** `removed`: names of the tags that this run has removed so far. */
export function createLookout(
  { endpoint, concurrency, now }: Looking,
  { repository, tags }: Snapshot,
  removed: ReadonlySet<string>,
): Lookout {
  const before = new Map(tags.map((tag) => [tag.name, tag.digest]));
  const current = keptFresh(look, now);

  async function look(): Promise<View> {
    const gone = new Set(removed);
    const present = await presentTags();
    const changed = present.filter(({ name, digest }) => gone.has(name) || before.get(name) !== digest);
    const claimed = await claimsOf(changed, (digest) => readManifest(endpoint, repository, digest));
    return {
      tags: new Map(present.map(({ name, digest }) => [name, digest])),
      tagsOn: new Map(
        Map.groupBy(present, ({ digest }) => digest)
          .entries()
          .map(([digest, on]) => [digest, on.map(({ name }) => name)]),
      ),
      claimed,
    };
  }

  async function presentTags(): Promise<readonly Pick<Tag, "name" | "digest">[]> {
    const limit = pLimit(concurrency);
    const resolved = async (names: readonly string[]) => {
      const found = await limit.map(names, async (name) => {
        const digest = await resolve(endpoint, repository, name);
        return digest === undefined ? [] : [{ name, digest }];
      });
      return found.flat();
    };
    const unlisted = (why: string) => new RegistryError("unexpected", `the tags could not be listed again: ${why}`);
    try {
      // It finds out anew how the server pages: what that was for the snapshot may have been the answer of another one, such as
      // before an upgrade, and a page cut short would hide a tag. That is one request more than the tags themselves take.
      const { names, incomplete } = await list(endpoint, endpoint.tags(repository), "tags", "the tags");
      if (incomplete !== undefined) throw unlisted(incomplete);
      return await resolved(names.filter(isTagName));
    } catch (error) {
      if (!isGone(error)) throw error;
      // Some servers no longer know a repository whose last tag has gone; that its images have gone too is not said.
      const left = await resolved([...before.keys()]);
      if (left.length > 0) throw unlisted(messageOf(error));
      return [];
    }
  }

  return {
    async assertUnneeded(digest, planned) {
      const { tags: present, tagsOn, claimed } = await current();
      const names = new Set(planned.map(({ name }) => name));
      for (const name of names) {
        const elsewhere = present.get(name);
        if (elsewhere !== undefined && elsewhere !== digest) throw moved(name, digest, elsewhere);
      }
      const claimant = tagsOn.get(digest)?.find((name) => !names.has(name)) ?? claimed.get(digest);
      if (claimant !== undefined) {
        throw new ChangedError(`${digest} is needed by ${claimant}, which was not so when it was planned`);
      }
    },
  };
}
