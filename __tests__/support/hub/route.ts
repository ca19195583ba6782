/** Which path of the Docker Hub API means what, and which methods it takes. */
import { decoded } from "../registry/wire.ts";

export interface HubRoute {
  readonly kind: "token" | "login" | "repositories" | "repository" | "tags" | "tag";
  readonly namespace: string;
  /** `namespace/name`; empty where there is none. */
  readonly repository: string;
  /** Decoded; empty where there is none. */
  readonly tag: string;
  /** Below `/v2/repositories`, which is deprecated, and closed to organization access tokens. */
  readonly isLegacy: boolean;
}

const none = { namespace: "", repository: "", tag: "", isLegacy: false };
const listing = /^\/v2\/namespaces\/([^/]+)\/repositories(?:\/([^/]+)(?:(\/tags)(?:\/([^/]+))?)?)?\/?$/;
const legacy = /^\/v2\/repositories\/([^/]+)(?:\/([^/]+)(?:(\/tags)(?:\/([^/]+))?)?)?\/?$/;

const methods: Readonly<Record<HubRoute["kind"], readonly string[]>> = {
  token: ["POST"],
  login: ["POST"],
  repositories: ["GET"],
  repository: ["GET", "HEAD", "DELETE"],
  tags: ["GET", "HEAD"],
  tag: ["GET", "HEAD", "DELETE"],
};

/** `undefined` for a path that the API does not have. */
export function hubRouteOf(path: string): HubRoute | undefined {
  if (path === "/v2/auth/token") return { ...none, kind: "token" };
  if (/^\/v2\/users\/login\/?$/.test(path)) return { ...none, kind: "login" };
  const isLegacy = path.startsWith("/v2/repositories/");
  const match = (isLegacy ? legacy : listing).exec(path);
  if (match === null) return undefined;
  const [namespace = "", name, tags, tag] = match.slice(1).map((part) => part && decoded(part));
  const kind = tag ? "tag" : tags ? "tags" : name ? "repository" : "repositories";
  return { kind, namespace, repository: name ? `${namespace}/${name}` : "", tag: tag ?? "", isLegacy };
}

export function allows({ kind }: HubRoute, method: string): boolean {
  return methods[kind].includes(method);
}
