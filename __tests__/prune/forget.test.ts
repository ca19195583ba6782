/** The calendar rules against restic's, on random histories; the seed is fixed by the set-up of the tests. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { calendarInputs } from "../../src/prune/keep-calendar.ts";
import { parsePatterns } from "../../src/prune/pattern.ts";
import type { Retention } from "../../src/prune/policy.ts";
import { judge } from "../../src/prune/rules.ts";
import type { Tag } from "../../src/prune/snapshot.ts";
import { calendars } from "../support/arbitrary.ts";
import { forget } from "../support/forget.ts";
import { digestOf, now } from "../support/state.ts";

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Pacific/Apia",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Antarctica/Casey",
];

/** Where something happens: clocks are set, in the order of the zones above, or years and weeks end. */
const turns = [
  ...["2025-10-26T01:00Z", "2026-03-29T01:00Z", "2025-11-02T04:30Z", "2026-03-08T05:30Z"],
  ...["2018-11-04T03:00Z", "2019-02-17T02:00Z", "2020-09-26T14:00Z", "2021-04-03T14:00Z"],
  ...["2026-04-04T15:00Z", "2026-10-03T15:30Z", "2018-03-10T17:00Z", "2020-10-03T16:00Z"],
  ...["2015-12-31T12:00Z", "2021-01-03T23:00Z", "2024-12-30T00:00Z", "2024-02-29T12:00Z", "2026-11-20T12:00Z"],
].map((written) => Date.parse(written));

const minute = 60_000;
const dockerBegan = Date.UTC(2013, 2, 20);
const within = (minutes: number) => fc.integer({ min: -minutes, max: minutes });

/** Moments, many of them the same, in the same hour, or about a turn; all of them can be true. */
const moments: fc.Arbitrary<readonly number[]> = fc
  .record({
    about: fc.constantFrom(...turns),
    far: fc.array(within(3 * 365 * 24 * 60), { maxLength: 8, size: "max" }),
    near: fc.array(fc.oneof(within(200), within(3 * 24 * 60), within(60 * 24 * 60)), { maxLength: 24, size: "max" }),
  })
  .map(({ about, far, near }) =>
    [...far, ...near].map((distance) => Math.max(dockerBegan, Math.min(now, about + distance * minute))),
  )
  .chain((distinct) =>
    fc
      .array(fc.constantFrom(...distinct, now), { maxLength: 6, size: "max" })
      .chain((again) => fc.shuffledSubarray([...distinct, ...again], { minLength: distinct.length + again.length })),
  );

const rules = calendars(zones);
type Rules = typeof rules extends fc.Arbitrary<infer One> ? One : never;

/** The rules that keep each of `tags`. */
function ours(tags: readonly Tag[], { calendar }: Rules): Map<string, string[]> {
  const retention: Retention = { tagPattern: parsePatterns(["*"]), sortBy: "name", calendar };
  const opinions = judge({ candidates: tags, protectedTags: [] }, retention, tags, now);
  return new Map(
    opinions.flatMap(({ keeps, reasons }, at) => {
      const kept = reasons.map((reason) => reason.replace(/^keep-(\w+) .*$/, "$1"));
      return keeps ? [[(tags[at] as Tag).name, kept] as const] : [];
    }),
  );
}

/** `tags` as restic would have them: a snapshot for each, newest first, and of two as old the later name. */
function snapshots(tags: readonly Tag[]) {
  return tags
    .map(({ name, time }) => ({ name, at: time?.at as number }))
    .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
}

/** Names of one length, so that their natural order is that of their letters. */
const named = (index: number) => `t${String(index).padStart(3, "0")}`;

it("keeps what restic keeps, by the same rules", () => {
  const seen = { deleted: 0, oldest: 0, full: 0 };
  fc.assert(
    fc.property(moments, rules, (history, asked) => {
      const tags = history.map((at, index): Tag => {
        return { name: named(index), digest: digestOf(named(index)), time: { at, source: "pushed" } };
      });
      const expected = forget(snapshots(tags), asked.plain.counters, asked.plain.timeZone);
      expect(Object.fromEntries(ours(tags, asked))).toEqual(Object.fromEntries(expected));
      if (expected.size < tags.length) seen.deleted++;
      if (expected.size > 1 && expected.get(snapshots(tags).at(-1)?.name ?? "") !== undefined) seen.oldest++;
      if (expected.size > 1 && expected.get(snapshots(tags).at(-1)?.name ?? "") === undefined) seen.full++;
    }),
    { numRuns: 5000 },
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(500);
});

it("keeps all tags of what restic keeps, where tags share an image", () => {
  const shared = moments.chain((history) =>
    fc.tuple(
      fc.constant(history),
      fc.array(fc.nat({ max: 9 }), { minLength: history.length, maxLength: history.length }),
    ),
  );
  fc.assert(
    fc.property(shared, rules, ([history, images], asked) => {
      const tags = history.map((at, index): Tag => {
        return { name: named(index), digest: digestOf(`m${images[index]}`), time: { at, source: "pushed" } };
      });
      const kept = forget(snapshots(tags), asked.plain.counters, asked.plain.timeZone);
      const rulesFor = ({ digest }: Tag) =>
        new Set(tags.filter((tag) => tag.digest === digest).flatMap(({ name }) => kept.get(name) ?? []));
      const found = ours(tags, asked);
      for (const tag of tags) expect(new Set(found.get(tag.name))).toEqual(rulesFor(tag));
    }),
    { numRuns: 1000 },
  );
});

it("names its inputs as restic names its rules", () => {
  expect(Object.values(calendarInputs)).toEqual(
    ["hourly", "daily", "weekly", "monthly", "yearly"].map((rule) => `keep-${rule}`),
  );
});
