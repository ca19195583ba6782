/** What kind of place a URL names, decided from the host as it is written; nothing is looked up. */
import { BlockList, isIP } from "node:net";

/**
 * Whether `url` names this machine: `localhost`, `127.0.0.1` or `[::1]`, nothing else. Such hosts are trusted with plain
 * http, and never reached through a proxy.
 */
export function isLoopback(url: URL): boolean {
  return loopbackHosts.includes(url.hostname);
}

/** The hosts of `isLoopback`, as `URL.hostname` spells them. */
export const loopbackHosts: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

const thisMachine = new BlockList();
thisMachine.addSubnet("127.0.0.0", 8, "ipv4");
thisMachine.addSubnet("0.0.0.0", 8, "ipv4");
thisMachine.addSubnet("::", 127, "ipv6");

/**
 * Whether `url` names this machine in whatever spelling: `127.0.0.2`, `0.0.0.0`, `localhost.`, `x.localhost` (RFC 6761,
 * 6.3), `[::ffff:127.0.0.1]`. No other machine may send us there; what `isLoopback` trusts is less.
 */
export function isThisMachine(url: URL): boolean {
  return /(?:^|\.)localhost\.?$/.test(url.hostname) || isIn(thisMachine, url);
}

const linkLocal = new BlockList();
linkLocal.addSubnet("169.254.0.0", 16, "ipv4");
linkLocal.addSubnet("fe80::", 10, "ipv6");
linkLocal.addAddress("fd00:ec2::254", "ipv6");

/**
 * Whether `url` names a link-local address, where clouds hand out the credentials of the machine (169.254.169.254,
 * fd00:ec2::254). No server may send us there.
 */
export function isLinkLocal(url: URL): boolean {
  return isIn(linkLocal, url);
}

/** `URL` has already turned the decimal, octal and hexadecimal spellings of an IPv4 address into the usual one. */
function isIn(list: BlockList, url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  return family !== 0 && list.check(host, family === 4 ? "ipv4" : "ipv6");
}
