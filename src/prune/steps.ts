/**
 * The order in which a plan is carried out: tags first, then manifests parents first, a child only after its parent is
 * gone, a companion only after its subject. An interruption at any point leaves collectable leftovers, never a tag that
 * cannot be pulled, and never an image without its signature.
 */
import { companionSubject } from "./companion.ts";
import type { Companionship, Graph } from "./graph.ts";
import type { TagDecision } from "./plan.ts";
import type { Digest, Manifest, Snapshot, Tag } from "./snapshot.ts";

interface Ordered {
  /** Steps of one wave may run at the same time; a wave begins when the one before has ended. From 0. */
  readonly wave: number;
  /** Indexes of earlier steps that must have succeeded. */
  readonly after: readonly number[];
}

export type Step =
  | (Ordered & { readonly kind: "untag"; readonly tag: Tag })
  | (Ordered & {
      readonly kind: "delete";
      readonly manifest: Manifest /** Those that go with it. */;
      readonly tags: readonly Tag[];
    });

export interface Outline {
  readonly decisions: readonly TagDecision[];
  /** The digests to delete, parents first. */
  readonly order: readonly Digest[];
  readonly tagsOn: ReadonlyMap<Digest, readonly TagDecision[]>;
  readonly graph: Graph;
  readonly companions: readonly Companionship[];
  readonly snapshot: Snapshot;
}

export function stepsOf({ decisions, order, tagsOn, graph, snapshot }: Outline): readonly Step[] {
  const steps: Step[] = [];
  const { untagFirst } = snapshot.powers;
  /** The step after which a digest is gone, and those that remove the tags on it. */
  const deletion = new Map<Digest, number>();
  const removals = new Map<Digest, number[]>();

  const add = (
    step: { kind: "untag"; tag: Tag } | { kind: "delete"; manifest: Manifest; tags: readonly Tag[] },
    after: readonly number[],
    earliest = 0,
  ) => {
    const wave = after.reduce((latest, index) => Math.max(latest, (steps[index] as Step).wave + 1), earliest);
    return steps.push({ ...step, wave, after }) - 1;
  };
  const untag = (tag: Tag, after: readonly number[]) => {
    const index = add({ kind: "untag", tag }, after);
    const known = removals.get(tag.digest);
    if (known) known.push(index);
    else removals.set(tag.digest, [index]);
  };
  const goesAlone = ({ verdict }: TagDecision) => verdict === "untagged" || (verdict === "deleted" && untagFirst);

  // Tags of images that go anyway come first: if this server takes the image along with a tag, it shows on one of those.
  const alone = decisions.filter((decision) => goesAlone(decision) && !decision.companion);
  for (const verdict of ["deleted", "untagged"]) {
    for (const decision of alone) if (decision.verdict === verdict) untag(decision.tag, []);
  }

  const waitsFor = new Map<Digest, number[]>();
  const companionsOf = Map.groupBy(
    decisions.filter((decision) => decision.companion && goesAlone(decision)),
    ({ tag }) => companionSubject(tag) as Digest,
  );
  const untagCompanionsOf = (subject: Digest, after: readonly number[]) => {
    for (const { tag } of companionsOf.get(subject) ?? []) untag(tag, after);
    companionsOf.delete(subject);
  };
  // Orphans have no subject to wait for.
  for (const subject of [...companionsOf.keys()]) if (!snapshot.manifests.has(subject)) untagCompanionsOf(subject, []);

  for (const digest of order) {
    const after = [...(waitsFor.get(digest) ?? []), ...(removals.get(digest) ?? [])];
    const tags = untagFirst
      ? []
      : (tagsOn.get(digest) ?? []).filter(({ verdict }) => verdict === "deleted").map(({ tag }) => tag);
    const index = add(
      { kind: "delete", manifest: snapshot.manifests.get(digest) as Manifest, tags },
      after,
      alone.length > 0 ? 1 : 0,
    );
    deletion.set(digest, index);
    for (const dependant of graph.dependants(digest)) {
      if (deletion.has(dependant)) continue;
      const known = waitsFor.get(dependant);
      if (known) known.push(index);
      else waitsFor.set(dependant, [index]);
    }
    untagCompanionsOf(digest, [index]);
  }
  return steps;
}
