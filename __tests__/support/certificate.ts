/** A certificate that only those trust who are told to, for everything that speaks nothing but TLS. */
import { execFileSync } from "node:child_process";

export interface Certificate {
  readonly key: string;
  /** Signs itself, so that it is its own authority too. */
  readonly cert: string;
}

let made: Certificate | undefined;

/** The one certificate of this process; made when it is asked for. */
export function certificate(): Certificate {
  made ??= make();
  return made;
}

const hosts = [
  ...["localhost", "registry.example", "*.azurecr.io", "*.docker.com", "*.docker.io"],
  ...["github.com", "*.github.com", "ghcr.io", "*.githubusercontent.com", "ghe.example", "*.ghe.example"],
];
const names = `subjectAltName=IP:127.0.0.1,${hosts.map((host) => `DNS:${host}`).join()}`;

function make(): Certificate {
  const kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];
  const subject = ["-subj", "/CN=localhost", "-addext", names];
  const pem = execFileSync("openssl", [...kind, ...subject, "-keyout", "-", "-out", "-"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const start = pem.indexOf("-----BEGIN CERTIFICATE-----");
  return { key: pem.slice(0, start), cert: pem.slice(start) };
}
