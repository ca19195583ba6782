/** What is needed, and what is left to sweep. Need starts at the roots and wins over every sweep. */
import { type Graph, type Node, type Nodes, reach } from "./graph.ts";
import type { Digest, Manifest } from "./snapshot.ts";

export interface Need {
  /** Whether `node` comes with something doomed, and nothing needs it. */
  isSwept(node: Node): boolean;
  /** Whether need starts here. */
  isRoot(node: Node): boolean;
  /** The root, by its name, for whose sake `node` is needed. */
  by(node: Node): string;
}

/**
 * `graph`: from what is needed to what it needs; `sweep`: from what goes to what goes with it. `nodes`: all that exist.
 * `roots`: where need starts, each with the name that people know it by. `doomed`: where sweeping starts.
 */
export function weigh(
  { graph, sweep }: { readonly graph: Graph; readonly sweep: Graph },
  nodes: Nodes,
  roots: ReadonlyMap<Node, string>,
  doomed: ReadonlySet<Node>,
): Need {
  const rooted = reach(graph, roots.keys());
  const sweepable = reach(sweep, doomed);
  // Companions can lead to each other in a circle that nothing else leads to. Nobody doomed them, so they stay.
  const strays = [...nodes.manifests.keys()].filter(
    (node) => rooted[node] === undefined && sweepable[node] === undefined,
  );
  const needed = strays.length === 0 ? rooted : reach(graph, [...roots.keys(), ...strays]);
  return {
    isSwept: (node) => needed[node] === undefined,
    isRoot: (node) => roots.has(node),
    by(node) {
      const from = needed[node] ?? node;
      return roots.get(from) ?? short((nodes.manifests[from] as Manifest).digest);
    },
  };
}

/** A digest as people recognise it: the algorithm and twelve digits. */
export function short(digest: Digest): string {
  return digest.slice(0, digest.indexOf(":") + 13);
}
