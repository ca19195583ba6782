/**
 * Deleting versions. GitHub has no "delete if unchanged" and protects no children, so each version is looked at right before
 * it goes. A 404 can also mean that the token lacks the right, so it is checked.
 */
import type { Http } from "../http/client.ts";
import type { Pace } from "../http/pace.ts";
import { malformed, parseJson } from "../oci/answer.ts";
import type { Endpoint, Exchange } from "../oci/endpoint.ts";
import { isGone, remove } from "../oci/removal.ts";
import { resolve } from "../oci/resolve.ts";
import { ChangedError, RegistryError } from "../prune/errors.ts";
import type { Deleter } from "../prune/registry.ts";
import type { Digest, Manifest, Snapshot, Tag } from "../prune/snapshot.ts";
import type { Base, GithubApi } from "./api.ts";
import { powers, unreadable } from "./collect.ts";
import { createLookout } from "./lookout.ts";
import { deleteAdvice, githubRefusal } from "./refusal.ts";
import { untag } from "./untag.ts";
import { pageOf, type Version, versionOf } from "./versions.ts";

export interface Deleting {
  readonly api: Pick<GithubApi, "versions" | "version" | "deleteVersion">;
  readonly registry: Endpoint;
  readonly base: Base;
  /** The name of the package, without its owner. */
  readonly name: string;
  readonly pace: Pace;
  readonly http: Pick<Http, "pause">;
  /** Milliseconds since the epoch. */
  now(): number;
}

export function createDeleter({ api, registry, base, name, pace, http, now }: Deleting, snapshot: Snapshot): Deleter {
  const { repository } = snapshot;
  const page = (number: number) => api.versions(base, name, number);
  const refuse = (exchange: Exchange) => unreadable(exchange, repository, now());
  const lookout = createLookout(registry, snapshot, page, refuse, now);
  const takenOff = new Set<string>();

  /** `undefined` when it is gone. */
  async function lookAt(id: string): Promise<Version | undefined> {
    const exchange = await api.version(base, name, id);
    const { request, response } = exchange;
    if (response.status === 200) {
      const version = versionOf(parseJson(response.body));
      if (version?.tags === undefined || version.id !== id)
        throw malformed(request, response, `the body does not describe version ${id}`);
      return version;
    }
    const refusal = githubRefusal(exchange, `version ${id} of ${repository} could not be looked up`, now());
    if ("refusal" in refusal && refusal.refusal === "gone") return undefined;
    throw refusal;
  }

  async function assertAsPlanned(digest: Digest, id: string, planned: readonly Tag[]): Promise<void> {
    const version = await lookAt(id);
    if (version === undefined) throw new RegistryError("gone", `version ${id} is gone already`);
    const names = new Set(planned.map((tag) => tag.name));
    const { tags = [] } = version;
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
    if (exchange.response.status === 204 || exchange.response.status === 200) return;
    const refusal = githubRefusal(exchange, `version ${id} of ${repository} was not deleted`, now(), deleteAdvice);
    const isMissing = "refusal" in refusal && refusal.refusal === "gone";
    if (isMissing && (await lookAt(id)) !== undefined)
      throw new RegistryError("forbidden", refusal.message, refusal.exchange);
    throw refusal;
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
      takenOff.add(tag.name);
      let isAgain = false;
      await pace.keep(async () => {
        const before = isAgain;
        isAgain = true;
        try {
          await untag({ http, registry, repository, newest, deleteVersion }, tag);
        } catch (error) {
          // What an answer that was lost had already done.
          if (!before || !isGone(error)) throw error;
        }
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
      });
    },
  };
}
