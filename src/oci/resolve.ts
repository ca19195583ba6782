/** Where a tag points right now. */

import { isDigest } from "../prune/names.ts";
import type { Digest } from "../prune/snapshot.ts";
import { refused } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";
import { readManifest } from "./manifest.ts";

/** The digest that a tag or a digest resolves to at this moment; `undefined` when it is gone. Throws `RegistryError`. */
export async function resolve(endpoint: Endpoint, repository: string, reference: string): Promise<Digest | undefined> {
  const { request, response } = await endpoint.manifest("HEAD", repository, reference);
  // A HEAD has no body to tell one 404 from another, so only the GET says that it is gone.
  if (response.status === 404) return (await readManifest(endpoint, repository, reference))?.digest;
  if (response.status !== 200) throw refused(request, response, `${reference} could not be looked up`);
  const digest = response.header("docker-content-digest");
  if (digest !== undefined && isDigest(digest)) return digest;
  // Old servers leave the header out.
  return (await readManifest(endpoint, repository, reference))?.digest;
}
