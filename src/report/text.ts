/**
 * Text from a registry, made harmless for the log of a runner. The runner reads every line of a step's output for
 * commands, in two syntaxes: `::name::` at the start of a line, after any Unicode white space, and `##[name]` anywhere in
 * a line; a lone carriage return ends a line too.
 */

/** Shows what cannot be seen (control, format and separator characters, lone surrogates) as `\u{…}`. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}

/** `text` as one line that the runner takes for a command under no circumstances. To be used on the whole, finished line. */
export function safeLine(text: string): string {
  return visible(text)
    .replaceAll("##[", "#\\#[")
    .replace(/^(\s*):(?=:)/u, "$1:\\");
}

/** The lines of `text`, each made safe. */
export function safeLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(safeLine)
    .join("\n");
}

/** `text`, or its first `length` UTF-16 units and an ellipsis; never half a character. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
