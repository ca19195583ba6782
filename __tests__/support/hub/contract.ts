/** Requests that the real API lets pass as well, but that no client should send: its documentation does not foresee them. */
import type { Reply, Request } from "../recorder.ts";
import { mostPerPage } from "./pages.ts";
import { type HubRoute, hubRouteOf } from "./route.ts";

const parameters: Readonly<Record<HubRoute["kind"], readonly string[]>> = {
  token: [],
  login: [],
  repositories: ["page", "page_size", "name", "ordering"],
  repository: [],
  tags: ["page", "page_size"],
  tag: [],
};

export interface Contract {
  readonly breaches: readonly string[];
  /** Leaves the answer as it is. */
  watch(reply: (request: Request) => Reply): (request: Request) => Reply;
}

export function createContract(): Contract {
  const breaches: string[] = [];
  return {
    breaches,
    watch: (reply) => (request) => {
      const note = (what: string) => breaches.push(`${request.method} ${request.path}: ${what}`);
      const answering = reply(request);
      const route = hubRouteOf(request.path);
      if (route !== undefined) for (const breach of breachesOf(route, request)) note(breach);
      const answer: Reply["answer"] = (body) => {
        if (request.method !== "POST" && body.length > 0) note("has a body");
        return answering.answer(body);
      };
      return { ...answering, answer };
    },
  };
}

function breachesOf(route: HubRoute, { method, path, query }: Request): readonly string[] {
  const unknown = [...new Set(query.keys())].filter((name) => !parameters[route.kind].includes(name));
  const repeated = parameters[route.kind].filter((name) => query.getAll(name).length > 1);
  return [
    ...unknown.map((name) => `has no parameter ${name}`),
    ...repeated.map((name) => `has ${name} more than once`),
    ...(Number(query.get("page_size")) > mostPerPage ? [`has more than ${mostPerPage} on a page`] : []),
    ...(route.isLegacy || route.kind === "login" ? ["is deprecated"] : []),
    ...(method === "DELETE" && route.kind === "repository" ? ["is a whole repository"] : []),
    ...(!route.isLegacy && path.endsWith("/") ? ["ends in a slash"] : []),
  ];
}
