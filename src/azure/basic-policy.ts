/**
 * Signing in with a user name and a password: the admin user, a repository-scoped token, or a service principal. The SDK
 * knows only Entra, so a policy adds the header to a client that thinks that it is anonymous.
 */
import type { PipelinePolicy, PipelineResponse } from "@azure/core-rest-pipeline";
import { basicGrant, type Credentials } from "../oci/credentials.ts";
import { AuthError } from "../prune/errors.ts";
import { assertAtRegistry } from "./origin.ts";

export interface BasicOptions {
  readonly registry: URL;
  readonly credentials: Credentials;
  mask(secret: string): void;
}

/** Its requests throw `AuthError` when the password was never right: it is not sent again then. */
export function createBasicPolicy({ registry, credentials, mask }: BasicOptions): PipelinePolicy {
  const { authorization } = basicGrant(credentials, mask);
  let first: Promise<unknown> | undefined;
  let served = false;
  let wrong: AuthError | undefined;

  /** Whether the password, not a missing right, is what was refused. */
  function isWrong({ status, headers }: PipelineResponse): boolean {
    return status === 401 && !served && !headers.get("WWW-Authenticate")?.includes("insufficient_scope");
  }

  return {
    name: "basicSignIn",
    async sendRequest(request, next) {
      assertAtRegistry(request.url, registry);
      // The first request finds out whether the password is right: a burst of wrong ones could lock the user out.
      if (first) await first;
      if (wrong) throw wrong;
      request.headers.set("Authorization", authorization);
      const sent = next(request);
      first ??= Promise.allSettled([sent]);
      const response = await sent;
      if (isWrong(response)) {
        wrong ??= new AuthError(
          `${registry.host} refuses user name and password: check \`username\` and \`password\`, and whether the admin user, or the token, is enabled and may read the repository`,
        );
        throw wrong;
      }
      served ||= response.status !== 401;
      // Else the SDK would go on anonymously.
      response.headers.delete("WWW-Authenticate");
      return response;
    },
  };
}
