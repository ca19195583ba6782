/**
 * Everything that a repository holds. Its lists tell tags, times and locks; what leads where stands only in the manifests,
 * and of these only those are read that can lead somewhere.
 */
import pMap from "p-map";
import { short } from "../prune/need.ts";
import type { Progress, Wanted } from "../prune/registry.ts";
import type { Digest, Manifest, Powers, Snapshot, Tag } from "../prune/snapshot.ts";
import { type Content, isKnown, leadsTo, readContent } from "./content.ts";
import type { AzureEndpoint } from "./endpoint.ts";
import { type ListedManifest, manifestOf, tagOf } from "./entries.ts";
import { lookAtRepository, lookAtTag } from "./look.ts";

export interface Collecting {
  readonly endpoint: AzureEndpoint;
  /** Requests of one repository under way at most. */
  readonly concurrency: number;
}

/** Deleting a subject removes its referrers; children stay, whoever needs them. */
export const powers: Powers = { untag: true, untagFirst: false, takesReferrers: true };

/** Throws when anything that the answer depends on could not be read; a clean "does not exist" is an answer. */
export async function collect(
  { endpoint, concurrency }: Collecting,
  repository: string,
  wanted: Wanted,
  onProgress: Progress = () => {},
): Promise<Snapshot> {
  // Before all else, and alone: it signs in, and says whether there is such a repository.
  const lock = await lookAtRepository(endpoint, repository);
  const [listedTags, listed] = await Promise.all([
    readList(endpoint.tags(repository), tagOf, ({ name }) => name, onProgress),
    readList(endpoint.manifests(repository), manifestOf, ({ digest }) => digest),
  ]);
  const tags = new Map(listedTags.found);
  // Hidden from the list of tags, or pushed since that was read.
  const unlisted = new Set(
    [...listed.found.values()].flatMap((manifest) => manifest.tags).filter((name) => !tags.has(name)),
  );
  await pMap(
    unlisted,
    async (name) => {
      const tag = await lookAtTag(endpoint, repository, name);
      if (tag !== undefined) tags.set(name, tag);
    },
    { concurrency },
  );

  const { contents, notes } = await readContents({ endpoint, concurrency }, repository, listed.found, tags);
  const tagged = new Set(tags.values().map(({ digest }) => digest));
  // A tag on what cannot be read may need anything that has no tag of its own.
  const ghost = tagged
    .values()
    .find((digest) => contents.get(digest) === "gone" && leadsTo(listed.found.get(digest) ?? {}, true) === "children");
  const claimed = ghost && `perhaps a part of ${short(ghost)}, which is listed, but does not exist`;
  const manifests = new Map<Digest, Manifest>();
  for (const digest of new Set([...listed.found.keys(), ...contents.keys()])) {
    const entry = listed.found.get(digest);
    const content = contents.get(digest);
    if (content === "gone") continue;
    const mediaType = entry?.mediaType ?? content?.mediaType ?? "";
    const strange = isKnown(mediaType) ? undefined : "of a type that this action does not know";
    manifests.set(digest, {
      digest,
      mediaType,
      children: content?.children ?? [],
      subject: content?.subject,
      time: wanted.untagged && !tagged.has(digest) ? entry?.time : undefined,
      locked:
        lock ??
        (entry === undefined ? "hidden in the registry" : entry.locked) ??
        strange ??
        (tagged.has(digest) ? undefined : claimed),
    });
  }

  const odd = listedTags.odd + listed.odd;
  return {
    repository,
    tags: [...tags.values()].map((tag) => (lock === undefined ? tag : { ...tag, locked: lock })),
    manifests,
    powers,
    incomplete: odd > 0 ? `${odd} tags or manifests have names that the OCI specification does not allow` : undefined,
    notes,
  };
}

interface List<Entry> {
  /** Of what comes twice the first, which is the latest. */
  readonly found: ReadonlyMap<string, Entry>;
  /** How many entries could not be understood. */
  readonly odd: number;
}

async function readList<Entry>(
  pages: AsyncIterable<readonly unknown[]>,
  parse: (entry: unknown) => Entry | undefined,
  keyOf: (entry: Entry) => string,
  onProgress: Progress = () => {},
): Promise<List<Entry>> {
  const found = new Map<string, Entry>();
  let odd = 0;
  for await (const page of pages) {
    for (const written of page) {
      const entry = parse(written);
      if (entry === undefined) odd += 1;
      else if (!found.has(keyOf(entry))) found.set(keyOf(entry), entry);
    }
    onProgress(found.size, found.size);
  }
  return { found, odd };
}

/** What the manifests lead to that can lead to others; "gone" for those that are listed, or named, and do not exist. */
async function readContents(
  { endpoint, concurrency }: Collecting,
  repository: string,
  listed: ReadonlyMap<Digest, ListedManifest>,
  tags: ReadonlyMap<string, Tag>,
): Promise<{ contents: ReadonlyMap<Digest, Content | "gone">; notes: readonly string[] }> {
  const contents = new Map<Digest, Content | "gone">();
  const notes: string[] = [];

  /** Reads `digests`, and at any depth what they list and no list of the registry shows. */
  async function read(digests: Iterable<Digest>): Promise<void> {
    const missing = new Set([...digests].filter((digest) => !contents.has(digest)));
    if (missing.size === 0) return;
    const found = await pMap(
      missing,
      async (digest) => {
        const content = await readContent(endpoint, repository, listed.get(digest) ?? { digest });
        contents.set(digest, content ?? "gone");
        if (content === undefined && listed.has(digest)) notes.push(`${digest} is listed, but does not exist; skipped`);
        return content;
      },
      { concurrency },
    );
    await read(found.flatMap((content) => content?.listed ?? []).filter((digest) => !listed.has(digest)));
  }

  const tagged = new Set(tags.values().map(({ digest }) => digest));
  const which = (is: (manifest: ListedManifest) => boolean) =>
    [...listed.values()].filter(is).map(({ digest }) => digest);
  await read([...tagged].filter((digest) => !listed.has(digest)));
  await read(
    which((manifest) => {
      const isTagged = tagged.has(manifest.digest);
      const leads = leadsTo(manifest, isTagged);
      return leads === "children" || (leads === "subject" && isTagged);
    }),
  );
  // Children go and stay with their index. Of the rest, which has no tag either, any may be a signature.
  const children = new Set(contents.values().flatMap((content) => (content === "gone" ? [] : content.children)));
  await read(
    which((manifest) => !children.has(manifest.digest) && leadsTo(manifest, tagged.has(manifest.digest)) === "subject"),
  );
  return { contents, notes };
}
