/**
 * The grammar of the OCI distribution specification, "Pulling manifests". Names that come from a server pass these
 * before they reach a URL: `..` survives `encodeURIComponent`, and one wrong DELETE is a whole repository.
 */

import { RegistryError } from "./errors.ts";

/** `name`, which is about to become a part of a URL. Throws `RegistryError` "unexpected" unless it is `valid`. */
export function checked(name: string, valid: (name: string) => boolean): string {
  if (valid(name)) return name;
  throw new RegistryError("unexpected", `\`${name.slice(0, 200)}\` is not a name that the OCI specification allows`);
}

/** Whether `name` can be a tag. */
export function isTagName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(name);
}

/** Whether `name` can be a repository: lower-case parts between single slashes, 255 characters at most, as registries take. */
export function isRepositoryName(name: string): boolean {
  return (
    name.length <= 255 && /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/.test(name)
  );
}

/** Whether `text` can stand behind `manifests/`: a tag or a digest. */
export function isReference(text: string): boolean {
  return isTagName(text) || isDigest(text);
}

/** Whether `text` is a digest in one of the registered algorithms: OCI image specification, "Digests". */
export function isDigest(text: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
}
