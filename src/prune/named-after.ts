/** Rules about tags that are named after something: they keep those of which it is still there. */
import type { Captured } from "./capture.ts";
import type { Asking } from "./code.ts";
import type { Opinion, Rule } from "./rule.ts";

export interface NamedAfter<Answer> {
  readonly input: string;
  /** What the tags are named after, for sentences: `branch`. */
  readonly what: string;
  readonly asking: Asking<Answer>;
  /** The opinion on what is named `text`, with reasons that do not name the rule; `undefined` when it names nothing. */
  judge(text: string, answer: Answer): Opinion | undefined;
}

/** What the group does not capture for certain stays, and so does everything as long as there is no answer. */
export function keepNamedAfter<Answer>({ input, what, asking, judge }: NamedAfter<Answer>): Rule {
  const { capture, answer } = asking;
  const says = ({ keeps, reasons }: Opinion): Opinion => ({
    keeps,
    reasons: reasons.map((reason) => `${input}: ${reason}`),
    isOfTagAlone: true,
  });
  const other = says({ keeps: false, reasons: [`not the tag of a ${what}`] });
  const untold = says({ keeps: true, reasons: [`it cannot be told of which ${what} it is the tag`] });
  const unanswered = says({ keeps: true, reasons: ["GitHub has not been asked"] });

  function opinionOn({ text }: Captured): Opinion {
    if (answer === undefined) return unanswered;
    const opinion = text === undefined ? undefined : judge(text, answer);
    return opinion === undefined ? untold : says(opinion);
  }

  return {
    input,
    needsTime: false,
    judge: () => (tag) => {
      const captured = capture.of(tag.name);
      return captured === undefined ? other : opinionOn(captured);
    },
    concerns: ({ name }) => capture.of(name) !== undefined,
  };
}
