/** Prints what CHANGELOG.md says of a version, for its release: `node scripts/release-notes.ts 1.2.3`. */
import { readFileSync } from "node:fs";

/**
 * The section of `version` in `changelog`, without its heading. Throws when there is none, when it is empty, or when another
 * version stands above it: then what is to be released is not the newest.
 */
export function notesOf(changelog: string, version: string): string {
  const [, ...sections] = changelog.replace(/^\[[^\]]+\]: .*\n?/gm, "").split(/^## /m);
  const [newest] = sections.filter((section) => !section.startsWith("[Unreleased]"));
  const heading = /^\[(.+?)\] - \d{4}-\d{2}-\d{2}$/m.exec(newest?.split("\n", 1)[0] ?? "");
  if (newest === undefined || heading?.[1] !== version) {
    throw new Error(
      `CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD" right below that of what is unreleased: what is new in ${version} is to be written there.`,
    );
  }
  const notes = newest.slice(newest.indexOf("\n")).trim();
  if (notes === "") throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return `${notes}\n`;
}

if (import.meta.main) {
  const changelog = readFileSync(new URL("../CHANGELOG.md", import.meta.url), "utf8");
  process.stdout.write(notesOf(changelog, process.argv[2] ?? ""));
}
