/**
 * A job summary as a terminal can show it. Knows the Markdown that the action writes, not all there is: headings,
 * paragraphs, lists, alerts, tables, and details, which a terminal cannot open with a click, so that it shows their first
 * rows.
 */
import { styleText } from "node:util";
import { type Table, tableLines, wrap } from "./table.ts";

export interface Screen {
  /** In characters. */
  readonly width: number;
  readonly colours: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** Rows of a table that are shown of details. */
const mostRows = 3;

/** `markdown` as text of lines that are at most as wide as `screen`, where words allow it. */
export function renderSummary(markdown: string, screen: Screen): string {
  const paint = painter(screen.colours);
  // What the action has left out of a table is counted together with what is left out here.
  const blocks = markdown
    .replace(/\n\n(?=…and [\d,]+ more, see)/g, "\n")
    .split(/\n{2,}/)
    .map((block) => block.trim());
  let inDetails = false;
  const shown = blocks.map((block) => {
    const title = /^<details(?: open)?><summary>(.*)<\/summary>$/.exec(block.replace(/^<\/details>\n/, ""))?.[1];
    if (title !== undefined) {
      inDetails = true;
      return wrap(paint(["bold", "underline"], plainText(title)), screen.width).join("\n");
    }
    if (block.startsWith("</details>")) inDetails = false;
    const text = block.replace(/^<\/details>\n?/, "");
    return renderBlock(text, inDetails, screen.width, paint);
  });
  return shown.filter((text) => text !== "").join("\n\n");
}

type Paint = (style: Style, text: string) => string;

/** Paints word by word, so that a line may break anywhere between two words. */
export function painter(colours: boolean): Paint {
  return (style, text) =>
    colours
      ? text
          .split(" ")
          .map((word) => styleText(style, word, { validateStream: false }))
          .join(" ")
      : text;
}

function renderBlock(block: string, inDetails: boolean, width: number, paint: Paint): string {
  const heading = /^#+ (.*)$/s.exec(block)?.[1];
  if (heading !== undefined) return wrap(paint(["bold", "cyan"], heading), width).join("\n");
  if (block.startsWith("|")) return renderTable(block, inDetails, width, paint);
  if (block.startsWith(">")) return renderAlert(block, width, paint);
  const items = block.split(/\n(?=- )/);
  return items.flatMap((item) => wrap(inline(item.replaceAll("\n", " "), paint), width)).join("\n");
}

function renderTable(block: string, inDetails: boolean, width: number, paint: Paint): string {
  const lines = block.split("\n");
  const [header = [], rule = [], ...rows] = lines.filter((line) => line.startsWith("|")).map(cellsOf);
  const leftBefore = Number(/^…and ([\d,]+)/.exec(lines.at(-1) ?? "")?.[1]?.replaceAll(",", "") ?? 0);
  const shown = inDetails && rows.length > mostRows + 1 ? rows.slice(0, mostRows) : rows;
  const table: Table = {
    header: header.map((cell) => paint("bold", cell)),
    rows: shown.map((row) => row.map((cell) => inline(cell, paint))),
    numeric: rule.map((cell) => cell.endsWith(":")),
  };
  const left = rows.length - shown.length + leftBefore;
  return [...tableLines(table, width), ...(left > 0 ? [paint("dim", `…and ${left} more`)] : [])].join("\n");
}

/** An escaped pipe does not end a cell. */
function cellsOf(row: string): readonly string[] {
  const cells = row.replace(/^\||\|$/g, "").split(/(?<!\\)\|/);
  return cells.map((cell) => cell.replaceAll("\\|", "|").trim());
}

function renderAlert(block: string, width: number, paint: Paint): string {
  const [kind = "", ...lines] = block.split("\n").map((line) => line.replace(/^> ?/, ""));
  const style: Style = kind === "[!CAUTION]" ? "red" : "yellow";
  const body = lines.filter((line) => line !== "").flatMap((line) => wrap(inline(line, paint), width - 2));
  return body.map((line) => `${paint(style, "┃")} ${line}`).join("\n");
}

/** Code spans (GFM, section 6.3) and bold text; what shows more to a pointing mouse shows less here. */
function inline(text: string, paint: Paint): string {
  return text
    .replace(/<span title="[^"]*">(.*?)<\/span>/g, "$1")
    .split(/(?<!`)((`+)(?!`).*?(?<!`)\2(?!`))/)
    .map((part, at, parts) => {
      // The expression captures the fence too: parts come as text, span, fence.
      if (at % 3 === 2) return "";
      if (at % 3 === 0) return part.replace(/\*\*(.*?)\*\*/g, (_, bold: string) => paint("bold", bold));
      const fence = parts[at + 1] ?? "";
      return paint("cyan", part.slice(fence.length, -fence.length).replace(/^ (`.*|.*`) $/, "$1"));
    })
    .join("");
}

function plainText(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
  return html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (entity, name: string) => entities[name] ?? entity);
}
