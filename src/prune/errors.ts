/**
 * The errors that the engine, the adapters and the HTTP stack speak. They belong to the port: an adapter turns whatever
 * its registry answers into one of these, and the engine reacts to nothing else.
 *
 * Every message says what happened, where, and what to change; none carries a secret.
 */

/**
 * How a registry said no. Decided from method, kind of reference, status and the registry's own code together, never from
 * the status alone.
 *
 * - `gone`: what was asked for does not exist (any more).
 * - `forbidden`: the credentials lack the right, or the registry allows nobody.
 * - `protected`: this tag or manifest is locked or immutable.
 * - `referenced`: something else in the registry still needs this manifest.
 * - `throttled`: the rate limit is used up for longer than a request may wait.
 * - `transient`: the registry, or the way to it, is broken right now.
 * - `unexpected`: an answer that this action does not understand, and therefore does not act on.
 */
export type Refusal = "gone" | "forbidden" | "protected" | "referenced" | "throttled" | "transient" | "unexpected";

/** What was sent and what came back, as far as it is known. `url` is already redacted. */
export interface Exchange {
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  /** The registry's own error code, e.g. `MANIFEST_UNKNOWN`. */
  readonly code?: string;
  /** How long the registry asks to wait before the next try, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The registry's correlation id, for its operator. */
  readonly requestId?: string;
}

/** A registry, or the way to it, did not do what was asked. */
export class RegistryError extends Error {
  override readonly name = "RegistryError";
  readonly refusal: Refusal;
  readonly exchange: Exchange;

  constructor(refusal: Refusal, message: string, exchange: Exchange = {}, options?: ErrorOptions) {
    super(message, options);
    this.refusal = refusal;
    this.exchange = exchange;
  }
}

/** Signing in failed, or the credentials lack a right that the whole run needs. Names the missing permission. */
export class AuthError extends Error {
  override readonly name = "AuthError";
}

/** Something is no longer what the snapshot said: it is left alone. Says what was planned and what is there now. */
export class ChangedError extends Error {
  override readonly name = "ChangedError";
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
