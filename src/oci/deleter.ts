/**
 * Deleting by the OCI distribution API. No server honours `If-Match` on DELETE, so each kind is preceded by a look: a
 * HEAD before a tag goes; before the first manifest goes, one fresh listing, and a HEAD of every tag in it. What changed
 * is left alone.
 */
import pLimit from "p-limit";
import { companionSubject } from "../prune/companion.ts";
import { ChangedError, RegistryError } from "../prune/errors.ts";
import type { Deleter } from "../prune/registry.ts";
import type { Digest, Powers, Snapshot, Tag } from "../prune/snapshot.ts";
import { refused } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";
import { list } from "./listing.ts";
import { readManifest } from "./manifest.ts";
import { isTagName } from "./names.ts";
import { resolve } from "./resolve.ts";

/** Distribution reads every tag of a repository to delete one manifest: more at once only queue up in it. */
const manifestsAtOnce = 2;

/** What a fresh look found. */
interface Now {
  /** Where each tag points that is not as it was in the snapshot. */
  readonly moved: ReadonlyMap<string, Digest>;
  /** What is needed by a tag that is new or was moved, and by which. */
  readonly claimed: ReadonlyMap<Digest, string>;
}

export function createDeleter(endpoint: Endpoint, snapshot: Snapshot, powers: Powers, concurrency: number): Deleter {
  const { repository } = snapshot;
  const limit = pLimit(manifestsAtOnce);
  let now: Promise<Now> | undefined;
  let canary: Promise<void> | undefined;

  async function untag(tag: Tag): Promise<void> {
    const digest = await resolve(endpoint, repository, tag.name);
    if (digest === undefined) throw new RegistryError("gone", `${repository}:${tag.name} is gone already`);
    if (digest !== tag.digest)
      throw new ChangedError(`${tag.name} pointed to ${tag.digest}, and points to ${digest} now`);
    await remove(tag.name);
  }

  async function remove(reference: string): Promise<void> {
    const { request, response } = await endpoint.manifest("DELETE", repository, reference);
    if (response.status === 202 || response.status === 200 || response.status === 204) return;
    const error = refused(request, response, `${repository}: ${reference} was not deleted`);
    // A DELETE that was sent again because its answer was lost finds nothing any more.
    if (error.refusal === "gone" && response.attempts > 1) return;
    throw error;
  }

  /** Some servers take the image along with a tag. The first tag tells; the plan begins with one whose image goes anyway. */
  async function untagAndLook(tag: Tag): Promise<void> {
    await untag(tag);
    if ((await resolve(endpoint, repository, tag.digest)) !== undefined) return;
    takesImages = new RegistryError(
      "unexpected",
      `${repository}: this registry deletes an image together with one of its tags, so no further tag is removed. Deleted with ${tag.name}: ${tag.digest}`,
    );
  }
  let takesImages: RegistryError | undefined;

  return {
    powers,
    async deleteTag(tag) {
      if (canary === undefined) {
        canary = untagAndLook(tag);
        return canary;
      }
      await canary.catch(() => {});
      if (takesImages !== undefined) throw takesImages;
      return untag(tag);
    },
    async deleteManifest({ digest }, tags) {
      now ??= look(endpoint, snapshot, concurrency);
      const { moved, claimed } = await now;
      const claimant = claimed.get(digest);
      if (claimant !== undefined)
        throw new ChangedError(`${digest} is needed by ${claimant}, which was not so when it was planned`);
      for (const { name } of tags) {
        if (moved.has(name))
          throw new ChangedError(`${name} pointed to ${digest}, and points to ${moved.get(name)} now`);
      }
      await limit(() => remove(digest));
    },
  };
}

/** Lists the tags again and looks where each of them points. */
async function look(endpoint: Endpoint, { repository, tags }: Snapshot, concurrency: number): Promise<Now> {
  const before = new Map(tags.map((tag) => [tag.name, tag.digest]));
  const { names, incomplete } = await list(endpoint, endpoint.tags(repository), "tags", repository);
  if (incomplete !== undefined)
    throw new RegistryError("unexpected", `${repository}: the tags could not be listed again: ${incomplete}`);
  const moved = new Map<string, Digest>();
  const claimed = new Map<Digest, string>();
  await pLimit(concurrency).map(names.filter(isTagName), async (name) => {
    const digest = await resolve(endpoint, repository, name);
    if (digest === undefined || digest === before.get(name)) return;
    moved.set(name, digest);
    const subject = companionSubject({ name, digest });
    if (subject !== undefined) claimed.set(subject, name);
    await claim(digest, name);
  });
  return { moved, claimed };

  async function claim(digest: Digest, name: string): Promise<void> {
    if (claimed.has(digest)) return;
    claimed.set(digest, name);
    const manifest = await readManifest(endpoint, repository, digest);
    for (const needed of [
      ...(manifest?.listed ?? []),
      ...(manifest?.subject === undefined ? [] : [manifest.subject]),
    ]) {
      await claim(needed, name);
    }
  }
}
