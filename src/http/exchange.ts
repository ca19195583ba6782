/** One request and its whole answer, without redirects and retries. */
import type { Dispatcher } from "undici";
import { RegistryError } from "../prune/errors.ts";
import { failureOf } from "./failure.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { redact } from "./redact.ts";

const defaultMaxBytes = 32 * 1024 * 1024;

/**
 * Sends `request` and reads the answer to its end, so that a connection cut in the middle of a body fails like one cut
 * before its head. Throws `RegistryError`; the reason of `signal` when that was aborted.
 */
export async function exchange(
  request: HttpRequest,
  {
    dispatcher,
    userAgent,
    signal,
    deadline,
  }: { dispatcher: Dispatcher; userAgent: string; signal: AbortSignal /** Milliseconds. */; deadline: number },
): Promise<Omit<HttpResponse, "attempts">> {
  try {
    const { statusCode, headers, body } = await dispatcher.request({
      origin: request.url.origin,
      path: `${request.url.pathname}${request.url.search}`,
      signal,
      // The deadline ends it where an answer may take longer than usual.
      ...(request.method === "DELETE" && { headersTimeout: deadline }),
      method: request.method,
      headers: {
        ...request.headers,
        "user-agent": userAgent,
        // Nothing is decoded here, so that a small answer cannot unpack to a large one.
        "accept-encoding": "identity",
        ...(request.authorization !== undefined && { authorization: request.authorization }),
      },
      body: request.body ?? null,
      // undici would close the connection after every HEAD, that is, one TLS handshake for each tag.
      reset: false,
    });
    const header = (name: string) => {
      const value = headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(", ") : value;
    };
    return { status: statusCode, url: request.url, header, body: await readBody(body, request, statusCode, header) };
  } catch (error) {
    throw failureOf(error, request);
  }
}

async function readBody(
  body: AsyncIterable<Buffer>,
  request: HttpRequest,
  status: number,
  header: HttpResponse["header"],
): Promise<Buffer> {
  const url = redact(request.url);
  const refuse = (why: string) =>
    new RegistryError("unexpected", `${request.method} ${url}: ${why}`, { method: request.method, url, status });
  const limit = request.maxBytes ?? defaultMaxBytes;
  const announced = Number(header("content-length") ?? 0);
  const encoding = header("content-encoding")?.toLowerCase() ?? "identity";
  const chunks: Buffer[] = [];
  let length = 0;
  // All is checked when the first piece is there: an answer to HEAD announces a body that never comes.
  for await (const chunk of body) {
    length += chunk.length;
    if (Math.max(announced, length) > limit) throw refuse(`the answer is larger than ${limit} bytes`);
    if (encoding !== "identity")
      throw refuse(`the answer is encoded as ${JSON.stringify(encoding)}, which was not asked for`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
