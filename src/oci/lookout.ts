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

const nothing: View = { tags: new Map(), tagsOn: new Map(), claimed: new Map() };

/** `removed`: names of the tags that this run has removed so far. */
export function createLookout(
  { endpoint, concurrency, now }: Looking,
  { repository, tags }: Snapshot,
  removed: ReadonlySet<string>,
): Lookout {
  const before = new Map(tags.map((tag) => [tag.name, tag.digest]));
  /** Names come in few requests, so they are looked at more often than where each of them points. */
  const listed = keptFresh(listNames, now);
  const whole = keptFresh(async () => seenWith(nothing, await listed()), now);
  let latest: { readonly names: readonly string[]; readonly since: View; readonly view: Promise<View> } | undefined;

  /** The whole, and what has got a name since then. */
  async function current(): Promise<View> {
    const since = await whole();
    const names = await listed();
    if (latest?.since !== since) latest = { names: [], since, view: Promise.resolve(since) };
    if (latest.names !== names) latest = { names, since, view: latest.view.then((view) => seenWith(view, names)) };
    try {
      return await latest.view;
    } catch (error) {
      latest = undefined;
      throw error;
    }
  }

  /** `view`, and those of `names` that are not in it, or that this run has removed by now. */
  async function seenWith(view: View, names: readonly string[]): Promise<View> {
    // What is removed while they are looked up is not there again.
    const gone = new Set(removed);
    const found = await resolved(names.filter((name) => !view.tags.has(name) || gone.has(name)));
    if (found.length === 0) return view;
    const changed = found.filter(({ name, digest }) => gone.has(name) || before.get(name) !== digest);
    const claimed = await claimsOf(changed, (digest) => readManifest(endpoint, repository, digest));
    const tags = new Map([...view.tags, ...found.map(({ name, digest }) => [name, digest] as const)]);
    return {
      tags,
      tagsOn: new Map(
        Map.groupBy(tags, ([, digest]) => digest)
          .entries()
          .map(([digest, on]) => [digest, on.map(([name]) => name)]),
      ),
      claimed: new Map([...view.claimed, ...claimed]),
    };
  }

  async function resolved(names: readonly string[]): Promise<readonly Pick<Tag, "name" | "digest">[]> {
    const found = await pLimit(concurrency).map(names, async (name) => {
      const digest = await resolve(endpoint, repository, name);
      return digest === undefined ? [] : [{ name, digest }];
    });
    return found.flat();
  }

  function unlisted(why: string): RegistryError {
    return new RegistryError("unexpected", `the tags could not be listed again: ${why}`);
  }

  /** Some servers no longer know a repository whose last tag has gone; that its images have gone too is not said. */
  async function listNames(): Promise<readonly string[]> {
    try {
      // It finds out anew how the server pages: what that was for the snapshot may have been the answer of another one, such as
      // before an upgrade, and a page cut short would hide a tag. That is one request more than the tags themselves take.
      const { names, incomplete } = await list(endpoint, endpoint.tags(repository), "tags", "the tags");
      if (incomplete !== undefined) throw unlisted(incomplete);
      return names.filter(isTagName);
    } catch (error) {
      if (!isGone(error)) throw error;
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
