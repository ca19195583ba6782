/** Pages as servers send them, right and wrong. What cannot be proved complete is never taken for the whole. */
import { describe, expect, it } from "vitest";
import type { Endpoint } from "../../src/oci/endpoint.ts";
import { type Listing, list } from "../../src/oci/listing.ts";
import { answer, type Fault, startFaultServer } from "../support/fault-server.ts";
import { seed } from "../support/images.ts";
import { adapter, aged, open } from "../support/oci-harness.ts";
import { resultFor, run } from "../support/run.ts";
import { policy } from "../support/state.ts";

const tags = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, at) => `t${String(from + at).padStart(6, "0")}`);

interface Page {
  readonly tags?: unknown;
  readonly link?: string;
}

/** Answers with what `page` makes of the query, and of the number of the request, from 1. */
async function listed(page: (query: URLSearchParams, request: number) => Page) {
  let count = 0;
  const fault: Fault = (request, response) => {
    const { link, ...body } = page(new URL(request.url ?? "", "http://localhost").searchParams, ++count);
    answer(200, link === undefined ? {} : { link }, JSON.stringify({ name: "app", ...body }))(request, response);
  };
  const server = await startFaultServer({ "/v2/app/tags/list": fault });
  const { endpoint } = adapter(server.url);
  const read = (): Promise<Listing> => list(endpoint, endpoint.tags("app"), "tags", "app");
  return { server, read, endpoint, queries: () => server.requests.map(({ path }) => path.replace(/^[^?]*\??/, "")) };
}

const next = (query: string): string => `</v2/app/tags/list?${query}>; rel="next"`;

/** A server that keeps to `n` and `last`; with a Link or without. */
function honest(all: readonly string[], withLink: boolean) {
  return (query: URLSearchParams): Page => {
    const n = Number(query.get("n"));
    const from = all.filter((name) => name > (query.get("last") ?? ""));
    const page = from.slice(0, n);
    return withLink && from.length > n
      ? { tags: page, link: next(`n=${n}&last=${page.at(-1)}`) }
      : { tags: page.length > 0 ? page : null };
  };
}

describe("a list is complete", () => {
  it.each([0, 1])("with %d names on one page", async (count) => {
    const { read, queries } = await listed(honest(tags(count), false));
    expect(await read()).toEqual({ names: tags(count), ignoresPages: false });
    expect(queries()).toEqual(["n=1000"]);
  });

  it.each([2, 999])("with %d names on one page of a server that sends Links", async (count) => {
    const { read, queries } = await listed(honest(tags(count), true));
    expect(await read()).toEqual({ names: tags(count), ignoresPages: false });
    expect(queries()).toEqual(["n=1000", "n=1"]);
  });

  it("with fewer names than were asked for, where the server sends smaller pages and no Link", async () => {
    const all = tags(120);
    const { read } = await listed((query) => {
      const from = all.indexOf(query.get("last") ?? "") + 1;
      return { tags: all.slice(from, from + Math.min(50, Number(query.get("n")))) };
    });
    expect(await read()).toEqual({ names: all, ignoresPages: false });
  });

  it("with exactly as many names as were asked for and no Link, once there is nothing after the last", async () => {
    const { read, queries } = await listed(honest(tags(1000), false));
    expect(await read()).toEqual({ names: tags(1000), ignoresPages: false });
    expect(queries()).toEqual(["n=1000", "n=1", "n=1000&last=t000999"]);
  });

  it("with more names than one page and no Link at all", async () => {
    const { read, queries } = await listed(honest(tags(2500), false));
    expect(await read()).toEqual({ names: tags(2500), ignoresPages: false });
    expect(queries()).toEqual(["n=1000", "n=1", "n=1000&last=t000999", "n=1000&last=t001999", "n=1000&last=t002499"]);
  });

  it("when a server that ignores the size of pages sends all at once", async () => {
    const { read, queries } = await listed(() => ({ tags: tags(2500) }));
    expect(await read()).toEqual({ names: tags(2500), ignoresPages: true });
    expect(queries()).toEqual(["n=1000"]);
  });

  it("when a server that ignores the size of pages happens to have as many names as were asked for", async () => {
    const { read, queries } = await listed(() => ({ tags: tags(1000) }));
    expect(await read()).toEqual({ names: tags(1000), ignoresPages: true });
    expect(queries()).toEqual(["n=1000", "n=1"]);
  });

  it.each([
    ["relative to the host", next],
    ["relative to the page", (query: string) => `<list?${query}>; rel="next"`],
    ["a query alone", (query: string) => `<?${query}>; rel=next`],
    ["among others", (query: string) => `</x>; rel="prev", </v2/app/tags/list?${query}>; title="a, b"; rel="next"`],
  ])("when every Link was followed: %s", async (_, link) => {
    const { read, queries } = await listed((query) =>
      query.has("last") ? { tags: ["c"] } : { tags: ["a", "b"], link: link("n=2&last=b") },
    );
    expect(await read()).toEqual({ names: ["a", "b", "c"], ignoresPages: false });
    expect(queries()).toEqual(["n=1000", "n=2&last=b"]);
  });

  it("when the Link names the same host in full", async () => {
    const opened = await listed((query) =>
      query.has("last")
        ? { tags: ["c"] }
        : { tags: ["a", "b"], link: `<${new URL("/v2/app/tags/list?last=b", opened.server.url)}>; rel="next"` },
    );
    expect((await opened.read()).names).toEqual(["a", "b", "c"]);
  });

  it("when the Link leads past another path: only its query counts", async () => {
    const { read, server } = await listed((query) =>
      query.has("last") ? { tags: ["c"] } : { tags: ["a"], link: '</v2/other/tags/list?last=a>; rel="next"' },
    );
    expect((await read()).names).toEqual(["a", "c"]);
    expect(server.requests.map(({ path }) => path)).toEqual(["/v2/app/tags/list?n=1000", "/v2/app/tags/list?last=a"]);
  });

  it("when the Link is not encoded", async () => {
    const { read } = await listed((query) =>
      query.get("last") === "a b/c" ? { tags: ["c"] } : { tags: ["a"], link: next("last=a b/c") },
    );
    expect((await read()).names).toEqual(["a", "c"]);
  });

  it.each([
    ["null", null],
    ["empty", []],
  ])("after a surplus page that is %s", async (_, surplus) => {
    const { read } = await listed((query) =>
      query.has("last") ? { tags: surplus } : { tags: ["a", "b"], link: next("n=2&last=b") },
    );
    expect(await read()).toEqual({ names: ["a", "b"], ignoresPages: false });
  });

  it("in the server's order, each name once", async () => {
    const { read } = await listed((query) =>
      query.has("last") ? { tags: ["b", "a"] } : { tags: ["z", "b", "b"], link: next("last=b") },
    );
    expect((await read()).names).toEqual(["z", "b", "a"]);
  });
});

/** A list of which the requests alone would take long: without a wire. Pages from 1. */
function paperList(page: (number: number) => Page) {
  let count = 0;
  const get: Endpoint["get"] = async (url) => {
    const { link, ...body } = page(++count);
    const answer = { status: 200, url, attempts: 1, body: Buffer.from(JSON.stringify({ name: "app", ...body })) };
    const header = (name: string) => (name === "link" ? link : undefined);
    return { request: { method: "GET", url }, response: { ...answer, header } };
  };
  const at = { url: new URL("http://localhost/v2/app/tags/list"), access: "catalog" } as const;
  return { read: () => list({ get } as Endpoint, at, "tags", "app"), requests: () => count };
}

describe("a million names", () => {
  it("are a whole list, on a thousand pages", async () => {
    const { read } = paperList((number) => ({
      tags: tags(1000, 1000 * number),
      ...(number < 1000 && { link: next(`last=${number}`) }),
    }));
    const { names, incomplete } = await read();
    expect([names.length, incomplete]).toEqual([1_000_000, undefined]);
  });
});

describe("a list is incomplete", () => {
  it("when a page brings nothing new", async () => {
    const { read } = await listed((_, request) => ({ tags: ["a", "b"], link: next(`cursor=${request}`) }));
    expect(await read()).toMatchObject({ names: ["a", "b"], incomplete: "the server repeats a page" });
  });

  it("when pages come round again", async () => {
    const { read } = await listed((query) =>
      query.get("last") === "b" ? { tags: ["c"], link: next("last=a") } : { tags: ["b"], link: next("last=b") },
    );
    expect(await read()).toMatchObject({ names: ["b", "c"], incomplete: "the server repeats a page" });
  });

  it("when the same full page comes whatever was last", async () => {
    const { read } = await listed((query) => ({ tags: query.get("n") === "1" ? ["t000000"] : tags(1000) }));
    expect(await read()).toMatchObject({ incomplete: "the server repeats a page" });
  });

  it("when it goes on after 20,000 pages", async () => {
    const { read, requests } = paperList((number) => ({ tags: [`t${number}`], link: next(`last=${number}`) }));
    expect(await read()).toMatchObject({ incomplete: "it goes on after 20000 pages" });
    expect(requests()).toBe(20_000);
  });

  it("when it goes on after a million names, however many come at once", async () => {
    const { read, requests } = paperList((number) => ({
      tags: tags(number === 1 ? 1000 : 300_000, 300_000 * number),
      link: next(`last=${number}`),
    }));
    expect(await read()).toMatchObject({ incomplete: "it goes on after 1000000 names" });
    expect(requests()).toBe(5);
  });

  it("when an empty page in the middle promises more", async () => {
    const { read } = await listed((query) => {
      if (query.get("last") === "b") return { tags: ["c"] };
      return query.has("last") ? { tags: [], link: next("last=b") } : { tags: ["a"], link: next("last=a") };
    });
    const { names, incomplete } = await read();
    expect(incomplete !== undefined || names.includes("c")).toBe(true);
  });
});

describe("a list is refused", () => {
  it.each([
    ["to another host", '<http://127.0.0.1:1/v2/app/tags/list?last=a>; rel="next"', /leads to another host/],
    ["to another scheme", '<https://127.0.0.1/v2/app/tags/list?last=a>; rel="next"', /leads to another host/],
    ["to no URL", '<http://[>; rel="next"', /leads to another host/],
    ["to the same page", next("n=1000"), /leads to the same page again/],
    ["nowhere that can be read", '/v2/app/tags/list?last=a; rel="next"', /Link/],
  ])("when its Link leads %s", async (_, link, message) => {
    const { read } = await listed((query) => (query.has("last") ? { tags: ["b"] } : { tags: ["a"], link }));
    await expect(read()).rejects.toThrow(message);
  });

  it.each([
    ["has no key", {}],
    ["is an object", { tags: {} }],
    ["is a text", { tags: "v1" }],
    ["holds something that is no text", { tags: ["v1", null] }],
  ])("when its tags %s", async (_, page) => {
    const { read } = await listed(() => page);
    await expect(read()).rejects.toThrow(/the body is not a list of tags/);
  });

  it("when a later page is", async () => {
    const { read } = await listed((query) => (query.has("last") ? {} : { tags: ["a"], link: next("last=a") }));
    await expect(read()).rejects.toThrow(/the body is not a list of tags/);
  });

  it("when the server does not know the last name any more", async () => {
    const { fake, endpoint } = await open("zot", { maxTagsPerPage: 2 });
    for (const name of ["a", "b", "c"]) seed(fake.store, "app", aged(name, 1), [name]);
    fake.fault({
      match: { path: /tags\/list$/ },
      nth: 2,
      do: async ({ handle, send }) => {
        fake.store.untag("app", "b");
        send(await handle());
      },
    });
    await expect(list(endpoint, endpoint.tags("app"), "tags", "app")).rejects.toThrow(/app could not be listed.*404/);
  });
});

describe("whether the size of pages is ignored", () => {
  it.each([
    ["distribution-2.8", true],
    ["distribution-3.0", false],
    ["distribution-3.1", false],
    ["zot", false],
  ] as const)("shows on %s: %s", async (dialect, ignored) => {
    const { fake, endpoint } = await open(dialect);
    for (const name of ["a", "b", "c"]) seed(fake.store, "app", aged(name, 1), [name]);
    expect((await list(endpoint, endpoint.tags("app"), "tags", "the tags")).ignoresPages).toBe(ignored);
  });
});

describe("a run over a repository whose list cannot be proved complete", () => {
  it.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ["it repeats a page", ["v1", "v2", "v3"], { link: next("last=v9") }, /leads to the same page again/],
    ["it holds a name that is none", ["v1", "v2", "v3", "../../other/manifests/x"], {}, /1 tags have names/],
    ["it leads to another host", ["v1"], { link: '<http://127.0.0.1:1/?last=v1>; rel="next"' }, /another host/],
  ])("deletes nothing there: %s", async (_, names, headers, message) => {
    const { fake, registry } = await open("distribution-3.1");
    for (const at of [1, 2, 3]) seed(fake.store, "app", aged(`v${at}`, 9 - at), [`v${at}`]);
    fake.fault({
      match: { path: /tags\/list$/ },
      do: ({ send }) => send({ status: 200, json: { name: "app", tags: names }, headers }),
    });
    const result = resultFor(await run(registry, policy({ keep: 1 })));
    expect(result.message).toMatch(message);
    expect(["refused", "failed"]).toContain(result.status);
    expect(fake.store.sortedTags("app")).toEqual(["v1", "v2", "v3"]);
    expect(fake.log.filter(({ method }) => method === "DELETE")).toEqual([]);
  });
});
