/**
 * A summary as GitHub shows it: its own Markdown parser, its allow-list of elements, its style. Its alerts, which the parser
 * does not know, are imitated.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rehype } from "rehype";
import rehypeSanitize from "rehype-sanitize";
import { toHtml } from "../__tests__/report/cmark.ts";

const style = readFileSync(fileURLToPath(import.meta.resolve("github-markdown-css/github-markdown-light.css")), "utf8");
const policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

/** An HTML page that loads nothing, and whose title becomes its height in CSS pixels. */
export async function pageOf(markdown: string): Promise<string> {
  const sanitized = await rehype().data("settings", { fragment: true }).use(rehypeSanitize).process(toHtml(markdown));
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<style>${style} body { margin: 24px; background: #fff } .markdown-body { max-width: 980px; margin: 0 auto }</style>
<article class="markdown-body">${String(sanitized).replace(/<blockquote>\s*<p>\[!(\w+)\]\n?(.*?)<\/blockquote>/gs, alert)}</article>
<script>document.title = Math.ceil(document.querySelector("article").getBoundingClientRect().bottom)</script>`;
}

function alert(_: string, kind: string, body: string): string {
  const name = kind.toLowerCase();
  const title = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return `<div class="markdown-alert markdown-alert-${name}"><p class="markdown-alert-title">${title}</p><p>${body}</div>`;
}
