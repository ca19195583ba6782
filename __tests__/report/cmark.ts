/** GitHub's own Markdown parser, of the Debian package of that name. Where CI is true it must be there. */
import { execFileSync, spawnSync } from "node:child_process";

export const cmarkMissing = spawnSync("cmark-gfm", ["--version"]).status !== 0 && process.env.CI !== "true";

/** Throws when there is no parser. */
export function toHtml(markdown: string): string {
  const extensions = ["table", "strikethrough", "autolink", "tasklist", "tagfilter"].flatMap((name) => ["-e", name]);
  return execFileSync("cmark-gfm", [...extensions, "--unsafe"], { input: markdown, encoding: "utf8", maxBuffer: 1e8 });
}

/** The text that a reader sees in a piece of HTML without elements. */
export function decode(html: string): string {
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  return html.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? "");
}

/** Names of the elements in `html`, each once. */
export function elementsOf(html: string): ReadonlySet<string> {
  return new Set(Array.from(html.matchAll(/<\/?([a-z][a-z0-9]*)/gi), ([, name = ""]) => name.toLowerCase()));
}

const own = "h2 h3 p strong code table thead tbody tr th td blockquote ul li details summary span".split(" ");

/** Names of the elements in the HTML of a summary that no summary is made of: somebody else's. */
export function foreignElements(html: string): readonly string[] {
  return [...elementsOf(html)].filter((name) => !own.includes(name));
}
