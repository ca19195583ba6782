/** Taking one tag of several off its image, cut off and interfered with at every point. */
import { describe, expect, it } from "vitest";
import { isMarker, markerFor } from "../../src/github/marker.ts";
import { AuthError, ChangedError, RegistryError } from "../../src/prune/errors.ts";
import { adapter, openAdapter, tally, writes } from "../support/ghcr-harness.ts";
import { classic, type Scope, workflow } from "../support/github/accounts.ts";
import type { FakeGithub, GithubOptions } from "../support/github/github.ts";
import { image } from "../support/images.ts";
import { answer, type FaultRule, lostAnswer, reset, before as whenAsked } from "../support/registry/fault.ts";
import { trustCertificate } from "../support/trust.ts";

const app = "acme/app";
const shared = image({ seed: "shared" });
const other = image({ seed: "other" });
const fresh = image({ seed: "fresh" });
const put = { method: "PUT", path: /\/manifests\/v1$/ };
const remove = { method: "DELETE" };
const list = { method: "GET", path: /\/versions$/ };

const at = ({ store }: FakeGithub, tag: string) => store.manifest(app, tag)?.digest;
const pushes = ({ log }: FakeGithub) => log.filter(({ method, status }) => method === "PUT" && status === 201).length;
const marker = markerFor("v1");
const withScopes = (...scopes: readonly Scope[]) => ({ ...classic, scopes });

/** `v1` and `stable` on one image, `v2` on another, and what takes `v1` off. Faults strike after all was read. */
async function open(options: GithubOptions & { readonly account?: typeof classic | typeof workflow } = {}) {
  const opened = await openAdapter(options);
  const { fake } = opened;
  fake.store.push(app, shared, ["v1", "stable"], "2026-01-01T00:00:00Z");
  fake.store.push(app, other, ["v2"], "2026-01-02T00:00:00Z");
  const [snapshot, deleter] = [await opened.snapshot(), await opened.deleter()];
  const tag = snapshot.tags.find(({ name }) => name === "v1");
  if (tag === undefined) throw new Error("v1 is not listed");
  const from = fake.log.length;
  return {
    ...opened,
    ...{ snapshot, tag, from },
    untag: () =>
      deleter.deleteTag(tag).then(
        () => undefined,
        (error: unknown) => error,
      ),
    untagStable: () => deleter.deleteTag({ ...tag, name: "stable" }).catch((error: unknown) => error),
  };
}

const refusal = (error: unknown) => (error instanceof RegistryError ? error.refusal : error);

trustCertificate();

describe("a marker", () => {
  it("is an index of nothing that depends on the tag alone", () => {
    expect(markerFor("v1")).toEqual(marker);
    expect(markerFor("v2").digest).not.toBe(marker.digest);
    expect(JSON.parse(marker.bytes.toString())).toEqual({
      schemaVersion: 2,
      mediaType: marker.mediaType,
      manifests: [],
      annotations: { "io.github.prune-container-registry.untagged": "v1" },
    });
  });

  it.each<[boolean, string, readonly string[] | undefined]>([
    [true, marker.digest, ["v1"]],
    [false, marker.digest, ["v1", "v2"]],
    [false, marker.digest, ["v2"]],
    [false, marker.digest, []],
    [false, marker.digest, undefined],
    [false, shared.digest, ["v1"]],
  ])("is recognized by its only tag: %s for %s with %j", (expected, digest, tags) => {
    expect(isMarker({ digest, tags })).toBe(expected);
  });
});

describe("taking a tag off its image", () => {
  it("moves it to a marker and deletes that: one push, one page, one delete, and nothing else changes", async () => {
    const { fake, untag, from } = await open();
    expect(await untag()).toBeUndefined();
    expect(fake.store.sortedTags(app)).toEqual(["stable", "v2"]);
    expect([at(fake, "stable"), at(fake, "v2")]).toEqual([shared.digest, other.digest]);
    expect(fake.store.manifest(app, marker.digest)).toBeUndefined();
    // Where the tag is; that it is gone, which a HEAD cannot tell; and that its sibling is still there. The first push of a
    // repository is answered with what to sign in for.
    expect(tally(fake, from)).toMatchObject({
      ...{ "registry HEAD manifest": 3, "registry PUT manifest": 2, "registry GET manifest": 1 },
      ...{ "api GET versions": 1, "api DELETE version": 1 },
    });
    expect([fake.violations, fake.strangers]).toEqual([[], []]);
  });

  it.each([1, 4])("waits until the marker is listed, which %i looks do not show", async (pushed) => {
    const { fake, untag, clock } = await open({ lag: { pushed } });
    const began = clock.now();
    expect(await untag()).toBeUndefined();
    expect(clock.now() - began).toBeGreaterThanOrEqual(1_000 * pushed);
    expect(fake.store.sortedTags(app)).toEqual(["stable", "v2"]);
  });

  it("leaves the rest to the next run when the marker is not listed for long, which pushes nothing then", async () => {
    const { fake, untag, from } = await open({ lag: { pushed: 5 } });
    const error = await untag();
    expect(refusal(error)).toBe("transient");
    expect(String(error)).toMatch(/v1 was taken off its image, .* the next run finishes it/);
    expect(at(fake, "v1")).toBe(marker.digest);
    expect(await untag()).toBeUndefined();
    expect(at(fake, "v1")).toBeUndefined();
    expect(pushes(fake)).toBe(1);
    expect(tally(fake, from)["api DELETE version"]).toBe(1);
  });

  it("is finished by a run that finds the marker, whatever it was about, and only its own", async () => {
    const { fake, untag, clock } = await open();
    const undo = fake.fault({ match: remove, do: reset });
    expect(refusal(await untag())).toBe("transient");
    undo();
    // Content of somebody else that looks much the same.
    fake.store.putManifest(app, marker.mediaType, markerFor("elsewhere").bytes, ["mine"]);
    const registry = adapter(fake, { clock });
    const { tags } = await registry.snapshot(app, {
      untagged: false,
      timesFor: () => ({ tags: new Set(), manifests: new Set() }),
      doomed: () => new Set(),
    });
    expect(tags.flatMap(({ name, leftover }) => (leftover === undefined ? [] : [name]))).toEqual(["v1"]);
  });

  it("goes on when only the answer to the push was lost, or that to the delete", async () => {
    for (const match of [put, remove]) {
      const { fake, untag, from } = await open();
      if (match === put) fake.fault({ match, do: lostAnswer, nth: 2 }, "registry");
      else fake.fault({ match, do: lostAnswer, times: 1 });
      expect(await untag()).toBeUndefined();
      expect(fake.store.sortedTags(app)).toEqual(["stable", "v2"]);
      expect(writes(fake, from)).toHaveLength(3);
    }
  });

  it("pushes again, after another look, what was not pushed for a moment", async () => {
    for (const fault of [reset, answer(502), answer(408)]) {
      const { fake, untag } = await open();
      fake.fault({ match: put, do: fault, nth: 2, times: 1 }, "registry");
      expect(await untag()).toBeUndefined();
      expect(fake.store.sortedTags(app)).toEqual(["stable", "v2"]);
    }
  });

  it("says where the tag is meanwhile when its marker stays", async () => {
    for (const status of [401, 500]) {
      const { fake, untag } = await open();
      fake.fault({ match: remove, do: answer(status, '{"message":"no"}') });
      expect(String(await untag())).toContain("v1 points to an empty image until the next run takes it away");
      expect(at(fake, "v1")).toBe(marker.digest);
    }
  });

  it("fails where nothing was pushed, and leaves the tag where it was", async () => {
    for (const fault of [reset, answer(502), answer(408)]) {
      const { fake, untag, from } = await open();
      fake.fault({ match: put, do: fault }, "registry");
      expect(refusal(await untag())).toBe("transient");
      expect(at(fake, "v1")).toBe(shared.digest);
      expect(tally(fake, from)["api DELETE version"]).toBeUndefined();
    }
  });
});

describe("a tag that is not where it was", () => {
  it("is left alone before anything is pushed: one that was moved, and one that is gone", async () => {
    const { fake, untag, from } = await open();
    fake.store.push(app, fresh, ["v1"]);
    const changed = await untag();
    expect(changed).toBeInstanceOf(ChangedError);
    expect(String(changed)).toContain(`v1 pointed to ${shared.digest}, and points to ${fresh.digest} now`);
    fake.store.untag(app, "v1");
    expect(refusal(await untag())).toBe("gone");
    expect(writes(fake, from)).toEqual([]);
  });

  it.each<[string, FaultRule]>([
    ["before the list is read", { match: list, do: whenAsked(() => {}) }],
    ["before the delete", { match: remove, do: whenAsked(() => {}) }],
  ])("stays what was pushed to it meanwhile, %s; the marker is gone", async (_, { match }) => {
    const { fake, untag } = await open();
    fake.fault({ match, do: whenAsked(() => void fake.store.push(app, fresh, ["v1"])), times: 1 });
    expect(await untag()).toBeInstanceOf(ChangedError);
    expect([at(fake, "v1"), at(fake, "stable")]).toEqual([fresh.digest, shared.digest]);
    expect(fake.store.manifest(app, marker.digest)).toBeUndefined();
  });

  it("is left alone with a marker that somebody else has tagged", async () => {
    const { fake, untag, from } = await open();
    const tagged = whenAsked(() => void fake.store.putManifest(app, marker.mediaType, marker.bytes, ["mine"]));
    fake.fault({ match: list, do: tagged, times: 1 });
    const error = await untag();
    expect(error).toBeInstanceOf(ChangedError);
    expect(String(error)).toContain("mine points to the marker of v1");
    expect(tally(fake, from)["api DELETE version"]).toBeUndefined();
  });

  it("is not told to be gone because the marker of an earlier run is, which is still listed", async () => {
    const { fake, untag } = await open({ lag: { deleted: 9, pushed: 2 } });
    expect(await untag()).toBeUndefined();
    fake.store.push(app, shared, ["v1"]);
    const error = await untag();
    expect([refusal(error), String(error)]).toEqual(["transient", expect.stringContaining("the next run finishes it")]);
    expect(at(fake, "v1")).toBe(marker.digest);
  });

  it("makes the run fail when its sibling is gone with it", async () => {
    const { fake, untag } = await open();
    fake.fault({ match: remove, do: whenAsked(() => void fake.store.untag(app, "stable")) });
    expect(String(await untag())).toContain("stable, on the same image as v1, is gone");
  });
});

describe("who may not", () => {
  it.each([
    ["a classic token", withScopes("read:packages", "delete:packages")],
    ["a workflow", { ...workflow, packages: "read" } as const],
    ["somebody who may only read", { ...classic, role: () => "read" as const }],
  ])("push keeps the tag, and is told what it takes: %s", async (_, account) => {
    const { fake, untag } = await open({ account });
    const error = await untag();
    expect(refusal(error)).toBe("protected");
    expect(String(error)).toMatch(
      /v1 is one of several tags .*`packages: write`, or `write:packages` of a classic token/,
    );
    expect(at(fake, "v1")).toBe(shared.digest);
  });

  it("sign in keeps the tag too", async () => {
    const { fake, untag } = await open();
    fake.fault({ match: put, do: answer(401) }, "registry");
    const error = await untag();
    expect(error).not.toBeInstanceOf(AuthError);
    expect(refusal(error)).toBe("protected");
    expect(at(fake, "v1")).toBe(shared.digest);
  });

  it("delete gets the tag back, and no other tag is moved for nothing", async () => {
    const { fake, untag, untagStable } = await open({ account: withScopes("write:packages") });
    const error = await untag();
    expect(refusal(error)).toBe("forbidden");
    expect(String(error)).toMatch(/Deleting takes `permissions: packages: write` and the role Admin/);
    expect([at(fake, "v1"), at(fake, "stable")]).toEqual([shared.digest, shared.digest]);
    expect(pushes(fake)).toBe(2);
    expect(await untagStable()).toBe(error);
    expect(pushes(fake)).toBe(2);
  });

  it("delete does not get back what somebody else has pushed meanwhile", async () => {
    const { fake, untag } = await open({ account: withScopes("write:packages") });
    fake.fault({ match: remove, do: whenAsked(() => void fake.store.push(app, fresh, ["v1"])) });
    expect(refusal(await untag())).toBe("forbidden");
    expect(at(fake, "v1")).toBe(fresh.digest);
  });

  it("delete is told so loudly when the tag cannot be put back either", async () => {
    const { fake, untag } = await open({ account: withScopes("write:packages") });
    fake.fault({ match: put, do: answer(502), nth: 3 }, "registry");
    const error = await untag();
    expect(refusal(error)).toBe("unexpected");
    expect(String(error)).toMatch(/v1 points to an empty image now, .*could not be put back to sha256:\w+ either/);
  });
});
