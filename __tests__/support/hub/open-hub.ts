/** The fake as its own tests meet it: each request as it is written, each answer as it comes. */
import { ProxyAgent, request } from "undici";
import { onTestFinished } from "vitest";
import { certificate } from "../certificate.ts";
import { type HubAccount, identifierOf, pruner } from "./accounts.ts";
import { type FakeHub, type HubOptions, startHub } from "./hub.ts";

/** A fake that ends with the test. */
export async function openHub(options: HubOptions = {}): Promise<FakeHub> {
  const fake = await startHub(options);
  onTestFinished(() => fake.close());
  return fake;
}

export interface Sent {
  /** The whole value of the header. */
  readonly authorization?: string | undefined;
  readonly accept?: string;
  /** With the content type of JSON, or another one. */
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly contentType?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed where it is JSON. */
  readonly body: unknown;
}

export type Ask = (line: string, sent?: Sent) => Promise<Answered>;

/** Sends `GET https://…` and the like, or `GET /v2/…` to the API. Ends with the test. */
export function asking(fake: FakeHub): Ask {
  const dispatcher = new ProxyAgent({ uri: fake.env.HTTPS_PROXY, requestTls: { ca: certificate().cert } });
  onTestFinished(() => dispatcher.destroy());
  return async (line, { authorization, accept, json, form, contentType } = {}) => {
    const [method = "", target = ""] = line.split(" ");
    const type = contentType ?? (json === undefined ? undefined : "application/json");
    const body = form === undefined ? JSON.stringify(json) : new URLSearchParams(form).toString();
    const response = await request(target.startsWith("/") ? `https://hub.docker.com${target}` : target, {
      ...{ method, dispatcher, ...((json ?? form) !== undefined && { body }) },
      headers: {
        ...(authorization && { authorization }),
        ...(accept && { accept }),
        ...(type && { "content-type": type }),
        ...(form && !type && { "content-type": "application/x-www-form-urlencoded" }),
      },
    });
    const text = await response.body.text();
    const isJson = /\bjson\b/.test(String(response.headers["content-type"]));
    return { status: response.statusCode, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  };
}

/** The `Authorization` of an account at the API. */
export async function signedIn(ask: Ask, account: HubAccount = pruner): Promise<string> {
  const json = { identifier: identifierOf(account), secret: account.secret };
  const { body } = await ask("POST /v2/auth/token", { json });
  return `Bearer ${(body as { readonly access_token: string }).access_token}`;
}

export function basic(username: string, password: string): string {
  return `Basic ${btoa(`${username}:${password}`)}`;
}

/** The `Authorization` of an account at the registry, for scopes with blanks between; without an account a stranger's. */
export async function registrySignedIn(ask: Ask, scope: string, account?: HubAccount): Promise<string> {
  const query = new URLSearchParams({ service: "registry.docker.io", scope });
  const authorization = account && basic(identifierOf(account), account.secret);
  const { body } = await ask(`GET https://auth.docker.io/token?${query}`, { authorization });
  return `Bearer ${(body as { readonly token: string }).token}`;
}
