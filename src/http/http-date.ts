/** Moments as HTTP writes them, and what they say about the clock of this machine. */
import { RegistryError } from "../prune/errors.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { redact } from "./redact.ts";

/** The moment that an HTTP date (RFC 9110, 5.6.7) names, in milliseconds since the epoch; `undefined` for other text. */
export function parseHttpDate(text: string): number | undefined {
  // `Date.parse` finds a date in almost any text: only what has the shape of an HTTP date is shown to it.
  const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, .* GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}

/** In milliseconds. No time zone that somebody took for UTC makes as much, and no age that a policy names is much less. */
const mostApart = 24 * 3_600_000;

/**
 * Throws `RegistryError` "unexpected" when the `Date` of a registry's answer and `now` are more than a day apart: one of
 * the clocks is wrong, so no age can be trusted. A cache tells how old its answer is (`Age`, RFC 9111, 5.1). A header that
 * is missing or cannot be read proves nothing.
 */
export function assertClock(
  request: HttpRequest,
  response: Pick<HttpResponse, "status" | "header">,
  now: number,
): void {
  const sentAt = parseHttpDate(response.header("date")?.trim() ?? "");
  const age = /^\s*(\d{1,10})\s*$/.exec(response.header("age") ?? "0")?.[1];
  if (sentAt === undefined || age === undefined) return;
  const there = sentAt + Number(age) * 1000;
  if (Math.abs(there - now) <= mostApart) return;
  const url = redact(request.url);
  throw new RegistryError(
    "unexpected",
    `${request.method} ${url}: by the clock of ${request.url.host} it is ${written(there)}, by the clock of this runner ${written(now)}; no age can be told while one of them is wrong by more than a day. Set the clock of the runner`,
    { method: request.method, url, status: response.status },
  );
}

function written(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString().slice(0, 16).replace("T", " ") : "an impossible time";
}
