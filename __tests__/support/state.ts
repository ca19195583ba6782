/**
 * A small language for the states of a repository, so that a row of a table reads like a sentence:
 *
 *     v1=a 3d, v2=b 2d locked, latest=b, i[x y !z], s>a, ~a.sig=c, u 30d
 *
 * Facts are separated by commas. `v1=a 3d`: tag v1 points to manifest a and is three days old. `i[x y]`: index i lists x
 * and y. `s>a`: s has a as its subject. `~a.sig=c`: a companion tag of a. `u 30d`: a manifest and its age. `locked` and
 * the age belong to the tag if the fact has one, else to the manifest; only a tag can be `leftover`. Ages: `3d`, `5h`,
 * `+2d` (in the future), `1970` (that year), `2026-11-20T13:05` (UTC); without one the time is unknown. Manifests exist as
 * soon as they are named, except with a `!` in front.
 */

import { branchesNamed } from "../../src/prune/branches.ts";
import { type Calendar, periods } from "../../src/prune/calendar.ts";
import { parseCapture } from "../../src/prune/capture.ts";
import type { Plan } from "../../src/prune/decision.ts";
import { type Duration, parseDuration } from "../../src/prune/duration.ts";
import { parseGroupBy } from "../../src/prune/group.ts";
import { parsePatterns } from "../../src/prune/pattern.ts";
import type { KeepSemver, Policy, Retention, SortBy } from "../../src/prune/policy.ts";
import { type Reference, referencesOf } from "../../src/prune/reference.ts";
import type { TagResult } from "../../src/prune/result.ts";
import type { Digest, Manifest, Powers, Snapshot, Tag, Timestamp } from "../../src/prune/snapshot.ts";

/** The moment at which all the tests take place. */
export const now = Date.UTC(2026, 10, 21, 2);
export const day = 24 * 60 * 60 * 1000;

export const imageType = "application/vnd.oci.image.manifest.v1+json";
export const indexType = "application/vnd.oci.image.index.v1+json";

/** The digest of the manifest called `name` (at most six ASCII characters): the name can be read from it. */
export function digestOf(name: string): Digest {
  return `sha256:${Buffer.from(name).toString("hex").padEnd(64, "0")}`;
}

/** `text` with digests, whole or short, and companion tags turned back into the names they were made of. */
export function readable(text: string): string {
  const name = (hex: string) => Buffer.from(hex.replace(/(?:00)+$/, ""), "hex").toString();
  return text
    .replace(/sha256:([0-9a-f]{64}|[0-9a-f]{12})/g, (_, hex: string) => name(hex))
    .replace(/sha256-([0-9a-f]{64})/g, (_, hex: string) => `~${name(hex)}`);
}

/** The name of a tag in this language as a registry would have it: `~a.sig` is a companion of manifest a. */
function tagName(written: string): string {
  return written.replace(/^~(\w+)/, (_, subject: string) => digestOf(subject).replace(":", "-"));
}

interface Draft {
  children: Digest[];
  subject?: Digest;
  time?: Timestamp;
  locked?: string;
}

const fact =
  /^(?:(?<tag>[^=\s[\]>]+)=)?(?<absent>!)?(?<name>\w+)(?:\[(?<children>[^\]]*)\])?(?:>(?<subject>!?\w+))?(?<rest>(?: \S+)*)$/;

/** Reads `facts`. Throws on what it does not understand. */
export function state(facts: string, more: Partial<Snapshot> = {}): Snapshot {
  const tags: Tag[] = [];
  const drafts = new Map<Digest, Draft>();
  const mention = (name: string): Digest => {
    const digest = digestOf(name.replace("!", ""));
    if (!name.startsWith("!") && !drafts.has(digest)) drafts.set(digest, { children: [] });
    return digest;
  };
  for (const line of facts.split(",").map((part) => part.trim())) {
    if (line === "") continue;
    const found = fact.exec(line)?.groups;
    if (!found) throw new Error(`not a fact: ${line}`);
    const { tag, absent = "", name, children, subject, rest = "" } = found;
    const digest = mention(`${absent}${name}`);
    const draft = drafts.get(digest);
    if (children !== undefined && draft) draft.children.push(...children.split(" ").filter(Boolean).map(mention));
    if (subject !== undefined && draft) draft.subject = mention(subject);
    const own = attributes(rest);
    if (tag !== undefined) tags.push({ name: tagName(tag), digest, ...own });
    else if (draft) Object.assign(draft, own);
  }
  return {
    repository: "app",
    tags,
    manifests: new Map([...drafts].map(([digest, draft]) => [digest, manifestOf(digest, draft)])),
    powers: { untag: true, untagFirst: false },
    notes: [],
    ...more,
  };
}

function manifestOf(digest: Digest, { children, ...draft }: Draft): Manifest {
  const mediaType = children.length > 0 ? indexType : imageType;
  return { digest, mediaType, children, ...draft };
}

function attributes(rest: string): { time?: Timestamp; locked?: string; leftover?: string } {
  const found: { time?: Timestamp; locked?: string; leftover?: string } = {};
  for (const word of rest.split(" ").filter(Boolean)) {
    if (word === "locked" || word === "leftover") found[word] = word;
    else found.time = { at: moment(word), source: "pushed" };
  }
  return found;
}

function moment(word: string): number {
  if (/^\d{4}$/.test(word)) return Date.UTC(Number(word), 0, 1);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(word)) return Date.parse(`${word}Z`);
  const match = /^(\+?)(\d+)([dh])$/.exec(word);
  if (!match) throw new Error(`not an age: ${word}`);
  return now + (match[1] ? 1 : -1) * Number(match[2]) * (match[3] === "d" ? day : day / 24);
}

/** A policy as a user would write it; digests by the names of their manifests. */
export interface Wish {
  readonly keep?: number;
  readonly within?: string;
  /** As in the inputs: `hourly 24, daily 7, yearly all in Europe/Berlin`. */
  readonly calendar?: string;
  /** Majors, minors, patches; 0 is all: `2.3.1`. */
  readonly semver?: string;
  readonly prereleases?: number;
  /** The expression that captures the number, and those that are open; without them nobody was asked. */
  readonly pulls?: readonly [expression: string, open?: readonly number[]];
  /** The expression that captures the name, and those that exist; without them nobody was asked. */
  readonly branches?: readonly [expression: string, existing?: readonly string[]];
  readonly pattern?: readonly string[];
  readonly protect?: readonly string[];
  readonly digests?: readonly string[];
  /** Of the form `app:v1@a`; a missing repository is any, `!` at the end is a guess. The n-th stands at `file:n`. */
  readonly references?: readonly string[];
  readonly sortBy?: SortBy;
  readonly groupBy?: string;
  readonly untaggedAfter?: string;
  readonly allowEmpty?: boolean;
}

export function policy(wish: Wish): Policy {
  return {
    retentions: [retention(wish)],
    protect: parsePatterns((wish.protect ?? []).map(tagName)),
    protectDigests: new Set((wish.digests ?? []).map(digestOf)),
    references: wish.references && referencesOf(wish.references.map(reference)),
    deleteUntaggedAfter: wish.untaggedAfter === undefined ? undefined : duration(wish.untaggedAfter),
    allowEmpty: wish.allowEmpty ?? false,
  };
}

/** One retention of a policy of several, as a policy file has them. */
export interface Rule extends Wish {
  readonly name?: string;
  readonly repositories?: readonly string[];
}

/** The policy of `rules`, of a tag the first one decides that selects it. */
export function several(...rules: readonly Rule[]): Policy {
  const retentions = rules.map(({ name, repositories, ...wish }) => ({
    ...retention(wish),
    name,
    repositories: repositories && parsePatterns(repositories),
  }));
  return { ...policy({}), retentions };
}

function reference(written: string, index: number): Reference {
  const found = /^(?<repository>[^:@!]+)?(?::(?<tag>[^@!]+))?(?:@(?<digest>[^!]+))?(?<guess>!)?$/.exec(written)?.groups;
  if (!found) throw new Error(`not a reference: ${written}`);
  const { repository, tag, digest, guess } = found;
  return {
    repository,
    tag: tag && tagName(tag),
    digest: digest?.includes("*") ? digest : digest && digestOf(digest),
    place: `file:${index + 1}`,
    guessed: guess !== undefined,
  };
}

function retention({
  pattern,
  keep,
  within,
  calendar,
  semver,
  prereleases,
  pulls,
  branches,
  sortBy,
  groupBy,
}: Wish): Retention {
  const [pull, open] = pulls ?? [];
  const [branch, existing] = branches ?? [];
  return {
    tagPattern: parsePatterns(pattern ?? ["*"]),
    keep,
    keepWithin: within === undefined ? undefined : duration(within),
    calendar: calendar === undefined ? undefined : calendarOf(calendar),
    keepSemver: semver === undefined ? undefined : versionCounts(semver),
    keepPrereleases: prereleases,
    ...(pull !== undefined && {
      keepOpenPullRequests: { capture: parseCapture(pull), answer: open && new Set(open) },
    }),
    ...(branch !== undefined && {
      keepExistingBranches: { capture: parseCapture(branch), answer: existing && branchesNamed(existing) },
    }),
    sortBy: sortBy ?? "time",
    groupBy: groupBy === undefined ? undefined : parseGroupBy(groupBy),
  };
}

function versionCounts(text: string): KeepSemver {
  const [majors, minors, patches] = text.split(".").map((count) => Number(count) || Number.POSITIVE_INFINITY);
  if (!majors || !minors || !patches) throw new Error(`not three counts: ${text}`);
  return { majors, minors, patches };
}

function calendarOf(text: string): Calendar {
  const [rules = "", timeZone = "UTC"] = text.split(" in ");
  const counts = rules.split(", ").map((rule) => {
    const match = /^(hour|dai|week|month|year)ly (\d+|all)$/.exec(rule);
    if (!match) throw new Error(`not a rule of the calendar: ${rule}`);
    const period = periods.find((known) => known === match[1]) ?? "day";
    return [period, match[2] === "all" ? Number.POSITIVE_INFINITY : Number(match[2])] as const;
  });
  return { timeZone, counts: Object.fromEntries(counts) };
}

/** Parses `text`, which must be a duration. */
export function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (!parsed) throw new Error(`not a duration: ${text}`);
  return parsed;
}

export const untagging: Powers = { untag: true, untagFirst: false };
export const untaggingFirst: Powers = { untag: true, untagFirst: true };
export const wholeImages: Powers = { untag: false, untagFirst: false };
export const keepingLast: Powers = { untag: true, untagFirst: false, lastTagged: "the last one stays" };
export const takingReferrers: Powers = { untag: true, untagFirst: false, takesReferrers: true };

/** Of each tag, its verdict and its reasons: `retained: keep 1 of 2; younger than 3d`. */
export function tagsOf({ tags }: { readonly tags: readonly Pick<TagResult, "tag" | "verdict" | "reasons">[] }) {
  return Object.fromEntries(
    tags.map(({ tag, verdict, reasons }) => [readable(tag.name), readable(`${verdict}: ${reasons.join("; ")}`)]),
  );
}

/** Of each image, the same. */
export function imagesOf({
  images,
}: {
  readonly images: readonly { manifest: Manifest; verdict: string; reasons: readonly string[] }[];
}) {
  return Object.fromEntries(
    images.map(({ manifest, verdict, reasons }) => [
      readable(manifest.digest),
      readable(`${verdict}: ${reasons.join("; ")}`),
    ]),
  );
}

/** The steps, each with its wave: `0 untag v1`, `1 delete a (v2 v3)`. */
export function stepsOf({ steps }: Pick<Plan, "steps">): readonly string[] {
  return steps.map((step) =>
    readable(
      step.kind === "untag"
        ? `${step.wave} untag ${step.tag.name}`
        : `${step.wave} delete ${step.manifest.digest}${step.tags.length > 0 ? ` (${step.tags.map((tag) => tag.name).join(" ")})` : ""}`,
    ),
  );
}

/** `snapshot` in the language of `state`, for the counterexamples of properties. */
export function factsOf({ tags, manifests }: Snapshot): string {
  const named = (digest: Digest) => `${manifests.has(digest) ? "" : "!"}${readable(digest)}`;
  const rest = ({ time, locked }: { readonly time?: Timestamp | undefined; readonly locked?: string | undefined }) =>
    `${time ? ` ${(now - time.at) / day}d` : ""}${locked === undefined ? "" : " locked"}`;
  return [
    ...tags.map((tag) => `${readable(tag.name)}=${named(tag.digest)}${rest(tag)}`),
    ...[...manifests.values()].map((manifest) => {
      const children = manifest.children.length > 0 ? `[${manifest.children.map(named).join(" ")}]` : "";
      const subject = manifest.subject === undefined ? "" : `>${named(manifest.subject)}`;
      return `${named(manifest.digest)}${children}${subject}${rest(manifest)}`;
    }),
  ].join(", ");
}
