import { describe, expect, it } from "vitest";
import { plan } from "../../src/prune/plan.ts";
import { now, policy, state, tagsOf, type Wish } from "../support/state.ts";

/** What it proves, the tags, the rules, and of every tag the verdict with all the reasons. */
type Row = readonly [string, string, string | Wish, Readonly<Record<string, string>>];

const units = { hourly: "hour", daily: "day", weekly: "week", monthly: "month", yearly: "year" } as const;
type Kind = keyof typeof units;

const stays = (rank: string, period: string) => `retained: keep-${rank}: newest of ${period}`;
const oldest = (rank: string) => `retained: keep-${rank}: the oldest image`;
const unknown = "retained: keep-daily: its time is unknown or cannot be true";
/** Why a rule does not keep what is not the newest of a period that has one. */
const second = (kind: Kind, count: number | string) => `keep-${kind} ${count}: not the newest of its ${units[kind]}`;
const late = (kind: Kind, count: number) =>
  `keep-${kind} ${count}: its ${units[kind]} is not among the newest ${count}`;

function check(_: string, given: string, wish: string | Wish, tags: Readonly<Record<string, string>>): void {
  const wished = policy(typeof wish === "string" ? { calendar: wish } : wish);
  expect(tagsOf(plan(state(given), wished, now))).toEqual(tags);
  expect(tagsOf(plan(state(given.split(", ").reverse().join(", ")), wished, now))).toEqual(tags);
}

describe("the newest of each period", () => {
  it.each<Row>([
    [
      "is kept, from midnight to midnight",
      "a=a 2026-11-20T23:59, b=b 2026-11-20T00:00, c=c 2026-11-19T23:59",
      "daily 2",
      {
        a: stays("daily 1 of 2", "2026-11-20"),
        b: `deleted: ${second("daily", 2)}`,
        c: stays("daily 2 of 2", "2026-11-19"),
      },
    ],
    [
      "counts only periods that have an image",
      "a=a 2026-11-20T12:00, b=b 2026-11-01T12:00, c=c 2026-06-01T12:00",
      "daily 2",
      {
        a: stays("daily 1 of 2", "2026-11-20"),
        b: stays("daily 2 of 2", "2026-11-01"),
        c: `deleted: ${late("daily", 2)}`,
      },
    ],
    [
      "is told apart from what is in a period that is too old",
      "a=a 2026-11-20T12:00, b=b 2026-11-19T12:00, c=c 2026-11-19T11:00, d=d 2026-11-18T10:00",
      "daily 2",
      {
        a: stays("daily 1 of 2", "2026-11-20"),
        b: stays("daily 2 of 2", "2026-11-19"),
        c: `deleted: ${second("daily", 2)}`,
        d: `deleted: ${late("daily", 2)}`,
      },
    ],
    [
      "is kept of every period for all, however long ago",
      "a=a 2026-11-20T12:00, b=b 2026-11-20T11:00, c=c 2026-11-10T12:00, d=d 2013-03-20T00:00",
      "daily all",
      {
        a: stays("daily all", "2026-11-20"),
        b: `deleted: ${second("daily", "all")}`,
        c: stays("daily all", "2026-11-10"),
        d: stays("daily all", "2013-03-20"),
      },
    ],
    [
      "is the later name in natural order where times are the same",
      "v9=a 2026-11-20T12:00, v10=b 2026-11-20T12:00, v11=c 2026-11-19T12:00",
      "daily 1",
      {
        v10: stays("daily 1 of 1", "2026-11-20"),
        v9: `deleted: ${second("daily", 1)}`,
        v11: `deleted: ${late("daily", 1)}`,
      },
    ],
    [
      "may lie a day ahead, as clocks of builders do",
      "a=a +23h, b=b 2026-11-21T01:00",
      "daily 1",
      { a: stays("daily 1 of 1", "2026-11-22"), b: `deleted: ${late("daily", 1)}` },
    ],
    [
      "goes by time whatever the order is",
      "2.0.0=a 2026-11-19T12:00, 1.0.0=b 2026-11-19T13:00, main=c 2026-11-18T10:00",
      { calendar: "daily 1", sortBy: "semver" },
      {
        "2.0.0": `deleted: ${second("daily", 1)}`,
        "1.0.0": stays("daily 1 of 1", "2026-11-19"),
        main: `deleted: ${late("daily", 1)}`,
      },
    ],
    [
      "goes by time also where names give the order",
      "z=a 2026-11-18T12:00, y=b 2026-11-19T13:00",
      { calendar: "daily 1", sortBy: "name" },
      { z: `deleted: ${late("daily", 1)}`, y: stays("daily 1 of 1", "2026-11-19") },
    ],
    [
      "is looked for among the candidates alone",
      "main=x 2026-11-20T13:00, latest=y 2026-11-20T12:30, v2=a 2026-11-20T12:00, v1=b 2026-11-20T11:00, ~a.sig=s 2026-11-20T14:00",
      { calendar: "daily 1", pattern: ["v*", "latest"], protect: ["latest"] },
      {
        main: "retained: outside `tag-pattern`",
        latest: "retained: protected",
        v2: stays("daily 1 of 1", "2026-11-20"),
        v1: `deleted: ${second("daily", 1)}`,
        "~a.sig": "retained: follows v2",
      },
    ],
  ])("%s", check);
});

describe("the oldest image", () => {
  it.each<Row>([
    [
      "is kept while the count is not used up",
      "a=a 2026-11-20T12:00, b=b 2026-11-20T11:00, c=c 2026-11-20T10:00",
      "daily 2",
      { a: stays("daily 1 of 2", "2026-11-20"), b: `deleted: ${second("daily", 2)}`, c: oldest("daily 2 of 2") },
    ],
    [
      "goes once it is used up",
      "a=a 2026-11-20T12:00, b=b 2026-11-20T11:00",
      "daily 1",
      { a: stays("daily 1 of 1", "2026-11-20"), b: `deleted: ${second("daily", 1)}` },
    ],
    [
      "is kept by all, which is never used up",
      "a=a 2026-11-20T12:00, b=b 2026-11-20T11:00, c=c 2026-11-20T10:00",
      "yearly all",
      { a: stays("yearly all", "2026"), b: `deleted: ${second("yearly", "all")}`, c: oldest("yearly all") },
    ],
    [
      "is told as the newest of its period where it is that",
      "a=a 2026-11-20T12:00, b=b 2026-11-19T11:00",
      "daily 7",
      { a: stays("daily 1 of 7", "2026-11-20"), b: stays("daily 2 of 7", "2026-11-19") },
    ],
    [
      "is that of the earlier name where times are the same",
      "v9=a 2026-11-20T12:00, v10=b 2026-11-20T12:00, v11=c 2026-11-20T12:00",
      "daily 2",
      { v11: stays("daily 1 of 2", "2026-11-20"), v10: `deleted: ${second("daily", 2)}`, v9: oldest("daily 2 of 2") },
    ],
    [
      "is none whose time is not known",
      "a=a 2026-11-20T12:00, b=b 2026-11-20T11:00, c=c",
      "daily 2",
      { a: stays("daily 1 of 2", "2026-11-20"), b: oldest("daily 2 of 2"), c: unknown },
    ],
    [
      "is kept by the rule that has places left, not by the other",
      "a=a 2026-11-20T12:00, b=b 2026-11-20T11:00",
      "daily 1, monthly 2",
      {
        a: "retained: keep-daily 1 of 1: newest of 2026-11-20; keep-monthly 1 of 2: newest of 2026-11",
        b: oldest("monthly 2 of 2"),
      },
    ],
  ])("%s", check);
});

describe("tags and images", () => {
  it.each<Row>([
    ["of one image alone need no time", "v1=a, v2=a 1970", "daily 7", onlyImage("keep-daily 7", "v1", "v2")],
    [
      "of one image alone are kept by every rule",
      "v1=a 1d",
      "hourly 1, yearly all",
      onlyImage("keep-hourly 1: the only image; keep-yearly all", "v1"),
    ],
    [
      "of one digest and time count once and stay together",
      "v1=a 2026-11-20T12:00, v2=a 2026-11-20T12:00, v3=b 2026-11-20T11:00, v4=c 2026-11-19T12:00, v5=d 2026-11-18T12:00",
      "daily 2",
      {
        v1: stays("daily 1 of 2", "2026-11-20"),
        v2: stays("daily 1 of 2", "2026-11-20"),
        v3: `deleted: ${second("daily", 2)}`,
        v4: stays("daily 2 of 2", "2026-11-19"),
        v5: `deleted: ${late("daily", 2)}`,
      },
    ],
    [
      "with times of their own put their image into the period of each",
      "new=a 2026-11-20T12:00, old=a 2026-11-18T12:00, b=b 2026-11-18T11:00, c=c 2026-11-17T10:00, d=d 2026-11-16T10:00",
      "daily 3",
      {
        new: stays("daily 1 of 3", "2026-11-20"),
        old: stays("daily 2 of 3", "2026-11-18"),
        b: `deleted: ${second("daily", 3)}`,
        c: stays("daily 3 of 3", "2026-11-17"),
        d: `deleted: ${late("daily", 3)}`,
      },
    ],
    [
      "stay with their image though they are the newest of nothing",
      "new=a 2026-11-20T12:00, b=b 2026-11-19T12:00, old=a 2026-11-19T11:00, older=a 2026-11-01T11:00",
      "daily 2",
      {
        new: stays("daily 1 of 2", "2026-11-20"),
        b: stays("daily 2 of 2", "2026-11-19"),
        old: stays("daily 1 of 2", "2026-11-20"),
        older: stays("daily 1 of 2", "2026-11-20"),
      },
    ],
    [
      "without a time that can be true stay and count for nothing",
      "soon=s +2d, a=a 2026-11-20T12:00, b=b 2026-11-19T12:00, epoch=e 1970, zip=z 1980, none=n",
      "daily 1",
      {
        soon: unknown,
        a: stays("daily 1 of 1", "2026-11-20"),
        b: `deleted: ${late("daily", 1)}`,
        epoch: unknown,
        zip: unknown,
        none: unknown,
      },
    ],
    [
      "without a time keep their image, but not its other tags",
      "v1=a 2026-11-20T12:00, v2=b 2026-11-20T11:00, v3=b",
      "daily 1",
      {
        v1: stays("daily 1 of 1", "2026-11-20"),
        v2: `untagged: ${second("daily", 1)}; shares its image with v3, so only the tag goes`,
        v3: unknown,
      },
    ],
    [
      "that are protected give the other ones of their image what they would give them otherwise",
      "new=a 2026-11-20T12:00, old=a 2026-11-18T10:00, b=b 2026-11-18T11:00, c=c 2026-11-17T11:00",
      { calendar: "daily 1", protect: ["new"] },
      {
        new: "retained: protected",
        old: stays("daily 1 of 1", "2026-11-20"),
        b: `deleted: ${late("daily", 1)}`,
        c: `deleted: ${late("daily", 1)}`,
      },
    ],
    [
      "that are all protected are in no period",
      "new=a 2026-11-20T12:00 locked, old=a 2026-11-18T10:00, b=b 2026-11-18T11:00, c=c 2026-11-17T11:00",
      { calendar: "daily 1", protect: ["old"] },
      {
        new: "retained: locked",
        old: "retained: protected",
        b: stays("daily 1 of 1", "2026-11-18"),
        c: `deleted: ${late("daily", 1)}`,
      },
    ],
    ["of nothing at all need no rule", "u 9d", "daily 1", {}],
  ])("%s", check);
});

function onlyImage(rule: string, ...tags: readonly string[]) {
  return Object.fromEntries(tags.map((tag) => [tag, `retained: ${rule}: the only image`]));
}

describe("hours", () => {
  it.each<Row>([
    [
      "begin when the minute hand is up",
      "a=a 2026-11-20T13:59, b=b 2026-11-20T13:00, c=c 2026-11-20T12:59",
      "hourly 2",
      {
        a: stays("hourly 1 of 2", "2026-11-20 13:00"),
        b: `deleted: ${second("hourly", 2)}`,
        c: stays("hourly 2 of 2", "2026-11-20 12:00"),
      },
    ],
    [
      "of different days are different",
      "a=a 2026-11-20T13:10, b=b 2026-11-19T13:10, c=c 2026-11-18T13:10",
      "hourly 2",
      {
        a: stays("hourly 1 of 2", "2026-11-20 13:00"),
        b: stays("hourly 2 of 2", "2026-11-19 13:00"),
        c: `deleted: ${late("hourly", 2)}`,
      },
    ],
    [
      "that the clock shows twice are one",
      "a=a 2026-10-25T01:30, b=b 2026-10-25T00:30, c=c 2026-10-24T23:30",
      "hourly 5 in Europe/Berlin",
      {
        a: stays("hourly 1 of 5", "2026-10-25 02:00"),
        b: `deleted: ${second("hourly", 5)}`,
        c: stays("hourly 2 of 5", "2026-10-25 01:00"),
      },
    ],
    [
      "are shown once by a clock that is never set",
      "a=a 2026-10-25T01:30, b=b 2026-10-25T00:30, c=c 2026-10-24T23:30",
      "hourly 5",
      {
        a: stays("hourly 1 of 5", "2026-10-25 01:00"),
        b: stays("hourly 2 of 5", "2026-10-25 00:00"),
        c: stays("hourly 3 of 5", "2026-10-24 23:00"),
      },
    ],
    [
      "that the clock leaves out are missed by nobody",
      "a=a 2026-03-29T01:00, b=b 2026-03-29T00:59, c=c 2026-03-29T00:00",
      "hourly 2 in Europe/Berlin",
      {
        a: stays("hourly 1 of 2", "2026-03-29 03:00"),
        b: stays("hourly 2 of 2", "2026-03-29 01:00"),
        c: `deleted: ${second("hourly", 2)}`,
      },
    ],
    [
      "may last an hour and a half",
      "a=a 2026-04-04T15:10, b=b 2026-04-04T14:00, c=c 2026-04-04T13:59",
      "hourly 3 in Australia/Lord_Howe",
      {
        a: stays("hourly 1 of 3", "2026-04-05 01:00"),
        b: `deleted: ${second("hourly", 3)}`,
        c: stays("hourly 2 of 3", "2026-04-05 00:00"),
      },
    ],
    [
      "are compared with what was kept last, as restic does, where the clock is set back by three",
      "a=a 2018-03-10T17:30, b=b 2018-03-10T16:30, c=c 2018-03-10T14:30, d=d 2018-03-10T14:10",
      "hourly 3 in Antarctica/Casey",
      {
        a: stays("hourly 1 of 3", "2018-03-11 01:00"),
        b: stays("hourly 2 of 3", "2018-03-11 03:00"),
        c: stays("hourly 3 of 3", "2018-03-11 01:00"),
        d: `deleted: ${second("hourly", 3)}`,
      },
    ],
    [
      "begin at a quarter past where the zone says so",
      "a=a 2026-11-20T12:15, b=b 2026-11-20T12:14, c=c 2026-11-20T11:15",
      "hourly 2 in Asia/Kathmandu",
      {
        a: stays("hourly 1 of 2", "2026-11-20 18:00"),
        b: stays("hourly 2 of 2", "2026-11-20 17:00"),
        c: `deleted: ${second("hourly", 2)}`,
      },
    ],
  ])("%s", check);
});

describe("days", () => {
  const three = (zone: string, one: string, other: string): readonly [string, Row[3]] => [
    `daily 2 in ${zone}`,
    { a: stays("daily 1 of 2", one), b: `deleted: ${second("daily", 2)}`, c: stays("daily 2 of 2", other) },
  ];
  it.each<Row>([
    [
      "begin at midnight in the zone",
      "a=a 2026-11-20T22:59, b=b 2026-11-19T23:00, c=c 2026-11-19T22:59",
      ...three("Europe/Berlin", "2026-11-20", "2026-11-19"),
    ],
    [
      "of 25 hours are days",
      "a=a 2026-10-25T22:59, b=b 2026-10-24T22:00, c=c 2026-10-24T21:59",
      ...three("Europe/Berlin", "2026-10-25", "2026-10-24"),
    ],
    [
      "of 23 hours are days",
      "a=a 2026-03-29T21:59, b=b 2026-03-28T23:00, c=c 2026-03-28T22:59",
      ...three("Europe/Berlin", "2026-03-29", "2026-03-28"),
    ],
    [
      "begin half an hour later where the zone says so",
      "a=a 2026-11-21T01:59, b=b 2026-11-20T03:30, c=c 2026-11-20T03:29",
      ...three("America/St_Johns", "2026-11-20", "2026-11-19"),
    ],
    [
      "begin at noon of the day before on the other side of the world",
      "a=a 2026-11-20T10:59, b=b 2026-11-19T11:00, c=c 2026-11-19T10:59",
      ...three("Pacific/Apia", "2026-11-20", "2026-11-19"),
    ],
    [
      "may have no midnight",
      "a=a 2018-11-05T01:59, b=b 2018-11-04T03:00, c=c 2018-11-04T02:59",
      ...three("America/Sao_Paulo", "2018-11-04", "2018-11-03"),
    ],
    [
      "of a leap year are one more",
      "a=a 2024-02-29T23:59, b=b 2024-02-29T00:00, c=c 2024-02-28T23:59",
      ...three("UTC", "2024-02-29", "2024-02-28"),
    ],
  ])("%s", check);
});

describe("weeks", () => {
  it.each<Row>([
    [
      "begin on Monday",
      "a=a 2026-11-20T12:00, b=b 2026-11-16T00:00, c=c 2026-11-15T23:59, d=d 2026-11-08T23:59",
      "weekly 2",
      {
        a: stays("weekly 1 of 2", "2026-W47"),
        b: `deleted: ${second("weekly", 2)}`,
        c: stays("weekly 2 of 2", "2026-W46"),
        d: `deleted: ${late("weekly", 2)}`,
      },
    ],
    [
      "of the old year may reach into the new one",
      "a=a 2021-01-04T00:00, b=b 2021-01-03T12:00, c=c 2020-12-28T00:00, d=d 2020-12-27T23:59",
      "weekly 3",
      {
        a: stays("weekly 1 of 3", "2021-W01"),
        b: stays("weekly 2 of 3", "2020-W53"),
        c: `deleted: ${second("weekly", 3)}`,
        d: stays("weekly 3 of 3", "2020-W52"),
      },
    ],
    [
      "of the new year may begin in the old one",
      "a=a 2025-01-01T12:00, b=b 2024-12-30T00:00, c=c 2024-12-29T23:59",
      "weekly 2",
      {
        a: stays("weekly 1 of 2", "2025-W01"),
        b: `deleted: ${second("weekly", 2)}`,
        c: stays("weekly 2 of 2", "2024-W52"),
      },
    ],
    [
      "of the same number are different in different years",
      "a=a 2026-01-05T12:00, b=b 2025-01-06T12:00, c=c 2024-01-08T12:00",
      "weekly 2",
      {
        a: stays("weekly 1 of 2", "2026-W02"),
        b: stays("weekly 2 of 2", "2025-W02"),
        c: `deleted: ${late("weekly", 2)}`,
      },
    ],
    [
      "begin when it is Monday in the zone",
      "a=a 2026-11-15T23:00, b=b 2026-11-15T22:59",
      "weekly 2 in Europe/Berlin",
      { a: stays("weekly 1 of 2", "2026-W47"), b: stays("weekly 2 of 2", "2026-W46") },
    ],
  ])("%s", check);
});

describe("months and years", () => {
  it.each<Row>([
    [
      "months begin on the first",
      "a=a 2026-11-01T00:00, b=b 2026-10-31T23:59, c=c 2026-10-01T00:00, d=d 2025-11-30T12:00",
      "monthly 2",
      {
        a: stays("monthly 1 of 2", "2026-11"),
        b: stays("monthly 2 of 2", "2026-10"),
        c: `deleted: ${second("monthly", 2)}`,
        d: `deleted: ${late("monthly", 2)}`,
      },
    ],
    [
      "months of the same name are different in different years",
      "a=a 2026-11-01T00:00, b=b 2025-11-30T23:59",
      "monthly 1",
      { a: stays("monthly 1 of 1", "2026-11"), b: `deleted: ${late("monthly", 1)}` },
    ],
    [
      "months begin in the zone",
      "a=a 2026-10-31T23:00, b=b 2026-10-31T22:59",
      "monthly 2 in Europe/Berlin",
      { a: stays("monthly 1 of 2", "2026-11"), b: stays("monthly 2 of 2", "2026-10") },
    ],
    [
      "years begin on the first of January",
      "a=a 2026-01-01T00:00, b=b 2025-12-31T23:59, c=c 2025-01-01T00:00, d=d 2020-12-31T12:00",
      "yearly 2",
      {
        a: stays("yearly 1 of 2", "2026"),
        b: stays("yearly 2 of 2", "2025"),
        c: `deleted: ${second("yearly", 2)}`,
        d: `deleted: ${late("yearly", 2)}`,
      },
    ],
    [
      "years begin in the zone",
      "a=a 2026-01-01T05:00, b=b 2026-01-01T04:59",
      "yearly 2 in America/New_York",
      { a: stays("yearly 1 of 2", "2026"), b: stays("yearly 2 of 2", "2025") },
    ],
  ])("%s", check);
});

describe("several rules of the calendar", () => {
  it.each<Row>([
    [
      "may keep one image, each with its reason, the shortest period first",
      "a=a 2026-11-20T12:00, b=b 2026-11-20T11:00, c=c 2026-11-18T12:00, d=d 2025-11-18T12:00",
      "yearly 1, monthly 1, weekly 1, daily 1, hourly 1",
      {
        a: "retained: keep-hourly 1 of 1: newest of 2026-11-20 12:00; keep-daily 1 of 1: newest of 2026-11-20; keep-weekly 1 of 1: newest of 2026-W47; keep-monthly 1 of 1: newest of 2026-11; keep-yearly 1 of 1: newest of 2026",
        b: `deleted: ${late("hourly", 1)}; ${second("daily", 1)}; ${second("weekly", 1)}; ${second("monthly", 1)}; ${second("yearly", 1)}`,
        c: `deleted: ${late("hourly", 1)}; ${late("daily", 1)}; ${second("weekly", 1)}; ${second("monthly", 1)}; ${second("yearly", 1)}`,
        d: `deleted: ${late("hourly", 1)}; ${late("daily", 1)}; ${late("weekly", 1)}; ${late("monthly", 1)}; ${late("yearly", 1)}`,
      },
    ],
    [
      "count each for itself: what one keeps uses up nothing of another",
      "a=a 2026-11-20T12:00, b=b 2026-11-19T12:00, c=c 2026-10-19T12:00, d=d 2026-09-19T12:00",
      "daily 2, monthly 2",
      {
        a: "retained: keep-daily 1 of 2: newest of 2026-11-20; keep-monthly 1 of 2: newest of 2026-11",
        b: stays("daily 2 of 2", "2026-11-19"),
        c: stays("monthly 2 of 2", "2026-10"),
        d: `deleted: ${late("daily", 2)}; ${late("monthly", 2)}`,
      },
    ],
    [
      "stand beside the other rules: any of them is enough",
      "a=a 1d, b=b 30h, c=c 60h, d=d 90d",
      { keep: 1, within: "2d", calendar: "monthly 1" },
      {
        a: "retained: keep 1 of 1; keep-within: younger than 2d; keep-monthly 1 of 1: newest of 2026-11",
        b: "retained: keep-within: younger than 2d",
        c: `deleted: keep: not among the newest 1 of 4 images; keep-within: older than 2d; ${second("monthly", 1)}`,
        d: `deleted: keep: not among the newest 1 of 4 images; keep-within: older than 2d; ${late("monthly", 1)}`,
      },
    ],
    [
      "keep what keep: 0 would let go",
      "a=a 2026-11-20T12:00, b=b 2026-11-20T11:00",
      { keep: 0, calendar: "weekly 1" },
      { a: stays("weekly 1 of 1", "2026-W47"), b: `deleted: keep 0; ${second("weekly", 1)}` },
    ],
    [
      "say once that a time is unknown",
      "a=a, b=b 1d",
      { keep: 1, calendar: "daily 1, weekly 1" },
      {
        a: "retained: keep, keep-daily, keep-weekly: its time is unknown or cannot be true",
        b: "retained: keep 1 of 1; keep-daily 1 of 1: newest of 2026-11-20; keep-weekly 1 of 1: newest of 2026-W47",
      },
    ],
  ])("%s", check);
});
