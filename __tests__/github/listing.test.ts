/** Lists that change while they are read. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageSize } from "../../src/github/api.ts";
import { readList } from "../../src/github/listing.ts";
import { parseJson } from "../../src/oci/answer.ts";
import type { Exchange } from "../../src/oci/endpoint.ts";
import { exchange, linkHeader } from "./exchange.ts";

const numbered = (count: number) => Array.from({ length: count }, (_, at) => at);
const itemsOf = ({ response }: Exchange) => parseJson(response.body) as readonly number[];

/** What is found in a list that `change` changes before each answer but the first, and how often it was asked for a page. */
async function found(list: number[], change: (asked: number) => void = () => {}, links = true) {
  const asked: number[] = [];
  const result = readList(async (page) => {
    if (asked.length > 0) change(asked.length);
    asked.push(page);
    const last = Math.max(1, Math.ceil(list.length / pageSize));
    const body = list.slice((page - 1) * pageSize, page * pageSize);
    return exchange({ headers: links ? linkHeader(page, last) : {}, body });
  }, itemsOf);
  const items = await result.catch((error: unknown) => (error instanceof Error ? error.message : "?"));
  return { items: typeof items === "string" ? items : [...items], asked };
}

/** Changes before the answers of these numbers, each once. */
function at(changes: Readonly<Record<number, () => void>>) {
  return (asked: number) => changes[asked]?.();
}

describe("a list in pages", () => {
  it.each([
    ["an empty one", 0, [1]],
    ["one page", 99, [1]],
    ["a full page, which may not be the last", 100, [1, 2]],
    ["several pages, twice", 250, [1, 2, 3, 1, 2, 3]],
    ["several full pages", 200, [1, 2, 3, 1, 2, 3]],
  ])("is read to its end: %s", async (_, count, pages) => {
    expect(await found(numbered(count))).toEqual({ items: numbered(count), asked: pages });
  });

  it("is read to its end without links too", async () => {
    expect(await found(numbered(250), undefined, false)).toEqual({
      items: numbered(250),
      asked: [1, 2, 3, 1, 2, 3],
    });
  });

  it("shows in the second reading what moved to a page that was read already", async () => {
    const list = numbered(250);
    // 100 moves from the second page to the first one, which was read.
    const { items, asked } = await found(list, at({ 1: () => list.splice(0, 1) }));
    expect(items).toContain(100);
    expect(asked).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
  });

  it("is read no more often for what goes", async () => {
    const list = numbered(250);
    const { items, asked } = await found(list, at({ 4: () => list.splice(210, 3) }));
    expect(items).toEqual(numbered(250));
    expect(asked).toHaveLength(6);
  });

  it("is given up when every reading shows something new", async () => {
    const list = numbered(250);
    const { items, asked } = await found(list, () => list.push(list.length));
    expect(items).toBe("the list changed while it was read, 5 times");
    expect(asked).toHaveLength(15);
  });

  it("is given up when it never ends", async () => {
    const list = numbered(1_001 * pageSize);
    expect((await found(list)).items).toBe("the list has more than 1000 pages");
  });

  it("is an error when a page is the one before", async () => {
    const read = async (page: number) => exchange({ headers: linkHeader(page, 9), body: numbered(100) });
    await expect(readList(read, itemsOf)).rejects.toThrow("the page holds nothing that is new");
  });

  it("is an error when a page is one, and that error is passed on", async () => {
    const read = async () => Promise.reject(new Error("no answer"));
    await expect(readList(read, itemsOf)).rejects.toThrow("no answer");
  });

  it("is never without what was there all the time, whatever comes and goes meanwhile", async () => {
    const change = fc.record({
      goes: fc.array(fc.nat(), { maxLength: 4 }),
      comes: fc.option(fc.nat(), { freq: 1, nil: undefined }),
    });
    let given = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 420 }),
        fc.array(fc.option(change, { freq: 1, nil: undefined }), { maxLength: 12 }),
        async (count, changes) => {
          const list = numbered(count);
          let next = count;
          const { items } = await found(list, (asked) => {
            const { goes = [], comes } = changes[asked - 1] ?? {};
            for (const one of goes) if (list.length > 0) list.splice(one % list.length, 1);
            if (comes !== undefined) list.splice(comes % (list.length + 1), 0, next++);
          });
          if (typeof items === "string") return;
          given += 1;
          const known = new Set(items);
          expect(list.filter((one) => one < count && !known.has(one))).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
    // Few are given up, or the property proves nothing.
    expect(given).toBeGreaterThan(900);
  });
});
