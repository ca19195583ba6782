/** The connections: kept alive, through the proxy that the environment names, each wait bounded. */
import { type Dispatcher, EnvHttpProxyAgent } from "undici";
import { RegistryError } from "../prune/errors.ts";
import { loopbackHosts } from "./address.ts";

/** In milliseconds. */
export interface Timeouts {
  readonly connectMs: number;
  /** From the request to the head of the answer. */
  readonly headersMs: number;
  /** Between two pieces of the body. A dripping body never gets there: `attemptMs` ends it. */
  readonly bodyMs: number;
  /** One attempt from its start to the last byte, redirects included. */
  readonly attemptMs: number;
  /** The same for a DELETE: distribution on object storage reads every tag of a repository before it answers. */
  readonly deleteMs: number;
}

export const defaultTimeouts: Timeouts = {
  connectMs: 10_000,
  headersMs: 60_000,
  bodyMs: 30_000,
  attemptMs: 60_000,
  deleteMs: 300_000,
};

/** Where a virtual machine asks its cloud for an identity: a proxy would answer for its own machine. */
const metadataHost = "169.254.169.254";

/**
 * Honours `HTTP_PROXY`, `HTTPS_PROXY` (without it `HTTP_PROXY` serves for https too) and `NO_PROXY`, in lower or upper
 * case, lower case first. Loopback hosts are never proxied: a service of this machine is out of a proxy's reach.
 * Throws when a proxy variable is not a URL.
 */
export function createDispatcher(env: NodeJS.ProcessEnv, timeouts: Timeouts, connections: number): Dispatcher {
  const variable = (name: string) => env[name.toLowerCase()] ?? env[name] ?? "";
  return new EnvHttpProxyAgent({
    // undici would look into process.env for what is undefined here; the empty string means "none".
    httpProxy: proxyUrl("HTTP_PROXY", variable("HTTP_PROXY")),
    httpsProxy: proxyUrl("HTTPS_PROXY", variable("HTTPS_PROXY")),
    noProxy: [...loopbackHosts, metadataHost, variable("NO_PROXY")].join(","),
    connections,
    connectTimeout: timeouts.connectMs,
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
    allowH2: false,
  });
}

/** `host:port` is taken for an http proxy, as curl does. The value may hold a password, so it is never shown. */
function proxyUrl(name: string, value: string): string {
  if (value === "") return "";
  const url = URL.parse(value.includes("://") ? value : `http://${value}`);
  if (!url || !["http:", "https:", "socks5:"].includes(url.protocol)) {
    throw new RegistryError("transient", `${name} is not the URL of a proxy; use http://host:port`);
  }
  return url.href;
}
