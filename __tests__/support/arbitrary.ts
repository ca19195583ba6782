/** Random repositories and policies (fast-check): small, but with everything in them that makes a decision hard. */
import fc from "fast-check";
import type { Calendar } from "../../src/prune/calendar.ts";
import { parseGroupBy } from "../../src/prune/group.ts";
import { parsePatterns } from "../../src/prune/pattern.ts";
import type { Policy } from "../../src/prune/policy.ts";
import type { Digest, Manifest, Powers, Snapshot, Tag, Timestamp } from "../../src/prune/snapshot.ts";
import type { Counters } from "./forget.ts";
import type { PlainPolicy } from "./oracle.ts";
import {
  day,
  digestOf,
  factsOf,
  imageType,
  indexType,
  now,
  takingReferrers,
  untagging,
  untaggingFirst,
  wholeImages,
} from "./state.ts";

/** A repository and a policy, and the same policy in plain functions. */
export interface Case {
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  readonly plain: PlainPolicy;
}

const mostManifests = 12;
const deepest = 4;

/** Any age, also those that no decision may rest on. Few different ones, so that ties happen. */
const time: fc.Arbitrary<Timestamp | undefined> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 30 }).map((age) => pushed(now - age * day)) },
  { weight: 1, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(0, Date.UTC(1980, 0, 1), now + 12 * 60 * 60 * 1000, now + 2 * day, Date.UTC(2013, 2, 20))
      .map(pushed),
  },
);

/** Ordinary tags: with and without versions, release candidates and builds, some that natural order decides. */
const tagNames: readonly string[] = [
  ...Array.from({ length: 12 }, (_, at) => `v${at + 1}`),
  "1.2.3",
  "v1.2.3",
  "1.2.10",
  "1.3.0",
  "2.0.0",
  "2.0.0-rc.1",
  "2.0.0-rc.10",
  "v2.0.0-rc.2",
  "2.0.0_1",
  "2.0.0_10",
  "0.9.0-rc.1",
  "1.3.1-rc.1",
  "1.3.1-rc.2",
  "3.0.0-rc.1",
  "3.0.0-rc.1_7",
  "0.9.0",
  "v1.1.0",
  "latest",
  "main",
  "build7",
  "build70",
  "build8",
];

const powers: fc.Arbitrary<Powers> = fc.constantFrom(untagging, untaggingFirst, wholeImages, takingReferrers);

/** True now and then; shrinks to false. */
const seldom = fc.integer({ min: 0, max: 24 }).map((roll) => roll === 24);
const anyManifest = fc.nat({ max: mostManifests - 1 });

const children: fc.Arbitrary<readonly number[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(anyManifest, { minLength: 1, maxLength: 3, size: "max" }) },
);

const manifestDraft = fc.record({
  children,
  missingChild: seldom,
  subject: fc.option(anyManifest, { freq: 4 }),
  missingSubject: seldom,
  time,
  locked: seldom,
});

const companionDraft = fc.record({
  subject: anyManifest,
  missingSubject: seldom,
  on: anyManifest,
  suffix: fc.constantFrom("", ".sig", ".att", ".sbom"),
  time,
  locked: seldom,
});

/**
 * A repository. Unless `cycles`, what exists for the sake of what has no cycles, as when honest tools push; with them, a
 * companion tag or a subject may lead back to where it came from.
 */
export function repository({ cycles = false } = {}): fc.Arbitrary<Snapshot> {
  return fc
    .record({
      manifests: fc.array(manifestDraft, { minLength: 1, maxLength: mostManifests, size: "max" }),
      tags: fc.uniqueArray(
        fc.record({ name: fc.constantFrom(...tagNames), on: anyManifest, missing: seldom, time, locked: seldom }),
        { maxLength: 16, size: "max", selector: ({ name }) => name },
      ),
      companions: fc.array(companionDraft, { maxLength: 4, size: "max" }),
      powers,
    })
    .map(({ manifests, tags, companions, powers }) => {
      const digest = (at: number): Digest => digestOf(`m${at}`);
      const place = (at: number) => at % manifests.length;
      const after = (on: number, wished: number) =>
        cycles ? place(wished) : on + 1 + (wished % Math.max(1, manifests.length - on - 1));
      const depths: number[] = [];
      const contents = manifests.map((draft, at) => {
        const listed = [...new Set(draft.children.map((child) => child % Math.max(1, at)))].filter(
          (child) => child < at && (depths[child] as number) < deepest,
        );
        depths.push(Math.max(-1, ...listed.map((child) => depths[child] as number)) + 1);
        return listed;
      });
      const subjects: (number | undefined)[] = [];
      // A manifest holds the digests of its children and of its subject, so none of these can hold its own.
      const holds = (at: number, wanted: number): boolean =>
        at === wanted || [...(contents[at] ?? []), subjects[at] ?? []].flat().some((held) => holds(held, wanted));
      for (const [at, { subject }] of manifests.entries()) {
        const above = subject === null ? at : after(at, subject);
        const isPossible = above < manifests.length && above !== at && (cycles || !holds(above, at));
        subjects.push(isPossible ? above : undefined);
      }
      const made = manifests.map((draft, at): Manifest => {
        const listed = contents[at] as number[];
        const children = [...listed.map(digest), ...(draft.missingChild ? [digestOf("none")] : [])];
        const above = subjects[at];
        const subject = draft.missingSubject ? digestOf("none2") : above === undefined ? undefined : digest(above);
        return {
          digest: digest(at),
          mediaType: children.length > 0 ? indexType : imageType,
          children,
          ...(subject && { subject }),
          ...(draft.time && { time: draft.time }),
          ...(draft.locked && { locked: "locked" }),
          size: 100 + at,
          blobs: [{ digest: digestOf(`l${at % 3}`), size: 1000 }],
        };
      });
      const ordinary = tags.map(
        ({ name, on, missing, time, locked }): Tag => ({
          name,
          digest: missing ? digestOf("none") : digest(place(on)),
          ...(time && { time }),
          ...(locked && { locked: "locked" }),
        }),
      );
      const following = companions.flatMap(({ subject, missingSubject, on, suffix, time, locked }): Tag[] => {
        const about = missingSubject ? digestOf("none") : digest(after(place(on), subject));
        const name = `${about.replace(":", "-")}${suffix}`;
        return [{ name, digest: digest(place(on)), ...(time && { time }), ...(locked && { locked: "locked" }) }];
      });
      const unique = new Map([...ordinary, ...following].map((tag) => [tag.name, tag]));
      return {
        repository: "app",
        tags: [...unique.values()],
        manifests: new Map(made.map((manifest) => [manifest.digest, manifest])),
        powers,
        notes: [],
      };
    });
}

interface Choice {
  readonly written: readonly string[];
  readonly means: (name: string) => boolean;
}

const selections: readonly Choice[] = [
  { written: ["*"], means: () => true },
  { written: ["*"], means: () => true },
  { written: ["v*"], means: (name) => name.startsWith("v") },
  { written: ["*", "!*-rc*"], means: (name) => !name.includes("-rc") },
  { written: ["/v?[0-9.]+/"], means: (name) => /^v?[0-9.]+$/.test(name) },
];

const protections: readonly Choice[] = [
  { written: ["latest"], means: (name) => name === "latest" },
  { written: [], means: () => false },
  { written: ["latest", "v1?"], means: (name) => name === "latest" || /^v1.$/.test(name) },
  { written: ["*.sig"], means: (name) => name.endsWith(".sig") },
];

interface Grouping {
  readonly written: string | undefined;
  readonly groupOf: (name: string) => string;
}

export const groupings: readonly Grouping[] = [
  { written: undefined, groupOf: () => "" },
  { written: undefined, groupOf: () => "" },
  { written: "^(.).*$", groupOf: (name) => name[0] as string },
  { written: "([a-z]+)\\d+", groupOf: (name) => /^([a-z]+)\d+$/.exec(name)?.[1] ?? "/" },
  { written: "/v?(\\d+)\\.(\\d+).*(-rc)?/", groupOf: (name) => /^v?(\d+\.\d+)/.exec(name)?.[1] ?? "/" },
];

const level = fc.constantFrom(1, 1, 2, 3, Number.POSITIVE_INFINITY);
const levels = fc.tuple(level, level, level);

/** A count: as restic writes it, -1 for all. */
const counter = fc.option(fc.constantFrom(1, 2, 3, 7, -1), { nil: undefined, freq: 2 });

/** Rules of the calendar, at least one, for the engine and for `forget`. */
export function calendars(timeZones: readonly string[]) {
  return fc
    .record({
      counters: fc
        .record({ hourly: counter, daily: counter, weekly: counter, monthly: counter, yearly: counter })
        .filter((counts) => Object.values(counts).some((count) => count !== undefined)),
      timeZone: fc.constantFrom(...timeZones),
    })
    .map((plain) => ({ plain, calendar: calendarOf(plain.counters, plain.timeZone) }));
}

function calendarOf({ hourly, daily, weekly, monthly, yearly }: Counters, timeZone: string): Calendar {
  const counts = Object.entries({ hour: hourly, day: daily, week: weekly, month: monthly, year: yearly })
    .filter(([, count]) => count !== undefined)
    .map(([period, count]) => [period, count === -1 ? Number.POSITIVE_INFINITY : count]);
  return { timeZone, counts: Object.fromEntries(counts) };
}

const anyCalendar = calendars(["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia"]);

/** A policy with at least one total keep rule. */
const anyPolicy: fc.Arbitrary<Pick<Case, "policy" | "plain">> = fc
  .record({
    keep: fc.option(fc.nat({ max: 4 }), { nil: undefined, freq: 3 }),
    within: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined, freq: 2 }),
    calendar: fc.option(anyCalendar, { nil: undefined, freq: 2 }),
    semver: fc.option(levels, { nil: undefined, freq: 1 }),
    prereleases: fc.option(fc.nat({ max: 2 }), { nil: undefined, freq: 1 }),
    grouping: fc.constantFrom(...groupings),
    selection: fc.constantFrom(...selections),
    protection: fc.constantFrom(...protections),
    digests: fc.array(anyManifest, { maxLength: 2 }),
    protectsDigests: seldom,
    sortBy: fc.constantFrom("time", "time", "semver", "name"),
    untaggedAfter: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined, freq: 2 }),
  })
  .map(({ semver, prereleases, grouping, selection, protection, digests, protectsDigests, ...rest }) => {
    const { keep, within, calendar, sortBy, untaggedAfter } = rest;
    const days = (amount: number | undefined) => (amount === undefined ? undefined : ({ amount, unit: "d" } as const));
    const protectDigests = new Set(protectsDigests ? digests.map((at) => digestOf(`m${at}`)) : []);
    const common = {
      keep: within === undefined && calendar === undefined ? (keep ?? 1) : keep,
      keepPrereleases: prereleases,
      sortBy,
    };
    const [majors, minors, patches] = semver ?? [];
    return {
      policy: {
        retentions: [
          {
            ...common,
            tagPattern: parsePatterns(selection.written),
            keepWithin: days(within),
            calendar: calendar?.calendar,
            keepSemver: majors && minors && patches ? { majors, minors, patches } : undefined,
            groupBy: grouping.written === undefined ? undefined : parseGroupBy(grouping.written),
          },
        ],
        protect: parsePatterns(protection.written),
        protectDigests,
        deleteUntaggedAfter: days(untaggedAfter),
        allowEmpty: true,
      },
      plain: {
        ...common,
        protectDigests,
        selects: selection.means,
        protects: protection.means,
        keepWithinDays: within,
        calendar: calendar?.plain,
        keepSemver: semver,
        groupOf: grouping.groupOf,
        deleteUntaggedAfterDays: untaggedAfter,
      },
    };
  });

/** A repository and a policy for it. */
export function anyCase(options: { cycles?: boolean } = {}): fc.Arbitrary<Case> {
  return fc.record({ snapshot: repository(options), wish: anyPolicy }).map(({ snapshot, wish }) => ({
    snapshot,
    ...wish,
    [fc.toStringMethod]: () => `${factsOf(snapshot)} ${fc.stringify({ ...wish.plain, powers: snapshot.powers })}`,
  }));
}

/** `snapshot` with a trustworthy time of its own for every tag, no locks, no companions and no missing manifests. */
export function plainlyTimed(snapshot: Snapshot): Snapshot {
  const tags = snapshot.tags
    .filter(({ name, digest }) => !name.startsWith("sha256-") && snapshot.manifests.has(digest))
    .map(({ name, digest }, at): Tag => ({ name, digest, time: pushed(now - ((at * 7919) % 1009) * 60_000) }));
  const manifests = [...snapshot.manifests].map(([digest, { locked: _, ...manifest }]) => [digest, manifest] as const);
  return { ...snapshot, tags, manifests: new Map(manifests) };
}

function pushed(at: number): Timestamp {
  return { at, source: "pushed" };
}
