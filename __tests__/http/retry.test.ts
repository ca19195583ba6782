import { describe, expect, it } from "vitest";
import { retryAfter } from "../../src/http/retry.ts";

const now = Date.UTC(2026, 10, 21);

function wait(headers: Record<string, string>): number | undefined {
  return retryAfter({ header: (name) => headers[name] }, now);
}

describe("the wait that a server asks for", () => {
  it.each([
    ["0", 0],
    ["120", 120_000],
    ["1.5", 1500],
    [" 3 ", 3000],
    ["Sat, 21 Nov 2026 00:00:10 GMT", 10_000],
    ["Saturday, 21-Nov-26 00:00:10 GMT", 10_000],
    ["Fri, 20 Nov 2026 00:00:00 GMT", 0],
    [String(now / 1000 + 30), 30_000],
    [String(now / 1000 - 30), 0],
    ["999999999", 999_999_999_000],
  ])("%j", (text, expected) => {
    expect(wait({ "retry-after": text })).toBe(expected);
    expect(wait({ "x-retry-after": text })).toBe(expected);
  });

  it.each(["", "soon", "-5", "880.092µs", "1, 2", "1e3", "x 2050", "Mon, nonsense GMT", "NaN", "0x10"])(
    "is unknown when it says %j",
    (text) => {
      expect(wait({ "retry-after": text })).toBeUndefined();
    },
  );

  it("is the longer one of both headers", () => {
    expect(wait({ "retry-after": "5", "x-retry-after": "soon" })).toBe(5000);
    expect(wait({ "retry-after": "5", "x-retry-after": "7" })).toBe(7000);
    expect(wait({})).toBeUndefined();
  });
});
