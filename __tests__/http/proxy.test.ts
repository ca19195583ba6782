import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createHttp } from "../../src/http/client.ts";
import { json, openHttp, startFaultServer, startUntrustedServer } from "../support/fault-server.ts";

/** A proxy that leads every tunnel to `port` on loopback, and answers plain requests itself. */
async function startProxy({ port, refuse }: { port?: number; refuse?: number } = {}) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers["proxy-authorization"] ?? ""}`.trim());
    response.writeHead(refuse ?? 200).end("from the proxy");
  });
  proxy.on("connection", (socket) => sockets.add(socket));
  proxy.on("connect", (request, client: Socket) => {
    asked.push(`CONNECT ${request.url}`);
    if (refuse !== undefined || port === undefined) return client.end(`HTTP/1.1 ${refuse ?? 502} No\r\n\r\n`);
    const server = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      server.pipe(client).pipe(server);
    });
    for (const end of [server, client]) end.on("error", () => {});
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
  });
  return { address: `127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked };
}

const https = new URL("https://registry.test/v2/");
const http = new URL("http://registry.test:5000/v2/");

describe("a proxy", () => {
  it("tunnels https, and certificates are still checked", async () => {
    const server = await startUntrustedServer();
    const proxy = await startProxy({ port: Number(server.url.port) });
    const stack = openHttp({ env: { HTTPS_PROXY: `http://${proxy.address}` } }).http;
    await expect(stack.send({ method: "GET", url: https })).rejects.toMatchObject({
      refusal: "transient",
      message: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
    });
    expect(proxy.asked).toEqual(["CONNECT registry.test:443"]);
    expect(server.requests).toEqual([]);
  });

  it("gets plain http requests, and its own credentials", async () => {
    const proxy = await startProxy();
    const stack = openHttp({ env: { http_proxy: `user:word@${proxy.address}` } }).http;
    const response = await stack.send({ method: "GET", url: http });
    expect(response.body.toString()).toBe("from the proxy");
    expect(proxy.asked).toEqual([`GET http://registry.test:5000/v2/ Basic ${btoa("user:word")}`]);
  });

  it("is not used for loopback", async () => {
    const server = await startFaultServer({ "/": json({}) });
    const proxy = await startProxy();
    const stack = openHttp({ env: { HTTP_PROXY: `http://${proxy.address}` } }).http;
    await stack.send({ method: "GET", url: server.url });
    expect(server.requests).toHaveLength(1);
    expect(proxy.asked).toEqual([]);
  });

  it("is not used for what NO_PROXY names", async () => {
    const proxy = await startProxy();
    // 127.0.0.2 stands for a host that only NO_PROXY exempts; nothing listens there on this port.
    const url = new URL("http://127.0.0.2:9/");
    const env = { HTTP_PROXY: `http://${proxy.address}` };
    const proxied = openHttp({ env, retry: { retries: 0 } }).http;
    expect(await proxied.send({ method: "GET", url })).toMatchObject({ status: 200 });
    const direct = openHttp({ env: { ...env, NO_PROXY: "registry.test, 127.0.0.2" }, retry: { retries: 0 } }).http;
    await expect(direct.send({ method: "GET", url })).rejects.toMatchObject({ refusal: "transient" });
    expect(proxy.asked).toEqual(["GET http://127.0.0.2:9/"]);
  });

  it.each([403, 407])("that refuses with %i is asked once and named", async (refuse) => {
    const proxy = await startProxy({ refuse });
    const stack = openHttp({ env: { HTTPS_PROXY: `http://${proxy.address}` } }).http;
    await expect(stack.send({ method: "GET", url: https })).rejects.toMatchObject({
      refusal: "transient",
      message: expect.stringMatching(/the proxy refused.*HTTPS_PROXY/),
    });
    expect(proxy.asked).toHaveLength(1);
  });

  it("that wants a password for plain http is named", async () => {
    const proxy = await startProxy({ refuse: 407 });
    const stack = openHttp({ env: { HTTP_PROXY: `http://${proxy.address}` } }).http;
    await expect(stack.send({ method: "GET", url: http })).rejects.toThrow("the proxy refused");
  });

  it("that cannot connect right now is asked again", async () => {
    const proxy = await startProxy();
    const stack = openHttp({ env: { HTTPS_PROXY: `http://${proxy.address}` } }).http;
    await expect(stack.send({ method: "GET", url: https })).rejects.toThrow("the proxy could not connect");
    expect(proxy.asked).toHaveLength(5);
  });

  it("that is no URL is an error before the first request, which does not show the value", () => {
    const create = () =>
      createHttp({ concurrency: 1, userAgent: "prune/test", env: { HTTPS_PROXY: "ftp://user:word@x" } });
    expect(create).toThrow("HTTPS_PROXY is not the URL of a proxy");
    expect(create).not.toThrow("word");
  });
});
