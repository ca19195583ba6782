/** The check afterwards: what was to stay is still there, and, where one look tells, what was deleted is not. */
import pLimit from "p-limit";
import type { Registry } from "./registry.ts";
import type { TagResult } from "./result.ts";
import type { Digest, Snapshot, Tag } from "./snapshot.ts";

export interface Verification {
  /** Retained tags that no longer resolve, or that lost a child, and deleted ones that do: the run must fail loudly. */
  readonly broken: readonly string[];
  /** Retained tags that somebody moved meanwhile. */
  readonly notes: readonly string[];
}

/**
 * Resolves every tag of `tags` that was retained, and all that its manifest lists at any depth, once per digest. What did
 * not exist before is not missed.
 */
export async function verify(
  registry: Registry,
  { repository, manifests }: Snapshot,
  tags: readonly TagResult[],
  concurrency: number,
  onCheck: (repository: string, checked: number, total: number) => void,
): Promise<Verification> {
  const limit = pLimit(concurrency);
  let checked = 0;
  const broken: string[] = [];
  const notes: string[] = [];
  const children = descent(manifests);
  const retained = tags.filter(({ tag, verdict }) => verdict === "retained" && manifests.has(tag.digest));
  const listed = await registry.tags?.(repository);
  for (const { tag, verdict } of tags) {
    if ((verdict === "deleted" || verdict === "untagged") && listed?.get(tag.name) === tag.digest)
      broken.push(`told to be deleted, but still listed: ${tag.name}`);
  }

  await Promise.all(
    retained.map(({ tag }) =>
      limit(async () => {
        const now = listed === undefined ? await registry.resolve(repository, tag.name) : listed.get(tag.name);
        onCheck(repository, ++checked, retained.length);
        if (now === undefined) broken.push(`retained, but broken now: ${tag.name} no longer exists`);
        else if (now !== tag.digest) notes.push(`${tag.name} was moved to ${now} meanwhile`);
        else children.follow(tag);
      }),
    ),
  );
  await Promise.all(
    [...children.found].map(([child, name]) =>
      limit(async () => {
        if ((await registry.resolve(repository, child)) === undefined)
          broken.push(`retained, but broken now: ${name} has lost ${child}`);
      }),
    ),
  );
  return { broken, notes };
}

/**
 * What tags lead to beside their own manifests, at any depth, as far as it existed, each with a tag that does. Every manifest
 * is looked into once.
 */
function descent(manifests: Snapshot["manifests"]) {
  const found = new Map<Digest, string>();
  const entered = new Set<Digest>();
  return {
    found,
    follow({ digest, name }: Tag): void {
      const open = [digest];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (entered.has(next)) continue;
        entered.add(next);
        for (const child of manifests.get(next)?.children ?? []) {
          if (found.has(child) || !manifests.has(child)) continue;
          found.set(child, name);
          open.push(child);
        }
      }
    },
  };
}
