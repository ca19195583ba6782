/**
 * All the keep rules of a retention together. Each looks at all that counts in a group and then has an opinion on every
 * candidate there; a candidate stays if any rule keeps it (restic's `forget`).
 */
import { calendarIn } from "./calendar.ts";
import { inGroup } from "./group.ts";
import { keepCalendar } from "./keep-calendar.ts";
import { keepExistingBranches } from "./keep-existing-branches.ts";
import { keepNewest } from "./keep-newest.ts";
import { keepOpenPullRequests } from "./keep-open-pull-requests.ts";
import { keepPrereleases, releasesIn } from "./keep-prereleases.ts";
import { keepSemver } from "./keep-semver.ts";
import { keepWithin } from "./keep-within.ts";
import { newestFirst } from "./order.ts";
import type { Retention } from "./policy.ts";
import { type Opinion, type Rule, unknownTime } from "./rule.ts";
import { groupsOf, type Selection } from "./selection.ts";
import type { Tag } from "./snapshot.ts";

/** Those of `selection`, which may be without times yet, of whose time a rule asks. */
export function needTimes(selection: Selection, retention: Retention, now: number): readonly Tag[] {
  const rules = rulesOf(retention, now);
  return groupsOf(selection, retention).flatMap(({ counted, images }) =>
    rules(images).some((rule) => rule.needsTime) ? counted : [],
  );
}

/** The opinion of all rules of `retention` on any of the candidates. `all`: every tag of the repository. */
export function judge(
  selection: Selection,
  retention: Retention,
  all: readonly Tag[],
  now: number,
): (tag: Tag) => Opinion {
  const rules = rulesOf(retention, now, all);
  const judges = new Map<Tag, (tag: Tag) => Opinion>();
  const protectedTags = new Set(selection.protectedTags);
  for (const { name, candidates, counted, images } of groupsOf(selection, retention)) {
    const ordered = newestFirst(counted, retention.sortBy, now);
    const opinionOn = judgeGroup(rules(images), ordered, (tag) => protectedTags.has(tag), name);
    for (const tag of candidates) judges.set(tag, opinionOn);
  }
  return (tag) => (judges.get(tag) as (tag: Tag) => Opinion)(tag);
}

/** The inputs of `retention` that are about none of `candidates`. */
export function idleInputs(candidates: readonly Tag[], retention: Retention, now: number): readonly string[] {
  const rules = rulesOf(
    retention,
    now,
  )(candidates.length)
    .filter((rule) => rule.concerns !== undefined && !candidates.some((tag) => rule.concerns?.(tag)))
    .map(({ input }) => input);
  const { groupBy } = retention;
  const groupsNothing = groupBy !== undefined && !candidates.some(({ name }) => groupBy.of(name) !== undefined);
  return groupsNothing ? [...rules, "group-by"] : rules;
}

/** `name`: what reasons call the group. */
function judgeGroup(
  rules: readonly Rule[],
  counted: readonly Tag[],
  isProtected: (tag: Tag) => boolean,
  name: string | undefined,
): (tag: Tag) => Opinion {
  const judges = rules.map((rule) => {
    const opinionOn = rule.judge(counted, isProtected);
    return {
      input: rule.input,
      opinionOn: name === undefined ? opinionOn : within(name, opinionOn),
    };
  });
  return (tag) => {
    let opinion: Opinion | undefined;
    let timeless: string[] | undefined;
    for (const { input, opinionOn } of judges) {
      const given = opinionOn(tag);
      if (given !== unknownTime) opinion = together(opinion, given);
      else if (timeless === undefined) timeless = [input];
      else timeless.push(input);
    }
    if (timeless === undefined) return opinion as Opinion;
    const reasons = unknownTime.reasons.map((reason) => `${timeless.join(", ")}: ${reason}`);
    return together(opinion, { ...unknownTime, reasons });
  };
}

/** What `opinionOn` says, with the name of the group in every reason. Many tags share one opinion, which is named once. */
function within(group: string, opinionOn: (tag: Tag) => Opinion): (tag: Tag) => Opinion {
  const named = new Map<Opinion, Opinion>();
  return (tag) => {
    const given = opinionOn(tag);
    if (given.isOfTagAlone) return given;
    const known = named.get(given);
    if (known !== undefined) return known;
    const opinion = { ...given, reasons: given.reasons.map((reason) => inGroup(reason, group)) };
    named.set(given, opinion);
    return opinion;
  };
}

/** What keeps wins; reasons of the same kind add up. */
function together(one: Opinion | undefined, other: Opinion): Opinion {
  if (one === undefined) return other;
  if (one.keeps !== other.keeps) return one.keeps ? one : other;
  return { keeps: one.keeps, reasons: [...one.reasons, ...other.reasons] };
}

/** Makes the rules for a group of so many images; what does not depend on these is made once. */
function rulesOf(
  { keep, calendar, sortBy, ...others }: Retention,
  now: number,
  all: readonly Tag[] = [],
): (images: number) => readonly Rule[] {
  const common = [
    ...asked(others.keepWithin, (span) => keepWithin(span, now)),
    ...asked(others.keepSemver, keepSemver),
    ...asked(others.keepPrereleases, (count) => keepPrereleases(count, releasesIn(all))),
    ...asked(others.keepOpenPullRequests, keepOpenPullRequests),
    ...asked(others.keepExistingBranches, keepExistingBranches),
  ];
  const periodsOf = calendar && calendarIn(calendar.timeZone);
  return (images) => [
    ...asked(keep, (count) => keepNewest(count, images, sortBy, now)),
    ...common,
    ...(calendar === undefined || periodsOf === undefined ? [] : keepCalendar(calendar, periodsOf, images, now)),
  ];
}

/** The rule that `wish` asks for, if it was uttered. */
function asked<Wish>(wish: Wish | undefined, make: (wish: Wish) => Rule): readonly Rule[] {
  return wish === undefined ? [] : [make(wish)];
}
