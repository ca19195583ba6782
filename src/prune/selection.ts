/** What a retention selects, and which of it counts in each group. */
import type { Classified } from "./classify.ts";
import { grouped } from "./group.ts";
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

/**
 * What the rules count in each group. An image ranks by all its tags that are selected: were it only by the candidates,
 * the others would rank lower, and could go, because one of them is protected. An image without a candidate has no rank.
 */
export function groupsOf({ candidates, protectedTags }: Selection, { groupBy }: Retention): readonly Group[] {
  const alsoThere = grouped(protectedTags, groupBy);
  return [...grouped(candidates, groupBy)].map(([name, members]) => {
    const images = new Set(members.map((tag) => tag.digest));
    const onImages = (alsoThere.get(name) ?? []).filter((tag) => images.has(tag.digest));
    return {
      name,
      candidates: members,
      counted: onImages.length === 0 ? members : [...members, ...onImages],
      images: images.size,
    };
  });
}
