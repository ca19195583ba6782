/**
 * The decision once more, as slowly and as plainly as the design says it, without a line of the engine: what the engine
 * is compared with on random repositories.
 */
import type { Digest, Snapshot, Tag } from "../../src/prune/snapshot.ts";
import { type Counters, forget } from "./forget.ts";
import { day, now } from "./state.ts";

/** A policy in plain functions and days. */
export interface PlainPolicy {
  readonly selects: (name: string) => boolean;
  readonly protects: (name: string) => boolean;
  readonly protectDigests: ReadonlySet<Digest>;
  readonly keep?: number | undefined;
  readonly keepWithinDays?: number | undefined;
  readonly calendar?: { readonly counters: Counters; readonly timeZone: string } | undefined;
  /** Majors, minors, patches. */
  readonly keepSemver?: readonly [number, number, number] | undefined;
  readonly keepPrereleases?: number | undefined;
  readonly sortBy: "time" | "semver" | "name";
  /** The group of a tag; one for all where nothing groups them. */
  readonly groupOf: (name: string) => string;
  readonly deleteUntaggedAfterDays?: number | undefined;
}

export interface Verdicts {
  readonly tags: ReadonlyMap<string, "retained" | "deleted" | "untagged">;
  /** The manifests that go. */
  readonly deleted: ReadonlySet<Digest>;
}

/** Every pair of manifests of which the second exists for the sake of the first. */
export function dependences({ tags, manifests }: Snapshot, follows: (tag: Tag) => boolean): [Digest, Digest][] {
  const pairs: [Digest, Digest][] = [];
  for (const { digest, children, subject } of manifests.values()) {
    for (const child of children) pairs.push([digest, child]);
    if (subject !== undefined) pairs.push([subject, digest]);
  }
  for (const tag of tags) {
    const subject = subjectOf(tag);
    if (subject !== undefined && follows(tag)) pairs.push([subject, tag.digest]);
  }
  return pairs.filter(([from, to]) => manifests.has(from) && manifests.has(to));
}

/** `starts` and all that `pairs` lead to from there, found by trying every pair until nothing is new. */
export function reachable(pairs: readonly [Digest, Digest][], starts: Iterable<Digest>): Set<Digest> {
  const found = new Set(starts);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [from, to] of pairs) if (found.has(from)) found.add(to);
  }
  return found;
}

export function decide(snapshot: Snapshot, policy: PlainPolicy): Verdicts {
  const { tags, manifests, powers } = snapshot;
  const isProtected = (tag: Tag) =>
    policy.protects(tag.name) ||
    policy.protectDigests.has(tag.digest) ||
    tag.locked !== undefined ||
    !manifests.has(tag.digest) ||
    manifests.get(tag.digest)?.locked !== undefined;
  const isCompanion = (tag: Tag) => !isProtected(tag) && subjectOf(tag) !== undefined;
  const follows = (tag: Tag) => isCompanion(tag) && manifests.has(subjectOf(tag) as Digest);
  const isOrphan = (tag: Tag) => isCompanion(tag) && !follows(tag);
  const isCandidate = (tag: Tag) => !isProtected(tag) && !isCompanion(tag) && policy.selects(tag.name);
  const candidates = tags.filter(isCandidate);
  const groups = [...new Set(candidates.map(({ name }) => policy.groupOf(name)))];
  const kept = new Set(
    groups.flatMap((group) => {
      const isMember = ({ name }: Tag) => policy.groupOf(name) === group;
      const images = new Set(candidates.filter(isMember).map((tag) => tag.digest));
      // An image ranks by all its tags that are selected, protected or not, as long as there is something to decide.
      const counted = tags.filter(
        (tag) => images.has(tag.digest) && isMember(tag) && policy.selects(tag.name) && subjectOf(tag) === undefined,
      );
      return [...keptBy(counted, policy), ...keptAsVersions(counted.filter(isCandidate), counted, tags, policy)];
    }),
  );
  const ripe = (at: number | undefined) =>
    policy.deleteUntaggedAfterDays !== undefined &&
    trusted(at) !== undefined &&
    (at as number) < now - policy.deleteUntaggedAfterDays * day;

  const pairs = dependences(snapshot, follows);
  const goes = (tag: Tag) => (candidates.includes(tag) ? !kept.has(tag) : isOrphan(tag) && ripe(tag.time?.at));
  const isLedTo = (digest: Digest) =>
    tags.some((tag) => tag.digest === digest) || pairs.some(([, to]) => to === digest);
  const untagged = [...manifests.values()].filter(({ digest }) => !isLedTo(digest));

  const roots = [
    ...tags.filter((tag) => !follows(tag) && !goes(tag)).map((tag) => tag.digest),
    ...policy.protectDigests,
    ...[...manifests.values()].filter(({ locked }) => locked !== undefined).map(({ digest }) => digest),
    ...untagged.filter(({ time }) => !ripe(time?.at)).map(({ digest }) => digest),
  ];
  const doomed = [
    ...tags.filter((tag) => goes(tag)).map((tag) => tag.digest),
    ...untagged.filter(({ time }) => ripe(time?.at)).map(({ digest }) => digest),
  ];
  const subjects = [...manifests.values()].flatMap(({ digest, subject }): [Digest, Digest][] =>
    powers.takesReferrers && subject !== undefined && manifests.has(subject) ? [[digest, subject]] : [],
  );
  const needed = reachable([...pairs, ...subjects], roots);
  const deleted = new Set([...reachable(pairs, doomed)].filter((digest) => !needed.has(digest)));

  const verdict = (tag: Tag) => {
    if (follows(tag) ? !deleted.has(subjectOf(tag) as Digest) : !goes(tag)) return "retained";
    if (deleted.has(tag.digest)) return "deleted";
    return powers.untag ? "untagged" : "retained";
  };
  return { tags: new Map(tags.map((tag) => [tag.name, verdict(tag)])), deleted };
}

/** The digest that a companion tag is about. A tag named after its own digest is an ordinary one. */
export function subjectOf({ name, digest }: Tag): Digest | undefined {
  const subject = name.match(/^sha256-([0-9a-f]{64})(\.sig|\.att|\.sbom)?$/)?.[1];
  return subject === undefined || `sha256:${subject}` === digest ? undefined : `sha256:${subject}`;
}

/** `at` if it can be true: after the first release of Docker and at most a day ahead. */
function trusted(at: number | undefined): number | undefined {
  return at !== undefined && at >= Date.parse("2013-03-20T00:00:00Z") && at <= now + day ? at : undefined;
}

function keptBy(counted: readonly Tag[], policy: PlainPolicy): Set<Tag> {
  const kept = new Set<Tag>();
  const { keep, keepWithinDays, sortBy } = policy;
  if (keepWithinDays !== undefined) {
    for (const tag of counted) {
      const at = trusted(tag.time?.at);
      if (at === undefined || at >= now - keepWithinDays * day) kept.add(tag);
    }
  }
  if (policy.calendar !== undefined) {
    const { counters, timeZone } = policy.calendar;
    const dated = counted.filter((tag) => trusted(tag.time?.at) !== undefined);
    const newest = dated
      .toSorted((a, b) => compare(b, a, "time"))
      .map(({ name, time }) => ({ name, at: time?.at as number }));
    const stays = forget(newest, counters, timeZone);
    for (const tag of counted) {
      const image = dated.filter((other) => other.digest === tag.digest);
      if (!dated.includes(tag) || image.some(({ name }) => stays.has(name))) kept.add(tag);
    }
  }
  if (keep !== undefined && keep > 0) {
    const rankable = counted.filter((tag) => isRankable(tag, sortBy));
    const better = (a: Tag, b: Tag) => compare(a, b, sortBy) > 0;
    const images = new Set(rankable.map((tag) => tag.digest));
    const best = (image: Digest) =>
      rankable.filter((tag) => tag.digest === image).reduce((a, b) => (better(b, a) ? b : a));
    for (const image of images) {
      const newer = [...images].filter((other) => better(best(other), best(image)));
      if (newer.length < keep) for (const tag of rankable) if (tag.digest === image) kept.add(tag);
    }
    for (const tag of counted) {
      if (isRankable(tag, sortBy)) continue;
      // A tag that is no version shares the rank of its image; without one it cannot be judged. A time is a tag's own.
      const image = rankable.filter((other) => other.digest === tag.digest);
      if (sortBy === "time" || image.length === 0 || image.some((other) => kept.has(other) && ranksWithin(other)))
        kept.add(tag);
    }
    function ranksWithin(tag: Tag): boolean {
      return [...images].filter((other) => better(best(other), best(tag.digest))).length < (keep as number);
    }
  }
  return kept;
}

/** The tags that `keep-semver` and `keep-prereleases` keep of `candidates`, which are one group of `tags`. */
function keptAsVersions(
  candidates: readonly Tag[],
  counted: readonly Tag[],
  tags: readonly Tag[],
  { keepSemver, keepPrereleases }: PlainPolicy,
): readonly Tag[] {
  const read = (of: readonly Tag[]) =>
    of.flatMap((tag) => {
      const numbers = numbersOf(tag.name);
      return numbers === null ? [] : [{ tag, triple: numbers.slice(0, 3), candidate: numbers[3] as number }];
    });
  const versions = read(candidates);
  const releases = versions.filter(({ candidate }) => candidate === isRelease);
  const released = read(tags).filter(({ candidate }) => candidate === isRelease);
  /** How many different numbers stand at `level` in the releases that agree with `triple` before, and are greater. */
  const newer = (triple: readonly number[], level: number) =>
    new Set(
      releases
        .filter((other) => triple.slice(0, level).every((number, at) => other.triple[at] === number))
        .map((other) => other.triple[level] as number)
        .filter((number) => number > (triple[level] as number)),
    ).size;
  const bySemver = releases.filter(({ triple }) => keepSemver?.every((most, level) => newer(triple, level) < most));
  const byPrerelease = versions.filter(({ triple, candidate }) => {
    const isSame = (other: { readonly triple: readonly number[] }) => `${other.triple}` === `${triple}`;
    const better = versions.filter(
      (other) => isSame(other) && other.candidate > candidate && other.candidate !== isRelease,
    );
    return (
      candidate !== isRelease &&
      !released.some(isSame) &&
      new Set(better.map((other) => other.candidate)).size < (keepPrereleases ?? 0)
    );
  });
  const kept = [...bySemver, ...byPrerelease].map(({ tag }) => tag);
  // What stays on the image of a version that is kept, stays on that of one that is protected.
  const isProtected = (tag: Tag) => !candidates.includes(tag);
  const staying = read(counted.filter(isProtected)).filter(
    ({ candidate }) => (candidate === isRelease ? keepSemver : keepPrereleases) !== undefined,
  );
  const versionsThere = [...kept, ...staying.map(({ tag }) => tag)];
  const moving = candidates.filter(
    ({ name, digest }) => numbersOf(name) === null && versionsThere.some((tag) => tag.digest === digest),
  );
  return [...kept, ...moving];
}

function isRankable(tag: Tag, sortBy: PlainPolicy["sortBy"]): boolean {
  return sortBy === "name" || (sortBy === "time" ? trusted(tag.time?.at) !== undefined : numbersOf(tag.name) !== null);
}

/** Positive when `a` is the newer one. */
function compare(a: Tag, b: Tag, sortBy: PlainPolicy["sortBy"]): number {
  const byTime = sortBy === "time" ? (trusted(a.time?.at) as number) - (trusted(b.time?.at) as number) : 0;
  const byVersion = sortBy === "semver" ? compareLists(numbersOf(a.name), numbersOf(b.name)) : 0;
  return byTime || byVersion || compareNaturally(a.name, b.name);
}

/** Stands where a release candidate has its number. */
const isRelease = 1e9;

/** Major, minor, patch, release candidate (none is later than all), build (none is earlier than all). */
function numbersOf(name: string): number[] | null {
  const match = name.match(/^v?(\d+)\.(\d+)\.(\d+)(?:-rc\.(\d+))?(?:_(\d+))?$/);
  return (
    match &&
    [1, 2, 3].map((group) => Number(match[group])).concat(Number(match[4] ?? isRelease), Number(match[5] ?? -1))
  );
}

function compareLists(a: readonly number[] | null, b: readonly number[] | null): number {
  for (let at = 0; a && b && at < a.length; at++) if (a[at] !== b[at]) return (a[at] as number) - (b[at] as number);
  return 0;
}

/**
 * Numbers as numbers, everything else letter by letter, punctuation in the order of the Unicode collation; enough for
 * the names that the generators make.
 */
function compareNaturally(a: string, b: string): number {
  const parts = (name: string) => name.match(/\d+|\D/g) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [x = "", y = ""] = [left[at], right[at]];
    if (x === y) continue;
    if (/\d/.test(x) && /\d/.test(y)) return Number(x) - Number(y);
    return rank(x) - rank(y);
  }
  return 0;
}

/** The end of a name before punctuation, that before digits, those before letters. */
function rank(part: string): number {
  return part === "" ? -1 : "_-.".includes(part) ? "_-.".indexOf(part) : part.charCodeAt(0);
}
