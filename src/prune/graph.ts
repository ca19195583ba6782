/**
 * What comes with what. An edge leads from a manifest to everything that exists for its sake: the children of an index,
 * the referrers of a subject, and the manifests of companion tags.
 */
import type { Digest, Manifest, Snapshot } from "./snapshot.ts";

/** A companion tag: its manifest exists for the sake of `subject`. */
export interface Companionship {
  readonly subject: Digest;
  readonly companion: Digest;
}

export interface Graph {
  /** Existing manifests that exist for the sake of `digest`. May repeat one. */
  dependants(digest: Digest): readonly Digest[];
}

/** `digests`: the keys of `manifests`, in an order that does not depend on the registry. */
export function graphOf(
  manifests: Snapshot["manifests"],
  digests: readonly Digest[],
  companionships: readonly Companionship[],
): Graph {
  // Most manifests have no dependants, so only the others are in here.
  const edges = new Map<Digest, Digest[]>();
  const follow = (subject: Digest, follower: Digest) => {
    if (!manifests.has(subject) || !manifests.has(follower) || subject === follower) return;
    const known = edges.get(subject);
    if (known) known.push(follower);
    else edges.set(subject, [follower]);
  };
  for (const digest of digests) {
    const { children, subject } = manifests.get(digest) as Manifest;
    for (const child of children) follow(digest, child);
    if (subject !== undefined) follow(subject, digest);
  }
  for (const { subject, companion } of companionships) follow(subject, companion);
  return { dependants: (digest) => edges.get(digest) ?? none };
}

const none: readonly Digest[] = [];

/**
 * `graph` for need, where a registry deletes referrers along with their subject: what needs a referrer needs its subject
 * too, or it would lose it.
 */
export function withSubjects(graph: Graph, manifests: Snapshot["manifests"]): Graph {
  return {
    dependants(digest) {
      const subject = manifests.get(digest)?.subject;
      const others = graph.dependants(digest);
      return subject !== undefined && manifests.has(subject) ? [...others, subject] : others;
    },
  };
}

/**
 * What should go later, where a registry deletes referrers along with their subject: from what has a referrer among its
 * dependants to the subject that takes it along, and may be taken along itself: to the last of them.
 */
export function laterSubjects(graph: Graph, manifests: Snapshot["manifests"]): Graph {
  const known = new Map<Digest, Digest>();
  const takerOf = (digest: Digest): Digest => {
    const path = new Set<Digest>();
    let at = digest;
    for (let next: Digest | undefined = at; next !== undefined && manifests.has(next) && !path.has(next); ) {
      at = known.get(next) ?? next;
      path.add(next);
      next = manifests.get(at)?.subject;
    }
    for (const each of path) known.set(each, at);
    return at;
  };
  return {
    dependants: (digest) =>
      graph
        .dependants(digest)
        .map(takerOf)
        .filter((taker) => taker !== digest),
  };
}

/** The edges of both. */
export function together(one: Graph, other: Graph): Graph {
  return { dependants: (digest) => [...one.dependants(digest), ...other.dependants(digest)] };
}

const edgeless: Graph = { dependants: () => none };

/**
 * Everything reachable from `starts`, themselves included, each with the start that it was first reached from. All that
 * leads from one start comes before the next, and a start that was reached from another is none of its own.
 */
export function reach(graph: Graph, starts: Iterable<Digest>): ReadonlyMap<Digest, Digest> {
  const reached = new Map<Digest, Digest>();
  const open: Digest[] = [];
  for (const start of starts) {
    if (reached.has(start)) continue;
    reached.set(start, start);
    open.push(start);
    for (let digest = open.pop(); digest !== undefined; digest = open.pop()) {
      for (const dependant of graph.dependants(digest)) {
        if (reached.has(dependant)) continue;
        reached.set(dependant, start);
        open.push(dependant);
      }
    }
  }
  return reached;
}

/**
 * The digests of `members`, each after everything in `members` for whose sake it exists, and, as far as that allows, after
 * what leads to it in `wishes`. In a cycle, which no honest registry holds, the order is by first appearance.
 */
export function parentsFirst(graph: Graph, members: Iterable<Digest>, wishes = edgeless): readonly Digest[] {
  const waiting = new Set(members);
  const finished: Digest[] = [];
  const parents = edgesInto(waiting, graph);
  const wishing = edgesInto(waiting, wishes);
  const open: Digest[] = [];
  /** Finishes `start`, and then all that is free because of it. */
  const finish = (start: Digest, isFree: (digest: Digest) => boolean) => {
    open.push(start);
    for (let digest = open.pop(); digest !== undefined; digest = open.pop()) {
      if (!waiting.delete(digest)) continue;
      finished.push(digest);
      for (const next of graph.dependants(digest)) if (countDown(parents, next) && isFree(next)) open.push(next);
      for (const next of wishes.dependants(digest)) if (countDown(wishing, next) && isFree(next)) open.push(next);
    }
  };
  const hasNoParent = (digest: Digest) => !parents.get(digest);
  const isUnbound = (digest: Digest) => hasNoParent(digest) && !wishing.get(digest);
  for (const digest of waiting) if (isUnbound(digest)) finish(digest, isUnbound);
  for (const digest of waiting) if (hasNoParent(digest)) finish(digest, hasNoParent);
  for (const digest of waiting) finish(digest, hasNoParent);
  return finished;
}

/** How many edges of `graph` lead from `members` to each of them; absent: none. */
function edgesInto(members: ReadonlySet<Digest>, graph: Graph): Map<Digest, number> {
  const counts = new Map<Digest, number>();
  for (const digest of members) {
    for (const next of graph.dependants(digest)) if (members.has(next)) counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  return counts;
}

/** Whether `digest` was counted at all. */
function countDown(counts: Map<Digest, number>, digest: Digest): boolean {
  const count = counts.get(digest);
  if (count === undefined) return false;
  counts.set(digest, count - 1);
  return true;
}
