import { createRequire as createRequireOfBundle } from "node:module";
const require = createRequireOfBundle(import.meta.url);
import {
  createEndpoint,
  createSignIn,
  digestOf,
  readManifest,
  resolve
} from "./chunk-O3YLG3GA.js";
import {
  assertTagsAsPlanned,
  claimsOf,
  createPace,
  isDigest,
  isGone,
  isRepositoryName,
  isTagName,
  keptFresh,
  moved,
  pMap,
  remove,
  short,
  unlisted
} from "./chunk-6Z4BWIT6.js";
import {
  createGithubApi,
  createLimits,
  deleteAdvice,
  githubRefusal,
  listAdvice,
  pageSize,
  readAdvice,
  registryAdvice
} from "./chunk-LSWQGK43.js";
import {
  isLoopback
} from "./chunk-UDSV4N2Y.js";
import {
  AuthError,
  ChangedError,
  RegistryError,
  isRecord,
  malformed,
  messageOf,
  parseJson,
  redact,
  refused
} from "./chunk-ZHO2PTYY.js";
import "./chunk-XOLAWLDI.js";

// src/github/address.ts
function assertBelong(registry, api) {
  if (isLoopback(registry) && isLoopback(api)) return;
  const expected = registry.hostname === "ghcr.io" ? "github.com" : registry.hostname.replace(/^containers\./, "");
  if (api.protocol === "https:" && api.hostname.replace(/^api\./, "") === expected) return;
  throw new AuthError(
    `\`registry\` is ${registry.host}, but \`github-api-url\` is ${redact(api)}: they belong to different servers. Set \`github-api-url\` to https://api.github.com for ghcr.io, and to https://HOST/api/v3 for containers.HOST of a GitHub Enterprise Server, with a \`token\` of that server`
  );
}

// src/github/versions.ts
var mostTries = 3;
var mostPages = 1e4;
async function readVersions(read, refuse) {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const first = pageOf(await read(1), refuse);
    if (first.last === void 0)
      return { versions: first.versions, incomplete: "GitHub does not tell how many pages it has" };
    if (first.last > mostPages) return { versions: first.versions, incomplete: `it has more than ${mostPages} pages` };
    const isFullAlone = first.last === 1 && first.versions.length >= pageSize;
    if (isFullAlone && pageOf(await read(2), refuse).versions.length > 0) continue;
    const pages = [];
    for (let number = first.last; number > 1; number--) pages.push(pageOf(await read(number), refuse));
    const versions = [first, ...pages.reverse()].flatMap((page) => page.versions);
    const isFull = versions.length > (first.last - 1) * pageSize || first.last === 1;
    const isOnce = new Set(versions.map(({ id }) => id)).size === versions.length;
    if (isFull && isOnce && (first.last === 1 || isSame(first, pageOf(await read(1), refuse)))) return { versions };
  }
  return { versions: [], incomplete: `it changed while it was read, ${mostTries} times` };
}
function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
function pageOf({ request, response }, refuse) {
  if (response.status !== 200) throw refuse({ request, response });
  const body = parseJson(response.body);
  const versions = Array.isArray(body) ? body.map(versionOf) : [];
  if (!Array.isArray(body) || !versions.every((version) => version !== void 0)) {
    throw malformed(request, response, "the body is not a list of package versions");
  }
  return { versions, last: lastPage(response.header("link") ?? "", Number(request.url.searchParams.get("page") ?? 1)) };
}
function lastPage(link, current) {
  const last = /<[^>]*[?&]page=(\d+)[^>]*>\s*;\s*rel="last"/.exec(link)?.[1];
  if (last !== void 0) return Math.max(Number(last), current);
  return /rel="next"/.test(link) ? void 0 : current;
}
function versionOf(entry) {
  if (!isRecord(entry) || typeof entry.name !== "string" || !isDigest(entry.name)) return void 0;
  if (typeof entry.id !== "number" || !Number.isSafeInteger(entry.id)) return void 0;
  const metadata = isRecord(entry.metadata) ? entry.metadata : {};
  const container = isRecord(metadata.container) ? metadata.container : {};
  const { tags } = container;
  const isTold = Array.isArray(tags) && tags.every((tag) => typeof tag === "string" && isTagName(tag));
  return {
    id: String(entry.id),
    digest: entry.name,
    tags: isTold ? tags : void 0,
    updatedAt: timeOf(entry.updated_at) ?? timeOf(entry.created_at),
    createdAt: timeOf(entry.created_at)
  };
}
function timeOf(written) {
  if (typeof written !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(written)) return void 0;
  const at = Date.parse(written);
  return Number.isNaN(at) ? void 0 : at;
}

// src/github/look.ts
async function lookAt({ api, base, name, now }, id) {
  const exchange = await api.version(base, name, id);
  const { request, response } = exchange;
  if (response.status === 200) {
    const version = versionOf(parseJson(response.body));
    if (version?.id !== id) throw malformed(request, response, `the body does not describe version ${id}`);
    return version;
  }
  const refusal = githubRefusal(exchange, `version ${id} of ${name} could not be looked up`, now());
  if ("refusal" in refusal && refusal.refusal === "gone") return void 0;
  throw refusal;
}

// src/github/manifests.ts
var notThere = "listed, but the registry does not have it";
function bareManifest({ id, digest, tags }) {
  const locked = tags === void 0 ? "GitHub does not tell which tags it has" : void 0;
  return { digest, id, mediaType: "unknown", children: [], locked };
}
async function readManifests(reading, repository, tags, versions) {
  const { registry, concurrency } = reading;
  const manifests = new Map(versions.map((version) => [version.digest, bareManifest(version)]));
  const notes = [];
  const done = /* @__PURE__ */ new Set();
  const listed = /* @__PURE__ */ new Set();
  async function read(digest) {
    if (done.has(digest)) return [];
    done.add(digest);
    const known = manifests.get(digest);
    const found = await readManifest(registry, repository, digest);
    if (found === void 0) {
      if (known?.id !== void 0) await missing(known, known.id);
      return [];
    }
    const { mediaType: mediaType2, children, subject, size, blobs, locked } = found;
    manifests.set(digest, {
      ...{ digest, id: known?.id, mediaType: mediaType2, children, subject, size, blobs },
      // What is not among the versions cannot be deleted.
      locked: known === void 0 ? "not listed as a version" : known.locked ?? locked
    });
    for (const child of children) listed.add(child);
    return found.nested;
  }
  async function missing(listed2, id) {
    const { digest } = listed2;
    if (await lookAt(reading, id) === void 0) {
      manifests.delete(digest);
      return;
    }
    notes.push(`${digest} is ${notThere}; it stays`);
    manifests.set(digest, { ...listed2, locked: notThere });
  }
  async function readAll(digests, atOnce) {
    for (let open = [...digests]; open.length > 0; ) open = (await pMap(open, read, { concurrency: atOnce })).flat();
  }
  await readAll(new Set(tags.map(({ digest }) => digest)), concurrency);
  const rest = versions.filter(({ digest }) => !done.has(digest) && !listed.has(digest));
  await pMap(
    pushedTogether(rest),
    async (together) => {
      for (const { digest } of together) if (!listed.has(digest)) await readAll([digest], 1);
    },
    { concurrency }
  );
  const tagged = new Set(tags.map(({ digest }) => digest));
  const ghost = tagged.values().find((digest) => manifests.get(digest)?.locked === notThere);
  if (ghost !== void 0) {
    for (const [digest, manifest] of manifests)
      if (!tagged.has(digest))
        manifests.set(digest, {
          ...manifest,
          locked: manifest.locked ?? `perhaps a part of ${short(ghost)}, which is ${notThere}`
        });
  }
  return { manifests, notes };
}
var apart = 6e4;
function pushedTogether(versions) {
  const ordered = versions.toSorted((a, b) => Number(b.id) - Number(a.id));
  const groups = [];
  let before = Number.NaN;
  for (const version of ordered) {
    const at = version.createdAt ?? 0;
    if (Math.abs(before - at) <= apart) groups.at(-1)?.push(version);
    else groups.push([version]);
    before = at;
  }
  return groups;
}

// src/github/marker.ts
var mediaType = "application/vnd.oci.image.index.v1+json";
function markerFor(tag) {
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType,
      manifests: [],
      annotations: { "io.github.prune-container-registry.untagged": tag }
    })
  );
  return { mediaType, bytes, digest: digestOf(bytes, void 0) };
}
function isMarker({ digest, tags }) {
  const [name] = tags ?? [];
  return tags?.length === 1 && name !== void 0 && digest === markerFor(name).digest;
}

// src/github/collect.ts
var powers = {
  untag: true,
  untagFirst: false,
  lastTagged: "last tagged version: GitHub deletes the last version with a tag only together with the package"
};
async function collect(collecting, repository, wanted, onProgress = () => {
}) {
  const { api, base, name, now } = collecting;
  const { versions: listed, incomplete } = await readVersions(
    (page) => api.versions(base, name, page),
    (exchange) => unreadable(exchange, repository, now())
  );
  const versions = newestOfEach(listed);
  const times = timesOf(versions);
  const tags = await tagsOf(collecting, repository, versions, times);
  onProgress(tags.length, tags.length);
  const tagged = new Set(tags.map(({ digest }) => digest));
  const bare = new Map(versions.map((version) => [version.digest, bareManifest(version)]));
  const doomed = wanted.doomed(tags, bare);
  const canGo = doomed.size > 0 || wanted.untagged && tagged.size < bare.size;
  const { manifests, notes } = canGo ? await readManifests(collecting, repository, tags, versions) : { manifests: bare, notes: [] };
  return {
    repository,
    // What turned out to be deleted already is counted by no rule.
    tags: tags.filter(({ digest }) => manifests.has(digest)),
    manifests: new Map(
      manifests.values().map((manifest) => [
        manifest.digest,
        wanted.untagged && !tagged.has(manifest.digest) ? { ...manifest, time: times.get(manifest.digest) } : manifest
      ])
    ),
    powers,
    incomplete,
    notes
  };
}
function newestOfEach(versions) {
  const newest = /* @__PURE__ */ new Map();
  for (const version of versions) {
    const known = newest.get(version.digest);
    if (known === void 0 || Number(known.id) < Number(version.id)) newest.set(version.digest, version);
  }
  return [...newest.values()];
}
function timesOf(versions) {
  const times = /* @__PURE__ */ new Map();
  for (const [updatedAt, same] of Map.groupBy(versions, (version) => version.updatedAt)) {
    if (updatedAt === void 0) continue;
    const ordered = same.toSorted((a, b) => Number(a.id) - Number(b.id));
    for (const [at, { digest }] of ordered.entries())
      times.set(digest, { at: updatedAt + Math.min(at, 999), source: "pushed or tagged" });
  }
  return times;
}
var lag = 6e5;
async function tagsOf({ registry, concurrency, now }, repository, versions, times) {
  const on = /* @__PURE__ */ new Map();
  for (const { digest, tags = [] } of versions) {
    for (const name of tags) {
      const known = on.get(name);
      if (known) known.push(digest);
      else on.set(name, [digest]);
    }
  }
  const isUnsettled = ({ updatedAt = 0, createdAt = 0 }) => updatedAt > createdAt && now() - updatedAt <= lag;
  const unsettled = new Set(versions.filter(isUnsettled).map(({ digest }) => digest));
  const markers = new Set(versions.filter(isMarker).map(({ digest }) => digest));
  const found = await pMap(
    on,
    async ([name, digests]) => {
      const [only, ...others] = digests;
      const isSure = only !== void 0 && others.length === 0 && !unsettled.has(only);
      const digest = isSure ? only : await resolve(registry, repository, name);
      if (digest === void 0) return [];
      const leftover = markers.has(digest) ? "what is left of an untagging that was cut off" : void 0;
      return [{ name, digest, time: times.get(digest), leftover }];
    },
    { concurrency }
  );
  return found.flat();
}
function unreadable(exchange, repository, now) {
  return githubRefusal(exchange, `the versions of ${repository} could not be listed`, now, readAdvice);
}

// src/github/lookout.ts
var lasts = 1e4;
function createLookout(registry, { repository, manifests }, read, refuse, now) {
  const known = new Map(manifests);
  async function linksOf(digest) {
    const links = known.get(digest) ?? await readManifest(registry, repository, digest);
    if (links !== void 0) known.set(digest, links);
    return links;
  }
  function isKnown({ digest, id }) {
    const before = manifests.get(digest);
    return before !== void 0 && (before.id === void 0 || before.id === id);
  }
  async function newVersions() {
    const found = [];
    for (let number = 1; ; number++) {
      const page = pageOf(await read(number), (exchange) => unlisted(refuse(exchange)));
      found.push(...page.versions.filter((version) => !isKnown(version) && !isMarker(version)));
      const oldest = page.versions.at(-1);
      if (oldest === void 0 || isKnown(oldest) || number === page.last) return found;
    }
  }
  async function present(versions) {
    const found = [];
    for (const { digest, tags = [] } of versions) {
      if (await linksOf(digest) === void 0) continue;
      for (const name of tags.length > 0 ? tags : [short(digest)]) found.push({ name, digest });
    }
    return found;
  }
  const current = keptFresh(async () => claimsOf(await present(await newVersions()), linksOf), now, lasts);
  return {
    async assertUnneeded(digest) {
      const claimant = (await current()).get(digest);
      if (claimant !== void 0)
        throw new ChangedError(`${digest} is needed by ${claimant}, which was not so when it was planned`);
    }
  };
}

// src/github/untag.ts
var tries = 5;
var apart2 = 1e3;
var accepted = [200, 201, 202];
async function untag(untagging, tag) {
  const marker = markerFor(tag.name);
  const whereNow = () => resolve(untagging.registry, untagging.repository, tag.name);
  const at = await whereNow();
  if (at === void 0) throw new RegistryError("gone", `${tag.name} is gone already`);
  if (at !== tag.digest && at !== marker.digest) throw moved(tag.name, tag.digest, at);
  if (at !== marker.digest) await push(untagging, tag.name, marker, whereNow);
  const id = await versionOf2(untagging, tag.name, marker);
  try {
    await untagging.deleteMarker(id);
  } catch (error) {
    if (isGone(error) && await whereNow() === marker.digest) throw notListed(tag.name);
    const isFinal = error instanceof RegistryError && ["forbidden", "protected"].includes(error.refusal);
    if (isFinal && await whereNow() === marker.digest) await putBack(untagging, tag, error);
    throw isFinal ? error : halfway(tag, error);
  }
  const after = await whereNow();
  if (after !== void 0 && after !== marker.digest) throw moved(tag.name, tag.digest, after);
}
function halfway({ name }, error) {
  if (!(error instanceof RegistryError || error instanceof AuthError)) return error;
  const message = `${error.message}; ${name} points to an empty image until the next run takes it away`;
  return error instanceof AuthError ? new AuthError(message, { cause: error }) : new RegistryError(error.refusal, message, error.exchange, { cause: error });
}
async function push({ registry, repository }, name, marker, whereNow) {
  let exchange;
  try {
    exchange = await registry.putManifest(repository, name, marker.mediaType, marker.bytes);
  } catch (error) {
    if (error instanceof AuthError) throw cannotPush(name, error.message);
    const isLost = error instanceof RegistryError && error.refusal === "transient";
    if (isLost && await whereNow() === marker.digest) return;
    throw error;
  }
  const { request, response } = exchange;
  if (response.status >= 400) {
    const refusal = refused(request, response, `nothing was pushed to ${name}`);
    throw ["forbidden", "gone"].includes(refusal.refusal) ? cannotPush(name, refusal.message) : refusal;
  }
  const digest = response.header("docker-content-digest") ?? marker.digest;
  if (!accepted.includes(response.status) || digest !== marker.digest)
    throw refused(request, response, `${name} was to be moved to a marker`);
}
function cannotPush(name, told) {
  return new RegistryError(
    "protected",
    `${name} is one of several tags of its image, and taking one off needs the right to push (\`packages: write\`, or \`write:packages\` of a classic token): ${told}`
  );
}
async function versionOf2({ http, newest }, name, marker) {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const found = (await newest()).find(({ digest }) => digest === marker.digest);
    const other = found?.tags?.find((tag) => tag !== name);
    if (other !== void 0) throw new ChangedError(`${other} points to the marker of ${name}`);
    if (found?.tags !== void 0) return found.id;
    if (attempt < tries) await http.pause(apart2, "delete");
  }
  throw notListed(name);
}
function notListed(name) {
  return new RegistryError(
    "transient",
    `${name} was taken off its image, but GitHub does not list what it points to now; the next run finishes it`
  );
}
async function putBack({ registry, repository }, { name, digest }, cause) {
  try {
    const original = await registry.manifest("GET", repository, digest);
    const { request, response } = original;
    if (response.status !== 200) throw refused(request, response, `${digest} could not be read`);
    const mediaType2 = response.header("content-type") ?? "";
    const pushed = await registry.putManifest(repository, name, mediaType2, response.body, true);
    if (!accepted.includes(pushed.response.status))
      throw refused(pushed.request, pushed.response, `${name} could not be put back`);
  } catch (error) {
    throw new RegistryError(
      "unexpected",
      `${name} points to an empty image now, whose version could not be deleted (${cause.message}), and it could not be put back to ${digest} either: ${messageOf(error)}`,
      {},
      { cause: error }
    );
  }
}

// src/github/deleter.ts
function createDeleter(deleting, snapshot) {
  const { api, registry, base, name, pace, http, now } = deleting;
  const { repository } = snapshot;
  const look = (id) => lookAt(deleting, id);
  const page = (number) => api.versions(base, name, number);
  const refuse = (exchange) => unreadable(exchange, repository, now());
  const lookout = createLookout(registry, snapshot, page, refuse, now);
  const tagsOn = Map.groupBy(snapshot.tags, ({ digest }) => digest);
  const takenOff = /* @__PURE__ */ new Set();
  let denied;
  async function assertAsPlanned(digest, id, planned) {
    await lookout.assertUnneeded(digest);
    const version = await look(id);
    if (version === void 0) throw new RegistryError("gone", `version ${id} is gone already`);
    const { tags } = version;
    if (tags === void 0 || version.digest !== digest)
      throw new RegistryError("unexpected", `GitHub does not tell which tags ${digest}, its version ${id}, has`);
    await assertTagsAsPlanned(
      digest,
      new Set(planned.map((tag) => tag.name)),
      new Set(tags),
      (tag) => resolve(registry, repository, tag)
    );
  }
  async function deleteVersion(id, finishes = false) {
    const exchange = await api.deleteVersion(base, name, id, finishes);
    if (exchange.response.status === 204) return;
    const refusal = githubRefusal(exchange, `version ${id} of ${repository} was not deleted`, now(), deleteAdvice);
    if (!(refusal instanceof RegistryError)) throw refusal;
    const isDenied = refusal.refusal === "forbidden" || isGone(refusal) && await look(id) !== void 0;
    if (!isDenied) throw refusal;
    denied ??= new RegistryError("forbidden", refusal.message, refusal.exchange);
    throw denied;
  }
  async function newest() {
    return pageOf(await page(1), refuse).versions;
  }
  function siblingsOf({ name: name2, digest }) {
    const others = (tagsOn.get(digest) ?? []).map((tag) => tag.name).filter((other) => other !== name2);
    return others.filter((other) => !takenOff.has(other));
  }
  return {
    powers,
    async deleteTag(tag) {
      if (denied !== void 0) throw denied;
      takenOff.add(tag.name);
      await remove(pace, {
        // It looks by itself, at every step.
        look: async () => {
        },
        send: () => untag({ http, registry, repository, newest, deleteMarker: (id) => deleteVersion(id, true) }, tag),
        isDone: async () => await resolve(registry, repository, tag.name) === void 0
      });
      for (const sibling of siblingsOf(tag)) {
        if (await resolve(registry, repository, sibling) === void 0)
          throw new RegistryError("unexpected", `${sibling}, on the same image as ${tag.name}, is gone`);
      }
    },
    deleteManifest: ({ digest, id }, tags) => {
      if (id === void 0) throw new RegistryError("unexpected", `${digest} is not a version that can be deleted`);
      return remove(pace, {
        look: () => assertAsPlanned(digest, id, tags),
        send: () => deleteVersion(id),
        isDone: async () => await look(id) === void 0
      });
    }
  };
}

// src/github/owner.ts
function createOwners(api, now) {
  const bases = /* @__PURE__ */ new Map();
  let own;
  async function find(owner) {
    const exchange = await api.user(owner);
    const advice = `There is no user or organization ${owner}; check \`repositories\``;
    if (exchange.response.status !== 200)
      throw githubRefusal(exchange, `the owner ${owner} could not be looked up`, now(), advice);
    const { type } = bodyOf(exchange);
    if (type === "Organization") return { org: owner };
    if (type !== "User") throw malformed(exchange.request, exchange.response, `the body does not describe ${owner}`);
    own ??= ownLogin();
    return (await own)?.toLowerCase() === owner.toLowerCase() ? "user" : { username: owner };
  }
  async function ownLogin() {
    const exchange = await api.self();
    const { status } = exchange.response;
    if (status === 403 || status === 404) return void 0;
    if (status !== 200) throw githubRefusal(exchange, "the owner of `token` could not be looked up", now());
    const { login } = bodyOf(exchange);
    return typeof login === "string" ? login : void 0;
  }
  return {
    baseOf(owner) {
      const known = bases.get(owner) ?? find(owner);
      bases.set(owner, known);
      return known;
    }
  };
}
function bodyOf({ response }) {
  const body = parseJson(response.body);
  return isRecord(body) ? body : {};
}

// src/github/packages.ts
var mostPackages = 1e4;
async function* packagesOf(api, base, owner, now) {
  for (let page = 1; ; page++) {
    const exchange = await api.packages(base, page);
    const { request, response } = exchange;
    if (response.status !== 200)
      throw githubRefusal(exchange, `the packages of ${owner} could not be listed`, now(), listAdvice);
    const body = parseJson(response.body);
    if (!Array.isArray(body) || !body.every((entry) => isRecord(entry) && typeof entry.name === "string"))
      throw malformed(request, response, "the body is not a list of packages");
    const names = body.map(({ name }) => name);
    const living = names.filter((name) => !name.startsWith("deleted_"));
    yield* living.map((name) => `${owner}/${name}`).filter(isRepositoryName);
    const goesOn = /rel="next"/.test(response.header("link") ?? "");
    if (!goesOn && names.length < pageSize) return;
    if (page * pageSize < mostPackages) continue;
    if (!goesOn) return;
    throw new RegistryError(
      "unexpected",
      `GitHub lists no more than 10,000 packages of an owner, and ${owner} has more; name those that no wildcard finds`
    );
  }
}

// src/registries/ghcr.ts
function ghcr(connection) {
  const { url, credentials, http, concurrency, mask, now, github, endsAt } = connection;
  const { apiUrl = new URL("https://api.github.com") } = github;
  const token = credentials?.password ?? github.token;
  if (token === void 0) throw new AuthError("GitHub Container Registry wants a token: set `token`, or leave it out");
  assertBelong(url, apiUrl);
  const api = createGithubApi({ http, limits: createLimits({ http, now, endsAt }), apiUrl, token, now });
  const owners = createOwners(api, now);
  const registry = createEndpoint(
    url,
    createSignIn({
      ...{ http, registry: url, mask, now, advice: registryAdvice },
      // Any user name will do.
      credentials: { username: credentials?.username ?? "token", password: token }
    })
  );
  const pace = createPace({ http, now });
  const locate = async (repository) => {
    const slash = repository.indexOf("/");
    if (slash === -1) throw new RegistryError("unexpected", `${repository} is not named owner/package`);
    return { base: await owners.baseOf(repository.slice(0, slash)), name: repository.slice(slash + 1) };
  };
  return {
    async *repositories(namespaces) {
      if (namespaces === void 0)
        throw new RegistryError("unexpected", "GitHub lists packages by their owner: write `owner/*`");
      for (const owner of namespaces) yield* packagesOf(api, await owners.baseOf(owner), owner, now);
    },
    async snapshot(repository, wanted, onProgress) {
      const place = await locate(repository);
      return collect({ api, registry, ...place, concurrency, now }, repository, wanted, onProgress);
    },
    async deleter(snapshot) {
      const place = await locate(snapshot.repository);
      return createDeleter({ api, registry, ...place, pace, http, now }, snapshot);
    },
    resolve: (repository, reference) => resolve(registry, repository, reference),
    listsUntagged: true,
    manifestsAtOnce: 4,
    // They share one rate limit: one after the other, each is finished.
    repositoriesAtOnce: 1,
    catalogAdvice: "A `GITHUB_TOKEN` cannot list packages, and other tokens list those alone that they may see",
    reclaims: "GitHub does not say when it frees the space. A deleted version can be restored for 30 days by its `id` in the report. Which layers images share is not known, so the bytes that become free are not known either."
  };
}
export {
  ghcr
};
