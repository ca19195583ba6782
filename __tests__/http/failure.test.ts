import { describe, expect, it } from "vitest";
import { failureOf } from "../../src/http/failure.ts";
import { openHttp, startFaultServer, startUntrustedServer } from "../support/fault-server.ts";

describe("a failure of the network", () => {
  it("names a refused connection", async () => {
    const { http } = openHttp();
    // Port 9 is never one that the system hands out for port 0.
    const sent = http.send({ method: "DELETE", url: new URL("http://127.0.0.1:9/v2/x?sig=secret") });
    await expect(sent).rejects.toMatchObject({
      name: "RegistryError",
      refusal: "transient",
      message:
        "DELETE http://127.0.0.1:9/v2/x?sig=***: the connection was refused; check host and port in `registry`, and the proxy if there is one (ECONNREFUSED)",
      exchange: { method: "DELETE", url: "http://127.0.0.1:9/v2/x?sig=***" },
      cause: expect.any(Error),
    });
  });

  it("names a certificate that is not trusted, and how to trust it", async () => {
    const server = await startUntrustedServer();
    const { http, waits } = openHttp();
    await expect(http.send({ method: "GET", url: server.url })).rejects.toThrow("`NODE_EXTRA_CA_CERTS`");
    expect(waits).toEqual([]);
  });

  it("names a server without TLS", async () => {
    const server = await startFaultServer({});
    const { http, waits } = openHttp();
    const url = new URL(server.url.href.replace("http:", "https:"));
    await expect(http.send({ method: "GET", url })).rejects.toThrow("TLS handshake failed");
    expect(waits).toEqual([]);
  });

  it("names a host that is not found", () => {
    const lookup = Object.assign(new Error("getaddrinfo ENOTFOUND registry.test"), { code: "ENOTFOUND" });
    const request = { method: "GET", url: new URL("https://registry.test/") } as const;
    expect(failureOf(lookup, request)).toMatchObject({
      refusal: "transient",
      message: expect.stringContaining("check `registry`"),
    });
  });

  it("is not made of a mistake of our own", async () => {
    const { http } = openHttp();
    const headers = { accept: "a\nb" };
    await expect(http.send({ method: "GET", url: new URL("http://127.0.0.1:9/"), headers })).rejects.not.toHaveProperty(
      "refusal",
    );
  });
});
