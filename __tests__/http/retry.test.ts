import { describe, expect, it } from "vitest";
import { retryAfter } from "../../src/http/retry.ts";

const now = Date.UTC(2026, 10, 21);

const unixTime = (seconds: number) => String(now / 1000 + seconds);

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

  it.each<[string, Record<string, string>, number | undefined]>([
    ["until the next request is allowed, when none is left", { remaining: "0", reset: unixTime(90) }, 90_000],
    ["an hour at most, whatever is told", { remaining: "0", reset: unixTime(1e8) }, 3_600_000],
    ["unknown while some are left", { remaining: "1", reset: unixTime(90) }, undefined],
    ["unknown when that was already", { remaining: "0", reset: unixTime(-1) }, undefined],
    ["unknown when nobody knows until when", { remaining: "0", reset: "soon" }, undefined],
    ["unknown when nobody knows how many are left", { reset: unixTime(90) }, undefined],
  ])("is %s", (_, told, expected) => {
    const headers = Object.fromEntries(Object.entries(told).map(([name, value]) => [`x-ratelimit-${name}`, value]));
    expect(wait(headers)).toBe(expected);
    expect(wait({ ...headers, "retry-after": "5" })).toBe(5000);
    expect(wait({ ...headers, "retry-after": "sometime" })).toBe(expected);
  });

  it("is the longer one of both headers", () => {
    expect(wait({ "retry-after": "5", "x-retry-after": "soon" })).toBe(5000);
    expect(wait({ "retry-after": "5", "x-retry-after": "7" })).toBe(7000);
    expect(wait({})).toBeUndefined();
  });
});
