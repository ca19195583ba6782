/**
 * The registry's access tokens. The SDK keeps one token per client, whatever it is for, and asks for exactly what the
 * latest refusal demanded, so that every change of operation or repository costs two more requests. This policy sits next
 * to the wire and corrects that:
 *
 * 1. A request for a token asks for all that the run needs in that repository, and no more.
 * 2. The answer is remembered for its repository and put on every request to it.
 * 3. Of many that ask for the same token at once, one is sent.
 *
 * So a client serves a whole registry, with one exchange of the Entra token, and one refusal and one token for each
 * repository.
 */
import {
  createHttpHeaders,
  type PipelinePolicy,
  type PipelineRequest,
  type SendRequest,
} from "@azure/core-rest-pipeline";
import { isRecord, parseJson } from "../oci/answer.ts";
import { grantedActions } from "./jwt.ts";
import { assertAtRegistry } from "./origin.ts";

export interface Tokens {
  readonly policy: PipelinePolicy;
  /** From now on tokens for `repository` are to allow deleting as well; the one at hand is dropped. */
  allowDelete(repository: string): void;
  /** What the token at hand allows in `repository`; `undefined` when there is none, or it does not say. */
  granted(repository: string): readonly string[] | undefined;
}

export function createTokens({ registry, mask }: { readonly registry: URL; mask(secret: string): void }): Tokens {
  /** Access tokens by what they are for. */
  const held = new Map<string, string>();
  const asking = new Map<string, Promise<unknown>>();
  const deletable = new Set<string>();

  async function askForToken(request: PipelineRequest, next: SendRequest) {
    const form = new URLSearchParams(String(request.body));
    const resource = /^(.+):[^:]*$/.exec(form.get("scope") ?? "")?.[1] ?? "";
    if (resource.startsWith("repository:")) {
      form.set("scope", `${resource}:${deletable.has(resource) ? "pull,delete,metadata_read" : "pull,metadata_read"}`);
      request.body = form.toString();
    }
    const pending = asking.get(resource);
    if (pending) await pending;
    const known = held.get(resource);
    if (known !== undefined) return tokenAnswer(request, known);
    const sent = next(request);
    asking.set(resource, Promise.allSettled([sent]));
    const response = await sent;
    const token = tokenIn(response.bodyAsText, "access_token");
    if (token !== undefined) {
      mask(token);
      if (response.status === 200) held.set(resource, token);
    }
    return response;
  }

  return {
    policy: {
      name: "registryTokens",
      async sendRequest(request, next) {
        assertAtRegistry(request.url, registry);
        const path = new URL(request.url).pathname;
        if (path === "/oauth2/token") return askForToken(request, next);
        if (path === "/oauth2/exchange") {
          const response = await next(request);
          const token = tokenIn(response.bodyAsText, "refresh_token");
          if (token !== undefined) mask(token);
          return response;
        }
        const resource = resourceOf(path);
        const used = held.get(resource);
        // The SDK's own token may be for another repository.
        if (used === undefined) request.headers.delete("Authorization");
        else request.headers.set("Authorization", `Bearer ${used}`);
        const response = await next(request);
        if (response.status === 401 && held.get(resource) === used) held.delete(resource);
        return response;
      },
    },
    allowDelete(repository) {
      deletable.add(`repository:${repository}`);
      held.delete(`repository:${repository}`);
    },
    granted(repository) {
      const token = held.get(`repository:${repository}`);
      return token === undefined ? undefined : grantedActions(token, repository);
    },
  };
}

/** What a request is about, as scopes name it. Only parts of a repository's name never begin with `_`. */
function resourceOf(path: string): string {
  const plain = decodeURIComponent(path);
  if (plain === "/acr/v1/_catalog") return "registry:catalog";
  const name =
    /^\/acr\/v1\/(.+?)(?:\/_(?:tags|manifests)(?:\/.*)?)?$/.exec(plain)?.[1] ??
    /^\/v2\/(.+)\/manifests\/[^/]+$/.exec(plain)?.[1];
  return `repository:${name ?? ""}`;
}

function tokenIn(body: string | null | undefined, key: string): string | undefined {
  const answer = parseJson(Buffer.from(body ?? ""));
  const token = isRecord(answer) ? answer[key] : undefined;
  return typeof token === "string" && token !== "" ? token : undefined;
}

function tokenAnswer(request: PipelineRequest, token: string) {
  return {
    request,
    status: 200,
    headers: createHttpHeaders({ "content-type": "application/json" }),
    bodyAsText: JSON.stringify({ access_token: token }),
  };
}
