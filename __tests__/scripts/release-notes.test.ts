/** The changelog, and what a release says of itself. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import metadata from "../../package.json" with { type: "json" };
import { notesOf } from "../../scripts/release-notes.ts";

const textOf = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const changelog = textOf("CHANGELOG.md");

const example = `# Changelog

## [Unreleased]

- Not yet.

## [1.1.0] - 2026-11-27

### Added

- New.

## [1.0.0] - 2026-11-01

- Old.

[1.1.0]: https://example.com/v1.1.0
`;

describe("the notes of a release", () => {
  it("are the section of the newest version", () => {
    expect(notesOf(example, "1.1.0")).toBe("### Added\n\n- New.\n");
  });

  it.each(["1.0.0", "1.2.0", "Unreleased", "1.1", "", "1x1.0"])("are refused for %j", (version) => {
    expect(() => notesOf(example, version)).toThrow(`CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD"`);
  });

  it("are refused where there is nothing to say, or no date", () => {
    expect(() => notesOf(example.replace("### Added\n\n- New.\n", ""), "1.1.0")).toThrow("says nothing of 1.1.0");
    expect(() => notesOf(example.replace(" - 2026-11-27", ""), "1.1.0")).toThrow("has no section");
  });

  it("are printed by the script, or the script fails", () => {
    const script = fileURLToPath(new URL("../../scripts/release-notes.ts", import.meta.url));
    const print = (version: string) => execFileSync(process.execPath, [script, version], { stdio: "pipe" }).toString();
    expect(() => print("99.0.0")).toThrow("CHANGELOG.md has no section");
    const released = new RegExp(`^## \\[${metadata.version}\\]`, "m").test(changelog);
    if (released) expect(print(metadata.version)).toBe(notesOf(changelog, metadata.version));
  });
});

describe("CHANGELOG.md", () => {
  const headings = [...changelog.matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);

  it("has what is unreleased at its top, and dated versions below", () => {
    expect(headings[0]).toBe("[Unreleased]");
    expect(headings.slice(1).filter((heading) => !/^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/.test(heading))).toEqual([]);
    const kinds = [...changelog.matchAll(/^### (.*)$/gm)].map(([, kind]) => kind);
    expect(kinds.filter((kind) => !/^(Added|Changed|Deprecated|Removed|Fixed|Security)$/.test(kind ?? ""))).toEqual([]);
  });

  it("names inputs and outputs that there are, and every keep rule", () => {
    const { inputs, outputs } = parse(textOf("action.yml"));
    const known = Object.keys({ ...inputs, ...outputs });
    const named = [...changelog.matchAll(/`([a-z][a-z-]*)`/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    // Those between are meant by "`keep-hourly` to `keep-yearly`".
    const between = ["keep-daily", "keep-weekly", "keep-monthly"];
    const rules = Object.keys(inputs).filter((name) => name.startsWith("keep") && !between.includes(name));
    expect(rules.filter((name) => !named.includes(name))).toEqual([]);
  });
});
