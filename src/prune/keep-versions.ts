/** What the rules that go by semantic versions have in common. */
import type { SemVer } from "semver";
import { version } from "./order.ts";
import type { Opinion, Rule } from "./rule.ts";
import type { Digest, Tag } from "./snapshot.ts";

export interface VersionRule {
  readonly input: string;
  /** Whether the rule counts such a version. */
  counts(version: SemVer): boolean;
  /**
   * Called once, with the versions that count, newest first, each once: build metadata makes no other version. Answers
   * with the opinion on each, in that order.
   */
  rank(versions: readonly SemVer[]): readonly Opinion[];
  /** Said of versions that do not count. */
  readonly notCounted: string;
  /** Said of tags that are no versions. */
  readonly noVersion: string;
}

/**
 * A keep rule that counts versions. A tag that is no version stays with the version on its image: `1.2` and `stable` are
 * moved from one version to the next, and whoever pulls them wants what is kept there. A version that stays because it is
 * protected is not counted.
 */
export function keepVersions({ input, counts, rank, notCounted, noVersion }: VersionRule): Rule {
  const uncounted: Opinion = { keeps: false, reasons: [`${input}: ${notCounted}`], isOfTagAlone: true };
  const unversioned: Opinion = { keeps: false, reasons: [`${input}: ${noVersion}`], isOfTagAlone: true };
  return {
    input,
    needsTime: false,
    concerns(tag) {
      const found = version(tag);
      return found !== null && counts(found);
    },
    judge(counted, isProtected) {
      const versions: { readonly tag: Tag; readonly found: SemVer }[] = [];
      for (const tag of counted) {
        const found = version(tag);
        if (found !== null && counts(found)) versions.push({ tag, found });
      }
      const distinct = new Map<string, SemVer>();
      for (const { tag, found } of versions) if (!isProtected(tag)) distinct.set(found.version, found);
      const newest = [...distinct.values()].sort((a, b) => b.compare(a));
      const ranked = rank(newest);
      const opinions = new Map(newest.map((found, at) => [found.version, ranked[at] as Opinion]));
      const opinionOn = (found: SemVer) => opinions.get(found.version) ?? uncounted;
      const onImage = new Map<Digest, Opinion>();
      for (const { tag, found } of versions) {
        const { name, digest } = tag;
        if ((isProtected(tag) || opinionOn(found).keeps) && !onImage.has(digest))
          onImage.set(digest, { keeps: true, reasons: [`${input}: on the image of ${name}`], isOfTagAlone: true });
      }
      return (tag) => {
        const found = version(tag);
        return found === null ? (onImage.get(tag.digest) ?? unversioned) : opinionOn(found);
      };
    },
  };
}
