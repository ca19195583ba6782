/** The generic adapter keeps the contract of all adapters on every server it is for, at an exact price in requests. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Registry } from "../../src/prune/registry.ts";
import type { RepositoryResult } from "../../src/prune/result.ts";
import { describeContract, type Harness } from "../support/contract.ts";
import { findDockerRegistry, registryAccount, startDockerRegistry } from "../support/docker-registry.ts";
import { artifact, attestation, type Content, image, index, layer, seed, signature } from "../support/images.ts";
import { adapter, aged, crowd, daysAgo, open, tally } from "../support/oci-harness.ts";
import type { AuthOptions } from "../support/registry/auth.ts";
import { pullable, pusher } from "../support/registry/client.ts";
import type { DialectName } from "../support/registry/dialect.ts";
import { answer, emptyObject, endless, type Fault, html, reset, truncated } from "../support/registry/fault.ts";
import { dockerList, dockerManifest, ociIndex, ociManifest } from "../support/registry/manifests.ts";
import type { FakeRegistry } from "../support/registry/server.ts";
import { type RunOptions, resultFor, run } from "../support/run.ts";
import { ociAdapters, ociHarness, storedBytes } from "../support/served.ts";
import { policy, type Wish } from "../support/state.ts";

const token: AuthOptions = { kind: "token", ...registryAccount };

const realHarness: Harness = {
  traits: { untag: false, referrers: false, listsUntagged: false, exactSizes: false },
  async start() {
    const real = await startDockerRegistry({ storage: "memory" });
    const ask = (method: string, path: string) =>
      fetch(`${real.url}/v2/${path}`, { method, headers: { accept: acceptAll } });
    return {
      ...ociAdapters(real.url),
      pullable: (repository, reference) => pullable(real.url, repository, reference),
      // A push that moves a tag back must be sent again, so each has a pusher of its own.
      push: async (repository, content, tags) => void (await pusher(real.url).push(repository, content, tags)),
      remove: async (repository, digest) => {
        expect((await ask("DELETE", `${repository}/manifests/${digest}`)).status).toBe(202);
      },
      async tags(repository) {
        const listed = (await (await ask("GET", `${repository}/tags/list`)).json()) as { readonly tags?: string[] };
        const digests = (listed.tags ?? []).map(async (name) => {
          const { headers } = await ask("HEAD", `${repository}/manifests/${name}`);
          return [name, headers.get("docker-content-digest") ?? ""] as const;
        });
        return new Map(await Promise.all(digests));
      },
      storedBytes: () => Number.NaN,
      close: real.close,
    };
  },
};

const acceptAll = [ociManifest, ociIndex, dockerManifest, dockerList].join(", ");

describeContract("OCI on distribution 2.8, with a password", ociHarness("distribution-2.8", { untag: false }, "basic"));
describeContract("OCI on distribution 3.0", ociHarness("distribution-3.0"));
describeContract("OCI on distribution 3.1, with tokens", ociHarness("distribution-3.1", {}, "token"));
describeContract("OCI on zot", ociHarness("zot", { referrers: true }));
describeContract("OCI on a server where tags outlive their image", ociHarness("tags-stay"));

const installed = findDockerRegistry() !== undefined;

it.skipIf(installed || process.env.CI !== "true")("needs docker-registry, which is not installed here", () => {
  expect(installed, "install docker-registry: its tests must not be skipped in CI").toBe(true);
});

describe.skipIf(!installed)("with docker-registry installed", () => {
  describeContract("OCI on the real docker-registry", realHarness);

  it("signs in to the real docker-registry with a password", async () => {
    const real = await startDockerRegistry({ storage: "memory", htpasswd: true });
    onTestFinished(() => real.close());
    const { push } = pusher(real.url, { account: registryAccount });
    for (const [at, content] of versions(3).entries()) await push("app", content, [`v${at + 1}`]);
    const refused = resultFor(await run(adapter(real.url).registry, policy({ keep: 1 })));
    expect([refused.status, refused.tags]).toEqual(["failed", []]);
    const { registry } = adapter(real.url, { account: registryAccount });
    expectWell(resultFor(await run(registry, policy({ keep: 1 }))));
    expect(await pullable(real.url, "app", "v3", registryAccount)).toEqual([]);
    expect(await pullable(real.url, "app", "v2", registryAccount)).toEqual(["manifests v2: status 404"]);
  });

  describe("the bytes that the real garbage collector frees", () => {
    async function realStorage() {
      const directory = await mkdtemp(join(tmpdir(), "prune-garbage-"));
      const real = await startDockerRegistry({ storage: { directory } });
      onTestFinished(async () => {
        await real.close();
        await rm(directory, { recursive: true });
      });
      return real;
    }

    it("are exactly those foreseen and reported", async () => {
      const real = await realStorage();
      const { push } = pusher(real.url);
      const [base, tools, mounted] = [layer(20_000, "base"), layer(9_000, "tools"), layer(4_000, "mounted")];
      const arm = { architecture: "arm64", os: "linux" };
      const multi = (name: string, days: number) => {
        const amd = aged(`${name}-amd`, days, { layers: [base, tools, 700] });
        return index([amd, aged(`${name}-arm`, days, { layers: [base, 800], platform: arm }), attestation(amd)]);
      };
      const signed = aged("signed", 20, { layers: [base, 600] });
      const { content: sbom, tags: fallbackTags } = signature(signed, "fallback");
      const cosigned = signature(signed, "cosign-tag");
      const old = aged("old", 30, { layers: [base, mounted, 500] });
      // The same layer in two images that both go, an image with two tags, a nested index, and one that stays by a tag.
      await push("app", old, ["v1", "v1.0"]);
      await push("app", multi("second", 25), ["v2"]);
      await push("app", signed, ["v3"]);
      await push("app", sbom, fallbackTags);
      await push("app", cosigned.content, cosigned.tags);
      await push("app", index([index([aged("nested", 18, { layers: [mounted] })])]), ["v4"]);
      await push("app", aged("stable", 17, { layers: [base] }), ["v5", "stable"]);
      await push("app", aged("docker", 16, { layers: [111], docker: true }), ["v6"]);
      await push("app", multi("newest", 1), ["v7"]);
      await push("other", aged("other", 1, { layers: [mounted, 300] }), ["v1"]);
      await push("third", aged("third", 9, { layers: [tools, 50] }), ["v1"]);
      await push("third", aged("third-new", 1, { layers: [60] }), ["v2"]);

      const { registry } = adapter(real.url);
      const wish = policy({ keep: 1, protect: ["stable"] });
      const repositories = ["app", "other", "third"];
      const foreseen = await run(registry, wish, { repositories, dryRun: true });
      const result = await run(registry, wish, { repositories });
      expect(result.repositories.map(({ message }) => message)).toEqual([undefined, undefined, undefined]);
      expect(resultFor(result).images.filter(({ verdict }) => verdict === "deleted")).toHaveLength(13);

      const freed = await real.garbageCollect();
      expect(result.bytesReclaimed).toBe(freed);
      expect(foreseen.bytesReclaimed).toBe(freed);
      expect(freed).toBeGreaterThan(4_000);
      for (const [repository, name] of [
        ["app", "v7"],
        ["app", "stable"],
        ["other", "v1"],
        ["third", "v2"],
      ] as const) {
        expect(await pullable(real.url, repository, name)).toEqual([]);
      }
    });

    it("are none where everything that goes is used elsewhere", async () => {
      const real = await realStorage();
      const { push } = pusher(real.url);
      const same = aged("same", 9);
      await push("app", same, ["v1"]);
      await push("app", aged("new", 1), ["v2"]);
      await push("other", same, ["v1"]);
      const { registry } = adapter(real.url);
      const result = await run(registry, policy({ keep: 1 }), { repositories: ["app", "other"] });
      expect(resultFor(result).status).toBe("pruned");
      expect([result.bytesReclaimed, await real.garbageCollect()]).toEqual([0, 0]);
    });
  });
});

/** `v1` … `vN`, each on an image of its own, the last the newest. */
function versions(count: number): readonly Content[] {
  return Array.from({ length: count }, (_, at) => aged(`v${at + 1}`, count - at));
}

function fill({ store }: FakeRegistry, images: readonly Content[], repository = "app"): void {
  for (const [at, content] of images.entries()) seed(store, repository, content, [`v${at + 1}`]);
}

function expectWell({ status, message }: RepositoryResult): void {
  expect([status, message]).toEqual(["pruned", undefined]);
}

describe("the requests of a dry run", () => {
  const all: readonly DialectName[] = ["distribution-2.8", "distribution-3.0", "distribution-3.1", "zot"];

  async function price(dialect: DialectName, images: readonly Content[], wish: Wish, more: RunOptions = {}) {
    const { fake, registry } = await open(dialect);
    fill(fake, images);
    const result = await run(registry, policy(wish), { dryRun: true, ...more });
    expect(resultFor(result).message).toBeUndefined();
    return tally(fake.log);
  }

  it.each(all.slice(0, 3))("are one for each tag and each config, and three more, on %s", async (dialect) => {
    // The list, the question whether pages are honoured, and the one for referrers.
    expect(await price(dialect, versions(12), { keep: 3 })).toEqual({
      "GET list": 2,
      "GET tag": 12,
      "GET config": 12,
      "GET referrers": 1,
    });
  });

  it("are one more for each candidate where referrers are listed", async () => {
    expect(await price("zot", versions(12), { keep: 3 })).toEqual({
      "GET list": 2,
      "GET tag": 12,
      "GET config": 12,
      "GET referrers": 12,
    });
  });

  it("are one for each page", async () => {
    const { fake, registry } = await open("distribution-3.1", { maxTagsPerPage: 5 });
    fill(fake, versions(12));
    await run(registry, policy({ keep: 3 }), { dryRun: true });
    expect(tally(fake.log)).toEqual({ "GET list": 3, "GET tag": 12, "GET config": 12, "GET referrers": 1 });
  });

  it("read a config that several images share once", async () => {
    const shared = [1, 2, 3].map((at) => image({ created: daysAgo(9), annotations: { at: `${at}` } }));
    expect(new Set(shared.map(({ digest }) => digest)).size).toBe(3);
    expect(await price("distribution-3.1", [...shared, aged("other", 1)], { keep: 1 })).toMatchObject({
      "GET tag": 4,
      "GET config": 2,
    });
  });

  it("read no config of an image that says itself when it was made", async () => {
    const annotated = [1, 2, 3].map((days) =>
      image({ seed: `${days}`, annotations: { "org.opencontainers.image.created": daysAgo(days) } }),
    );
    expect(await price("distribution-3.1", annotated, { keep: 1 })).not.toHaveProperty("GET config");
  });

  it.each<[string, Wish]>([
    ["there are no more images than are kept", { keep: 3 }],
    ["nothing is kept, on purpose", { keep: 0, allowEmpty: true }],
    ["only names count", { keep: 1, sortBy: "name" }],
    ["only versions count", { keep: 1, sortBy: "semver" }],
    ["no tag is a candidate", { keep: 1, pattern: ["nightly-*"] }],
  ])("read no config when %s", async (_, wish) => {
    expect(await price("distribution-3.1", versions(3), wish)).not.toHaveProperty("GET config");
  });

  it("read a tag that is no candidate, but not its config", async () => {
    expect(await price("distribution-3.1", versions(6), { keep: 1, pattern: ["v1", "v2"] })).toMatchObject({
      "GET tag": 6,
      "GET config": 2,
    });
  });

  it("read each child of an index once, and the config of each platform", async () => {
    const arm = { architecture: "arm64", os: "linux" };
    const shared = aged("shared", 5, { platform: arm });
    const multi = (days: number) => {
      const amd = aged(`amd-${days}`, days);
      return index([attestation(amd), amd, shared]);
    };
    expect(await price("distribution-3.1", [multi(9), multi(1)], { keep: 1 })).toMatchObject({
      "GET tag": 2,
      "GET digest": 5,
      "GET config": 3,
    });
  });

  it("look for times of untagged manifests only where these stand alone", async () => {
    const multi = (days: number) => index([aged(`a${days}`, days), aged(`b${days}`, days), aged(`c${days}`, days)]);
    expect(await price("distribution-3.1", [multi(9), multi(1)], { keep: 1, untaggedAfter: "14d" })).toMatchObject({
      "GET config": 6,
    });
  });

  it("ask for referrers once in a run where there is no such API", async () => {
    const { fake, registry } = await open("distribution-3.1");
    const repositories = ["app", "team/web", "team/api"];
    for (const repository of repositories) fill(fake, versions(4), repository);
    await run(registry, policy({ keep: 1 }), { dryRun: true, repositories });
    expect(tally(fake.log)).toMatchObject({ "GET referrers": 1 });
  });

  it.each(all)("never try to delete, not even what nobody has, on %s", async (dialect) => {
    const { fake, registry } = await open(dialect);
    fill(fake, versions(4));
    const result = await run(registry, policy({ keep: 1 }), { dryRun: true });
    expect(resultFor(result).status).toBe("pruned");
    expect(new Set(fake.log.map(({ method }) => method))).toEqual(new Set(["GET"]));
  });

  it("are never more at once than `concurrency`", async () => {
    const { fake, registry } = await open("zot", { concurrency: 3 });
    for (const repository of ["a", "b", "c", "d"]) fill(fake, versions(6), repository);
    const { fault, most } = crowd();
    fake.fault({ match: {}, do: fault });
    await run(registry, policy({ keep: 1 }), { dryRun: true, repositories: ["a", "b", "c", "d"], concurrency: 3 });
    expect(most()).toBe(3);
  });
});

describe("the requests of a live run", () => {
  async function live(dialect: DialectName, count: number, keep: number) {
    const { fake, registry } = await open(dialect);
    fill(fake, versions(count));
    await run(registry, policy({ keep }), { dryRun: true });
    const planning = fake.log.length;
    const result = resultFor(await run(registry, policy({ keep })));
    expectWell(result);
    // Without the question for referrers, which the dry run has had answered.
    const acting = fake.log.slice(planning + planning - (tally(fake.log)["GET referrers"] ?? 0));
    return acting.map(({ method, path, reference = "" }) => ({
      method,
      isList: path.endsWith("/tags/list"),
      isDigest: reference.includes(":"),
      reference: reference.startsWith("prune-probe-") ? "probe" : reference,
    }));
  }

  it("look at each tag before it goes, and at all that is left before the first image goes", async () => {
    const acting = await live("distribution-3.1", 5, 2);
    const [probeDigest, probeTag, ...rest] = acting;
    expect(probeDigest).toMatchObject({ method: "DELETE", reference: `sha256:${"0".repeat(64)}` });
    expect(probeTag).toMatchObject({ method: "DELETE", reference: "probe" });
    for (const name of ["v1", "v2", "v3"]) {
      expect(rest.filter(({ reference }) => reference === name).map(({ method }) => method)).toEqual([
        "HEAD",
        "DELETE",
      ]);
    }
    const lastUntag = rest.findLastIndex(({ method, isDigest }) => method === "DELETE" && !isDigest);
    const firstDelete = rest.findIndex(({ method, isDigest }) => method === "DELETE" && isDigest);
    const between = rest.slice(lastUntag + 1, firstDelete);
    expect(between.filter(({ isList }) => isList)).toHaveLength(2);
    expect(between.filter(({ method, isDigest }) => method === "HEAD" && !isDigest)).toHaveLength(2);
    expect(rest.filter(({ isList }) => isList)).toHaveLength(2);
    // Afterwards, what stays is looked at.
    expect(
      rest
        .slice(-2)
        .map(({ method, reference }) => `${method} ${reference}`)
        .sort(),
    ).toEqual(["HEAD v4", "HEAD v5"]);
    // The three images, each tag before and after, and whether the first tag took its image along.
    expect(rest).toHaveLength(3 * 2 + 1 + 2 + 2 + 3 + 2);
  });

  it("look at all tags before the first image goes where tags cannot go alone", async () => {
    const acting = (await live("distribution-2.8", 5, 2)).slice(2);
    expect(acting.slice(0, 7).filter(({ isList }) => isList)).toHaveLength(2);
    expect(acting.slice(0, 7).filter(({ method }) => method === "HEAD")).toHaveLength(5);
    expect(acting.slice(7, 10).map(({ method, isDigest }) => `${method} ${isDigest}`)).toEqual(
      Array(3).fill("DELETE true"),
    );
    expect(acting).toHaveLength(7 + 3 + 2);
  });

  it("prove the rights once for each repository in which something goes", async () => {
    const { fake, registry } = await open("distribution-3.1");
    fill(fake, versions(3), "a");
    fill(fake, versions(3), "b");
    fill(fake, versions(1), "untouched");
    await run(registry, policy({ keep: 1 }), { repositories: ["a", "b", "untouched"] });
    const probes = fake.log.filter(({ method, status }) => method === "DELETE" && status === 404);
    expect(probes.map(({ repository }) => repository).sort()).toEqual(["a", "a", "b", "b"]);
  });

  it("delete two images at a time at most", async () => {
    const { fake, registry } = await open("distribution-2.8");
    fill(fake, versions(9));
    const { fault, most } = crowd();
    fake.fault({ match: ({ method, path }) => method === "DELETE" && path.includes(":"), do: fault });
    await run(registry, policy({ keep: 1 }));
    expect(most()).toBe(2);
    expect([...(fake.store.repositories.get("app")?.tags.keys() ?? [])]).toEqual(["v9"]);
  });

  it("are never more at once than `concurrency`", async () => {
    const { fake, registry } = await open("distribution-3.1", { concurrency: 3 });
    const repositories = ["a", "b", "c"];
    for (const repository of repositories) fill(fake, versions(6), repository);
    const { fault, most } = crowd();
    fake.fault({ match: {}, do: fault });
    await run(registry, policy({ keep: 1 }), { repositories, concurrency: 3 });
    expect(most()).toBe(3);
  });
});

describe("the rights that a run asks for", () => {
  async function scopes(wish: Wish, options: RunOptions) {
    const { fake, registry } = await open("distribution-3.1", { auth: token, account: registryAccount });
    fill(fake, versions(3));
    const result = await run(registry, policy(wish), options);
    expect(resultFor(result).message).toBeUndefined();
    return fake.log.filter(({ path }) => path === "/token").map(({ query }) => new URLSearchParams(query).get("scope"));
  }
  const pull = "repository:app:pull";

  it.each<[string, Wish, RunOptions]>([
    ["in a dry run", { keep: 1 }, { dryRun: true }],
    ["in a live run that deletes nothing", { keep: 3 }, {}],
  ])("are to pull alone %s", async (_, wish, options) => {
    expect(await scopes(wish, options)).toEqual([pull]);
  });

  it("are to delete too, once something goes", async () => {
    const [planning, ...acting] = await scopes({ keep: 1 }, {});
    expect(planning).toBe(pull);
    expect(acting).toEqual(["repository:app:pull,delete"]);
  });

  it("do not reach the registry as a password where that asks for tokens", async () => {
    const { fake, registry } = await open("distribution-3.1", { auth: token, account: registryAccount });
    fill(fake, versions(3));
    await run(registry, policy({ keep: 1 }));
    const sent = fake.log.filter(({ path }) => path !== "/token").map(({ headers }) => headers.authorization);
    expect(new Set(sent)).toEqual(new Set([undefined, "Bearer"]));
  });

  it("that are missing for deleting are named, and nothing goes", async () => {
    const { fake, registry } = await open("distribution-3.1", {
      auth: { ...token, grants: (scope) => scope.replace(/:pull.*|:delete/, ":pull") },
      account: registryAccount,
    });
    fill(fake, versions(3));
    const result = resultFor(await run(registry, policy({ keep: 1 })));
    expect(result.status).toBe("failed");
    expect(result.message).toMatch(/delete in app.*lacks the right/);
    expect(fake.store.sortedTags("app")).toEqual(["v1", "v2", "v3"]);
  });
});

describe("one repository that cannot be read", () => {
  const list = { path: /\/v2\/broken\/tags\/list$/ };
  const manifests = { path: /\/v2\/broken\/manifests\/v2$/ };
  const configs = { path: /\/v2\/broken\/blobs\// };
  const broken = answer(500, '{"errors":[{"code":"UNKNOWN","message":"unknown error"}]}');

  it.each<[string, { readonly path: RegExp }, Fault, RegExp]>([
    ["its list is the page of a captive portal", list, html, /not a list of tags/],
    ["its list is an empty object", list, emptyObject, /not a list of tags/],
    ["its list is cut short", list, truncated, /closed before the answer was complete/],
    ["its list never ends", list, endless, /larger than/],
    ["its list is answered 500 for ever", list, broken, /500 UNKNOWN/],
    ["its list is answered by a reset for ever", list, reset, /closed before/],
    ["its list is half of a JSON document", list, answer(200, '{"name":"broken","tags":["v1"'), /not a list/],
    ["its list holds numbers", list, answer(200, '{"name":"broken","tags":[1]}'), /not a list/],
    [
      "its list is forbidden",
      list,
      answer(403, '{"errors":[{"code":"DENIED"}]}'),
      /403 DENIED\. The user lacks the right to read there: give it `pull` on the repository$/,
    ],
    ["a manifest is the page of a captive portal", manifests, html, /not .*sha256|not a manifest/],
    ["a manifest is an empty object", manifests, emptyObject, /not a type of manifest/],
    ["a manifest is cut short", manifests, truncated, /closed before/],
    ["a manifest never ends", manifests, endless, /larger than/],
    ["a manifest is answered 500 for ever", manifests, broken, /500/],
    ["a manifest is answered by a 404 of somebody else", manifests, answer(404, "404 page not found"), /404/],
    ["a config is the page of a captive portal", configs, html, /the body is not/],
    ["a config is answered 500 for ever", configs, broken, /500/],
    ["a config never ends", configs, endless, /larger than/],
  ])("fails alone when %s", async (_, match, fault, message) => {
    const { fake, registry } = await open("distribution-3.1");
    fill(fake, versions(3), "broken");
    fill(fake, versions(3), "fine");
    fake.fault({ match, do: fault });
    const result = await run(registry, policy({ keep: 1 }), { repositories: ["broken", "fine"] });
    expect(resultFor(result, "broken")).toMatchObject({ status: "failed", tags: [], images: [] });
    expect(resultFor(result, "broken").message).toMatch(message);
    expect(fake.store.sortedTags("broken")).toEqual(["v1", "v2", "v3"]);
    expect(fake.log.filter(({ method, repository }) => method === "DELETE" && repository === "broken")).toEqual([]);
    expectWell(resultFor(result, "fine"));
    expect(fake.store.sortedTags("fine")).toEqual(["v3"]);
  });

  it.each<[string, Fault]>([
    ["are answered 500 for ever", broken],
    ["are forbidden", answer(403, '{"errors":[{"code":"DENIED"}]}')],
    ["are a captive portal", html],
  ])("fails alone when its referrers %s", async (_, fault) => {
    const { fake, registry } = await open("zot");
    fill(fake, versions(3), "broken");
    fill(fake, versions(3), "fine");
    fake.fault({ match: { path: /\/v2\/broken\/referrers\// }, do: fault });
    const result = await run(registry, policy({ keep: 1 }), { repositories: ["broken", "fine"] });
    expect(resultFor(result, "broken").status).toBe("failed");
    expect(fake.store.sortedTags("broken")).toEqual(["v1", "v2", "v3"]);
    expectWell(resultFor(result, "fine"));
  });
});

describe("the catalog", () => {
  async function catalogOf(registry: Registry): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const name of registry.repositories(undefined)) names.push(name);
    return names;
  }

  it("is read page by page", async () => {
    const { fake, registry } = await open("distribution-3.1");
    const names = Array.from({ length: 1500 }, (_, at) => `r${String(at).padStart(4, "0")}`);
    for (const name of names) fake.store.putBlob(name, Buffer.from(name));
    expect(await catalogOf(registry)).toEqual(names);
    expect(tally(fake.log)).toEqual({ "GET catalog": 2 });
  });

  it("is refused when it cannot be read to its end", async () => {
    const { fake, registry } = await open("distribution-3.1");
    fill(fake, versions(2));
    let page = 0;
    fake.fault({
      match: { path: /_catalog$/ },
      do: ({ send }) =>
        send({
          status: 200,
          json: { repositories: ["app"] },
          headers: { Link: `</v2/_catalog?last=${page++}>; rel="next"` },
        }),
    });
    const result = await run(registry, policy({ keep: 1 }), { repositories: ["a*"] });
    expect(result.errors).toEqual([expect.stringContaining("could not be read to its end")]);
    expect(result.repositories).toEqual([]);
  });

  it("never leads out of the grammar of names", async () => {
    const { fake, registry } = await open("distribution-3.1");
    const names = ["app", "../other", "a//b", "App", "x/../y", "a?b", "a#b", "%2e%2e"];
    fake.fault({ match: { path: /_catalog$/ }, do: answer(200, JSON.stringify({ repositories: names })) });
    expect(await catalogOf(registry)).toEqual(["app"]);
  });
});

describe("a base path", () => {
  it("stands before everything", async () => {
    const { fake, registry } = await open("distribution-3.1", { basePath: "/nested/reg", maxTagsPerPage: 2 });
    fill(fake, versions(5));
    const result = resultFor(await run(registry, policy({ keep: 1 })));
    expectWell(result);
    expect(fake.store.sortedTags("app")).toEqual(["v5"]);
    expect(fake.log.filter(({ path }) => !path.startsWith("/nested/reg/v2/app/"))).toEqual([]);
  });
});

describe("accounting", () => {
  async function freed(fake: FakeRegistry, registry: Registry, wish: Wish, options: RunOptions = {}) {
    const before = storedBytes(fake);
    const { bytesReclaimed } = await run(registry, policy(wish), options);
    return [bytesReclaimed, before - storedBytes(fake)];
  }

  it("leaves out layers that are stored elsewhere", async () => {
    const { fake, registry } = await open("distribution-3.1");
    const foreign = { ...layer(5000, "foreign"), urls: ["http://127.0.0.1/foreign"] };
    const plain = aged("v1", 9);
    const document = JSON.parse(Buffer.from(plain.bytes).toString()) as { layers: unknown[] };
    document.layers.push({ mediaType: foreign.mediaType, digest: foreign.digest, size: 5000, urls: foreign.urls });
    const bytes = Buffer.from(JSON.stringify(document));
    for (const blob of plain.blobs) fake.store.putBlob("app", blob.bytes);
    fake.store.putManifest("app", ociManifest, bytes, ["v1"]);
    seed(fake.store, "app", aged("v2", 1), ["v2"]);
    const sizes = plain.blobs.reduce((sum, blob) => sum + blob.bytes.length, 0);
    expect((await run(registry, policy({ keep: 1 }))).bytesReclaimed).toBe(bytes.length + sizes);
  });

  it("counts what several doomed images share once", async () => {
    const { fake, registry } = await open("distribution-3.1");
    const base = layer(3000, "base");
    for (const days of [9, 8, 7]) seed(fake.store, "app", aged(`v${days}`, days, { layers: [base] }), [`v${days}`]);
    seed(fake.store, "app", aged("new", 1), ["new"]);
    const [reported, real] = await freed(fake, registry, { keep: 1 });
    expect(reported).toBe(real);
    expect(reported).toBeGreaterThan(3000);
    expect(reported).toBeLessThan(6000);
  });

  it("counts what a retained image shares with a doomed signature", async () => {
    const { fake, registry } = await open("zot");
    const [old, locked] = [aged("old", 9), aged("locked", 20)];
    seed(fake.store, "app", old, ["v1"]);
    seed(fake.store, "app", aged("new", 1), ["v2"]);
    seed(fake.store, "app", locked, ["latest"]);
    // Both have the config `{}`, which stays for the one that stays.
    for (const subject of [old, locked]) seed(fake.store, "app", artifact({ seed: subject.digest, subject }));
    const [reported, real] = await freed(fake, registry, { keep: 1, protect: ["latest"] });
    expect(reported).toBe(real);
  });
});
