import { describe, expect, it } from "vitest";
import { redirected } from "../../src/http/redirect.ts";
import { answer, json, openHttp, startFaultServer } from "../support/fault-server.ts";

const credentials = { authorization: "Bearer secret", headers: { Accept: "application/json", "X-Key": "secret" } };
const to = (location: URL | string) => answer(307, { location: String(location) });

describe("a redirect", () => {
  it("to the same origin keeps credentials and headers", async () => {
    const server = await startFaultServer({ "/a": to("/b?x=1"), "/b": json({}) });
    const { http } = openHttp();
    const response = await http.send({ method: "GET", url: new URL("/a", server.url), ...credentials });
    expect(response).toMatchObject({ status: 200, url: new URL("/b?x=1", server.url), attempts: 1 });
    expect(server.requests[1]?.headers).toMatchObject({ authorization: "Bearer secret", "x-key": "secret" });
  });

  it.each(["GET", "HEAD"] as const)(
    "of %s to another origin leaves credentials and custom headers behind",
    async (method) => {
      const storage = await startFaultServer({ "/blob": json({}) });
      const server = await startFaultServer({ "/": to(new URL("/blob", storage.url)) });
      const { http } = openHttp();
      await http.send({ method, url: server.url, ...credentials });
      expect(storage.requests).toHaveLength(1);
      expect(storage.requests[0]).toMatchObject({
        method,
        headers: { accept: "application/json", "user-agent": "prune/test" },
      });
      expect(JSON.stringify(storage.requests)).not.toContain("secret");
    },
  );

  it("that leads home over another origin does not bring them back", async () => {
    const urls: URL[] = [];
    const away = await startFaultServer({
      "/": (_, response) => response.writeHead(302, { location: `${urls[0]}end` }).end(),
    });
    const home = await startFaultServer({ "/": to(away.url), "/end": json({}) });
    urls.push(home.url);
    const { http } = openHttp();
    await http.send({ method: "GET", url: home.url, ...credentials });
    expect(JSON.stringify(home.requests[1])).not.toContain("secret");
  });

  it("in a loop is given up", async () => {
    const server = await startFaultServer({ "/": to("/") });
    const { http } = openHttp();
    await expect(http.send({ method: "GET", url: server.url })).rejects.toMatchObject({
      refusal: "unexpected",
      message: expect.stringContaining("more than 5 times"),
    });
    expect(server.requests).toHaveLength(6);
  });

  it("is attempted again from the start when its end fails", async () => {
    const server = await startFaultServer({ "/": to("/b"), "/b": [answer(503), json({})] });
    const { http } = openHttp();
    expect(await http.send({ method: "GET", url: server.url })).toMatchObject({ status: 200, attempts: 2 });
    expect(server.requests.map(({ path }) => path)).toEqual(["/", "/b", "/", "/b"]);
  });

  it.each(["DELETE", "PUT", "POST", "PATCH"] as const)("of %s is refused", async (method) => {
    const server = await startFaultServer({ "/": to("/b"), "/b": json({}) });
    const { http } = openHttp();
    await expect(http.send({ method, url: server.url })).rejects.toMatchObject({
      refusal: "unexpected",
      message: expect.stringMatching(/redirected to .*, which only reads may be/),
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ["plain http", "http://storage.example/blob", "from https to plain http"],
    ["another scheme", "file:///etc/passwd", "which is not http"],
    ["the runner itself", "https://localhost:2375/", "into the runner itself"],
    ["the runner by another number", "https://127.0.0.2/", "into the runner itself"],
    ["the runner in octal", "https://0177.0.0.1/", "into the runner itself"],
    ["the runner by no address", "https://0.0.0.0/", "into the runner itself"],
    ["the runner by no address of IPv6", "https://[::]/", "into the runner itself"],
    ["the runner with a dot at the end", "https://localhost./", "into the runner itself"],
    ["the runner below localhost", "https://registry.localhost/", "into the runner itself"],
    ["the runner in IPv6 clothes", "https://[::ffff:127.0.0.1]/", "into the runner itself"],
    ["the metadata address", "https://169.254.169.254/latest/meta-data", "a link-local address"],
    ["the metadata address in decimal", "https://2852039166/", "a link-local address"],
    ["the metadata address in IPv6 clothes", "https://[::ffff:169.254.169.254]/", "a link-local address"],
    ["the metadata address of IPv6", "https://[fd00:ec2::254]/", "a link-local address"],
    ["a link-local address", "https://[fe80::1]/", "a link-local address"],
    ["nothing", "https://", "but not to a URL"],
  ])("from https to %s is refused", (_, location, why) => {
    const request = { method: "GET", url: new URL("https://registry.example/v2/") } as const;
    const refused = expect.objectContaining({ refusal: "unexpected", message: expect.stringContaining(why) });
    expect(() => redirected(request, 307, location)).toThrow(refused);
  });

  it("without a target is refused", () => {
    const request = { method: "GET", url: new URL("https://registry.example/v2/") } as const;
    expect(() => redirected(request, 302, undefined)).toThrow("but not to a URL");
  });

  it("to another https host is followed without user name and password of its own", () => {
    const request = { method: "GET", url: new URL("https://registry.example/v2/") } as const;
    const followed = redirected(request, 307, "https://user:word@storage.example/blob?sig=1");
    expect(followed.url.href).toBe("https://storage.example/blob?sig=1");
  });

  it("that is refused does not show the signature of its target", () => {
    const request = { method: "GET", url: new URL("https://registry.example/v2/") } as const;
    expect(() => redirected(request, 307, "http://storage.example/blob?sig=secret")).toThrow(/sig=\*\*\*, from https/);
  });
});
