/** The routes of the OCI distribution API under one registry, which may live below a base path. */
import type { HttpRequest, HttpResponse } from "../http/client.ts";
import { checked, isDigest, isReference, isRepositoryName, isTagName } from "../prune/names.ts";
import type { SignIn } from "./auth.ts";
import type { Access } from "./grants.ts";
import { acceptManifests } from "./media-types.ts";

export interface Exchange {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

export interface Endpoint {
  /** `reference`: a tag or a digest. */
  manifest(method: "GET" | "HEAD" | "DELETE", repository: string, reference: string): Promise<Exchange>;
  /** A DELETE of what nobody has. It changes nothing, so it is repeated like a read. */
  deleteNothing(repository: string, reference: string): Promise<Exchange>;
  /** Stores a manifest under a tag, wherever that pointed before. `finishes`: as in `HttpRequest`. */
  putManifest(
    repository: string,
    tag: string,
    mediaType: string,
    bytes: Uint8Array,
    finishes?: boolean,
  ): Promise<Exchange>;
  blob(repository: string, digest: string, maxBytes: number): Promise<Exchange>;
  referrers(repository: string, digest: string): { readonly url: URL; readonly access: Access };
  tags(repository: string): { readonly url: URL; readonly access: Access };
  catalog(): { readonly url: URL; readonly access: Access };
  get(url: URL, access: Access): Promise<Exchange>;
}

/** Bytes of a manifest at most: the usual limit of registries. */
const mostManifestBytes = 4 * 1024 * 1024;
/** Bytes of a page at most: a catalog or tag list of a server that ignores `n` comes in one piece. */
const mostBytes = 32 * 1024 * 1024;

/** Every method throws `RegistryError` for a name that must not reach a URL. */
export function createEndpoint(registry: URL, signIn: SignIn): Endpoint {
  const root = `${registry.origin}${registry.pathname.replace(/\/+$/, "")}/v2/`;
  const urlOf = (repository: string, rest: string) =>
    new URL(`${root}${checked(repository, isRepositoryName)}/${rest}`);
  const pull = (repository: string): Access => ({ repository, action: "pull" });

  async function send(request: HttpRequest, access: Access): Promise<Exchange> {
    return { request, response: await signIn.send(request, access) };
  }

  function manifest(
    method: "GET" | "HEAD" | "DELETE",
    repository: string,
    reference: string,
    more: Pick<HttpRequest, "repeatable"> = {},
  ): Promise<Exchange> {
    const url = urlOf(repository, `manifests/${checked(reference, isReference)}`);
    const access: Access = { repository, action: method === "DELETE" ? "delete" : "pull" };
    return send({ method, url, headers: { accept: acceptManifests }, maxBytes: mostManifestBytes, ...more }, access);
  }

  return {
    manifest: (method, repository, reference) => manifest(method, repository, reference),
    deleteNothing: (repository, reference) => manifest("DELETE", repository, reference, { repeatable: true }),
    putManifest(repository, tag, mediaType, body, finishes) {
      const url = urlOf(repository, `manifests/${checked(tag, isTagName)}`);
      // Another push may come in between, so it is not sent again unseen.
      const request: HttpRequest = {
        method: "PUT",
        url,
        headers: { "content-type": mediaType },
        body,
        repeatable: false,
        finishes,
      };
      return send(request, { repository, action: "push" });
    },
    blob(repository, digest, maxBytes) {
      return send(
        { method: "GET", url: urlOf(repository, `blobs/${checked(digest, isDigest)}`), maxBytes },
        pull(repository),
      );
    },
    referrers: (repository, digest) => ({
      url: urlOf(repository, `referrers/${checked(digest, isDigest)}`),
      access: pull(repository),
    }),
    tags: (repository) => ({ url: urlOf(repository, "tags/list"), access: pull(repository) }),
    catalog: () => ({ url: new URL(`${root}_catalog`), access: "catalog" }),
    get: (url, access) =>
      send({ method: "GET", url, headers: { accept: "application/json" }, maxBytes: mostBytes }, access),
  };
}
