/**
 * The order in which a plan is carried out: tags first, then manifests parents first, a child only after its parent is
 * gone, a companion only after its subject. An interruption at any point leaves collectable leftovers, never a tag that
 * cannot be pulled, and never an image without its signature.
 */
import { companionSubject } from "./companion.ts";
import type { Step, TagDecision } from "./decision.ts";
import { append, type Graph, type List, type Node, type Nodes, perNode, reach } from "./graph.ts";
import type { Digest, Manifest, Powers, Tag } from "./snapshot.ts";

export interface Outline {
  /** Newest first. */
  readonly tags: readonly TagDecision[];
  /** What each of them points to. What that is of a tag that goes is known. */
  readonly tagged: readonly (Node | undefined)[];
  readonly tagsOn: ReadonlyMap<Node | undefined, readonly TagDecision[]>;
  /** What to delete, parents first. */
  readonly order: readonly Node[];
  /** From what goes earlier to what goes later. */
  readonly graph: Graph;
  readonly nodes: Nodes;
  readonly powers: Powers;
  /** Tags by which others are judged: they go when everything else is gone, or the next run would judge otherwise. */
  readonly last: ReadonlySet<Tag>;
}

export function stepsOf({ tags, tagged, tagsOn, order, graph, nodes, powers, last }: Outline): readonly Step[] {
  const steps: Step[] = [];
  const { nodeOf } = nodes;
  const tagAt = (at: number) => (tags[at] as TagDecision).tag;
  const nodeAt = (at: number) => tagged[at] as Node;
  const onLast = new Set([...last].map((tag) => nodeOf(tag.digest) as Node));
  const lastNodes = reach(graph, onLast);
  const isLastNode = (node: Node) => lastNodes[node] !== undefined;
  /** The steps that remove the tags on a manifest, and those that delete what it is there for. */
  const removals = perNode<List>(graph, undefined);
  const waitsFor = perNode<List>(graph, undefined);

  const waveAfter = (after: readonly number[], earliest: number) => {
    let wave = earliest;
    for (const index of after) wave = Math.max(wave, (steps[index] as Step).wave + 1);
    return wave;
  };
  /** `at`: where the tag is among `tags`. */
  const untag = (at: number, after: readonly number[], earliest = 0) => {
    append(removals, nodeAt(at), steps.length);
    steps.push({ kind: "untag", tag: tagAt(at), wave: waveAfter(after, earliest), after });
  };
  const nextWave = () => steps.reduce((latest, { wave }) => Math.max(latest, wave + 1), 0);
  /** A tag does not wait for the index above its image, if that goes last. */
  const isAhead = (node: Node, subject: Digest | undefined) =>
    powers.untag && isLastNode(node) && !onLast.has(node) && subject === undefined;

  const alone: number[] = [];
  const companionsOf = perNode<List>(graph, undefined);
  const orphans: number[] = [];
  tags.forEach(({ tag, verdict }, at) => {
    if (verdict === "retained") return;
    const subject = companionSubject(tag);
    if (verdict === "deleted" && !powers.untagFirst && !isAhead(nodeAt(at), subject)) return;
    if (subject === undefined) {
      alone.push(at);
      return;
    }
    const on = nodeOf(subject);
    if (on === undefined) orphans.push(at);
    else append(companionsOf, on, at);
  });
  /** The tag that gives an image its rank goes last: cut before that, the next run dooms the others again. */
  const ranking = perNode<number | undefined>(graph, undefined);
  for (const at of alone) ranking[nodeAt(at)] ??= at;
  // Tags of images that go anyway come first: if this server takes the image along with a tag, it shows on one of those.
  const untagAlone = (isLast: boolean) => {
    const earliest = nextWave();
    for (const verdict of ["deleted", "untagged"]) {
      const going = alone.filter((at) => tags[at]?.verdict === verdict && last.has(tagAt(at)) === isLast);
      for (const at of going.reverse()) {
        const siblings = removals[nodeAt(at)];
        const isRanking = ranking[nodeAt(at)] === at;
        untag(at, siblings !== undefined && isRanking ? [...siblings] : none, earliest);
      }
    }
  };

  const deleteManifest = (node: Node, earliest: number) => {
    const after = joined(taken(waitsFor, node), taken(removals, node));
    const on = tagsOn.get(node)?.filter(({ verdict }) => verdict === "deleted");
    const index = steps.length;
    steps.push({
      kind: "delete",
      manifest: nodes.manifests[node] as Manifest,
      tags: on?.map(({ tag }) => tag) ?? noTags,
      wave: waveAfter(after, earliest),
      after,
    });
    for (const dependant of graph.dependants(node)) append(waitsFor, dependant, index);
    for (const at of companionsOf[node] ?? []) untag(at, [index]);
  };

  for (const isLast of [false, true]) {
    untagAlone(isLast);
    const earliest = nextWave();
    // Orphans have no subject to wait for.
    if (!isLast) for (const at of orphans) untag(at, none);
    for (const node of order) if (isLastNode(node) === isLast) deleteManifest(node, earliest);
  }
  return steps;
}

const none: readonly number[] = [];
const noTags: readonly Tag[] = [];

/** Copies only where both have something: most steps wait for one thing. */
function joined(a: readonly number[] | undefined, b: readonly number[] | undefined): readonly number[] {
  return a === undefined ? (b ?? none) : b === undefined ? a : [...a, ...b];
}

/** The list of `node`, which ends here: in a circle more might be added, and nothing waits for a later step. */
function taken(lists: List[], node: Node): readonly number[] | undefined {
  const list = lists[node];
  lists[node] = undefined;
  return list;
}
