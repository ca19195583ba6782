/** What nothing names: untagged manifests and orphaned companions, of which only `delete-untagged-after` takes any. */
import { ago, formatDuration } from "./duration.ts";
import { edgesInto, type Graph, type Nodes } from "./graph.ts";
import type { Policy } from "./policy.ts";
import type { Manifest, Tag } from "./snapshot.ts";
import { trustedTime } from "./time.ts";

/** Untagged manifests that no tag, no index and no subject leads to. */
export function untaggedOnTheirOwn(
  tags: readonly Tag[],
  { manifests, nodeOf }: Nodes,
  graph: Graph,
): ReadonlySet<Manifest> {
  const parents = edgesInto(graph);
  const tagged = new Set(tags.map((tag) => nodeOf(tag.digest)));
  return new Set(manifests.filter((_, node) => parents[node] === 0 && !tagged.has(node)));
}

/** What `delete-untagged-after` says of an untagged manifest or an orphaned companion: unknown means it stays. */
export function ageRule({ deleteUntaggedAfter }: Policy, now: number) {
  if (deleteUntaggedAfter === undefined) {
    const never = { goes: false, reason: "`delete-untagged-after` is not set" };
    return () => never;
  }
  const cutoff = ago(deleteUntaggedAfter, now);
  const written = formatDuration(deleteUntaggedAfter);
  const unknown = { goes: false, reason: "its time is unknown or cannot be true" };
  const old = { goes: true, reason: `older than ${written}` };
  const young = { goes: false, reason: `younger than ${written}` };
  return (of: Tag | Manifest | undefined) => {
    const at = trustedTime(of?.time, now);
    return at === undefined ? unknown : at < cutoff ? old : young;
  };
}
