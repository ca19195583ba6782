/** Makes this process trust the certificate of the fakes. */
import tls from "node:tls";
import { afterAll, beforeAll } from "vitest";
import { certificate } from "./certificate.ts";

/** For the top of a file or suite: while its tests run, this process trusts the certificate. */
export function trustCertificate(): void {
  const before = tls.getCACertificates("default");
  beforeAll(() => tls.setDefaultCACertificates([...before, certificate().cert]));
  afterAll(() => tls.setDefaultCACertificates(before));
}
