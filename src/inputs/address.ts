/** Where a registry is: the input `registry`. */
import { Mistake, quote } from "./mistake.ts";

export interface Address {
  /** Scheme, host, port and base path. The path always ends with `/`, so that relative URLs resolve below it. */
  readonly url: URL;
  /** As the user wrote it, without the scheme: `host[:port][/path]`. */
  readonly name: string;
  /** Plain HTTP to a host that is not loopback: everything, passwords too, can be read on the way. */
  readonly insecure: boolean;
}

const accepted =
  "a host (registry.example.com), a host with a port (localhost:5000) or a URL (https://example.com/base)";

/** Without a scheme it is HTTPS, or HTTP for a loopback host. Throws `Mistake`. */
export function parseAddress(text: string): Address {
  const [, scheme, name = ""] = /^([a-z][a-z0-9+.-]*:\/\/)?(.*?)\/*$/is.exec(text) ?? [];
  const authority = name.split(/[/?#]/, 1)[0] ?? "";
  if (authority.includes("@")) {
    // The value is not repeated: what stands before the @ may be a password.
    throw new Mistake("the address holds a user name or a password; they go into username and password.");
  }
  if (scheme && !/^https?:\/\/$/i.test(scheme))
    throw new Mistake(`${quote(text)} is neither an http nor an https URL.`);
  if (/[?#]/.test(name)) throw new Mistake(`${quote(text)} has a query or a fragment; an address ends with its path.`);
  if (!scheme && name.includes("/")) {
    throw new Mistake(
      `${quote(text)} has a path: name the repositories in repositories, not here; ` +
        `a registry that lives below a path is given as a URL: https://${name}`,
    );
  }
  const assumed = parseUrl(`${scheme ?? "https://"}${name}`);
  const url = assumed && !scheme && isLoopback(assumed.hostname) ? parseUrl(`http://${name}`) : assumed;
  if (!url) throw new Mistake(`${quote(text)} is not an address. Accepted: ${accepted}.`);
  return { url, name, insecure: url.protocol === "http:" && !isLoopback(url.hostname) };
}

/** The URL of an API: HTTPS, HTTP for a loopback host only, since a token goes there. Throws `Mistake`. */
export function parseApiUrl(text: string): URL {
  const { url, insecure } = parseAddress(text);
  if (!/^https?:/i.test(text) || insecure)
    throw new Mistake(`${quote(text)} is not an https URL, such as https://api.github.com.`);
  return url;
}

/** Stricter than `URL`, which cleans up or encodes what cannot be meant as a host. */
function parseUrl(text: string): URL | null {
  const url = /[\s\\%]/.test(text) ? null : URL.parse(`${text}/`);
  return url && /^(\[[0-9a-f:.]+\]|[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?)$/.test(url.hostname) ? url : null;
}

/** Whether `hostname`, as a `URL` spells it, is this machine: the very hosts that the HTTP stack never sends to a proxy. */
function isLoopback(hostname: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
