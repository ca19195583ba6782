/** The way from one page to the next. */
import type { HttpResponse } from "../http/client.ts";
import { malformed } from "./answer.ts";
import type { Exchange } from "./endpoint.ts";

/**
 * The page that a Link header with `rel="next"` names (RFC 8288), relative to the one it came with. Only its query
 * counts: the path is ours, so that neither a proxy's base path nor a hostile server leads elsewhere.
 */
export function nextPage({ request, response }: Exchange): URL | undefined {
  const target = linkTarget(response);
  if (target === undefined) return undefined;
  const linked = URL.canParse(target, request.url.href) ? new URL(target, request.url) : undefined;
  if (linked?.origin !== request.url.origin)
    throw malformed(request, response, "its Link header leads to another host");
  const next = new URL(request.url);
  next.search = linked.search;
  if (next.href === request.url.href)
    throw malformed(request, response, "its Link header leads to the same page again");
  return next;
}

function linkTarget(response: HttpResponse): string | undefined {
  for (const link of (response.header("link") ?? "").split(/,(?=\s*<)/)) {
    const match = /^\s*<([^>]*)>\s*;(.*)$/s.exec(link);
    if (match && /(?:^|;)\s*rel\s*=\s*"?next"?\s*(?:;|$)/i.test(match[2] ?? "")) return match[1];
  }
  return undefined;
}
