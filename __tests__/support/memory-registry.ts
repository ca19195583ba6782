/**
 * The port over a plain map: what the engine is proved against. It checks before it deletes as the port demands. Deleting
 * a manifest removes the tags on it; children and referrers stay, as in the distribution registry.
 */
import { ChangedError, type Refusal, RegistryError } from "../../src/prune/errors.ts";
import type { Registry } from "../../src/prune/registry.ts";
import type { Digest, Manifest, Powers, Snapshot, Tag } from "../../src/prune/snapshot.ts";

export interface Call {
  readonly action: "repositories" | "snapshot" | "deleter" | "resolve" | "deleteTag" | "deleteManifest";
  readonly repository: string;
  /** The tag or the digest that the call is about, if any. */
  readonly reference: string;
}

/** Called before every call; it may change the content, and what it throws is the answer. */
export type Hook = (call: Call) => void | Promise<void>;

export interface MemoryOptions {
  readonly powers?: Powers;
  /** What snapshots say of the powers, when that differs from what `deleter` proves. */
  readonly foreseen?: Powers;
  /** Whether manifests that no tag leads to are in the snapshot. */
  readonly listsUntagged?: boolean;
  /** Why no listing of this registry is complete. */
  readonly incomplete?: string;
}

/** The content of one repository. Tests may change it at any time. */
export interface Store {
  readonly tags: Map<string, Tag>;
  readonly manifests: Map<Digest, Manifest>;
}

export interface MemoryRegistry extends Registry {
  /** Every call, in its order, also those that were refused. */
  readonly calls: readonly Call[];
  /** The calls that changed something. */
  readonly mutations: readonly Call[];
  /** Makes `snapshot.repository` hold what `snapshot` says. */
  load(snapshot: Snapshot): void;
  /** Throws when there is no such repository. */
  store(repository: string): Store;
  before(hook: Hook): void;
}

export function memoryRegistry({
  powers = { untag: true, untagFirst: false },
  foreseen = powers,
  listsUntagged = true,
  incomplete,
}: MemoryOptions = {}): MemoryRegistry {
  const stores = new Map<string, Store>();
  const calls: Call[] = [];
  const mutations: Call[] = [];
  const hooks: Hook[] = [];

  const store = (repository: string): Store => {
    const found = stores.get(repository);
    if (!found) throw new RegistryError("gone", `${repository} does not exist`);
    return found;
  };
  const called = async (action: Call["action"], repository = "", reference = ""): Promise<Call> => {
    const call = { action, repository, reference };
    calls.push(call);
    for (const hook of hooks) await hook(call);
    return call;
  };

  return {
    calls,
    mutations,
    reclaims: "Memory is freed at once.",
    listsUntagged,
    store,
    before: (hook) => void hooks.push(hook),
    load({ repository, tags, manifests }) {
      stores.set(repository, { tags: new Map(tags.map((tag) => [tag.name, tag])), manifests: new Map(manifests) });
    },

    async *repositories() {
      await called("repositories");
      yield* stores.keys();
    },

    async snapshot(repository, wanted) {
      await called("snapshot", repository);
      const { tags, manifests } = store(repository);
      const timeless = [...tags.values()].map(({ time: _, ...tag }): Tag => tag);
      const listed = listsUntagged ? new Map(manifests) : ledTo(tags, manifests);
      const timed = wanted.timesFor(timeless, listed);
      return {
        repository,
        tags: timeless.map((tag) => (timed.tags.has(tag.name) ? (tags.get(tag.name) as Tag) : tag)),
        manifests: new Map(
          [...listed].map(([digest, { time, ...rest }]) => [
            digest,
            timed.manifests.has(digest) ? { ...rest, time } : rest,
          ]),
        ),
        powers: foreseen,
        incomplete,
        notes: [],
      };
    },

    async resolve(repository, reference) {
      await called("resolve", repository, reference);
      const { tags, manifests } = store(repository);
      const digest = tags.get(reference)?.digest ?? reference;
      return manifests.has(digest) ? digest : undefined;
    },

    async deleter(snapshot) {
      await called("deleter", snapshot.repository);
      const { repository } = snapshot;
      const before = new Map(snapshot.tags.map((tag) => [tag.name, tag.digest]));
      /** Referrers that were deleted along with their subject. */
      const along = new Set<Digest>();
      return {
        powers,
        async deleteTag(tag) {
          const call = await called("deleteTag", repository, tag.name);
          if (!powers.untag) throw new Error("this registry cannot remove one tag of several");
          const { tags } = store(repository);
          const there = tags.get(tag.name);
          if (there === undefined) throw new RegistryError("gone", `${tag.name} does not exist`);
          if (there.digest !== tag.digest) throw new ChangedError(`${tag.name} was moved to ${there.digest}`);
          tags.delete(tag.name);
          mutations.push(call);
        },
        async deleteManifest({ digest }, planned) {
          const call = await called("deleteManifest", repository, digest);
          const { tags, manifests } = store(repository);
          if (along.has(digest)) return;
          if (!manifests.has(digest)) throw new RegistryError("gone", `${digest} does not exist`);
          const going = powers.takesReferrers ? withReferrers(digest, manifests) : new Set([digest]);
          const names = new Set(planned.map((tag) => tag.name));
          for (const tag of tags.values()) {
            if (tag.digest === digest && !names.has(tag.name))
              throw new ChangedError(`${tag.name} was added to ${digest}`);
            if (tag.digest !== digest && names.has(tag.name))
              throw new ChangedError(`${tag.name} was moved to ${tag.digest}`);
            if (going.has(tag.digest) && before.get(tag.name) !== tag.digest)
              throw new ChangedError(`${tag.name} was added to ${tag.digest}, which would go along with ${digest}`);
          }
          for (const parent of manifests.values()) {
            if (parent.children.includes(digest) && !snapshot.manifests.has(parent.digest))
              throw new ChangedError(`${parent.digest} lists ${digest} by now`);
          }
          for (const gone of going) {
            manifests.delete(gone);
            along.add(gone);
            for (const tag of [...tags.values()]) if (tag.digest === gone) tags.delete(tag.name);
          }
          mutations.push(call);
        },
      };
    },
  };
}

/** `digest`, its referrers, and theirs. */
function withReferrers(digest: Digest, manifests: ReadonlyMap<Digest, Manifest>): ReadonlySet<Digest> {
  const taken = new Set([digest]);
  // A set hands out what is added to it while it is walked.
  for (const next of taken)
    for (const { digest: referrer, subject } of manifests.values()) if (subject === next) taken.add(referrer);
  return taken;
}

/** A hook that refuses the calls that `which` selects. */
export function refusing(refusal: Refusal, which: (call: Call) => boolean): Hook {
  return (call) => {
    if (which(call)) throw new RegistryError(refusal, `${refusal}: ${call.action} ${call.reference}`.trim());
  };
}

/** Pulls the plug of `registry` once it has changed `count` things more: whatever is asked of it afterwards fails. */
export function cutAfter(registry: MemoryRegistry, count: number): void {
  const limit = registry.mutations.length + count;
  registry.before(() => {
    if (registry.mutations.length >= limit) throw new RegistryError("transient", "the connection was cut");
  });
}

/** The manifests that tags lead to: by indexes at any depth, and by subjects. */
function ledTo(tags: Store["tags"], manifests: Store["manifests"]): Map<Digest, Manifest> {
  const led = new Set([...tags.values()].map((tag) => tag.digest));
  for (let before = -1; before !== led.size; ) {
    before = led.size;
    for (const { digest, children, subject } of manifests.values()) {
      if (led.has(digest)) for (const child of children) led.add(child);
      if (subject !== undefined && led.has(subject)) led.add(digest);
    }
  }
  return new Map([...manifests].filter(([digest]) => led.has(digest)));
}
