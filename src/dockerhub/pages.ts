/**
 * Lists in numbered pages. Page numbers shift when something is deleted or pushed between two pages, so all pages have to
 * agree on how many entries there are, and to have that many.
 */
import pMap from "p-map";
import { isRecord, malformed, parseJson } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { pageSize } from "./endpoint.ts";

type Entry = Readonly<Record<string, unknown>>;

export interface Listing<Kept> {
  /** Without repetition, in the order of the list. */
  readonly entries: readonly Kept[];
  /** Why there may be more. */
  readonly incomplete?: string;
}

export interface Page {
  readonly entries: readonly Entry[];
  /** How many entries the whole list has. */
  readonly count: number;
}

/** How often a list that changes while it is read is begun again. */
const mostTries = 3;
/** A list that is longer never ends. */
export const mostEntries = 1_000_000;

export interface List<Kept> {
  /** Gets one page, from 1. */
  read(page: number): Promise<Exchange>;
  /** The error for an answer that is no page. */
  refuse(exchange: Exchange): Error;
  /** What is kept of an entry: of a million, all would be too much. */
  keep(entry: Entry): Kept;
}

/**
 * Reads a list, at most `concurrency` pages at a time. Throws what `read` throws, and `RegistryError` for a page that is
 * none.
 */
export async function readList<Kept>(list: List<Kept>, concurrency: number): Promise<Listing<Kept>> {
  let listing: Listing<Kept> = { entries: [] };
  for (let attempt = 0; attempt < mostTries; attempt++) {
    listing = await readOnce(list, concurrency);
    if (listing.incomplete === undefined) break;
  }
  return listing;
}

async function readOnce<Kept>({ read, refuse, keep }: List<Kept>, concurrency: number): Promise<Listing<Kept>> {
  const slim = (exchange: Exchange) => {
    const { entries, count } = pageOf(exchange, refuse);
    return { kept: entries.map((entry) => [String(entry.name).slice(0, 256), keep(entry)] as const), count };
  };
  const first = slim(await read(1));
  if (first.count > mostEntries) return { entries: [], incomplete: `it has more than ${mostEntries} entries` };
  const total = Math.ceil(first.count / pageSize);
  const numbers = Array.from({ length: Math.max(0, total - 1) }, (_, at) => at + 2);
  const others = await pMap(
    numbers,
    async (number) => {
      const exchange = await read(number);
      // There were more pages a moment ago.
      return exchange.response.status === 404 ? undefined : slim(exchange);
    },
    { concurrency },
  );
  const pages = [first, ...others];
  const entries = new Map(pages.flatMap((page) => page?.kept ?? []));
  const agree = pages.every((page) => page?.count === first.count) && entries.size === first.count;
  return {
    entries: [...entries.values()],
    ...(!agree && { incomplete: `it changed while it was read, ${mostTries} times` }),
  };
}

/** The page in an answer; throws what `refuse` makes of an answer that is none. */
export function pageOf(exchange: Exchange, refuse: (exchange: Exchange) => Error): Page {
  const { request, response } = exchange;
  if (response.status !== 200) throw refuse(exchange);
  const body = parseJson(response.body);
  const { count, results } = isRecord(body) ? body : {};
  if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 0 || !Array.isArray(results)) {
    throw malformed(request, response, "the body is not a page of a list");
  }
  if (!results.every((entry) => isRecord(entry) && typeof entry.name === "string")) {
    throw malformed(request, response, "the page lists something without a name");
  }
  return { entries: results, count };
}
