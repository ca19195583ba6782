/** The routes of the Docker Hub API that pruning needs, each request at its turn. */
import type { HttpRequest } from "../http/client.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { RegistryError } from "../prune/errors.ts";
import { checked, isRepositoryName, isTagName } from "../prune/names.ts";
import { hubUrl } from "./hosts.ts";
import type { RateWindow } from "./rate-window.ts";
import type { HubSignIn } from "./sign-in.ts";

/** Every method throws `RegistryError` or `AuthError` when nothing came back, and for names that must not reach a URL. */
export interface HubEndpoint {
  /** `page` from 1. */
  repositories(namespace: string, page: number): Promise<Exchange>;
  /** `page` from 1. */
  tags(repository: string, page: number): Promise<Exchange>;
  repository(repository: string): Promise<Exchange>;
  deleteTag(repository: string, name: string): Promise<Exchange>;
}

/** The API refuses, or silently cuts, more. */
export const pageSize = 100;

export function createHubEndpoint(signIn: HubSignIn, rate: RateWindow): HubEndpoint {
  async function send(method: "GET" | "DELETE", path: string): Promise<Exchange> {
    const request: HttpRequest = { method, url: new URL(path, hubUrl), headers: { accept: "application/json" } };
    await rate.turn(method === "DELETE" ? "delete" : "read");
    let response: Exchange["response"] | undefined;
    try {
      response = await signIn.send(request);
      return { request, response };
    } catch (error) {
      if (error instanceof RegistryError && error.refusal === "throttled") rate.distrust();
      throw error;
    } finally {
      rate.done(response);
    }
  }

  const at = (repository: string) => {
    const [namespace, name] = checked(repository, isHubRepository).split("/");
    return `/v2/namespaces/${namespace}/repositories/${name}`;
  };
  const page = (number: number) => `page=${number}&page_size=${pageSize}`;

  return {
    repositories: (namespace, number) =>
      send("GET", `/v2/namespaces/${checked(namespace, isNamespace)}/repositories?${page(number)}`),
    tags: (repository, number) => send("GET", `${at(repository)}/tags?${page(number)}`),
    repository: (repository) => send("GET", at(repository)),
    deleteTag: (repository, name) => send("DELETE", `${at(repository)}/tags/${checked(name, isTagName)}`),
  };
}

function isHubRepository(name: string): boolean {
  return isRepositoryName(name) && name.split("/").length === 2;
}

function isNamespace(name: string): boolean {
  return isRepositoryName(name) && !name.includes("/");
}
