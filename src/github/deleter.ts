/**
 * Deleting versions. GitHub has no "delete if unchanged" and protects no children, so each version is looked at right before
 * it goes. A 404 can also mean that the token lacks the right, so it is checked.
 */
import type { Http } from "../http/client.ts";
import type { Pace } from "../http/pace.ts";
import type { Endpoint, Exchange } from "../oci/endpoint.ts";
import { isGone, remove } from "../oci/removal.ts";
import { resolve } from "../oci/resolve.ts";
import { ChangedError, RegistryError } from "../prune/errors.ts";
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
  const takenOff = new Set<string>();
  /** Set once this token has turned out not to delete: then no tag is moved for nothing. */
  let denied: RegistryError | undefined;

  async function assertAsPlanned(digest: Digest, id: string, planned: readonly Tag[]): Promise<void> {
    const version = await look(id);
    if (version === undefined) throw new RegistryError("gone", `version ${id} is gone already`);
    const { tags } = version;
    if (tags === undefined || version.digest !== digest)
      throw new RegistryError("unexpected", `GitHub does not tell which tags ${digest}, its version ${id}, has`);
    const names = new Set(planned.map((tag) => tag.name));
    const added = tags.find((tag) => !names.has(tag));
    if (added !== undefined)
      throw new ChangedError(`${digest} has the tag ${added}, which was not planned to go with it`);
    for (const tag of names) if (!tags.includes(tag)) await assertNotMoved(tag, digest);
    await lookout.assertUnneeded(digest);
  }

  /** Throws when `tag`, which was planned to go with `digest` and is not on its version any more, is somewhere else. */
  async function assertNotMoved(tag: string, digest: Digest): Promise<void> {
    const elsewhere = await resolve(registry, repository, tag);
    if (elsewhere !== undefined && elsewhere !== digest)
      throw new ChangedError(`${tag} pointed to ${digest}, and points to ${elsewhere} now`);
  }

  async function deleteVersion(id: string): Promise<void> {
    const exchange = await api.deleteVersion(base, name, id);
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
    const others = snapshot.tags.filter((tag) => tag.digest === digest && tag.name !== name);
    return others.map((tag) => tag.name).filter((other) => !takenOff.has(other));
  }

  return {
    powers,
    async deleteTag(tag) {
      if (denied !== undefined) throw denied;
      takenOff.add(tag.name);
      await remove(pace, {
        // It looks by itself, at every step.
        look: async () => {},
        send: () => untag({ http, registry, repository, newest, deleteVersion }, tag),
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
