/**
 * The pages of a list, checked before the SDK goes on: it takes HTML or `{}` for an empty list, follows a Link to any host
 * with the registry's token, and goes round a Link that repeats itself for ever.
 */
import { isRecord, malformed, parseJson } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { refusal } from "./refusal.ts";

type Entry = Readonly<Record<string, unknown>> | string;

/** A million entries in pages of a thousand. A list that is longer never ends. */
const mostPages = 1000;

/**
 * A check for the pages of one list, in their order. `key` holds the entries; `what` names the list in errors. Returns the
 * entries of a page; throws `RegistryError` when it, or the way to the next one, is not what it should be.
 */
export function createPageCheck(
  what: string,
  key: "repositories" | "tags" | "manifests",
): (exchange: Exchange) => readonly Entry[] {
  const links = new Set<string>();
  const seen = new Set<unknown>();

  return (exchange) => {
    const { request, response } = exchange;
    if (response.status !== 200) throw refusal(exchange, `${what} could not be listed`);
    const entries = entriesOf(exchange, key);
    const before = seen.size;
    for (const entry of entries) seen.add(identityOf(entry));
    const link = response.header("link");
    if (link === undefined) return entries;
    if (!leadsOn(request.url, link))
      throw malformed(request, response, "its Link header does not lead to another page of this list");
    if (links.has(link)) throw malformed(request, response, "its Link header leads to a page that was there already");
    if (entries.length > 0 && seen.size === before) throw malformed(request, response, "it repeats an earlier page");
    links.add(link);
    if (links.size >= mostPages) throw malformed(request, response, `the list goes on after ${mostPages} pages`);
    return entries;
  };
}

function entriesOf({ request, response }: Exchange, key: string): readonly Entry[] {
  const body = jsonOf({ request, response });
  const entries = body?.[key];
  // A repository whose tags are all gone has no `tags`, but says all the rest; an empty registry has null.
  const isEmpty =
    key === "tags"
      ? (entries ?? null) === null && typeof body?.imageName === "string" && typeof body.registry === "string"
      : key === "repositories" && entries === null;
  if (isEmpty) return [];
  const isEntry = key === "repositories" ? (entry: unknown) => typeof entry === "string" : isRecord;
  if (!Array.isArray(entries) || !entries.every(isEntry)) {
    throw malformed(request, response, `the body is not a list of ${key}`);
  }
  return entries;
}

/** The object in a JSON answer; `undefined` for everything else. */
export function jsonOf({ response }: Exchange): Readonly<Record<string, unknown>> | undefined {
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(response.header("content-type") ?? "")) return undefined;
  const body = parseJson(response.body);
  return isRecord(body) ? body : undefined;
}

/** Whether `link` is one relative link to another page of the same list. */
function leadsOn(from: URL, link: string): boolean {
  const target = /^<(\/acr\/v1\/[^<>\s]*)>\s*;\s*rel="?next"?\s*$/i.exec(link)?.[1];
  const next = target === undefined ? null : URL.parse(target, from.origin);
  return next !== null && samePath(next, from) && next.search !== from.search;
}

/** The slash of a repository's name comes encoded or not. */
function samePath(one: URL, other: URL): boolean {
  return one.pathname.replaceAll(/%2f/gi, "/") === other.pathname.replaceAll(/%2f/gi, "/");
}

/** No more of it than a name can have: a million of them are remembered. */
function identityOf(entry: Entry): unknown {
  const identity = typeof entry === "string" ? entry : (entry.name ?? entry.digest);
  return typeof identity === "string" ? identity.slice(0, 256) : undefined;
}
