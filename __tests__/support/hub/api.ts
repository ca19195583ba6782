/** `hub.docker.com`: who may do what with which path. Nothing is done before everything has been checked. */
import type { Reply, Request } from "../recorder.ts";
import { type Answer, pageNotFound } from "../registry/answer.ts";
import { type Action, type HubAccount, may, sees } from "./accounts.ts";
import type { HubCatalogue } from "./catalogue.ts";
import {
  detail,
  insufficientScope,
  methodNotAllowed,
  organizationTokenNotAllowed,
  repositoryNotFound,
  tagNotFound,
  unauthorized,
} from "./errors.ts";
import { isImmutable } from "./immutable.ts";
import { type PageRequest, pageOf } from "./pages.ts";
import type { RateLimit } from "./rate-limit.ts";
import { describeRepository, listRepositories } from "./repositories.ts";
import { allows, type HubRoute, hubRouteOf } from "./route.ts";
import type { HubSignIn } from "./sign-in.ts";
import type { Tags } from "./tags.ts";

export interface ApiOptions {
  /** Entries on a page at most, however many are asked for; default the 100 that are documented. */
  readonly pageCap?: number;
  /** How the delete of an immutable tag is refused, which is not documented; default 403 with a text that says why. */
  immutableTag?(tag: string): Answer;
  /**
   * Whether an organization access token needs `scope-repository-read` to read what a private repository is, as its
   * description says, or any scope on it will do; default needed.
   */
  readonly repositoryRead?: "needed" | "implied";
}

export interface ApiParts {
  readonly catalogue: HubCatalogue;
  readonly tags: Tags;
  readonly accounts: readonly HubAccount[];
  readonly signIn: HubSignIn;
  readonly rateLimit: RateLimit;
}

export function createApi(parts: ApiParts, options: ApiOptions): (request: Request) => Reply {
  const { catalogue, tags, accounts, signIn, rateLimit } = parts;
  const { repositoryRead = "needed", pageCap } = options;
  const { immutableTag = (tag) => detail(403, `tag ${tag} is immutable and cannot be deleted`) } = options;

  const deleteTag = ({ repository, tag }: HubRoute): Answer => {
    if (!catalogue.repositories.get(repository)?.tags.has(tag)) return tagNotFound(repository, tag);
    if (isImmutable(catalogue, repository, tag)) return immutableTag(tag);
    catalogue.untag(repository, tag);
    return { status: 204 };
  };

  const deleteRepository = ({ repository }: HubRoute): Answer => {
    catalogue.deleteRepository(repository);
    return { status: 202, json: {} };
  };

  const read = (route: HubRoute, account: HubAccount | undefined, request: PageRequest): Answer => {
    const { kind, repository, tag } = route;
    if (kind === "repository") return { status: 200, json: describeRepository(catalogue, account, repository) };
    if (kind === "tags")
      return pageOf(tags.names(repository), request, (name) => tags.describe(repository, name), pageCap);
    const isThere = catalogue.repositories.get(repository)?.tags.has(tag);
    return isThere ? { status: 200, json: tags.describe(repository, tag) } : tagNotFound(repository, tag);
  };

  const aboutRepository = (route: HubRoute, account: HubAccount | undefined, request: Request): Answer => {
    const { kind, repository } = route;
    const isDelete = request.method === "DELETE";
    if (isDelete && account === undefined) return unauthorized;
    const facts = catalogue.facts(repository);
    const target = { repository, isPrivate: facts?.isPrivate ?? true };
    if (facts === undefined || !sees(account, target)) return repositoryNotFound(repository);
    const [reads, deletes]: readonly [Action, Action] =
      kind === "repository" ? ["read-repository", "delete-repository"] : ["read-tags", "delete-tag"];
    const isImplied = reads === "read-repository" && repositoryRead === "implied" && !isDelete;
    if (!isImplied && !may(account, isDelete ? deletes : reads, target)) return insufficientScope;
    if (!isDelete) return read(route, account, request);
    return kind === "repository" ? deleteRepository(route) : deleteTag(route);
  };

  const answerTo = (route: HubRoute | undefined, request: Request, body: Buffer): Answer => {
    const { method, headers } = request;
    if (route === undefined) return pageNotFound;
    if (!allows(route, method)) return methodNotAllowed(method);
    const contentType = headers["content-type"] ?? "";
    if (route.kind === "token") return signIn.token({ contentType, body });
    if (route.kind === "login") return signIn.login({ contentType, body });
    const caller = signIn.callerOf(headers.authorization);
    if ("refused" in caller) return caller.refused;
    const { account } = caller;
    if (route.isLegacy && account?.kind === "oat") return organizationTokenNotAllowed;
    if (route.kind === "repositories")
      return listRepositories({ catalogue, accounts, account, pageCap }, route.namespace, request);
    return aboutRepository(route, account, request);
  };

  return (request) => {
    const { headers, refused } = rateLimit.take();
    const route = hubRouteOf(request.path);
    return {
      headers,
      repository: route?.repository || undefined,
      reference: route?.tag || undefined,
      scope: () => signIn.describe(request.headers.authorization),
      answer: (body) => refused ?? answerTo(route, request, body),
    };
  };
}
