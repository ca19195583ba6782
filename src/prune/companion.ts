/**
 * Companion tags: `sha256-<hex>` (the referrers tag schema of the OCI distribution specification), optionally with the
 * suffixes that cosign gives to signatures, attestations and SBOMs.
 */
import type { Digest, Tag } from "./snapshot.ts";

const form = /^(sha256-[0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;

/** The digest that `tag` is a companion of; `undefined` for an ordinary tag, also for one named after its own digest. */
export function companionSubject(tag: Pick<Tag, "name" | "digest">): Digest | undefined {
  const subject = form.exec(tag.name)?.[1]?.replace("-", ":");
  return subject === tag.digest ? undefined : subject;
}

/**
 * Whether `name` is a companion of a digest in SHA-512: the specification cuts that to 64 digits, so it does not tell
 * which one.
 */
export function isCutCompanion(name: string): boolean {
  return /^sha512-[0-9a-f]{64}(?:\.(?:sig|att|sbom))?$/.test(name);
}
