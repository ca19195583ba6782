/**
 * The decision. `plan` is pure: the same snapshot, policy and time always give the same plan, and the dry run prints the
 * very plan that the live run executes.
 */
import type { ImageDecision, Plan, TagDecision } from "./decision.ts";
import { graphOf, laterSubjects, parentsFirst, together, withSubjects } from "./graph.ts";
import { releasesOfPrereleases } from "./keep-prereleases.ts";
import { type Need, short, weigh } from "./need.ts";
import { type Policy, policyIn } from "./policy.ts";
import { digestReference } from "./reference.ts";
import { selectionsIn } from "./selection.ts";
import type { Digest, Manifest, Powers, Snapshot, Tag } from "./snapshot.ts";
import { companionsIn, type Standing, standingsOf, withLastHeld } from "./standings.ts";
import { stepsOf } from "./steps.ts";
import { ageRule, untaggedOnTheirOwn } from "./untagged.ts";

/** Decides what of `snapshot` goes and what stays, and why (DESIGN: companions, protection, rules, need, sweep, steps). */
export function plan(snapshot: Snapshot, whole: Policy, now: number): Plan {
  const policy = policyIn(whole, snapshot.repository);
  const standings = standingsOf(snapshot, policy, now);
  const decided = decide(snapshot, standings, policy, now);
  const { lastTagged } = snapshot.powers;
  if (lastTagged === undefined || decided.tags.some(({ verdict }) => verdict === "retained")) return decided;
  return decide(snapshot, withLastHeld(standings, lastTagged), policy, now);
}

function decide(snapshot: Snapshot, standings: readonly Standing[], policy: Policy, now: number): Plan {
  const { manifests } = snapshot;
  const digests = [...manifests.keys()].sort();
  const graph = graphOf(manifests, digests, companionsIn(standings));
  const { takesReferrers } = snapshot.powers;
  const untagged = untaggedOnTheirOwn(snapshot.tags, digests, graph);
  const age = ageRule(policy, now);

  const roots = new Map<Digest, string>();
  const doomed = new Set<Digest>();
  const place = (goes: boolean, digest: Digest, name: string) => {
    if (goes) doomed.add(digest);
    else if (!roots.has(digest)) roots.set(digest, name);
  };
  for (const { tag, goes } of standings) if (goes !== undefined) place(goes, tag.digest, tag.name);
  for (const digest of digests) {
    if (heldBy(manifests.get(digest) as Manifest, policy) !== undefined) place(false, digest, short(digest));
    if (untagged.has(digest)) place(age(manifests.get(digest)).goes, digest, short(digest));
  }
  const need = weigh(
    { graph: takesReferrers ? withSubjects(graph, manifests) : graph, sweep: graph },
    digests,
    roots,
    doomed,
  );

  const tags = standings.map((standing) => tagDecision(standing, need, snapshot.powers));
  const tagsOn = Map.groupBy(tags, ({ tag }) => tag.digest);
  const wishes = takesReferrers ? laterSubjects(graph, manifests) : undefined;
  const order = parentsFirst(graph, digests, wishes);
  const sequence = wishes === undefined ? graph : together(graph, wishes);
  const images = order.map((digest): ImageDecision => {
    const manifest = manifests.get(digest) as Manifest;
    const names = tagsOn.get(digest)?.map(({ tag }) => tag.name) ?? none;
    const isUntagged = untagged.has(digest);
    const verdict = need.swept.has(digest) ? "deleted" : "retained";
    const why = () => {
      if (isUntagged) return [`untagged, ${age(manifest).reason}`];
      if (verdict === "deleted") return names.length > 0 ? onlyDoomed : onlyFor;
      return [need.isRoot(digest) ? `${need.by(digest)} stays` : `needed by ${need.by(digest)}`];
    };
    return { manifest, tags: names, verdict, reasons: heldBy(manifest, policy) ?? why(), untagged: isUntagged };
  });
  const sweeping = order.filter((digest) => need.swept.has(digest));
  return {
    snapshot,
    selections: selectionsIn(standings),
    tags,
    images,
    steps: stepsOf({
      tags,
      tagsOn,
      order: sweeping,
      graph: sequence,
      snapshot,
      last: goingLast(tags, policy),
    }),
  };
}

/** `keep-prereleases` looks for the release of a prerelease: it is still there when the prerelease goes. */
function goingLast(tags: readonly TagDecision[], { retentions }: Policy): ReadonlySet<Tag> {
  if (retentions.every(({ keepPrereleases }) => keepPrereleases === undefined)) return new Set();
  return releasesOfPrereleases(tags.filter(({ verdict }) => verdict !== "retained").map(({ tag }) => tag));
}

const none: readonly string[] = [];
const onlyDoomed = ["only doomed tags point here"];
const onlyFor = ["only there for what goes"];

function tagDecision({ tag, is, goes, reasons, heldBack }: Standing, need: Need, { untag }: Powers): TagDecision {
  if (heldBack) return { tag, verdict: "retained", reasons, heldBack };
  const follows = is.kind === "companion" ? is.subject : undefined;
  if (!(follows === undefined ? goes : need.swept.has(follows))) {
    return {
      tag,
      verdict: "retained",
      reasons: follows === undefined ? reasons : [`follows ${need.by(follows)}`],
    };
  }
  const why = follows === undefined ? reasons : [`follows ${short(follows)}, which goes`];
  if (need.swept.has(tag.digest)) return { tag, verdict: "deleted", reasons: why };
  const stays = need.isRoot(tag.digest) ? "shares its image with" : "its image is needed by";
  const shared = `${stays} ${need.by(tag.digest)}`;
  return untag
    ? { tag, verdict: "untagged", reasons: [...why, `${shared}, so only the tag goes`] }
    : {
        tag,
        verdict: "retained",
        reasons: [`${shared}, and this registry cannot remove one tag of several`, ...why],
      };
}

/** What keeps a manifest whoever needs it. */
function heldBy({ digest, locked }: Manifest, { protectDigests, references }: Policy): readonly string[] | undefined {
  if (locked !== undefined) return [locked];
  if (protectDigests.has(digest)) return protectedDigest;
  const reason = digestReference(references, digest);
  return reason === undefined ? undefined : [reason];
}

const protectedDigest = ["its digest is protected"];
