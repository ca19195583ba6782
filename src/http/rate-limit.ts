/**
 * What a server tells of its rate limit along with each answer: how many requests are left (`X-RateLimit-Remaining`) until
 * when (`X-RateLimit-Reset`, Unix time). So do GitHub and Docker Hub.
 */
import type { HttpResponse } from "./message.ts";

/**
 * For how long, in milliseconds from `now` on, `response` says that no request is left; `undefined` when it does not say
 * so.
 */
export function usedUpFor(response: Pick<HttpResponse, "header">, now: number): number | undefined {
  const [left, reset] = ["remaining", "reset"].map((name) => wholeNumber(response.header(`x-ratelimit-${name}`)));
  return left === 0 && reset !== undefined && reset * 1000 > now ? reset * 1000 - now : undefined;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
