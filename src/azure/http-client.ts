/** The project's HTTP stack as the SDK's `httpClient`, so that nothing of the SDK goes another way. */
import { Readable } from "node:stream";
import { createHttpHeaders, type HttpClient, type PipelineRequest } from "@azure/core-rest-pipeline";
import { setLogLevel } from "@azure/logger";
import type { Http, HttpRequest } from "../http/client.ts";
import type { Exchange } from "../oci/endpoint.ts";

// Where the job sets AZURE_LOG_LEVEL, the SDK would write headers and what servers say to the log, as it comes.
setLogLevel();

export interface AzureHttp {
  readonly httpClient: HttpClient;
  /** What really went over the wire last for `request`; `undefined` when nothing came back. */
  exchangeOf(request: PipelineRequest): Exchange | undefined;
}

/**
 * What `http` throws comes through the SDK as it is. The SDK's own retries have to be off: `http` repeats what fails, and
 * so never answers 429. Redirects, size limits, time limits and proxies are those of `http`.
 */
export function createHttpClient(http: Pick<Http, "send">): AzureHttp {
  const exchanges = new WeakMap<PipelineRequest, Exchange>();
  return {
    exchangeOf: (request) => exchanges.get(request),
    httpClient: {
      async sendRequest(sent) {
        const request = translated(sent);
        const response = await http.send(request);
        exchanges.set(sent, { request, response });
        const names = ["content-type", "link", "www-authenticate", "docker-content-digest", "retry-after"];
        const present = names.flatMap((name) => {
          const value = response.header(name);
          return value === undefined ? [] : [[name, value]];
        });
        const streamed =
          sent.streamResponseStatusCodes?.has(response.status) ||
          sent.streamResponseStatusCodes?.has(Number.POSITIVE_INFINITY);
        return {
          request: sent,
          status: response.status,
          headers: createHttpHeaders(Object.fromEntries(present)),
          ...(streamed
            ? { readableStreamBody: Readable.from([response.body]) }
            : { bodyAsText: response.body.toString("utf8") }),
        };
      },
    },
  };
}

function translated({ method, url, headers, body }: PipelineRequest): HttpRequest {
  if (!isMethod(method)) throw new Error(`${method} is not a method that the HTTP stack knows`);
  if (body !== undefined && body !== null && typeof body !== "string") {
    throw new Error("only texts are sent to Azure");
  }
  const { authorization, ...others } = headers.toJSON();
  return {
    method,
    url: new URL(url),
    headers: others,
    authorization,
    body: body ?? undefined,
    // Every POST asks for a token, and asking twice does no harm.
    ...(method === "POST" && { repeatable: true }),
  };
}

function isMethod(method: string): method is HttpRequest["method"] {
  return ["GET", "HEAD", "DELETE", "POST", "PUT", "PATCH"].includes(method);
}
