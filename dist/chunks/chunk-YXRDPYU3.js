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
function graphOf(manifests, digests, companionships) {
  const edges = /* @__PURE__ */ new Map();
  const follow = (subject, follower) => {
    if (!manifests.has(subject) || !manifests.has(follower) || subject === follower) return;
    const known = edges.get(subject);
    if (known) known.push(follower);
    else edges.set(subject, [follower]);
  };
  for (const digest of digests) {
    const { children, subject } = manifests.get(digest);
    for (const child of children) follow(digest, child);
    if (subject !== void 0) follow(subject, digest);
  }
  for (const { subject, companion } of companionships) follow(subject, companion);
  return { dependants: (digest) => edges.get(digest) ?? none };
}
var none = [];
function withSubjects(graph, manifests) {
  return {
    dependants(digest) {
      const subject = manifests.get(digest)?.subject;
      const others = graph.dependants(digest);
      return subject !== void 0 && manifests.has(subject) ? [...others, subject] : others;
    }
  };
}
function laterSubjects(graph, manifests) {
  const known = /* @__PURE__ */ new Map();
  const takerOf = (digest) => {
    const path = /* @__PURE__ */ new Set();
    let at = digest;
    for (let next = at; next !== void 0 && manifests.has(next) && !path.has(next); ) {
      at = known.get(next) ?? next;
      path.add(next);
      next = manifests.get(at)?.subject;
    }
    for (const each of path) known.set(each, at);
    return at;
  };
  return {
    dependants: (digest) => graph.dependants(digest).map(takerOf).filter((taker) => taker !== digest)
  };
}
function together(one, other) {
  return { dependants: (digest) => [...one.dependants(digest), ...other.dependants(digest)] };
}
var edgeless = { dependants: () => none };
function reach(graph, starts) {
  const reached = /* @__PURE__ */ new Map();
  const open = [];
  for (const start of starts) {
    if (reached.has(start)) continue;
    reached.set(start, start);
    open.push(start);
    for (let digest = open.pop(); digest !== void 0; digest = open.pop()) {
      for (const dependant of graph.dependants(digest)) {
        if (reached.has(dependant)) continue;
        reached.set(dependant, start);
        open.push(dependant);
      }
    }
  }
  return reached;
}
function parentsFirst(graph, members, wishes = edgeless) {
  const waiting = new Set(members);
  const finished = [];
  const parents = edgesInto(waiting, graph);
  const wishing = edgesInto(waiting, wishes);
  const open = [];
  const finish = (start, isFree) => {
    open.push(start);
    for (let digest = open.pop(); digest !== void 0; digest = open.pop()) {
      if (!waiting.delete(digest)) continue;
      finished.push(digest);
      for (const next of graph.dependants(digest)) if (countDown(parents, next) && isFree(next)) open.push(next);
      for (const next of wishes.dependants(digest)) if (countDown(wishing, next) && isFree(next)) open.push(next);
    }
  };
  const hasNoParent = (digest) => !parents.get(digest);
  const isUnbound = (digest) => hasNoParent(digest) && !wishing.get(digest);
  for (const digest of waiting) if (isUnbound(digest)) finish(digest, isUnbound);
  for (const digest of waiting) if (hasNoParent(digest)) finish(digest, hasNoParent);
  for (const digest of waiting) finish(digest, hasNoParent);
  return finished;
}
function edgesInto(members, graph) {
  const counts = /* @__PURE__ */ new Map();
  for (const digest of members) {
    for (const next of graph.dependants(digest)) if (members.has(next)) counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  return counts;
}
function countDown(counts, digest) {
  const count = counts.get(digest);
  if (count === void 0) return false;
  counts.set(digest, count - 1);
  return true;
}

// src/prune/need.ts
function weigh({ graph, sweep }, digests, roots, doomed) {
  const rooted = reach(graph, roots.keys());
  const sweepable = reach(sweep, doomed);
  const strays = digests.filter((digest) => !rooted.has(digest) && !sweepable.has(digest));
  const needed = strays.length === 0 ? rooted : reach(graph, [...roots.keys(), ...strays]);
  return {
    swept: new Set(digests.filter((digest) => !needed.has(digest))),
    isRoot: (digest) => roots.has(digest),
    by(digest) {
      const from = needed.get(digest) ?? digest;
      return roots.get(from) ?? short(from);
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
  graphOf,
  withSubjects,
  laterSubjects,
  together,
  reach,
  parentsFirst,
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
