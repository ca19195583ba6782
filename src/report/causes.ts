/** Reasons in a few words, so that thousands of decisions can be counted: the rule that decided, or what happened. */
import { unknownTime } from "../prune/rule.ts";
import { formatNumber } from "./figures.ts";
import { cut } from "./text.ts";

/** At most so many causes are named. */
const most = 4;
const longest = 60;

/** The name of a keep rule at the beginning of a reason; with a policy file after its place there, `.github/prune.yml:9: `. */
const rule = /^(?:\S.*?:\d+: )?(keep(?:-[a-z]+)*)\b/;
/** What of a reason many share: its first words, up to the first that names something. */
const words = /^(?:[A-Za-z]+|`[a-z-]+`)(?=[,;:]?(?:\s|$))(?: (?:[a-z]+|`[a-z-]+`)(?=[,;:]?(?:\s|$)))*/;

/** "by `keep-within`" for `keep-within: older than 14d`, "shares its image with …" for `shares its image with v2`. */
export function causeOf(reason: string): string {
  const timeless = unknownTime.reasons.find((text) => reason.endsWith(text));
  if (timeless !== undefined) return timeless;
  if (reason.startsWith("follows ")) return "with the image that it is about";
  const [, name] = rule.exec(reason) ?? [];
  if (name !== undefined) return `by \`${name}\``;
  const [shared] = words.exec(reason) ?? [];
  if (shared === undefined) return cut(reason, longest);
  return shared === reason ? shared : `${shared} …`;
}

interface Judged {
  readonly reasons: readonly string[];
}

/** How often each cause comes first, the most frequent first: "23 by `keep-within`, 4 by `keep`, 1 protected". */
export function countCauses(judged: readonly Judged[]): string {
  return tally(judged, ([first = ""]) => causeOf(first));
}

/** The same with all causes of each, which only together let it go: "188 by `keep` and `keep-within`". */
export function countAllCauses(judged: readonly Judged[]): string {
  const together = (reasons: readonly string[]) => [...new Set(reasons.map(causeOf))].join(" and ");
  return tally(judged, (reasons) => together(reasons).replaceAll(" and by ", " and "));
}

function tally(judged: readonly Judged[], causeFor: (reasons: readonly string[]) => string): string {
  const groups = Map.groupBy(judged, ({ reasons }) => causeFor(reasons));
  const sorted = [...groups]
    .map(([cause, { length }]) => ({ cause, length }))
    .toSorted((a, b) => b.length - a.length || (a.cause < b.cause ? -1 : 1));
  const named = sorted.slice(0, most).map(({ cause, length }) => `${formatNumber(length)} ${cause}`);
  const left = sorted.slice(most).reduce((sum, { length }) => sum + length, 0);
  return [...named, ...(left > 0 ? [`${formatNumber(left)} for other reasons`] : [])].join(", ");
}
