import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url);
import {
  ChangedError,
  RegistryError
} from "./chunk-ZHO2PTYY.js";

// src/prune/names.ts
function checked(name, valid) {
  if (valid(name)) return name;
  throw new RegistryError("unexpected", `\`${name.slice(0, 200)}\` is not a name that the OCI specification allows`);
}
function isTagName(name) {
  return /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(name);
}
function isRepositoryName(name) {
  return name.length <= 255 && /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)*$/.test(name);
}
function isReference(text) {
  return isTagName(text) || isDigest(text);
}
function isDigest(text) {
  return /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
}

// src/http/pace.ts
var patience = 12e4;
var longestWait = 4;
function createPace({ http, now }) {
  let servedAt = now();
  let restUntil = 0;
  function again(error, attempt, began) {
    if (!(error instanceof RegistryError)) return false;
    if (error.refusal === "throttled") {
      return now() - Math.max(servedAt, began) <= patience && http.again(Math.min(attempt, longestWait), error);
    }
    return ["DELETE", "PUT"].includes(error.exchange.method ?? "") && http.again(attempt, error);
  }
  return {
    async keep(act) {
      const began = now();
      for (let attempt = 1; ; attempt++) {
        const rest = restUntil - now();
        if (rest > 0) await http.pause(rest, "delete");
        try {
          await act();
          servedAt = now();
          return;
        } catch (error) {
          if (!await again(error, attempt, began)) throw error;
        }
      }
    },
    rest(milliseconds) {
      restUntil = Math.max(restUntil, now() + milliseconds);
    }
  };
}

// src/prune/graph.ts
function nodesIn(manifests) {
  const digests = [...manifests.keys()].sort();
  const nodes = /* @__PURE__ */ new Map();
  for (const digest of digests) nodes.set(digest, nodes.size);
  return {
    manifests: digests.map((digest) => manifests.get(digest)),
    nodeOf: (digest) => nodes.get(digest)
  };
}
function graphOf({ manifests, nodeOf }, companionships) {
  const size = manifests.length;
  const edges = perNode({ size }, void 0);
  const follow = (subject, follower) => {
    if (subject === void 0 || follower === void 0 || subject === follower) return;
    append(edges, subject, follower);
  };
  manifests.forEach(({ children, subject }, node) => {
    for (const child of children) follow(node, nodeOf(child));
    if (subject !== void 0) follow(nodeOf(subject), node);
  });
  for (const { subject, companion } of companionships) follow(nodeOf(subject), nodeOf(companion));
  return { size, dependants: (node) => edges[node] ?? none };
}
var none = [];
function subjectsIn({ manifests, nodeOf }) {
  return (node) => {
    const subject = manifests[node]?.subject;
    return subject === void 0 ? void 0 : nodeOf(subject);
  };
}
function withSubjects(graph, nodes) {
  const subjectOf = subjectsIn(nodes);
  return {
    size: graph.size,
    dependants(node) {
      const subject = subjectOf(node);
      const others = graph.dependants(node);
      return subject === void 0 ? others : [...others, subject];
    }
  };
}
function laterSubjects(graph, nodes) {
  const subjectOf = subjectsIn(nodes);
  const known = /* @__PURE__ */ new Map();
  const takerOf = (node) => {
    const path = /* @__PURE__ */ new Set();
    let at = node;
    for (let next = at; next !== void 0 && !path.has(next); ) {
      at = known.get(next) ?? next;
      path.add(next);
      next = subjectOf(at);
    }
    for (const each of path) known.set(each, at);
    return at;
  };
  return {
    size: graph.size,
    dependants: (node) => graph.dependants(node).map(takerOf).filter((taker) => taker !== node)
  };
}
function together(one, other) {
  return { size: one.size, dependants: (node) => [...one.dependants(node), ...other.dependants(node)] };
}
function perNode({ size }, value) {
  return new Array(size).fill(value);
}
function append(lists, node, item) {
  const list = lists[node];
  if (list) list.push(item);
  else lists[node] = [item];
}
var edgeless = { size: 0, dependants: () => none };
function reach(graph, starts) {
  const from = perNode(graph, void 0);
  const open = [];
  for (const start of starts) {
    if (from[start] !== void 0) continue;
    from[start] = start;
    open.push(start);
    for (let node = open.pop(); node !== void 0; node = open.pop()) {
      for (const dependant of graph.dependants(node)) {
        if (from[dependant] !== void 0) continue;
        from[dependant] = start;
        open.push(dependant);
      }
    }
  }
  return from;
}
function parentsFirst(graph, wishes = edgeless) {
  const { size } = graph;
  const finished = [];
  const isFinished = perNode(graph, false);
  const parents = edgesInto(graph);
  const wishing = edgesInto(wishes);
  const open = [];
  const hasNoParent = (node) => !parents[node];
  const isUnbound = (node) => hasNoParent(node) && !wishing[node];
  const release = (nodes, waiting, isFree) => {
    for (const node of nodes) {
      waiting[node] = waiting[node] - 1;
      if (isFree(node)) open.push(node);
    }
  };
  const finish = (start, isFree) => {
    open.push(start);
    for (let node = open.pop(); node !== void 0; node = open.pop()) {
      if (isFinished[node]) continue;
      isFinished[node] = true;
      finished.push(node);
      release(graph.dependants(node), parents, isFree);
      release(wishes.dependants(node), wishing, isFree);
    }
  };
  for (let node = 0; node < size; node++) if (isUnbound(node)) finish(node, isUnbound);
  for (let node = 0; node < size; node++) if (hasNoParent(node)) finish(node, hasNoParent);
  for (let node = 0; node < size; node++) finish(node, hasNoParent);
  return finished;
}
function edgesInto(graph) {
  const edges = perNode(graph, 0);
  for (let node = 0; node < graph.size; node++)
    for (const next of graph.dependants(node)) edges[next] = edges[next] + 1;
  return edges;
}

// src/prune/need.ts
function weigh({ graph, sweep }, nodes, roots, doomed) {
  const rooted = reach(graph, roots.keys());
  const sweepable = reach(sweep, doomed);
  const strays = [...nodes.manifests.keys()].filter(
    (node) => rooted[node] === void 0 && sweepable[node] === void 0
  );
  const needed = strays.length === 0 ? rooted : reach(graph, [...roots.keys(), ...strays]);
  return {
    isSwept: (node) => needed[node] === void 0,
    isRoot: (node) => roots.has(node),
    by(node) {
      const from = needed[node] ?? node;
      return roots.get(from) ?? short(nodes.manifests[from].digest);
    }
  };
}
function short(digest) {
  return digest.slice(0, digest.indexOf(":") + 13);
}

// node_modules/p-map/index.js
function pMap(iterable, mapper, options) {
  return mapConcurrently(iterable, mapper, options, false);
}
async function mapConcurrently(iterable, mapper, {
  concurrency = Number.POSITIVE_INFINITY,
  stopOnError = true,
  signal
} = {}, isSettled) {
  return new Promise((resolve_, reject_) => {
    validateOptions(iterable, mapper, concurrency);
    const result = [];
    const errors = [];
    let skippedCount = 0;
    let isResolved = false;
    let isIterableDone = false;
    const pendingIndexes = /* @__PURE__ */ new Set();
    let doneIndex = Number.POSITIVE_INFINITY;
    let currentIndex = 0;
    const iterator = getIterator(iterable);
    const signalListener = () => {
      reject(signal.reason);
    };
    const cleanup = () => {
      signal?.removeEventListener("abort", signalListener);
    };
    const resolve = (value) => {
      resolve_(value);
      cleanup();
    };
    const reject = (reason) => {
      if (isResolved) {
        return;
      }
      isResolved = true;
      reject_(reason);
      cleanup();
      if (!isIterableDone) {
        closeIterator(iterator);
      }
    };
    if (signal) {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      signal.addEventListener("abort", signalListener, { once: true });
    }
    const pull = createPuller(iterator);
    const settleIfFinished = () => {
      if (isResolved || doneIndex === Number.POSITIVE_INFINITY) {
        return;
      }
      for (const index of pendingIndexes) {
        if (index < doneIndex) {
          return;
        }
      }
      if (!stopOnError) {
        const collectedErrors = [];
        for (let index = 0; index < Math.min(doneIndex, errors.length); index++) {
          if (index in errors) {
            collectedErrors.push(errors[index]);
          }
        }
        if (collectedErrors.length > 0) {
          reject(new AggregateError(collectedErrors));
          return;
        }
      }
      isResolved = true;
      if (!isIterableDone) {
        closeIterator(iterator);
      }
      const lastIndex = Math.min(doneIndex, result.length);
      if (lastIndex === result.length && skippedCount === 0) {
        resolve(result);
        return;
      }
      resolve(result.slice(0, lastIndex).filter((value) => value !== pMapSkip));
    };
    const next = async () => {
      if (isResolved || currentIndex >= doneIndex) {
        return;
      }
      const index = currentIndex++;
      pendingIndexes.add(index);
      let nextItem;
      try {
        nextItem = await pull();
      } catch (error) {
        pendingIndexes.delete(index);
        if (index < doneIndex) {
          throw error;
        }
        settleIfFinished();
        return;
      }
      if (nextItem.done) {
        pendingIndexes.delete(index);
        doneIndex = Math.min(doneIndex, index);
        isIterableDone = true;
        settleIfFinished();
        return;
      }
      const runner = (async () => {
        try {
          const element = await nextItem.value;
          if (isResolved || index >= doneIndex) {
            return;
          }
          const value = await mapper(element, index);
          if (index >= doneIndex) {
            return;
          }
          if (value === pMapStop) {
            doneIndex = index;
            return;
          }
          if (value === pMapSkip) {
            skippedCount++;
          }
          result[index] = isSettled && value !== pMapSkip ? { status: "fulfilled", value } : value;
        } catch (error) {
          if (index >= doneIndex) {
            return;
          }
          if (isSettled) {
            result[index] = { status: "rejected", reason: error };
          } else if (stopOnError) {
            reject(error);
            return;
          } else {
            errors[index] = error;
          }
        } finally {
          pendingIndexes.delete(index);
          settleIfFinished();
        }
        try {
          await next();
        } catch (error) {
          reject(error);
        }
      })();
      runner.then(() => new Promise(() => {
      })).then(resolve_);
    };
    (async () => {
      for (let index = 0; index < concurrency; index++) {
        try {
          await next();
        } catch (error) {
          reject(error);
          break;
        }
        if (isResolved || currentIndex >= doneIndex) {
          break;
        }
      }
    })();
  });
}
var pMapSkip = /* @__PURE__ */ Symbol("skip");
var pMapStop = /* @__PURE__ */ Symbol("stop");
function validateOptions(iterable, mapper, concurrency) {
  if (iterable?.[Symbol.iterator] === void 0 && iterable?.[Symbol.asyncIterator] === void 0) {
    throw new TypeError(`Expected \`input\` to be either an \`Iterable\` or \`AsyncIterable\`, got (${typeof iterable})`);
  }
  if (typeof mapper !== "function") {
    throw new TypeError("Mapper function is required");
  }
  if (!isLimit(concurrency, 1)) {
    throw new TypeError(`Expected \`concurrency\` to be an integer from 1 and up or \`Infinity\`, got \`${concurrency}\` (${typeof concurrency})`);
  }
}
function isLimit(value, minimum) {
  return Number.isSafeInteger(value) && value >= minimum || value === Number.POSITIVE_INFINITY;
}
function getIterator(iterable) {
  return iterable[Symbol.asyncIterator] === void 0 ? iterable[Symbol.iterator]() : iterable[Symbol.asyncIterator]();
}
async function closeIterator(iterator) {
  try {
    await iterator.return?.();
  } catch {
  }
}
function createPuller(iterator) {
  let isSourceDone = false;
  const markDone = (item) => {
    if (item?.done) {
      isSourceDone = true;
    }
  };
  return () => {
    if (isSourceDone) {
      return { done: true };
    }
    const result = iterator.next();
    markDone(result);
    if (typeof result?.then !== "function") {
      return result;
    }
    const promise = Promise.resolve(result);
    promise.then(markDone, () => {
    });
    return promise;
  };
}

// src/oci/media-types.ts
var imageManifestTypes = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json"
];
var manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  ...imageManifestTypes
];
var acceptManifests = manifestTypes.join(", ");
function isManifestType(mediaType) {
  return manifestTypes.includes(mediaType);
}
function isImageManifestType(mediaType) {
  return imageManifestTypes.includes(mediaType);
}
function isIndexType(mediaType) {
  return isManifestType(mediaType) && !isImageManifestType(mediaType);
}
function isImageConfigType(mediaType) {
  return mediaType === "application/vnd.oci.image.config.v1+json" || mediaType === "application/vnd.docker.container.image.v1+json";
}

// src/oci/removal.ts
async function remove(pace, { look, send, isDone }) {
  let sent = false;
  try {
    await pace.keep(async () => {
      const before = sent;
      try {
        await look(before);
        sent = true;
        await send();
      } catch (error) {
        if (!before || !isGone(error)) throw error;
      }
    });
  } catch (error) {
    if (!isUnsettled(error) || !await isDone().catch(() => false)) throw error;
  }
}
function isUnsettled(error) {
  if (!(error instanceof RegistryError) || error.exchange.method !== "DELETE") return false;
  return error.refusal === "transient" || error.refusal === "unexpected";
}
function unlisted(error) {
  if (!(error instanceof RegistryError) || !isGone(error)) return error;
  return new RegistryError("unexpected", `the tags could not be listed again: ${error.message}`, error.exchange, {
    cause: error
  });
}
function isGone(error) {
  return error instanceof RegistryError && error.refusal === "gone";
}

// src/oci/credentials.ts
function basicGrant({ username, password }, mask) {
  const encoded = Buffer.from(`${username}:${password}`).toString("base64");
  mask(encoded);
  return { authorization: `Basic ${encoded}`, renewAt: Number.POSITIVE_INFINITY };
}
var catalogAdvice = "To list the repositories takes the right `registry:catalog:*`: give it, or name the repositories instead of a wildcard";
function adviceFor({ credentials, advice }) {
  if (advice !== void 0) return advice;
  return credentials ? "user name or password is wrong, or the user lacks the right; check `username` and `password`" : "it wants a user; set `username` and `password`";
}

// src/oci/as-planned.ts
function moved(name, from, to) {
  return new ChangedError(`${name} pointed to ${from}, and points to ${to} now`);
}
async function assertTagsAsPlanned(digest, planned, there, resolve) {
  const [added] = there.difference(planned);
  if (added !== void 0)
    throw new ChangedError(`${digest} has the tag ${added}, which was not planned to go with it`);
  for (const name of planned.difference(there)) {
    const elsewhere = await resolve(name);
    if (elsewhere !== void 0 && elsewhere !== digest) throw moved(name, digest, elsewhere);
  }
}

// src/oci/freshness.ts
var lastsAtMost = 6e4;
function keptFresh(look, now, lasts = 2e3) {
  let view;
  let until = Number.POSITIVE_INFINITY;
  return () => {
    if (view === void 0 || now() > until) {
      const began = now();
      until = Number.POSITIVE_INFINITY;
      view = look().finally(() => {
        until = now() + Math.max(lasts, Math.min(10 * (now() - began), lastsAtMost));
      });
    }
    return view;
  };
}

// src/prune/companion.ts
var form = /^(sha256-[0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;
function companionSubject(tag) {
  const subject = form.exec(tag.name)?.[1]?.replace("-", ":");
  return subject === tag.digest ? void 0 : subject;
}
function isCutCompanion(name) {
  return /^sha512-[0-9a-f]{64}(?:\.(?:sig|att|sbom))?$/.test(name);
}

// src/oci/claims.ts
async function claimsOf(tags, read) {
  const claimed = /* @__PURE__ */ new Map();
  for (const tag of tags) {
    const open = [tag.digest, ...[companionSubject(tag)].filter((subject) => subject !== void 0)];
    for (let digest = open.pop(); digest !== void 0; digest = open.pop()) {
      if (claimed.has(digest)) continue;
      claimed.set(digest, tag.name);
      const manifest = await read(digest);
      for (const child of manifest?.children ?? []) open.push(child);
      if (manifest?.subject !== void 0) open.push(manifest.subject);
    }
  }
  return claimed;
}

export {
  checked,
  isTagName,
  isRepositoryName,
  isReference,
  isDigest,
  companionSubject,
  isCutCompanion,
  nodesIn,
  graphOf,
  withSubjects,
  laterSubjects,
  together,
  perNode,
  append,
  reach,
  parentsFirst,
  edgesInto,
  weigh,
  short,
  pMap,
  acceptManifests,
  isManifestType,
  isImageManifestType,
  isIndexType,
  isImageConfigType,
  keptFresh,
  remove,
  isUnsettled,
  unlisted,
  isGone,
  createPace,
  basicGrant,
  catalogAdvice,
  adviceFor,
  moved,
  assertTagsAsPlanned,
  claimsOf
};
