/** Redirects, followed by hand: no library drops all that must not leave the origin. */
import { RegistryError } from "../prune/errors.ts";
import { isLinkLocal, isLoopback, isThisMachine } from "./address.ts";
import type { HttpRequest } from "./message.ts";
import { redact } from "./redact.ts";

/** More hops than this are a loop. */
export const mostRedirects = 5;

/** Whether `status` sends the client elsewhere; 300 and 304 do not. RFC 9110, 15.4. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * The request that follows `request` when its answer redirects to `location`. Another origin gets neither credentials
 * nor headers beyond `Accept`, and they do not come back when a later hop leads home again.
 * Throws `RegistryError` "unexpected" when the redirect must not be followed.
 */
export function redirected(request: HttpRequest, status: number, location: string | undefined): HttpRequest {
  const url = location === undefined ? null : URL.parse(location, request.url.href);
  const refuse = (why: string) => {
    const from = redact(request.url);
    const to = url ? ` to ${redact(url)}` : "";
    return new RegistryError("unexpected", `${request.method} ${from}: redirected${to}, ${why}`, {
      method: request.method,
      url: from,
      status,
    });
  };
  if (request.method !== "GET" && request.method !== "HEAD") throw refuse("which only reads may be");
  if (!url) throw refuse("but not to a URL");
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refuse("which is not http");
  if (isLinkLocal(url)) throw refuse("a link-local address");
  if (isThisMachine(url) && !isThisMachine(request.url)) throw refuse("into the runner itself");
  if (url.protocol === "http:" && request.url.protocol === "https:" && !isLoopback(url)) {
    throw refuse("from https to plain http");
  }
  url.username = "";
  url.password = "";
  if (url.origin === request.url.origin) return { ...request, url };
  const { authorization: _, headers = {}, ...rest } = request;
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() === "accept");
  return { ...rest, url, headers: Object.fromEntries(kept) };
}
