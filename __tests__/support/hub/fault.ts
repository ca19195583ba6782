/** What goes wrong with Docker Hub in particular; the rest is in `../registry/fault.ts`. */
import { type Answer, refusal } from "../registry/answer.ts";
import { answer, type Fault } from "../registry/fault.ts";
import { insufficientScope } from "./errors.ts";

/** 429 of the limit against abuse, which knows no JSON and says nothing about when to come back. */
export const abuseLimit = answer(429, "Too Many Requests\n", { "Content-Type": "text/plain" });

/** 429 of the registry. `seconds` is `Retry-After`; without it that is absent. */
export function tooManyPulls(seconds?: number): Fault {
  const body = refusal(429, "TOOMANYREQUESTS", "You have reached your rate limit.");
  return ({ send }) => send({ ...body, ...(seconds !== undefined && { headers: { "Retry-After": String(seconds) } }) });
}

/** 429 of the OIDC exchange. */
export function tooManyExchanges(seconds: number): Fault {
  const headers = { "Retry-After": String(seconds) };
  return ({ send }) => send({ status: 429, headers, json: { message: "too many requests" } });
}

/** As if the token had no right to it; the request is not handled. */
export const forbidden: Fault = ({ send }) => send(insufficientScope);

/** The API could not reach the registry behind it (reported); the tag stays. */
export const brokenDelete: Fault = ({ request, send }) => {
  const url = `https://registry-1.docker.io/v2/${request.repository}/tags/${request.reference}`;
  const message = `Delete ${JSON.stringify(url)}: http: non-successful response (status=401 body="")`;
  send({ status: 500, json: { message, errinfo: {} } });
};

const internalError: Answer = refusal(500, "UNKNOWN", "unknown error");

/** 500 of the registry, which was not able to delete and never will be. */
export const neverGone: Fault = ({ send }) => send(internalError);

/**
 * 500 of the registry, which then deletes in the background: the next `looks` requests for the manifest still find it, and
 * later ones do not. Has to strike the looks too, so it wants a rule for every method.
 */
export function goneLater(looks = 1): Fault {
  const pending = new Map<string, { left: number; readonly work: () => Promise<Answer> }>();
  return async ({ request, handle, send }) => {
    const key = `${request.repository}@${request.reference}`;
    const known = pending.get(key);
    const isDelete = request.method === "DELETE";
    if (known !== undefined && known.left-- <= 0) {
      pending.delete(key);
      await known.work();
      send(await handle());
    } else {
      if (isDelete && known === undefined) pending.set(key, { left: looks, work: handle });
      send(isDelete ? internalError : await handle());
    }
  };
}
