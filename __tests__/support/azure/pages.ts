/** Pages of the lists below `/acr/v1`, and where the next one begins. */
import type { Answer } from "../registry/answer.ts";
import type { Catalogue } from "./catalogue.ts";
import { ascendingCursor, descendingCursor } from "./ticks.ts";

export interface Page {
  readonly names: readonly string[];
  /** With the link to the next page, if there is one. */
  readonly headers: NonNullable<Answer["headers"]>;
}

export interface PageRequest {
  /** As a link spells it. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Whether a name is in the list at all. */
  includes(name: string): boolean;
}

/**
 * Lists tags or manifests of a repository. A list by time is a list by `<cursor>&<name>`, where the cursor is made of the
 * time, and `last` is such a key: a `last` that is only a name begins at the beginning again and again.
 */
export function createPages(
  catalogue: Catalogue,
  cap?: number,
): {
  of(repository: string, kind: "tags" | "manifests", request: PageRequest): Page;
} {
  const sorted = new Map<string, { readonly version: number; readonly keys: readonly string[] }>();

  const keysOf = (repository: string, kind: "tags" | "manifests", order: string): readonly string[] => {
    const known = sorted.get(`${kind} ${order} ${repository}`);
    if (known?.version === catalogue.version) return known.keys;
    const cursor = { timedesc: descendingCursor, timeasc: ascendingCursor }[order];
    const keys = [...(catalogue.repositories.get(repository)?.[kind].keys() ?? [])]
      .flatMap((name) => {
        const stamp = catalogue.stamp(repository, name);
        if (!stamp?.attributes.listEnabled) return [];
        return [cursor === undefined ? name : `${cursor(stamp.updatedAt)}&${name}`];
      })
      .sort();
    sorted.set(`${kind} ${order} ${repository}`, { version: catalogue.version, keys });
    return keys;
  };

  return {
    of(repository, kind, request) {
      const order = request.query.get("orderby") ?? "";
      return pageOf(keysOf(repository, kind, order), order, request, cap);
    },
  };
}

/** `keys` are sorted; there are `cap` on a page at most. */
export function pageOf(
  keys: readonly string[],
  order: string,
  { path, query, includes }: PageRequest,
  cap = 1000,
): Page {
  const byTime = order === "timedesc" || order === "timeasc";
  const last = query.get("last") ?? "";
  const start = byTime && !/^\d+&/.test(last) ? 0 : startAfter(keys, last);
  const nameOf = (key: string): string => (byTime ? key.slice(key.indexOf("&") + 1) : key);
  const asked = Number(query.get("n"));
  const limit = asked > 0 ? Math.min(asked, cap) : 100;
  const found: string[] = [];
  // One more than fits tells that there is another page.
  for (let at = start; at < keys.length && found.length <= limit; at++) {
    const key = keys[at] ?? "";
    if (includes(nameOf(key))) found.push(key);
  }
  const shown = found.slice(0, limit);
  const next = found.length > limit ? shown.at(-1) : undefined;
  const filter = query.get("digest");
  const link =
    `${path}?last=${encodeURIComponent(next ?? "")}&n=${limit}&orderby=${order}` +
    (filter === null ? "" : `&digest=${encodeURIComponent(filter)}`);
  return { names: shown.map(nameOf), headers: next === undefined ? {} : { Link: `<${link}>; rel="next"` } };
}

function startAfter(keys: readonly string[], last: string): number {
  const next = keys.findIndex((key) => key > last);
  return next === -1 ? keys.length : next;
}
