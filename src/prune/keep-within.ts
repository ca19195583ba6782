/** `keep-within`: what is younger than a span of time. */
import { ago, type Duration, formatDuration } from "./duration.ts";
import { type Rule, unknownTime } from "./rule.ts";
import { trustedTime } from "./time.ts";

/** Keeps what is not older than `span`. */
export function keepWithin(span: Duration, now: number): Rule {
  const cutoff = ago(span, now);
  const young = { keeps: true, reasons: [`keep-within: younger than ${formatDuration(span)}`], isOfTagAlone: true };
  const old = { keeps: false, reasons: [`keep-within: older than ${formatDuration(span)}`], isOfTagAlone: true };
  return {
    input: "keep-within",
    needsTime: true,
    judge: () => (tag) => {
      const at = trustedTime(tag.time, now);
      return at === undefined ? unknownTime : at >= cutoff ? young : old;
    },
  };
}
