/**
 * Keep rules. Each looks at all the candidates of a repository and then has an opinion on every one of them; a candidate
 * stays if any rule keeps it (restic's `forget`), and what a rule cannot judge it keeps.
 */
import { ago, formatDuration } from "./duration.ts";
import { newestFirst, version } from "./order.ts";
import type { Policy, SortBy } from "./policy.ts";
import type { Digest, Tag } from "./snapshot.ts";
import { trustedTime } from "./time.ts";

/** What the rules together say of a candidate: with every reason to keep it, or every rule that it failed. */
export interface Opinion {
  readonly keeps: boolean;
  readonly reasons: readonly string[];
}

interface Rule {
  /** Whether the rule looks at the time of candidates. */
  readonly needsTime: boolean;
  /** Called once, with the candidates newest first; the answer is asked for each of them. */
  judge(candidates: readonly Tag[]): (tag: Tag) => Opinion;
}

const unknownTime: Opinion = { keeps: true, reasons: ["its time is unknown or cannot be true"] };
const keepNone: Opinion = { keeps: false, reasons: ["keep 0"] };
const noVersion: Opinion = { keeps: true, reasons: ["no tag of its image is a semantic version"] };

/** Whether any rule looks at the time of these candidates, which may be without times yet. */
export function needTimes(candidates: readonly Tag[], policy: Policy, now: number): boolean {
  return rules(candidates, policy, now).some((rule) => rule.needsTime);
}

/** The opinion of all rules on any of `candidates`. */
export function judge(candidates: readonly Tag[], policy: Policy, now: number): (tag: Tag) => Opinion {
  const ordered = newestFirst(candidates, policy.sortBy, now);
  const judges = rules(candidates, policy, now).map((rule) => rule.judge(ordered));
  return (tag) => judges.map((opinionOn) => opinionOn(tag)).reduce(together);
}

/** What keeps wins; reasons of the same kind add up. */
function together(one: Opinion, other: Opinion): Opinion {
  if (one.keeps !== other.keeps) return one.keeps ? one : other;
  return { keeps: one.keeps, reasons: [...new Set([...one.reasons, ...other.reasons])] };
}

function rules(candidates: readonly Tag[], policy: Policy, now: number): readonly Rule[] {
  const images = new Set(candidates.map((tag) => tag.digest)).size;
  return [
    ...(policy.keep === undefined ? [] : [keepNewest(policy.keep, images, policy.sortBy, now)]),
    ...(policy.keepWithin === undefined
      ? []
      : [keepWithin(ago(policy.keepWithin, now), formatDuration(policy.keepWithin), now)]),
  ];
}

/** Keeps the newest `count` images: tags on one digest share a rank, an image ranks by its newest tag. */
function keepNewest(count: number, images: number, sortBy: SortBy, now: number): Rule {
  if (images <= count) {
    const opinion = { keeps: true, reasons: [`keep ${count}: there are only ${images}`] };
    return { needsTime: false, judge: () => () => opinion };
  }
  if (count === 0) return { needsTime: false, judge: () => () => keepNone };
  const unranked = {
    time: (tag: Tag) => trustedTime(tag.time, now) === undefined,
    semver: (tag: Tag) => version(tag.name) === null,
    name: () => false,
  }[sortBy];
  return {
    needsTime: sortBy === "time",
    judge(candidates) {
      const kept = new Map<Digest, Opinion>();
      const ranked = new Set<Digest>();
      for (const tag of candidates) {
        if (unranked(tag) || ranked.has(tag.digest)) continue;
        ranked.add(tag.digest);
        if (ranked.size <= count) kept.set(tag.digest, { keeps: true, reasons: [`keep ${ranked.size} of ${count}`] });
      }
      const past = { keeps: false, reasons: [`not among the newest ${count} of ${images} images`] };
      return (tag) => {
        if (sortBy === "time" && unranked(tag)) return unknownTime;
        return ranked.has(tag.digest) ? (kept.get(tag.digest) ?? past) : noVersion;
      };
    },
  };
}

/** Keeps what is not older than `cutoff`. */
function keepWithin(cutoff: number, written: string, now: number): Rule {
  const young = { keeps: true, reasons: [`younger than ${written}`] };
  const old = { keeps: false, reasons: [`older than ${written}`] };
  return {
    needsTime: true,
    judge: () => (tag) => {
      const at = trustedTime(tag.time, now);
      return at === undefined ? unknownTime : at >= cutoff ? young : old;
    },
  };
}
