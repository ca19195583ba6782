/** Media types of the OCI image specification and of Docker's image manifest version 2, schema 2. */

const imageManifestTypes: readonly string[] = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];
const manifestTypes: readonly string[] = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  ...imageManifestTypes,
];

/**
 * Every request for a manifest accepts all four, always: with less, distribution answers an index tag with the digest of
 * its amd64 child, or calls an image missing that is there.
 */
export const acceptManifests = manifestTypes.join(", ");

export function isManifestType(mediaType: string): boolean {
  return manifestTypes.includes(mediaType);
}

/** Whether it is a manifest that lists no other. */
export function isImageManifestType(mediaType: string): boolean {
  return imageManifestTypes.includes(mediaType);
}

/** Whether it is an index, or Docker's manifest list. */
export function isIndexType(mediaType: string): boolean {
  return isManifestType(mediaType) && !isImageManifestType(mediaType);
}

/** Configs that hold when the image was created; those of artifacts hold anything. */
export function isImageConfigType(mediaType: string): boolean {
  return (
    mediaType === "application/vnd.oci.image.config.v1+json" ||
    mediaType === "application/vnd.docker.container.image.v1+json"
  );
}
