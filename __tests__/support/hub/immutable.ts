/** Tags that can be neither moved nor deleted (Docker Hub, "Immutable tags"). */
import { RE2JS } from "re2js";
import type { HubCatalogue } from "./catalogue.ts";

/** A rule that is no regular expression matches nothing. */
export function isImmutable(catalogue: HubCatalogue, repository: string, tag: string): boolean {
  const { enabled = false, rules = [] } = catalogue.facts(repository)?.immutableTags ?? {};
  return enabled && rules.some((rule) => matches(rule, tag));
}

function matches(rule: string, tag: string): boolean {
  try {
    return RE2JS.compile(rule).matcher(tag).find();
  } catch {
    return false;
  }
}
