/**
 * Deleting by the OCI distribution API. No server honours `If-Match` on DELETE, so each kind is preceded by a look: a
 * HEAD before a tag goes; before manifests go, a fresh listing, and a HEAD of every tag in it. What changed is left alone.
 */
import pLimit from "p-limit";
import type { Http } from "../http/client.ts";
import { messageOf, RegistryError } from "../prune/errors.ts";
import type { Deleter } from "../prune/registry.ts";
import type { Powers, Snapshot, Tag } from "../prune/snapshot.ts";
import { malformed, refused } from "./answer.ts";
import { moved } from "./as-planned.ts";
import { createLookout, type Looking } from "./lookout.ts";
import { isUnsettled } from "./removal.ts";
import { resolve } from "./resolve.ts";

export function createDeleter(
  looking: Looking & { readonly http: Pick<Http, "again"> },
  snapshot: Snapshot,
  powers: Powers,
): Deleter {
  const { endpoint, http } = looking;
  const { repository } = snapshot;
  const removed = new Set<string>();
  const lookout = createLookout(looking, snapshot, removed);
  /** Some servers take the image along with a tag: one tag at a time, until one was seen to leave its image. */
  const finding = pLimit(1);
  let leavesImages = false;
  let takesImages: RegistryError | undefined;

  async function untag(tag: Tag): Promise<void> {
    await remove(tag.name, async () => {
      const digest = await resolve(endpoint, repository, tag.name);
      if (digest === undefined) throw new RegistryError("gone", `${tag.name} is gone already`);
      if (digest !== tag.digest) throw moved(tag.name, tag.digest, digest);
    });
    removed.add(tag.name);
  }

  /**
   * Sends a DELETE until it is settled. `look` comes right before each time, and throws when it must not be sent: waits
   * are long enough for somebody to push. A DELETE whose answer failed may have been carried out all the same.
   */
  async function remove(reference: string, look: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await look();
      const failure = await send(reference);
      if (failure === undefined) return;
      if (!(await http.again(attempt, failure))) {
        if (isUnsettled(failure) && (await isGone(reference).catch(() => false))) return;
        throw failure;
      }
      if (await isGone(reference)) return;
    }
  }

  /**
   * Why the registry did not delete; `undefined` when it did. Only 202 says so (OCI distribution specification, "Deleting
   * Manifests"): any other success may be the page of a portal. Whether a 404 is true, a look tells.
   */
  async function send(reference: string): Promise<RegistryError | undefined> {
    try {
      const { request, response } = await endpoint.manifest("DELETE", repository, reference);
      if (response.status === 202) return undefined;
      const failure = refused(request, response, `${reference} was not deleted`);
      if (failure.refusal !== "gone" || (await isGone(reference))) return failure;
      return malformed(request, response, `${reference} is still there`);
    } catch (error) {
      if (error instanceof RegistryError) return error;
      throw error;
    }
  }

  async function isGone(reference: string): Promise<boolean> {
    return (await resolve(endpoint, repository, reference)) === undefined;
  }

  /**
   * Removes a tag and looks for its image afterwards, unless that is settled by now: then it returns false. The plan
   * begins with tags whose images go anyway, so that a server is found out at no cost.
   */
  async function untagFirst(tag: Tag): Promise<boolean> {
    if (takesImages !== undefined) throw takesImages;
    if (leavesImages) return false;
    await untag(tag);
    const stop = (why: string) => new RegistryError("unexpected", `${why}, so no further tag is removed`);
    try {
      leavesImages = !(await isGone(tag.digest));
      if (!leavesImages)
        takesImages = stop(
          `this registry deletes an image together with one of its tags (${tag.digest} went with ${tag.name})`,
        );
    } catch (error) {
      takesImages = stop(`it is not known whether ${tag.digest} went with its tag ${tag.name} (${messageOf(error)})`);
    }
    return true;
  }

  return {
    powers,
    async deleteTag(tag) {
      if (!leavesImages && (await finding(untagFirst, tag))) return;
      await untag(tag);
    },
    async deleteManifest({ digest }, tags) {
      await remove(digest, () => lookout.assertUnneeded(digest, tags));
      // They went along with it: what is there again has been pushed.
      for (const { name } of tags) removed.add(name);
    },
  };
}
