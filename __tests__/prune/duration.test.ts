import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { ago, durationSyntax, formatDuration, milliseconds, parseDuration } from "../../src/prune/duration.ts";
import { duration } from "../support/state.ts";

function since(text: string, moment: string): string {
  return new Date(ago(duration(text), Date.parse(moment))).toISOString();
}

describe("durations", () => {
  it.each([
    ["0s", "2026-03-31T12:00:00Z", "2026-03-31T12:00:00.000Z"],
    ["90s", "2026-03-31T12:00:00Z", "2026-03-31T11:58:30.000Z"],
    ["5m", "2026-03-31T12:00:00Z", "2026-03-31T11:55:00.000Z"],
    ["36h", "2026-03-31T12:00:00Z", "2026-03-30T00:00:00.000Z"],
    ["14d", "2026-03-31T12:00:00Z", "2026-03-17T12:00:00.000Z"],
    ["8w", "2026-03-31T12:00:00Z", "2026-02-03T12:00:00.000Z"],
    ["1mo", "2026-03-31T12:00:00Z", "2026-02-28T12:00:00.000Z"],
    ["1mo", "2024-03-31T12:00:00Z", "2024-02-29T12:00:00.000Z"],
    ["13mo", "2026-03-15T12:00:00Z", "2025-02-15T12:00:00.000Z"],
    ["1y", "2024-02-29T12:00:00Z", "2023-02-28T12:00:00.000Z"],
  ])("%s before %s is %s, by the calendar and in UTC", (text, moment, expected) => {
    expect(since(text, moment)).toBe(expected);
  });

  it("know no summer time, wherever the run takes place", () => {
    const module = new URL("../../src/prune/duration.ts", import.meta.url).href;
    const moment = Date.parse("2026-03-29T12:00:00Z");
    const script = `import { ago, milliseconds, parseDuration } from "${module}";
      console.log(milliseconds(parseDuration("1d"), ${moment}), new Date(ago(parseDuration("1mo"), ${moment})).toISOString());`;
    const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      env: { ...process.env, TZ: "Europe/Berlin" },
      encoding: "utf8",
    });
    expect(printed).toBe(`${24 * 60 * 60 * 1000} 2026-02-28T12:00:00.000Z\n`);
  });

  it.each([
    "",
    "14",
    "d",
    "14 d",
    "-1d",
    "+1d",
    "1.5d",
    "1D",
    "1M",
    "1min",
    "1mon",
    "d1",
    "1d2h",
    "1e3d",
    "٣d",
    "1d\n",
  ])("%j is none", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it.each(["999999y", "999999999999999d", "99999999999999999s"])(
    "%s reaches back before the calendar and is none",
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it("last as long as they do from the moment on", () => {
    expect(milliseconds(duration("36h"), Date.parse("2026-03-31T12:00:00Z"))).toBe(36 * 60 * 60 * 1000);
    expect(milliseconds(duration("0s"), 0)).toBe(0);
  });

  it("are explained by examples that can be read", () => {
    const examples = durationSyntax.match(/\d+[a-z]+/g) ?? [];
    expect(examples.length).toBeGreaterThan(3);
    for (const example of examples) expect(formatDuration(duration(example))).toBe(example);
  });

  it("are written as they were read", () => {
    for (const text of ["36h", "14d", "6mo", "1y"]) expect(formatDuration(duration(text))).toBe(text);
  });
});
