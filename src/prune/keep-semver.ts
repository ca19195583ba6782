/** `keep-semver`: the newest patches of the newest minors of the newest majors. */
import type { SemVer } from "semver";
import { keepVersions } from "./keep-versions.ts";
import type { KeepSemver } from "./policy.ts";
import type { Opinion, Rule } from "./rule.ts";

const input = "keep-semver";

/** Keeps so many releases as `wanted` says, newest by the precedence of semantic versioning (section 11). */
export function keepSemver(wanted: KeepSemver): Rule {
  return keepVersions({
    input,
    counts: ({ prerelease }) => prerelease.length === 0,
    rank(releases) {
      let last: Opinion | undefined;
      return ranks(releases).map((rank) => {
        const opinion = opinionOn(rank, wanted);
        // Most miss the major or the minor that the one before misses: they share what is said of that.
        last = last !== undefined && last.reasons[0] === opinion.reasons[0] ? last : opinion;
        return last;
      });
    },
    notCounted: "prereleases are not counted",
    noVersion: "not a semantic version",
  });
}

interface Rank extends Pick<SemVer, "major" | "minor" | "patch"> {
  /** Which major it belongs to, counted from the newest, which is 1; then which minor of that, which patch of that. */
  readonly majors: number;
  readonly minors: number;
  readonly patches: number;
}

/** `releases` newest first, no two of which are the same. */
function ranks(releases: readonly SemVer[]): readonly Rank[] {
  let last: Rank | undefined;
  return releases.map(({ major, minor, patch }) => {
    const sameMajor = last?.major === major ? last : undefined;
    const sameMinor = sameMajor?.minor === minor ? sameMajor : undefined;
    const majors = sameMajor?.majors ?? (last?.majors ?? 0) + 1;
    const minors = sameMinor?.minors ?? (sameMajor?.minors ?? 0) + 1;
    last = { major, minor, patch, majors, minors, patches: (sameMinor?.patches ?? 0) + 1 };
    return last;
  });
}

function opinionOn({ major, minor, patch, majors, minors, patches }: Rank, wanted: KeepSemver): Opinion {
  const missed = (what: string, most: number, of: string): Opinion => ({
    keeps: false,
    reasons: [`${input}: ${what} is not among the newest ${most}${of}`],
  });
  if (majors > wanted.majors) return missed(`major ${major}`, wanted.majors, "");
  if (minors > wanted.minors) return missed(`minor ${major}.${minor}`, wanted.minors, ` of major ${major}`);
  if (patches > wanted.patches)
    return missed(`patch ${major}.${minor}.${patch}`, wanted.patches, ` of minor ${major}.${minor}`);
  const of = (rank: number, most: number) => `${rank} of ${most === Number.POSITIVE_INFINITY ? "all" : most}`;
  return {
    keeps: true,
    reasons: [
      `${input}: major ${of(majors, wanted.majors)}, minor ${of(minors, wanted.minors)}, patch ${of(patches, wanted.patches)}`,
    ],
  };
}
