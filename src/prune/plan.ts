/**
 * The decision. `plan` is pure: the same snapshot, policy and time always give the same plan, and the dry run prints the
 * very plan that the live run executes.
 */
import { classify, type TagClass } from "./classify.ts";
import { ago, formatDuration } from "./duration.ts";
import { type Graph, graphOf, parentsFirst, reach } from "./graph.ts";
import { newestFirst } from "./order.ts";
import type { Policy } from "./policy.ts";
import type { Wanted } from "./registry.ts";
import { judge, needTimes, type Opinion } from "./rules.ts";
import type { Digest, Manifest, Snapshot, Tag } from "./snapshot.ts";
import { type Step, stepsOf } from "./steps.ts";
import { trustedTime } from "./time.ts";

export interface TagDecision {
  readonly tag: Tag;
  readonly verdict: "retained" | "deleted" | "untagged";
  readonly reasons: readonly string[];
  /** The tag stands for a referrer of another manifest, and follows it. */
  readonly companion: boolean;
}

export interface ImageDecision {
  readonly manifest: Manifest;
  readonly tags: readonly string[];
  readonly verdict: "retained" | "deleted";
  readonly reasons: readonly string[];
  /** No tag and no other manifest leads here: it goes, or stays, on its own account. */
  readonly untagged: boolean;
}

export interface Plan {
  readonly snapshot: Snapshot;
  /** Newest first. */
  readonly tags: readonly TagDecision[];
  /** Parents before children. */
  readonly images: readonly ImageDecision[];
  /** What `apply` does, in this order. */
  readonly steps: readonly Step[];
}

/** What `plan` will ask of the snapshot under this policy. */
export function wanted(policy: Policy, now: number): Wanted {
  const untagged = policy.deleteUntaggedAfter !== undefined;
  const ofKind = (kind: TagClass["kind"], tags: readonly Tag[], manifests: Snapshot["manifests"]) =>
    tags.filter((tag) => classify(tag, manifests, policy).kind === kind);
  const names = (tags: readonly Tag[]) => new Set(tags.map((tag) => tag.name));
  return {
    untagged,
    candidates: (tags, manifests) => names(ofKind("candidate", tags, manifests)),
    timesFor(tags, manifests) {
      const candidates = ofKind("candidate", tags, manifests);
      const timed = needTimes(candidates, policy, now) ? candidates : [];
      return names(untagged ? [...timed, ...ofKind("orphan", tags, manifests)] : timed);
    },
  };
}

/** Decides what of `snapshot` goes and what stays, and why (DESIGN: companions, protection, rules, need, sweep, steps). */
export function plan(snapshot: Snapshot, policy: Policy, now: number): Plan {
  const { manifests } = snapshot;
  const tags = newestFirst(snapshot.tags, policy.sortBy, now).map((tag) => ({
    tag,
    is: classify(tag, manifests, policy),
  }));
  const companions = tags.flatMap(({ tag, is }) =>
    is.kind === "companion" ? [{ subject: is.subject, companion: tag.digest }] : [],
  );
  const graph = graphOf(manifests, companions);
  const opinions = judge(
    tags.filter(({ is }) => is.kind === "candidate").map(({ tag }) => tag),
    policy,
    now,
  );
  const age = ageRule(policy, now);

  const roots = new Map<Digest, string>();
  const root = (digest: Digest, name: string) => roots.has(digest) || roots.set(digest, name);
  const doomed = new Set<Digest>();
  for (const { tag, is } of tags) {
    if (is.kind === "companion") continue;
    const goes = is.kind === "candidate" ? !opinions.get(tag.name)?.keeps : is.kind === "orphan" && age(tag).goes;
    if (goes) doomed.add(tag.digest);
    else root(tag.digest, tag.name);
  }
  for (const manifest of manifests.values()) {
    if (policy.protectDigests.has(manifest.digest) || manifest.locked !== undefined)
      root(manifest.digest, short(manifest.digest));
  }
  const untagged = untaggedOnTheirOwn(snapshot, graph);
  for (const digest of untagged) {
    if (age(manifests.get(digest)).goes) doomed.add(digest);
    else root(digest, short(digest));
  }

  const needed = reach(graph, roots.keys());
  const swept = new Set([...reach(graph, doomed).keys()].filter((digest) => !needed.has(digest)));
  const neededBy = (digest: Digest) => {
    let from = digest;
    for (let next = needed.get(from); next !== undefined; next = needed.get(from)) from = next;
    return roots.get(from) ?? short(from);
  };

  const decisions = tags.map(({ tag, is }): TagDecision => {
    const companion = is.kind === "companion" || is.kind === "orphan";
    const { goes, reasons } = fate(tag, is);
    if (!goes) return { tag, verdict: "retained", reasons, companion };
    if (swept.has(tag.digest)) return { tag, verdict: "deleted", reasons, companion };
    const shared = roots.has(tag.digest)
      ? `shares its image with ${neededBy(tag.digest)}`
      : `its image is needed by ${neededBy(tag.digest)}`;
    return snapshot.powers.untag
      ? { tag, verdict: "untagged", reasons: [...reasons, `${shared}, so only the tag goes`], companion }
      : {
          tag,
          verdict: "retained",
          reasons: [`${shared}, and this registry cannot remove one tag of several`, ...reasons],
          companion,
        };
  });

  function fate(tag: Tag, is: TagClass): { readonly goes: boolean; readonly reasons: readonly string[] } {
    switch (is.kind) {
      case "protected":
        return { goes: false, reasons: is.reasons };
      case "outside":
        return { goes: false, reasons: outside };
      case "orphan": {
        const { goes, reason } = age(tag);
        return { goes, reasons: [`its subject ${short(is.subject)} does not exist`, reason] };
      }
      case "companion":
        return swept.has(is.subject)
          ? { goes: true, reasons: [`follows ${short(is.subject)}, which goes`] }
          : { goes: false, reasons: [`follows ${neededBy(is.subject)}`] };
      case "candidate": {
        const { keeps, reasons } = opinions.get(tag.name) as Opinion;
        return { goes: !keeps, reasons };
      }
    }
  }

  const tagsOn = Map.groupBy(decisions, ({ tag }) => tag.digest);
  const order = parentsFirst(graph, manifests.keys());
  const images = order.map((digest): ImageDecision => {
    const manifest = manifests.get(digest) as Manifest;
    const names = tagsOn.get(digest)?.map(({ tag }) => tag.name) ?? [];
    const isUntagged = untagged.has(digest);
    const common = { manifest, tags: names, untagged: isUntagged };
    if (swept.has(digest)) {
      return {
        ...common,
        verdict: "deleted",
        reasons: [isUntagged ? `untagged, ${age(manifest).reason}` : names.length > 0 ? onlyDoomed : onlyFor],
      };
    }
    return { ...common, verdict: "retained", reasons: [stays(digest, manifest, isUntagged)] };
  });

  function stays(digest: Digest, manifest: Manifest, isUntagged: boolean): string {
    if (manifest.locked !== undefined) return manifest.locked;
    if (policy.protectDigests.has(digest)) return "its digest is protected";
    if (isUntagged) return `untagged, ${age(manifest).reason}`;
    return roots.has(digest) ? `${roots.get(digest)} stays` : `needed by ${neededBy(digest)}`;
  }

  const steps = stepsOf({
    decisions,
    order: order.filter((digest) => swept.has(digest)),
    tagsOn,
    graph,
    companions,
    snapshot,
  });
  return { snapshot, tags: decisions, images, steps };
}

const outside = ["outside `tag-pattern`"];
const onlyDoomed = "only doomed tags point here";
const onlyFor = "only there for what goes";

/** Untagged manifests that no tag, no index and no subject leads to. */
function untaggedOnTheirOwn({ tags, manifests }: Snapshot, graph: Graph): ReadonlySet<Digest> {
  const led = new Set(tags.map((tag) => tag.digest));
  for (const digest of manifests.keys()) for (const dependant of graph.dependants(digest)) led.add(dependant);
  return new Set([...manifests.keys()].filter((digest) => !led.has(digest)));
}

/** What `delete-untagged-after` says of an untagged manifest or an orphaned companion: unknown means it stays. */
function ageRule({ deleteUntaggedAfter }: Policy, now: number) {
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

/** A digest as people recognise it: the algorithm and twelve digits. */
function short(digest: Digest): string {
  return digest.replace(/^([^:]+:.{12}).*$/s, "$1");
}
