/** An in-memory OCI registry on loopback that speaks the dialect of a chosen server. Needs no test runner. */
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { posix } from "node:path";
import { type Answer, methodNotAllowed, pageNotFound } from "./answer.ts";
import { type AuthOptions, createGate } from "./auth.ts";
import { answerBlob, createUploads } from "./blobs.ts";
import { type Dialect, type DialectName, dialects } from "./dialect.ts";
import { createFaults, type FaultRequest, type FaultRule } from "./fault.ts";
import { listReferrers, listRepositories, listTags } from "./listings.ts";
import { deleteManifest, getManifest, putManifest } from "./manifests.ts";
import { accessFor, isDigest, methodsOf, type Route, routeOf } from "./route.ts";
import { createStore, type Store } from "./store.ts";
import { bodyOf, decoded, listen, respond } from "./wire.ts";

export interface RegistryOptions {
  readonly dialect: DialectName;
  readonly auth?: AuthOptions;
  /** Default enabled. */
  readonly deletion?: "enabled" | "disabled";
  readonly readOnly?: boolean;
  /** Where `/v2/` lies, e.g. `/nested/reg`; default at the root. */
  readonly basePath?: string;
  /** Tags on one page at most, where the dialect has pages; default no limit. */
  readonly maxTagsPerPage?: number;
  /** Milliseconds since the epoch; what tokens expire by. */
  now?(): number;
}

/** One request, in the order of arrival. */
export interface LogEntry {
  readonly method: string;
  /** With the base path, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** What decides an answer. Of `authorization` the scheme only. */
  readonly headers: {
    readonly accept: string | undefined;
    readonly authorization: string | undefined;
    readonly ifNoneMatch: string | undefined;
  };
  readonly repository: string | undefined;
  /** Tag, digest or upload id. */
  readonly reference: string | undefined;
  /** Of the answer; absent while there is none. */
  status: number | undefined;
}

export interface FakeRegistry {
  /** `http://127.0.0.1:port` and the base path, without a slash at the end. */
  readonly url: string;
  readonly host: string;
  /** Requests to the registry and to its token endpoint, also a separate one. */
  readonly log: readonly LogEntry[];
  readonly store: Store;
  /** Number of tokens that were asked for. */
  readonly tokenRequests: number;
  /** Returns what takes the fault away. */
  fault(rule: FaultRule): () => void;
  /** Also ends the connections that still wait for something. */
  close(): Promise<void>;
}

const tokenPath = "/token";

/** Resolves when the registry listens. */
export async function startRegistry(options: RegistryOptions): Promise<FakeRegistry> {
  const { auth = { kind: "none" }, basePath = "", now = Date.now } = options;
  const dialect: Dialect = dialects[options.dialect];
  const store = createStore();
  const faults = createFaults();
  const log: LogEntry[] = [];
  let host = "";
  let tokenHost = "";
  const gate = createGate(auth, { service: () => host, realm: () => `http://${tokenHost}${tokenPath}`, now });
  const operate = createOperations(store, dialect, options, (path) => `http://${host}${basePath}${path}`);

  const listener: RequestListener = (message, response) => {
    const target = message.url ?? "/";
    const mark = target.indexOf("?");
    const path = mark === -1 ? target : target.slice(0, mark);
    const query = mark === -1 ? "" : target.slice(mark + 1);
    const route = path.startsWith(`${basePath}/v2/`) ? routeOf(decoded(path.slice(basePath.length + 4))) : undefined;
    const request = {
      method: message.method ?? "GET",
      path,
      query: new URLSearchParams(query),
      repository: route?.repository,
      reference: route?.reference,
    };
    const entry = { ...logged(message, request), query };
    log.push(entry);

    const answerTo = async (): Promise<Answer> => {
      const authorization = message.headers.authorization;
      if (path === tokenPath && auth.kind === "token") return gate.issue(authorization, request.query);
      const clean = posix.normalize(decoded(path));
      if (clean !== decoded(path)) return { status: 301, headers: { Location: clean }, body: "" };
      if (route === undefined || (route.kind === "referrers" && !dialect.referrers)) return pageNotFound;
      const refused = gate.refuse(authorization, accessFor(route, request.method, request.query));
      return refused ?? operate(route, request, message);
    };

    respond(response, {
      request,
      answerTo,
      fault: faults.strike(request),
      json: dialect.json,
      headers: { "Docker-Distribution-Api-Version": "registry/2.0" },
      onAnswer: ({ status }) => {
        entry.status = status;
      },
    });
  };

  const server = await listen(createServer(listener));
  const tokenServer =
    auth.kind === "token" && auth.tokenServer === "other" ? await listen(createServer(listener)) : server;
  host = `127.0.0.1:${server.port}`;
  tokenHost = `127.0.0.1:${tokenServer.port}`;
  return {
    url: `http://${host}${basePath}`,
    host,
    log,
    store,
    get tokenRequests() {
      return log.filter(({ path }) => path === tokenPath).length;
    },
    fault: faults.add,
    async close() {
      for (const listening of new Set([server, tokenServer])) await listening.close();
    },
  };
}

type Operations = (route: Route, request: FaultRequest, message: IncomingMessage) => Answer | Promise<Answer>;

function createOperations(
  store: Store,
  dialect: Dialect,
  options: RegistryOptions,
  url: (path: string) => string,
): Operations {
  const { deletion = "enabled", readOnly = false, maxTagsPerPage = Number.POSITIVE_INFINITY } = options;
  const answerUpload = createUploads(store);

  return async (route, { method, path, query }, message) => {
    const allowed = methodsOf(route, readOnly);
    if (method === "OPTIONS") return { status: 200, headers: { Allow: allowed.join(", ") }, body: "" };
    if (!allowed.includes(method)) return methodNotAllowed(allowed);
    const { repository, reference } = route;
    const { accept = "", "if-none-match": ifNoneMatch, "content-type": contentType = "" } = message.headers;
    switch (route.kind) {
      case "base":
        return { status: 200, headers: { "Content-Type": dialect.json }, body: "{}" };
      case "catalog":
        return listRepositories(store, dialect, { path, query });
      case "tags":
        return listTags(store, dialect, repository, { path, query }, maxTagsPerPage);
      case "referrers":
        return isDigest(reference) ? listReferrers(store, repository, reference, query) : pageNotFound;
      case "manifest":
        if (method === "DELETE") return deleteManifest(store, dialect, deletion, repository, reference);
        if (method !== "PUT") return getManifest(store, dialect, { repository, reference, accept, ifNoneMatch });
        return putManifest(store, dialect, { repository, reference, contentType, bytes: await bodyOf(message), url });
      case "blob":
      case "upload": {
        const request = { method, repository, reference, query, ifNoneMatch, bytes: await bodyOf(message), url };
        return route.kind === "blob" ? answerBlob(store, deletion, request) : answerUpload(request);
      }
    }
  };
}

function logged(
  message: IncomingMessage,
  request: FaultRequest,
): Omit<LogEntry, "query"> & { status: undefined | number } {
  const { accept, authorization, "if-none-match": ifNoneMatch } = message.headers;
  return {
    method: request.method,
    path: request.path,
    headers: { accept, authorization: authorization?.split(" ")[0], ifNoneMatch },
    repository: request.repository,
    reference: request.reference,
    status: undefined,
  };
}
