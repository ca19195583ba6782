/**
 * The one HTTP stack: everything that the action sends to a registry goes through `send`. Pacing, deadlines, limits,
 * retries, redirects, proxies and redaction are here, so that adapters need none of them.
 */
import pLimit from "p-limit";
import { messageOf, RegistryError } from "../prune/errors.ts";
import { createDispatcher, defaultTimeouts, type Timeouts } from "./dispatcher.ts";
import { exchange } from "./exchange.ts";
import { deadlineError } from "./failure.ts";
import { assertClock } from "./http-date.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { redact } from "./redact.ts";
import { isRedirect, mostRedirects, redirected } from "./redirect.ts";
import {
  type Clock,
  defaultRetryPolicy,
  jitter,
  type RetryPolicy,
  retryAfter,
  systemClock,
  withRetries,
} from "./retry.ts";

export type { HttpRequest, HttpResponse } from "./message.ts";

export interface Http {
  /** Requests in flight at most. Whoever hands out credentials that expire admits no more at a time. */
  readonly concurrency: number;
  /**
   * Sends a request and returns its whole answer, whatever the status. A request that is `repeatable` (by default GET, HEAD
   * and PUT) is sent again when the network fails or the server is busy; others never.
   * Throws `RegistryError`: "throttled" for a 429 that retries did not get over, when the server asks for a longer wait
   * than a minute, and for a DELETE or PUT that would begin something while the run winds down; "transient" for a failure
   * of the network; "unexpected" for an answer that is too large, encoded, or a redirect that must not be followed, and
   * for a read whose answer is dated a day or more from our time. Throws the reason of `abort`.
   */
  send(request: HttpRequest): Promise<HttpResponse>;
  /**
   * Whether what failed with `failure` at its `attempt`th try (from 1) is worth another, and waits until then: for callers
   * that must look before they repeat, as before every DELETE. Throws the reason of `abort`.
   */
  again(attempt: number, failure: RegistryError): Promise<boolean>;
  /**
   * Waits for so many milliseconds before a read or a delete, for callers that know how fast they may ask. Throws the
   * reason of `abort`, and, before a delete, `RegistryError` "throttled" as soon as the run winds down.
   */
  pause(milliseconds: number, before: "read" | "delete"): Promise<void>;
  /**
   * From now on no DELETE or PUT begins, and nobody waits to delete: `pause` and `again` give up at once. What is in flight
   * goes on.
   */
  windDown(): void;
  /** As `work`, which goes to the network by another way, or with the reason of `abort` as soon as that comes. */
  within<Result>(work: Promise<Result>): Promise<Result>;
  /** Ends everything in flight or waiting with `reason`; later sends fail with it. */
  abort(reason: Error): void;
  /** Closes the connections once everything in flight has ended. */
  close(): Promise<void>;
}

export interface HttpOptions {
  /** Requests in flight at most; a request that waits before a retry counts, so that a busy server gets no more. */
  readonly concurrency: number;
  readonly userAgent: string;
  /** Names the proxy. Default: `process.env`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Gets one line for every answer or failure, redacted, without headers and bodies. */
  readonly onExchange?: ((line: string) => void) | undefined;
  readonly timeouts?: Partial<Timeouts> | undefined;
  readonly retry?: Partial<RetryPolicy> | undefined;
  readonly clock?: Clock | undefined;
  /** Spreads the retries: at least 0, less than 1. */
  readonly random?: (() => number) | undefined;
}

/** Throws when a proxy variable in `env` is not a URL. */
export function createHttp(options: HttpOptions): Http {
  const { concurrency, userAgent, env = process.env, onExchange } = options;
  const { clock = systemClock, random = Math.random } = options;
  const timeouts = { ...defaultTimeouts, ...options.timeouts };
  const policy = { ...defaultRetryPolicy, ...options.retry };
  const dispatcher = createDispatcher(env, timeouts, concurrency);
  const limit = pLimit(concurrency);
  const winding = new AbortController();
  const ended = new AbortController();
  /** Of the attempts in flight. `AbortSignal.any` would leave something behind for each of them. */
  const attempts = new Set<AbortController>();

  /** One attempt: the request and the redirects that it leads to, under one deadline. */
  async function attempt(request: HttpRequest): Promise<Omit<HttpResponse, "attempts">> {
    ended.signal.throwIfAborted();
    const controller = new AbortController();
    const { signal } = controller;
    const deadline = request.method === "DELETE" ? timeouts.deleteMs : timeouts.attemptMs;
    const timer = setTimeout(() => controller.abort(deadlineError(deadline)), deadline);
    attempts.add(controller);
    try {
      let hop = request;
      for (let redirects = 0; redirects <= mostRedirects; redirects++) {
        const response = await logged(hop, () => exchange(hop, { dispatcher, userAgent, signal, deadline }));
        // Storage behind a redirect keeps its own time; a DELETE has been carried out, and reads came before it.
        if (isRead(hop.method) && hop.url.origin === request.url.origin) assertClock(hop, response, clock.now());
        if (!isRedirect(response.status)) return response;
        hop = redirected(hop, response.status, response.header("location"));
      }
      const url = redact(request.url);
      const message = `${request.method} ${url}: redirected more than ${mostRedirects} times`;
      throw new RegistryError("unexpected", message, { method: request.method, url });
    } finally {
      clearTimeout(timer);
      attempts.delete(controller);
    }
  }

  async function logged<Answer extends { status: number; body: Buffer }>(
    { method, url }: HttpRequest,
    run: () => Promise<Answer>,
  ): Promise<Answer> {
    if (onExchange === undefined) return run();
    const startedAt = performance.now();
    const log = (what: string) =>
      onExchange(`${method} ${redact(url)}: ${what}, ${Math.round(performance.now() - startedAt)} ms`);
    try {
      const answer = await run();
      log(`${answer.status}, ${answer.body.length} bytes`);
      return answer;
    } catch (error) {
      log(`failed: ${messageOf(error)}`);
      throw error;
    }
  }

  async function deliver(request: HttpRequest): Promise<HttpResponse> {
    ended.signal.throwIfAborted();
    const begins = ["DELETE", "PUT"].includes(request.method) && request.finishes !== true;
    if (begins && winding.signal.aborted) throw tooLate();
    try {
      const response = await withRetries(async (attempts) => ({ ...(await attempt(request)), attempts }), {
        repeatable: request.repeatable ?? ["GET", "HEAD", "PUT"].includes(request.method),
        policy,
        clock,
        random,
        signal: ended.signal,
      });
      const wait = retryAfter(response, clock.now()) ?? 0;
      if (response.status === 429 || (response.status === 503 && wait > policy.patienceMs)) {
        throw throttled(request, response.status, wait);
      }
      return response;
    } catch (error) {
      ended.signal.throwIfAborted();
      throw error;
    }
  }

  return {
    concurrency,
    send: (request) => limit(deliver, request),
    async again(attempt, { refusal, exchange: { retryAfterMs = 0 } }) {
      const passing = refusal === "transient" || refusal === "throttled";
      if (!passing || attempt > policy.retries || retryAfterMs > policy.patienceMs) return false;
      const wait = retryAfterMs + jitter(attempt - 1, policy, random);
      await clock.sleep(wait, winding.signal).catch(() => ended.signal.throwIfAborted());
      return !winding.signal.aborted;
    },
    async pause(milliseconds, before) {
      const { signal } = before === "delete" ? winding : ended;
      await clock.sleep(milliseconds, signal).catch(() => ended.signal.throwIfAborted());
      if (signal.aborted) throw tooLate();
    },
    windDown: () => winding.abort(),
    within(work) {
      const { signal } = ended;
      return new Promise((fulfil, reject) => {
        const end = () => reject(signal.reason);
        if (signal.aborted) end();
        else signal.addEventListener("abort", end, { once: true });
        work.then(fulfil, reject).finally(() => signal.removeEventListener("abort", end));
      });
    },
    abort(reason) {
      ended.abort(reason);
      winding.abort();
      for (const controller of attempts) controller.abort(reason);
    },
    close: () => dispatcher.close(),
  };
}

function isRead(method: HttpRequest["method"]): boolean {
  return method === "GET" || method === "HEAD";
}

function tooLate(): RegistryError {
  return new RegistryError("throttled", "the run ends before this had its turn");
}

function throttled({ method, url }: HttpRequest, status: number, wait: number): RegistryError {
  const shown = redact(url);
  const asked = wait > 0 ? `; the registry asks to wait ${Math.ceil(wait / 1000)} s` : "";
  const message = `${method} ${shown}: the rate limit of the registry is used up${asked}`;
  return new RegistryError("throttled", message, { method, url: shown, status, retryAfterMs: wait });
}
