/** Everything that a repository holds, as far as plain OCI lets it be seen: what tags lead to, and its referrers. */
import pMap from "p-map";
import { companionSubject } from "../prune/companion.ts";
import { isTagName } from "../prune/names.ts";
import type { Progress, Wanted } from "../prune/registry.ts";
import type { Digest, Manifest, Snapshot, Tag, Timestamp } from "../prune/snapshot.ts";
import { createdTimes } from "./created.ts";
import type { Endpoint } from "./endpoint.ts";
import { list } from "./listing.ts";
import { type ReadManifest, readManifest } from "./manifest.ts";
import type { Referrers } from "./referrers.ts";

export interface Collecting {
  readonly endpoint: Endpoint;
  readonly referrers: Referrers;
  /** Requests of one repository under way at most. */
  readonly concurrency: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Throws when anything that the answer depends on could not be read; a clean "does not exist" is an answer. */
export async function collect(
  { endpoint, referrers, concurrency, now }: Collecting,
  repository: string,
  wanted: Wanted,
  onProgress: Progress = () => {},
): Promise<Snapshot> {
  /** One failure ends the reading: what waits is not sent any more. */
  const inParallel = <Item, Result>(items: Iterable<Item>, read: (item: Item) => Promise<Result>): Promise<Result[]> =>
    pMap(items, read, { concurrency });

  const listing = await list(endpoint, endpoint.tags(repository), "tags", "the tags");
  const names = listing.names.filter(isTagName);
  const odd = listing.names.length - names.length;

  const notes: string[] = [];
  const tags: Tag[] = [];
  const manifests = new Map<Digest, ReadManifest>();
  await inParallel(names, async (name) => {
    const manifest = await readManifest(endpoint, repository, name);
    if (manifest === undefined) notes.push(`${name} is listed, but has no manifest`);
    else {
      tags.push({ name, digest: manifest.digest });
      if (!manifests.has(manifest.digest)) manifests.set(manifest.digest, manifest);
    }
    onProgress(tags.length, names.length);
  });

  const absent = new Set<Digest>();
  /** Reads `digests` and all that they list, at any depth, once each. Returns those that it read and found. */
  async function read(digests: Iterable<Digest>): Promise<readonly Digest[]> {
    const all: Digest[] = [];
    const missing = (some: Iterable<Digest>) =>
      new Set(Iterator.from(some).filter((digest) => !manifests.has(digest) && !absent.has(digest)));
    for (let open = missing(digests); open.size > 0; ) {
      const found = await inParallel(open, async (digest) => {
        const manifest = await readManifest(endpoint, repository, digest);
        if (manifest === undefined) absent.add(digest);
        else manifests.set(digest, manifest);
        return manifest === undefined ? [] : [manifest];
      });
      for (const { digest } of found.flat()) all.push(digest);
      open = missing(found.flat().flatMap(({ listed }) => listed));
    }
    return all;
  }
  await read([...manifests.values()].flatMap((manifest) => manifest.listed));
  // An untagged subject shows only through its companions.
  if (wanted.untagged) await read(tags.flatMap((tag) => companionSubject(tag) ?? []));

  // What refers to all of these, what refers to that, and what any of it lists.
  for (let subjects: readonly Digest[] = [...manifests.keys()]; subjects.length > 0; ) {
    subjects = await read((await inParallel(subjects, (subject) => referrers.of(repository, subject))).flat());
  }

  const times = createdTimes(endpoint, repository, manifests, now);
  const timed = wanted.timesFor(tags, manifests);
  const dated = timed.manifests.union(new Set(tags.filter((tag) => timed.tags.has(tag.name)).map((tag) => tag.digest)));
  const timeOf = new Map(
    await inParallel(dated, async (digest) => [digest, await times.of(manifests.get(digest) as ReadManifest)] as const),
  );

  return {
    repository,
    tags: tags.map((tag) => (timed.tags.has(tag.name) ? { ...tag, time: timeOf.get(tag.digest) } : tag)),
    manifests: new Map(
      manifests
        .values()
        .map((manifest) => [
          manifest.digest,
          plain(manifest, timed.manifests.has(manifest.digest) ? timeOf.get(manifest.digest) : undefined),
        ]),
    ),
    // Distribution 2 is the server that ignores page sizes, and the one that cannot delete by tag.
    powers: { untag: !listing.ignoresPages, untagFirst: !listing.ignoresPages },
    incomplete: odd > 0 ? `${odd} tags have names that the OCI specification does not allow` : listing.incomplete,
    notes,
  };
}

/** Without what only reading needs. */
function plain(
  { digest, mediaType, children, subject, size, blobs, locked }: ReadManifest,
  time: Timestamp | undefined,
): Manifest {
  return { digest, mediaType, children, subject, size, blobs, locked, time };
}
