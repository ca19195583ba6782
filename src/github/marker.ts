/**
 * GitHub deletes versions, with all their tags, and never one tag of several. A tag is taken off its version by pushing
 * something else to it: this marker, which is a version of its own then, and can be deleted. Its bytes depend on the tag
 * alone, so a run that was cut off in between is recognised by the digest, without reading anything.
 */
import { digestOf } from "../oci/manifest.ts";
import type { Digest } from "../prune/snapshot.ts";

export interface Marker {
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly digest: Digest;
}

const mediaType = "application/vnd.oci.image.index.v1+json";

/** An index of nothing, which needs no blob to be there. */
export function markerFor(tag: string): Marker {
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType,
      manifests: [],
      annotations: { "io.github.prune-container-registry.untagged": tag },
    }),
  );
  return { mediaType, bytes, digest: digestOf(bytes, undefined) };
}

/** Whether a version with these tags, and no others, is a marker. */
export function isMarker({ digest, tags }: { readonly digest: Digest; readonly tags?: readonly string[] | undefined }) {
  const [name] = tags ?? [];
  return tags?.length === 1 && name !== undefined && digest === markerFor(name).digest;
}
