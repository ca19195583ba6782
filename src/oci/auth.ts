/**
 * Signing in to a registry the way its answers ask for: not at all, by Basic, or by Bearer with tokens of a token server
 * (Docker's "Token authentication specification", which all registries follow). No credentials go out before the
 * registry has asked for them.
 */
import pLimit from "p-limit";
import type { HttpRequest, HttpResponse } from "../http/client.ts";
import { redact } from "../http/redact.ts";
import { AuthError, RegistryError } from "../prune/errors.ts";
import { adviceFor, catalogAdvice, type SignInOptions } from "./credentials.ts";
import { type Access, createGrants } from "./grants.ts";

export interface SignIn {
  /**
   * Sends a request to the registry with the credentials that it asks for, and returns the answer, which is never a 401
   * of the registry itself. Throws `AuthError` when the registry, or its token server, refuses the credentials or wants
   * some and has none; `RegistryError` "unexpected" when `request.url` is not at the registry; and what `Http.send` throws.
   */
  send(request: HttpRequest, access: Access): Promise<HttpResponse>;
}

export function createSignIn(options: SignInOptions): SignIn {
  const { http, registry, credentials } = options;
  const grants = createGrants(options);
  /** The repositories that the registry has let this run read. */
  const read = new Set<string>();
  let opening: Promise<unknown> | undefined;
  // Requests are admitted here, not in the queue of the stack, where a token would grow old before it is sent.
  const admit = pLimit(http.concurrency);

  /** In a straight line: with what is known, then with what the registry asks for, then, for a delete, the wide scope. */
  async function deliver(request: HttpRequest, access: Access): Promise<HttpResponse> {
    let grant = await grants.current(access);
    const attempt = () => http.send({ ...request, authorization: grant?.authorization });

    let response = await attempt();
    if (isRefusal(response, 401)) {
      const asked = await grants.asked(access, response.header("www-authenticate") ?? "", grant);
      if (asked) {
        grant = asked;
        response = await attempt();
      }
    }
    if (isRefusal(response, 401, 403)) {
      const wider = await grants.wider(access, grant);
      if (wider) {
        grant = wider;
        response = await attempt();
      }
    }
    if (!isRefusal(response, 401)) {
      grants.served(grant);
      if (access !== "catalog" && access.action === "pull") read.add(access.repository);
      return response;
    }
    const error = new AuthError(`${registry.host} does not let this run ${purpose(access)}: ${reason(access)}`);
    grants.refused(grant, error);
    throw error;
  }

  /** Who may read but not delete lacks a right; the password was right. */
  function reason(access: Access): string {
    const reads = access !== "catalog" && access.action === "delete" && read.has(access.repository);
    return credentials && reads
      ? "the user may read there, but lacks the right to delete; give it that right"
      : access === "catalog" && credentials && options.advice === undefined
        ? `${adviceFor(options)}. ${catalogAdvice}`
        : adviceFor(options);
  }

  /** A redirect may have led elsewhere: what another host refuses, and what it asks for, is not the registry's word. */
  function isRefusal({ status, url }: HttpResponse, ...statuses: number[]): boolean {
    return statuses.includes(status) && url.origin === registry.origin;
  }

  return {
    async send(request, access) {
      if (request.url.origin !== registry.origin) {
        const url = redact(request.url);
        throw new RegistryError("unexpected", `${request.method} ${url}: not at ${registry.host}`, { url });
      }
      return admit(async () => {
        // The first request finds out what the registry wants; the others wait for it, or each would be refused once.
        if (opening) await opening;
        const delivery = deliver(request, access);
        opening ??= Promise.allSettled([delivery]);
        return delivery;
      });
    },
  };
}

function purpose(access: Access): string {
  if (access === "catalog") return "list the repositories";
  const what = { pull: "read", push: "push to", delete: "delete in" }[access.action];
  return `${what} ${access.repository}`;
}
