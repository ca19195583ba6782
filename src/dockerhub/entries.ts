/** Tags as Docker Hub lists them: with their image, its platforms and the time of the push. */
import { isRecord } from "../oci/answer.ts";
import { isIndexType, isManifestType } from "../oci/media-types.ts";
import { isDigest, isTagName } from "../prune/names.ts";
import type { Digest, Timestamp } from "../prune/snapshot.ts";

export interface ListedTag {
  readonly name: string;
  /** Absent where the list does not tell, as for some old tags. */
  readonly digest?: Digest | undefined;
  /** Only where it is that of a manifest: of a single one the list tells the type of its config. */
  readonly mediaType?: string | undefined;
  /** What the tag's index lists; empty when its image is a single manifest. */
  readonly children: readonly Digest[];
  /** When the tag was pushed last. */
  readonly time?: Timestamp | undefined;
}

/** `undefined` when its name is none. */
export function tagOf(entry: Readonly<Record<string, unknown>>): ListedTag | undefined {
  const { name } = entry;
  if (typeof name !== "string" || !isTagName(name)) return undefined;
  const images = Array.isArray(entry.images) ? entry.images.filter(isRecord) : [];
  const listed = [...new Set(images.flatMap(({ digest }) => digestOf(digest) ?? []))];
  const own = digestOf(entry.digest);
  const type = typeof entry.media_type === "string" ? entry.media_type : "";
  // A single manifest is its own and only image; but so may be the one platform of an index.
  const isSingle = type !== "" && !isIndexType(type) && images.length === 1;
  const digest = own ?? (isSingle ? listed[0] : undefined);
  return {
    name,
    digest,
    mediaType: isManifestType(type) ? type : undefined,
    children: listed.filter((child) => child !== digest),
    time: timeOf(entry.tag_last_pushed) ?? timeOf(entry.last_updated),
  };
}

function digestOf(value: unknown): Digest | undefined {
  return typeof value === "string" && isDigest(value) ? value : undefined;
}

/** RFC 3339, with up to six digits of a second, of which three count. */
function timeOf(written: unknown): Timestamp | undefined {
  if (typeof written !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(written)) return undefined;
  const at = Date.parse(written);
  return Number.isNaN(at) ? undefined : { at, source: "pushed" };
}
