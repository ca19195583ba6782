/**
 * The routes of GitHub's API that pruning needs. Octokit makes the requests: routes, encoding and sign-in; they go
 * over the project's HTTP stack, and what comes back is the raw exchange, judged by who asked.
 */
import { getOctokit } from "@actions/github";
import type { Http, HttpRequest } from "../http/client.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { RegistryError } from "../prune/errors.ts";
import type { Limits } from "./limits.ts";
import { githubRefusal, secondaryWait } from "./refusal.ts";

/** Whose packages: the first part of a route. */
export type Base = { readonly org: string } | { readonly username: string } | "user";

/** A repository of code. */
export interface CodeRepository {
  readonly owner: string;
  readonly repo: string;
}

/** Every method throws `RegistryError` or `AuthError` when nothing came back, and never returns a refusal to wait for. */
export interface GithubApi {
  user(login: string): Promise<Exchange>;
  /** Whose token it is. */
  self(): Promise<Exchange>;
  /** Pages from 1, of `pageSize`. */
  packages(base: Base, page: number): Promise<Exchange>;
  versions(base: Base, name: string, page: number): Promise<Exchange>;
  version(base: Base, name: string, id: string): Promise<Exchange>;
  /** `finishes`: as in `HttpRequest`. */
  deleteVersion(base: Base, name: string, id: string, finishes?: boolean): Promise<Exchange>;
  /** Those that are open, the oldest first: what is opened meanwhile moves no other to another page. */
  pulls(repository: CodeRepository, page: number): Promise<Exchange>;
  branches(repository: CodeRepository, page: number): Promise<Exchange>;
}

export interface GithubApiOptions {
  readonly http: Pick<Http, "send" | "again">;
  readonly limits: Limits;
  readonly apiUrl: URL;
  readonly token: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** GitHub gives no more. */
export const pageSize = 100;

export function createGithubApi({ http, limits, apiUrl, token, now }: GithubApiOptions): GithubApi {
  const octokit = getOctokit(token, { baseUrl: apiUrl.href.replace(/\/+$/, "") });

  /** One request, of which Octokit learns nothing but that it was sent. */
  async function send(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    finishes: boolean,
  ): Promise<Exchange> {
    let exchange: Exchange | undefined;
    const fetch = async (url: string, { method, headers }: { method: string; headers: Record<string, string> }) => {
      const { authorization, ...others } = headers;
      const request: HttpRequest = {
        method: method as HttpRequest["method"],
        url: new URL(url),
        headers: others,
        authorization,
        // GitHub wants longer waits than other servers, so what fails is repeated below.
        repeatable: false,
        finishes,
      };
      exchange = { request, response: await http.send(request) };
      return { status: 204, url, headers: [] };
    };
    try {
      await octokit.request(route, { ...parameters, request: { fetch } });
    } catch (error) {
      // What the HTTP stack throws comes wrapped.
      throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
    }
    if (exchange === undefined) throw new Error("Octokit answered without a request");
    return exchange;
  }

  /** At its turn. Throws when GitHub wants it to wait: then the turn of the next try, and of all others, is after that. */
  async function ask(
    what: "read" | "delete",
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    finishes = false,
  ): Promise<Exchange> {
    await limits.turn(what);
    let exchange: Exchange | undefined;
    try {
      exchange = await send(route, parameters, finishes);
    } catch (error) {
      throw rested(error);
    } finally {
      limits.done(exchange?.response);
    }
    const refusal = refusalIn(exchange);
    if (refusal?.refusal === "throttled") throw rested(refusal);
    return exchange;
  }

  function rested(error: unknown): unknown {
    const isGithubs = error instanceof RegistryError && error.refusal === "throttled" && error.exchange.status;
    if (!isGithubs) return error;
    // One that says nothing of a wait wants a long one.
    const { retryAfterMs, ...rest } = error.exchange;
    limits.rest(retryAfterMs || secondaryWait);
    return new RegistryError("throttled", error.message, rest);
  }

  async function read(route: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<Exchange> {
    for (let attempt = 1; ; attempt++) {
      try {
        const exchange = await ask("read", route, parameters);
        const refusal = refusalIn(exchange);
        if (refusal?.refusal !== "transient") return exchange;
        throw refusal;
      } catch (error) {
        if (!(error instanceof RegistryError) || !(await http.again(attempt, error))) throw error;
      }
    }
  }

  function refusalIn(exchange: Exchange): RegistryError | undefined {
    if (exchange.response.status < 400) return undefined;
    const refusal = githubRefusal(exchange, "GitHub cannot answer right now", now());
    return refusal instanceof RegistryError ? refusal : undefined;
  }

  return {
    user: (username) => read("GET /users/{username}", { username }),
    self: () => read("GET /user"),
    packages: (base, page) =>
      read(`GET ${prefix(base)}/packages`, {
        ...owner(base),
        package_type: "container",
        per_page: pageSize,
        page,
      }),
    versions: (base, name, page) =>
      read(`GET ${prefix(base)}/packages/container/{package_name}/versions`, {
        ...owner(base),
        package_name: name,
        per_page: pageSize,
        page,
      }),
    version: (base, name, id) =>
      read(`GET ${prefix(base)}/packages/container/{package_name}/versions/{package_version_id}`, {
        ...owner(base),
        package_name: name,
        package_version_id: id,
      }),
    deleteVersion: (base, name, id, finishes) =>
      ask(
        "delete",
        `DELETE ${prefix(base)}/packages/container/{package_name}/versions/{package_version_id}`,
        { ...owner(base), package_name: name, package_version_id: id },
        finishes,
      ),
    pulls: (repository, page) =>
      read("GET /repos/{owner}/{repo}/pulls", {
        ...repository,
        ...{ state: "open", sort: "created", direction: "asc", per_page: pageSize, page },
      }),
    branches: (repository, page) =>
      read("GET /repos/{owner}/{repo}/branches", { ...repository, per_page: pageSize, page }),
  };
}

function prefix(base: Base): string {
  if (base === "user") return "/user";
  return "org" in base ? "/orgs/{org}" : "/users/{username}";
}

function owner(base: Base): Readonly<Record<string, string>> {
  return base === "user" ? {} : base;
}
