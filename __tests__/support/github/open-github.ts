/** The fake as its own tests meet it: each request as it is written, each answer as it comes. */
import { ProxyAgent, request } from "undici";
import { onTestFinished } from "vitest";
import { certificate } from "../certificate.ts";
import { image } from "../images.ts";
import { type Account, classic, workflow } from "./accounts.ts";
import { type FakeGithub, type GithubOptions, startGithub } from "./github.ts";

/** When the clock of these tests stands, unless they move it. */
export const noon = Date.UTC(2026, 9, 1, 12);

/** A fake that ends with the test. */
export async function openGithub(options: GithubOptions = {}): Promise<FakeGithub> {
  const fake = await startGithub({ now: () => noon, ...options });
  onTestFinished(() => fake.close());
  return fake;
}

export interface Sent {
  /** The whole value of the header; by default that of `classic` at the API, and none elsewhere. */
  readonly authorization?: string | undefined;
  readonly accept?: string;
  readonly contentType?: string;
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed where it is JSON. */
  readonly body: unknown;
}

export type Ask = (line: string, sent?: Sent) => Promise<Answered>;

/** Sends `GET https://…` and the like, or `GET /user` to the API. Ends with the test. */
export function asking(fake: FakeGithub): Ask {
  // The certificate has the names of those hosts only that a client has to reach.
  const requestTls = { ca: certificate().cert, checkServerIdentity: () => undefined };
  const dispatcher = new ProxyAgent({ uri: fake.env.HTTPS_PROXY, requestTls });
  onTestFinished(() => dispatcher.destroy());
  return async (line, { accept, contentType, body, headers, ...sent } = {}) => {
    const [method = "", target = ""] = line.split(" ");
    const isApi = target.startsWith("/");
    const authorization = "authorization" in sent ? sent.authorization : isApi ? bearer(classic) : undefined;
    const response = await request(isApi ? fake.apiUrl + target : target, {
      ...{ method: method as "GET", dispatcher, ...(body && { body }) },
      headers: {
        "user-agent": "test",
        ...(authorization && { authorization }),
        ...(accept && { accept }),
        ...(contentType && { "content-type": contentType }),
        ...headers,
      },
    });
    const text = await response.body.text();
    const isJson = /\bjson\b/.test(String(response.headers["content-type"]));
    return { status: response.statusCode, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  };
}

export function bearer({ secret }: Account): string {
  return `Bearer ${secret}`;
}

export function basic(username: string, password: string): string {
  return `Basic ${btoa(`${username}:${password}`)}`;
}

/** The `Authorization` of an account at the registry, for one scope; without an account a stranger's. */
export async function registrySignedIn(ask: Ask, scope: string, account?: Account): Promise<string> {
  const query = new URLSearchParams({ service: "ghcr.io", scope });
  const authorization = account && basic("anybody", account.secret);
  const { body } = await ask(`GET https://ghcr.io/token?${query}`, { authorization });
  return `Bearer ${(body as { readonly token: string }).token}`;
}

/** A fake with `acme/app`, of two tags on one image, and the way of its first account into its registry. */
export async function openRegistry(options: GithubOptions = {}) {
  const { accounts = [workflow, classic] } = options;
  const fake = await openGithub({ ...options, accounts });
  const ask = asking(fake);
  fake.store.push("acme/app", image(), ["v1", "v2"]);
  const signIn = (actions: string) => registrySignedIn(ask, `repository:acme/app:${actions}`, accounts[0]);
  return { fake, ask, signIn };
}

/** What the registry says where it refuses. */
export function codeIn({ status, body }: Answered): string {
  const { errors } = body as { readonly errors: readonly { readonly code: string; readonly message: string }[] };
  return `${status} ${errors.map(({ code, message }) => `${code} ${message}`)}`;
}

/** What an answer says where it refuses. */
export function said({ status, body }: Answered): string {
  return `${status} ${(body as { readonly message?: string }).message ?? ""}`;
}

/** A version as the API tells it, as far as tests look. */
export interface ToldVersion {
  readonly id: number;
  readonly name: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly metadata: { readonly container?: { readonly tags: readonly string[] } };
}

/** The tags of each version in an answer, in its order. */
export function tagsIn({ body }: Answered): readonly (readonly string[] | undefined)[] {
  return (body as readonly ToldVersion[]).map(({ metadata }) => metadata.container?.tags);
}
