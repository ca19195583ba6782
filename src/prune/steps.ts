/**
 * The order in which a plan is carried out: tags first, then manifests parents first, a child only after its parent is
 * gone, a companion only after its subject. An interruption at any point leaves collectable leftovers, never a tag that
 * cannot be pulled, and never an image without its signature.
 */
import { companionSubject } from "./companion.ts";
import type { Step, TagDecision } from "./decision.ts";
import { type Graph, reach } from "./graph.ts";
import type { Digest, Manifest, Snapshot, Tag } from "./snapshot.ts";

export interface Outline {
  /** Newest first. */
  readonly tags: readonly TagDecision[];
  readonly tagsOn: ReadonlyMap<Digest, readonly TagDecision[]>;
  /** The digests to delete, parents first. */
  readonly order: readonly Digest[];
  /** From what goes earlier to what goes later. */
  readonly graph: Graph;
  readonly snapshot: Snapshot;
  /** Tags by which others are judged: they go when everything else is gone, or the next run would judge otherwise. */
  readonly last: ReadonlySet<Tag>;
}

export function stepsOf({ tags: decisions, tagsOn, order, graph, snapshot, last }: Outline): readonly Step[] {
  const steps: Step[] = [];
  const { untag: canUntag, untagFirst } = snapshot.powers;
  const onLast = new Set([...last].map((tag) => tag.digest));
  const lastDigests = reach(graph, onLast);
  /** The steps that remove the tags on a digest, and those that delete what it is there for. */
  const removals = new Map<Digest, number[]>();
  const waitsFor = new Map<Digest, number[]>();

  const waveAfter = (after: readonly number[], earliest: number) => {
    let wave = earliest;
    for (const index of after) wave = Math.max(wave, (steps[index] as Step).wave + 1);
    return wave;
  };
  const untag = (tag: Tag, after: readonly number[], earliest = 0) => {
    append(removals, tag.digest, steps.length);
    steps.push({ kind: "untag", tag, wave: waveAfter(after, earliest), after });
  };
  const nextWave = () => steps.reduce((latest, { wave }) => Math.max(latest, wave + 1), 0);
  /** A tag does not wait for the index above its image, if that goes last. */
  const isAhead = (tag: Tag) =>
    canUntag && lastDigests.has(tag.digest) && !onLast.has(tag.digest) && companionSubject(tag) === undefined;
  const goesAlone = ({ verdict, tag }: TagDecision) =>
    verdict === "untagged" || (verdict === "deleted" && (untagFirst || isAhead(tag)));

  const alone: TagDecision[] = [];
  /** By their subjects. */
  const companionsOf = new Map<Digest, TagDecision[]>();
  for (const decision of decisions) {
    if (!goesAlone(decision)) continue;
    const subject = companionSubject(decision.tag);
    if (subject === undefined) alone.push(decision);
    else append(companionsOf, subject, decision);
  }
  /** The tag that gives an image its rank goes last: cut before that, the next run dooms the others again. */
  const ranking = new Map<Digest, Tag>();
  for (const { tag } of alone) if (!ranking.has(tag.digest)) ranking.set(tag.digest, tag);
  // Tags of images that go anyway come first: if this server takes the image along with a tag, it shows on one of those.
  const untagAlone = (isLast: boolean) => {
    const earliest = nextWave();
    for (const verdict of ["deleted", "untagged"]) {
      const going = alone.filter((decision) => decision.verdict === verdict && last.has(decision.tag) === isLast);
      for (const { tag } of going.reverse()) {
        const siblings = removals.get(tag.digest);
        untag(tag, siblings !== undefined && ranking.get(tag.digest) === tag ? [...siblings] : none, earliest);
      }
    }
  };

  const untagCompanionsOf = (subject: Digest, after: readonly number[]) => {
    for (const { tag } of companionsOf.get(subject) ?? []) untag(tag, after);
  };
  const deleteManifest = (digest: Digest, earliest: number) => {
    const after = joined(taken(waitsFor, digest), taken(removals, digest));
    const on = tagsOn.get(digest)?.filter(({ verdict }) => verdict === "deleted");
    const manifest = snapshot.manifests.get(digest) as Manifest;
    const index = steps.length;
    steps.push({
      kind: "delete",
      manifest,
      tags: on?.map(({ tag }) => tag) ?? noTags,
      wave: waveAfter(after, earliest),
      after,
    });
    for (const dependant of graph.dependants(digest)) append(waitsFor, dependant, index);
    untagCompanionsOf(digest, [index]);
  };

  for (const isLast of [false, true]) {
    untagAlone(isLast);
    const earliest = nextWave();
    // Orphans have no subject to wait for.
    if (!isLast)
      for (const subject of companionsOf.keys()) if (!snapshot.manifests.has(subject)) untagCompanionsOf(subject, []);
    for (const digest of order) if (lastDigests.has(digest) === isLast) deleteManifest(digest, earliest);
  }
  return steps;
}

const none: readonly number[] = [];
const noTags: readonly Tag[] = [];

/** Copies only where both have something: most steps wait for one thing. */
function joined(a: readonly number[] | undefined, b: readonly number[] | undefined): readonly number[] {
  return a === undefined ? (b ?? none) : b === undefined ? a : [...a, ...b];
}

/** The list of `digest`, which ends here: in a circle more might be added, and nothing waits for a later step. */
function taken(lists: Map<Digest, number[]>, digest: Digest): readonly number[] | undefined {
  const list = lists.get(digest);
  lists.delete(digest);
  return list;
}

function append<Item>(lists: Map<Digest, Item[]>, digest: Digest, item: Item): void {
  const list = lists.get(digest);
  if (list) list.push(item);
  else lists.set(digest, [item]);
}
