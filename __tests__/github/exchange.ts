/** Answers of GitHub's API, written down. */
import type { Exchange } from "../../src/oci/endpoint.ts";

export interface Written {
  readonly method?: "GET" | "DELETE";
  /** With the query. */
  readonly path?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless it is text. */
  readonly body?: unknown;
}

export function exchange({ method = "GET", path = "/", status = 200, headers = {}, body = {} }: Written): Exchange {
  const url = new URL(path, "https://api.github.com");
  return {
    request: { method, url },
    response: {
      ...{ status, url, attempts: 1 },
      body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
      header: (name) => headers[name],
    },
  };
}

/** The digest that stands for a number. */
export function digestOf(number: number): string {
  return `sha256:${number.toString(16).padStart(64, "0")}`;
}

/** The header that leads from a page to its neighbours. */
export function linkHeader(page: number, last: number): Readonly<Record<string, string>> {
  const to = (number: number, rel: string) => `<https://api.github.com/x?per_page=100&page=${number}>; rel="${rel}"`;
  const links = [
    ...(page > 1 ? [to(page - 1, "prev")] : []),
    ...(page < last ? [to(page + 1, "next"), to(last, "last")] : []),
    ...(page > 1 ? [to(1, "first")] : []),
  ];
  return links.length > 0 ? { link: links.join(", ") } : {};
}
