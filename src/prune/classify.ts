/** What a tag is before any keep rule is asked. */
import { companionSubject, isCutCompanion } from "./companion.ts";
import { type PatternList, selects } from "./pattern.ts";
import type { Policy, Retention } from "./policy.ts";
import { tagReferences } from "./reference.ts";
import type { Digest, Manifest, Snapshot, Tag } from "./snapshot.ts";

/**
 * `protected`: stays before every other rule, and `retention` would decide otherwise; `leftover`: goes before every other rule; `companion`: follows `subject`;
 * `orphan`: a companion whose subject does not exist; `outside`: nothing selects it; `candidate`: `retention` decides.
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

/** `policy`: what of it is about the repository. */
export function classify(tag: Tag, manifests: Snapshot["manifests"], policy: Policy): TagClass {
  const reasons = protections(tag, manifests.get(tag.digest), policy);
  const unprotected = classifyUnprotected(tag, manifests, policy);
  if (reasons.length === 0) return unprotected;
  return {
    kind: "protected",
    reasons,
    retention: unprotected.kind === "candidate" ? unprotected.retention : undefined,
  };
}

function classifyUnprotected(tag: Tag, manifests: Snapshot["manifests"], { retentions }: Policy): TagClass {
  if (tag.leftover !== undefined) return { kind: "leftover", reason: tag.leftover };
  const subject = companionSubject(tag);
  if (subject !== undefined) return { kind: manifests.has(subject) ? "companion" : "orphan", subject };
  const retention = retentions.find(({ tagPattern }) => selects(tagPattern, tag.name));
  return retention === undefined ? outside : { kind: "candidate", retention };
}

function protections(tag: Tag, manifest: Manifest | undefined, policy: Policy): readonly string[] {
  const locked = tag.locked ?? manifest?.locked;
  return [
    ...(selects(policy.protect, tag.name) ? [protectedBy(tag.name, policy.protect)] : none),
    ...(policy.protectDigests.has(tag.digest) ? ["its digest is protected"] : none),
    ...tagReferences(policy.references, tag),
    ...(isCutCompanion(tag.name) ? ["it belongs to a digest in SHA-512 that its name does not tell whole"] : none),
    ...(manifest === undefined ? ["its manifest is unknown"] : none),
    ...(locked === undefined ? none : [locked]),
  ];
}

const none: readonly string[] = [];

function protectedBy(name: string, { includes }: PatternList): string {
  const pattern = includes.find(({ matches }) => matches(name));
  return pattern?.source === name ? "protected" : `protected by \`${pattern?.source}\``;
}
