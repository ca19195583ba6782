/** What changed in a repository since its snapshot: the tags listed afresh, and where each of them points. */
import pLimit from "p-limit";
import { ChangedError, RegistryError } from "../prune/errors.ts";
import type { Digest, Snapshot, Tag } from "../prune/snapshot.ts";
import { claimsOf } from "./claims.ts";
import type { Endpoint } from "./endpoint.ts";
import { keptFresh } from "./freshness.ts";
import { list } from "./listing.ts";
import { readManifest } from "./manifest.ts";
import { isTagName } from "./names.ts";
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
    const { names, incomplete } = await list(endpoint, endpoint.tags(repository), "tags", "the tags");
    if (incomplete !== undefined) {
      throw new RegistryError("unexpected", `the tags could not be listed again: ${incomplete}`);
    }
    const limit = pLimit(concurrency);
    const found = await limit.map(names.filter(isTagName), async (name) => {
      const digest = await resolve(endpoint, repository, name);
      return digest === undefined ? [] : [{ name, digest }];
    });
    const present = found.flat();
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

  return {
    async assertUnneeded(digest, planned) {
      const { tags: present, tagsOn, claimed } = await current();
      const names = new Set(planned.map(({ name }) => name));
      for (const name of names) {
        const elsewhere = present.get(name);
        if (elsewhere !== undefined && elsewhere !== digest) {
          throw new ChangedError(`${name} pointed to ${digest}, and points to ${elsewhere} now`);
        }
      }
      const claimant = tagsOn.get(digest)?.find((name) => !names.has(name)) ?? claimed.get(digest);
      if (claimant !== undefined) {
        throw new ChangedError(`${digest} is needed by ${claimant}, which was not so when it was planned`);
      }
    },
  };
}
