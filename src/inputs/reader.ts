/** Reads named values and gathers what is wrong with them, so that every mistake is told at once. */
import { Mistake } from "./mistake.ts";

export interface Reader<Name extends string> {
  /** The value of `name` as it is written, trimmed; `""` when there is none. */
  text(name: Name): string;
  /** Notes the mistakes of a value now and hands it out later, when it is known that there are none. */
  read<T>(name: Name, parse: (value: string) => T): () => T;
  /** Like `read`, but no value is no mistake. */
  optional<T>(name: Name, parse: (value: string) => T): () => T | undefined;
  /** Notes a mistake that only several values together make. */
  reject(name: Name, problem: string): void;
}

/** A reader of what `text` hands out that tells every problem, one sentence, to `note`. */
export function createReader<Name extends string>(
  text: (name: Name) => string,
  note: (name: Name, problem: string) => void,
): Reader<Name> {
  const read = <T>(name: Name, parse: (value: string) => T): (() => T) => {
    try {
      const value = parse(text(name));
      return () => value;
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      for (const problem of error.problems) note(name, problem);
      return () => {
        throw error;
      };
    }
  };
  return {
    text,
    read,
    optional: (name, parse) => read(name, (value) => (value === "" ? undefined : parse(value))),
    reject: note,
  };
}
