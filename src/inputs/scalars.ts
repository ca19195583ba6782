/** Inputs that are one value. Every parser throws `Mistake` with the value and what is accepted. */
import { type Duration, durationSyntax, formatDuration, milliseconds, parseDuration } from "../prune/duration.ts";
import type { KeepSemver, MaxDeletions } from "../prune/policy.ts";
import { Mistake, quote } from "./mistake.ts";
import { nearest } from "./nearest.ts";

/** Digits only: no sign, no exponent, nothing that a number cannot hold exactly. */
function wholeNumber(text: string): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** The end of a mistake, when it is likely what was meant. */
function meant(value: string | undefined): string {
  return value === undefined ? "" : ` Did you mean ${value}?`;
}

export function parseKeep(text: string): number {
  const number = wholeNumber(text);
  if (number === undefined) {
    const span = parseDuration(text) ?? spelledOut(text);
    throw new Mistake(
      `${quote(text)} is not a whole number from 0 up, such as 10 (0 keeps none, on purpose).${meant(span && `keep-within: ${formatDuration(span)}`)}`,
    );
  }
  return number;
}

/** How many periods, `all` being Infinity. None is what there is without the input, so 0 is likelier a mistake. */
export function parsePeriods(text: string): number {
  const number = text === "all" ? Number.POSITIVE_INFINITY : wholeNumber(text);
  if (number === undefined || number === 0) {
    throw new Mistake(
      `${quote(text)} is neither a whole number from 1 up, such as 7, nor all; without this input it keeps none.`,
    );
  }
  return number;
}

const level = (names: string) => `(all|\\d+) +(?:${names})(?: +each)?`;

/** `2 majors, 3 minors each, 1 patch each`; `each` and the plural may be missing. */
export const keepSemverPattern = new RegExp(
  `^${level("majors?")} *, *${level("minors?")} *, *${level("patch|patches")}$`,
);

export function parseKeepSemver(text: string): KeepSemver {
  const [majors, minors, patches] = (keepSemverPattern.exec(text) ?? [])
    .slice(1)
    .map((count) => (count === "all" ? Number.POSITIVE_INFINITY : wholeNumber(count)));
  if (!majors || !minors || !patches) {
    throw new Mistake(
      `${quote(text)} does not name majors, minors and patches, in this order, each with a whole number from 1 up or all, ` +
        "such as: 2 majors, 3 minors each, 1 patch each.",
    );
  }
  return { majors, minors, patches };
}

export function parseConcurrency(text: string): number {
  const number = wholeNumber(text);
  if (number === undefined || number < 1 || number > 64) {
    throw new Mistake(`${quote(text)} is not a whole number from 1 to 64.`);
  }
  return number;
}

export function parseMaxDeletions(text: string): MaxDeletions {
  const percentage = text.endsWith("%");
  const number = wholeNumber(percentage ? text.slice(0, -1) : text);
  if (number === undefined || (percentage && number > 100)) {
    throw new Mistake(
      `${quote(text)} is neither a whole number from 0 up, such as 50, nor a whole percentage from 0% to 100%.${meant(/^(?:\d{1,2}|100) +%$/.test(text) ? text.replace(/ +/, "") : undefined)}`,
    );
  }
  return percentage ? { percent: number } : { count: number };
}

/** The spellings of the YAML 1.2 core schema, section 10.3.2; `yes`, `on` and `1` are not among them. */
export function parseBoolean(text: string): boolean {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  const said = /^(?:y|yes|on|1|enabled?|t)$/i.test(text)
    ? "true"
    : /^(?:n|no|off|0|disabled?|f)$/i.test(text)
      ? "false"
      : nearest(text.toLowerCase(), ["true", "false"], 1 / 2);
  throw new Mistake(`${quote(text)} is neither true nor false.${meant(said)}`);
}

export function parseSpan(text: string): Duration {
  const duration = parseDuration(text);
  if (!duration) {
    const span = spelledOut(text);
    throw new Mistake(`${quote(text)} is not a duration: ${durationSyntax}.${meant(span && formatDuration(span))}`);
  }
  return duration;
}

/** Words for units, by how they begin; not `M`, which may be months or minutes. */
const unitWords: readonly (readonly [RegExp, Duration["unit"]])[] = [
  [/^s(?:ec(?:ond)?s?)?$/i, "s"],
  [/^(?:m|min(?:ute)?s?)$/, "m"],
  [/^h(?:(?:ou)?rs?)?$/i, "h"],
  [/^(?:d(?:ays?)?|)$/i, "d"],
  [/^w(?:(?:ee)?ks?)?$/i, "w"],
  [/^mon?(?:ths?)?$/i, "mo"],
  [/^y(?:(?:ea)?rs?)?$/i, "y"],
];

/** What `14 days`, `2weeks`, `P14D` or `14` are likely meant as; days are what people count in who name no unit. */
function spelledOut(text: string): Duration | undefined {
  const [, amount, word] = /^P?(\d+)[ -]?([a-z]*)$/i.exec(text) ?? [];
  const unit = unitWords.find(([pattern]) => word !== undefined && pattern.test(word))?.[1];
  return unit && parseDuration(`${amount}${unit}`);
}

/** What may be meant otherwise in a `span` that is called `name`: months look like minutes. */
export function spanWarnings(name: string, span: Duration | undefined): readonly string[] {
  return span?.unit === "m"
    ? [`${name}: ${quote(formatDuration(span))} are minutes; months would be ${span.amount}mo.`]
    : [];
}

/** A budget of nothing would never delete anything, and is likelier meant as "no limit". */
export function parseBudget(text: string): Duration {
  const duration = parseSpan(text);
  if (milliseconds(duration, 0) === 0) {
    throw new Mistake(`${quote(text)} leaves no time for anything; without this input there is no limit.`);
  }
  return duration;
}

/** A GUID, or for a tenant also one of its domains. What else there is, is often a name, or a secret in the wrong place. */
export function parseEntraId(text: string): string {
  if (!/^[\w-]+(?:\.[\w-]+)*$/.test(text)) {
    throw new Mistake(`${quote(text)} is not an ID, such as 72f988bf-86f1-41af-91ab-2d7cd011db47.`);
  }
  return text;
}

/** A parser for one of `accepted`, spelled exactly so. `others`: what other tools call them, in lower case. */
export function choice<const T extends string>(
  accepted: readonly T[],
  others: Readonly<Record<string, NoInfer<T>>> = {},
): (text: string) => T {
  return (text) => {
    const found = accepted.find((value) => value === text);
    if (found !== undefined) return found;
    const name = text.toLowerCase();
    const said = Object.hasOwn(others, name) ? others[name] : nearest(name, accepted);
    throw new Mistake(`${quote(text)} is not one of ${accepted.join(", ")}.${meant(said)}`);
  };
}
