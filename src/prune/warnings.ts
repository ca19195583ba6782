/** What a person should look at although nothing failed: settings that came to nothing. */

import type { Plan } from "./decision.ts";
import { selects } from "./pattern.ts";
import type { Policy } from "./policy.ts";

export function warningsOf(plans: readonly Plan[], { protect, protectDigests, tagPattern }: Policy): readonly string[] {
  if (plans.length === 0) return [];
  const names = plans.flatMap(({ tags }) => tags.map(({ tag }) => tag.name));
  const idle = protect.includes.filter(
    ({ source, matches }) => source !== "latest" && !names.some((name) => matches(name)),
  );
  const absent = [...protectDigests].filter((digest) => !plans.some(({ snapshot }) => snapshot.manifests.has(digest)));
  return [
    ...idle.map(({ source }) => `\`protect\`: \`${source}\` matches no tag`),
    ...absent.map((digest) => `\`protect-digests\`: ${digest} was not found`),
    ...(names.length > 0 && !names.some((name) => selects(tagPattern, name)) ? ["`tag-pattern` matches no tag"] : []),
  ];
}
