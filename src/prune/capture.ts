/** What a tag is named after: a regular expression with one group, of which the group tells it. */
import { compile, PatternError } from "./pattern.ts";

export interface Capture {
  /** As it was written. */
  readonly source: string;
  /** What is captured of the whole of `name`; `undefined` when the expression does not match it. */
  of(name: string): Captured | undefined;
}

export interface Captured {
  /**
   * Absent where it cannot be told: the group took no part or caught nothing, or no more than a part of a word or of a
   * number, as of 12 in `pr-12` do `pr-(\d)+` and `.*(\d+)`.
   */
  readonly text?: string | undefined;
}

const untold: Captured = {};

/** Parses `source`, with or without slashes around it. Throws `PatternError`. */
export function parseCapture(source: string): Capture {
  const compiled = compile(source);
  const groups = compiled.groupCount();
  if (groups === 0)
    throw new PatternError(`\`${source}\` captures nothing: put what is to be captured between parentheses`);
  if (groups > 1)
    throw new PatternError(
      `\`${source}\` has ${groups} groups, of which one may capture: write the others as \`(?:…)\``,
    );
  return {
    source,
    of(name) {
      // Most tags do not match, which is found out much faster without the group.
      if (!compiled.matches(name)) return undefined;
      const matcher = compiled.matcher(name);
      matcher.matches();
      const text = matcher.group(1);
      const isTold = text !== null && text !== "" && !cuts(name, matcher.start(1)) && !cuts(name, matcher.end(1));
      return isTold ? { text } : untold;
    },
  };
}

/** Whether a word or a number goes on across the place before the character at `index`. */
function cuts(name: string, index: number): boolean {
  return /[a-z]{2}|\d{2}/i.test(name.slice(Math.max(0, index - 1), index + 1));
}
