/**
 * Everything that a repository holds, as far as Docker Hub lists it: tags with their images and platforms. One list tells
 * all of it, so no image is read. What has no tag, and is no platform of a tagged image, is not listed.
 */
import pMap from "p-map";
import { isRecord, malformed, parseJson } from "../oci/answer.ts";
import type { Endpoint, Exchange } from "../oci/endpoint.ts";
import { resolve } from "../oci/resolve.ts";
import type { Progress } from "../prune/registry.ts";
import type { Digest, Manifest, Powers, Snapshot, Tag } from "../prune/snapshot.ts";
import type { HubEndpoint } from "./endpoint.ts";
import { type ListedTag, tagOf } from "./entries.ts";
import { immutability } from "./immutable.ts";
import { readList } from "./pages.ts";
import { hubRefusal, readAdvice } from "./refusal.ts";

export interface Collecting {
  readonly endpoint: HubEndpoint;
  /** The registry, for what the list leaves out. */
  readonly registry: Endpoint;
  /** Requests of one repository under way at most. */
  readonly concurrency: number;
}

/** Images are deleted only when no tag needs them any more: the registry refuses all others. */
export const powers: Powers = { untag: true, untagFirst: true };

/** Throws when anything that the answer depends on could not be read. */
export async function collect(
  { endpoint, registry, concurrency }: Collecting,
  repository: string,
  onProgress: Progress = () => {},
): Promise<Snapshot> {
  const [isImmutable, listing] = await Promise.all([
    readImmutability(endpoint, repository),
    readTags(endpoint, repository, concurrency),
  ]);
  onProgress(listing.tags.length, listing.tags.length);
  const notes: string[] = isImmutable === undefined ? [unknownImmutability] : [];
  const tags: Tag[] = [];
  const manifests = new Map<Digest, Manifest>();
  const children = new Set<Digest>();
  await pMap(
    listing.tags,
    async (listed) => {
      const digest = listed.digest ?? (await resolve(registry, repository, listed.name));
      if (digest === undefined) {
        notes.push(`${listed.name} is listed, but has no image`);
        return;
      }
      tags.push({ name: listed.name, digest, time: listed.time, locked: isImmutable?.(listed.name) });
      const own = listed.children.filter((child) => child !== digest);
      for (const child of own) children.add(child);
      if (!manifests.has(digest)) manifests.set(digest, manifestOf(digest, own, listed.mediaType));
    },
    { concurrency },
  );
  for (const digest of children) if (!manifests.has(digest)) manifests.set(digest, manifestOf(digest, [], undefined));
  return { repository, tags, manifests, powers, incomplete: listing.incomplete, notes };
}

/** The list tells the type of a tagged image alone. */
function manifestOf(digest: Digest, children: readonly Digest[], mediaType = "unknown"): Manifest {
  return { digest, mediaType, children };
}

const unknownImmutability =
  "which tags are immutable could not be read (an organization access token needs the scope `scope-repository-read` for it); those that are stay all the same";

export interface ListedTags {
  /** In the order of the list. */
  readonly tags: readonly ListedTag[];
  /** Why there may be more. */
  readonly incomplete?: string | undefined;
}

/** The whole list of tags. Throws when a page could not be read. */
export async function readTags(endpoint: HubEndpoint, repository: string, concurrency: number): Promise<ListedTags> {
  const { entries, incomplete } = await readList(
    {
      read: (page) => endpoint.tags(repository, page),
      refuse: (exchange) => unreadable(exchange, repository),
      keep: tagOf,
    },
    concurrency,
  );
  const tags = entries.filter((tag) => tag !== undefined);
  const odd = entries.length - tags.length;
  return {
    tags,
    incomplete: odd > 0 ? `${odd} tags have names that the OCI specification does not allow` : incomplete,
  };
}

/** `undefined` when the credentials may not read that: then it shows when such a tag is to be deleted. */
async function readImmutability(endpoint: HubEndpoint, repository: string) {
  const exchange = await endpoint.repository(repository);
  if (exchange.response.status === 403) return undefined;
  if (exchange.response.status !== 200) throw unreadable(exchange, repository);
  const body = parseJson(exchange.response.body);
  if (!isRecord(body) || typeof body.name !== "string")
    throw malformed(exchange.request, exchange.response, `the body does not describe ${repository}`);
  return immutability(body.immutable_tags_settings);
}

/** The error for an answer that is none about `repository`. */
export function unreadable(exchange: Exchange, repository: string): Error {
  const missing = "There is no such repository, or these credentials may not see it: check `repositories`";
  const advice = exchange.response.status === 404 ? `${missing}. ${readAdvice}` : readAdvice;
  return hubRefusal(exchange, `${repository} could not be read`, advice);
}
