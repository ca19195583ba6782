/** The parts of images that a map of a YAML document names. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, visit, type YAMLMap } from "yaml";

export interface Part {
  /** Its key, in lower case, without `_` and `-`. */
  readonly key: string;
  /** What the key begins with: `web` of `webTag`. */
  readonly stem: string;
  readonly text: string;
  /** It is not written so, but a reader of the file may make it so: `1.1` of an unquoted `1.10`. */
  readonly isMade: boolean;
  /** From 1. */
  readonly line: number;
}

export interface Parts {
  readonly repositories: readonly Part[];
  readonly registries: readonly Part[];
  readonly charts: readonly Part[];
  readonly tags: readonly Part[];
  readonly digests: readonly Part[];
}

const kinds: Readonly<Record<keyof Parts, RegExp>> = {
  repositories: /(?:repository|repo|repourl|newname|image|imagename|name|url)$/,
  registries: /(?:registry|registryhost)$/,
  charts: /^(?:name|chart)$/,
  tags: /(?:(?<!api|app|kube|schema)version|tag|revision|semver)$/,
  digests: /(?:digest|sha|sha256)$/,
};

const none: Parts = { repositories: [], registries: [], charts: [], tags: [], digests: [] };

/** Of one kind in one map; the rest is not looked at, so that maps that are merged again and again stay small. */
const mostParts = 100;

/** Makes a function that tells the parts in a map of `document`, merged ones (`<<`) and those below `ref` included. */
export function createParts(document: Document, lineAt: (offset: number) => number): (map: YAMLMap) => Parts {
  const anchors = new Map<string, Node>();
  visit(document, {
    Node(_, node) {
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  const known = new Map<YAMLMap, Parts>();
  const meant = (node: unknown): unknown => (isAlias(node) ? anchors.get(node.source) : node);

  return partsOf;

  function partsOf(map: YAMLMap): Parts {
    const before = known.get(map);
    if (before !== undefined) return before;
    // What is merged into itself adds nothing.
    known.set(map, none);
    let parts = none;
    for (const { key: written, value } of map.items) {
      if (!isScalar(written)) continue;
      const key = String(written.value).toLowerCase().replace(/[_-]/g, "");
      const node = meant(value);
      if (key === "<<")
        for (const merged of isSeq(node) ? node.items.map(meant) : [node])
          parts = isMap(merged) ? joined(parts, partsOf(merged)) : parts;
      else if (key === "ref" && isMap(node)) parts = joined(parts, ends(partsOf(node)));
      else if (value === null || isScalar(node)) parts = joined(parts, partOf(key, node, written));
    }
    known.set(map, parts);
    return parts;
  }

  function partOf(key: string, node: unknown, written: Node): Parts {
    const texts = isScalar(node) && node.value !== null ? [...new Set([node.source ?? "", String(node.value)])] : [""];
    const place = isScalar(node) && node.range ? node.range : written.range;
    const line = lineAt(place?.[0] ?? 0);
    return mapped((kind) => {
      if (!kinds[kind].test(key)) return [];
      const stem = key.replace(kinds[kind], "");
      return texts.map((text, index) => ({ key, stem, text: text.trim(), isMade: index > 0, line }));
    });
  }
}

function ends({ tags, digests }: Parts): Parts {
  return { ...none, tags, digests };
}

function joined(one: Parts, other: Parts): Parts {
  return mapped((kind) => {
    const isFull = one[kind].length >= mostParts || other[kind].length === 0;
    return isFull ? one[kind] : [...one[kind], ...other[kind]].slice(0, mostParts);
  });
}

function mapped(of: (kind: keyof Parts) => readonly Part[]): Parts {
  return {
    repositories: of("repositories"),
    registries: of("registries"),
    charts: of("charts"),
    tags: of("tags"),
    digests: of("digests"),
  };
}
