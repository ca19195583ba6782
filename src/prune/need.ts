/** What is needed, and what is left to sweep. Need starts at the roots and wins over every sweep. */
import { type Graph, reach } from "./graph.ts";
import type { Digest } from "./snapshot.ts";

export interface Need {
  /** Everything that comes with something doomed, less what is needed. */
  readonly swept: ReadonlySet<Digest>;
  /** Whether need starts here. */
  isRoot(digest: Digest): boolean;
  /** The root, by its name, for whose sake `digest` is needed. */
  by(digest: Digest): string;
}

/**
 * `graph`: from what is needed to what it needs; `sweep`: from what goes to what goes with it. `digests`: all that exist.
 * `roots`: where need starts, each with the name that people know it by. `doomed`: where sweeping starts.
 */
export function weigh(
  { graph, sweep }: { readonly graph: Graph; readonly sweep: Graph },
  digests: readonly Digest[],
  roots: ReadonlyMap<Digest, string>,
  doomed: ReadonlySet<Digest>,
): Need {
  const rooted = reach(graph, roots.keys());
  const sweepable = reach(sweep, doomed);
  // Companions can lead to each other in a circle that nothing else leads to. Nobody doomed them, so they stay.
  const strays = digests.filter((digest) => !rooted.has(digest) && !sweepable.has(digest));
  const needed = strays.length === 0 ? rooted : reach(graph, [...roots.keys(), ...strays]);
  return {
    swept: new Set(digests.filter((digest) => !needed.has(digest))),
    isRoot: (digest) => roots.has(digest),
    by(digest) {
      const from = needed.get(digest) ?? digest;
      return roots.get(from) ?? short(from);
    },
  };
}

/** A digest as people recognise it: the algorithm and twelve digits. */
export function short(digest: Digest): string {
  return digest.slice(0, digest.indexOf(":") + 13);
}
