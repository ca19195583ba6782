/** `keep-within`: what is younger than a span of time. */
import { ago, type Duration, formatDuration } from "./duration.ts";
import { type Rule, unknownTime } from "./rule.ts";
import { trustedTime } from "./time.ts";

/** Keeps what is not older than `span`. */
export function keepWithin(span: Duration, now: number): Rule {
  const cutoff = ago(span, now);
  const young = { keeps: true, reasons: [`keep-within: younger than ${formatDuration(span)}`] };
  const old = { keeps: false, reasons: [`keep-within: older than ${formatDuration(span)}`] };
  return {
    input: "keep-within",
    countsNothing: true,
    needsTime: true,
    judge: () => (tag) => {
      const at = trustedTime(tag.time, now);
      return at === undefined ? unknownTime : at >= cutoff ? young : old;
    },
  };
}
