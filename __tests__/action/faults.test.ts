/** Registries that are not there, are none, break off, or refuse: told clearly, and nothing is deleted on half the truth. */
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import {
  answer,
  before,
  emptyObject,
  endless,
  type Fault,
  html,
  lostAnswer,
  reset,
  resetMidBody,
  truncated,
  withHeaders,
  wrongDigest,
} from "../support/registry/fault.ts";
import {
  act,
  actHere,
  openRegistry,
  place,
  type Run,
  realDeletes,
  tagsWith,
  unpullable,
  untruths,
  versions,
  writes,
} from "../support/world.ts";

const app = "team/app";
const policy = { repositories: app, keep: "1" };

/** It failed with `message`, in annotations and summary, and says that nothing was deleted. */
function expectFailure(run: Run, message: RegExp): void {
  expect(run.exitCode).toBe(1);
  expect(run.errors).toMatch(message);
  expect(run.errors).not.toMatch(/^\s+at /m);
  expect(run.outputs).toMatchObject({ "tags-deleted": "0", "images-deleted": "0" });
  expect(run.summary).toContain("Failed: nothing was deleted");
  expect(run.report.repositories.map(({ status }) => status)).toEqual(["failed"]);
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as { readonly port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

// They wait between their attempts, so they wait together; the longest first.
describe.concurrent("one image that cannot be deleted", () => {
  it.each(["distribution-2.8", "distribution-3.1"] as const)(
    "fails the run, not the others, on %s",
    async (dialect) => {
      await using registry = await openRegistry({ dialect });
      const placed = versions(app, 6);
      place(registry.store, placed, versions("team/other", 3));
      const stuck = placed[1]?.content.digest ?? "";
      registry.fault({ match: { method: "DELETE", path: new RegExp(stuck) }, do: answer(500, "out of order") });
      const run = await actHere({ registry: registry.url, repositories: "team/*", keep: "2" });
      expect([run.exitCode, run.outputs.failures]).toEqual([1, "1"]);
      expect(run.errors).toContain(`${app}: ${stuck} was not deleted`);
      expect(run.report.repositories.map(({ status }) => status)).toEqual(["failed", "pruned"]);
      expect(registry.store.repositories.get(app)?.manifests.has(stuck)).toBe(true);
      expect(registry.store.repositories.get(app)?.manifests.size).toBe(3);
      expect(registry.store.sortedTags("team/other")).toEqual(["v2", "v3"]);
      expect(untruths(run, registry.store)).toEqual([]);
      expect(await unpullable(registry.url, app, registry.store.sortedTags(app))).toEqual([]);
      // Why stands where somebody looks who was woken by it.
      expect(run.summary).toContain("was answered 500");
    },
  );

  it("is deleted in the end when the fault passes, and a lost answer counts as done", async () => {
    await using registry = await openRegistry({ dialect: "distribution-2.8" });
    const placed = versions(app, 5);
    place(registry.store, placed);
    const path = (at: number) => ({ method: "DELETE", path: new RegExp(placed[at]?.content.digest ?? "none") });
    registry.fault({ match: path(0), do: answer(500), times: 2 });
    registry.fault({ match: path(1), do: lostAnswer, times: 1 });
    registry.fault({ match: path(2), do: reset, times: 1 });
    const run = await actHere({ registry: registry.url, ...policy });
    expect([run.exitCode, run.outputs["tags-deleted"]]).toEqual([0, "4"]);
    expect(registry.store.sortedTags(app)).toEqual(["v5"]);
  });
});

describe.concurrent("a registry that cannot be read", () => {
  it("because its host does not exist fails the step", async () => {
    expectFailure(
      await actHere({ registry: "registry.invalid", ...policy }),
      /the host was not found; check `registry`/,
    );
  });

  it("because nobody listens fails the step", async () => {
    const registry = `127.0.0.1:${await closedPort()}`;
    expectFailure(await act({ registry, ...policy }), /the connection was refused; check host and port/);
  });

  it.each<[string, RegExp, Fault, RegExp]>([
    ["shows a web page", /tags/, html, /the body is not a list of tags/],
    ["knows no tags", /tags/, emptyObject, /the body is not a list of tags/],
    ["has another API", /./, answer(404, "<h1>Not found</h1>"), /the tags could not be listed: .* answered 404/],
    ["never stops talking", /tags/, endless, /the answer is larger than/],
    ["lists cut short", /tags/, truncated, /the connection was closed before the answer was complete/],
    ["breaks off in a manifest", /manifests\/v2/, resetMidBody, /the connection was closed before/],
    ["sends another manifest", /manifests\/v2/, wrongDigest, /sha256:000/],
    ["loses a config for a moment too long", /blobs/, answer(503), /a config could not be read: .* answered 503/],
    ["forbids a manifest", /manifests\/v2/, answer(403), /answered 403/],
    [
      "leads a page to another host",
      /tags/,
      withHeaders({ Link: '<http://127.0.0.2/v2/>; rel="next"' }),
      /leads to another host/,
    ],
  ])("because it %s fails the step", async (_, path, fault, message) => {
    await using registry = await openRegistry();
    place(registry.store, versions(app, 3));
    registry.fault({ match: { method: "GET", path }, do: fault });
    expectFailure(await actHere({ registry: registry.url, ...policy }), message);
    expect(writes(registry)).toEqual([]);
    expect(registry.store.sortedTags(app)).toHaveLength(3);
  });

  it("to its end, because a page comes twice, is refused", async () => {
    await using registry = await openRegistry();
    place(registry.store, versions(app, 3));
    const again = withHeaders({ Link: `</v2/${app}/tags/list?n=1000&last=a>; rel="next"` });
    registry.fault({ match: { path: /tags/ }, do: again, times: 1 });
    const run = await actHere({ registry: registry.url, ...policy });
    expect([run.exitCode, writes(registry)]).toEqual([1, []]);
    expect(run.errors).toContain("the server repeats a page");
    expect(tagsWith(run, app, "retained")).toHaveLength(3);
  });
});

describe.concurrent("a registry that allows no deletes", () => {
  it.each([
    [{ deletion: "disabled" } as const, "distribution-2.8", "`storage.delete.enabled: true`"],
    [{ deletion: "disabled" } as const, "distribution-3.1", "`storage.delete.enabled: true`"],
    [{ readOnly: true } as const, "distribution-2.8", "The registry is read-only"],
    [{ readOnly: true } as const, "zot", "The registry is read-only"],
  ] as const)("by %o (%s) fails the step and says what to change", async (options, dialect, advice) => {
    await using registry = await openRegistry({ dialect, ...options });
    place(registry.store, versions(app, 3));
    const run = await actHere({ registry: registry.url, ...policy });
    expect(run.exitCode).toBe(1);
    expect(run.errors).toContain(advice);
    expect(run.outputs).toMatchObject({ "tags-deleted": "0", "tags-retained": "3" });
    expect([realDeletes(registry), registry.store.sortedTags(app).length]).toEqual([[], 3]);
  });
});

describe.concurrent("somebody else at the same time", () => {
  it("who moves a doomed tag keeps it, and who deletes is not in the way", async () => {
    await using registry = await openRegistry();
    const placed = versions(app, 6);
    place(registry.store, placed);
    const [, , gone] = placed;
    const fresh = versions("team/fresh", 1)[0];
    registry.fault({
      match: { method: "DELETE", path: /prune-probe/ },
      times: 1,
      do: before(() => {
        if (fresh !== undefined) place(registry.store, { ...fresh, repository: app, tags: ["v1"] });
        registry.store.deleteManifest(app, gone?.content.digest ?? "");
      }),
    });
    const run = await actHere({ registry: registry.url, repositories: app, keep: "2" });
    expect(run.exitCode).toBe(0);
    expect(run.warnings).toContain("Changed meanwhile");
    expect(registry.store.sortedTags(app)).toEqual(["v1", "v5", "v6"]);
    expect(tagsWith(run, app, "changed")).toEqual(["v1"]);
    expect(tagsWith(run, app, "already-gone")).toEqual(["v3"]);
    expect(await unpullable(registry.url, app, ["v1", "v5", "v6"])).toEqual([]);
  });
});
