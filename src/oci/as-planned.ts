/** What a look before a DELETE is about: whether tags are where the plan has them. */
import { ChangedError } from "../prune/errors.ts";
import type { Digest } from "../prune/snapshot.ts";

/** The error for the tag `name`, which was planned to be on `from`. */
export function moved(name: string, from: Digest, to: Digest): ChangedError {
  return new ChangedError(`${name} pointed to ${from}, and points to ${to} now`);
}

/**
 * Throws `ChangedError` when a tag `there`, on `digest`, is not one of those `planned` to go with it, or when one of these is
 * somewhere else by now, which `resolve` tells of those that are not there. Throws what `resolve` throws.
 */
export async function assertTagsAsPlanned(
  digest: Digest,
  planned: ReadonlySet<string>,
  there: ReadonlySet<string>,
  resolve: (name: string) => Promise<Digest | undefined>,
): Promise<void> {
  const [added] = there.difference(planned);
  if (added !== undefined)
    throw new ChangedError(`${digest} has the tag ${added}, which was not planned to go with it`);
  for (const name of planned.difference(there)) {
    const elsewhere = await resolve(name);
    if (elsewhere !== undefined && elsewhere !== digest) throw moved(name, digest, elsewhere);
  }
}
