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
  return groupsOf(selection, retention).groups.flatMap(({ counted, images }) =>
    rules(images).some((rule) => rule.needsTime) ? counted : [],
  );
}

/** The opinion of all rules of `retention` on each of the candidates, in their order. `all`: every tag of the repository. */
export function judge(
  selection: Selection,
  retention: Retention,
  all: readonly Tag[],
  now: number,
): readonly Opinion[] {
  const rules = rulesOf(retention, now, all);
  const protectedTags = new Set(selection.protectedTags);
  const isProtected = (tag: Tag) => protectedTags.has(tag);
  const { groups, nameOf } = groupsOf(selection, retention);
  const judges = new Map(
    groups.map(({ name, candidates, counted, images }) => {
      const isOrdered = counted === candidates && selection.order === retention.sortBy;
      const ordered = isOrdered ? counted : newestFirst(counted, retention.sortBy, now);
      return [name, judgeGroup(rules(images), ordered, isProtected, name)];
    }),
  );
  return selection.candidates.map((tag, at) => (judges.get(nameOf[at]) as (tag: Tag) => Opinion)(tag));
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
  const inputs = rules.map(({ input }) => input);
  const judges = rules.map((rule) => rule.judge(counted, isProtected));
  const reasonsOf = reasonsIn(name);
  // Neighbours mostly fare alike: what was said of the one before is then said again, and is no new object.
  const given: Opinion[] = [];
  let said: Opinion | undefined;
  return (tag) => {
    for (let at = 0; at < judges.length; at++) {
      const opinion = (judges[at] as (tag: Tag) => Opinion)(tag);
      if (given[at] === opinion) continue;
      given[at] = opinion;
      said = undefined;
    }
    said ??= summed(inputs, given, reasonsOf);
    return said;
  };
}

/**
 * The opinions that the rules of `inputs` have `given`, as one: what keeps wins, and reasons of the same kind add up. That
 * a time is unknown is said once.
 */
function summed(
  inputs: readonly string[],
  given: readonly Opinion[],
  reasonsOf: (opinion: Opinion) => readonly string[],
): Opinion {
  const keeps = given.some((opinion) => opinion.keeps);
  const said = given.filter((opinion) => opinion.keeps === keeps && opinion !== unknownTime).map(reasonsOf);
  const timeless = inputs.filter((_, at) => given[at] === unknownTime);
  if (timeless.length > 0) said.push([`${timeless.join(", ")}: ${unknownTime.reasons[0]}`]);
  return { keeps, reasons: none.concat(...said) };
}

const none: readonly string[] = [];

/** The reasons of an opinion, each with the name of the group. Many tags share one opinion, which is named once. */
function reasonsIn(group: string | undefined): (opinion: Opinion) => readonly string[] {
  if (group === undefined) return ({ reasons }) => reasons;
  const named = new Map<Opinion, readonly string[]>();
  return (opinion) => {
    if (opinion.isOfTagAlone) return opinion.reasons;
    const reasons = named.get(opinion) ?? opinion.reasons.map((reason) => inGroup(reason, group));
    named.set(opinion, reasons);
    return reasons;
  };
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
