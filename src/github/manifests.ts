/**
 * What leads where in a package, which only its manifests tell. Each that is read counts as a download, and a version that was
 * downloaded 5,000 times cannot be deleted any more: so only those are read that can lead somewhere, each once.
 */
import pMap from "p-map";
import type { Endpoint } from "../oci/endpoint.ts";
import { readManifest } from "../oci/manifest.ts";
import { short } from "../prune/need.ts";
import type { Digest, Manifest, Tag } from "../prune/snapshot.ts";
import { type Looking, lookAt } from "./look.ts";
import type { Version } from "./versions.ts";

export interface Reading extends Looking {
  readonly registry: Endpoint;
  /** Requests under way at most. */
  readonly concurrency: number;
}

const notThere = "listed, but the registry does not have it";

/** What the list of versions tells of a manifest. */
export function bareManifest({ id, digest, tags }: Version): Manifest {
  const locked = tags === undefined ? "GitHub does not tell which tags it has" : undefined;
  return { digest, id, mediaType: "unknown", children: [], locked };
}

/**
 * Reads the manifests of all tags, and at any depth what they list that is itself an index; then those without a tag that
 * nothing of it lists, for each may be an index that stays, or a signature. What is listed and turns out to be deleted
 * already is left out.
 */
export async function readManifests(
  reading: Reading,
  repository: string,
  tags: readonly Tag[],
  versions: readonly Version[],
): Promise<{ manifests: ReadonlyMap<Digest, Manifest>; notes: readonly string[] }> {
  const { registry, concurrency } = reading;
  const manifests = new Map(versions.map((version) => [version.digest, bareManifest(version)]));
  const notes: string[] = [];
  const done = new Set<Digest>();
  const listed = new Set<Digest>();

  /** Returns what it lists that is itself an index. */
  async function read(digest: Digest): Promise<readonly Digest[]> {
    if (done.has(digest)) return [];
    done.add(digest);
    const known = manifests.get(digest);
    const found = await readManifest(registry, repository, digest);
    if (found === undefined) {
      if (known?.id !== undefined) await missing(known, known.id);
      return [];
    }
    const { mediaType, children, subject, size, blobs, locked } = found;
    manifests.set(digest, {
      ...{ digest, id: known?.id, mediaType, children, subject, size, blobs },
      // What is not among the versions cannot be deleted.
      locked: known === undefined ? "not listed as a version" : (known.locked ?? locked),
    });
    for (const child of children) listed.add(child);
    return found.nested;
  }
  /** The list lags behind deletes: only the version itself tells whether it was one. */
  async function missing(listed: Manifest, id: string): Promise<void> {
    const { digest } = listed;
    if ((await lookAt(reading, id)) === undefined) {
      manifests.delete(digest);
      return;
    }
    notes.push(`${digest} is ${notThere}; it stays`);
    manifests.set(digest, { ...listed, locked: notThere });
  }
  /** Reads `digests` and the indexes below them, so many `atOnce`. */
  async function readAll(digests: Iterable<Digest>, atOnce: number): Promise<void> {
    for (let open = [...digests]; open.length > 0; ) open = (await pMap(open, read, { concurrency: atOnce })).flat();
  }

  await readAll(new Set(tags.map(({ digest }) => digest)), concurrency);
  const rest = versions.filter(({ digest }) => !done.has(digest) && !listed.has(digest));
  await pMap(
    pushedTogether(rest),
    async (together) => {
      for (const { digest } of together) if (!listed.has(digest)) await readAll([digest], 1);
    },
    { concurrency },
  );
  // A tag on what cannot be read may need anything that has no tag of its own.
  const tagged = new Set(tags.map(({ digest }) => digest));
  const ghost = tagged.values().find((digest) => manifests.get(digest)?.locked === notThere);
  if (ghost !== undefined)
    for (const [digest, manifest] of manifests)
      if (!tagged.has(digest))
        manifests.set(digest, {
          ...manifest,
          locked: manifest.locked ?? `perhaps a part of ${short(ghost)}, which is ${notThere}`,
        });
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
