/** The catalogue of errors, docs/errors.yml, and the page that is made of it. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";

export interface ErrorEntry {
  /** What is said, or a part of it, exactly as in the sources; `…` is what is filled in. */
  readonly says: readonly string[];
  readonly cause: string;
  readonly cure: string;
}

export interface ErrorSection {
  readonly title: string;
  readonly about: string;
  readonly errors: readonly ErrorEntry[];
}

/** Throws where an entry is not complete. */
export function readCatalogue(): readonly ErrorSection[] {
  const sections: readonly { title: string; about: string; errors: Record<string, unknown>[] }[] = parse(
    readFileSync(new URL("../docs/errors.yml", import.meta.url), "utf8"),
  );
  return sections.map(({ title, about, errors }) => ({ title, about, errors: errors.map(entryOf) }));
}

function entryOf({ says, cause, cure }: Record<string, unknown>): ErrorEntry {
  const list = [says].flat();
  if (!list.every((text) => typeof text === "string") || typeof cause !== "string" || typeof cure !== "string") {
    throw new Error(`docs/errors.yml: an entry lacks says, cause or cure: ${JSON.stringify(says)}`);
  }
  return { says: list, cause, cure };
}

/** docs/errors.md. */
export function errorsPage(sections: readonly ErrorSection[]): string {
  return [
    "# Errors and what to do\n",
    "<!-- Made of docs/errors.yml by `npm run docs`. -->\n",
    "Search this page for a piece of your message. `…` stands for what is filled in: a name, a digest, an answer of the",
    "registry. Messages are put together of parts, and each part is here by itself.\n",
    ...sections.map(({ title }) => `- [${title}](#${title.toLowerCase().replaceAll(" ", "-")})`),
    ...sections.map(({ title, about, errors }) => `\n## ${title}\n\n${about.trim()}\n${table(errors)}`),
  ].join("\n");
}

function table(errors: readonly ErrorEntry[]): string {
  if (errors.length === 0) return "";
  const rows = errors.map(({ says, cause, cure }) => [says.map(code).join("<br>"), cause, cure]);
  return [["Message", "Cause", "Cure"], ["---", "---", "---"], ...rows]
    .map((cells) => `\n| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("")
    .concat("\n");
}

/** As code, whatever backticks it holds. */
function code(text: string): string {
  const shown = text.trim().replace(/(?<=[.?])…$/, "");
  return shown.includes("`") ? `\`\` ${shown} \`\`` : `\`${shown}\``;
}
