/**
 * The decision. `plan` is pure: the same snapshot, policy and time always give the same plan, and the dry run prints the
 * very plan that the live run executes.
 */
import { classify, type TagClass } from "./classify.ts";
import type { ImageDecision, Plan, TagDecision } from "./decision.ts";
import { ago, formatDuration } from "./duration.ts";
import { type Companionship, type Graph, graphOf, parentsFirst } from "./graph.ts";
import { type Need, short, weigh, withSubjects } from "./need.ts";
import { newestFirst } from "./order.ts";
import type { Policy } from "./policy.ts";
import type { Wanted } from "./registry.ts";
import { judge, needTimes } from "./rules.ts";
import type { Digest, Manifest, Powers, Snapshot, Tag } from "./snapshot.ts";
import { stepsOf } from "./steps.ts";
import { trustedTime } from "./time.ts";

/** What `plan` will ask of the snapshot under this policy. */
export function wanted(policy: Policy, now: number): Wanted {
  const untagged = policy.deleteUntaggedAfter !== undefined;
  return {
    untagged,
    timesFor(tags, manifests) {
      const classified = tags.map((tag) => ({ tag, is: classify(tag, manifests, policy) }));
      const ofKind = (kind: TagClass["kind"]) => classified.filter(({ is }) => is.kind === kind).map(({ tag }) => tag);
      const candidates = ofKind("candidate");
      const timed = needTimes(candidates, policy, now) ? candidates : [];
      const digests = [...manifests.keys()];
      return {
        tags: new Set([...timed, ...(untagged ? ofKind("orphan") : [])].map((tag) => tag.name)),
        manifests: untagged
          ? untaggedOnTheirOwn(tags, digests, graphOf(manifests, digests, companionsIn(classified)))
          : new Set(),
      };
    },
    doomed(tags, manifests) {
      const standings = standingsOf({ tags, manifests }, policy, now);
      return new Set(standings.flatMap(({ tag, goes }) => (goes === true ? [tag.name] : [])));
    },
  };
}

/** Decides what of `snapshot` goes and what stays, and why (DESIGN: companions, protection, rules, need, sweep, steps). */
export function plan(snapshot: Snapshot, policy: Policy, now: number): Plan {
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
    { graph: snapshot.powers.takesReferrers ? withSubjects(graph, manifests) : graph, sweep: graph },
    digests,
    roots,
    doomed,
  );

  const tags = standings.map((standing) => tagDecision(standing, need, snapshot.powers));
  const tagsOn = Map.groupBy(tags, ({ tag }) => tag.digest);
  const order = parentsFirst(graph, digests);
  const images = order.map((digest): ImageDecision => {
    const manifest = manifests.get(digest) as Manifest;
    const names = tagsOn.get(digest)?.map(({ tag }) => tag.name) ?? none;
    const isUntagged = untagged.has(digest);
    const verdict = need.swept.has(digest) ? "deleted" : "retained";
    const byAge = () => [`untagged, ${age(manifest).reason}`];
    const leaves = () => (names.length > 0 ? onlyDoomed : onlyFor);
    const held = heldBy(manifest, policy);
    const stays = () => [need.isRoot(digest) ? `${need.by(digest)} stays` : `needed by ${need.by(digest)}`];
    const reasons = held ?? (isUntagged ? byAge() : verdict === "deleted" ? leaves() : stays());
    return { manifest, tags: names, verdict, reasons, untagged: isUntagged };
  });
  const sweeping = order.filter((digest) => need.swept.has(digest));
  return { snapshot, tags, images, steps: stepsOf({ tags, tagsOn, order: sweeping, graph, snapshot }) };
}

const none: readonly string[] = [];
const onlyDoomed = ["only doomed tags point here"];
const onlyFor = ["only there for what goes"];

/** A tag after the rules were asked; whether a companion goes is decided by its subject alone. */
interface Standing {
  readonly tag: Tag;
  readonly is: TagClass;
  readonly goes?: boolean;
  readonly reasons: readonly string[];
  readonly heldBack?: boolean;
}

/** `standings`, of which all tags on the newest image stay, and say `why`. */
function withLastHeld(standings: readonly Standing[], why: string): readonly Standing[] {
  const last = standings.find(({ is }) => is.kind === "candidate") ?? standings[0];
  return standings.map((standing) =>
    standing.tag.digest === last?.tag.digest
      ? { ...standing, goes: false, heldBack: true, reasons: [why, ...standing.reasons] }
      : standing,
  );
}

/** Newest first. */
function standingsOf(
  { tags, manifests }: Pick<Snapshot, "tags" | "manifests">,
  policy: Policy,
  now: number,
): readonly Standing[] {
  const classified = newestFirst(tags, policy.sortBy, now).map((tag) => ({
    tag,
    is: classify(tag, manifests, policy),
  }));
  const opinionOn = judge(
    classified.filter(({ is }) => is.kind === "candidate").map(({ tag }) => tag),
    policy,
    now,
  );
  const age = ageRule(policy, now);
  return classified.map(({ tag, is }): Standing => {
    if (is.kind === "companion") return { tag, is, reasons: none };
    if (is.kind === "protected") return { tag, is, goes: false, reasons: is.reasons };
    if (is.kind === "outside") return { tag, is, goes: false, reasons: outside };
    if (is.kind === "leftover") return { tag, is, goes: true, reasons: [is.reason] };
    if (is.kind === "orphan") {
      const { goes, reason } = age(tag);
      return { tag, is, goes, reasons: [`its subject ${short(is.subject)} does not exist`, reason] };
    }
    const { keeps, reasons } = opinionOn(tag);
    return { tag, is, goes: !keeps, reasons };
  });
}

const outside = ["outside `tag-pattern`"];

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
function heldBy({ digest, locked }: Manifest, { protectDigests }: Policy): readonly string[] | undefined {
  if (locked !== undefined) return [locked];
  return protectDigests.has(digest) ? protectedDigest : undefined;
}

const protectedDigest = ["its digest is protected"];

function companionsIn(tags: readonly { readonly tag: Tag; readonly is: TagClass }[]): readonly Companionship[] {
  return tags.flatMap(({ tag, is }) =>
    is.kind === "companion" ? [{ subject: is.subject, companion: tag.digest }] : [],
  );
}

/** Untagged manifests that no tag, no index and no subject leads to. */
function untaggedOnTheirOwn(tags: readonly Tag[], digests: readonly Digest[], graph: Graph): ReadonlySet<Digest> {
  const led = new Set(tags.map((tag) => tag.digest));
  for (const digest of digests) for (const dependant of graph.dependants(digest)) led.add(dependant);
  return new Set(digests.filter((digest) => !led.has(digest)));
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
