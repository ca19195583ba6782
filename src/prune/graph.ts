/**
 * What comes with what. An edge leads from a manifest to everything that exists for its sake: the children of an index,
 * the referrers of a subject, and the manifests of companion tags.
 */
import type { Digest, Manifest, Snapshot } from "./snapshot.ts";

/** A manifest, by its place in `Nodes`: most of planning is to look manifests up, and numbers are found much faster. */
export type Node = number;

export interface Nodes {
  /** By their numbers. */
  readonly manifests: readonly Manifest[];
  /** Absent: no such manifest exists. */
  nodeOf(digest: Digest): Node | undefined;
}

/** Numbers `manifests` in the order of their digests, which does not depend on the registry. */
export function nodesIn(manifests: Snapshot["manifests"]): Nodes {
  const digests = [...manifests.keys()].sort();
  const nodes = new Map<Digest, Node>();
  for (const digest of digests) nodes.set(digest, nodes.size);
  return {
    manifests: digests.map((digest) => manifests.get(digest) as Manifest),
    nodeOf: (digest) => nodes.get(digest),
  };
}

/** A companion tag: its manifest exists for the sake of `subject`. */
export interface Companionship {
  readonly subject: Digest;
  readonly companion: Digest;
}

export interface Graph {
  /** How many nodes there are, which are numbered from 0. */
  readonly size: number;
  /** What exists for the sake of `node`. May repeat one. */
  dependants(node: Node): readonly Node[];
}

/** The edges between `nodes` that exist; nothing leads to itself. */
export function graphOf({ manifests, nodeOf }: Nodes, companionships: readonly Companionship[]): Graph {
  const size = manifests.length;
  const edges = perNode<List>({ size }, undefined);
  const follow = (subject: Node | undefined, follower: Node | undefined) => {
    if (subject === undefined || follower === undefined || subject === follower) return;
    append(edges, subject, follower);
  };
  manifests.forEach(({ children, subject }, node) => {
    for (const child of children) follow(node, nodeOf(child));
    if (subject !== undefined) follow(nodeOf(subject), node);
  });
  for (const { subject, companion } of companionships) follow(nodeOf(subject), nodeOf(companion));
  return { size, dependants: (node) => edges[node] ?? none };
}

const none: readonly Node[] = [];

/** The subject of each referrer. */
function subjectsIn({ manifests, nodeOf }: Nodes): (node: Node) => Node | undefined {
  return (node) => {
    const subject = manifests[node]?.subject;
    return subject === undefined ? undefined : nodeOf(subject);
  };
}

/**
 * `graph` for need, where a registry deletes referrers along with their subject: what needs a referrer needs its subject
 * too, or it would lose it.
 */
export function withSubjects(graph: Graph, nodes: Nodes): Graph {
  const subjectOf = subjectsIn(nodes);
  return {
    size: graph.size,
    dependants(node) {
      const subject = subjectOf(node);
      const others = graph.dependants(node);
      return subject === undefined ? others : [...others, subject];
    },
  };
}

/**
 * What should go later, where a registry deletes referrers along with their subject: from what has a referrer among its
 * dependants to the subject that takes it along, and may be taken along itself: to the last of them.
 */
export function laterSubjects(graph: Graph, nodes: Nodes): Graph {
  const subjectOf = subjectsIn(nodes);
  const known = new Map<Node, Node>();
  const takerOf = (node: Node): Node => {
    const path = new Set<Node>();
    let at = node;
    for (let next: Node | undefined = at; next !== undefined && !path.has(next); ) {
      at = known.get(next) ?? next;
      path.add(next);
      next = subjectOf(at);
    }
    for (const each of path) known.set(each, at);
    return at;
  };
  return {
    size: graph.size,
    dependants: (node) =>
      graph
        .dependants(node)
        .map(takerOf)
        .filter((taker) => taker !== node),
  };
}

/** The edges of both. */
export function together(one: Graph, other: Graph): Graph {
  return { size: one.size, dependants: (node) => [...one.dependants(node), ...other.dependants(node)] };
}

/** `value` for each node, to be changed one by one. */
export function perNode<Value>({ size }: Pick<Graph, "size">, value: Value): Value[] {
  return new Array<Value>(size).fill(value);
}

/** What belongs to a node, by numbers. Absent as long as there is nothing: so it is with most. */
export type List = number[] | undefined;

export function append(lists: List[], node: Node, item: number): void {
  const list = lists[node];
  if (list) list.push(item);
  else lists[node] = [item];
}

const edgeless: Graph = { size: 0, dependants: () => none };

/**
 * For each node the start that it was first reached from, which for a start is itself; `undefined` where it cannot be
 * reached. All that leads from one start comes before the next, and a start that was reached from another is none of its
 * own.
 */
export function reach(graph: Graph, starts: Iterable<Node>): readonly (Node | undefined)[] {
  const from = perNode<Node | undefined>(graph, undefined);
  const open: Node[] = [];
  for (const start of starts) {
    if (from[start] !== undefined) continue;
    from[start] = start;
    open.push(start);
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const dependant of graph.dependants(node)) {
        if (from[dependant] !== undefined) continue;
        from[dependant] = start;
        open.push(dependant);
      }
    }
  }
  return from;
}

/**
 * All nodes, each after everything for whose sake it exists, and, as far as that allows, after what leads to it in
 * `wishes`. In a cycle, which no honest registry holds, the order is that of the numbers.
 */
export function parentsFirst(graph: Graph, wishes = edgeless): readonly Node[] {
  const { size } = graph;
  const finished: Node[] = [];
  const isFinished = perNode(graph, false);
  const parents = edgesInto(graph);
  const wishing = edgesInto(wishes);
  const open: Node[] = [];
  const hasNoParent = (node: Node) => !parents[node];
  const isUnbound = (node: Node) => hasNoParent(node) && !wishing[node];
  const release = (nodes: readonly Node[], waiting: number[], isFree: (node: Node) => boolean) => {
    for (const node of nodes) {
      waiting[node] = (waiting[node] as number) - 1;
      if (isFree(node)) open.push(node);
    }
  };
  /** Finishes `start`, and then all that is free because of it. */
  const finish = (start: Node, isFree: (node: Node) => boolean) => {
    open.push(start);
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (isFinished[node]) continue;
      isFinished[node] = true;
      finished.push(node);
      release(graph.dependants(node), parents, isFree);
      release(wishes.dependants(node), wishing, isFree);
    }
  };
  for (let node = 0; node < size; node++) if (isUnbound(node)) finish(node, isUnbound);
  for (let node = 0; node < size; node++) if (hasNoParent(node)) finish(node, hasNoParent);
  for (let node = 0; node < size; node++) finish(node, hasNoParent);
  return finished;
}

/** How many edges lead to each node. */
export function edgesInto(graph: Graph): number[] {
  const edges = perNode(graph, 0);
  for (let node = 0; node < graph.size; node++)
    for (const next of graph.dependants(node)) edges[next] = (edges[next] as number) + 1;
  return edges;
}
