/** What an image that was found in a text means. */
import { unknown } from "./variables.ts";

/** An image as a text names it; `*` stands for what cannot be told. */
export interface Mention {
  /** Absent: a digest alone. */
  readonly repository?: string;
  readonly tag?: string;
  readonly digest?: string;
  /** The text leaves no doubt that the image is in this registry. */
  readonly isHere: boolean;
  /** Nobody need be told when there is no such image. */
  readonly guessed: boolean;
  /** There is neither a tag nor a digest: `tag` says what that means. */
  readonly isBare?: boolean;
}

/** How sure it is that a name is one of this registry. */
export type Ground = "host" | "variable" | "default";

export interface Name {
  readonly name: string;
  readonly sure: boolean;
}

const unknowns = new RegExp(`${unknown}+`, "g");
/** What stands before an image that is used as it is written there; not so a variable called IMAGE. */
const imageKey = /(?:(?<![\w.]|\w-)[Ii]mage["']?\s*[:=]\s*["']?|^\s*(?:FROM|from)\s+(?:--\S+\s+)?)$/;
/** What stands before something that only together with a tag will be an image. */
const otherKey = /(?:[\w"'\])}]\s*[:=]\s*["']?|oci:\/\/)$/i;
const repositoryKey = /(?:repository|repo|newname|name)["']?\s*[:=]\s*["']?$/i;

/**
 * What a text says by naming the repository `name` with `tag` and `digest`, behind `key`. Where the tag can be read in two
 * ways, both.
 */
export function mentionsOf(
  { name, sure }: Name,
  tag: string | undefined,
  digest: string | undefined,
  key: string,
  ground: Ground,
): readonly Mention[] {
  const isImage = imageKey.test(key);
  const isClear = ground === "host" || (ground === "default" && (tag ?? digest) !== undefined) || isImage;
  const isHere = sure && ground !== "variable" && isClear;
  const common = { repository: name, isHere, guessed: !isHere };
  if (digest !== undefined) return [{ ...common, ...(tag !== undefined && { tag }), digest }];
  if (tag === undefined) {
    const isPart = !isImage && (ground === "default" ? repositoryKey : otherKey).test(key);
    return isPart
      ? [{ ...common, tag: "*", isBare: true }]
      : [{ ...common, tag: "latest", guessed: !(isHere && isImage), isBare: true }];
  }
  // The end of a sentence cannot be told from the end of a tag.
  const trimmed = tag.replace(/[._-]+$/, "");
  if (trimmed === tag || trimmed === "") return [{ ...common, tag }];
  return [
    { ...common, tag: trimmed },
    { ...common, tag, guessed: true },
  ];
}

/** The digest, or how it begins where it was shortened. */
export function wholeDigest(algorithm: string, digits: string): string {
  const length = algorithm.toLowerCase() === "sha256" ? 64 : 128;
  const digest = `${algorithm}:${digits.slice(0, length)}`.toLowerCase();
  return digits.length < length ? `${digest}*` : digest;
}

/** `text`, with `*` for what cannot be told. */
export function vague(text: string): string {
  return text.replace(unknowns, "*");
}
