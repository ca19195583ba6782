/** What servers answer to the two deletes that delete nothing, and what is concluded. */
import { describe, expect, it } from "vitest";
import { probe } from "../../src/oci/probe.ts";
import { RegistryError } from "../../src/prune/errors.ts";
import { seed } from "../support/images.ts";
import { aged, kindOf, type Opened, open, snapshotOf } from "../support/oci-harness.ts";
import type { DialectName } from "../support/registry/dialect.ts";
import { answer } from "../support/registry/fault.ts";
import { resultFor, run } from "../support/run.ts";
import { policy } from "../support/state.ts";

async function filled(dialect: DialectName, options: Parameters<typeof open>[1] = {}): Promise<Opened> {
  const opened = await open(dialect, options);
  for (const at of [1, 2]) seed(opened.fake.store, "app", aged(`v${at}`, 9 - at), [`v${at}`]);
  return opened;
}

const byDigest = { method: "DELETE", path: /sha256:0{64}$/ };
const byTag = { method: "DELETE", path: /prune-probe-/ };
const error = (code: string, message = "said the registry") => JSON.stringify({ errors: [{ code, message }] });

/** Probes; returns the powers, or the message of the error, which must be a refusal of this kind. */
async function probed({ endpoint, registry, fake }: Opened) {
  const snapshot = await snapshotOf(registry, { keep: 1 });
  const before = fake.log.length;
  const result = await probe(endpoint, snapshot).catch((thrown: unknown) => {
    if (!(thrown instanceof RegistryError)) throw thrown;
    return `${thrown.refusal}: ${thrown.message}`;
  });
  return { result, requests: fake.log.slice(before).map(kindOf) };
}

describe("two deletes that delete nothing", () => {
  it.each<[DialectName, boolean]>([
    ["distribution-2.8", false],
    ["distribution-3.0", true],
    ["distribution-3.1", true],
    ["zot", true],
    ["harbor-like", false],
    ["tags-stay", true],
  ])("show whether %s can remove a tag alone: %s", async (dialect, untag) => {
    const opened = await filled(dialect);
    const before = opened.fake.store.sortedTags("app");
    const { result, requests } = await probed(opened);
    expect(result).toEqual({ untag, untagFirst: untag });
    expect(requests).toEqual(["DELETE digest", "DELETE tag"]);
    expect(opened.fake.store.sortedTags("app")).toEqual(before);
  });

  it("name a tag that nobody can have thought of", async () => {
    const opened = await filled("distribution-3.1");
    await probed(opened);
    await probed(opened);
    const tags = opened.fake.log.filter((entry) => kindOf(entry) === "DELETE tag").map(({ reference }) => reference);
    expect(new Set(tags).size).toBe(2);
    for (const tag of tags) expect(tag).toMatch(/^prune-probe-[0-9a-f]{8}-[0-9a-f-]{27}$/);
  });

  it("are sent again when the server is busy: they change nothing", async () => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({ match: byDigest, do: answer(503), times: 2 });
    opened.fake.fault({ match: byTag, do: answer(429, "", { "Retry-After": "1" }), times: 1 });
    const { result, requests } = await probed(opened);
    expect(result).toEqual({ untag: true, untagFirst: true });
    expect(requests).toEqual(["DELETE digest", "DELETE digest", "DELETE digest", "DELETE tag", "DELETE tag"]);
  });

  it("are content with a server that accepts to delete what it does not have", async () => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({ match: byDigest, do: answer(202) });
    expect((await probed(opened)).result).toEqual({ untag: true, untagFirst: true });
  });

  it.each([
    [202, ""],
    [400, error("UNSUPPORTED")],
    [405, error("UNSUPPORTED")],
  ])("prove no power over tags when the one of a tag is answered %d %s", async (status, body) => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({ match: byTag, do: answer(status, body) });
    expect((await probed(opened)).result).toEqual({ untag: false, untagFirst: false });
  });

  it.each([
    [403, error("DENIED")],
    [404, "404 page not found"],
    [500, ""],
  ])("prove nothing when the one of a tag is answered %d %s", async (status, body) => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({ match: byTag, do: answer(status, body) });
    expect((await probed(opened)).result).toMatch(/it could not be found out whether tags can be removed one by one/);
  });
});

describe("where nothing can be deleted", () => {
  const start = (url: string) =>
    `nothing can be deleted: DELETE ${url}/v2/app/manifests/sha256:${"0".repeat(64)} was answered`;
  const disabled =
    "Deletion is disabled, or this is a pull-through cache: set `storage.delete.enabled: true` (`REGISTRY_STORAGE_DELETE_ENABLED=true`) in the registry's configuration";
  const readOnly =
    "The registry is read-only (`storage.maintenance.readonly`, or a proxy that forbids DELETE): its operator has to end that first";
  const noRight =
    "The credentials lack the right to delete: give the user or token `delete` (or administrator) rights on this repository";

  it.each(["distribution-2.8", "distribution-3.1", "zot"] as const)(
    "the operator is told to enable it, on %s",
    async (dialect) => {
      const opened = await filled(dialect, { deletion: "disabled" });
      const { result, requests } = await probed(opened);
      expect(result).toBe(
        `forbidden: ${start(opened.fake.url)} 405 UNSUPPORTED (The operation is unsupported.). ${disabled}`,
      );
      expect(requests).toEqual(["DELETE digest"]);
    },
  );

  it("tags are left alone too on distribution 3.0, which would delete them all the same", async () => {
    const opened = await filled("distribution-3.0", { deletion: "disabled" });
    expect((await probed(opened)).result).toContain(disabled);
    const result = resultFor(await run(opened.registry, policy({ keep: 1 })));
    expect([result.status, opened.fake.store.sortedTags("app")]).toEqual(["failed", ["v1", "v2"]]);
    expect(result.message).toContain(disabled);
    expect(result.tags.map(({ verdict }) => verdict)).toEqual(["retained", "retained"]);
  });

  it("a registry in read-only mode is called so", async () => {
    const opened = await filled("distribution-2.8", { readOnly: true });
    expect((await probed(opened)).result).toBe(`forbidden: ${start(opened.fake.url)} 405. ${readOnly}`);
  });

  it("missing rights are named", async () => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({ match: byDigest, do: answer(403, error("DENIED", "access denied")) });
    expect((await probed(opened)).result).toBe(
      `forbidden: ${start(opened.fake.url)} 403 DENIED (access denied). ${noRight}`,
    );
  });

  it("a sign-in that is refused for deletes alone says what the account cannot do", async () => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({
      match: byDigest,
      do: answer(401, error("UNAUTHORIZED"), { "Www-Authenticate": 'Basic realm="x"' }),
    });
    const result = resultFor(await run(opened.registry, policy({ keep: 1 })));
    expect(result.status).toBe("failed");
    expect(result.message).toMatch(/`username` and `password`/);
    expect(opened.fake.store.sortedTags("app")).toEqual(["v1", "v2"]);
  });

  it.each([
    [404, "404 page not found", "unexpected"],
    [404, error("NAME_INVALID"), "unexpected"],
    [400, error("DIGEST_INVALID"), "unexpected"],
    [200, "<!doctype html>", "unexpected"],
    [500, "", "transient"],
    [409, error("CONFLICT"), "protected"],
  ])("an answer that is none of these stops everything: %d %s", async (status, body, refusal) => {
    const opened = await filled("distribution-3.1");
    opened.fake.fault({ match: byDigest, do: answer(status, body) });
    const { result, requests } = await probed(opened);
    expect(result).toMatch(new RegExp(`^${refusal}: .*${status}`));
    expect(requests).not.toContain("DELETE tag");
    const ran = resultFor(await run(opened.registry, policy({ keep: 1 })));
    expect([ran.status, opened.fake.store.sortedTags("app")]).toEqual(["failed", ["v1", "v2"]]);
  });
});
