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
  const protectedTags = new Set(selection.protectedTags);
  const isProtected = (tag: Tag) => protectedTags.has(tag);
  const judges = groupsOf(selection, retention).map(({ name, candidates, counted, images }) => {
    const isOrdered = counted === candidates && selection.order === retention.sortBy;
    const ordered = isOrdered ? counted : newestFirst(counted, retention.sortBy, now);
    return { candidates, opinionOn: judgeGroup(rules(images), ordered, isProtected, name) };
  });
  const [only] = judges;
  if (only !== undefined && judges.length === 1) return only.opinionOn;
  const opinions = new Map<Tag, Opinion>();
  for (const { candidates, opinionOn } of judges) for (const tag of candidates) opinions.set(tag, opinionOn(tag));
  return (tag) => opinions.get(tag) as Opinion;
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

interface Judge {
  readonly input: string;
  readonly opinionOn: (tag: Tag) => Opinion;
}

/** `name`: what reasons call the group. */
function judgeGroup(
  rules: readonly Rule[],
  counted: readonly Tag[],
  isProtected: (tag: Tag) => boolean,
  name: string | undefined,
): (tag: Tag) => Opinion {
  const judges = rules.map((rule): Judge => {
    const opinionOn = rule.judge(counted, isProtected);
    return {
      input: rule.input,
      opinionOn: name === undefined ? opinionOn : within(name, opinionOn),
    };
  });
  // Neighbours mostly fare alike: what was said of the one before is then said again, and is no new object.
  const given: Opinion[] = [];
  let said: Opinion | undefined;
  return (tag) => {
    for (let at = 0; at < judges.length; at++) {
      const opinion = (judges[at] as Judge).opinionOn(tag);
      if (given[at] === opinion) continue;
      given[at] = opinion;
      said = undefined;
    }
    said ??= summed(judges, given);
    return said;
  };
}

/** What `judges` have `given`, as one. That a time is unknown is said once. */
function summed(judges: readonly { readonly input: string }[], given: readonly Opinion[]): Opinion {
  if (!given.includes(unknownTime)) return together(given);
  const timeless = judges.filter((_, at) => given[at] === unknownTime).map(({ input }) => input);
  return together([...given.filter((opinion) => opinion !== unknownTime), inTheNameOf(timeless)]);
}

/** `unknownTime`, said once for all of `inputs`. */
function inTheNameOf(inputs: readonly string[]): Opinion {
  return { ...unknownTime, reasons: unknownTime.reasons.map((reason) => `${inputs.join(", ")}: ${reason}`) };
}

/** What `opinionOn` says, with the name of the group in every reason. Many tags share one opinion, which is named once. */
function within(group: string, opinionOn: (tag: Tag) => Opinion): (tag: Tag) => Opinion {
  const named = new Map<Opinion, Opinion>();
  return (tag) => {
    const given = opinionOn(tag);
    if (given.isOfTagAlone) return given;
    const known = named.get(given);
    if (known !== undefined) return known;
    const opinion = { keeps: given.keeps, reasons: given.reasons.map((reason) => inGroup(reason, group)) };
    named.set(given, opinion);
    return opinion;
  };
}

/** What keeps wins; reasons of the same kind add up. */
function together(opinions: readonly Opinion[]): Opinion {
  const [first] = opinions;
  if (first !== undefined && opinions.length === 1) return first;
  const keeps = opinions.some((opinion) => opinion.keeps);
  const said = opinions.filter((opinion) => opinion.keeps === keeps).map(({ reasons }) => reasons);
  return { keeps, reasons: none.concat(...said) };
}

const none: readonly string[] = [];

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
