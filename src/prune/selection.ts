/** What a retention selects, and which of it counts in each group. */
import type { Classified } from "./classify.ts";
import { groupNames } from "./group.ts";
import type { Retention, SortBy } from "./policy.ts";
import type { Tag } from "./snapshot.ts";

export interface Selection {
  /** In which its tags are, newest first. Absent: in none. */
  readonly order?: SortBy;
  /** About these it decides. */
  readonly candidates: readonly Tag[];
  /** These stay whatever it says. */
  readonly protectedTags: readonly Tag[];
}

/** What each retention selects of `tags`, in their order. */
export function selectionsIn(tags: readonly Classified[]): ReadonlyMap<Retention, Selection> {
  const found = new Map<Retention, { readonly candidates: Tag[]; readonly protectedTags: Tag[] }>();
  for (const { tag, is } of tags) {
    if ((is.kind !== "candidate" && is.kind !== "protected") || is.retention === undefined) continue;
    const selection = found.get(is.retention) ?? { candidates: [], protectedTags: [] };
    found.set(is.retention, selection);
    (is.kind === "candidate" ? selection.candidates : selection.protectedTags).push(tag);
  }
  return found;
}

export interface Group {
  /** What reasons call it. Absent where nothing is grouped. */
  readonly name: string | undefined;
  readonly candidates: readonly Tag[];
  /** The candidates, and the protected tags on their images. */
  readonly counted: readonly Tag[];
  /** How many these are on. */
  readonly images: number;
}

export interface Grouping {
  readonly groups: readonly Group[];
  /** What the group of each candidate is called, in the order of these. */
  readonly nameOf: readonly Group["name"][];
}

/**
 * What the rules count in each group. An image ranks by all its tags that are selected: were it only by the candidates,
 * the others would rank lower, and could go, because one of them is protected. An image without a candidate has no rank.
 */
export function groupsOf({ candidates, protectedTags }: Selection, { groupBy }: Retention): Grouping {
  const byGroup = (tags: readonly Tag[], names: Grouping["nameOf"]) => Map.groupBy(tags, (_, at) => names[at]);
  const nameOf = groupNames(candidates, groupBy);
  const alsoThere = byGroup(protectedTags, groupNames(protectedTags, groupBy));
  const groups = [...byGroup(candidates, nameOf)].map(([name, members]): Group => {
    const images = new Set(members.map((tag) => tag.digest));
    const onImages = (alsoThere.get(name) ?? []).filter((tag) => images.has(tag.digest));
    return {
      name,
      candidates: members,
      counted: onImages.length === 0 ? members : [...members, ...onImages],
      images: images.size,
    };
  });
  return { groups, nameOf };
}
