/**
 * Lists in pages: tags and the catalog. Read to the end, or not at all: what cannot be proved complete is said to be
 * incomplete, and nothing is deleted on it.
 */

import type { Refusal } from "../prune/errors.ts";
import { isRecord, malformed, parseJson, refused } from "./answer.ts";
import { catalogAdvice } from "./credentials.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Access } from "./grants.ts";
import { nextPage } from "./link.ts";

/** The largest page that every known server accepts; distribution refuses more for its catalog. */
const pageSize = 1000;
/** A list that is longer never ends. */
const mostNames = 1_000_000;
/** The same, where every page brings next to nothing: servers that send small pages send fifty names. */
const mostPages = 20_000;
/** Characters of a name. None has more, whatever it is the name of. */
const longestName = 255;

export interface Listing {
  /** Without repetition, in the server's order. */
  readonly names: readonly string[];
  /** The server sends everything whatever page size is asked for, as distribution 2 does for tags. */
  readonly ignoresPages: boolean;
  /** Why there may be more. */
  readonly incomplete?: string;
}

interface Page {
  readonly names: readonly string[];
  readonly next: URL | undefined;
}

/** Reads the list at `url`, whose answers carry the names under `key`. `what` names it in errors. */
export async function list(
  endpoint: Endpoint,
  { url, access }: { readonly url: URL; readonly access: Access },
  key: "tags" | "repositories",
  what: string,
): Promise<Listing> {
  const names = new Set<string>();
  const listing = (more: Partial<Listing> = {}): Listing => ({ names: [...names], ignoresPages: false, ...more });
  const read = (query: Readonly<Record<string, string>>) => page(endpoint, withQuery(url, query), access, key, what);

  const first = await read({ n: String(pageSize) });
  for (const name of first.names) names.add(name);
  if (first.names.length > pageSize) return listing({ ignoresPages: true });
  let linked = first.next !== undefined;
  if (!linked) {
    if (names.size < 2) return listing();
    // Without a Link this is the end, or the server knows none (version 1.0 of the specification), or no pages at all: a
    // page of one name tells.
    const one = await read({ n: "1" });
    if (one.names.length > 1) return listing({ ignoresPages: true });
    linked = one.next !== undefined;
    if (linked) return listing();
  }

  let current = first;
  for (let count = 1; count < mostPages; count++) {
    const last = current.names.at(-1);
    const next = current.next ?? (linked || last === undefined ? undefined : { n: String(pageSize), last });
    if (next === undefined) return listing();
    current = next instanceof URL ? await page(endpoint, next, access, key, what) : await read(next);
    const before = names.size;
    for (const name of current.names) names.add(name);
    if (names.size > mostNames) return listing({ incomplete: `it goes on after ${mostNames} names` });
    if (current.names.length === 0 && current.next === undefined) return listing();
    if (names.size === before) {
      return listing({
        incomplete: current.names.length === 0 ? "an empty page promises more" : "the server repeats a page",
      });
    }
  }
  return listing({ incomplete: `it goes on after ${mostPages} pages` });
}

async function page(endpoint: Endpoint, url: URL, access: Access, key: string, what: string): Promise<Page> {
  const exchange = await endpoint.get(url, access);
  const { request, response } = exchange;
  if (response.status !== 200) {
    const { refusal } = refused(request, response, what);
    throw refused(request, response, `${what} could not be listed`, adviceOn(refusal, access));
  }
  const body = parseJson(response.body);
  const found = isRecord(body) && key in body ? (body[key] ?? []) : undefined;
  if (!Array.isArray(found) || !found.every((name) => typeof name === "string")) {
    throw malformed(request, response, `the body is not a list of ${key}`);
  }
  if (found.some((name) => name.length > longestName)) {
    throw malformed(request, response, `a name in the list of ${key} has more than ${longestName} characters`);
  }
  return { names: found, next: nextPage(exchange) };
}

function adviceOn(refusal: Refusal, access: Access): string | undefined {
  if (refusal === "gone") return "There is no such repository, or nothing in it has a tag; check `repositories`";
  if (refusal !== "forbidden") return undefined;
  return access === "catalog"
    ? catalogAdvice
    : "The user lacks the right to read there: give it `pull` on the repository";
}

function withQuery(url: URL, query: Readonly<Record<string, string>>): URL {
  const asked = new URL(url);
  for (const [name, value] of Object.entries(query)) asked.searchParams.set(name, value);
  return asked;
}
