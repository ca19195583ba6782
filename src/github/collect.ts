/**
 * Everything that a package holds. GitHub lists versions with their tags and times; what leads where stands only in the
 * manifests at the registry. Each manifest that is read counts as a download, and a version that was downloaded 5,000 times
 * cannot be deleted any more: so they are read only where something can go, and then those that can lead somewhere.
 */
import pMap from "p-map";
import type { Endpoint, Exchange } from "../oci/endpoint.ts";
import { readManifest } from "../oci/manifest.ts";
import { resolve } from "../oci/resolve.ts";
import type { Progress, Wanted } from "../prune/registry.ts";
import type { Digest, Manifest, Powers, Snapshot, Tag, Timestamp } from "../prune/snapshot.ts";
import type { Base, GithubApi } from "./api.ts";
import { markerFor } from "./marker.ts";
import { githubRefusal, readAdvice } from "./refusal.ts";
import { readVersions, type Version } from "./versions.ts";

export interface Collecting {
  readonly api: Pick<GithubApi, "versions">;
  readonly registry: Endpoint;
  readonly base: Base;
  /** The name of the package, without its owner. */
  readonly name: string;
  /** Requests of one repository under way at most. */
  readonly concurrency: number;
  /** Milliseconds since the epoch. */
  now(): number;
}

export const powers: Powers = {
  untag: true,
  untagFirst: false,
  lastTagged: "last tagged version: GitHub deletes the last version with a tag only together with the package",
};

/** Throws when anything that the answer depends on could not be read. */
export async function collect(
  collecting: Collecting,
  repository: string,
  wanted: Wanted,
  onProgress: Progress = () => {},
): Promise<Snapshot> {
  const { api, base, name, now } = collecting;
  const { versions, incomplete } = await readVersions(
    (page) => api.versions(base, name, page),
    (exchange) => unreadable(exchange, repository, now()),
  );
  const times = timesOf(versions);
  const tags = await tagsOf(collecting, repository, versions, times);
  onProgress(tags.length, tags.length);

  const tagged = new Set(tags.map(({ digest }) => digest));
  const bare = new Map(versions.map((version) => [version.digest, bareManifest(version)]));
  const doomed = wanted.doomed(tags, bare);
  const canGo = doomed.size > 0 || (wanted.untagged && tagged.size < bare.size);
  const { manifests, notes } = canGo
    ? await readManifests(collecting, repository, tags, versions)
    : { manifests: bare, notes: [] };
  return {
    repository,
    tags,
    manifests: new Map(
      manifests
        .values()
        .map((manifest) => [
          manifest.digest,
          wanted.untagged && !tagged.has(manifest.digest)
            ? { ...manifest, time: times.get(manifest.digest) }
            : manifest,
        ]),
    ),
    powers,
    incomplete,
    notes,
  };
}

function bareManifest({ id, digest, tags }: Version): Manifest {
  const locked = tags === undefined ? "GitHub does not tell which tags it has" : undefined;
  return { digest, id, mediaType: "unknown", children: [], locked };
}

/**
 * When each version was pushed, or its tags changed last: a build that gives an old digest a new tag makes it new. Within a
 * second, which is all that GitHub tells, the greater id is the newer.
 */
function timesOf(versions: readonly Version[]): ReadonlyMap<Digest, Timestamp> {
  const times = new Map<Digest, Timestamp>();
  for (const [updatedAt, same] of Map.groupBy(versions, (version) => version.updatedAt)) {
    if (updatedAt === undefined) continue;
    const ordered = same.toSorted((a, b) => Number(a.id) - Number(b.id));
    for (const [at, { digest }] of ordered.entries())
      times.set(digest, { at: updatedAt + Math.min(at, 999), source: "pushed or tagged" });
  }
  return times;
}

/** A tag that is on two versions, because the list lags behind, is where the registry says that it is. */
async function tagsOf(
  { registry, concurrency }: Collecting,
  repository: string,
  versions: readonly Version[],
  times: ReadonlyMap<Digest, Timestamp>,
): Promise<readonly Tag[]> {
  const on = new Map<string, Digest[]>();
  for (const { digest, tags = [] } of versions) {
    for (const name of tags) {
      const known = on.get(name);
      if (known) known.push(digest);
      else on.set(name, [digest]);
    }
  }
  const alone = new Set(versions.flatMap(({ digest, tags }) => (tags?.length === 1 ? [digest] : [])));
  const found = await pMap(
    on,
    async ([name, digests]): Promise<Tag[]> => {
      const digest = digests.length === 1 ? digests[0] : await resolve(registry, repository, name);
      if (digest === undefined) return [];
      const isMarker = alone.has(digest) && digest === markerFor(name).digest;
      const leftover = isMarker ? "what is left of an untagging that was cut off" : undefined;
      return [{ name, digest, time: times.get(digest), leftover }];
    },
    { concurrency },
  );
  return found.flat();
}

/**
 * Reads the manifests of all tags, and at any depth what they list that is itself an index; then those without a tag that
 * nothing of it lists, for each may be an index that stays, or a signature.
 */
async function readManifests(
  { registry, concurrency }: Collecting,
  repository: string,
  tags: readonly Tag[],
  versions: readonly Version[],
): Promise<{ manifests: ReadonlyMap<Digest, Manifest>; notes: readonly string[] }> {
  const manifests = new Map(versions.map((version) => [version.digest, bareManifest(version)]));
  const notes: string[] = [];
  const done = new Set(tags.flatMap(({ digest, leftover }) => (leftover === undefined ? [] : [digest])));
  const listed = new Set<Digest>();

  async function read(digest: Digest): Promise<void> {
    if (done.has(digest)) return;
    done.add(digest);
    const known = manifests.get(digest);
    const found = await readManifest(registry, repository, digest);
    if (found === undefined) {
      if (known === undefined) return;
      notes.push(`${digest} is listed, but the registry does not have it; it stays`);
      manifests.set(digest, { ...known, locked: known.locked ?? "listed, but the registry does not have it" });
      return;
    }
    const { mediaType, children, subject, size, blobs, locked } = found;
    manifests.set(digest, {
      ...{ digest, id: known?.id, mediaType, children, subject, size, blobs },
      // What is not among the versions cannot be deleted.
      locked: known === undefined ? "not listed as a version" : (known.locked ?? locked),
    });
    for (const child of children) listed.add(child);
    await readAll(found.nested);
  }
  const readAll = (digests: Iterable<Digest>) => pMap(digests, read, { concurrency });

  await readAll(new Set(tags.map(({ digest }) => digest)));
  const rest = versions.filter(({ digest }) => !done.has(digest) && !listed.has(digest));
  await pMap(
    pushedTogether(rest),
    async (together) => {
      for (const { digest } of together) if (!listed.has(digest)) await read(digest);
    },
    { concurrency },
  );
  return { manifests, notes };
}

/** In milliseconds, between two pushes that belong together. */
const apart = 60_000;

/** What was pushed shortly one after the other, newest first: an index comes before what it lists, and saves reading that. */
function pushedTogether(versions: readonly Version[]): readonly (readonly Version[])[] {
  const ordered = versions.toSorted((a, b) => Number(b.id) - Number(a.id));
  const groups: Version[][] = [];
  let before = Number.NaN;
  for (const version of ordered) {
    const at = version.createdAt ?? 0;
    if (Math.abs(before - at) <= apart) groups.at(-1)?.push(version);
    else groups.push([version]);
    before = at;
  }
  return groups;
}

/** The error for an answer that is not the list of versions of `repository`. */
export function unreadable(exchange: Exchange, repository: string, now: number): Error {
  return githubRefusal(exchange, `the versions of ${repository} could not be listed`, now, readAdvice);
}
