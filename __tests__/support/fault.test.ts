import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { image, seed } from "./images.ts";
import * as fault from "./registry/fault.ts";
import { ociManifest } from "./registry/manifests.ts";
import { type FakeRegistry, startRegistry } from "./registry/server.ts";

let registry: FakeRegistry;
beforeEach(async () => {
  registry = await startRegistry({ dialect: "distribution-3.1" });
  seed(registry.store, "team/app", image(), ["a"]);
});
afterEach(() => registry.close());

const manifest = "/v2/team/app/manifests/a";

async function get(path = manifest, signal?: AbortSignal): Promise<Response> {
  return fetch(registry.url + path, {
    headers: { accept: ociManifest },
    redirect: "manual",
    ...(signal && { signal }),
  });
}

/** What broke: `head` before the head of the answer, `body` after it, `nothing`. */
async function broken(method: string, path: string): Promise<string> {
  const response = await fetch(registry.url + path, { method, headers: { accept: ociManifest } }).catch(
    () => undefined,
  );
  if (response === undefined) return "head";
  return response.text().then(
    () => "nothing",
    () => "body",
  );
}

describe("a fault", () => {
  it.each<[string, fault.Fault, number, string, string]>([
    ["a given answer", fault.answer(429, "slow down", { "Retry-After": "7" }), 429, "", "slow down"],
    ["HTML", fault.html, 200, "text/html", "<!doctype html><title>Sign in</title>"],
    ["an empty object", fault.emptyObject, 200, "application/json", "{}"],
  ])("answers with %s", async (_, does, status, type, body) => {
    registry.fault({ match: {}, do: does });
    const response = await get();
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type") ?? "").toBe(type);
    expect(await response.text()).toBe(body);
    expect(registry.log.map((entry) => entry.status)).toEqual([status]);
  });

  it("redirects", async () => {
    registry.fault({ match: {}, do: fault.redirect("http://other.example/x") });
    const response = await get();
    expect([response.status, response.headers.get("location")]).toEqual([307, "http://other.example/x"]);
  });

  it("changes the headers of the real answer", async () => {
    registry.fault({ match: { path: /manifests/ }, do: fault.wrongDigest, times: 1 });
    registry.fault({ match: { path: /manifests/ }, do: fault.noDigest });
    const link = '<http://other.example/v2/team/app/tags/list>; rel="next"';
    registry.fault({ match: { path: /tags/ }, do: fault.withHeaders({ Link: link }) });
    const digests = [await get(), await get()].map(({ headers }) => headers.get("docker-content-digest"));
    expect(digests).toEqual([`sha256:${"0".repeat(64)}`, null]);
    expect((await get("/v2/team/app/tags/list")).headers.get("link")).toBe(link);
  });

  it.each<[string, fault.Fault, string, boolean]>([
    ["a reset before the request is handled", fault.reset, "head", false],
    ["an answer that is lost", fault.lostAnswer, "head", true],
  ])("is %s", async (_, does, where, handled) => {
    registry.fault({ match: { method: "DELETE" }, do: does });
    expect(await broken("DELETE", manifest)).toBe(where);
    expect((await get()).status).toBe(handled ? 404 : 200);
  });

  it.each<[string, fault.Fault]>([
    ["a reset in the middle of the body", fault.resetMidBody],
    ["a body that ends too soon", fault.truncated],
  ])("is %s", async (_, does) => {
    registry.fault({ match: {}, do: does });
    expect(await broken("GET", manifest)).toBe("body");
  });

  it("hangs until the client gives up or the registry closes", async () => {
    registry.fault({ match: {}, do: fault.hang });
    const arrived = async (requests: number) => {
      while (registry.log.length < requests) await new Promise(setImmediate);
    };
    const abort = new AbortController();
    const givenUp = expect(get(manifest, abort.signal)).rejects.toThrow(/abort/);
    await arrived(1);
    abort.abort();
    await givenUp;
    const waiting = get().catch(() => "closed");
    await arrived(2);
    await registry.close();
    expect(await waiting).toBe("closed");
    registry = await startRegistry({ dialect: "zot" });
  });

  it("lets the body drip", async () => {
    registry.fault({ match: {}, do: fault.drip(1) });
    const chunks: number[] = [];
    for await (const chunk of (await get("/v2/")).body ?? []) chunks.push(chunk.length);
    expect(chunks).toEqual([1, 1]);
  });

  it("sends a body without end", async () => {
    registry.fault({ match: {}, do: fault.endless });
    const abort = new AbortController();
    let received = 0;
    for await (const chunk of (await get(manifest, abort.signal)).body ?? []) {
      received += chunk.length;
      if (received > 8_000_000) break;
    }
    abort.abort();
    expect(received).toBeGreaterThan(8_000_000);
  });

  it("runs a hook before the request is handled", async () => {
    const other = image({ seed: "other" });
    registry.fault({
      match: (request) => request.method === "HEAD" && request.reference === "a",
      do: fault.before(() => void seed(registry.store, "team/app", other, ["a"])),
    });
    expect((await get()).headers.get("docker-content-digest")).toBe(image().digest);
    const head = await fetch(registry.url + manifest, { method: "HEAD", headers: { accept: ociManifest } });
    expect(head.headers.get("docker-content-digest")).toBe(other.digest);
  });

  it("shows a mistake in a hook as a 500 with its stack", async () => {
    const mistake = fault.before(() => {
      throw new Error("the hook is wrong");
    });
    registry.fault({ match: {}, do: mistake });
    const response = await get();
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining("the hook is wrong")]);
  });

  it("strikes from the nth request on, so many times, until it is taken away", async () => {
    const remove = registry.fault({ match: { method: "GET", path: /\/a$/ }, do: fault.answer(503), nth: 2, times: 2 });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count++) statuses.push((await get()).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
    remove();
    const always = registry.fault({ match: {}, do: fault.answer(500) });
    expect((await get()).status).toBe(500);
    always();
    expect((await get()).status).toBe(200);
  });
});
