/** `keep-open-pull-requests`: the tags of pull requests that are open. */
import type { Asking, Code } from "./code.ts";
import { keepNamedAfter } from "./named-after.ts";
import type { Rule } from "./rule.ts";

/** Keeps the tags of which `asking` captures the number of a pull request that is open. */
export function keepOpenPullRequests(asking: Asking<Code["openPullRequests"]>): Rule {
  return keepNamedAfter({
    input: "keep-open-pull-requests",
    what: "pull request",
    asking,
    judge(text, open) {
      if (!/^\d+$/.test(text)) return undefined;
      const number = Number(text);
      const isOpen = open.has(number);
      return { keeps: isOpen, reasons: [`#${number} is ${isOpen ? "" : "not "}open`] };
    },
  });
}
