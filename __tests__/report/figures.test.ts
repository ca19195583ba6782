import { describe, expect, it } from "vitest";
import {
  bar,
  count,
  formatAge,
  formatBytes,
  formatRate,
  formatSpan,
  formatTime,
  isoTime,
} from "../../src/report/figures.ts";

describe("figures", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1000, "1.0 kB"],
    [999_949, "999.9 kB"],
    [999_999, "1.0 MB"],
    [7_343_501, "7.3 MB"],
    [5e15, "5.0 PB"],
  ])("writes %d bytes as %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [-5, "0 s"],
    [9_000, "9 s"],
    [180_000, "3 min"],
    [7_500_000, "2 h 5 min"],
  ])("writes %d ms as %s", (milliseconds, text) => expect(formatSpan(milliseconds)).toBe(text));

  it.each([
    [0, "0 minutes"],
    [60_000, "1 minute"],
    [2 * 3_600_000 - 1, "119 minutes"],
    [47.9 * 3_600_000, "47 hours"],
    [48 * 3_600_000, "2 days"],
    [89.9 * 86_400_000, "89 days"],
    [91.4 * 86_400_000, "3 months"],
    [729 * 86_400_000, "23 months"],
    [731 * 86_400_000, "2 years"],
    [-1, "from the future"],
    [Number.NaN, "from the future"],
  ])("calls %d ms %s of age", (milliseconds, text) => expect(formatAge(milliseconds)).toBe(text));

  it.each([
    [12_000, 1_000, "12,000 a second"],
    [1, 1_000, "1 a second"],
    [30, 60_000, "30 a minute"],
  ])("calls %d in %d ms %s", (amount, milliseconds, text) => expect(formatRate(amount, milliseconds)).toBe(text));

  it.each([
    [0, 0, "–"],
    [0, 9, "0%"],
    [1, 9_999, "█\u00a01%"],
    [5, 10, "█████\u00a050%"],
    [9_998, 9_999, "█████████\u00a099%"],
    [7, 7, "██████████\u00a0100%"],
  ])("draws %d of %d as %s", (part, whole, text) => expect(bar(part, whole, 10)).toBe(text));

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
