import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** SPDX identifiers of licences under which a package may be bundled. */
const allowed = /^(MIT|ISC|Apache-2\.0|BSD-[0-9A-Za-z-]+|BlueOak-1\.0\.0|0BSD|Unlicense)$/;

/**
 * Names, versions and licence texts of the packages at `paths` (relative to `root`), in their order.
 * Throws when the licence of one is not allowed.
 */
export function thirdPartyNotices(root: string, paths: readonly string[]): string {
  const notices = paths.map((path) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, path, "package.json"), "utf8"));
    const choices = String(license).replace(/[()]/g, "").split(" OR ");
    if (!choices.some((choice) => allowed.test(choice))) {
      throw new Error(`${name} ${version} is under the licence "${license}", which is not among those allowed.`);
    }
    const files = readdirSync(join(root, path)).filter((file) => /^(licen[cs]e|copying|notice)(\.|-|$)/i.test(file));
    const texts = files.sort().map((file) =>
      readFileSync(join(root, path, file), "utf8")
        .replace(/\r\n/g, "\n")
        .trim(),
    );
    const body = texts.length > 0 ? texts.join("\n\n") : "The package holds no licence text.";
    return `${name} ${version} (${license})\n\n${body}\n`;
  });
  return `This software includes the following packages.\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`;
}
