/**
 * Deleting versions. GitHub has no "delete if unchanged" and protects no children, so each version is looked at right before
 * it goes. A 404 can also mean that the token lacks the right, so it is checked.
 */
import type { Http } from "../http/client.ts";
import type { Pace } from "../http/pace.ts";
import { assertTagsAsPlanned } from "../oci/as-planned.ts";
import type { Endpoint, Exchange } from "../oci/endpoint.ts";
import { isGone, remove } from "../oci/removal.ts";
import { resolve } from "../oci/resolve.ts";
import { RegistryError } from "../prune/errors.ts";
import type { Deleter } from "../prune/registry.ts";
import type { Digest, Manifest, Snapshot, Tag } from "../prune/snapshot.ts";
import type { GithubApi } from "./api.ts";
import { powers, unreadable } from "./collect.ts";
import { type Looking, lookAt } from "./look.ts";
import { createLookout } from "./lookout.ts";
import { deleteAdvice, githubRefusal } from "./refusal.ts";
import { untag } from "./untag.ts";
import { pageOf, type Version } from "./versions.ts";

export interface Deleting extends Looking {
  readonly api: Pick<GithubApi, "versions" | "version" | "deleteVersion">;
  readonly registry: Endpoint;
  readonly pace: Pace;
  readonly http: Pick<Http, "pause">;
}

export function createDeleter(deleting: Deleting, snapshot: Snapshot): Deleter {
  const { api, registry, base, name, pace, http, now } = deleting;
  const { repository } = snapshot;
  const look = (id: string) => lookAt(deleting, id);
  const page = (number: number) => api.versions(base, name, number);
  const refuse = (exchange: Exchange) => unreadable(exchange, repository, now());
  const lookout = createLookout(registry, snapshot, page, refuse, now);
  const tagsOn = Map.groupBy(snapshot.tags, ({ digest }) => digest);
  const takenOff = new Set<string>();
  /** Set once this token has turned out not to delete: then no tag is moved for nothing. */
  let denied: RegistryError | undefined;

  async function assertAsPlanned(digest: Digest, id: string, planned: readonly Tag[]): Promise<void> {
    await lookout.assertUnneeded(digest);
    // What is looked at last is known best.
    const version = await look(id);
    if (version === undefined) throw new RegistryError("gone", `version ${id} is gone already`);
    const { tags } = version;
    if (tags === undefined || version.digest !== digest)
      throw new RegistryError("unexpected", `GitHub does not tell which tags ${digest}, its version ${id}, has`);
    await assertTagsAsPlanned(digest, new Set(planned.map((tag) => tag.name)), new Set(tags), (tag) =>
      resolve(registry, repository, tag),
    );
  }

  async function deleteVersion(id: string, finishes = false): Promise<void> {
    const exchange = await api.deleteVersion(base, name, id, finishes);
    if (exchange.response.status === 204) return;
    const refusal = githubRefusal(exchange, `version ${id} of ${repository} was not deleted`, now(), deleteAdvice);
    if (!(refusal instanceof RegistryError)) throw refusal;
    // A 404 is also what a token gets that lacks the right.
    const isDenied = refusal.refusal === "forbidden" || (isGone(refusal) && (await look(id)) !== undefined);
    if (!isDenied) throw refusal;
    denied ??= new RegistryError("forbidden", refusal.message, refusal.exchange);
    throw denied;
  }

  async function newest(): Promise<readonly Version[]> {
    return pageOf(await page(1), refuse).versions;
  }

  /** The other tags on the image of a tag, of which this run takes none off. */
  function siblingsOf({ name, digest }: Tag): readonly string[] {
    const others = (tagsOn.get(digest) ?? []).map((tag) => tag.name).filter((other) => other !== name);
    return others.filter((other) => !takenOff.has(other));
  }

  return {
    powers,
    async deleteTag(tag) {
      if (denied !== undefined) throw denied;
      takenOff.add(tag.name);
      await remove(pace, {
        // It looks by itself, at every step.
        look: async () => {},
        send: () => untag({ http, registry, repository, newest, deleteMarker: (id) => deleteVersion(id, true) }, tag),
        isDone: async () => (await resolve(registry, repository, tag.name)) === undefined,
      });
      for (const sibling of siblingsOf(tag)) {
        if ((await resolve(registry, repository, sibling)) === undefined)
          throw new RegistryError("unexpected", `${sibling}, on the same image as ${tag.name}, is gone`);
      }
    },
    deleteManifest: ({ digest, id }: Manifest, tags) => {
      if (id === undefined) throw new RegistryError("unexpected", `${digest} is not a version that can be deleted`);
      return remove(pace, {
        look: () => assertAsPlanned(digest, id, tags),
        send: () => deleteVersion(id),
        isDone: async () => (await look(id)) === undefined,
      });
    },
  };
}
