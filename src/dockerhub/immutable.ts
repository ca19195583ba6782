/** Which tags of a repository can be neither moved nor deleted (Docker Hub, "Immutable tags"). */
import { RE2JS } from "re2js";
import { isRecord } from "../oci/answer.ts";

/**
 * What tells why a tag is immutable, by the `immutable_tags_settings` of its repository; `undefined` for one that is not.
 * Rules are regular expressions of Go, which match anywhere in the name. What cannot be understood counts for all tags.
 */
export function immutability(settings: unknown): (tag: string) => string | undefined {
  if (!isRecord(settings) || settings.enabled !== true) return () => undefined;
  const { rules } = settings;
  if (!Array.isArray(rules) || !rules.every((rule) => typeof rule === "string")) return () => "immutable";
  // All tags are immutable.
  if (rules.length === 0) return () => "immutable";
  const compiled = rules.map((rule) => ({ rule, matcher: compile(rule) }));
  return (tag) => {
    const found = compiled.find(({ matcher }) => matcher === undefined || matcher.matcher(tag).find());
    return found && `immutable by the rule \`${found.rule}\` of its repository`;
  };
}

function compile(rule: string): RE2JS | undefined {
  try {
    return RE2JS.compile(rule);
  } catch {
    return undefined;
  }
}
