/**
 * Everything that a package holds. GitHub lists versions with their tags and times; what leads where stands only in the
 * manifests, which are read where something can go, and nowhere else.
 */
import pMap from "p-map";
import type { Endpoint, Exchange } from "../oci/endpoint.ts";
import { resolve } from "../oci/resolve.ts";
import type { Progress, Wanted } from "../prune/registry.ts";
import type { Digest, Powers, Snapshot, Tag, Timestamp } from "../prune/snapshot.ts";
import type { GithubApi } from "./api.ts";
import type { Looking } from "./look.ts";
import { bareManifest, readManifests } from "./manifests.ts";
import { isMarker } from "./marker.ts";
import { githubRefusal, readAdvice } from "./refusal.ts";
import { readVersions, type Version } from "./versions.ts";

export interface Collecting extends Looking {
  readonly api: Pick<GithubApi, "versions" | "version">;
  readonly registry: Endpoint;
  /** Requests of one repository under way at most. */
  readonly concurrency: number;
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
  const { versions: listed, incomplete } = await readVersions(
    (page) => api.versions(base, name, page),
    (exchange) => unreadable(exchange, repository, now()),
  );
  const versions = newestOfEach(listed);
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
    // What turned out to be deleted already is counted by no rule.
    tags: tags.filter(({ digest }) => manifests.has(digest)),
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

/** What was deleted and pushed again can be listed twice, until the list has caught up: what counts is the last push. */
function newestOfEach(versions: readonly Version[]): readonly Version[] {
  const newest = new Map<Digest, Version>();
  for (const version of versions) {
    const known = newest.get(version.digest);
    if (known === undefined || Number(known.id) < Number(version.id)) newest.set(version.digest, version);
  }
  return [...newest.values()];
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

/** In milliseconds, for which the list may lag behind a change of tags: it shows one on two versions, or where it was. */
const lag = 600_000;

/** A tag that is on two versions, or on one whose tags have changed lately, is where the registry says that it is. */
async function tagsOf(
  { registry, concurrency, now }: Collecting,
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
  const isUnsettled = ({ updatedAt = 0, createdAt = 0 }: Version) => updatedAt > createdAt && now() - updatedAt <= lag;
  const unsettled = new Set(versions.filter(isUnsettled).map(({ digest }) => digest));
  const markers = new Set(versions.filter(isMarker).map(({ digest }) => digest));
  const found = await pMap(
    on,
    async ([name, digests]): Promise<Tag[]> => {
      const [only, ...others] = digests;
      const isSure = only !== undefined && others.length === 0 && !unsettled.has(only);
      const digest = isSure ? only : await resolve(registry, repository, name);
      if (digest === undefined) return [];
      const leftover = markers.has(digest) ? "what is left of an untagging that was cut off" : undefined;
      return [{ name, digest, time: times.get(digest), leftover }];
    },
    { concurrency },
  );
  return found.flat();
}

/** The error for an answer that is not the list of versions of `repository`. */
export function unreadable(exchange: Exchange, repository: string, now: number): Error {
  return githubRefusal(exchange, `the versions of ${repository} could not be listed`, now, readAdvice);
}
