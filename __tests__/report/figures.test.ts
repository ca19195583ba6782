import { describe, expect, it } from "vitest";
import { count, formatBytes, formatSpan, formatTime, isoTime } from "../../src/report/figures.ts";

describe("figures", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1000, "1.0 kB (1,000 bytes)"],
    [999_949, "999.9 kB (999,949 bytes)"],
    [999_999, "1.0 MB (999,999 bytes)"],
    [7_343_501, "7.3 MB (7,343,501 bytes)"],
    [5e15, "5.0 PB (5,000,000,000,000,000 bytes)"],
  ])("writes %d bytes as %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [-5, "0 s"],
    [9_000, "9 s"],
    [180_000, "3 min"],
    [7_500_000, "2 h 5 min"],
  ])("writes %d ms as %s", (milliseconds, text) => expect(formatSpan(milliseconds)).toBe(text));

  it("counts in the singular and the plural", () => {
    expect([count(1, "tag"), count(1200, "tag"), count(2, "repository", "repositories")]).toEqual([
      "1 tag",
      "1,200 tags",
      "2 repositories",
    ]);
  });

  it("writes times in UTC, and never throws", () => {
    const at = Date.UTC(2026, 10, 20, 10, 0, 0, 123);
    expect([formatTime(at), isoTime(at)]).toEqual(["2026-11-20 10:00 UTC", "2026-11-20T10:00:00Z"]);
    expect([formatTime(Number.NaN), isoTime(1e300)]).toEqual(["an impossible time", undefined]);
  });
});
