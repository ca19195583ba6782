/**
 * Images of which a YAML or JSON file names the parts under keys of their own: `repository` and `tag` of Helm values,
 * `newName`, `newTag` and `digest` of a kustomization, `repository`, `name` and `version` of a chart.
 */
import { LineCounter, parseAllDocuments, visit, type YAMLMap } from "yaml";
import type { Mention } from "./mention.ts";
import { createParts, type Part, type Parts } from "./parts.ts";
import { unknown } from "./variables.ts";

/** A mention, and the line on which it stands. */
export interface Placed extends Mention {
  /** From 1. */
  readonly line: number;
}

export interface Structured {
  readonly mentions: readonly Placed[];
  /** The lines of the repositories of which the file tells the tag or the digest. */
  readonly resolved: ReadonlySet<number>;
}

/** More of them beside one repository are about something else. */
const mostEnds = 3;

/**
 * `namesImage`: whether a text that is nothing but a name is that of an image; `mentionsIn`: what an image that was put
 * together names. What is no YAML resolves nothing.
 */
export function readStructure(
  text: string,
  namesImage: (text: string) => boolean,
  mentionsIn: (image: string) => readonly Mention[],
): Structured {
  const mentions: Placed[] = [];
  const resolved = new Set<number>();
  const lines = new LineCounter();
  for (const document of parse(text, lines)) {
    const partsOf = createParts(document, (offset) => lines.linePos(offset).line);
    const read = (map: YAMLMap): void => {
      const parts = partsOf(map);
      for (const repository of parts.repositories.filter(isRepository)) {
        for (const { end, isMade, line } of endsFor(repository, parts)) {
          const found = imagesOf(repository, parts).flatMap((image) => mentionsIn(`${image}${end}`));
          if (found.length > 0) resolved.add(repository.line);
          mentions.push(...found.map((mention) => ({ ...mention, guessed: mention.guessed || isMade, line })));
        }
      }
    };
    visit(document, { Map: (_, map) => read(map) });
  }
  return { mentions, resolved };

  /** Many things have a `name`. */
  function isRepository({ key, text }: Part): boolean {
    return text !== "" && !/[:@][^/]*$/.test(text) && (!/^(?:name|url)$/.test(key) || namesImage(text));
  }
}

function parse(text: string, lineCounter: LineCounter) {
  return parseAllDocuments(text, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: "silent" }).filter(
    ({ errors, contents }) => errors.length === 0 && contents !== null,
  );
}

/** How `repository` can be written as a whole, as far as its tag. */
function imagesOf({ key, text }: Part, { registries, charts }: Parts): readonly string[] {
  const name = text.replace(/^[a-z]+:\/\//i, "").replace(/\/+$/, "");
  const hosts = registries.map((registry) => registry.text.replace(/\/+$/, "")).filter((host) => host !== "");
  const images = hosts.length > 0 ? hosts.map((host) => `${host}/${name}`) : [name];
  if (!/^oci:/i.test(text) && !key.endsWith("repourl")) return images;
  return images.flatMap((image) => [image, ...charts.map((chart) => `${image}/${chart.text}`)]);
}

/** What can stand behind the name of a repository. */
interface End extends Pick<Part, "isMade" | "line"> {
  readonly end: string;
}

function endsFor(repository: Part, parts: Parts): readonly End[] {
  const digests = beside(repository, parts.digests).filter(({ text }) => text !== "");
  const tags = beside(repository, parts.tags).map((part) => ({ ...part, end: `:${tagOf(part.text)}` }));
  if (digests.length === 0) return tags;
  const told = tags.filter(({ end }) => end !== `:${unknown}`);
  return digests.flatMap((digest) => {
    const at = `@${/^[0-9a-f]{64}$/i.test(digest.text) ? "sha256:" : ""}${digest.text}`;
    if (told.length === 0) return [{ ...digest, end: at }];
    return told.map(({ end, isMade }) => ({ end: `${end}${at}`, isMade, line: digest.line }));
  });
}

/** Those of `parts` that belong to `repository`: `webTag` to `webRepository`, else whatever there is. */
function beside({ stem }: Part, parts: readonly Part[]): readonly Part[] {
  const same = parts.filter((part) => part.stem === stem);
  const found = same.length > 0 ? same : parts;
  return found.length <= mostEnds ? found : [];
}

/** `text` as a tag. A chart is published under its version, in which `+` is written `_`; a range is no version. */
function tagOf(text: string): string {
  const tag = text.replaceAll("+", "_");
  const isRange = tag === "" || /[\s^~<>=*|]|(?:^|\.)[xX](?:\.|$)/.test(tag);
  return isRange && !/[{$]/.test(tag) ? unknown : tag;
}
