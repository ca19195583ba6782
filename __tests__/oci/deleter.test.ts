/** What happens between the reading and the delete, moved to the worst moment by the fake's own hooks. */
import { describe, expect, it } from "vitest";
import { createDeleter } from "../../src/oci/deleter.ts";
import { ChangedError } from "../../src/prune/errors.ts";
import type { RepositoryResult } from "../../src/prune/result.ts";
import { type Content, index, layer, seed, signature } from "../support/images.ts";
import { aged, type Opened, open, snapshotOf, tally } from "../support/oci-harness.ts";
import { gzipBomb, oversized } from "../support/registry/broken-answer.ts";
import { pullable } from "../support/registry/client.ts";
import type { DialectName } from "../support/registry/dialect.ts";
import { answer, before, type Fault, lostAnswer } from "../support/registry/fault.ts";
import { resultFor, run } from "../support/run.ts";
import { policy, untaggingFirst, type Wish } from "../support/state.ts";

const [one, two, kept] = [aged("one", 9), aged("two", 8), aged("kept", 1)] as const;
const fresh = aged("fresh", 0);

/** `v1` and `v2` are doomed, `v3` stays. */
async function filled(dialect: DialectName, options: Parameters<typeof open>[1] = {}): Promise<Opened> {
  const opened = await open(dialect, options);
  for (const [at, content] of [one, two, kept].entries()) seed(opened.fake.store, "app", content, [`v${at + 1}`]);
  return opened;
}

/** Does `change` right before the `nth` request of this kind is handled. */
function when({ fake }: Opened, method: string, path: RegExp, change: () => void, nth = 1): void {
  fake.fault({ match: { method, path }, do: before(change), nth, times: 1 });
}

async function prune(opened: Opened, wish: Wish = { keep: 1 }): Promise<RepositoryResult> {
  return resultFor(await run(opened.registry, policy(wish)));
}

const tagsIn = ({ fake }: Opened) => fake.store.sortedTags("app");
const tagOf = (result: RepositoryResult, name: string) => result.tags.find(({ tag }) => tag.name === name)?.verdict;
const imageOf = (result: RepositoryResult, { digest }: Content) =>
  result.images.find(({ manifest }) => manifest.digest === digest)?.verdict;
const push = ({ fake }: Opened, content: Content, ...tags: readonly string[]) => seed(fake.store, "app", content, tags);
const wrongWith = ({ fake }: Opened, reference: string) => pullable(fake.url, "app", reference);

describe("a tag that is moved right before it goes", () => {
  it("stays, on its new image", async () => {
    const opened = await filled("distribution-3.1");
    when(opened, "HEAD", /manifests\/v1$/, () => push(opened, fresh, "v1"));
    const result = await prune(opened);
    expect(tagsIn(opened)).toEqual(["v1", "v3"]);
    expect(await wrongWith(opened, "v1")).toEqual([]);
    expect([tagOf(result, "v1"), tagOf(result, "v2"), result.failures]).toEqual(["changed", "deleted", 0]);
    expect(result.tags.find(({ tag }) => tag.name === "v1")?.reasons[0]).toBe(
      `v1 pointed to ${one.digest}, and points to ${fresh.digest} now`,
    );
  });

  it.each([
    ["refused for the moment", answer(503)],
    ["left without an answer", lostAnswer],
  ])("stays also when it was pushed again after a DELETE that was %s", async (_, failure) => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({
      match: { method: "DELETE", path: /manifests\/v1$/ },
      times: 1,
      async do(exchange) {
        await failure(exchange);
        push(opened, fresh, "v1");
      },
    });
    const result = await prune(opened);
    expect(tagsIn(opened)).toEqual(["v1", "v3"]);
    expect(await wrongWith(opened, "v1")).toEqual([]);
    expect([tagOf(result, "v1"), tagOf(result, "v2"), result.failures]).toEqual(["changed", "deleted", 0]);
  });

  it("stays where only whole images can go", async () => {
    const opened = await filled("distribution-2.8");
    // The list is read, then asked whether it has pages, and read again before the first delete.
    when(opened, "GET", /tags\/list$/, () => push(opened, fresh, "v1"), 3);
    const result = await prune(opened);
    expect(tagsIn(opened)).toEqual(["v1", "v3"]);
    expect([tagOf(result, "v1"), tagOf(result, "v2"), result.failures]).toEqual(["changed", "deleted", 0]);
  });

  it.each([
    ["distribution-2.8", "GET", /tags\/list$/, 3],
    ["distribution-3.1", "HEAD", /manifests\/v1$/, 1],
    ["zot", "HEAD", /manifests\/v1$/, 1],
  ] as const)("keeps another doomed image that its new index lists, on %s", async (dialect, method, path, nth) => {
    const opened = await filled(dialect);
    when(opened, method, path, () => push(opened, index([index([two]), fresh]), "v1"), nth);
    const result = await prune(opened);
    expect(await wrongWith(opened, "v1")).toEqual([]);
    expect([tagOf(result, "v1"), imageOf(result, two), result.failures]).toEqual(["changed", "changed", 0]);
  });
});

describe("a doomed image that somebody needs by now", () => {
  const dialects = ["distribution-2.8", "distribution-3.1", "zot"] as const;

  /** Does `change` before the list is read for the third time, right before the first image goes. */
  async function changed(dialect: DialectName, change: (opened: Opened) => void) {
    const opened = await filled(dialect);
    when(opened, "GET", /tags\/list$/, () => change(opened), 3);
    const result = await prune(opened);
    expect(result.failures).toBe(0);
    return { opened, result };
  }

  it.each(dialects)("stays: it got a new tag, on %s", async (dialect) => {
    const { opened, result } = await changed(dialect, (at) => push(at, one, "promoted"));
    expect(await wrongWith(opened, "promoted")).toEqual([]);
    expect([imageOf(result, one), imageOf(result, two)]).toEqual(["changed", "deleted"]);
    expect(result.images.find(({ manifest }) => manifest.digest === one.digest)?.reasons[0]).toBe(
      `${one.digest} is needed by promoted, which was not so when it was planned`,
    );
  });

  it.each(dialects)("stays: a kept tag was moved onto it, on %s", async (dialect) => {
    const { opened, result } = await changed(dialect, (at) => push(at, one, "v3"));
    expect(await wrongWith(opened, "v3")).toEqual([]);
    expect(imageOf(result, one)).toBe("changed");
    expect(result.notes).toEqual([`v3 was moved to ${one.digest} meanwhile`]);
  });

  it.each(dialects)("stays: a new index lists it, at any depth, on %s", async (dialect) => {
    const { opened, result } = await changed(dialect, (at) => push(at, index([index([one]), fresh]), "multi"));
    expect(await wrongWith(opened, "multi")).toEqual([]);
    expect([imageOf(result, one), imageOf(result, two)]).toEqual(["changed", "deleted"]);
  });

  it.each(dialects)("stays: it was signed, on %s", async (dialect) => {
    const { content, tags } = signature(one, "cosign-tag");
    const { opened, result } = await changed(dialect, (at) => push(at, content, ...tags));
    expect(await wrongWith(opened, one.digest)).toEqual([]);
    expect(await wrongWith(opened, tags[0] ?? "")).toEqual([]);
    expect(imageOf(result, one)).toBe("changed");
  });

  it.each(dialects)("stays: a new index lists it and is signed at the same time, on %s", async (dialect) => {
    const multi = index([one, fresh]);
    const { content, tags } = signature(multi, "cosign-tag");
    // One look after the other, the signature first.
    const opened = await open(dialect, { concurrency: 1 });
    for (const [at, image] of [one, two, kept].entries()) seed(opened.fake.store, "app", image, [`v${at + 1}`]);
    const change = () => {
      push(opened, content, ...tags);
      push(opened, multi, "v9");
    };
    when(opened, "GET", /tags\/list$/, change, 3);
    await prune(opened);
    expect(await wrongWith(opened, "v9")).toEqual([]);
  });

  it("stays: the tag that this run removed was pushed again", async () => {
    const { opened, result } = await changed("distribution-3.1", (at) => push(at, one, "v1"));
    expect(await wrongWith(opened, "v1")).toEqual([]);
    expect(imageOf(result, one)).toBe("changed");
  });

  it("stays: it got a new tag, which a broken proxy hides", async () => {
    const opened = await filled("distribution-3.1");
    when(opened, "GET", /tags\/list$/, () => push(opened, one, "promoted"), 3);
    opened.fake.fault({ match: { method: "HEAD", path: /promoted$/ }, do: answer(404, "404 page not found") });
    await prune(opened);
    expect(tagsIn(opened)).toContain("promoted");
    expect(await wrongWith(opened, one.digest)).toEqual([]);
  });

  it("stays with its children when the list cannot be read again", async () => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({ match: { path: /tags\/list$/ }, do: answer(500), nth: 3 });
    const result = await prune(opened);
    expect([imageOf(result, one), imageOf(result, two)]).toEqual(["failed", "failed"]);
    expect(await wrongWith(opened, one.digest)).toEqual([]);
    expect(tally(opened.fake.log)["DELETE digest"]).toBe(1);
  });

  it("stays when the list says that there is no such repository, though its tags are there", async () => {
    const opened = await filled("distribution-3.1");
    const unknown = JSON.stringify({ errors: [{ code: "NAME_UNKNOWN", message: "repository name not known" }] });
    opened.fake.fault({ match: { path: /tags\/list$/ }, do: answer(404, unknown), nth: 3 });
    const result = await prune(opened);
    expect([imageOf(result, one), imageOf(result, two), result.status]).toEqual(["failed", "failed", "failed"]);
    expect(await wrongWith(opened, one.digest)).toEqual([]);
  });

  it("goes when there is no list any more because its last tag has gone", async () => {
    const opened = await filled("distribution-3.1");
    const unknown = JSON.stringify({ errors: [{ code: "NAME_UNKNOWN", message: "repository name not known" }] });
    opened.fake.fault({ match: { path: /tags\/list$/ }, do: answer(404, unknown), nth: 3 });
    const result = await prune(opened, { keep: 0, allowEmpty: true });
    expect([imageOf(result, one), imageOf(result, kept), result.status]).toEqual(["deleted", "deleted", "pruned"]);
    expect(opened.fake.store.repositories.get("app")?.manifests.size).toBe(0);
  });

  it("stays when a tag cannot be looked at again", async () => {
    const opened = await filled("distribution-2.8");
    opened.fake.fault({ match: { method: "HEAD", path: /manifests\/v3$/ }, do: answer(502) });
    const result = await prune(opened);
    expect([imageOf(result, one), imageOf(result, two)]).toEqual(["failed", "failed"]);
    expect(tagsIn(opened)).toEqual(["v1", "v2", "v3"]);
  });

  it("stays when the second list does not come to its end", async () => {
    const opened = await filled("distribution-3.1");
    let page = 0;
    opened.fake.fault({
      match: { path: /tags\/list$/ },
      nth: 3,
      do: ({ send }) =>
        send({
          status: 200,
          json: { tags: ["v3"] },
          headers: { Link: `</v2/app/tags/list?last=${page++}>; rel="next"` },
        }),
    });
    const result = await prune(opened);
    expect(imageOf(result, one)).toBe("failed");
    expect(await wrongWith(opened, one.digest)).toEqual([]);
  });
});

describe("what is gone already", () => {
  it("counts apart: a tag", async () => {
    const opened = await filled("distribution-3.1");
    when(opened, "HEAD", /manifests\/v1$/, () => void opened.fake.store.untag("app", "v1"));
    const result = await prune(opened);
    expect([tagOf(result, "v1"), imageOf(result, one), result.failures]).toEqual(["already-gone", "deleted", 0]);
    expect(tagsIn(opened)).toEqual(["v3"]);
  });

  it("counts apart: a tag that goes between the look and the delete", async () => {
    const opened = await filled("distribution-3.1");
    when(opened, "DELETE", /manifests\/v1$/, () => void opened.fake.store.untag("app", "v1"));
    expect(tagOf(await prune(opened), "v1")).toBe("already-gone");
  });

  it.each(["distribution-2.8", "distribution-3.1"] as const)("counts apart: an image, on %s", async (dialect) => {
    const opened = await filled(dialect);
    when(opened, "DELETE", new RegExp(one.digest), () => void opened.fake.store.deleteManifest("app", one.digest));
    const result = await prune(opened);
    expect([imageOf(result, one), imageOf(result, two), result.failures]).toEqual(["already-gone", "deleted", 0]);
  });

  it.each(["distribution-2.8", "distribution-3.1"] as const)(
    "is our own doing when the answer to a delete was lost, on %s",
    async (dialect) => {
      const opened = await filled(dialect);
      const deletes = /manifests\/(?:v1|sha256:(?!0{64}).*)$/;
      opened.fake.fault({ match: { method: "DELETE", path: deletes }, do: lostAnswer, times: 2 });
      const result = await prune(opened);
      expect([tagOf(result, "v1"), imageOf(result, one), imageOf(result, two)]).toEqual(Array(3).fill("deleted"));
      expect([result.status, result.failures]).toEqual(["pruned", 0]);
    },
  );
});

describe("an answer that is no proof", () => {
  const deletes = { method: "DELETE", path: /manifests\/(?:v1|sha256:(?!0{64}).*)$/ };

  it.each([
    ["a 404 in the registry's own words", answer(404, '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"unknown"}]}')],
    ["a page of a portal", answer(200, "<!doctype html>")],
    ["success without a word", answer(204)],
  ])("%s, is not believed as long as it is there", async (_, fault) => {
    for (const dialect of ["distribution-2.8", "distribution-3.1"] as const) {
      const opened = await filled(dialect);
      const match = { method: "DELETE", path: new RegExp(`manifests/(?:v1|${one.digest})$`) };
      opened.fake.fault({ match, do: fault, times: 1 });
      const result = await prune(opened);
      expect([result.status, tagOf(result, "v1"), imageOf(result, two)]).toEqual(["failed", "failed", "deleted"]);
      expect(tagsIn(opened)).toEqual(["v1", "v3"]);
    }
  });

  it.each<[string, Fault]>([
    ["a success other than 202", async ({ handle, send }) => send({ ...(await handle()), status: 200 })],
    ["an answer that nobody asked for", gzipBomb],
    ["one that is too large", oversized],
    ["one that is always lost", lostAnswer],
  ])("%s, is one when it is gone", async (_, fault) => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({ match: deletes, do: fault });
    const result = await prune(opened);
    expect([result.status, imageOf(result, one), imageOf(result, two)]).toEqual(["pruned", "deleted", "deleted"]);
  });
});

describe("a refusal", () => {
  it("without an error of the registry is never taken for success", async () => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({ match: { method: "DELETE", path: /manifests\/v1$/ }, do: answer(404, "404 page not found") });
    const result = await prune(opened);
    expect([result.status, tagOf(result, "v1"), imageOf(result, one)]).toEqual(["failed", "failed", "remaining"]);
    expect(tagsIn(opened)).toEqual(["v1", "v3"]);
  });

  it.each([
    [409, '{"errors":[{"code":"TAG_IMMUTABLE","message":"immutable"}]}'],
    [412, '{"errors":[{"code":"PRECONDITION","message":"configured as immutable"}]}'],
    [405, '{"errors":[{"code":"DENIED","message":"referenced by an index"}]}'],
  ])("%d that protects keeps the tag and its image, and fails nothing", async (status, body) => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({ match: { method: "DELETE", path: /manifests\/v1$/ }, do: answer(status, body) });
    const result = await prune(opened);
    expect([result.status, tagOf(result, "v1"), imageOf(result, one)]).toEqual(["pruned", "retained", "retained"]);
    expect(tagsIn(opened)).toEqual(["v1", "v3"]);
  });

  it("of one image does not stop the others", async () => {
    const opened = await filled("distribution-2.8");
    opened.fake.fault({ match: { method: "DELETE", path: new RegExp(one.digest) }, do: answer(500) });
    const result = await prune(opened);
    expect([result.status, imageOf(result, one), imageOf(result, two)]).toEqual(["failed", "failed", "deleted"]);
    expect(tagsIn(opened)).toEqual(["v1", "v3"]);
  });
});

describe("on a server that deletes an image together with one of its tags", () => {
  const shared = aged("shared", 7);

  async function filledWithShared() {
    const opened = await filled("manifest-goes-with-tag");
    push(opened, shared, "v2.5", "stable");
    return opened;
  }

  it("the first tag tells, and no kept tag is lost", async () => {
    const opened = await filledWithShared();
    const result = await prune(opened, { keep: 1, protect: ["stable"] });
    expect(tagsIn(opened)).toContain("stable");
    expect(tally(opened.fake.log)["DELETE tag"]).toBe(2);
    expect(result.status).toBe("failed");
    expect(result.tags.find(({ tag }) => tag.name === "v2.5")?.reasons[0]).toMatch(
      /this registry deletes an image together with one of its tags \(sha256:\w+ went with v1\), so no further tag is removed/,
    );
    expect(await wrongWith(opened, "stable")).toEqual([]);
    expect(await wrongWith(opened, "v3")).toEqual([]);
  });

  it.each<[string, (opened: Opened, tag: string) => void]>([
    ["was moved", (opened, tag) => push(opened, fresh, tag)],
    ["is gone", (opened, tag) => void opened.fake.store.untag("app", tag)],
  ])("the next tag tells when the first one %s", async (_, change) => {
    const opened = await filledWithShared();
    when(opened, "HEAD", /manifests\/v2$/, () => change(opened, "v2"));
    const result = await prune(opened, { keep: 1, protect: ["stable"] });
    expect(tagOf(result, "v2")).not.toBe("deleted");
    expect(tagsIn(opened)).toContain("stable");
    expect(await wrongWith(opened, "stable")).toEqual([]);
  });

  it("the next tag tells when the first one could not be looked at afterwards", async () => {
    const opened = await filledWithShared();
    opened.fake.fault({ match: { method: "HEAD", path: new RegExp(two.digest) }, do: answer(502) });
    await prune(opened, { keep: 1, protect: ["stable"] });
    expect(tagsIn(opened)).toContain("stable");
  });
});

describe("on a server where tags outlive their image", () => {
  it("every tag goes before the image", async () => {
    const opened = await filled("tags-stay");
    const multi = index([aged("child", 7)]);
    push(opened, multi, "v1.5", "v1.5.0");
    const result = await prune(opened);
    expect([result.status, result.message]).toEqual(["pruned", undefined]);
    expect(tagsIn(opened)).toEqual(["v3"]);
    expect([...(opened.fake.store.repositories.get("app")?.manifests.keys() ?? [])]).toEqual([kept.digest]);
  });
});

describe("on a server like Harbor, which takes children and signatures along", () => {
  it("all that was planned is gone, and what is kept can be pulled", async () => {
    const opened = await open("harbor-like");
    const base = aged("base", 5, { layers: [layer(500, "base")] });
    push(opened, index([aged("own", 9), base]), "v1");
    push(opened, signature(aged("own", 9), "subject").content);
    push(opened, index([base, aged("new", 1)]), "v2");
    const result = await prune(opened);
    expect([result.status, result.message, result.failures]).toEqual(["pruned", undefined, 0]);
    expect(tagsIn(opened)).toEqual(["v2"]);
    expect(await wrongWith(opened, "v2")).toEqual([]);
  });

  it("a tag on a shared image is retained, and says why", async () => {
    const opened = await open("harbor-like");
    push(opened, one, "v1", "stable");
    push(opened, kept, "v3");
    const result = await prune(opened, { keep: 1, protect: ["stable"] });
    expect(tagsIn(opened)).toEqual(["stable", "v1", "v3"]);
    expect(result.tags.find(({ tag }) => tag.name === "v1")?.reasons[0]).toBe(
      "shares its image with stable, and this registry cannot remove one tag of several",
    );
  });
});

describe("a deleter", () => {
  it("has the powers that were proved", async () => {
    const { endpoint, http, registry } = await filled("distribution-3.1");
    const snapshot = await snapshotOf(registry, { keep: 1 });
    expect(
      createDeleter({ endpoint, http: http, concurrency: 8, now: Date.now }, snapshot, untaggingFirst).powers,
    ).toBe(untaggingFirst);
  });

  it("does not delete an image when one of the tags that should go with it was moved", async () => {
    const opened = await filled("distribution-2.8");
    const snapshot = await snapshotOf(opened.registry, { keep: 1 });
    const deleter = createDeleter(
      { endpoint: opened.endpoint, http: opened.http, concurrency: 8, now: Date.now },
      snapshot,
      {
        untag: false,
        untagFirst: false,
      },
    );
    push(opened, fresh, "v1");
    const manifest = snapshot.manifests.get(one.digest);
    if (manifest === undefined) throw new Error("it was read");
    await expect(deleter.deleteManifest(manifest, [{ name: "v1", digest: one.digest }])).rejects.toThrow(ChangedError);
    expect(tally(opened.fake.log)).not.toHaveProperty("DELETE digest");
  });

  it("looks again when its last look is more than two seconds old", async () => {
    const opened = await filled("distribution-2.8");
    const snapshot = await snapshotOf(opened.registry, { keep: 1 });
    let now = 0;
    const looking = { endpoint: opened.endpoint, http: opened.http, concurrency: 8, now: () => now };
    const deleter = createDeleter(looking, snapshot, { untag: false, untagFirst: false });
    const remove = ({ digest }: Content, name: string) => {
      const manifest = snapshot.manifests.get(digest);
      if (manifest === undefined) throw new Error("it was read");
      return deleter.deleteManifest(manifest, [{ name, digest }]);
    };
    const lists = () => tally(opened.fake.log)["GET list"] ?? 0;

    const before = lists();
    await remove(one, "v1");
    now = 2_000;
    await deleter.deleteManifest({ digest: fresh.digest, mediaType: "", children: [] }, []).catch(() => {});
    const oneLook = lists() - before;

    push(opened, two, "rolled-back");
    now = 2_001;
    await expect(remove(two, "v2")).rejects.toThrow(`${two.digest} is needed by rolled-back`);
    expect(lists() - before).toBe(2 * oneLook);
    expect(await wrongWith(opened, "rolled-back")).toEqual([]);
  });
});
