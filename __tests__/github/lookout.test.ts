/** What is pushed between the list and a delete keeps what it needs. */
import { describe, expect, it } from "vitest";
import { markerFor } from "../../src/github/marker.ts";
import { ChangedError } from "../../src/prune/errors.ts";
import { openAdapter, tally } from "../support/ghcr-harness.ts";
import type { FakeGithub, GithubOptions } from "../support/github/github.ts";
import { artifact, type Content, image, index, signature } from "../support/images.ts";
import { trustCertificate } from "../support/trust.ts";

const app = "acme/app";
const [child, second, kept] = [image({ seed: "child" }), image({ seed: "second" }), image({ seed: "kept" })];
const doomed = index([child, second]);
const its = signature(child, "subject").content;

/** An index without a tag that is to go, with its two children, and an image that stays. */
async function open(options: GithubOptions = {}) {
  const opened = await openAdapter(options);
  const { fake, clock } = opened;
  fake.store.push(app, doomed, ["v1"], "2026-01-01T00:00:00Z");
  fake.store.push(app, kept, ["v2"], "2026-01-02T00:00:00Z");
  const [snapshot, deleter] = [await opened.snapshot(), await opened.deleter()];
  const from = fake.log.length;
  return {
    ...{ ...opened, from },
    /** Lets what was seen grow old. */
    later: () => clock.sleep(11_000, new AbortController().signal),
    remove({ digest }: Content) {
      const manifest = snapshot.manifests.get(digest);
      if (manifest === undefined) throw new Error("it is not listed");
      const tags = snapshot.tags.filter((tag) => tag.digest === digest);
      return deleter.deleteManifest(manifest, tags).then(
        () => "deleted",
        (error: unknown) => error,
      );
    },
  };
}

const reads = (fake: FakeGithub, from: number) => tally(fake, from)["registry GET manifest"] ?? 0;

trustCertificate();

describe("what is new", () => {
  it.each<[string, readonly Content[], readonly string[]]>([
    ["an index with a tag", [index([child])], ["v3"]],
    ["an index without one", [index([child])], []],
    ["an index in an index", [index([index([child])])], ["v3"]],
    ["a signature in a fallback index", [signature(child, "fallback").content], signature(child, "fallback").tags],
    ["a signature of cosign", [signature(child, "cosign-tag").content], signature(child, "cosign-tag").tags],
    ["a signature by its subject", [its], []],
    [
      "a signature of cosign with another tag before",
      [signature(child, "cosign-tag").content],
      ["a", ...signature(child, "cosign-tag").tags],
    ],
    ["an SBOM of a signature", [artifact({ seed: "sbom", subject: its }), its], ["sbom"]],
  ])("keeps what it needs, and says so: %s", async (_, contents, tags) => {
    const { fake, remove } = await open();
    for (const [at, content] of contents.entries()) fake.store.push(app, content, at === 0 ? tags : []);
    const error = await remove(child);
    expect(error).toBeInstanceOf(ChangedError);
    expect(String(error)).toMatch(/is needed by .*, which was not so when it was planned/);
    expect(await remove(second)).toBe("deleted");
  });

  it("is looked at again after ten seconds, and read once", async () => {
    const { fake, remove, later, from } = await open();
    fake.store.push(app, index([image({ seed: "new" })]), ["v3"]);
    expect(await remove(doomed)).toBe("deleted");
    const before = reads(fake, from);
    expect(before).toBeGreaterThan(0);
    await later();
    expect(await remove(second)).toBe("deleted");
    expect(reads(fake, from)).toBe(before);
    await later();
    fake.store.push(app, index([child]), ["v4"]);
    expect(await remove(child)).toBeInstanceOf(ChangedError);
  });

  it("shares one look with all who ask within ten seconds", async () => {
    const { fake, remove, from } = await open();
    for (const content of [doomed, child, second]) expect(await remove(content)).toBe("deleted");
    expect(tally(fake, from)["api GET versions"]).toBe(1);
  });

  it("is found behind a page that is full of it, and costs a page more only then", async () => {
    const { fake, remove, later, from } = await open();
    for (let at = 0; at < 120; at++) fake.store.push(app, image({ seed: `old${at}` }), [], "2026-01-03T00:00:00Z");
    fake.store.push(app, index([child]), ["v3"], "2026-01-03T00:00:00Z");
    for (let at = 0; at < 130; at++) fake.store.push(app, image({ seed: `new${at}` }), [], "2026-01-04T00:00:00Z");
    expect(await remove(child)).toBeInstanceOf(ChangedError);
    expect(tally(fake, from)["api GET versions"]).toBe(3);
    await later();
    expect(await remove(child)).toBeInstanceOf(ChangedError);
  });

  it("is found where the last change counts, and something known was tagged after it", async () => {
    const { fake, remove } = await open({ order: "updated" });
    fake.store.push(app, index([child]), ["v3"]);
    for (let at = 0; at < 120; at++) fake.store.push(app, image({ seed: `new${at}` }), []);
    fake.store.push(app, kept, ["latest"], "2099-01-01T00:00:00Z");
    expect(await remove(child)).toBeInstanceOf(ChangedError);
  });

  it("is not what is listed and gone, nor a marker of this program", async () => {
    const { fake, remove, from } = await open({ lag: { deleted: 9 } });
    const sign = signature(child, "cosign-tag");
    fake.store.push(app, sign.content, sign.tags);
    const { mediaType, bytes, digest } = markerFor("v7");
    fake.store.putManifest(app, mediaType, bytes, ["v7"]);
    fake.fault(
      { match: ({ reference }) => reference === sign.content.digest, do: ({ send }) => send(unknown) },
      "registry",
    );
    expect(await remove(child)).toBe("deleted");
    expect(fake.log.slice(from).filter(({ reference }) => reference === digest)).toEqual([]);
  });

  it("makes a delete fail when it cannot be read", async () => {
    const { fake, remove, from } = await open();
    fake.store.push(app, index([child]), ["v3"]);
    fake.fault(
      { match: { method: "GET", path: /manifests/ }, do: ({ send }) => send({ status: 502, body: "" }) },
      "registry",
    );
    expect(await remove(child)).toMatchObject({ refusal: "transient" });
    expect(tally(fake, from)["api DELETE version"]).toBeUndefined();
  });
});

const unknown = { status: 404, json: { errors: [{ code: "MANIFEST_UNKNOWN", message: "manifest unknown" }] } };
