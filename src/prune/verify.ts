/** The check afterwards: what was to stay is still there, and, where one look tells, what was deleted is not. */
import pLimit from "p-limit";
import type { Registry } from "./registry.ts";
import type { TagResult } from "./result.ts";
import type { Digest, Manifest, Snapshot } from "./snapshot.ts";

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
  const children = new Map<Digest, string>();
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
        else
          for (const child of descendants(tag.digest, manifests))
            if (!children.has(child)) children.set(child, tag.name);
      }),
    ),
  );
  await Promise.all(
    [...children].map(([child, name]) =>
      limit(async () => {
        if ((await registry.resolve(repository, child)) === undefined)
          broken.push(`retained, but broken now: ${name} has lost ${child}`);
      }),
    ),
  );
  return { broken, notes };
}

/** What `digest`, which existed, lists at any depth, as far as that existed. */
function descendants(digest: Digest, manifests: Snapshot["manifests"]): ReadonlySet<Digest> {
  const found = new Set<Digest>();
  const open = [digest];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of (manifests.get(next) as Manifest).children) {
      if (found.has(child) || !manifests.has(child)) continue;
      found.add(child);
      open.push(child);
    }
  }
  return found;
}
