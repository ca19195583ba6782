/** What tags need that were not there, or were elsewhere, when a plan was made. */
import { companionSubject } from "../prune/companion.ts";
import type { Digest, Manifest, Tag } from "../prune/snapshot.ts";

/**
 * Everything that `tags` need, each with the first tag that does: what they point to, what that lists at any depth, and
 * what it is about. `read` gets a manifest, or `undefined` where there is none.
 */
export async function claimsOf(
  tags: Iterable<Pick<Tag, "name" | "digest">>,
  read: (digest: Digest) => Promise<Pick<Manifest, "children" | "subject"> | undefined>,
): Promise<ReadonlyMap<Digest, string>> {
  const claimed = new Map<Digest, string>();
  for (const tag of tags) {
    const open = [tag.digest, ...[companionSubject(tag)].filter((subject) => subject !== undefined)];
    for (let digest = open.pop(); digest !== undefined; digest = open.pop()) {
      if (claimed.has(digest)) continue;
      claimed.set(digest, tag.name);
      const manifest = await read(digest);
      // One by one: an index may list more than a call takes arguments.
      for (const child of manifest?.children ?? []) open.push(child);
      if (manifest?.subject !== undefined) open.push(manifest.subject);
    }
  }
  return claimed;
}
