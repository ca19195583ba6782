/** What a decision needs to know, so that no adapter reads more. */
import { type Classified, classifier } from "./classify.ts";
import { graphOf, nodesIn } from "./graph.ts";
import { type Policy, policyIn } from "./policy.ts";
import type { Wanted } from "./registry.ts";
import { needTimes } from "./rules.ts";
import { selectionsIn } from "./selection.ts";
import type { Digest, Snapshot, Tag } from "./snapshot.ts";
import { companionsIn, standingsOf } from "./standings.ts";
import { untaggedOnTheirOwn } from "./untagged.ts";

/** What `plan` will ask of the snapshot of `repository` under this policy. */
export function wanted(whole: Policy, repository: string, now: number): Wanted {
  const policy = policyIn(whole, repository);
  const untagged = policy.deleteUntaggedAfter !== undefined;
  return {
    untagged,
    timesFor(tags, manifests) {
      const classify = classifier(manifests, policy);
      const classified = tags.map((tag) => ({ tag, is: classify(tag) }));
      const orphans = untagged ? classified.filter(({ is }) => is.kind === "orphan").map(({ tag }) => tag) : [];
      const timed = [...selectionsIn(classified)].flatMap(([retention, selection]) =>
        needTimes(selection, retention, now),
      );
      return {
        tags: new Set([...timed, ...orphans].map((tag) => tag.name)),
        manifests: untagged ? untaggedIn(tags, manifests, classified) : new Set(),
      };
    },
    doomed(tags, manifests) {
      const standings = standingsOf({ tags, manifests }, policy, now);
      return new Set(standings.flatMap(({ tag, goes }) => (goes === true ? [tag.name] : [])));
    },
  };
}

function untaggedIn(
  tags: readonly Tag[],
  manifests: Snapshot["manifests"],
  classified: readonly Classified[],
): ReadonlySet<Digest> {
  const nodes = nodesIn(manifests);
  const alone = untaggedOnTheirOwn(tags, nodes, graphOf(nodes, companionsIn(classified)));
  return new Set([...alone].map(({ digest }) => digest));
}
