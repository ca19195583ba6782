/**
 * The versions of a package: GitHub's word for manifests, which it numbers. The list comes in numbered pages, newest first,
 * which shift when versions are pushed or deleted meanwhile. So it is read from its end to its beginning, where a delete can
 * only show a version twice; whether anything was pushed shows on the first page, which is read once more.
 */
import { isRecord, malformed, parseJson } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { isDigest, isTagName } from "../prune/names.ts";
import type { Digest } from "../prune/snapshot.ts";
import { pageSize } from "./api.ts";

export interface Version {
  readonly id: string;
  readonly digest: Digest;
  /** Absent when GitHub does not tell. */
  readonly tags?: readonly string[] | undefined;
  /** When it was pushed, or when its tags changed last: milliseconds since the epoch, in whole seconds. */
  readonly updatedAt?: number | undefined;
  /** When it was pushed: milliseconds since the epoch, in whole seconds. */
  readonly createdAt?: number | undefined;
}

export interface VersionList {
  /** Newest first, without repetition. */
  readonly versions: readonly Version[];
  /** Why there may be more. */
  readonly incomplete?: string | undefined;
}

/** How often a list that changes while it is read is begun again. */
const mostTries = 3;
/** A million versions. A list that is longer never ends. */
const mostPages = 10_000;

/**
 * Reads the list of which `read` gets one page (from 1); `refuse` makes an error of an answer that is none. Throws what they
 * throw, and `RegistryError` for a page that is none.
 */
export async function readVersions(
  read: (page: number) => Promise<Exchange>,
  refuse: (exchange: Exchange) => Error,
): Promise<VersionList> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const first = pageOf(await read(1), refuse);
    if (first.last === undefined)
      return { versions: first.versions, incomplete: "GitHub does not tell how many pages it has" };
    if (first.last > mostPages) return { versions: first.versions, incomplete: `it has more than ${mostPages} pages` };
    // A full page without a link to others may be all there is; that it is shows only on the page behind it.
    const isFullAlone = first.last === 1 && first.versions.length >= pageSize;
    if (isFullAlone && pageOf(await read(2), refuse).versions.length > 0) continue;
    const pages: Page[] = [];
    for (let number = first.last; number > 1; number--) pages.push(pageOf(await read(number), refuse));
    const versions = [first, ...pages.reverse()].flatMap((page) => page.versions);
    const isFull = versions.length > (first.last - 1) * pageSize || first.last === 1;
    const isOnce = new Set(versions.map(({ id }) => id)).size === versions.length;
    if (isFull && isOnce && (first.last === 1 || isSame(first, pageOf(await read(1), refuse)))) return { versions };
  }
  return { versions: [], incomplete: `it changed while it was read, ${mostTries} times` };
}

function isSame(one: Page, other: Page): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

interface Page {
  readonly versions: readonly Version[];
  /** The number of the last page; absent when GitHub tells no more than that there is another. */
  readonly last: number | undefined;
}

/** The page in an answer; throws what `refuse` makes of an answer that is none. */
export function pageOf({ request, response }: Exchange, refuse: (exchange: Exchange) => Error): Page {
  if (response.status !== 200) throw refuse({ request, response });
  const body = parseJson(response.body);
  const versions = Array.isArray(body) ? body.map(versionOf) : [];
  if (!Array.isArray(body) || !versions.every((version) => version !== undefined)) {
    throw malformed(request, response, "the body is not a list of package versions");
  }
  return { versions, last: lastPage(response.header("link") ?? "", Number(request.url.searchParams.get("page") ?? 1)) };
}

/** By `rel="last"`, which the last page itself has not. Where it leads does not matter: only the number is used. */
function lastPage(link: string, current: number): number | undefined {
  const last = /<[^>]*[?&]page=(\d+)[^>]*>\s*;\s*rel="last"/.exec(link)?.[1];
  if (last !== undefined) return Math.max(Number(last), current);
  return /rel="next"/.test(link) ? undefined : current;
}

/** `undefined` when it is not a version. */
export function versionOf(entry: unknown): Version | undefined {
  if (!isRecord(entry) || typeof entry.name !== "string" || !isDigest(entry.name)) return undefined;
  if (typeof entry.id !== "number" || !Number.isSafeInteger(entry.id)) return undefined;
  const metadata = isRecord(entry.metadata) ? entry.metadata : {};
  const container = isRecord(metadata.container) ? metadata.container : {};
  const { tags } = container;
  const isTold = Array.isArray(tags) && tags.every((tag) => typeof tag === "string" && isTagName(tag));
  return {
    id: String(entry.id),
    digest: entry.name,
    tags: isTold ? tags : undefined,
    updatedAt: timeOf(entry.updated_at) ?? timeOf(entry.created_at),
    createdAt: timeOf(entry.created_at),
  };
}

/** RFC 3339, in whole seconds. */
function timeOf(written: unknown): number | undefined {
  if (typeof written !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(written)) return undefined;
  const at = Date.parse(written);
  return Number.isNaN(at) ? undefined : at;
}
