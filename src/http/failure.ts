/** What goes wrong below HTTP, in sentences that a person can act on. */
import { errors } from "undici";
import { RegistryError } from "../prune/errors.ts";
import type { HttpRequest } from "./message.ts";
import { redact } from "./redact.ts";

interface Kind {
  readonly pattern: RegExp;
  readonly sentence: string;
  /** Whether the same request may fare better in a moment. */
  readonly passing: boolean;
  readonly refusal: "transient" | "unexpected";
}

/**
 * Kinds of failure by code and message of the error, the first that matches counts. Codes: Node's `errors`, OpenSSL's
 * X509_V_ERR_*, llhttp's HPE_*, undici's UND_ERR_*.
 */
const kinds: readonly Kind[] = [
  kind(
    /Proxy response \(4|Proxy Authentication/,
    "the proxy refused; check `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`",
    false,
  ),
  kind(/Proxy response|UND_ERR_PRX/, "the proxy could not connect; check `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`"),
  kind(/^(ENOTFOUND|EAI_)/, "the host was not found; check `registry`"),
  kind(/^ECONNREFUSED/, "the connection was refused; check host and port in `registry`, and the proxy if there is one"),
  kind(/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)/, "the host cannot be reached from this runner"),
  kind(
    /CERT|UNABLE_TO_(VERIFY|GET)|CRL/,
    "the TLS certificate is not trusted; if its authority is your own, name its file in `NODE_EXTRA_CA_CERTS`",
    false,
  ),
  kind(/^(EPROTO|ERR_SSL)/, "the TLS handshake failed; if the registry speaks plain http, say so in `registry`", false),
  kind(/^(DEADLINE|ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)/, "no complete answer in time"),
  kind(/^UND_ERR_HEADERS_OVERFLOW/, "the headers of the answer are too large", false, "unexpected"),
  kind(/^HPE_(?!INVALID_EOF_STATE)/, "the answer is not HTTP", true, "unexpected"),
  kind(
    /^(ECONNRESET|ECONNABORTED|EPIPE|HPE_|UND_ERR_(SOCKET|RES_CONTENT_LENGTH_MISMATCH|INFO))/,
    "the connection was closed before the answer was complete",
  ),
];

function kind(pattern: RegExp, sentence: string, passing = true, refusal: Kind["refusal"] = "transient"): Kind {
  return { pattern, sentence, passing, refusal };
}

/** The error of a request that got no whole answer; whatever is not a failure of the network is returned as it is. */
export function failureOf(thrown: unknown, request: HttpRequest): unknown {
  const found = kindOf(thrown);
  if (!found) return thrown;
  const url = redact(request.url);
  const message = `${request.method} ${url}: ${found.sentence} (${codeOf(thrown)})`;
  return new RegistryError(found.refusal, message, { method: request.method, url }, { cause: thrown });
}

/** Whether `thrown`, an error that `failureOf` made, may pass when the request is sent once more. */
export function isPassing(thrown: unknown): boolean {
  return thrown instanceof RegistryError && kindOf(thrown.cause)?.passing === true;
}

/** Why an attempt was ended at its deadline. */
export function deadlineError(milliseconds: number): Error {
  return Object.assign(new Error(`no complete answer within ${milliseconds / 1000} s`), { code: "DEADLINE" });
}

function kindOf(thrown: unknown): Kind | undefined {
  const code = codeOf(thrown);
  if (code === undefined) return undefined;
  const text = `${code} ${(thrown as Error).message}`;
  return kinds.find(({ pattern }) => pattern.test(text));
}

function codeOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  if ("code" in thrown && typeof thrown.code === "string") return thrown.code;
  // undici leaves the code out where llhttp gave a reason of its own.
  return thrown instanceof errors.HTTPParserError ? "HPE_INVALID" : undefined;
}
