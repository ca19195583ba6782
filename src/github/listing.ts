/**
 * Lists in numbered pages from which things go while they are read, so that what follows moves to pages that were read
 * already. What one reading misses that way, the next one sees: it is read until a reading shows nothing that is new.
 */
import { malformed } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { RegistryError } from "../prune/errors.ts";
import { pageSize } from "./api.ts";

/** How often a list that goes on changing is read. */
const mostReadings = 5;
/** A hundred thousand entries. A list that is longer never ends. */
const mostPages = 1_000;

/**
 * All that was in the list while it was read, and maybe what was there for a part of that time. `read` gets one page (from
 * 1), `itemsOf` what is on it. Throws what they throw, and `RegistryError` for a list that cannot be proved complete.
 */
export async function readList<Item extends number | string>(
  read: (page: number) => Promise<Exchange>,
  itemsOf: (exchange: Exchange) => readonly Item[],
): Promise<ReadonlySet<Item>> {
  const known = new Set<Item>();
  for (let reading = 1; reading <= mostReadings; reading++) {
    const { items, pages } = await readOnce(read, itemsOf);
    const isNew = items.some((item) => !known.has(item));
    for (const item of items) known.add(item);
    // One page is of one moment.
    if (pages === 1 || (reading > 1 && !isNew)) return known;
  }
  throw new RegistryError("unexpected", `the list changed while it was read, ${mostReadings} times`);
}

async function readOnce<Item>(
  read: (page: number) => Promise<Exchange>,
  itemsOf: (exchange: Exchange) => readonly Item[],
): Promise<{ readonly items: readonly Item[]; readonly pages: number }> {
  const found = new Set<Item>();
  for (let page = 1; page <= mostPages; page++) {
    const exchange = await read(page);
    const { request, response } = exchange;
    const items = itemsOf(exchange);
    const goesOn = /rel="next"/.test(response.header("link") ?? "");
    const before = found.size;
    for (const item of items) found.add(item);
    if (goesOn && found.size === before) throw malformed(request, response, "the page holds nothing that is new");
    // That nothing follows a full page shows on the next one only.
    if (!goesOn && items.length < pageSize)
      return { items: [...found], pages: items.length > 0 ? page : page - 1 || 1 };
  }
  throw new RegistryError("unexpected", `the list has more than ${mostPages} pages`);
}
