import { describe, expect, it, onTestFinished } from "vitest";
import { openHttp } from "./fault-server.ts";
import { playHosts } from "./hosts.ts";
import { trustCertificate } from "./trust.ts";

trustCertificate();

describe("hosts of the internet, played on loopback", () => {
  it("answer under their own names, and no other host does", async () => {
    const hosts = await playHosts({
      "hub.docker.com": (request, response) => response.end(`hub ${request.headers.host} ${request.url}`),
      "ghcr.io": (_, response) => response.end("ghcr"),
    });
    onTestFinished(() => hosts.close());
    const { http } = openHttp({ env: hosts.env });
    const get = async (url: string) => (await http.send({ method: "GET", url: new URL(url) })).body.toString();
    expect(await get("https://hub.docker.com/v2/a?b")).toBe("hub hub.docker.com /v2/a?b");
    expect(await get("https://ghcr.io/")).toBe("ghcr");
    await expect(get("https://auth.docker.io/token")).rejects.toThrow("the proxy refused");
    expect(hosts.strangers).toEqual(["auth.docker.io:443"]);
  });
});
