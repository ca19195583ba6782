/**
 * The decision. `plan` is pure: the same snapshot, policy and time always give the same plan, and the dry run prints the
 * very plan that the live run executes.
 */
import type { ImageDecision, Plan, TagDecision } from "./decision.ts";
import {
  graphOf,
  laterSubjects,
  type Node,
  type Nodes,
  nodesIn,
  parentsFirst,
  together,
  withSubjects,
} from "./graph.ts";
import { releasesOfPrereleases } from "./keep-prereleases.ts";
import { type Need, short, weigh } from "./need.ts";
import { type Policy, policyIn } from "./policy.ts";
import { digestReference } from "./reference.ts";
import { selectionsIn } from "./selection.ts";
import type { Manifest, Powers, Snapshot, Tag } from "./snapshot.ts";
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
  const nodes = nodesIn(snapshot.manifests);
  const { manifests } = nodes;
  const graph = graphOf(nodes, companionsIn(standings));
  const { takesReferrers } = snapshot.powers;
  const untagged = untaggedOnTheirOwn(snapshot.tags, nodes, graph);
  const age = ageRule(policy, now);
  const held = manifests.map((manifest) => heldBy(manifest, policy));
  const tagged = standings.map(({ tag }) => nodes.nodeOf(tag.digest));

  const roots = new Map<Node, string>();
  const doomed = new Set<Node>();
  const place = (goes: boolean | undefined, node: Node | undefined, name: string) => {
    if (goes === undefined || node === undefined) return;
    if (goes) doomed.add(node);
    else if (!roots.has(node)) roots.set(node, name);
  };
  standings.forEach(({ tag, goes }, at) => {
    place(goes, tagged[at], tag.name);
  });
  manifests.forEach((manifest, node) => {
    if (held[node] !== undefined) place(false, node, short(manifest.digest));
    if (untagged.has(manifest)) place(age(manifest).goes, node, short(manifest.digest));
  });
  const need = weigh(
    { graph: takesReferrers ? withSubjects(graph, nodes) : graph, sweep: graph },
    nodes,
    roots,
    doomed,
  );

  const tags = standings.map((standing, at) => tagDecision(standing, tagged[at], nodes, need, snapshot.powers));
  const tagsOn = Map.groupBy(tags, (_, at) => tagged[at]);
  const wishes = takesReferrers ? laterSubjects(graph, nodes) : undefined;
  const order = parentsFirst(graph, wishes);
  const images = order.map((node): ImageDecision => {
    const manifest = manifests[node] as Manifest;
    const names = tagsOn.get(node)?.map(({ tag }) => tag.name) ?? none;
    const isUntagged = untagged.has(manifest);
    const verdict = need.isSwept(node) ? "deleted" : "retained";
    const why = () => {
      if (isUntagged) return [`untagged, ${age(manifest).reason}`];
      if (verdict === "deleted") return names.length > 0 ? onlyDoomed : onlyFor;
      return [need.isRoot(node) ? `${need.by(node)} stays` : `needed by ${need.by(node)}`];
    };
    return { manifest, tags: names, verdict, reasons: held[node] ?? why(), untagged: isUntagged };
  });
  return {
    snapshot,
    selections: selectionsIn(standings),
    tags,
    images,
    steps: stepsOf({
      tags,
      tagged,
      tagsOn,
      order: order.filter(need.isSwept),
      graph: wishes === undefined ? graph : together(graph, wishes),
      nodes,
      powers: snapshot.powers,
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

/** `node`: what the tag points to. Where that is unknown the tag is protected, and does not go. */
function tagDecision(
  { tag, is, goes, reasons, heldBack }: Standing,
  node: Node | undefined,
  { nodeOf }: Nodes,
  need: Need,
  { untag }: Powers,
): TagDecision {
  if (heldBack) return { tag, verdict: "retained", reasons, heldBack };
  const subject = is.kind === "companion" ? nodeOf(is.subject) : undefined;
  const isLeft = subject === undefined ? goes : need.isSwept(subject);
  if (!isLeft || node === undefined) {
    return { tag, verdict: "retained", reasons: subject === undefined ? reasons : [`follows ${need.by(subject)}`] };
  }
  const why = is.kind === "companion" ? [`follows ${short(is.subject)}, which goes`] : reasons;
  if (need.isSwept(node)) return { tag, verdict: "deleted", reasons: why };
  const stays = need.isRoot(node) ? "shares its image with" : "its image is needed by";
  const shared = `${stays} ${need.by(node)}`;
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
