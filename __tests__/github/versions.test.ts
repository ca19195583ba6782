import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageOf, readVersions, type VersionList, versionOf } from "../../src/github/versions.ts";
import type { Exchange } from "../../src/oci/endpoint.ts";
import { digestOf, exchange, linkHeader, type Written } from "./exchange.ts";

const refuse = ({ response }: Exchange) => new Error(`refused with ${response.status}`);

/** What the API tells of a version. */
function told(id: number, more: object = {}): object {
  return {
    ...{ id, name: digestOf(id), created_at: "2026-11-01T10:00:00Z", updated_at: "2026-11-02T10:00:00Z" },
    metadata: { package_type: "container", container: { tags: [`v${id}`] } },
    ...more,
  };
}

/** A package whose versions come and go, newest first. */
function changing(count: number) {
  let numbers = Array.from({ length: count }, (_, at) => count - at);
  let last = count;
  const restamped = new Map<number, number>();
  return {
    get numbers(): readonly number[] {
      return numbers;
    },
    push(): void {
      numbers = [++last, ...numbers];
    },
    /** A list that is sorted by the last change shows what was tagged at its beginning. */
    retag(at: number) {
      const number = numbers[at];
      if (number === undefined) return;
      numbers = [number, ...numbers.filter((other) => other !== number)];
      restamped.set(number, (restamped.get(number) ?? 0) + 1);
    },
    remove(at: number): void {
      numbers = numbers.filter((_, other) => other !== at);
    },
    page(page: number): Exchange {
      const onPage = numbers.slice((page - 1) * 100, page * 100);
      return exchange({
        path: `/x?per_page=100&page=${page}`,
        headers: linkHeader(page, Math.max(1, Math.ceil(numbers.length / 100))),
        body: onPage.map((id) => told(id, { updated_at: `2026-11-02T10:00:0${(restamped.get(id) ?? 0) % 10}Z` })),
      });
    },
  };
}

type Package = ReturnType<typeof changing>;

/** Reads the list of `source`, of which `happens` is told before every page, counted from 1. */
async function reading(source: Package, happens: (request: number) => void = () => {}) {
  const asked: number[] = [];
  const list = await readVersions(async (page) => {
    asked.push(page);
    happens(asked.length);
    return source.page(page);
  }, refuse);
  return { list, asked };
}

const ids = ({ versions }: VersionList) => versions.map(({ id }) => Number(id));

describe("the list of versions", () => {
  it.each([
    [0, [1]],
    [99, [1]],
    // Nothing but the next page tells that a full one is the last.
    [100, [1, 2]],
    [101, [1, 2, 1]],
    [450, [1, 5, 4, 3, 2, 1]],
  ])("of %i versions is read from its end, and its beginning once more: pages %j", async (count, pages) => {
    const source = changing(count);
    const { list, asked } = await reading(source);
    expect(list.incomplete).toBeUndefined();
    expect(ids(list)).toEqual(source.numbers);
    expect(asked).toEqual(pages);
  });

  it.each<[string, (source: Package) => void, number]>([
    ["a push", (source) => source.push(), 6],
    ["a delete on the first page", (source) => source.remove(3), 6],
    ["a delete on the page that is read next, which loses nothing", (source) => source.remove(250), 3],
    ["a tag on an old version, where the last change counts", (source) => source.retag(220), 6],
  ])("is proved to hold everything in spite of %s meanwhile", async (_, change, reads) => {
    const source = changing(280);
    const { list, asked } = await reading(source, (request) => request === 2 && change(source));
    expect(list.incomplete).toBeUndefined();
    expect(ids(list)).toEqual(expect.arrayContaining([...source.numbers]));
    expect(asked.length).toBeGreaterThanOrEqual(reads);
  });

  it("is incomplete when it changes three times while it is read", async () => {
    const source = changing(150);
    const { list, asked } = await reading(source, () => source.push());
    expect(list.incomplete).toBe("it changed while it was read, 3 times");
    expect(asked).toEqual([1, 2, 1, 2, 1, 2]);
  });

  it("is incomplete when a version is on two pages three times", async () => {
    const page = (number: number) => exchange({ headers: linkHeader(number, 2), body: [told(7)] });
    const { incomplete } = await readVersions(async (number) => page(number), refuse);
    expect(incomplete).toMatch(/3 times/);
  });

  it("is incomplete when its first page is full, others follow, and no link says so", async () => {
    const source = changing(150);
    const list = await readVersions(async (page) => {
      const { request, response } = source.page(page);
      return { request, response: { ...response, header: () => undefined } };
    }, refuse);
    expect(list.incomplete).toMatch(/3 times/);
  });

  it("is incomplete when it never ends, or does not say where", async () => {
    const page = (link: string) => async () => exchange({ path: "/x?page=1", headers: { link }, body: [told(1)] });
    const why = async (link: string) => (await readVersions(page(link), refuse)).incomplete;
    expect(await why('<https://x/?page=10001>; rel="last"')).toBe("it has more than 10000 pages");
    expect(await why('<https://x/?page=2>; rel="next"')).toBe("GitHub does not tell how many pages it has");
  });

  it("loses nothing of what is there at its end, whatever is pushed, tagged and deleted between two pages", async () => {
    const change = fc.oneof(
      { weight: 4, arbitrary: fc.constant({ do: "nothing", times: 0, at: 0 } as const) },
      fc.record({
        do: fc.constantFrom("push", "remove", "retag", "remove newest" as const),
        times: fc.integer({ min: 1, max: 4 }),
        at: fc.nat(449),
      }),
    );
    let complete = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 90, max: 450 }),
        fc.array(change, { minLength: 3, maxLength: 12 }),
        async (count, changes) => {
          const source = changing(count);
          const { list } = await reading(source, (request) => {
            const { do: what = "nothing", times = 0, at = 0 } = changes[request - 1] ?? {};
            for (let time = 0; time < times; time++) {
              if (what === "push") source.push();
              else if (what === "retag") source.retag(at % source.numbers.length);
              else if (what !== "nothing") source.remove(what === "remove" ? at % source.numbers.length : 0);
            }
          });
          if (list.incomplete !== undefined) return;
          complete += 1;
          const found = new Set(ids(list));
          expect(found.size).toBe(list.versions.length);
          expect(source.numbers.filter((id) => !found.has(id))).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
    expect(complete).toBeGreaterThan(30);
  });
});

describe("a page of versions", () => {
  it.each<[string, Written]>([
    ["an object", { body: {} }],
    ["a page of the web", { body: "<!doctype html>" }],
    ["a list of something else", { body: [{}] }],
    ["a version without a digest", { body: [told(1, { name: "v1" })] }],
    ["a version with a path for a digest", { body: [told(1, { name: "sha256:../../x" })] }],
    ["a version with a number that is none", { body: [told(1, { id: "1/../2" })] }],
    ["a version with a number beyond what is exact", { body: [told(2 ** 53)] }],
  ])("is not %s", (_, written) => {
    expect(() => pageOf(exchange(written), refuse)).toThrow("the body is not a list of package versions");
  });

  it("is not a refusal", () => {
    expect(() => pageOf(exchange({ status: 404, body: { message: "Not Found" } }), refuse)).toThrow("refused with 404");
  });

  it("says by its links how many there are, wherever they lead", () => {
    const last = (link: string, page = 1) =>
      pageOf(exchange({ path: `/x?page=${page}`, headers: { link }, body: [] }), refuse).last;
    expect(last('<https://api.github.com/x?page=2>; rel="next", <https://api.github.com/x?page=7>; rel="last"')).toBe(
      7,
    );
    expect(last('<https://evil.example/?page=9&per_page=100>; rel="last"')).toBe(9);
    expect(last('<https://api.github.com/x?per_page=100>; rel="prev"', 7)).toBe(7);
    expect(last('<https://api.github.com/x?page=2>; rel="last"', 5)).toBe(5);
    expect(last("")).toBe(1);
    expect(last('<https://api.github.com/x?page=2>; rel="next"')).toBeUndefined();
  });
});

describe("a version", () => {
  it("has the tags and times that it is told to have", () => {
    expect(versionOf(told(12))).toEqual({
      ...{ id: "12", digest: digestOf(12), tags: ["v12"] },
      createdAt: Date.UTC(2026, 10, 1, 10),
      updatedAt: Date.UTC(2026, 10, 2, 10),
    });
  });

  it.each<[string, object]>([
    ["no metadata", { metadata: undefined }],
    ["no container", { metadata: { package_type: "container" } }],
    ["tags that are none", { metadata: { container: { tags: ["a b"] } } }],
    ["tags that are no list", { metadata: { container: { tags: "v1" } } }],
  ])("has unknown tags with %s", (_, more) => {
    expect(versionOf(told(1, more))).toMatchObject({ id: "1", tags: undefined });
  });

  it("has no tags where it is told to have none", () => {
    expect(versionOf(told(1, { metadata: { container: { tags: [] } } }))?.tags).toEqual([]);
  });

  it.each([["yesterday"], [""], [1_760_000_000], [undefined], ["2026-13-41T10:00:00Z"]])(
    "takes %j for no time, and falls back to that of its making",
    (written) => {
      expect(versionOf(told(1, { updated_at: written }))?.updatedAt).toBe(Date.UTC(2026, 10, 1, 10));
      expect(versionOf(told(1, { updated_at: written, created_at: written }))?.updatedAt).toBeUndefined();
    },
  );
});
