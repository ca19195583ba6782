/** The way from one page to the next. */
import { malformed } from "./answer.ts";
import type { Exchange } from "./endpoint.ts";

/**
 * The page that a Link header with `rel="next"` names (RFC 8288), relative to the one it came with; a header that cannot
 * be read is an error, because it may name one. Only its query counts: the path is ours, so that neither a proxy's base
 * path nor a hostile server leads elsewhere.
 */
export function nextPage({ request, response }: Exchange): URL | undefined {
  const links = parseLinks(response.header("link") ?? "");
  if (links === undefined) throw malformed(request, response, "its Link header cannot be read");
  const target = links.find(({ relations }) => relations.includes("next"))?.target;
  if (target === undefined) return undefined;
  const linked = URL.parse(target, request.url.href);
  if (linked?.origin !== request.url.origin)
    throw malformed(request, response, "its Link header leads to another host");
  const next = new URL(request.url);
  next.search = linked.search;
  if (next.href === request.url.href) {
    throw malformed(request, response, "its Link header leads to the same page again");
  }
  return next;
}

interface Link {
  readonly target: string;
  readonly relations: readonly string[];
}

/** `undefined` when the header is not a list of links. */
function parseLinks(header: string): readonly Link[] | undefined {
  if (header.trim() === "") return [];
  const links = header.split(/,(?=\s*<)/).map((link): Link | undefined => {
    const match = /^\s*<([^>]*)>(.*)$/s.exec(link);
    if (!match) return undefined;
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(match[2] ?? "");
    return { target: match[1] ?? "", relations: (relations?.[1] ?? relations?.[2] ?? "").toLowerCase().split(/\s+/) };
  });
  return links.every((link) => link !== undefined) ? links : undefined;
}
