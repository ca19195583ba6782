/** Deleting versions: each after a look, and never what GitHub, or anybody meanwhile, has something against. */
import { describe, expect, it } from "vitest";
import { ChangedError, RegistryError } from "../../src/prune/errors.ts";
import { deletes, openAdapter, tally } from "../support/ghcr-harness.ts";
import { classic, workflow } from "../support/github/accounts.ts";
import { secondaryLimit, unicorn, unreadableLimit } from "../support/github/fault.ts";
import type { FakeGithub, GithubOptions } from "../support/github/github.ts";
import { image } from "../support/images.ts";
import {
  answer,
  type Fault,
  type FaultRule,
  html,
  lostAnswer,
  before as whenAsked,
} from "../support/registry/fault.ts";
import { now } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";

const app = "acme/app";
const doomed = image({ seed: "doomed" });
const other = image({ seed: "other" });
const fresh = image({ seed: "fresh" });
const remove = { method: "DELETE" };
const look = { method: "GET", path: /\/versions\/\d+$/ };

type Options = Parameters<typeof openAdapter>[0];

/** `v1` on an image that is to go, `v2` on one that stays. Faults strike after all was read. */
async function open(options: Options = {}) {
  const opened = await openAdapter(options);
  const { fake } = opened;
  fake.store.push(app, doomed, ["v1", "v1.0"], "2026-01-01T00:00:00Z");
  fake.store.push(app, other, ["v2"], "2026-01-02T00:00:00Z");
  const [snapshot, deleter] = [await opened.snapshot(), await opened.deleter()];
  const manifest = snapshot.manifests.get(doomed.digest);
  const tags = snapshot.tags.filter(({ digest }) => digest === doomed.digest);
  if (manifest === undefined) throw new Error("it is not listed");
  return {
    ...{ ...opened, manifest, tags, deleter, from: fake.log.length },
    remove: () =>
      deleter.deleteManifest(manifest, tags).then(
        () => undefined,
        (error: unknown) => error,
      ),
  };
}

/** It is gone, but GitHub is not known to say so by this. */
const accepted: Fault = async ({ handle, send }) => send({ ...(await handle()), status: 202, json: {} });
const refusal = (error: unknown) => (error instanceof RegistryError ? error.refusal : error);
const isThere = ({ store }: FakeGithub) => store.manifest(app, doomed.digest) !== undefined;

trustCertificate();

describe("deleting a version", () => {
  it("takes a look, one at what is new, and the delete", async () => {
    const { fake, remove, from } = await open();
    expect(await remove()).toBeUndefined();
    expect(isThere(fake)).toBe(false);
    expect(tally(fake, from)).toEqual({ "api GET version": 1, "api GET versions": 1, "api DELETE version": 1 });
  });

  it("is not asked for when it is gone, however the list lags", async () => {
    const { fake, remove, from } = await open({ lag: { deleted: 9 } });
    fake.store.deleteManifest(app, doomed.digest);
    expect(refusal(await remove())).toBe("gone");
    expect(deletes(fake, from)).toEqual([]);
  });

  it.each(["version", "package"] as const)(
    "is no failure when somebody was faster: not even the %s is known",
    async (goneSays) => {
      const { fake, remove } = await open({ goneSays });
      fake.fault({ match: remove_, do: whenAsked(() => void fake.store.deleteManifest(app, doomed.digest)) });
      expect(refusal(await remove())).toBe("gone");
    },
  );

  it.each<[string, (fake: FakeGithub) => void, RegExp]>([
    ["got a tag", ({ store }) => store.push(app, doomed, ["promoted"]), /has the tag promoted, which was not planned/],
    ["lost one to another image", ({ store }) => store.push(app, fresh, ["v1"]), /v1 pointed to .*, and points to/],
  ])("leaves alone what %s", async (_, change, message) => {
    const { fake, remove, from } = await open();
    change(fake);
    const error = await remove();
    expect(error).toBeInstanceOf(ChangedError);
    expect(String(error)).toMatch(message);
    expect(deletes(fake, from)).toEqual([]);
  });

  it("takes what has lost a tag to nobody", async () => {
    const { fake, remove } = await open();
    fake.store.untag(app, "v1.0");
    expect(await remove()).toBeUndefined();
    expect(isThere(fake)).toBe(false);
  });

  it("leaves alone what GitHub does not tell the tags of, and what it tells something else of", async () => {
    const { fake, remove, from } = await open();
    fake.store.change(app, doomed.digest, { hasContainer: false });
    expect(refusal(await remove())).toBe("unexpected");
    const mixedUp: Fault = async ({ handle, send }) => {
      const real = await handle();
      send({ ...real, json: { ...(real.json as object), name: other.digest } });
    };
    fake.store.change(app, doomed.digest, { hasContainer: true });
    for (const fault of [html, answer(200, "{}"), answer(200, "[]"), mixedUp]) {
      const undo = fake.fault({ match: look, do: fault });
      expect(refusal(await remove())).toBe("unexpected");
      undo();
    }
    expect(deletes(fake, from)).toEqual([]);
  });

  it("needs a number: what is no version cannot be deleted", async () => {
    const { deleter } = await open();
    const child = { digest: fresh.digest, mediaType: "unknown", children: [] };
    await expect(async () => deleter.deleteManifest(child, [])).rejects.toThrow("is not a version that can be deleted");
  });
});

const remove_ = remove;

describe("a refusal to delete", () => {
  it.each<[string, Options]>([
    ["by 404, which a version that is still there gives away", { account: { ...classic, role: () => "write" } }],
    ["by 403", { account: { ...classic, role: () => "write" }, withoutAdmin: 403 }],
    ["of a scope", { account: { ...classic, scopes: ["read:packages", "write:packages"] } }],
    ["of a workflow that may only read", { account: { ...workflow, packages: "read" } }],
  ])("tells what it takes: %s", async (_, options) => {
    const { fake, remove } = await open(options);
    const error = await remove();
    expect(refusal(error)).toBe("forbidden");
    expect(String(error)).toMatch(/Deleting takes `permissions: packages: write` and the role Admin .* classic token/);
    expect(isThere(fake)).toBe(true);
  });

  it.each<[string, GithubOptions, (fake: FakeGithub) => void, RegExp]>([
    [
      "the last version with a tag",
      {},
      ({ store }) => void store.deleteManifest(app, other.digest),
      /cannot delete the last tagged version/,
    ],
    [
      "the same, as it was worded before",
      { lastTagged: "version" },
      ({ store }) => void store.deleteManifest(app, other.digest),
      /cannot delete the last version/,
    ],
    [
      "more than 5,000 downloads",
      {},
      ({ store }) => {
        store.setVisibility(app, "public");
        store.change(app, doomed.digest, { downloads: 5_001 });
      },
      /more than 5000 downloads cannot be deleted/,
    ],
  ])("is final and asked for once: %s", async (_, options, change, message) => {
    const { fake, remove, from } = await open(options);
    change(fake);
    const error = await remove();
    expect(refusal(error)).toBe("protected");
    expect(String(error)).toMatch(message);
    expect(deletes(fake, from)).toHaveLength(1);
  });

  it.each([answer(404, "<html>"), html])("that nobody understands fails", async (fault) => {
    const { fake, remove } = await open();
    fake.fault({ match: remove_, do: fault });
    expect(refusal(await remove())).toBe("unexpected");
    expect(isThere(fake)).toBe(true);
  });
});

describe("what is got over", () => {
  it.each<[string, FaultRule]>([
    ["an outage", { match: remove, do: unicorn, times: 2 }],
    ["an outage at the look", { match: look, do: unicorn, times: 2 }],
    ["an answer that was lost", { match: remove, do: lostAnswer, times: 1 }],
    ["answers that are lost each time", { match: remove, do: lostAnswer }],
    ["a success other than 204", { match: remove, do: accepted }],
  ])("%s, with a look before every delete", async (_, rule) => {
    const { fake, remove, from } = await open();
    fake.fault(rule);
    expect(await remove()).toBeUndefined();
    expect(isThere(fake)).toBe(false);
    const { "api GET version": looks = 0, "api DELETE version": sent = 0 } = tally(fake, from);
    expect(looks).toBeGreaterThanOrEqual(sent);
  });

  it.each<[string, Fault, number]>([
    ["and when to come back", secondaryLimit(), 60],
    ["and not when to come back", secondaryLimit(403, false), 60],
    ["by 429", secondaryLimit(429), 60],
    ["by 429, and not when to come back", secondaryLimit(429, false), 60],
    ["in a page of the web", unreadableLimit(), 60],
    ["in a page of the web, by 429", unreadableLimit(429), 60],
    ["and to come back soon", answer(403, "{}", { "Retry-After": "3" }), 3],
  ])("too much in a minute, which GitHub says %s: nothing is sent for so long", async (_, fault, seconds) => {
    for (const match of [remove, look]) {
      const { fake, remove, from, clock } = await open();
      const began = clock.now();
      fake.fault({ match, do: fault, times: 1 });
      expect(await remove()).toBeUndefined();
      expect(isThere(fake)).toBe(false);
      expect((clock.now() - began) / 1000).toBeGreaterThanOrEqual(seconds);
      expect((clock.now() - began) / 1000).toBeLessThan(seconds + 12);
      expect(fake.log.slice(from).filter(({ status = 0 }) => status === 403 || status === 429)).toHaveLength(1);
    }
  });

  it("not too much for longer than two minutes: then the run ends", async () => {
    const { fake, remove, clock } = await open();
    const began = clock.now();
    fake.fault({ match: remove_, do: secondaryLimit() });
    expect(refusal(await remove())).toBe("throttled");
    expect((clock.now() - began) / 60_000).toBeLessThan(5);
    expect(deletes(fake).length).toBeLessThanOrEqual(4);
  });

  it("not a wait of ten minutes, unless the run may last so long", async () => {
    for (const [endsAt, expected] of [
      [undefined, "throttled"],
      [now + 30 * 60_000, undefined],
    ] as const) {
      const { fake, remove } = await open(endsAt === undefined ? {} : { endsAt });
      fake.fault({ match: remove_, do: answer(403, "{}", { "Retry-After": "600" }), times: 1 });
      expect(refusal(await remove())).toBe(expected);
    }
  });

  it.each([403, 429] as const)(
    "an hour that others have used up, told by %i, when the run may last until the next",
    async (status) => {
      for (const [endsAt, expected] of [
        [undefined, "throttled"],
        [now + 2 * 3_600_000, undefined],
      ] as const) {
        const { fake, remove, clock } = await open(endsAt === undefined ? {} : { endsAt });
        const body = JSON.stringify({ message: "API rate limit exceeded for user ID 1." });
        // Spelled as the fake does, whose own they replace.
        const usedUp = { "X-Ratelimit-limit": "5000", "X-Ratelimit-remaining": "0" };
        const reset = { "X-Ratelimit-reset": `${Math.ceil(clock.now() / 1000) + 1_800}` };
        fake.fault({ match: remove_, do: answer(status, body, { ...usedUp, ...reset }), times: 1 });
        const began = clock.now();
        expect(refusal(await remove())).toBe(expected);
        expect(clock.now() - began > 1_799_000).toBe(endsAt !== undefined);
        expect(isThere(fake)).toBe(expected !== undefined);
        expect(deletes(fake)).toHaveLength(expected === undefined ? 2 : 1);
      }
    },
  );

  it.each([403, 429] as const)("what is left of an hour that is used up, told by %i, and no more", async (status) => {
    const { fake, remove, clock } = await open();
    const began = clock.now();
    const reset = String(Math.ceil(began / 1000) + 20);
    const headers = { "X-Ratelimit-remaining": "0", "X-Ratelimit-reset": reset };
    fake.fault({ match: remove_, do: answer(status, "{}", headers), times: 1 });
    expect(await remove()).toBeUndefined();
    expect((clock.now() - began) / 1000).toBeGreaterThanOrEqual(20);
    expect((clock.now() - began) / 1000).toBeLessThan(40);
  });

  it.each([403, 429] as const)("not a limit that is used up again and again, told by %i", async (hourStatus) => {
    const { fake, remove } = await open({ endsAt: now + 2 * 3_600_000 });
    fake.changeLimits({ perHour: 1, hourStatus });
    expect(refusal(await remove())).toBe("throttled");
    expect(deletes(fake)).toEqual([]);
  });
});
