/** What a tag is before any keep rule is asked. */
import { companionSubject, isCutCompanion } from "./companion.ts";
import { type PatternList, selects } from "./pattern.ts";
import type { Policy, Retention } from "./policy.ts";
import { tagReferences } from "./reference.ts";
import type { Digest, Manifest, Snapshot, Tag } from "./snapshot.ts";

/**
 * `protected`: stays before every other rule, and `retention` would decide otherwise; `leftover`: goes before every other
 * rule; `companion`: follows `subject`; `orphan`: a companion whose subject does not exist; `outside`: nothing selects it;
 * `candidate`: `retention` decides.
 */
export type TagClass =
  | { readonly kind: "protected"; readonly reasons: readonly string[]; readonly retention?: Retention | undefined }
  | { readonly kind: "companion" | "orphan"; readonly subject: Digest }
  | { readonly kind: "outside" }
  | { readonly kind: "leftover"; readonly reason: string }
  | { readonly kind: "candidate"; readonly retention: Retention };

/** A tag and what it is. */
export interface Classified {
  readonly tag: Tag;
  readonly is: TagClass;
}

const outside: TagClass = { kind: "outside" };

/** Tells what a tag is. `policy`: what of it is about the repository. */
export function classifier(manifests: Snapshot["manifests"], policy: Policy): (tag: Tag) => TagClass {
  const candidates = policy.retentions.map((retention) => ({ kind: "candidate", retention }) as const);
  const unprotected = (tag: Tag): TagClass => {
    if (tag.leftover !== undefined) return { kind: "leftover", reason: tag.leftover };
    const subject = companionSubject(tag);
    if (subject !== undefined) return { kind: manifests.has(subject) ? "companion" : "orphan", subject };
    return candidates.find(({ retention }) => selects(retention.tagPattern, tag.name)) ?? outside;
  };
  return (tag) => {
    const reasons = protections(tag, manifests.get(tag.digest), policy);
    const is = unprotected(tag);
    if (reasons.length === 0) return is;
    return { kind: "protected", reasons, retention: is.kind === "candidate" ? is.retention : undefined };
  };
}

function protections(tag: Tag, manifest: Manifest | undefined, policy: Policy): readonly string[] {
  const reasons: string[] = [];
  if (selects(policy.protect, tag.name)) reasons.push(protectedBy(tag.name, policy.protect));
  if (policy.protectDigests.has(tag.digest)) reasons.push("its digest is protected");
  if (policy.references !== undefined) reasons.push(...tagReferences(policy.references, tag));
  if (isCutCompanion(tag.name)) reasons.push("it belongs to a digest in SHA-512 that its name does not tell whole");
  if (manifest === undefined) reasons.push("its manifest is unknown");
  const locked = tag.locked ?? manifest?.locked;
  if (locked !== undefined) reasons.push(locked);
  return reasons;
}

function protectedBy(name: string, { includes }: PatternList): string {
  const pattern = includes.find(({ matches }) => matches(name));
  return pattern?.source === name ? "protected" : `protected by \`${pattern?.source}\``;
}
