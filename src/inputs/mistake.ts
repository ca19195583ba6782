/** What is wrong with the value of one input. The name of the input is added by the one who reads it. */
export class Mistake extends Error {
  override readonly name = "Mistake";
  /** One sentence each. */
  readonly problems: readonly string[];

  constructor(...problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** `value` as it appears in a message: on one line, and not endless. */
export function quote(value: string): string {
  const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return `"${shown.replace(/\s/g, " ")}"`;
}
