/** Tables for a terminal: columns as wide as they need to be, and no wider than the screen allows. */
import { stripVTControlCharacters } from "node:util";

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** For each column, whether it stands right. */
  readonly numeric: readonly boolean[];
}

const gap = "  ";

/** The lines of `table`, each at most `width` columns where that is possible at all. Cells may carry colours, word by word. */
export function tableLines({ header, rows, numeric }: Table, width: number): readonly string[] {
  const widths = fitted([header, ...rows], width - gap.length * (header.length - 1));
  const rule = widths.map((columns) => "─".repeat(columns)).join(gap);
  const lines = (cells: readonly string[]): readonly string[] => {
    const wrapped = widths.map((columns, at) => wrap(cells[at] ?? "", columns));
    const height = Math.max(...wrapped.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      wrapped
        .map((cell, at) => pad(cell[line] ?? "", widths[at] ?? 0, numeric[at] === true))
        .join(gap)
        .trimEnd(),
    );
  };
  return [...lines(header), rule, ...rows.flatMap(lines)];
}

/** Breaks `text` between words; a word that is wider than `width` stands alone, unbroken. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && columnsOf(line) + 1 + columnsOf(word) <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Natural widths; while they are too much together, the widest column that can still give gives. */
function fitted(rows: readonly (readonly string[])[], room: number): readonly number[] {
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? ""));
  const widest = (texts: readonly string[]) => Math.max(...texts.map(columnsOf));
  const widths = columns.map(widest);
  const least = columns.map((cells) => widest(cells.flatMap((cell) => cell.split(" "))));
  for (let over = widths.reduce((sum, width) => sum + width) - room; over > 0; over--) {
    const giving = widths.keys().filter((at) => (widths[at] ?? 0) > (least[at] ?? 0));
    const widestGiving = [...giving].reduce<number | undefined>(
      (best, at) => (best === undefined || (widths[at] ?? 0) > (widths[best] ?? 0) ? at : best),
      undefined,
    );
    if (widestGiving === undefined) break;
    widths[widestGiving] = (widths[widestGiving] ?? 0) - 1;
  }
  return widths;
}

function pad(text: string, width: number, right: boolean): string {
  const blanks = " ".repeat(Math.max(0, width - columnsOf(text)));
  return right ? blanks + text : text + blanks;
}

function columnsOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
