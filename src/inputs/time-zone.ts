/** The input that names a time zone. */
import { Mistake, quote } from "./mistake.ts";
import { nearest } from "./nearest.ts";

/**
 * A name of the IANA time zone database with a place in it, or UTC. Abbreviations are none: `BST` is for `Intl` the time
 * of Bangladesh.
 */
export function parseTimeZone(text: string): string {
  if ((text.includes("/") || text === "UTC") && isKnown(text)) return text;
  throw new Mistake(
    `${quote(text)} is not an IANA time zone; ${meant(text) ?? "it is a name such as Europe/Berlin, or UTC."}`,
  );
}

function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }) !== undefined;
  } catch {
    return false;
  }
}

/** The zone with the most similar name, or the most similar name of its place. */
function meant(text: string): string | undefined {
  const wanted = text.toLowerCase().replaceAll(" ", "_");
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  const named = zones.flatMap((zone) => [zone, zone.replace(/^.*\//, "")].map((name) => [name.toLowerCase(), zone]));
  const names = new Map(named as [string, string][]);
  const found = nearest(wanted, [...names.keys()]);
  return found && `did you mean ${names.get(found)}?`;
}
