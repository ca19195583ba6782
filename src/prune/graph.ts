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
 * The digests of `members`, each after everything in `members` for whose sake it exists. In a cycle, which no honest
 * registry holds, the order is by first appearance.
 */
export function parentsFirst(graph: Graph, members: Iterable<Digest>): readonly Digest[] {
  const inside = new Set(members);
  const seen = new Set<Digest>();
  const finished: Digest[] = [];
  const entered = (digest: Digest) => ({ digest, dependants: graph.dependants(digest), next: 0 });
  for (const start of inside) {
    if (seen.has(start)) continue;
    seen.add(start);
    const path = [entered(start)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const dependant = top.dependants[top.next++];
      if (dependant === undefined) {
        finished.push(top.digest);
        path.pop();
      } else if (inside.has(dependant) && !seen.has(dependant)) {
        seen.add(dependant);
        path.push(entered(dependant));
      }
    }
  }
  return finished.reverse();
}
