/** Deleting where no registry knows "delete if unchanged": every DELETE comes right after a look, each time it is sent. */
import type { Pace } from "../http/pace.ts";
import { RegistryError } from "../prune/errors.ts";

export interface Removal {
  /** Throws when it must not be deleted; "gone" when it is not there. `again`: the DELETE was sent before, and failed. */
  look(again: boolean): Promise<void>;
  /** Sends the DELETE. Throws unless it was accepted. */
  send(): Promise<void>;
  /** Whether it is gone by now: asked when the last DELETE got no answer that tells. */
  isDone(): Promise<boolean>;
}

/**
 * Looks and deletes, again as long as `pace` says. A DELETE whose answer failed may have been carried out all the same:
 * when it is gone afterwards, that was it. Throws what `look` and `send` throw.
 */
export async function remove(pace: Pick<Pace, "keep">, { look, send, isDone }: Removal): Promise<void> {
  let sent = false;
  try {
    await pace.keep(async () => {
      const before = sent;
      try {
        await look(before);
        sent = true;
        await send();
      } catch (error) {
        if (!before || !isGone(error)) throw error;
      }
    });
  } catch (error) {
    if (!isUnsettled(error) || !(await isDone().catch(() => false))) throw error;
  }
}

/** Whether `error` leaves open what has become of a DELETE: the way to the registry, or its answer, was broken. */
export function isUnsettled(error: unknown): boolean {
  if (!(error instanceof RegistryError) || error.exchange.method !== "DELETE") return false;
  return error.refusal === "transient" || error.refusal === "unexpected";
}

/** `error`, of a list that could not be read: that there is none says nothing certain of what was to be in it. */
export function unlisted<Thrown>(error: Thrown): Thrown | RegistryError {
  if (!(error instanceof RegistryError) || !isGone(error)) return error;
  return new RegistryError("unexpected", `the tags could not be listed again: ${error.message}`, error.exchange, {
    cause: error,
  });
}

/** Whether `error` says that what was asked for does not exist. */
export function isGone(error: unknown): boolean {
  return error instanceof RegistryError && error.refusal === "gone";
}
