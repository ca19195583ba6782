/** Inputs that are a regular expression with one group, which captures what a tag is named after. */
import { type Capture, parseCapture } from "../prune/capture.ts";
import { PatternError } from "../prune/pattern.ts";
import { Mistake } from "./mistake.ts";

/** A parser of what `example` is an example of. It throws `Mistake`. */
export function captureOf(example: string): (text: string) => Capture {
  return (text) => {
    if (/[\r\n]/.test(text))
      throw new Mistake("is one regular expression, on one line; write either … or … as (?:…|…).");
    try {
      return parseCapture(text);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      throw new Mistake(`${error.message.replace(/\.$/, "")}. An example: ${example}`);
    }
  };
}
