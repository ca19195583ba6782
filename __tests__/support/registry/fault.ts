/**
 * What can go wrong between a client and a registry. A fault takes the place of the plain answer: it may have the request
 * handled or not, and sends what it likes.
 */
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { TLSSocket } from "node:tls";
import type { Answer } from "./answer.ts";

export interface FaultRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly repository: string | undefined;
  readonly reference: string | undefined;
}

export interface Exchange {
  readonly request: FaultRequest;
  readonly response: ServerResponse;
  /** Does what the request asks for and says what the registry would answer. */
  handle(): Promise<Answer>;
  send(answer: Answer): void;
  /** Sends status and headers of `answer` only, and returns its body, which they announce. */
  sendHead(answer: Answer): Buffer;
}

export type Fault = (exchange: Exchange) => void | Promise<void>;

/** Answers instead of the registry; the request is not handled. */
export function answer(status: number, body = "", headers: Readonly<Record<string, string>> = {}): Fault {
  return ({ send }) => send({ status, body, headers });
}

/** 200 with the page of a captive portal. */
export const html = answer(200, "<!doctype html><title>Sign in</title>", { "Content-Type": "text/html" });

/** 200 with JSON that holds nothing. */
export const emptyObject = answer(200, "{}", { "Content-Type": "application/json" });

export function redirect(to: string, status = 307): Fault {
  return answer(status, "", { Location: to });
}

/** The registry's own answer with other headers; `undefined` takes one away. Names as the registry writes them. */
export function withHeaders(changes: Readonly<Record<string, string | undefined>>): Fault {
  return async ({ handle, send }) => {
    const real = await handle();
    const headers = Object.entries({ ...real.headers, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    send({ ...real, headers: Object.fromEntries(headers) });
  };
}

export const noDigest = withHeaders({ "Docker-Content-Digest": undefined });
export const wrongDigest = withHeaders({ "Docker-Content-Digest": `sha256:${"0".repeat(64)}` });

/** Runs `callback` and then answers as usual: this is how a test moves a tag at exactly the right moment. */
export function before(callback: (request: FaultRequest) => void | Promise<void>): Fault {
  return async ({ request, handle, send }) => {
    await callback(request);
    send(await handle());
  };
}

/** The connection breaks before the request is handled. */
export const reset: Fault = ({ response }) => cutOff(response);

/** The request is handled, but the connection breaks before the answer. */
export const lostAnswer: Fault = async ({ handle, response }) => {
  await handle();
  cutOff(response);
};

/** The connection breaks in the middle of the body. */
export const resetMidBody: Fault = async (exchange) => {
  await sendHalf(exchange);
  cutOff(exchange.response);
};

/** The connection is closed in good order, but half of the body is missing. */
export const truncated: Fault = async (exchange) => {
  await sendHalf(exchange);
  exchange.response.socket?.end();
};

/** TLS cannot be reset: there it ends without a farewell, which clients take for the same. */
function cutOff({ socket }: ServerResponse): void {
  if (socket instanceof TLSSocket) socket.destroy();
  else socket?.resetAndDestroy();
}

async function sendHalf({ handle, sendHead, response }: Exchange): Promise<void> {
  const body = sendHead(await handle());
  await new Promise((flushed) => response.write(body.subarray(0, body.length >> 1), flushed));
  await setImmediate();
}

/** Nothing ever comes back; the request is not handled. */
export const hang: Fault = () => undefined;

/** The body comes one byte at a time. */
export function drip(everyMilliseconds: number): Fault {
  return async ({ handle, sendHead, response }) => {
    const body = sendHead(await handle());
    let sent = 0;
    const timer = setInterval(() => {
      response.write(body.subarray(sent, ++sent));
      if (sent < body.length) return;
      clearInterval(timer);
      response.end();
    }, everyMilliseconds);
    response.once("close", () => clearInterval(timer));
  };
}

/** A JSON body of blanks without end. */
export const endless: Fault = async ({ response }) => {
  const blanks = Buffer.alloc(64 * 1024, " ");
  const closed = once(response, "close");
  response.writeHead(200, { "Content-Type": "application/json" });
  while (!response.destroyed) {
    if (!response.write(blanks)) await Promise.race([once(response, "drain"), closed]);
  }
};

export interface FaultRule {
  readonly match: ((request: FaultRequest) => boolean) | { readonly method?: string; readonly path?: RegExp };
  readonly do: Fault;
  /** The first matching request that it strikes, counted from 1; default 1. */
  readonly nth?: number;
  /** How many it strikes; default all. */
  readonly times?: number;
}

/** Rules in the order of their making; the first that strikes a request wins. */
export function createFaults(): {
  /** Returns what takes the rule away. */
  add(rule: FaultRule): () => void;
  strike(request: FaultRequest): Fault | undefined;
} {
  const rules = new Map<FaultRule, number>();
  return {
    add(rule) {
      rules.set(rule, 0);
      return () => void rules.delete(rule);
    },
    strike(request) {
      for (const [rule, seen] of rules) {
        if (!matches(rule.match, request)) continue;
        rules.set(rule, seen + 1);
        const first = (rule.nth ?? 1) - 1;
        if (seen >= first && seen < first + (rule.times ?? Number.POSITIVE_INFINITY)) return rule.do;
      }
      return undefined;
    },
  };
}

function matches(match: FaultRule["match"], request: FaultRequest): boolean {
  if (typeof match === "function") return match(request);
  return (match.method ?? request.method) === request.method && (match.path?.test(request.path) ?? true);
}
