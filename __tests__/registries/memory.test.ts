/** The registry in memory keeps the contract of all adapters, with each combination of powers. */
import type { Blob, Digest, Manifest, Powers } from "../../src/prune/snapshot.ts";
import { createdAt, describeContract, type World } from "../support/contract.ts";
import type { Content } from "../support/images.ts";
import { memoryRegistry } from "../support/memory-registry.ts";
import { untagging, untaggingFirst, wholeImages } from "../support/state.ts";

function manifestOf(content: Content): Manifest {
  const at = createdAt(content);
  const { subject } = JSON.parse(Buffer.from(content.bytes).toString()) as {
    readonly subject?: { readonly digest: Digest };
  };
  return {
    digest: content.digest,
    mediaType: content.mediaType,
    children: content.children.map(({ digest }) => digest),
    subject: subject?.digest,
    size: content.bytes.length,
    blobs: content.blobs.map(({ digest, bytes }): Blob => ({ digest, size: bytes.length })),
    time: at === undefined ? undefined : { at, source: "pushed" },
  };
}

function start(powers: Powers): World {
  const registry = memoryRegistry({ powers });
  const repositories = new Set<string>();

  return {
    registry: () => registry,
    async push(repository, content, tags) {
      if (!repositories.has(repository)) {
        repositories.add(repository);
        registry.load({ repository, tags: [], manifests: new Map(), powers, notes: [] });
      }
      const store = registry.store(repository);
      const put = (one: Content) => {
        for (const child of one.children) put(child);
        store.manifests.set(one.digest, manifestOf(one));
      };
      put(content);
      for (const name of tags) {
        store.tags.set(name, { name, digest: content.digest, time: manifestOf(content).time });
      }
    },
    async remove(repository, digest) {
      const { tags, manifests } = registry.store(repository);
      manifests.delete(digest);
      for (const tag of [...tags.values()]) if (tag.digest === digest) tags.delete(tag.name);
    },
    async tags(repository) {
      return new Map([...registry.store(repository).tags.values()].map(({ name, digest }) => [name, digest]));
    },
    async pullable(repository, reference) {
      const { tags, manifests } = registry.store(repository);
      const pull = (digest: Digest): string[] =>
        manifests.get(digest)?.children.flatMap(pull) ?? [`${digest} does not exist`];
      return pull(tags.get(reference)?.digest ?? reference);
    },
    mutations: () => registry.mutations.map(({ action, reference }) => `${action} ${reference}`),
    storedBytes() {
      const manifests = [...repositories].flatMap((repository) => [...registry.store(repository).manifests.values()]);
      const sizes = new Map(manifests.flatMap(({ blobs = [] }) => blobs.map(({ digest, size }) => [digest, size])));
      for (const { digest, size = 0 } of manifests) sizes.set(digest, size);
      return sizes.values().reduce((total, size) => total + size, 0);
    },
    async close() {},
  };
}

const kinds: Readonly<Record<string, Powers>> = {
  "removes single tags": untagging,
  "removes tags before images": untaggingFirst,
  "removes whole images alone": wholeImages,
};

for (const [kind, powers] of Object.entries(kinds)) {
  describeContract(`a registry in memory that ${kind}`, {
    traits: { untag: powers.untag, referrers: true, listsUntagged: true, exactSizes: true },
    start: async () => start(powers),
  });
}
