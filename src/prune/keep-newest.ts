/** `keep`: the newest so many images. */
import { version } from "./order.ts";
import type { SortBy } from "./policy.ts";
import { isTimeless, type Opinion, type Rule, unknownTime } from "./rule.ts";
import type { Digest, Tag } from "./snapshot.ts";

const keepNone: Opinion = { keeps: false, reasons: ["keep 0"] };
const noVersion: Opinion = { keeps: true, reasons: ["keep: no tag of its image is a semantic version"] };

/** Keeps the newest `count` of `images`: tags on one digest share a rank, an image ranks by its newest tag. */
export function keepNewest(count: number, images: number, sortBy: SortBy, now: number): Rule {
  const input = "keep";
  if (images <= count) {
    const opinion = { keeps: true, reasons: [`keep ${count}: there ${images === 1 ? "is" : "are"} only ${images}`] };
    return { input, needsTime: false, judge: () => () => opinion };
  }
  if (count === 0) return { input, needsTime: false, judge: () => () => keepNone };
  const unranked = {
    time: (tag: Tag) => isTimeless(tag, now),
    semver: (tag: Tag) => version(tag) === null,
    name: () => false,
  }[sortBy];
  return {
    input,
    needsTime: sortBy === "time",
    judge(counted) {
      const past = { keeps: false, reasons: [`keep: not among the newest ${count} of ${images} images`] };
      const ranked = new Map<Digest, Opinion>();
      for (const tag of counted) {
        if (unranked(tag) || ranked.has(tag.digest)) continue;
        const rank = ranked.size + 1;
        ranked.set(tag.digest, rank <= count ? { keeps: true, reasons: [`keep ${rank} of ${count}`] } : past);
      }
      return (tag) => {
        if (sortBy === "time" && unranked(tag)) return unknownTime;
        return ranked.get(tag.digest) ?? noVersion;
      };
    },
  };
}
