/** What goes wrong with this registry in particular; the rest is in `../registry/fault.ts`. */
import { type Answer, refusal } from "../registry/answer.ts";
import { answer, type Fault, withHeaders } from "../registry/fault.ts";
import { manifestNotFound } from "./errors.ts";

/** 429. Each time the next of `waits` is `Retry-After` in seconds, the last for all that follow; without any it is absent. */
export function tooManyRequests(...waits: readonly number[]): Fault {
  let hits = 0;
  const body = refusal(
    429,
    "TOOMANYREQUESTS",
    "Too many requests. Please visit https://aka.ms/acr/skus#sku-feature-matrix",
  );
  return ({ send }) => {
    const wait = waits[Math.min(hits++, waits.length - 1)];
    send({ ...body, ...(wait !== undefined && { headers: { "Retry-After": String(wait) } }) });
  };
}

/** 502 of the gateway in front, which does not speak JSON. */
export const badGateway = answer(502, "<html><head><title>502 Bad Gateway</title></head></html>", {
  "Content-Type": "text/html",
});

/** Public access is off, or the address is not on the list: also the answer to every request for a token. */
export const firewall: Fault = ({ send }) =>
  send(
    refusal(
      403,
      "DENIED",
      "client with IP '203.0.113.7' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.",
    ),
  );

/** What a list has just named is not there. */
export const notThereAfterAll: Fault = ({ request, send }) =>
  send(manifestNotFound(request.repository ?? "", request.reference ?? ""));

/** A link to the very page that carries it. */
export const linkToItself: Fault = async (exchange) => {
  const { path, query } = exchange.request;
  await withHeaders({ Link: `<${path}?${query}>; rel="next"` })(exchange);
};

/** The link to the next page leads to another origin; a page without a link gets one. */
export function linkTo(origin: string): Fault {
  return async (exchange) => {
    const { path, query } = exchange.request;
    await withHeaders({ Link: `<${origin}${path}?${query}>; rel="next"` })(exchange);
  };
}

/** The registry's own answer, unless it is a refusal, with another body: an entry left out, a field missing. */
export function withJson<Body>(change: (body: Body) => unknown): Fault {
  return async ({ handle, send }) => {
    const real = await handle();
    send(real.status === 200 ? { ...real, json: change(real.json as Body) } : real);
  };
}

/** What was answered first is answered again to the same request: a replica that has not heard of a delete yet. */
export function lagging(): Fault {
  const first = new Map<string, Answer>();
  return async ({ request, handle, send }) => {
    const key = `${request.method} ${request.path}?${request.query}`;
    const known = first.get(key) ?? (await handle());
    first.set(key, known);
    send(known);
  };
}
