/** What a person should look at although nothing failed: settings that came to nothing. */
import type { Plan } from "./decision.ts";
import { selects } from "./pattern.ts";
import { commonOrder, type Policy, type Retention } from "./policy.ts";
import { warningsOfReferences } from "./reference-warnings.ts";
import { idleInputs } from "./rules.ts";
import type { Tag } from "./snapshot.ts";

export function warningsOf(
  plans: readonly Plan[],
  policy: Policy,
  listsUntagged: boolean,
  now: number,
): readonly string[] {
  const { protect, protectDigests, retentions } = policy;
  if (plans.length === 0) return [];
  const names = plans.flatMap(({ tags }) => tags.map(({ tag }) => tag.name));
  const idle = protect.includes.filter(
    ({ source, matches }) => source !== "latest" && !names.some((name) => matches(name)),
  );
  const absent = [...protectDigests].filter((digest) => !plans.some(({ snapshot }) => snapshot.manifests.has(digest)));
  return [
    ...idle.map(({ source }) => `\`protect\`: \`${source}\` matches no tag`),
    ...absent.map((digest) => `\`protect-digests\`: ${digest} was not found`),
    ...warningsOfReferences(plans, policy.references),
    ...(names.length > 0 ? retentions.flatMap((retention) => idleIn(plans, retention, now)) : []),
    ...(policy.deleteUntaggedAfter !== undefined && !listsUntagged
      ? [
          "`delete-untagged-after`: this registry does not list untagged manifests; only orphaned companions and what leads to or from a tag can be found",
        ]
      : []),
    ...(commonOrder(policy) === "time" || retentions.some(({ calendar }) => calendar !== undefined)
      ? plans.flatMap(sharedTime)
      : []),
  ];
}

/** What of `retention` came to nothing. */
function idleIn(all: readonly Plan[], retention: Retention, now: number): readonly string[] {
  const { name, repositories, tagPattern } = retention;
  const where = name === undefined ? "" : `${name}: `;
  const plans = all.filter(({ snapshot }) => repositories === undefined || selects(repositories, snapshot.repository));
  if (plans.length === 0) return [`${where}\`repositories\` matches none that was read`];
  const candidates = plans.flatMap((plan) => plan.selections.get(retention)?.candidates ?? []);
  const isSelected = (tag: Tag) => selects(tagPattern, tag.name);
  if (candidates.length === 0) {
    if (!plans.some(({ tags }) => tags.some(({ tag }) => isSelected(tag))))
      return [`${where}\`tag-pattern\` matches no tag`];
    if (plans.some((plan) => [...plan.selections.values()].some(({ candidates }) => candidates.some(isSelected))))
      return [`${where}decides about no tag: earlier rules select all that it matches`];
  }
  return idleInputs(candidates, retention, now).map((input) => `${where}\`${input}\` matches no tag`);
}

/** Builders that write one time into every image leave nothing to order by. */
function sharedTime({ snapshot, tags }: Plan): readonly string[] {
  const times = new Map(
    tags.flatMap(({ tag }) => (tag.time === undefined ? [] : [[tag.digest, tag.time.at] as const])),
  );
  const images = new Map<number, number>();
  for (const at of times.values()) images.set(at, (images.get(at) ?? 0) + 1);
  const [at, count] = [...images].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0]);
  if (count < 2 || count * 2 <= times.size) return [];
  const when = new Date(at).toISOString();
  return [
    `${snapshot.repository}: ${count} of ${times.size} images have the same time (${when}), so their names decide which is newer`,
  ];
}
