/**
 * Deleting at Docker Hub: tags by its API, which leaves their images, and then the images by the registry, which refuses
 * those that a tag or another image still needs.
 */
import type { Pace } from "../http/pace.ts";
import { refused } from "../oci/answer.ts";
import type { Endpoint, Exchange } from "../oci/endpoint.ts";
import { keptFresh } from "../oci/freshness.ts";
import { remove } from "../oci/removal.ts";
import { resolve } from "../oci/resolve.ts";
import { ChangedError, RegistryError } from "../prune/errors.ts";
import type { Deleter } from "../prune/registry.ts";
import type { Digest, Snapshot, Tag } from "../prune/snapshot.ts";
import { powers, readTags } from "./collect.ts";
import type { HubEndpoint } from "./endpoint.ts";
import { createLookout } from "./lookout.ts";
import { deleteImageAdvice, deleteTagAdvice, hubRefusal } from "./refusal.ts";

export interface Deleting {
  readonly endpoint: HubEndpoint;
  readonly registry: Endpoint;
  readonly pace: Pace;
  /** Requests of one repository under way at most. */
  readonly concurrency: number;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Nobody has it, and so nothing needs it. */
const nobodysDigest = `sha256:${"0".repeat(64)}`;
/** What a tag and an image that were deleted are answered with; whether anything else was a success, a look tells. */
const deleted = { tag: 204, image: 202 };

/** Which rights the credentials have shows only when they are used. Throws when the tags cannot be looked at again. */
export async function createDeleter(
  { endpoint, registry, pace, concurrency, now }: Deleting,
  snapshot: Snapshot,
): Promise<Deleter> {
  const { repository } = snapshot;
  const lookout = createLookout(endpoint, snapshot, now);
  await lookout.look();
  const needs = keptFresh(() => needsOf(endpoint, repository, concurrency), now);
  let mayDelete: Promise<boolean> | undefined;

  async function isGone(reference: string): Promise<boolean> {
    return (await resolve(registry, repository, reference)) === undefined;
  }

  async function sendForTag(name: string): Promise<void> {
    const exchange = await endpoint.deleteTag(repository, name);
    if (exchange.response.status !== deleted.tag)
      throw hubRefusal(exchange, `${name} was not deleted`, deleteTagAdvice);
  }

  async function sendForImage(digest: Digest, tags: readonly Tag[]): Promise<void> {
    const exchange = await registry.manifest("DELETE", repository, digest);
    const { request, response } = exchange;
    if (response.status === deleted.image) return;
    if (response.status === 403) throw await whyForbidden(exchange, digest, tags);
    throw refused(request, response, `${digest} was not deleted`);
  }

  /** The registry answers 403 both for what is still needed and for who may not delete. Throws `ChangedError`, too. */
  async function whyForbidden(
    { request, response }: Exchange,
    digest: Digest,
    planned: readonly Tag[],
  ): Promise<Error> {
    const claimants = (await needs()).get(digest) ?? [];
    const names = new Set(planned.map(({ name }) => name));
    const unplanned = claimants.find((claimant) => !names.has(claimant));
    if (unplanned !== undefined)
      return new ChangedError(`${digest} is needed by ${unplanned}, which was not so when it was planned`);
    // What is on the list again may have been pushed again.
    await lookout.look();
    for (const tag of planned) await lookout.assertUnchanged(tag);
    if (claimants.length > 0)
      return new RegistryError("unexpected", `${claimants.join(", ")} was deleted, but Docker Hub still lists it`);
    mayDelete ??= registry
      .manifest("DELETE", repository, nobodysDigest)
      .then(({ response }) => response.status !== 403);
    return (await mayDelete)
      ? new RegistryError("referenced", `the registry says that ${digest} is still needed, by what it does not list`)
      : refused(request, response, `${digest} was not deleted`, deleteImageAdvice);
  }

  return {
    powers,
    deleteTag: (tag) =>
      remove(pace, {
        async look(again) {
          // By then somebody may have pushed the tag again.
          if (again) await lookout.look();
          await lookout.assertUnchanged(tag);
        },
        send: () => sendForTag(tag.name),
        isDone: () => isGone(tag.name),
      }),
    deleteManifest: ({ digest }, tags) =>
      remove(pace, {
        async look(again) {
          // After a 500 the registry goes on by itself in the background.
          if (again && (await isGone(digest))) throw new RegistryError("gone", `${digest} is gone`);
        },
        send: () => sendForImage(digest, tags),
        isDone: () => isGone(digest),
      }),
  };
}

/** What tags need at this moment, each with their names. */
async function needsOf(
  endpoint: HubEndpoint,
  repository: string,
  concurrency: number,
): Promise<ReadonlyMap<Digest, readonly string[]>> {
  const { tags, incomplete } = await readTags(endpoint, repository, concurrency);
  if (incomplete !== undefined)
    throw new RegistryError("unexpected", `the tags could not be listed again: ${incomplete}`);
  const needs = new Map<Digest, string[]>();
  for (const { name, digest, children } of tags) {
    for (const needed of digest === undefined ? children : [digest, ...children]) {
      const names = needs.get(needed);
      if (names) names.push(name);
      else needs.set(needed, [name]);
    }
  }
  return needs;
}
