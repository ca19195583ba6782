import { afterEach, describe, expect, it } from "vitest";
import { artifact, image, index, seed, signature } from "./images.ts";
import { pullable, pusher } from "./registry/client.ts";
import type { DialectName } from "./registry/dialect.ts";
import { ociIndex, ociManifest } from "./registry/manifests.ts";
import { type FakeRegistry, type RegistryOptions, startRegistry } from "./registry/server.ts";
import { sha256 } from "./registry/store.ts";

const running: FakeRegistry[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((registry) => registry.close()));
});

async function start(dialect: DialectName, options: Omit<RegistryOptions, "dialect"> = {}): Promise<FakeRegistry> {
  const registry = await startRegistry({ dialect, ...options });
  running.push(registry);
  return registry;
}

const accept = `${ociManifest}, ${ociIndex}`;
const absent = sha256("absent");

interface Seen {
  readonly status: number;
  readonly link: string | null;
  readonly code: string | undefined;
  readonly body: string;
}

async function see(registry: FakeRegistry, request: string): Promise<Seen> {
  const [method = "", path = ""] = request.split(" ");
  const response = await fetch(registry.url + path, { method, headers: { accept } });
  const body = await response.text();
  const code = /"code":"(\w+)"/.exec(body)?.[1];
  return { status: response.status, link: response.headers.get("link"), code, body: body.trim() };
}

async function status(registry: FakeRegistry, request: string): Promise<string> {
  const { status, code } = await see(registry, request);
  return code === undefined ? String(status) : `${status} ${code}`;
}

const manifests = "/v2/team/app/manifests";
const tagsList = "/v2/team/app/tags/list";

/** `a` and `alias` on one image, `b` on another, `multi` on an index of two more, one of which is signed. */
function fill({ store }: FakeRegistry) {
  const [a, b, child, sibling] = ["a", "b", "child", "sibling"].map((name) => image({ seed: name }));
  if (!a || !b || !child || !sibling) throw new Error("four images are made");
  const multi = index([child, sibling]);
  const signed = signature(b, "subject").content;
  seed(store, "team/app", b, ["b"]);
  seed(store, "team/app", a, ["alias", "a"]);
  seed(store, "team/app", multi, ["multi"]);
  seed(store, "team/app", signed);
  return { a, b, child, sibling, multi, signed };
}

describe("deleting a tag", () => {
  it.each<[DialectName, string, string, string]>([
    ["distribution-2.8", "400 DIGEST_INVALID", "400 DIGEST_INVALID", "200"],
    ["distribution-3.0", "202", "404 MANIFEST_UNKNOWN", "200"],
    ["distribution-3.1", "202", "404 MANIFEST_UNKNOWN", "200"],
    ["zot", "202", "404 MANIFEST_UNKNOWN", "200"],
    ["tags-stay", "202", "404 MANIFEST_UNKNOWN", "200"],
    ["manifest-goes-with-tag", "202", "404 MANIFEST_UNKNOWN", "404 MANIFEST_UNKNOWN"],
    ["harbor-like", "400 UNSUPPORTED", "400 UNSUPPORTED", "200"],
  ])("of %s: known %s, unknown %s, the other tag then %s", async (dialect, known, unknown, otherTag) => {
    const registry = await start(dialect);
    fill(registry);
    expect(await status(registry, `DELETE ${manifests}/a`)).toBe(known);
    expect(await status(registry, `DELETE ${manifests}/nosuch`)).toBe(unknown);
    expect(await status(registry, `GET ${manifests}/alias`)).toBe(otherTag);
    expect((await status(registry, `GET ${manifests}/a`)) === "200").toBe(known !== "202");
  });

  it("of an unknown repository is 400 NAME_UNKNOWN on zot", async () => {
    const registry = await start("zot");
    expect(await status(registry, "DELETE /v2/no/such/manifests/a")).toBe("400 NAME_UNKNOWN");
    expect(await status(registry, `DELETE /v2/no/such/manifests/${absent}`)).toBe("400 NAME_UNKNOWN");
  });
});

describe("deleting a digest", () => {
  const names = ["distribution-2.8", "distribution-3.0", "distribution-3.1", "zot", "harbor-like"] as const;

  it.each(names)("takes every tag along on %s", async (dialect) => {
    const registry = await start(dialect);
    const { a } = fill(registry);
    expect(await status(registry, `DELETE ${manifests}/${a.digest}`)).toBe("202");
    expect(await status(registry, `DELETE ${manifests}/${a.digest}`)).toBe("404 MANIFEST_UNKNOWN");
    expect([...(registry.store.repositories.get("team/app")?.tags.keys() ?? [])].sort()).toEqual(["b", "multi"]);
  });

  it("leaves tags that still resolve where tags stay", async () => {
    const registry = await start("tags-stay");
    const { a } = fill(registry);
    expect(await status(registry, `DELETE ${manifests}/${a.digest}`)).toBe("202");
    expect(await status(registry, `GET ${manifests}/${a.digest}`)).toBe("404 MANIFEST_UNKNOWN");
    expect(await status(registry, `GET ${manifests}/a`)).toBe("200");
  });

  it.each<[DialectName, string, string]>([
    ["distribution-2.8", "202", "404 MANIFEST_UNKNOWN"],
    ["distribution-3.1", "202", "404 MANIFEST_UNKNOWN"],
    ["zot", "405 DENIED", "200"],
    ["harbor-like", "412 VIOLATE_FOREIGN_KEY_CONSTRAINT", "200"],
  ])("of a child of a live index on %s is %s", async (dialect, answer, after) => {
    const registry = await start(dialect);
    const { child, multi } = fill(registry);
    expect(await status(registry, `DELETE ${manifests}/${child.digest}`)).toBe(answer);
    expect(await status(registry, `GET ${manifests}/${child.digest}`)).toBe(after);
    await status(registry, `DELETE ${manifests}/${multi.digest}`);
    const gone = dialect === "harbor-like" || after !== "200";
    expect(await status(registry, `GET ${manifests}/${child.digest}`)).toBe(gone ? "404 MANIFEST_UNKNOWN" : "200");
  });

  it("takes accessories, but no child with a tag or another parent along on Harbor", async () => {
    const registry = await start("harbor-like");
    const { b, child, sibling, multi, signed } = fill(registry);
    seed(registry.store, "team/app", index([sibling]), ["other-parent"]);
    seed(registry.store, "team/app", child, ["tagged"]);
    await status(registry, `DELETE ${manifests}/${multi.digest}`);
    await status(registry, `DELETE ${manifests}/${b.digest}`);
    const left = registry.store.repositories.get("team/app")?.manifests;
    expect([child, sibling, signed].map(({ digest }) => left?.has(digest))).toEqual([true, true, false]);
  });

  it("is refused by digest but not by tag on distribution 3.0 where deletion is disabled", async () => {
    const [old, fixed] = [
      await start("distribution-3.0", { deletion: "disabled" }),
      await start("distribution-3.1", { deletion: "disabled" }),
    ];
    for (const registry of [old, fixed]) fill(registry);
    expect(await status(old, `DELETE ${manifests}/${absent}`)).toBe("405 UNSUPPORTED");
    expect(await status(old, `DELETE ${manifests}/a`)).toBe("202");
    expect(await status(fixed, `DELETE ${manifests}/a`)).toBe("405 UNSUPPORTED");
  });
});

describe("listing tags", () => {
  const tagsOf = (seen: Seen): unknown => (JSON.parse(seen.body) as { readonly tags: unknown }).tags;

  it("is in order of push and in one piece on distribution 2.8", async () => {
    const registry = await start("distribution-2.8");
    fill(registry);
    const seen = await see(registry, `GET ${tagsList}?n=2`);
    expect([tagsOf(seen), seen.link]).toEqual([["b", "alias", "a", "multi"], null]);
  });

  it.each<[DialectName, string, string | null]>([
    ["distribution-3.0", '</v2/team/app/tags/list?last=alias&n=2>; rel="next"', null],
    [
      "distribution-3.1",
      '</v2/team/app/tags/list?last=alias&n=2>; rel="next"',
      '</v2/team/app/tags/list?last=multi&n=2>; rel="next"',
    ],
    ["zot", '</v2/team/app/tags/list?n=2&last=alias>; rel="next"', null],
    ["harbor-like", '</v2/team/app/tags/list?last=alias&n=2>; rel="next"', null],
  ])("has pages on %s", async (dialect, firstLink, lastLink) => {
    const registry = await start(dialect);
    fill(registry);
    const first = await see(registry, `GET ${tagsList}?n=2`);
    const second = await see(registry, `GET ${tagsList}?n=2&last=alias`);
    expect([tagsOf(first), first.link]).toEqual([["a", "alias"], firstLink]);
    expect([tagsOf(second), second.link]).toEqual([["b", "multi"], lastLink]);
  });

  it("ends with an empty page on distribution 3.1", async () => {
    const registry = await start("distribution-3.1");
    fill(registry);
    expect(await see(registry, `GET ${tagsList}?n=2&last=multi`)).toMatchObject({
      link: null,
      body: '{"name":"team/app","tags":null}',
    });
  });

  it("keeps to the server's own page size", async () => {
    const registry = await start("distribution-3.1", { maxTagsPerPage: 3 });
    fill(registry);
    expect(tagsOf(await see(registry, `GET ${tagsList}?n=100`))).toEqual(["a", "alias", "b"]);
    expect(tagsOf(await see(registry, `GET ${tagsList}`))).toEqual(["a", "alias", "b"]);
  });

  it("has different views of a `last` that is gone", async () => {
    const seen = async (dialect: DialectName): Promise<Seen> => {
      const registry = await start(dialect);
      fill(registry);
      return see(registry, `GET ${tagsList}?last=aa`);
    };
    expect(tagsOf(await seen("distribution-3.1"))).toEqual(["alias", "b", "multi"]);
    expect(tagsOf(await seen("distribution-3.0"))).toEqual(["b", "multi"]);
    expect(await seen("zot")).toMatchObject({ status: 404, body: "" });
  });

  it.each<[DialectName, string, string]>([
    ["distribution-2.8", "null", "404"],
    ["distribution-3.1", "null", "404"],
    ["zot", "[]", "200"],
    ["harbor-like", "[]", "200"],
  ])("of an emptied repository on %s is %s, of one that never had a tag %s", async (dialect, empty, untagged) => {
    const registry = await start(dialect);
    seed(registry.store, "team/app", image(), ["a"]);
    registry.store.deleteManifest("team/app", image().digest);
    seed(registry.store, "team/untagged", image());
    expect((await see(registry, `GET ${tagsList}`)).body).toBe(`{"name":"team/app","tags":${empty}}`);
    expect((await see(registry, "GET /v2/team/untagged/tags/list")).status).toBe(Number(untagged));
  });
});

describe("the catalog", () => {
  it("is paged, and strict about its numbers on distribution 3", async () => {
    const [two, three] = [await start("distribution-2.8"), await start("distribution-3.1")];
    for (const { store } of [two, three]) for (const name of ["p/r2", "p/r1", "q"]) seed(store, name, image(), ["a"]);
    expect(await see(three, "GET /v2/_catalog?n=2")).toMatchObject({
      link: '</v2/_catalog?last=p%2Fr2&n=2>; rel="next"',
      body: '{"repositories":["p/r1","p/r2"]}',
    });
    expect((await see(three, "GET /v2/_catalog?n=2&last=p/r2")).body).toBe('{"repositories":["q"]}');
    expect(await status(two, "GET /v2/_catalog?n=abc")).toBe("200");
    expect(await status(three, "GET /v2/_catalog?n=abc")).toBe("400 PAGINATION_NUMBER_INVALID");
    expect(await status(three, "GET /v2/_catalog?n=1001")).toBe("400 PAGINATION_NUMBER_INVALID");
  });
});

describe("referrers", () => {
  it("are listed on zot, and filtered when asked", async () => {
    const registry = await start("zot");
    const { b, signed } = fill(registry);
    const sbom = artifact({ subject: b, artifactType: "application/spdx+json", annotations: { made: "today" } });
    const { push } = pusher(registry.url);
    await push("team/app", sbom);
    const digests = async (query: string): Promise<unknown> => {
      const response = await fetch(`${registry.url}/v2/team/app/referrers/${b.digest}${query}`);
      const { manifests } = (await response.json()) as { readonly manifests: readonly { readonly digest: string }[] };
      return [response.headers.get("oci-filters-applied"), manifests.map(({ digest }) => digest)];
    };
    expect(await digests("")).toEqual([null, [signed.digest, sbom.digest]]);
    expect(await digests("?artifactType=application/spdx%2Bjson")).toEqual(["artifactType", [sbom.digest]]);
    expect(await status(registry, `GET /v2/team/app/referrers/${absent}`)).toBe("200");
    expect(await status(await start("distribution-3.1"), `GET /v2/team/app/referrers/${absent}`)).toBe("404");
  });

  it("are announced on PUT by zot alone", async () => {
    const subjectOn = async (dialect: DialectName): Promise<string | null> => {
      const registry = await start(dialect);
      const { signed } = fill(registry);
      const response = await fetch(`${registry.url}${manifests}/${signed.digest}`, {
        method: "PUT",
        headers: { "content-type": signed.mediaType },
        body: Buffer.from(signed.bytes),
      });
      expect(response.status).toBe(201);
      return response.headers.get("oci-subject");
    };
    expect(await subjectOn("zot")).toBe(image({ seed: "b" }).digest);
    expect(await subjectOn("distribution-3.1")).toBeNull();
  });
});

describe("every dialect", () => {
  it.each<DialectName>([
    "distribution-2.8",
    "distribution-3.0",
    "distribution-3.1",
    "zot",
    "tags-stay",
    "manifest-goes-with-tag",
    "harbor-like",
  ])("takes a push and gives it back whole below a base path: %s", async (dialect) => {
    const registry = await start(dialect, { basePath: "/nested/reg" });
    const { push } = pusher(registry.url);
    await push("team/app", index([image({ seed: "1" }), index([image({ seed: "2" })])]), ["deep"]);
    expect(await pullable(registry.url, "team/app", "deep")).toEqual([]);
    expect((await fetch(`http://${registry.host}/v2/`)).status).toBe(404);
  });

  it("logs every request", async () => {
    const registry = await start("zot");
    fill(registry);
    await fetch(`${registry.url}${manifests}/a?x=1`, {
      headers: { accept: ociManifest, authorization: "Bearer secret" },
    });
    expect(registry.log).toEqual([
      {
        method: "GET",
        path: `${manifests}/a`,
        query: "x=1",
        headers: { accept: ociManifest, authorization: "Bearer", ifNoneMatch: undefined },
        repository: "team/app",
        reference: "a",
        status: 200,
      },
    ]);
  });
});
