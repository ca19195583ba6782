/** The action against the registry that most people run, distribution 2.8, and its own garbage collector. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type DockerRegistry,
  type DockerRegistryOptions,
  findDockerRegistry,
  registryAccount,
  startDockerRegistry,
} from "../support/docker-registry.ts";
import { image } from "../support/images.ts";
import { pusher } from "../support/registry/client.ts";
import { act, company, companyKeeps, type Run, unpullable, verdictsOf, wiredbrain } from "../support/world.ts";

const installed = findDockerRegistry() !== undefined;

it.skipIf(installed || process.env.CI !== "true")("needs docker-registry, which is not installed here", () => {
  expect(installed, "install docker-registry: these tests must not be skipped in CI").toBe(true);
});

describe.skipIf(!installed).concurrent("against the real registry", () => {
  it("frees exactly the bytes that it promises, and leaves what must stay whole", async () => {
    const directory = await mkdtemp(join(tmpdir(), "real-registry-"));
    try {
      await using registry = await open({ storage: { directory } });
      const placed = company("cosign-tag");
      const { push } = pusher(registry.url);
      await Promise.all(placed.map(({ repository, content, tags }) => push(repository, content, tags)));
      expect(await registry.garbageCollect()).toBe(0);
      const inputs = { registry: registry.host, repositories: "wiredbrain/*", keep: "3" };

      const dry = await act({ ...inputs, "dry-run": "true" });
      expect(dry.exitCode).toBe(0);
      expect(await tagsOf(registry, "wiredbrain/web")).toHaveLength(41);
      const live = await act(inputs);
      expect(live.exitCode).toBe(0);
      expect(verdictsOf(live)).toEqual(verdictsOf(dry));
      expect(live.outputs).toMatchObject({ "tags-deleted": "112", failures: "0", remaining: "0" });

      const freed = await registry.garbageCollect();
      expect(live.outputs["bytes-reclaimed"]).toBe(String(freed));
      expect(dry.outputs["bytes-reclaimed"]).toBe(String(freed));
      expect(freed).toBeGreaterThan(0);
      for (const repository of wiredbrain) {
        const tags = await tagsOf(registry, repository);
        expect(tags).toEqual(companyKeeps(placed, repository));
        expect(await unpullable(registry.url, repository, tags)).toEqual([]);
      }
      const again = await act(inputs);
      expect(again.outputs).toMatchObject({ "tags-deleted": "0", "tags-retained": "13", "bytes-reclaimed": "0" });
      expect(await registry.garbageCollect()).toBe(0);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it("signs in with a password, below a base path", async () => {
    await using registry = await open({ storage: "memory", htpasswd: true, env: { REGISTRY_HTTP_PREFIX: "/base/" } });
    const url = `${registry.url}/base`;
    await fill(url);
    const { password } = registryAccount;
    const run = await act({ registry: url, ...three, ...registryAccount }, { secrets: [password] });
    expect(run.outputs).toMatchObject({ "tags-deleted": "2", "tags-retained": "1" });
    expect(await unpullable(url, "team/app", ["v3"], registryAccount)).toEqual([]);
    expect(await unpullable(url, "team/app", ["v2"], registryAccount)).toEqual(["manifests v2: status 404"]);
  });

  it.each([
    [{ deletion: "disabled" }, "storage.delete.enabled: true"],
    [{ readOnly: true }, "read-only"],
  ] as const)("says what to change when %o forbids deleting", async (options, advice) => {
    // A registry that refuses writes is filled on disk by one that does not.
    const directory = await mkdtemp(join(tmpdir(), "real-registry-"));
    try {
      {
        await using filled = await open({ storage: { directory } });
        await fill(filled.url, undefined);
      }
      await using registry = await open({ storage: { directory }, ...options });
      const run: Run = await act({ registry: registry.host, ...three });
      expect(run.exitCode).toBe(1);
      expect(run.errors).toContain(advice);
      expect(run.outputs).toMatchObject({ "tags-deleted": "0", "tags-retained": "3" });
      expect(await tagsOf(registry, "team/app")).toEqual(["v1", "v2", "v3"]);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

const three = { repositories: "team/app", keep: "1", "sort-by": "name" };

async function fill(url: string, account: typeof registryAccount | undefined = registryAccount): Promise<void> {
  const { push } = pusher(url, account === undefined ? {} : { account });
  for (const version of ["v1", "v2", "v3"]) await push("team/app", image({ seed: version }), [version]);
}

async function open(options: DockerRegistryOptions): Promise<DockerRegistry & AsyncDisposable> {
  const registry = await startDockerRegistry(options);
  return Object.assign(registry, { [Symbol.asyncDispose]: registry.close });
}

async function tagsOf({ url }: DockerRegistry, repository: string): Promise<readonly string[]> {
  const response = await fetch(`${url}/v2/${repository}/tags/list`);
  const { tags } = (await response.json()) as { readonly tags: readonly string[] };
  return tags.toSorted();
}
