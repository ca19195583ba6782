/** The host of the registry: which path means what, which rights it takes, and what is in every answer. */
import { randomUUID } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import type { Reply, Request } from "../recorder.ts";
import { type Answer, pageNotFound } from "../registry/answer.ts";
import { accessFor, type Route, routeOf } from "../registry/route.ts";
import { decoded } from "../registry/wire.ts";
import type { Catalogue } from "./catalogue.ts";
import { createContent } from "./content.ts";
import {
  createMetadata,
  type MetadataOptions,
  type MetadataRoute,
  metadataNeeds,
  metadataRouteOf,
} from "./metadata.ts";
import { type Needed, scopeOf } from "./rights.ts";
import type { Gate } from "./tokens.ts";

export interface LoginServer {
  reply(request: Request): Reply;
  /** Without asking who it is. */
  replyToAnybody(request: Request): Reply;
}

type Place =
  | { readonly api: "metadata"; readonly route: MetadataRoute }
  | { readonly api: "content"; readonly route: Route }
  | { readonly api: "sign-in" | "none"; readonly route?: undefined };

export function createLoginServer(catalogue: Catalogue, gate: Gate, options: MetadataOptions): LoginServer {
  const metadata = createMetadata(catalogue, options);
  const content = createContent(catalogue);

  const operate = ({ api, route }: Place, { method, query, headers }: Request, body: Buffer): Answer => {
    if (api === "metadata") return metadata({ route, method, query, body, loginServer: headers.host ?? "" });
    if (api !== "content") return pageNotFound;
    const { accept = "", "content-type": contentType = "" } = headers;
    return content({ route, method, query, body, accept, contentType });
  };

  const signIn = ({ method, path, query, headers }: Request, body: Buffer): Answer => {
    const fields = method === "GET" ? query : formOf(body);
    const { authorization, host: loginServer = "" } = headers;
    return gate.issue({ method, path, authorization, fields, loginServer });
  };

  const refuse = (place: Place, { method, query, headers }: Request): Answer | undefined =>
    gate.refuse(headers.authorization, needs(place, method, query), headers.host ?? "");

  const scopeFor = ({ method, path, query, headers }: Request, body: Buffer): string | undefined => {
    if (path === "/oauth2/token") return (method === "GET" ? query : formOf(body)).getAll("scope").join(" ");
    if (headers.authorization?.startsWith("Basic ")) return "Basic";
    return gate.rightsOf(headers.authorization)?.map(scopeOf).join(" ");
  };

  const framed = (place: Place, request: Request): Omit<Reply, "scope" | "answer"> => {
    const correlationId = randomUUID();
    return {
      headers: { ...headersFor(place, request), "X-Ms-Correlation-Request-Id": correlationId },
      correlationId,
      repository: place.route?.repository || undefined,
      reference: place.route?.reference || undefined,
    };
  };

  return {
    reply(request) {
      const place = placeOf(request.path);
      return {
        ...framed(place, request),
        scope: (body) => scopeFor(request, body),
        answer(body) {
          if (place.api === "none") return pageNotFound;
          if (place.api === "sign-in") return signIn(request, body);
          return refuse(place, request) ?? operate(place, request, body);
        },
      };
    },
    replyToAnybody(request) {
      const place = placeOf(request.path);
      return { ...framed(place, request), answer: (body) => operate(place, request, body) };
    },
  };
}

function placeOf(path: string): Place {
  if (path.startsWith("/oauth2/")) return { api: "sign-in" };
  const own = metadataRouteOf(path);
  if (own !== undefined) return { api: "metadata", route: own };
  const route = path.startsWith("/v2/") ? routeOf(decoded(path.slice("/v2/".length))) : undefined;
  return route === undefined ? { api: "none" } : { api: "content", route };
}

function needs({ api, route }: Place, method: string, query: URLSearchParams): readonly Needed[] {
  if (api === "metadata") return [metadataNeeds(route, method)];
  return api === "content" ? accessFor(route, method, query) : [];
}

function formOf(body: Buffer): URLSearchParams {
  return new URLSearchParams(body.toString());
}

/** What the answer to a request carries besides its own. */
function headersFor({ api }: Place, { method, headers }: Request): OutgoingHttpHeaders {
  const transport = "max-age=31536000; includeSubDomains";
  return {
    Server: "openresty",
    "Strict-Transport-Security": [transport, transport],
    "X-Content-Type-Options": "nosniff",
    ...(api === "sign-in"
      ? { "x-ms-ratelimit-remaining-calls-per-second": "166.65" }
      : {
          "Access-Control-Expose-Headers": "Docker-Content-Digest, WWW-Authenticate, Link, X-Ms-Correlation-Request-Id",
          "Docker-Distribution-Api-Version": "registry/2.0",
        }),
    ...(method === "DELETE" && {
      "X-Ms-Client-Request-Id": headers["x-ms-client-request-id"]?.toString() ?? "",
      "X-Ms-Request-Id": randomUUID(),
      "X-Ms-Ratelimit-Remaining-Calls-Per-Second": "8.000000",
    }),
  };
}
