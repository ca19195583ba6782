/** Whose code is bundled, under which licence: all of it is named, and nothing under a licence that nobody has allowed. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { thirdPartyNotices } from "../../scripts/third-party-notices.ts";

interface Given {
  readonly license?: unknown;
  readonly repository?: unknown;
  readonly files?: Readonly<Record<string, string>>;
}

/** Lays out `packages` and makes their notices. */
function notices(packages: Readonly<Record<string, Given>>): string {
  const root = mkdtempSync(join(tmpdir(), "prune-notices-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [name, { files = { LICENSE: `Text of ${name}` }, ...metadata }] of Object.entries(packages)) {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, "package.json"), JSON.stringify({ name, version: "1.2.3", ...metadata }));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, name, file), text);
  }
  return thirdPartyNotices(root, Object.keys(packages));
}

it.each(["MIT", "ISC", "Apache-2.0", "BSD-3-Clause", "(MIT OR GPL-3.0-only)", "(MIT AND ISC)"])(
  "%s is allowed",
  (license) => {
    expect(notices({ one: { license } })).toContain(`one 1.2.3 (${license})\n\nText of one\n`);
  },
);

it.each([
  "GPL-3.0-only",
  "MIT-0-like",
  "MIT AND GPL-3.0-only",
  "SEE LICENSE IN LICENSE",
  "UNLICENSED",
  "Apache-2",
  undefined,
])("%s is not", (license) => {
  expect(() => notices({ fine: { license: "MIT" }, one: { license } })).toThrow(
    `one 1.2.3 is under the licence "${license}", which is not among those allowed.`,
  );
});

it("all problems are told at once", () => {
  const packages = { one: { license: "GPL-3.0-only" }, two: { license: "MIT", files: {} } };
  expect(() => notices(packages)).toThrow(/^one 1\.2\.3 is under .*\ntwo 1\.2\.3 ships no text of its licence\.\n/);
});

it("every legal file goes along, and nothing else", () => {
  const files = {
    LICENCE: "A",
    "LICENSE-MIT.md": "B",
    "NOTICE.txt": "C",
    "ThirdPartyNotices.txt": "D",
    "license.js": "E",
  };
  const text = notices({ one: { license: "MIT", files: { ...files, "README.md": "Z" } } });
  expect(text).toContain("(MIT)\n\nA\n\nB\n\nC\n\nD\n");
  expect(text).not.toContain("Z");
});

it("a text is taken from a package of the same repository and licence", () => {
  const repository = { url: "git+https://example.com/all.git" };
  const sibling = { license: "MIT", repository };
  expect(notices({ one: { ...sibling, files: {} }, two: sibling })).toContain(
    "one 1.2.3 (MIT)\n\nThe package holds no licence text. That of two 1.2.3, from the same repository:\n\nText of two\n",
  );
  for (const other of [
    { ...sibling, license: "ISC" },
    { license: "MIT", repository: "elsewhere" },
    { license: "MIT" },
  ]) {
    expect(() => notices({ one: { ...sibling, files: {} }, two: other })).toThrow("one 1.2.3 ships no text");
  }
});

it("dist names every package that is in it, with a text of its licence", () => {
  const dist = new URL("../../dist/", import.meta.url);
  const code = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  // The bundler writes above each module where it comes from.
  const modules = code.flatMap(
    (name) => readFileSync(new URL(name, dist), "utf8").match(/^\/\/ node_modules\/.*/gm) ?? [],
  );
  const bundled = modules.map((line) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(line)?.[1] ?? "");
  const sections = readFileSync(new URL("THIRD-PARTY-NOTICES.txt", dist), "utf8").split(`\n${"-".repeat(80)}\n\n`);
  const named = sections.map((section) => /^(\S+) \S+ \(.+\)$/m.exec(section)?.[1] ?? section);
  expect([...new Set(bundled)].sort()).toEqual([...new Set(named)].sort());
  expect(bundled.length).toBeGreaterThan(50);
  for (const section of sections) {
    expect(section).toMatch(/permission|redistribution|apache license|blue oak/i);
    expect(section.length).toBeGreaterThan(500);
  }
});
