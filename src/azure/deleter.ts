/**
 * Deleting in Azure Container Registry. It has no "delete if unchanged", and does not protect the children of an index
 * that stays: so every delete is preceded by a look at the very thing that goes.
 */
import pMap from "p-map";
import type { Pace } from "../http/pace.ts";
import { assertTagsAsPlanned, moved } from "../oci/as-planned.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { isGone, remove } from "../oci/removal.ts";
import { AuthError, RegistryError } from "../prune/errors.ts";
import type { Deleter } from "../prune/registry.ts";
import type { Digest, Snapshot, Tag } from "../prune/snapshot.ts";
import { powers } from "./collect.ts";
import { leadsTo, readContent } from "./content.ts";
import type { AzureEndpoint } from "./endpoint.ts";
import { lookAtManifest, lookAtRepository, lookAtTag } from "./look.ts";
import { createLookout } from "./lookout.ts";
import { heedRateLimit } from "./rate-limit.ts";
import { refusal, rolesAdvice } from "./refusal.ts";
import type { Tokens } from "./token-policy.ts";

export interface Deleting {
  readonly endpoint: AzureEndpoint;
  readonly pace: Pace;
  /** Absent when a password signs in: its rights show only when they are used. */
  readonly tokens?: Pick<Tokens, "allowDelete" | "granted"> | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Requests under way at most. */
  readonly concurrency: number;
}

/**
 * `stays`: the manifests that the plan keeps. Throws `AuthError` when the registry gives no right to delete in the
 * repository of `snapshot`.
 */
export async function createDeleter(
  { endpoint, pace, tokens, now, concurrency }: Deleting,
  snapshot: Snapshot,
  stays: ReadonlySet<Digest>,
): Promise<Deleter> {
  const { repository } = snapshot;
  let subjects: Promise<ReadonlyMap<Digest, Digest>> | undefined;
  const gone = new Set<Digest>();
  if (tokens !== undefined) await assertMayDelete(endpoint, tokens, repository);
  const lookout = createLookout(endpoint, snapshot, now);
  const removed = new Set<string>();

  /** Sends a DELETE. Throws unless it was accepted. */
  async function send(what: string, deleting: Promise<Exchange>): Promise<void> {
    const exchange = await deleting;
    heedRateLimit(exchange.response, pace);
    if (exchange.response.status !== 202) throw refusal(exchange, `${what} was not deleted`);
  }

  async function assertAsPlanned(digest: Digest, planned: readonly Tag[]): Promise<void> {
    await lookout.assertUnneeded(digest);
    // What is looked at last is known best.
    const current = await lookAtManifest(endpoint, repository, digest);
    if (current === undefined) throw new RegistryError("gone", `${digest} is gone already`);
    const names = new Set(planned.map(({ name }) => name)).difference(removed);
    await assertTagsAsPlanned(
      digest,
      names,
      new Set(current.tags),
      async (name) => (await lookAtTag(endpoint, repository, name))?.digest,
    );
    if (current.locked !== undefined) throw new RegistryError("protected", `${digest} is ${current.locked} by now`);
  }

  async function assertTagAsPlanned({ name, digest }: Tag): Promise<void> {
    const current = await lookAtTag(endpoint, repository, name);
    if (current === undefined) throw new RegistryError("gone", `${name} is gone already`);
    if (current.digest !== digest) throw moved(name, digest, current.digest);
    if (current.locked !== undefined) throw new RegistryError("protected", `${name} is ${current.locked} by now`);
  }

  return {
    powers,
    async deleteTag(tag) {
      await remove(pace, {
        look: () => assertTagAsPlanned(tag),
        send: () => send(tag.name, endpoint.deleteTag(repository, tag.name)),
        isDone: async () => (await lookAtTag(endpoint, repository, tag.name)) === undefined,
      });
      removed.add(tag.name);
    },
    async deleteManifest({ digest, subject }, tags) {
      subjects ??= subjectsOf(endpoint, snapshot, stays, concurrency);
      const referrer = (await subjects).get(digest);
      if (referrer !== undefined) {
        const why = `${referrer}, which stays, has ${digest} as its subject, and the registry would delete both`;
        throw new RegistryError("referenced", why);
      }
      try {
        await remove(pace, {
          look: () => assertAsPlanned(digest, tags),
          send: () => send(digest, endpoint.deleteManifest(repository, digest)),
          isDone: async () => (await lookAtManifest(endpoint, repository, digest)) === undefined,
        });
      } catch (error) {
        // The registry has taken it along with its subject, as planned.
        if (!isGone(error) || subject === undefined || !gone.has(subject)) throw error;
      }
      gone.add(digest);
    },
  };
}

/**
 * The subjects of the manifests that stay, each with the manifest that has it. Only those are read whose subject is not
 * known yet: the listing does not tell, and an image with a tag is not read for the plan.
 */
async function subjectsOf(
  endpoint: AzureEndpoint,
  { repository, manifests }: Snapshot,
  stays: ReadonlySet<Digest>,
  concurrency: number,
): Promise<ReadonlyMap<Digest, Digest>> {
  const subjects = new Map<Digest, Digest>();
  async function read(digests: readonly Digest[]): Promise<void> {
    const found = await pMap(
      digests,
      async (digest) => {
        const manifest = manifests.get(digest);
        if (manifest === undefined || leadsTo(manifest, false) !== "subject") return [];
        const subject = manifest.subject ?? (await readContent(endpoint, repository, manifest))?.subject;
        return subject === undefined || subjects.has(subject) ? [] : [[subject, digest] as const];
      },
      { concurrency },
    );
    for (const [subject, digest] of found.flat()) subjects.set(subject, digest);
    // What stays for the sake of a referrer may itself be one.
    if (found.flat().length > 0) await read([...new Set(found.flat().map(([subject]) => subject))]);
  }
  await read([...stays]);
  return subjects;
}

/** A token server answers 200 with less than was asked for: only the token tells. */
async function assertMayDelete(
  endpoint: AzureEndpoint,
  tokens: Pick<Tokens, "allowDelete" | "granted">,
  repository: string,
): Promise<void> {
  tokens.allowDelete(repository);
  try {
    await lookAtRepository(endpoint, repository);
  } catch (error) {
    // Somebody else has deleted all of it: so every step will find.
    if (!isGone(error)) throw error;
  }
  const granted = tokens.granted(repository);
  if (granted !== undefined && !granted.includes("delete") && !granted.includes("*")) {
    throw new AuthError(`this identity may read ${repository}, but not delete there. ${rolesAdvice}`);
  }
}
