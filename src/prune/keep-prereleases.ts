/** `keep-prereleases`: the newest so many prereleases of each version that is not released yet. */
import type { SemVer } from "semver";
import { keepVersions } from "./keep-versions.ts";
import { version } from "./order.ts";
import type { Opinion, Rule } from "./rule.ts";
import type { Tag } from "./snapshot.ts";

const input = "keep-prereleases";

/**
 * Keeps the newest `count` prereleases of each version that is not among `released`. Each version is counted for itself:
 * one more of them never costs another its prereleases.
 */
export function keepPrereleases(count: number, released: ReadonlySet<string>): Rule {
  return keepVersions({
    input,
    counts: ({ prerelease }) => prerelease.length > 0,
    rank(prereleases) {
      const ranks = new Map<string, number>();
      return prereleases.map((prerelease): Opinion => {
        const release = releaseOf(prerelease);
        if (released.has(release))
          return { keeps: false, reasons: [`${input}: ${release} is released`], isOfTagAlone: true };
        const rank = (ranks.get(release) ?? 0) + 1;
        ranks.set(release, rank);
        return rank <= count
          ? { keeps: true, reasons: [`${input} ${rank} of ${count}: ${release} is not released yet`] }
          : { keeps: false, reasons: [`${input}: not among the newest ${count} of ${release}`] };
      });
    },
    notCounted: "not a prerelease",
    noVersion: "not a prerelease",
  });
}

/** The releases among `tags`: `1.2.3` for `v1.2.3` and for `1.2.3_4`. */
export function releasesIn(tags: readonly Tag[]): ReadonlySet<string> {
  const releases = new Set<string>();
  for (const tag of tags) {
    const found = version(tag);
    if (found !== null && found.prerelease.length === 0) releases.add(found.version);
  }
  return releases;
}

/** Those of `tags` that are releases of which there are prereleases among `tags` as well. */
export function releasesOfPrereleases(tags: readonly Tag[]): ReadonlySet<Tag> {
  const isPrerelease = (found: SemVer) => found.prerelease.length > 0;
  const versions = tags.flatMap((tag) => {
    const found = version(tag);
    return found === null ? [] : [{ tag, found }];
  });
  const wanted = new Set(versions.filter(({ found }) => isPrerelease(found)).map(({ found }) => releaseOf(found)));
  const releases = versions.filter(({ found }) => !isPrerelease(found) && wanted.has(found.version));
  return new Set(releases.map(({ tag }) => tag));
}

function releaseOf({ major, minor, patch }: SemVer): string {
  return `${major}.${minor}.${patch}`;
}
