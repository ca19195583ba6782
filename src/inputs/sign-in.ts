/** The inputs that say who signs in, and with what. */
import { parseApiUrl } from "./address.ts";
import type { InputName } from "./names.ts";
import type { Reader } from "./reader.ts";
import { parseEntraId } from "./scalars.ts";

/** Who signs in. Everything is absent that was not given. */
export interface SignIn {
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
  /** What is said about an Entra identity. */
  readonly azure: {
    readonly tenantId?: string | undefined;
    readonly clientId?: string | undefined;
    readonly clientSecret?: string | undefined;
  };
  /** What is said about GitHub. */
  readonly github: {
    readonly token?: string | undefined;
    /** Its path ends with `/`. */
    readonly apiUrl?: URL | undefined;
  };
}

export const azureInputs = ["azure-tenant-id", "azure-client-id", "azure-client-secret"] as const satisfies InputName[];

export function readSignIn({ text, optional, reject }: Reader<InputName>): () => SignIn {
  const [username, password, clientSecret] = [text("username"), text("password"), text("azure-client-secret")];
  const tenantId = optional("azure-tenant-id", parseEntraId);
  const clientId = optional("azure-client-id", parseEntraId);
  const apiUrl = optional("github-api-url", parseApiUrl);
  const azureGiven = azureInputs.filter((name) => text(name) !== "");

  if (username === "" && password !== "") reject("username", "is missing, although password is given.");
  if (username !== "" && password === "") {
    reject(
      "password",
      "is missing or empty, although username is given; is the secret set, and visible to this workflow?",
    );
  }
  if (username !== "" && azureGiven.length > 0) {
    reject("username", `is given as well as ${azureGiven.join(", ")}; which of them is to sign in?`);
  }
  if (azureGiven.length > 0 && text("azure-client-id") === "") {
    reject("azure-client-id", `is missing or empty, although ${azureGiven.join(" and ")} is given.`);
  }
  if (clientSecret !== "" && text("azure-tenant-id") === "") {
    reject("azure-tenant-id", "is missing or empty, although azure-client-secret is given.");
  }
  return () => ({
    credentials: username === "" ? undefined : { username, password },
    azure: { tenantId: tenantId(), clientId: clientId(), clientSecret: clientSecret || undefined },
    github: { token: text("token") || undefined, apiUrl: apiUrl() },
  });
}
