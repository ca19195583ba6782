import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url);
import {
  __commonJS,
  __require
} from "./chunk-XOLAWLDI.js";

// required:node:http
var require_node_http = __commonJS({
  "required:node:http"(exports, module) {
    module.exports = __require("node:http");
  }
});

// src/prune/errors.ts
var RegistryError = class extends Error {
  name = "RegistryError";
  refusal;
  exchange;
  constructor(refusal, message, exchange = {}, options) {
    super(message, options);
    this.refusal = refusal;
    this.exchange = exchange;
  }
};
var AuthError = class extends Error {
  name = "AuthError";
};
var ChangedError = class extends Error {
  name = "ChangedError";
};
function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

// src/http/redact.ts
var shown = /* @__PURE__ */ new Set([
  "n",
  "last",
  "page",
  "page_size",
  "per_page",
  "orderby",
  "scope",
  "service",
  "artifactType",
  "digest",
  "tag"
]);
function redact(url) {
  const copy = URL.parse(String(url));
  if (!copy) return "(not a URL)";
  copy.username = "";
  copy.password = "";
  copy.hash = "";
  const query = [...copy.searchParams].map(([name, value]) => {
    if (shown.has(name)) return `${name}=${encodeURIComponent(value)}`;
    return value === "" ? "***" : `${encodeURIComponent(name)}=***`;
  });
  copy.search = query.join("&");
  return copy.href;
}

// src/oci/answer.ts
var unknown = /* @__PURE__ */ new Set(["MANIFEST_UNKNOWN", "NAME_UNKNOWN", "BLOB_UNKNOWN", "TAG_UNKNOWN", "NOT_FOUND"]);
function ociError(response) {
  const body = parseJson(response.body);
  const errors = isRecord(body) ? body.errors : void 0;
  const first = Array.isArray(errors) ? errors[0] : void 0;
  if (!isRecord(first) || typeof first.code !== "string") return void 0;
  const message = typeof first.message === "string" ? first.message : "";
  return { code: first.code.slice(0, 100), message: message.slice(0, 300) };
}
function refused(request, response, what, advice) {
  const error = ociError(response);
  const told = error === void 0 ? "" : ` ${error.code}${error.message === "" ? "" : ` (${error.message})`}`;
  return new RegistryError(
    refusalOf(request, response, error),
    `${what}: ${request.method} ${redact(request.url)} was answered ${response.status}${told}${advice === void 0 ? "" : `. ${advice}`}`,
    exchangeOf(request, response, error)
  );
}
function malformed(request, response, why) {
  return new RegistryError(
    "unexpected",
    `${request.method} ${redact(request.url)} was answered ${response.status}, but ${why}`,
    exchangeOf(request, response, void 0)
  );
}
function refusalOf({ method }, response, error) {
  const { status } = response;
  const code = error?.code ?? "";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 404) return isGone(error) ? "gone" : "unexpected";
  if (status === 400 && code === "NAME_UNKNOWN") return "gone";
  if (status === 405 && method === "DELETE") return code === "DENIED" ? "referenced" : "forbidden";
  if (status === 409 && method === "DELETE") return "protected";
  if (status === 412 && method === "DELETE")
    return /referenced/i.test(error?.message ?? "") ? "referenced" : "protected";
  if (status === 429) return "throttled";
  return status >= 500 || status === 408 ? "transient" : "unexpected";
}
function isGone(error) {
  return error !== void 0 && unknown.has(error.code) && !error.message.includes("accept header does not support");
}
function exchangeOf(request, response, error) {
  const requestId = response.header("x-request-id");
  return {
    method: request.method,
    url: redact(request.url),
    status: response.status,
    ...error === void 0 ? {} : { code: error.code },
    ...requestId === void 0 ? {} : { requestId }
  };
}
function parseJson(body) {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return void 0;
  }
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export {
  require_node_http,
  RegistryError,
  AuthError,
  ChangedError,
  messageOf,
  redact,
  ociError,
  refused,
  malformed,
  parseJson,
  isRecord
};
