/**
 * The grammar of the OCI distribution specification, "Pulling manifests". Names that come from a server pass these
 * before they reach a URL: `..` survives `encodeURIComponent`, and one wrong DELETE is a whole repository.
 */

/** Whether `name` can be a tag. */
export function isTagName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(name);
}

/** Whether `name` can be a repository: lower-case parts between single slashes, 255 characters at most. */
export function isRepositoryName(name: string): boolean {
  return (
    name.length <= 255 && /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/.test(name)
  );
}

/** Whether `text` is a digest in one of the registered algorithms: OCI image specification, "Digests". */
export function isDigest(text: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
}
