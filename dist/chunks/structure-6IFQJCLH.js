import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url);
import {
  require_dist,
  unknown
} from "./chunk-ULFLWQYX.js";
import {
  __toESM
} from "./chunk-XOLAWLDI.js";

// src/references/structure.ts
var import_yaml2 = __toESM(require_dist(), 1);

// src/references/parts.ts
var import_yaml = __toESM(require_dist(), 1);
var kinds = {
  repositories: /(?:repository|repo|repourl|newname|image|imagename|name|url)$/,
  registries: /(?:registry|registryhost)$/,
  charts: /^(?:name|chart)$/,
  tags: /(?:(?<!api|app|kube|schema)version|tag|revision|semver)$/,
  digests: /(?:digest|sha|sha256)$/
};
var none = { repositories: [], registries: [], charts: [], tags: [], digests: [] };
var mostParts = 100;
function createParts(document, lineAt) {
  const anchors = /* @__PURE__ */ new Map();
  (0, import_yaml.visit)(document, {
    Node(_, node) {
      if (!(0, import_yaml.isAlias)(node) && node.anchor !== void 0) anchors.set(node.anchor, node);
    }
  });
  const known = /* @__PURE__ */ new Map();
  const meant = (node) => (0, import_yaml.isAlias)(node) ? anchors.get(node.source) : node;
  return partsOf;
  function partsOf(map) {
    const before = known.get(map);
    if (before !== void 0) return before;
    known.set(map, none);
    let parts = none;
    for (const { key: written, value } of map.items) {
      if (!(0, import_yaml.isScalar)(written)) continue;
      const key = String(written.value).toLowerCase().replace(/[_-]/g, "");
      const node = meant(value);
      if (key === "<<")
        for (const merged of (0, import_yaml.isSeq)(node) ? node.items.map(meant) : [node])
          parts = (0, import_yaml.isMap)(merged) ? joined(parts, partsOf(merged)) : parts;
      else if (key === "ref" && (0, import_yaml.isMap)(node)) parts = joined(parts, ends(partsOf(node)));
      else if (value === null || (0, import_yaml.isScalar)(node)) parts = joined(parts, partOf(key, node, written));
    }
    known.set(map, parts);
    return parts;
  }
  function partOf(key, node, written) {
    const texts = (0, import_yaml.isScalar)(node) && node.value !== null ? [.../* @__PURE__ */ new Set([node.source ?? "", String(node.value)])] : [""];
    const place = (0, import_yaml.isScalar)(node) && node.range ? node.range : written.range;
    const line = lineAt(place?.[0] ?? 0);
    return mapped((kind) => {
      if (!kinds[kind].test(key)) return [];
      const stem = key.replace(kinds[kind], "");
      return texts.map((text, index) => ({ key, stem, text: text.trim(), isMade: index > 0, line }));
    });
  }
}
function ends({ tags, digests }) {
  return { ...none, tags, digests };
}
function joined(one, other) {
  return mapped((kind) => {
    const isFull = one[kind].length >= mostParts || other[kind].length === 0;
    return isFull ? one[kind] : [...one[kind], ...other[kind]].slice(0, mostParts);
  });
}
function mapped(of) {
  return {
    repositories: of("repositories"),
    registries: of("registries"),
    charts: of("charts"),
    tags: of("tags"),
    digests: of("digests")
  };
}

// src/references/structure.ts
var mostEnds = 3;
function readStructure(text, namesImage, mentionsIn) {
  const mentions = [];
  const resolved = /* @__PURE__ */ new Set();
  const lines = new import_yaml2.LineCounter();
  for (const document of parse(text, lines)) {
    const partsOf = createParts(document, (offset) => lines.linePos(offset).line);
    const read = (map) => {
      const parts = partsOf(map);
      for (const repository of parts.repositories.filter(isRepository)) {
        for (const { end, isMade, line } of endsFor(repository, parts)) {
          const found = imagesOf(repository, parts).flatMap((image) => mentionsIn(`${image}${end}`));
          if (found.length > 0) resolved.add(repository.line);
          mentions.push(...found.map((mention) => ({ ...mention, guessed: mention.guessed || isMade, line })));
        }
      }
    };
    (0, import_yaml2.visit)(document, { Map: (_, map) => read(map) });
  }
  return { mentions, resolved };
  function isRepository({ key, text: text2 }) {
    return text2 !== "" && !/[:@][^/]*$/.test(text2) && (!/^(?:name|url)$/.test(key) || namesImage(text2));
  }
}
function parse(text, lineCounter) {
  return (0, import_yaml2.parseAllDocuments)(text, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: "silent" }).filter(
    ({ errors, contents }) => errors.length === 0 && contents !== null
  );
}
function imagesOf({ key, text }, { registries, charts }) {
  const name = text.replace(/^[a-z]+:\/\//i, "").replace(/\/+$/, "");
  const hosts = registries.map((registry) => registry.text.replace(/\/+$/, "")).filter((host) => host !== "");
  const images = hosts.length > 0 ? hosts.map((host) => `${host}/${name}`) : [name];
  if (!/^oci:/i.test(text) && !key.endsWith("repourl")) return images;
  return images.flatMap((image) => [image, ...charts.map((chart) => `${image}/${chart.text}`)]);
}
function endsFor(repository, parts) {
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
function beside({ stem }, parts) {
  const same = parts.filter((part) => part.stem === stem);
  const found = same.length > 0 ? same : parts;
  return found.length <= mostEnds ? found : [];
}
function tagOf(text) {
  const tag = text.replaceAll("+", "_");
  const isRange = tag === "" || /[\s^~<>=*|]|(?:^|\.)[xX](?:\.|$)/.test(tag);
  return isRange && !/[{$]/.test(tag) ? unknown : tag;
}
export {
  readStructure
};
