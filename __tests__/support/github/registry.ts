/** `ghcr.io`: the distribution API, with which nothing can be deleted. */
import type { Reply, Request } from "../recorder.ts";
import { type Answer, methodNotAllowed, nameUnknown, pageNotFound, unsupported } from "../registry/answer.ts";
import { answerBlob, createUploads } from "../registry/blobs.ts";
import { type Dialect, dialects } from "../registry/dialect.ts";
import { listTags } from "../registry/listings.ts";
import { getManifest, putManifest } from "../registry/manifests.ts";
import { type Access, accessFor, isDigest, methodsOf, type Route, routeOf } from "../registry/route.ts";
import { decoded } from "../registry/wire.ts";
import type { GithubCatalogue } from "./catalogue.ts";
import type { Lag } from "./lag.ts";
import type { SignIn } from "./sign-in.ts";
import type { Storage } from "./storage.ts";

export interface RegistryHostOptions {
  /** What the referrers API says, which is not there: 404, or a web page elsewhere (reported); default 404. */
  readonly referrers?: "absent" | "redirected";
}

export interface RegistryHostContext {
  readonly catalogue: GithubCatalogue;
  readonly lag: Lag;
  readonly signIn: SignIn;
  readonly storage: Storage;
  /** Where people look, `https://github.com`. */
  readonly web: string;
}

export interface RegistryHost {
  reply(request: Request): Reply;
  /** Without asking who it is; blobs come from here, and nothing lags or is counted. */
  replyToAnybody(request: Request): Reply;
}

/** Locations may be relative, and then fit whatever name the client has for this server. */
const url = (path: string): string => path;

const dialect: Dialect = {
  ...dialects["distribution-3.0"],
  conditional: false,
  absent: (store, repository, reference) =>
    (store.repositories.get(repository)?.manifests.size ?? 0) === 0
      ? nameUnknown(404, repository)
      : dialects["distribution-3.0"].absent(store, repository, reference),
};

export function createRegistryHost(context: RegistryHostContext, options: RegistryHostOptions): RegistryHost {
  const { catalogue, lag, signIn, storage, web } = context;
  const answerUpload = createUploads(catalogue);

  const put = ({ repository, reference }: Route, contentType: string, bytes: Buffer, isOpen: boolean): Answer => {
    const before = catalogue.version(repository, catalogue.manifest(repository, reference)?.digest ?? "");
    const newest = catalogue.lastId();
    const upload = { repository, reference, contentType, bytes, url };
    const answer = putManifest(catalogue, dialect, upload);
    const after = catalogue.version(repository, answer.headers?.["Docker-Content-Digest"] ?? "");
    if (after === undefined || isOpen) return answer;
    if (after.id > newest) lag.pushed(repository, after.id);
    if (before !== undefined && before.id !== after.id) lag.moved(repository, before.id, reference);
    return answer;
  };

  const get = ({ repository, reference }: Route, method: string, accept: string): Answer => {
    const answer = getManifest(catalogue, dialect, { repository, reference, accept, ifNoneMatch: undefined });
    if (method === "GET" && answer.status === 200) catalogue.download(repository, reference);
    return answer;
  };

  const referrers = ({ repository, reference }: Route): Answer => {
    if (options.referrers !== "redirected") return pageNotFound;
    const [owner, ...name] = repository.split("/");
    const page = `${web}/${owner}/packages/container/${encodeURIComponent(name.join("/"))}/${reference.slice(0, 19)}`;
    return { status: 303, headers: { Location: page }, body: "" };
  };

  const operate = (route: Route, { method, path, query, headers }: Request, body: Buffer, isOpen: boolean): Answer => {
    const { kind, repository, reference } = route;
    if (!methodsOf(route, false).includes(method)) return methodNotAllowed(methodsOf(route, false));
    switch (kind) {
      case "base":
        return { status: 200, json: {} };
      case "catalog":
        return pageNotFound;
      case "tags":
        // A hundred, but as many as are asked for.
        return listTags(catalogue, dialect, repository, { path, query }, query.has("n") ? 10_000 : 100);
      case "referrers":
        return isDigest(reference) ? referrers(route) : pageNotFound;
      case "manifest":
        if (method === "PUT") return put(route, headers["content-type"] ?? "", body, isOpen);
        return get(route, isOpen ? "HEAD" : method, headers.accept ?? "");
      case "blob":
      case "upload": {
        const request = { method, repository, reference, query, ifNoneMatch: undefined, bytes: body, url };
        if (kind === "upload") return answerUpload(request);
        const answer = answerBlob(catalogue, "disabled", request);
        return method === "GET" && answer.status === 200 && !isOpen ? storage.redirect(repository, reference) : answer;
      }
    }
  };

  const replyAs = (request: Request, isOpen: boolean): Reply => {
    const { method, path, headers } = request;
    const route = path.startsWith("/v2/") ? routeOf(decoded(path.slice("/v2/".length))) : undefined;
    const refuse = (needed: readonly Access[]) => (isOpen ? undefined : signIn.refuse(headers.authorization, needed));
    return {
      headers: { "Docker-Distribution-Api-Version": "registry/2.0" },
      repository: route?.repository || undefined,
      reference: route?.reference || undefined,
      scope: () => (path === "/token" ? scopesAsked(request.query) : signIn.scopeIn(headers.authorization)),
      answer(body) {
        if (path === "/token" && method === "GET") return signIn.issue(headers.authorization, request.query);
        if (route === undefined) return pageNotFound;
        if (method === "DELETE") return unsupported;
        return refuse(accessFor(route, method, request.query)) ?? operate(route, request, body, isOpen);
      },
    };
  };

  return {
    reply: (request) => replyAs(request, false),
    replyToAnybody: (request) => replyAs(request, true),
  };
}

function scopesAsked(query: URLSearchParams): string | undefined {
  return query.getAll("scope").join(" ") || undefined;
}
