import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alert, code, details, htmlCode, prose, table } from "../../src/report/markdown.ts";
import { cut, visible } from "../../src/report/text.ts";
import { cmarkMissing, decode, elementsOf, toHtml } from "./cmark.ts";
import { hostile } from "./runs.ts";

const samples = fc.sample(hostile, 3000);
const columns = [{ title: "A" }, { title: "B" }];

/** The rows of the one table in `html`, without its heading. */
function rowsOf(html: string): readonly (readonly string[])[] {
  const body = html.slice(html.indexOf("<tbody>"));
  return Array.from(body.matchAll(/<tr>(.*?)<\/tr>/gs), ([, row = ""]) =>
    Array.from(row.matchAll(/<td[^>]*>(.*?)<\/td>/gs), ([, cell = ""]) => cell),
  );
}

describe.skipIf(cmarkMissing)("Markdown, read by GitHub's parser", () => {
  it("keeps every row whole and every character of a code span", () => {
    const rows = rowsOf(
      toHtml(
        table(
          columns,
          samples.map((text, at) => [code(text), String(at)]),
        ),
      ),
    );
    expect(rows).toEqual(
      samples.map((text, at) => {
        const shown = visible(text).trim() === "" ? "(empty)" : visible(text).replaceAll("\\|", "\\\\u{7c}");
        return [expect.toSatisfy((cell: string) => decode(cell.replace(/<\/?code>/g, "")) === shown), String(at)];
      }),
    );
  });

  it("keeps everything but plain words of a sentence inside code spans", () => {
    const html = toHtml(
      table(
        columns,
        samples.map((text, at) => [prose(text), String(at)]),
      ),
    );
    expect(rowsOf(html).map(([, at]) => at)).toEqual(samples.map((_, at) => String(at)));
    expect([...elementsOf(html)].sort()).toEqual(["code", "table", "tbody", "td", "th", "thead", "tr"]);
  });

  it("keeps a sentence in its item of an alert", () => {
    const html = toHtml(
      alert({
        kind: "WARNING",
        title: "Title",
        items: samples.map((text) => prose(text)),
        advice: "nothing",
      }),
    );
    expect(html.match(/<li>/g)).toHaveLength(samples.length);
    expect([...elementsOf(html)].sort()).toEqual(["blockquote", "code", "li", "p", "strong", "ul"]);
  });

  it("keeps a name in its summary and the table behind it a table", () => {
    const bodies = samples.slice(0, 500).map((text) => details(htmlCode(text), table(columns, [["1", "2"]])));
    const html = toHtml(bodies.join("\n"));
    expect(html.match(/<details>/g)).toHaveLength(bodies.length);
    expect(html.match(/<table>/g)).toHaveLength(bodies.length);
    const names = Array.from(html.matchAll(/<summary><code>(.*?)<\/code><\/summary>/gs), ([, name = ""]) =>
      decode(name),
    );
    expect(names).toEqual(samples.slice(0, 500).map(visible));
  });
});

describe("prose", () => {
  it("leaves the sentences of the engine readable", () => {
    expect(prose("keep: not among the newest 10 of 1,240 images; younger than 14d (83%).")).toBe(
      "keep: not among the newest 10 of 1,240 images; younger than 14d (83%).",
    );
  });

  it("takes what stands between back-ticks for code, and what touches it stays apart", () => {
    expect(prose("protected by `/^(main|v.*)$/`, set `allow-empty: true`")).toBe(
      "protected by `/^(main|v.*)$/`, set `allow-empty: true`",
    );
    expect(prose("`a``b`<c>")).toBe("`a` `b` `<c>`");
  });

  it("joins neighbouring words that are no plain ones", () => {
    expect(prose("GET https://x/y?a=b v1.2 failed")).toBe("GET `https://x/y?a=b v1.2` failed");
  });

  it("leaves a bracket to who opened it", () => {
    expect(prose("it failed (id 5c2f-7d).")).toBe("it failed (id `5c2f-7d`).");
    expect(prose("see f(x_1).")).toBe("see `f(x_1)`.");
  });
});

describe("code", () => {
  it("cuts what is too long, by characters", () => {
    expect(code("x".repeat(1000))).toBe(`\`${cut("x".repeat(1000), 500)}\``);
  });
});
