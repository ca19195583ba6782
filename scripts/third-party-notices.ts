/** The licences of what is bundled, for dist/THIRD-PARTY-NOTICES.txt. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Package {
  /** Name and version. */
  readonly title: string;
  readonly licence: string;
  /** Where it is developed. */
  readonly repository: string | undefined;
  /** Of its licence files and notices. Empty: it ships none. */
  readonly text: string;
}

/**
 * SPDX identifiers of the licences under which a package may be bundled: they ask for nothing but that their text and the
 * names of the authors go along, which is what the notices are for.
 */
const allowed: readonly string[] = [
  ...["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"],
];

const legalFile = /^(licen[cs]e|copying|notice|third.?party.?notices?)(\.|-|$)/i;

/**
 * Names, versions and licence texts of the packages at `paths` (relative to `root`), in their order. Throws, and names all of
 * them, when the licence of a package is not allowed or its text cannot be found.
 */
export function thirdPartyNotices(root: string, paths: readonly string[]): string {
  const packages = paths.map((path) => read(join(root, path)));
  const texts = packages.map((bundled) => bundled.text || borrowed(bundled, packages));
  const problems = packages.flatMap(({ title, licence }, at) => [
    ...(isAllowed(licence) ? [] : [`${title} is under the licence "${licence}", which is not among those allowed.`]),
    ...(texts[at] === "" ? [`${title} ships no text of its licence.`] : []),
  ]);
  if (problems.length > 0) {
    throw new Error([...problems, "See scripts/third-party-notices.ts."].join("\n"));
  }
  const notices = packages.map(({ title, licence }, at) => `${title} (${licence})\n\n${texts[at]}\n`);
  return `This software includes the following packages.\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`;
}

/** Whether one of the licences that `licence` offers (`OR`) is allowed, with all that comes with it (`AND`). */
function isAllowed(licence: string): boolean {
  const choices = licence.replace(/[()]/g, "").split(" OR ");
  return choices.some((choice) => choice.split(" AND ").every((one) => allowed.includes(one)));
}

function read(directory: string): Package {
  const { name, version, license, repository } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const files = readdirSync(directory).filter((file) => legalFile.test(file));
  const texts = files.sort().map((file) => readFileSync(join(directory, file), "utf8").replace(/\r\n/g, "\n").trim());
  return {
    title: `${name} ${version}`,
    licence: String(license),
    repository: typeof repository === "string" ? repository : repository?.url,
    text: texts.join("\n\n"),
  };
}

/** The text of another bundled package from the same repository and under the same licence; `""` if there is none. */
function borrowed({ licence, repository }: Package, packages: readonly Package[]): string {
  const sibling = packages.find(
    (other) =>
      other.text !== "" && other.licence === licence && repository !== undefined && other.repository === repository,
  );
  return sibling === undefined
    ? ""
    : `The package holds no licence text. That of ${sibling.title}, from the same repository:\n\n${sibling.text}`;
}
