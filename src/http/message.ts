/** What goes over the HTTP stack, in both directions. */

export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "DELETE" | "POST" | "PUT" | "PATCH";
  readonly url: URL;
  /** Names in any case. Beyond `Accept`, they go to the origin of `url` only. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The Authorization header. It goes to the origin of `url` only, never along a redirect to another. */
  readonly authorization?: string | undefined;
  readonly body?: string | Uint8Array | undefined;
  /** Whether it may be sent again without another look. Default: true, but false for POST, PATCH and DELETE. */
  readonly repeatable?: boolean | undefined;
  /** A DELETE or PUT that ends what an earlier one has begun: it is sent also when the run winds down. */
  readonly finishes?: boolean | undefined;
  /**
   * Bytes of answer accepted at most. Default 32 MiB: a registry without paging lists 100,000 tags in up to 13 MB. For
   * manifests 4 MiB is the usual limit.
   */
  readonly maxBytes?: number | undefined;
}

export interface HttpResponse {
  readonly status: number;
  /** Where the answer came from, after redirects. */
  readonly url: URL;
  readonly body: Buffer;
  /** The value of a header, its name in any case; values of a repeated header are joined by `, `. */
  header(name: string): string | undefined;
  /** How often the request was sent. */
  readonly attempts: number;
}
