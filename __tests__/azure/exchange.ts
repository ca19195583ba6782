/** An answer of the registry, as it would come over the wire. */
import type { Exchange } from "../../src/oci/endpoint.ts";

export interface Written {
  readonly method?: "GET" | "DELETE" | "POST";
  readonly path?: string;
  readonly authorization?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless it is a text. */
  readonly body?: unknown;
}

export function exchange({
  method = "GET",
  path = "/",
  authorization,
  status = 200,
  headers = {},
  body,
}: Written): Exchange {
  const url = new URL(path, "https://wiredbrain.azurecr.io");
  const sent = { "content-type": "application/json; charset=utf-8", ...headers };
  return {
    request: { method, url, authorization },
    response: {
      status,
      url,
      body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body ?? {})),
      header: (name) => new Map(Object.entries(sent)).get(name),
      attempts: 1,
    },
  };
}
