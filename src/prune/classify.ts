/** What a tag is before any keep rule is asked. */
import { companionSubject } from "./companion.ts";
import { selects } from "./pattern.ts";
import type { Policy } from "./policy.ts";
import type { Digest, Snapshot, Tag } from "./snapshot.ts";

/**
 * `protected`: stays before every other rule; `companion`: follows `subject`; `orphan`: a companion whose subject does
 * not exist; `outside`: `tag-pattern` does not select it; `candidate`: all the rest.
 */
export type TagClass =
  | { readonly kind: "protected"; readonly reasons: readonly string[] }
  | { readonly kind: "companion" | "orphan"; readonly subject: Digest }
  | { readonly kind: "outside" }
  | { readonly kind: "candidate" };

const outside: TagClass = { kind: "outside" };
const candidate: TagClass = { kind: "candidate" };

export function classify(tag: Tag, manifests: Snapshot["manifests"], policy: Policy): TagClass {
  const reasons = protections(tag, manifests, policy);
  if (reasons.length > 0) return { kind: "protected", reasons };
  const subject = companionSubject(tag);
  if (subject !== undefined) return { kind: manifests.has(subject) ? "companion" : "orphan", subject };
  return selects(policy.tagPattern, tag.name) ? candidate : outside;
}

function protections(tag: Tag, manifests: Snapshot["manifests"], policy: Policy): readonly string[] {
  const reasons: string[] = [];
  if (selects(policy.protect, tag.name)) {
    const pattern = policy.protect.includes.find(({ matches }) => matches(tag.name));
    reasons.push(pattern?.source === tag.name ? "protected" : `protected by \`${pattern?.source}\``);
  }
  if (policy.protectDigests.has(tag.digest)) reasons.push("its digest is protected");
  if (!manifests.has(tag.digest)) reasons.push("its manifest is unknown");
  const locked = tag.locked ?? manifests.get(tag.digest)?.locked;
  if (locked !== undefined) reasons.push(locked);
  return reasons;
}
