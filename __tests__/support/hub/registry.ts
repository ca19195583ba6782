/** `registry-1.docker.io`: the distribution API, where a DELETE takes nothing that something else still needs. */
import type { Reply, Request } from "../recorder.ts";
import {
  type Answer,
  accepted,
  manifestUnknown,
  methodNotAllowed,
  nameUnknown,
  pageNotFound,
  refusal,
} from "../registry/answer.ts";
import { answerBlob, createUploads } from "../registry/blobs.ts";
import { type Dialect, dialects } from "../registry/dialect.ts";
import { listReferrers, listTags } from "../registry/listings.ts";
import { deleteManifest, getManifest, putManifest } from "../registry/manifests.ts";
import { accessFor, isDigest, methodsOf, type Route, routeOf } from "../registry/route.ts";
import { type Store, sha256 } from "../registry/store.ts";
import { decoded } from "../registry/wire.ts";
import type { HubCatalogue } from "./catalogue.ts";
import { isImmutable } from "./immutable.ts";
import { denied, type RegistrySignIn } from "./registry-sign-in.ts";

export interface RegistryHostOptions {
  /** Whether the refusal for what is referenced tells itself from the one for who may not delete; default not. */
  readonly referenced?: "like denied" | "told apart";
  /** Whether what refers to an image by its subject holds it, as was once reported; default not. */
  readonly referrers?: "block" | "let go";
}

export interface RegistryHost {
  reply(request: Request): Reply;
  /** Without asking who it is. */
  replyToAnybody(request: Request): Reply;
}

/** Locations may be relative, and then fit whatever name the client has for this server. */
const url = (path: string): string => path;

export function createRegistryHost(
  catalogue: HubCatalogue,
  signIn: RegistrySignIn,
  options: RegistryHostOptions,
): RegistryHost {
  const dialect = dialectOf(options);
  const answerUpload = createUploads(catalogue);

  const put = ({ repository, reference }: Route, contentType: string, bytes: Buffer): Answer => {
    const current = catalogue.repositories.get(repository)?.tags.get(reference);
    const moves = current !== undefined && current.digest !== sha256(bytes);
    if (moves && isImmutable(catalogue, repository, reference)) return tagIsImmutable(reference);
    return putManifest(catalogue, dialect, { repository, reference, contentType, bytes, url });
  };

  const get = ({ repository, reference }: Route, method: string, accept: string): Answer => {
    const answer = getManifest(catalogue, dialect, { repository, reference, accept, ifNoneMatch: undefined });
    // A HEAD does not count as a pull.
    if (method === "GET" && answer.status === 200) catalogue.pull(repository, reference);
    return answer;
  };

  const operate = (route: Route, { method, path, query, headers }: Request, body: Buffer): Answer => {
    const { kind, repository, reference } = route;
    if (!methodsOf(route, false).includes(method)) return methodNotAllowed(methodsOf(route, false));
    switch (kind) {
      case "base":
        return { status: 200, json: {} };
      case "catalog":
        return pageNotFound;
      case "tags":
        return listTags(catalogue, dialect, repository, { path, query }, Number.POSITIVE_INFINITY);
      case "referrers":
        return isDigest(reference) ? listReferrers(catalogue, repository, reference, query) : pageNotFound;
      case "manifest":
        if (method === "DELETE") return deleteManifest(catalogue, dialect, "enabled", repository, reference);
        if (method === "PUT") return put(route, headers["content-type"] ?? "", body);
        return get(route, method, headers.accept ?? "");
      case "blob":
      case "upload": {
        const request = { method, repository, reference, query, ifNoneMatch: undefined, bytes: body, url };
        return kind === "blob" ? answerBlob(catalogue, "disabled", request) : answerUpload(request);
      }
    }
  };

  const replyAs = (request: Request, refuse: (route: Route) => Answer | undefined): Reply => {
    const { path, headers } = request;
    const route = path.startsWith("/v2/") ? routeOf(decoded(path.slice("/v2/".length))) : undefined;
    return {
      headers: { "Docker-Distribution-Api-Version": "registry/2.0" },
      repository: route?.repository || undefined,
      reference: route?.reference || undefined,
      scope: () => signIn.scopeIn(headers.authorization),
      answer: (body) => (route === undefined ? pageNotFound : (refuse(route) ?? operate(route, request, body))),
    };
  };

  return {
    reply: (request) =>
      replyAs(request, (route) =>
        signIn.refuse(request.headers.authorization, accessFor(route, request.method, request.query)),
      ),
    replyToAnybody: (request) => replyAs(request, () => undefined),
  };
}

function dialectOf({ referenced = "like denied", referrers = "let go" }: RegistryHostOptions): Dialect {
  const holds = (store: Store, repository: string, digest: string): boolean => {
    const manifest = store.repositories.get(repository)?.manifests.get(digest);
    if (manifest !== undefined && store.tagsOn(repository, manifest).length > 0) return true;
    const others = store.referencing(repository, digest);
    return others.some(({ children }) => referrers === "block" || children.includes(digest));
  };
  return {
    ...dialects["distribution-3.0"],
    referrers: true,
    conditional: false,
    deleteTag: () => refusal(405, "UNSUPPORTED", "Only digest-based deletion is allowed"),
    deleteDigest(store, repository, digest) {
      const stored = store.repositories.get(repository);
      if (stored === undefined) return nameUnknown(404, repository);
      if (!stored.manifests.has(digest)) return manifestUnknown;
      if (holds(store, repository, digest)) return referenced === "like denied" ? denied : stillReferenced;
      store.deleteManifest(repository, digest);
      return accepted;
    },
  };
}

const stillReferenced = refusal(403, "DENIED", "manifest is referenced by a tag or by another manifest");

/** The answer is an assumption. */
function tagIsImmutable(tag: string): Answer {
  return refusal(403, "DENIED", `tag ${tag} is immutable`);
}
