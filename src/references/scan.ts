/** Finds images in a line of text of any kind, whatever stands around them, in time linear in its length. */
import { isVague } from "../prune/reference.ts";
import { type Ground, type Mention, mentionsOf, type Name, vague, wholeDigest } from "./mention.ts";
import type { Naming } from "./naming.ts";
import { createUnknowns, unknown } from "./variables.ts";

export interface Scanned {
  readonly mentions: readonly Mention[];
  /** The registry stands here without a repository. */
  readonly namesHost: boolean;
  /** An image stands here of which nothing at all can be told. */
  readonly isUnknown: boolean;
}

export type Scanner = (line: string) => Scanned;

interface Start {
  readonly from: number;
  /** Behind the host. */
  readonly start: number;
  readonly ground: Ground;
}

const nothing: Scanned = { mentions: [], namesHost: false, isUnknown: false };

/** What colours the output of a terminal, and what would be taken for a variable. */
const noise = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,30}[mK]|${unknown}`, "g");
const path = new RegExp(`[\\w.\\-/${unknown}]{0,400}`, "y");
const tagName = new RegExp(`[\\w${unknown}][\\w.\\-${unknown}]{0,200}`, "y");
const digestPart = /@(?:(sha256|sha512):([0-9a-f]{0,128}))?/iy;
const bareDigest = /(?<![A-Za-z0-9])(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})(?![0-9a-f])/gi;
const atVariable = new RegExp(`${unknown}([A-Za-z0-9.:-]{0,100})/`, "g");
const atName = new RegExp(`(?:(?<![\\w.\\-/${unknown}])|(?<=://))[a-z0-9${unknown}]`, "gi");
const opening = new RegExp(`[${unknown}\${]`);
const unknownImage = new RegExp(
  `(?:image["']?\\s{0,9}[:=]\\s{0,9}["']?|^\\s{0,99}from\\s{1,9})${unknown}[/${unknown}]{0,99}(?:[:@][\\w.:\\-${unknown}]{0,200})?(?=["'\\s,}]|$)`,
  "i",
);
/** How far back a key is looked for. */
const keyLength = 100;

/** `isMeant`: whether the run is about a repository; where names without a host count, only such are looked at. */
export function createScanner(naming: Naming, isMeant: (repository: string) => boolean): Scanner {
  const { hosts, basePath, isDefault } = naming;
  const host = hosts.map((name) => RegExp.escape(name)).join("|");
  const atHost = new RegExp(`(?:${host})/`, "gi");
  const hostAlone = new RegExp(`(?<![\\w.-])(?:${host})/?(?=[^\\w./:-]|$)`, "i");
  const replaceVariables = createUnknowns(hosts);

  /** Reads the image that begins at `from`, with its path from `start`. Also tells where it ends. */
  function read(text: string, { from, start, ground }: Start): { found: readonly Mention[]; end: number } {
    const written = stick(path, text, start) ?? "";
    let end = start + written.length;
    const isOpen = opening.test(text.charAt(end));
    const names = repositories(isOpen ? `${written}${unknown}` : written, ground);
    if (names.length === 0) return { found: [], end };
    let tag = isOpen ? "*" : undefined;
    if (text[end] === ":") {
      const name = stick(tagName, text, end + 1) ?? "";
      end += 1 + name.length;
      const whole = opening.test(text.charAt(end)) ? `${name}${unknown}` : name;
      // Behind a host, whatever it is that stands where a tag has to, it is not nothing.
      if (whole !== "" || ground === "host") tag = vague(whole) || "*";
    }
    const [at = "", algorithm, digits = ""] = stickAll(digestPart, text, end);
    const isDigestOpen = at !== "" && opening.test(text.charAt(end + at.length));
    const digest = algorithm === undefined ? (isDigestOpen ? "*" : undefined) : wholeDigest(algorithm, digits);
    if (digest !== undefined) end += at.length;
    const key = text.slice(Math.max(0, from - keyLength), from);
    return { found: names.flatMap((name) => mentionsOf(name, tag, digest, key, ground)), end };
  }

  function repositories(written: string, ground: Ground): readonly Name[] {
    const trimmed = written
      .slice(0, 300)
      .replace(/^\/+/, "")
      .replace(/[._/-]+$/, "");
    const name = vague(trimmed.toLowerCase());
    // Behind a variable there has to be something to go by.
    if (name === "" || (ground !== "host" && !/[a-z0-9]/.test(name))) return [];
    if (ground === "default") {
      if (isVague(name)) return /^[^/.:*]+\/[^/]+$/.test(name) ? [{ name, sure: false }] : [];
      const whole = name.includes("/") ? name : `library/${name}`;
      return /^[^/.:]+\/[^/]+$/.test(whole) && isMeant(whole) ? [{ name: whole, sure: true }] : [];
    }
    if (isDefault && !name.includes("/")) return [{ name: `library/${name}`, sure: true }];
    if (basePath === "" || !name.startsWith(basePath)) return [{ name, sure: true }];
    return [
      { name: name.slice(basePath.length), sure: true },
      { name, sure: false },
    ];
  }

  function* atHosts(text: string): Generator<Start> {
    for (const { 0: found, index } of text.matchAll(atHost))
      if (isBoundary(text, index)) yield { from: index, start: index + found.length, ground: "host" };
  }

  function* atVariables(text: string): Generator<Start> {
    for (const { 0: found, 1: tail = "", index } of text.matchAll(atVariable)) {
      const from = hostStart(text, index);
      const head = text.slice(from, index).toLowerCase();
      if (hosts.some((name) => couldBe(name, head, tail.toLowerCase())))
        yield { from, start: index + found.length, ground: "variable" };
    }
  }

  function* atNames(text: string): Generator<Start> {
    if (isDefault)
      for (const { index } of text.matchAll(atName)) yield { from: index, start: index, ground: "default" };
  }

  return (line) => {
    const namesHost = hostAlone.test(line);
    if (!(namesHost || isDefault || /[/]|image|from|sha(?:256|512):/i.test(line))) return nothing;
    const text = replaceVariables(line.replace(noise, " ").replaceAll("\\/", "/"));
    const mentions: Mention[] = [];
    let left = text;
    // What was read is not read again as something else.
    for (const starts of [atHosts, atVariables, atNames]) {
      const parts: string[] = [];
      let done = 0;
      let next = 0;
      for (const begin of starts(left)) {
        if (begin.from < next) continue;
        const { found, end } = read(left, begin);
        next = end;
        if (found.length === 0) continue;
        mentions.push(...found);
        parts.push(left.slice(done, begin.from));
        done = end;
      }
      if (parts.length > 0) left = [...parts, left.slice(done)].join(" ");
    }
    // Behind an @ it is that of an image in a registry by another name, perhaps of this one.
    for (const { 0: found, index } of left.matchAll(bareDigest))
      mentions.push({ digest: found.toLowerCase(), isHere: left[index - 1] !== "@", guessed: true });
    return { mentions, namesHost, isUnknown: text.includes(unknown) && unknownImage.test(text) };
  };
}

/** Whether a host can begin at `index`: also behind an escaped line break. */
function isBoundary(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 4), index);
  return !/[A-Za-z0-9][.-]*$/.test(before) || /\\[nrtbf]$/.test(before);
}

/** Where what stands before `index` begins, as far as it can belong to a host. */
function hostStart(text: string, index: number): number {
  let from = index;
  while (from > 0 && index - from < 100 && /[A-Za-z0-9.-]/.test(text.charAt(from - 1))) from--;
  return from;
}

/** Whether a host can be `head`, something unknown, and `tail`. */
function couldBe(host: string, head: string, tail: string): boolean {
  return host.length > head.length + tail.length && host.startsWith(head) && host.endsWith(tail);
}

function stick(pattern: RegExp, text: string, at: number): string | undefined {
  return stickAll(pattern, text, at)[0];
}

/** What `pattern`, a sticky one, finds exactly at `at`. */
function stickAll(pattern: RegExp, text: string, at: number): readonly (string | undefined)[] {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}
