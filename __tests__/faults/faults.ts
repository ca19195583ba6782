/** Everything that can go wrong with one answer. */
import { refusal, plainText as words } from "../support/registry/answer.ts";
import {
  cutShort,
  gzipBomb,
  otherBytes,
  outage,
  oversized,
  plainText,
  signedOut,
  stalled,
} from "../support/registry/broken-answer.ts";
import {
  answer,
  emptyObject,
  type Fault,
  html,
  lostAnswer,
  redirect,
  reset,
  resetMidBody,
  truncated,
  wrongDigest,
} from "../support/registry/fault.ts";

import { type Kind, kinds } from "./kinds.ts";

export interface Circumstances {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Somebody else's server. */
  readonly elsewhere: string;
  /** Calls `end` when the client has waited so often from now on. */
  afterWaits(count: number, end: () => Promise<void>): void;
}

export interface NamedFault {
  readonly name: string;
  /** `isOnce`: it has to pass by itself where it strikes more than one request. */
  make(circumstances: Circumstances, isOnce: boolean): Fault;
  /** It is over after one time for who tries again. */
  readonly passes?: true;
  /** For good it makes no other difference than the fault above it. */
  readonly onceOnly?: true;
  /** The answer never ends: nobody may wait long for it. */
  readonly hangs?: true;
  /** For which kinds of request it is a clear answer, which is not true: who believes it is not to blame. */
  readonly lies?: readonly Kind[];
}

const busy = (headers: Readonly<Record<string, string>>): Fault => {
  const refused = refusal(429, "TOOMANYREQUESTS", "You have reached your rate limit.");
  return ({ send }) => send({ ...refused, headers });
};

const always = (name: string, fault: Fault, more: Partial<NamedFault> = {}): NamedFault => ({
  name,
  make: () => fault,
  ...more,
});
const passes = { passes: true } as const;

export const faults: readonly NamedFault[] = [
  always("401", signedOut),
  always(
    "401 that leads to another host",
    answer(401, "", { "WWW-Authenticate": 'Bearer realm="https://elsewhere.example/token",service="registry"' }),
  ),
  always("403", ({ send }) => send(refusal(403, "DENIED", "requested access to the resource is denied"))),
  // So says a server that has no referrers API.
  always("404 of somebody else", ({ send }) => send(words(404, "404 page not found")), { lies: ["referrers"] }),
  always(
    "404",
    ({ send }) =>
      send({
        status: 404,
        json: { message: "Not Found", errors: [{ code: "MANIFEST_UNKNOWN", message: "manifest unknown" }] },
      }),
    { lies: kinds },
  ),
  always("408", answer(408), passes),
  always("429 for seconds", busy({ "Retry-After": "2" }), passes),
  {
    name: "429 until a date",
    make:
      ({ now }) =>
      (exchange) =>
        busy({ "Retry-After": new Date(now() + 3_000).toUTCString() })(exchange),
    passes: true,
    onceOnly: true,
  },
  always("429 for a day", busy({ "Retry-After": "86400" })),
  always("429 for nobody knows how long", busy({}), passes),
  always("500", ({ send }) => send(refusal(500, "UNKNOWN", "unknown error")), passes),
  always("502", answer(502, "<html><title>502 Bad Gateway</title></html>", { "Content-Type": "text/html" }), {
    ...passes,
    onceOnly: true,
  }),
  always("503", answer(503), { ...passes, onceOnly: true }),
  {
    name: "connection refused",
    make({ afterWaits }, isOnce) {
      const { fault, end } = outage();
      return (exchange) => {
        if (isOnce) afterWaits(2, end);
        return fault(exchange);
      };
    },
    passes: true,
  },
  always("reset before it is handled", reset, passes),
  always("reset before the answer", lostAnswer, passes),
  always("reset within the body", resetMidBody, passes),
  always("closed within the body", truncated, { ...passes, onceOnly: true }),
  always("a body that hangs", stalled, { passes: true, hangs: true }),
  always("truncated JSON", cutShort),
  always("HTML with 200", html),
  always("an empty object", emptyObject),
  always("another content type", plainText),
  always("another digest", wrongDigest),
  always("other bytes", otherBytes),
  always("more than is accepted", oversized),
  always("a gzip bomb", gzipBomb),
  { name: "a redirect to another host", make: ({ elsewhere }) => redirect(elsewhere), lies: ["referrers"] },
];
