import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url);
import {
  acceptManifests,
  adviceFor,
  basicGrant,
  catalogAdvice,
  checked,
  isDigest,
  isImageConfigType,
  isImageManifestType,
  isManifestType,
  isReference,
  isRepositoryName,
  isTagName
} from "./chunk-6Z4BWIT6.js";
import {
  isLinkLocal,
  isLoopback,
  isThisMachine
} from "./chunk-UDSV4N2Y.js";
import {
  AuthError,
  RegistryError,
  isRecord,
  malformed,
  parseJson,
  redact,
  refused
} from "./chunk-ZHO2PTYY.js";

// src/oci/manifest.ts
import { createHash } from "node:crypto";
async function readManifest(endpoint, repository, reference) {
  const exchange = await endpoint.manifest("GET", repository, reference);
  const { request, response } = exchange;
  if (response.status === 200) return parseManifest(exchange, isDigest(reference) ? reference : void 0);
  const error = refused(request, response, `${reference} could not be read`);
  if (error.refusal === "gone") return void 0;
  throw error;
}
function parseManifest(exchange, asked) {
  const { request, response } = exchange;
  const body = parseJson(response.body);
  if (!isRecord(body)) throw malformed(request, response, "the body is not a manifest");
  const mediaType = mediaTypeOf(exchange, body);
  const digest = mediaType === schema1 ? toldDigest(exchange, asked) : checkedDigest(exchange, asked);
  const known = isManifestType(mediaType);
  const descriptors = (of) => list(of).map((entry) => descriptor(exchange, entry));
  const listed = descriptors(body.manifests);
  const isManifest = ({ mediaType: mediaType2 }) => mediaType2 === "" || isManifestType(mediaType2);
  const config = body.config === void 0 ? [] : descriptors([body.config]);
  const stored = [...config, ...descriptors(body.layers), ...listed.filter((child) => !isManifest(child))];
  const [subject] = body.subject === void 0 || body.subject === null ? [] : descriptors([body.subject]);
  const annotation = isRecord(body.annotations) ? body.annotations["org.opencontainers.image.created"] : void 0;
  const imageConfig = config.find((blob) => isImageConfigType(blob.mediaType));
  return {
    digest,
    mediaType,
    size: response.body.length,
    children: listed.map((child) => child.digest),
    ...known ? { blobs: stored.filter((blob) => !blob.foreign).map(({ digest: digest2, size }) => ({ digest: digest2, size })) } : { locked: "its manifest is of a type that this action does not know" },
    listed: listed.filter(isManifest).map((child) => child.digest),
    nested: listed.filter((child) => isManifest(child) && !isImageManifestType(child.mediaType)).map((child) => child.digest),
    platforms: listed.filter((child) => isManifest(child) && !child.attestation).map((child) => child.digest),
    ...subject && { subject: subject.digest },
    ...typeof annotation === "string" && { createdAnnotation: annotation },
    ...imageConfig && { config: imageConfig.digest }
  };
}
function digestOf(body, like) {
  const algorithm = like?.startsWith("sha512:") ? "sha512" : "sha256";
  return `${algorithm}:${createHash(algorithm).update(body).digest("hex")}`;
}
var schema1 = "application/vnd.docker.distribution.manifest.v1+prettyjws";
function mediaTypeOf({ request, response }, body) {
  const header = response.header("content-type")?.split(";")[0]?.trim() ?? "";
  const known = [header, body.mediaType].find((type) => typeof type === "string" && isManifestType(type));
  if (typeof known === "string") return known;
  if (body.schemaVersion === 1 && Array.isArray(body.fsLayers)) return schema1;
  if (typeof body.mediaType === "string" && body.mediaType !== "" && body.mediaType === header) return header;
  throw malformed(
    request,
    response,
    `\`${String(body.mediaType ?? header).slice(0, 100)}\` is not a type of manifest that this action knows`
  );
}
function checkedDigest({ request, response }, asked) {
  const told = response.header("docker-content-digest");
  const digest = digestOf(response.body, asked ?? told);
  for (const expected of [asked, told]) {
    if (expected !== void 0 && expected !== digest) {
      throw malformed(request, response, `the body is ${digest}, not ${expected}`);
    }
  }
  return digest;
}
function toldDigest({ request, response }, asked) {
  const told = asked ?? response.header("docker-content-digest") ?? "";
  if (!isDigest(told)) throw malformed(request, response, "it has no digest");
  return told;
}
function list(of) {
  return Array.isArray(of) ? of : [];
}
function descriptor({ request, response }, entry) {
  if (!isRecord(entry) || typeof entry.digest !== "string" || !isDigest(entry.digest)) {
    throw malformed(request, response, "it lists something without a valid digest");
  }
  const platform = isRecord(entry.platform) ? entry.platform : {};
  return {
    mediaType: typeof entry.mediaType === "string" ? entry.mediaType : "",
    digest: entry.digest,
    size: typeof entry.size === "number" && Number.isSafeInteger(entry.size) && entry.size >= 0 ? entry.size : 0,
    foreign: list(entry.urls).length > 0,
    attestation: platform.os === "unknown" && platform.architecture === "unknown"
  };
}

// src/oci/resolve.ts
async function resolve(endpoint, repository, reference) {
  const { request, response } = await endpoint.manifest("HEAD", repository, reference);
  if (response.status === 404) return (await readManifest(endpoint, repository, reference))?.digest;
  if (response.status !== 200) throw refused(request, response, `${reference} could not be looked up`);
  const digest = response.header("docker-content-digest");
  if (digest !== void 0 && isDigest(digest)) return digest;
  return (await readManifest(endpoint, repository, reference))?.digest;
}

// node_modules/yocto-queue/index.js
var Node = class {
  value;
  next;
  constructor(value) {
    this.value = value;
  }
};
var Queue = class {
  #head;
  #tail;
  #size;
  constructor() {
    this.clear();
  }
  enqueue(value) {
    const node = new Node(value);
    if (this.#head) {
      this.#tail.next = node;
      this.#tail = node;
    } else {
      this.#head = node;
      this.#tail = node;
    }
    this.#size++;
  }
  dequeue() {
    const current = this.#head;
    if (!current) {
      return;
    }
    this.#head = this.#head.next;
    this.#size--;
    if (!this.#head) {
      this.#tail = void 0;
    }
    return current.value;
  }
  peek() {
    if (!this.#head) {
      return;
    }
    return this.#head.value;
  }
  clear() {
    this.#head = void 0;
    this.#tail = void 0;
    this.#size = 0;
  }
  get size() {
    return this.#size;
  }
  *[Symbol.iterator]() {
    let current = this.#head;
    while (current) {
      yield current.value;
      current = current.next;
    }
  }
  *drain() {
    while (this.#head) {
      yield this.dequeue();
    }
  }
};

// node_modules/p-limit/index.js
function pLimit(concurrency) {
  let rejectOnClear = false;
  if (typeof concurrency === "object") {
    ({ concurrency, rejectOnClear = false } = concurrency);
  }
  validateConcurrency(concurrency);
  if (typeof rejectOnClear !== "boolean") {
    throw new TypeError("Expected `rejectOnClear` to be a boolean");
  }
  const queue = new Queue();
  let activeCount = 0;
  const resumeNext = () => {
    if (activeCount < concurrency && queue.size > 0) {
      activeCount++;
      queue.dequeue().run();
    }
  };
  const next = () => {
    activeCount--;
    resumeNext();
  };
  const run = async (function_, resolve2, arguments_) => {
    const result = (async () => function_(...arguments_))();
    resolve2(result);
    try {
      await result;
    } catch {
    }
    next();
  };
  const enqueue = (function_, resolve2, reject, arguments_) => {
    const queueItem = { reject };
    new Promise((internalResolve) => {
      queueItem.run = internalResolve;
      queue.enqueue(queueItem);
    }).then(run.bind(void 0, function_, resolve2, arguments_));
    if (activeCount < concurrency) {
      resumeNext();
    }
  };
  const generator = (function_, ...arguments_) => new Promise((resolve2, reject) => {
    enqueue(function_, resolve2, reject, arguments_);
  });
  Object.defineProperties(generator, {
    activeCount: {
      get: () => activeCount
    },
    pendingCount: {
      get: () => queue.size
    },
    clearQueue: {
      value() {
        if (!rejectOnClear) {
          queue.clear();
          return;
        }
        const abortError = AbortSignal.abort().reason;
        while (queue.size > 0) {
          queue.dequeue().reject(abortError);
        }
      }
    },
    concurrency: {
      get: () => concurrency,
      set(newConcurrency) {
        validateConcurrency(newConcurrency);
        concurrency = newConcurrency;
        queueMicrotask(() => {
          while (activeCount < concurrency && queue.size > 0) {
            resumeNext();
          }
        });
      }
    },
    map: {
      async value(iterable, function_) {
        const promises = [];
        try {
          Array.from(iterable, (value, index) => {
            const promise = generator(function_, value, index);
            promises.push(promise);
            return promise;
          });
        } catch (error) {
          for (const promise of promises) {
            promise.catch(() => {
            });
          }
          throw error;
        }
        return Promise.all(promises);
      }
    }
  });
  return generator;
}
function validateConcurrency(concurrency) {
  if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
    throw new TypeError("Expected `concurrency` to be a number from 1 and up");
  }
}

// src/oci/challenge.ts
function parseChallenges(header) {
  const challenges = [];
  let at = 0;
  const take = (sticky) => {
    sticky.lastIndex = at;
    const match = sticky.exec(header);
    if (match) at = sticky.lastIndex;
    return match;
  };
  for (; ; ) {
    take(/[ \t,]*/y);
    const parameter = take(
      /([!#$%&'*+.^_`|~\w-]+)[ \t]*=[ \t]*(?:([!#$%&'*+.^_`|~\w-]+)|"([^"\\]*(?:\\.[^"\\]*)*)")/sy
    );
    if (parameter) {
      const current = challenges.at(-1);
      if (!current || current.token68 !== void 0) return challenges;
      const [, name = "", token, quoted = ""] = parameter;
      const key = name.toLowerCase();
      if (!current.parameters.has(key)) current.parameters.set(key, token ?? quoted.replace(/\\(.)/gs, "$1"));
      continue;
    }
    const scheme = take(/([!#$%&'*+.^_`|~\w-]+)(?=[ \t,]|$)(?![ \t]*=)/y)?.[1];
    if (scheme === void 0) return challenges;
    const token68 = take(/[ \t]+([A-Za-z0-9._~+/-]+=*)(?=[ \t]*(?:,|$))/y)?.[1];
    challenges.push({ scheme: scheme.toLowerCase(), parameters: /* @__PURE__ */ new Map(), ...token68 !== void 0 && { token68 } });
  }
}
function parseScopes(scope) {
  const scopes = scope.split(" ").filter((part) => part !== "");
  return mergeScopes(
    ...scopes.map((part) => {
      const colon = part.lastIndexOf(":");
      if (colon <= part.indexOf(":")) return /* @__PURE__ */ new Map([[part, /* @__PURE__ */ new Set()]]);
      return /* @__PURE__ */ new Map([[part.slice(0, colon), new Set(part.slice(colon + 1).split(","))]]);
    })
  );
}
function mergeScopes(...scopes) {
  const merged = /* @__PURE__ */ new Map();
  for (const [resource, actions] of scopes.flatMap((each) => [...each])) {
    merged.set(resource, /* @__PURE__ */ new Set([...merged.get(resource) ?? [], ...actions]));
  }
  return merged;
}
function coversScopes(scopes, wanted) {
  return [...wanted].every(([resource, actions]) => {
    const asked = scopes.get(resource);
    return asked !== void 0 && [...actions].every((action) => asked.has(action));
  });
}
function formatScopes(scopes) {
  return [...scopes].map(
    ([resource, actions]) => actions.size > 0 ? `${resource}:${[...actions].join(",")}` : resource
  );
}

// src/oci/token.ts
var defaultLifetime = 60;
var largestTokenAnswer = 256 * 1024;
var tokenHosts = /* @__PURE__ */ new Map([["registry-1.docker.io", "auth.docker.io"]]);
function createTokenServer(options, basic) {
  const { http, registry, credentials, mask, now } = options;
  const advice = adviceFor(options);
  async function grant({ realm, service, scopes }) {
    const url = new URL(realm);
    if (service !== void 0) url.searchParams.append("service", service);
    for (const scope of formatScopes(scopes)) url.searchParams.append("scope", scope);
    const shown = redact(url);
    const askedAt = now();
    const response = await http.send({
      method: "GET",
      url,
      headers: { accept: "application/json" },
      authorization: basic?.authorization,
      maxBytes: largestTokenAnswer
    }).catch((error) => {
      const unusable = error instanceof RegistryError && error.refusal === "unexpected";
      throw unusable ? new AuthError(`the token server gave no usable answer: ${error.message}`, { cause: error }) : error;
    });
    const { status } = response;
    if (status >= 500) {
      const message = `GET ${shown}: the token server is broken right now (status ${status})`;
      throw new RegistryError("transient", message, { method: "GET", url: shown, status });
    }
    if (status === 401 || status === 403) {
      throw new AuthError(`GET ${shown}: the token server refuses (status ${status}): ${advice}`);
    }
    const answer = status === 200 ? parseTokenAnswer(response.body) : void 0;
    if (!answer) throw new AuthError(`GET ${shown}: the token server gave no token (status ${status})`);
    mask(answer.token);
    const life = answer.lifetime * 1e3;
    return { authorization: `Bearer ${answer.token}`, renewAt: askedAt + life - Math.min(1e4, life / 2) };
  }
  function realmOf(text) {
    const realm = URL.parse(text);
    const refuse = (why) => new AuthError(
      `${registry.host} names ${redact(text)} as its token server, ${why}; no credentials were sent there`
    );
    if (!realm) throw refuse("which is no place to go to");
    if (isLinkLocal(realm)) throw refuse("a link-local address");
    if (isThisMachine(realm) && !isThisMachine(registry)) throw refuse("which is the runner itself");
    const local = isLoopback(realm);
    if (realm.protocol !== "https:" && !(local && realm.protocol === "http:")) throw refuse("which is not https");
    const own = realm.hostname === registry.hostname || local || realm.hostname === tokenHosts.get(registry.hostname);
    if (credentials && !own) throw refuse("which is another host");
    return realm;
  }
  return { realmOf, grant };
}
function parseTokenAnswer(body) {
  const answer = parseJson(body);
  if (!isRecord(answer)) return void 0;
  const token = answer.token || answer.access_token;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token)) return void 0;
  const lifetime = Number(answer.expires_in);
  return { token, lifetime: lifetime > 0 ? lifetime : defaultLifetime };
}

// src/oci/grants.ts
function createGrants(options) {
  const { registry, credentials, mask, now } = options;
  const accounts = /* @__PURE__ */ new Map();
  const basic = credentials && basicGrant(credentials, mask);
  const tokens = createTokenServer(options, basic);
  let wantsBasic = false;
  let basicServed = false;
  let wrongPassword;
  function accountOf(access) {
    const key = access === "catalog" ? access : `${access.action} ${access.repository}`;
    const account = accounts.get(key) ?? {};
    accounts.set(key, account);
    return account;
  }
  async function current(access) {
    const account = accountOf(access);
    if (account.grant && now() < account.grant.renewAt) return account.grant;
    if (account.source) return tokenFrom(account.source, account);
    return wantsBasic ? basicOnRequest() : void 0;
  }
  async function asked(access, challenge, used) {
    const account = accountOf(access);
    const challenges = parseChallenges(challenge);
    const bearer = challenges.find(({ scheme, parameters }) => scheme === "bearer" && parameters.has("realm"));
    if (bearer) {
      const realm = tokens.realmOf(bearer.parameters.get("realm") ?? "");
      const service = bearer.parameters.get("service");
      const wanted = wantedScopes(bearer.parameters.get("scope"), access);
      const { source } = account;
      const same = source && source.realm.href === realm.href && source.service === service;
      if (!same || !coversScopes(source.scopes, wanted)) {
        account.source = { realm, service, scopes: same ? mergeScopes(source.scopes, wanted) : wanted };
      } else if (account.grant && account.grant !== used) {
        return account.grant;
      }
    } else if (challenges.some(({ scheme }) => scheme === "basic")) {
      return used && used === basic ? void 0 : basicOnRequest();
    }
    if (account.source) return tokenFrom(account.source, account);
    const schemes = challenges.map(({ scheme }) => scheme).join(", ") || "nothing";
    throw new AuthError(`${registry.host} wants a sign-in, but offers neither Basic nor Bearer for it: ${schemes}`);
  }
  function basicOnRequest() {
    if (wrongPassword) throw wrongPassword;
    if (!basic)
      throw new AuthError(`${registry.host} asks for a user name and a password: set \`username\` and \`password\``);
    wantsBasic = true;
    return basic;
  }
  function tokenFrom(source, account) {
    source.pending ??= tokens.grant(source).then((grant) => {
      if (account.source === source) account.grant = grant;
      return grant;
    }).finally(() => {
      source.pending = void 0;
    });
    return source.pending;
  }
  async function wider(access, used) {
    const account = accountOf(access);
    if (access === "catalog" || access.action !== "delete" || !account.source || used === void 0) return void 0;
    if (account.grant === used) {
      const scopes = mergeScopes(
        parseScopes(`repository:${access.repository}:pull,push,delete`),
        account.source.scopes
      );
      account.widening ??= widen(account, { ...account.source, scopes, pending: void 0 });
      await account.widening;
    }
    return account.grant === used ? void 0 : account.grant;
  }
  async function widen(account, wide) {
    try {
      account.grant = await tokens.grant(wide);
      account.source = wide;
    } catch (error) {
      if (error instanceof AuthError) return;
      account.widening = void 0;
      throw error;
    }
  }
  return {
    current,
    asked,
    wider,
    served(grant) {
      basicServed ||= grant !== void 0 && grant === basic;
    },
    refused(grant, error) {
      if (grant !== void 0 && grant === basic && !basicServed) wrongPassword ??= error;
    }
  };
}
function wantedScopes(challenged, access) {
  const scopes = parseScopes(challenged ?? scopeOf(access));
  const readable = [...scopes.keys()].filter((resource) => /^repository[:(]/.test(resource));
  return mergeScopes(new Map(readable.map((resource) => [resource, /* @__PURE__ */ new Set(["pull"])])), scopes);
}
function scopeOf(access) {
  return access === "catalog" ? "registry:catalog:*" : `repository:${access.repository}:${access.action}`;
}

// src/oci/auth.ts
function createSignIn(options) {
  const { http, registry, credentials } = options;
  const grants = createGrants(options);
  const read = /* @__PURE__ */ new Set();
  let opening;
  const admit = pLimit(http.concurrency);
  async function deliver(request, access) {
    let grant = await grants.current(access);
    const attempt = () => http.send({ ...request, authorization: grant?.authorization });
    let response = await attempt();
    if (isRefusal(response, 401)) {
      const asked = await grants.asked(access, response.header("www-authenticate") ?? "", grant);
      if (asked) {
        grant = asked;
        response = await attempt();
      }
    }
    if (isRefusal(response, 401, 403)) {
      const wider = await grants.wider(access, grant);
      if (wider) {
        grant = wider;
        response = await attempt();
      }
    }
    if (!isRefusal(response, 401)) {
      grants.served(grant);
      if (access !== "catalog" && access.action === "pull") read.add(access.repository);
      return response;
    }
    const error = new AuthError(`${registry.host} does not let this run ${purpose(access)}: ${reason(access)}`);
    grants.refused(grant, error);
    throw error;
  }
  function reason(access) {
    const reads = access !== "catalog" && access.action === "delete" && read.has(access.repository);
    return credentials && reads ? "the user may read there, but lacks the right to delete; give it that right" : access === "catalog" && credentials && options.advice === void 0 ? `${adviceFor(options)}. ${catalogAdvice}` : adviceFor(options);
  }
  function isRefusal({ status, url }, ...statuses) {
    return statuses.includes(status) && url.origin === registry.origin;
  }
  return {
    async send(request, access) {
      if (request.url.origin !== registry.origin) {
        const url = redact(request.url);
        throw new RegistryError("unexpected", `${request.method} ${url}: not at ${registry.host}`, { url });
      }
      return admit(async () => {
        if (opening) await opening;
        const delivery = deliver(request, access);
        opening ??= Promise.allSettled([delivery]);
        return delivery;
      });
    }
  };
}
function purpose(access) {
  if (access === "catalog") return "list the repositories";
  const what = { pull: "read", push: "push to", delete: "delete in" }[access.action];
  return `${what} ${access.repository}`;
}

// src/oci/endpoint.ts
var mostManifestBytes = 4 * 1024 * 1024;
var mostBytes = 32 * 1024 * 1024;
function createEndpoint(registry, signIn) {
  const root = `${registry.origin}${registry.pathname.replace(/\/+$/, "")}/v2/`;
  const urlOf = (repository, rest) => new URL(`${root}${checked(repository, isRepositoryName)}/${rest}`);
  const pull = (repository) => ({ repository, action: "pull" });
  async function send(request, access) {
    return { request, response: await signIn.send(request, access) };
  }
  function manifest(method, repository, reference, more = {}) {
    const url = urlOf(repository, `manifests/${checked(reference, isReference)}`);
    const access = { repository, action: method === "DELETE" ? "delete" : "pull" };
    return send({ method, url, headers: { accept: acceptManifests }, maxBytes: mostManifestBytes, ...more }, access);
  }
  return {
    manifest: (method, repository, reference) => manifest(method, repository, reference),
    deleteNothing: (repository, reference) => manifest("DELETE", repository, reference, { repeatable: true }),
    putManifest(repository, tag, mediaType, body, finishes) {
      const url = urlOf(repository, `manifests/${checked(tag, isTagName)}`);
      const request = {
        method: "PUT",
        url,
        headers: { "content-type": mediaType },
        body,
        repeatable: false,
        finishes
      };
      return send(request, { repository, action: "push" });
    },
    blob(repository, digest, maxBytes) {
      return send(
        { method: "GET", url: urlOf(repository, `blobs/${checked(digest, isDigest)}`), maxBytes },
        pull(repository)
      );
    },
    referrers: (repository, digest) => ({
      url: urlOf(repository, `referrers/${checked(digest, isDigest)}`),
      access: pull(repository)
    }),
    tags: (repository) => ({ url: urlOf(repository, "tags/list"), access: pull(repository) }),
    catalog: () => ({ url: new URL(`${root}_catalog`), access: "catalog" }),
    get: (url, access) => send({ method: "GET", url, headers: { accept: "application/json" }, maxBytes: mostBytes }, access)
  };
}

export {
  pLimit,
  readManifest,
  digestOf,
  resolve,
  createSignIn,
  createEndpoint
};
