/**
 * GitHub Flavored Markdown for text that nobody can trust. Code spans are the one form in which nothing stays active:
 * back-slashes leave mail addresses as links, and entities are decoded before links and emphasis are looked for.
 */
import { formatNumber } from "./figures.ts";
import { cut, visible } from "./text.ts";

/** Longer values are cut: no row may outgrow the page. */
const longest = 500;

/** `text` as a code span, fenced by more back-ticks than it holds (GFM 0.29, section 6.3). */
export function code(text: string): string {
  const shown = visible(cut(text, longest));
  const run = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(run + 1);
  const pad = /^[ `]|[ `]$/.test(shown) ? " " : "";
  return shown.trim() === "" ? "(empty)" : `${fence}${pad}${shown}${pad}${fence}`;
}

/** A word that is plain text wherever it stands in a line: no markup, no link, no start of a list. */
const plain = /^(?!\d+[.)])\(?(?:[A-Za-z]+(?:[-'’][A-Za-z0-9]+)*|\d+(?:[.,]\d+)*[a-z]{0,2})?%?\)?[.,:;!?…]*$/;

/**
 * A sentence that may carry text from the registry: what stands between back-ticks, and every run of words that are
 * more than letters or a number, becomes a code span. White space becomes one blank.
 */
export function prose(text: string): string {
  const sentence =
    cut(text, 2 * longest)
      .replace(/\s+/gu, " ")
      .trim() || "(empty)";
  return sentence
    .split(/`([^`]*)`/)
    .map((part, at) => (at % 2 === 1 ? code(part) : words(part)))
    .reduce((line, part) => `${line}${line.endsWith("`") && part.startsWith("`") ? " " : ""}${part}`);
}

function words(text: string): string {
  const runs: { readonly harmless: boolean; readonly words: string[] }[] = [];
  for (const word of text.split(" ")) {
    const harmless = plain.test(word);
    const last = runs.at(-1);
    if (last?.harmless === harmless) last.words.push(word);
    else runs.push({ harmless, words: [word] });
  }
  return runs.map((run) => (run.harmless ? run.words.join(" ") : spanned(run.words.join(" ")))).join(" ");
}

/** A code span, but for the punctuation at the end, and a bracket that was opened before: they belong to the sentence. */
function spanned(run: string): string {
  const [, text = "", bracket = "", end = ""] = /^(.*?)(\)?)([.,:;!?]*)$/s.exec(run) ?? [];
  const isOwn = text.includes("(");
  const body = isOwn ? text + bracket : text;
  return body === "" ? code(run) : `${code(body)}${isOwn ? "" : bracket}${end}`;
}

/** `text` as code inside raw HTML, such as a `<summary>`, on one line. */
export function htmlCode(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return `<code>${visible(cut(text, longest)).replace(/[&<>"']/g, (character) => entities[character] ?? "")}</code>`;
}

/** A column of a table; numbers stand right. */
export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
}

/** A table of cells that are Markdown already. Ends with a line break; wants a blank line before it. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const rule = columns.map(({ numeric }) => (numeric ? "--:" : "---"));
  return [columns.map(({ title }) => title), rule, ...rows].map(row).join("");
}

/** A pipe ends a cell even in a code span, unless escaped; one after a back-slash cannot be escaped everywhere. */
function row(cells: readonly string[]): string {
  const safe = cells.map((cell) => cell.replace(/(\\?)\|/g, (_, slash) => (slash ? "\\\\u{7c}" : "\\|")));
  return `| ${safe.join(" | ")} |\n`;
}

/** Says that a list was cut, if `left` rows of it were. */
export function andMore(left: number): string {
  return left > 0 ? `\n…and ${formatNumber(left)} more, see the report file.\n` : "";
}

/** `body` under a line to click on. `title` is HTML, `body` is Markdown and ends with a line break. */
export function details(title: string, body: string): string {
  // Without the blank lines the body would be read as HTML.
  return `<details><summary>${title}</summary>\n\n${body}\n</details>\n`;
}

/** `text` that tells `exact` to whoever points at it. Both are our own words. */
export function withExact(text: string, exact: string): string {
  return `<span title="${exact}">${text}</span>`;
}

export interface Alert {
  readonly kind: "CAUTION" | "WARNING" | "IMPORTANT";
  /** Markdown on one line each, like everything here. */
  readonly title: string;
  readonly items: readonly string[];
  /** What the reader can do about it. */
  readonly advice: string;
}

/** One of GitHub's alerts: a bold title, a list, and what to do. */
export function alert({ kind, title, items, advice }: Alert): string {
  const list = items.length > 0 ? ["", ...items.map((item) => `- ${item}`)] : [];
  return [`[!${kind}]`, `**${title}**`, ...list, "", `**What to do:** ${advice}`]
    .map((line) => `> ${line}`.trimEnd())
    .map((line) => `${line}\n`)
    .join("");
}
