/** Tags, catalog and referrers. */
import { type Answer, nameUnknown, refusal } from "./answer.ts";
import type { Dialect } from "./dialect.ts";
import { ociIndex } from "./manifests.ts";
import type { Store } from "./store.ts";

export interface ListRequest {
  /** As it was asked for, with the base path: the link to the next page repeats it. */
  readonly path: string;
  readonly query: URLSearchParams;
}

export function listTags(
  store: Store,
  { tags }: Dialect,
  repository: string,
  { path, query }: ListRequest,
  maxTags: number,
): Answer {
  const stored = store.repositories.get(repository);
  if (stored === undefined || (tags.needsTag && !stored.everTagged)) return nameUnknown(404, repository);
  const names = tags.sorted ? store.sortedTags(repository) : [...stored.tags.keys()];
  const answer = (page: readonly string[] | null): Answer => ({ status: 200, json: { name: repository, tags: page } });
  if (!tags.pages) return answer(names.length > 0 ? names : tags.empty);

  const asked = query.get("n");
  const n = asked === null ? maxTags : Number(asked);
  if (Number.isNaN(n) || n < 0) return numberInvalid({ n: Number.isNaN(n) ? 0 : n });
  if (n === 0) return answer([]);
  const limit = Math.min(n, maxTags);
  const last = query.get("last");
  const start = last === null || last === "" ? 0 : tags.startAfter(names, last);
  if (start === undefined) return { status: 404, body: "" };
  const page = names.slice(start, start + limit);
  const more = start + limit < names.length || (tags.surplusLink && page.length === limit);
  const end = page.at(-1);
  return {
    ...answer(end === undefined ? tags.empty : page),
    ...(more && end !== undefined && { headers: { Link: tags.link(path, end, limit) } }),
  };
}

export function listRepositories(store: Store, { catalog, tags }: Dialect, { path, query }: ListRequest): Answer {
  const asked = query.get("n");
  const n = asked === null ? 100 : Number(asked);
  const odd = Number.isNaN(n) || n < 0;
  if (odd && catalog.strict) return numberInvalid({ n: asked });
  if (n > catalog.max) return numberInvalid({ n });
  const limit = odd ? 100 : n;
  const last = query.get("last") ?? "";
  const rest = [...store.repositories.keys()].sort().filter((name) => name > last);
  const page = rest.slice(0, limit);
  const end = page.at(-1);
  return {
    status: 200,
    json: { repositories: page },
    ...(rest.length > limit && end !== undefined && { headers: { Link: tags.link(path, end, limit) } }),
  };
}

function numberInvalid(detail: unknown): Answer {
  return refusal(400, "PAGINATION_NUMBER_INVALID", "invalid number of results requested", detail);
}

interface ReferrerDocument {
  readonly artifactType?: string;
  readonly config?: { readonly mediaType: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An index of what has `digest` as subject, empty when nothing has. Distribution specification, "Listing Referrers". */
export function listReferrers(store: Store, repository: string, digest: string, query: URLSearchParams): Answer {
  const wanted = query.get("artifactType");
  const manifests = store
    .referencing(repository, digest)
    .filter(({ subject }) => subject === digest)
    .map(({ bytes, mediaType, digest: own }) => {
      const document = JSON.parse(Buffer.from(bytes).toString()) as ReferrerDocument;
      const artifactType = document.artifactType ?? document.config?.mediaType;
      return { mediaType, digest: own, size: bytes.length, artifactType, annotations: document.annotations };
    })
    .filter(({ artifactType }) => wanted === null || artifactType === wanted);
  return {
    status: 200,
    headers: { "Content-Type": ociIndex, ...(wanted !== null && { "OCI-Filters-Applied": "artifactType" }) },
    body: JSON.stringify({ schemaVersion: 2, mediaType: ociIndex, manifests }),
  };
}
