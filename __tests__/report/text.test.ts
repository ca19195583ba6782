import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut, safeLine, safeLines, visible } from "../../src/report/text.ts";
import { hostile } from "./runs.ts";

/** The runner's command parser, on the strict side: lines end at \r too, and any white space may come first. */
function commandsIn(output: string): readonly string[] {
  const lines = output.split(/\r\n|[\n\r\u0085\u2028\u2029]/u);
  return lines.filter((line) => /^[\s\ufeff\u0085\u200b]*::/u.test(line) || line.includes("##["));
}

describe("safeLine", () => {
  it("never lets the runner see a command, whatever the text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(commandsIn(safeLine(text))).toEqual([]);
        expect(commandsIn(safeLines(text))).toEqual([]);
        expect(commandsIn(`tag: ${safeLine(text)}`)).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
  });

  it("is held against a model that does see commands in raw text", () => {
    expect(commandsIn("a\r::warning::x")).toHaveLength(1);
    expect(commandsIn("\u00a0::add-mask::x")).toHaveLength(1);
    expect(commandsIn("tag ##[set-output name=deleted;]0")).toHaveLength(1);
  });

  it("always gives one line", () => {
    fc.assert(fc.property(hostile, (text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(safeLine(text))));
  });

  it("leaves harmless text as it is", () => {
    expect(safeLine("deleted: tag v1.2 at sha256:00 (a::b, #1, [x], 🐳)")).toBe(
      "deleted: tag v1.2 at sha256:00 (a::b, #1, [x], 🐳)",
    );
  });

  it("shows what it defused", () => {
    expect(safeLine("a\r::x ##[add-mask]y\u202e")).toBe("a\\u{d}::x #\\#[add-mask]y\\u{202e}");
    expect(safeLine(" ::error::x")).toBe(" :\\:error::x");
  });
});

describe("cut", () => {
  it("never leaves half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(20), (text, length) => cut(text, length).isWellFormed()),
    );
    expect(cut("🐳🐳", 3)).toBe("🐳…");
  });
});

describe("visible", () => {
  it("shows a lone surrogate by its number", () => {
    expect(visible("a\ud800b")).toBe("a\\u{d800}b");
  });
});
