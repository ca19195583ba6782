/** `keep-existing-branches`: the tags of branches that exist. */
import { lettersIn } from "./branches.ts";
import type { Asking, Code } from "./code.ts";
import { keepNamedAfter } from "./named-after.ts";
import type { Rule } from "./rule.ts";

/** Keeps the tags of which `asking` captures what can be the name of a branch that exists. */
export function keepExistingBranches(asking: Asking<Code["branches"]>): Rule {
  return keepNamedAfter({
    input: "keep-existing-branches",
    what: "branch",
    asking,
    judge(text, branches) {
      if (lettersIn(text) === "") return undefined;
      const branch = branches.named(text);
      return branch === undefined
        ? { keeps: false, reasons: [`${text} does not exist`] }
        : { keeps: true, reasons: [`${branch} exists`] };
    },
  });
}
