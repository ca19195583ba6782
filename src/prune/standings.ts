/** Where each tag stands once the rules were asked, before need is weighed. */
import { type Classified, classifier } from "./classify.ts";
import type { Companionship } from "./graph.ts";
import { short } from "./need.ts";
import { newestFirst } from "./order.ts";
import { commonOrder, type Policy, type Retention } from "./policy.ts";
import type { Opinion } from "./rule.ts";
import { judge } from "./rules.ts";
import { selectionsIn } from "./selection.ts";
import type { Snapshot } from "./snapshot.ts";
import { ageRule } from "./untagged.ts";

/** A tag after the rules were asked; whether a companion goes is decided by its subject alone. */
export interface Standing extends Classified {
  readonly goes?: boolean;
  readonly reasons: readonly string[];
  readonly heldBack?: boolean;
}

/** `standings`, of which all tags on the newest image stay, and say `why`. */
export function withLastHeld(standings: readonly Standing[], why: string): readonly Standing[] {
  const last = standings.find(({ is }) => is.kind === "candidate") ?? standings[0];
  return standings.map((standing) =>
    standing.tag.digest === last?.tag.digest
      ? { ...standing, goes: false, heldBack: true, reasons: [why, ...standing.reasons] }
      : standing,
  );
}

/** Newest first. */
export function standingsOf(
  { tags, manifests }: Pick<Snapshot, "tags" | "manifests">,
  policy: Policy,
  now: number,
): readonly Standing[] {
  const order = commonOrder(policy);
  const classify = classifier(manifests, policy);
  const classified = newestFirst(tags, order, now).map((tag) => ({ tag, is: classify(tag) }));
  // Of each retention in the order in which its candidates come.
  const opinions = new Map(
    [...selectionsIn(classified)].map(([retention, selection]) => [
      retention,
      judge({ ...selection, order }, retention, tags, now).values(),
    ]),
  );
  const age = ageRule(policy, now);
  const unselected = policy.retentions.some(({ name }) => name === undefined) ? outside : unruled;
  return classified.map(({ tag, is }): Standing => {
    if (is.kind === "companion") return { tag, is, reasons: none };
    if (is.kind === "protected") return { tag, is, goes: false, reasons: is.reasons };
    if (is.kind === "outside") return { tag, is, goes: false, reasons: unselected };
    if (is.kind === "leftover") return { tag, is, goes: true, reasons: [is.reason] };
    if (is.kind === "candidate") {
      const { keeps, reasons } = (opinions.get(is.retention) as ArrayIterator<Opinion>).next().value as Opinion;
      return { tag, is, goes: !keeps, reasons: inTheNameOf(is.retention, reasons) };
    }
    const { goes, reason } = age(tag);
    return { tag, is, goes, reasons: [`its subject ${short(is.subject)} does not exist`, reason] };
  });
}

const none: readonly string[] = [];
const outside = ["outside `tag-pattern`"];
const unruled = ["no rule of `policy-file` selects it"];

/** `reasons`, of which the first says whose they are, where there are several. */
function inTheNameOf({ name }: Retention, reasons: readonly string[]): readonly string[] {
  return name === undefined ? reasons : reasons.map((reason, at) => (at === 0 ? `${name}: ${reason}` : reason));
}

export function companionsIn(tags: readonly Classified[]): readonly Companionship[] {
  return tags.flatMap(({ tag, is }) =>
    is.kind === "companion" ? [{ subject: is.subject, companion: tag.digest }] : [],
  );
}
