/** What is written about images outside of the registry: what is in use somewhere, and therefore stays. */
import type { Digest, Tag } from "./snapshot.ts";

/** A place at which an image is named. `*` stands for what could not be told; no name and no digest holds one. */
export interface Reference {
  /** Absent: whatever repository it is in. */
  readonly repository?: string | undefined;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
  /** `deploy/app.yaml:12`. */
  readonly place: string;
  /** It may be meant otherwise: nobody is told when there is no such image. */
  readonly guessed?: boolean | undefined;
}

/** References in the order in which they were found, and by what they name. */
export interface References {
  readonly list: readonly Reference[];
  /** Those that name one repository. */
  readonly byRepository: ReadonlyMap<string, readonly Reference[]>;
  /** Those that may be of several. */
  readonly anywhere: readonly Reference[];
  readonly tags: Places;
  readonly digests: Places;
}

/** The places at which something is named. */
interface Places {
  readonly exact: ReadonlyMap<string, readonly string[]>;
  /** By a name with `*` in it. */
  readonly vague: ReadonlyMap<string, readonly string[]>;
}

export function referencesOf(list: readonly Reference[]): References {
  const named = list.filter(({ repository }) => repository !== undefined && !isVague(repository));
  return {
    list,
    byRepository: Map.groupBy(named, ({ repository }) => repository as string),
    anywhere: list.filter(({ repository }) => repository === undefined || isVague(repository)),
    tags: placesBy(list, ({ tag }) => tag),
    digests: placesBy(list, ({ digest }) => digest),
  };
}

/** Those of `references` that are, or may be, about `repository`. */
export function referencesIn({ byRepository, anywhere }: References, repository: string): References {
  const here = anywhere.filter((reference) => fits(reference.repository ?? "*", repository));
  return referencesOf([...(byRepository.get(repository) ?? []), ...here]);
}

/** Why `tag` stays; empty when nothing refers to it. */
export function tagReferences(references: References, { name, digest }: Tag): readonly string[] {
  return [reason(references.tags, name, ""), digestReference(references, digest)].filter((why) => why !== undefined);
}

/** Why what has this digest stays; `undefined` when nothing refers to it. */
export function digestReference(references: References | undefined, digest: Digest): string | undefined {
  return references && reason(references.digests, digest, "its digest ");
}

/** Whether `*` stands in `name` for what could not be told. */
export function isVague(name: string): boolean {
  return name.includes("*");
}

/** Whether `name` is what `pattern` says, in which `*` stands for anything. Takes linear time. */
export function fits(pattern: string, name: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return pattern === name;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

/** The first few of `places`, as they stand in a sentence. */
export function listed(places: readonly string[]): string {
  const shown = places.slice(0, most);
  const more = places.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

const most = 3;

function placesBy(list: readonly Reference[], nameOf: (reference: Reference) => string | undefined): Places {
  const exact = new Map<string, string[]>();
  const vague = new Map<string, string[]>();
  for (const reference of list) {
    const name = nameOf(reference);
    if (name === undefined) continue;
    const places = isVague(name) ? vague : exact;
    const known = places.get(name);
    if (known === undefined) places.set(name, [reference.place]);
    else if (known.at(-1) !== reference.place) known.push(reference.place);
  }
  return { exact, vague };
}

function reason({ exact, vague }: Places, name: string, subject: string): string | undefined {
  const certain = exact.get(name);
  if (certain !== undefined) return `${subject}${subject && "is "}referenced in ${listed(certain)}`;
  const possible = [...vague].flatMap(([pattern, places]) => (fits(pattern, name) ? places : []));
  return possible.length > 0 ? `${subject}may be referenced in ${listed([...new Set(possible)])}` : undefined;
}
