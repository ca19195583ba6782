/** What an answer to a DELETE proves, and what stays because nobody can tell what needs it. */
import { describe, expect, it } from "vitest";
import { adapter, place } from "../support/acr-harness.ts";
import { notThereAfterAll } from "../support/azure/fault.ts";
import { openAzure } from "../support/azure/sdk.ts";
import { index } from "../support/images.ts";
import { aged } from "../support/oci-harness.ts";
import { gzipBomb } from "../support/registry/broken-answer.ts";
import { emptyObject, type Fault, html, lostAnswer } from "../support/registry/fault.ts";
import { resultFor, run } from "../support/run.ts";
import { now, policy } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";

const app = "team/app";
const [old, shared, young] = [aged("old", 9), aged("shared", 8), aged("young", 1)];
const pushed = (content: typeof old, ...tags: readonly string[]) => ({ repository: app, content, tags });

trustCertificate();

async function pruned(fault: Fault, ...content: readonly ReturnType<typeof pushed>[]) {
  const fake = await openAzure({ now: () => now });
  place(fake, ...content, pushed(young, "v9"));
  fake.fault({ match: { method: "DELETE" }, do: fault });
  const result = await run(adapter(fake), policy({ keep: 1, protect: ["stable"] }), { repositories: [app] });
  return { fake, result: resultFor(result, app) };
}

const accepted =
  (status: number): Fault =>
  async ({ handle, send }) =>
    send({ ...(await handle()), status });

describe("a delete", () => {
  it.each([html, emptyObject])("of which a web page tells was none, as long as it is there", async (fault) => {
    const { fake, result } = await pruned(fault, pushed(old, "v1"), pushed(shared, "v2", "stable"));
    expect(result.status).toBe("failed");
    expect(result.tags.filter(({ verdict }) => verdict === "failed").map(({ tag }) => tag.name)).toEqual(["v2", "v1"]);
    expect(fake.store.sortedTags(app)).toEqual(["stable", "v1", "v2", "v9"]);
  });

  it.each([accepted(200), accepted(204), gzipBomb, lostAnswer])("was one when it is gone", async (fault) => {
    const { fake, result } = await pruned(fault, pushed(old, "v1"), pushed(shared, "v2", "stable"));
    expect([result.status, result.failures]).toEqual(["pruned", 0]);
    expect(fake.store.sortedTags(app)).toEqual(["stable", "v9"]);
  });
});

describe("an index with a tag that cannot be read", () => {
  it("keeps what has no tag, which may be a part of it", async () => {
    const [kept, goes] = [index([young, shared]), index([old, shared])];
    const fake = await openAzure({ now: () => now });
    // What cannot be read takes no rank.
    place(fake, pushed(goes, "v1"), pushed(kept, "v2"), pushed(aged("newest", 0), "v3"));
    fake.fault({
      match: ({ path, reference }) => path.startsWith("/v2/") && reference === kept.digest,
      do: notThereAfterAll,
    });
    await run(adapter(fake), policy({ keep: 1 }), { repositories: [app] });
    expect(fake.store.sortedTags(app)).toEqual(["v2", "v3"]);
    const held = fake.store.repositories.get(app)?.manifests;
    expect([kept, shared, young, old, goes].map(({ digest }) => held?.has(digest))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
