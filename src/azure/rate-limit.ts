/** What Azure Container Registry says of its limit: some hundreds of deletes a minute, told along with each answer. */
import type { HttpResponse } from "../http/client.ts";
import type { Pace } from "../http/pace.ts";

/** In milliseconds: short enough that a cancelled run ends in time. */
const pause = 1_000;
/** Calls per second that are left to us. */
const few = 2;

/** Lets `pace` rest when `response` says that hardly any call is left. */
export function heedRateLimit(response: Pick<HttpResponse, "header">, pace: Pick<Pace, "rest">): void {
  const remaining = Number(response.header("x-ms-ratelimit-remaining-calls-per-second") ?? few);
  if (remaining < few) pace.rest(pause);
}
