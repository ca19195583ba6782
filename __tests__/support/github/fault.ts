/** What goes wrong with GitHub in particular; the rest is in `../registry/fault.ts`. */
import { manifestUnknown, plainText, refusal } from "../registry/answer.ts";
import { answer, type Fault } from "../registry/fault.ts";
import { minuteOver } from "./limits.ts";

/** The refusal for too much in a minute, of which only its text says that it is not about rights. */
export function secondaryLimit(status: 403 | 429 = 403, retryAfter = true): Fault {
  return ({ send }) => send(minuteOver({ minuteStatus: status, retryAfter }));
}

/** The same from a server further ahead, which does not speak JSON. */
export function unreadableLimit(status: 403 | 429 = 403): Fault {
  const page = "<!DOCTYPE html><html><body><p>You have triggered an abuse detection mechanism.</p></body></html>";
  return answer(status, page, { "Content-Type": "text/html; charset=utf-8" });
}

/** 502 as people know it. */
export const unicorn = answer(502, "<!DOCTYPE html><title>Unicorn! &middot; GitHub</title>", {
  "Content-Type": "text/html; charset=utf-8",
});

/** 429 of the registry. Its wait is in the text alone, in fractions of a second (reported, as both forms). */
export function tooManyManifests(form: "json" | "text" = "json", wait = "880.092µs", allowed = 44_000): Fault {
  const message = `retry-after: ${wait}, allowed: ${allowed}/minute`;
  return ({ send }) =>
    send(form === "json" ? refusal(429, "TOOMANYREQUESTS", message) : plainText(429, `toomanyrequests: ${message}`));
}

/** A manifest whose version is listed is not there. */
export const notThereAfterAll: Fault = ({ send }) => send(manifestUnknown);
