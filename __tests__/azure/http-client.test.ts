import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { createPipelineRequest } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { createHttpClient } from "../../src/azure/http-client.ts";
import { answer, openHttp, reset, type Script, startFaultServer } from "../support/fault-server.ts";

async function open(script: Script) {
  const server = await startFaultServer(script);
  const { http, waits } = openHttp();
  return { ...createHttpClient(http), server, waits, at: (path: string) => new URL(path, server.url).href };
}

describe("what the SDK sends", () => {
  it("goes over the HTTP stack, and what comes back is at hand as it was", async () => {
    const { httpClient, exchangeOf, server, at } = await open({
      "/page": answer(200, { "content-type": "application/json", link: "</next>", "x-other": "1" }, '{"tags":[]}'),
    });
    const request = createPipelineRequest({ url: at("/page?n=1") });
    request.headers.set("Authorization", "Bearer secret");
    request.headers.set("Accept", "application/json");
    const response = await httpClient.sendRequest(request);
    expect(response).toMatchObject({ request, status: 200, bodyAsText: '{"tags":[]}' });
    expect([response.headers.get("Link"), response.headers.get("Content-Type")]).toEqual([
      "</next>",
      "application/json",
    ]);
    expect(server.requests[0]).toMatchObject({
      method: "GET",
      path: "/page?n=1",
      headers: { authorization: "Bearer secret", accept: "application/json", "user-agent": "prune/test" },
    });
    const exchange = exchangeOf(request);
    expect(exchange?.request.headers).not.toHaveProperty("authorization");
    expect([exchange?.response.header("x-other"), exchange?.response.body.toString()]).toEqual(["1", '{"tags":[]}']);
  });

  it("comes as a stream where the SDK wants one", async () => {
    const { httpClient, at } = await open({ "/": answer(200, {}, "manifest") });
    const request = createPipelineRequest({ url: at("/"), streamResponseStatusCodes: new Set([200]) });
    const { readableStreamBody, bodyAsText } = await httpClient.sendRequest(request);
    expect([await text(readableStreamBody as Readable), bodyAsText]).toEqual(["manifest", undefined]);
  });

  it.each([
    ["throttled without Retry-After", answer(429)],
    ["throttled with Retry-After", answer(429, { "retry-after": "2" })],
    ["broken", answer(503)],
    ["cut off", reset],
  ])("is sent again when it asks for a token and is %s", async (_, fault) => {
    const { httpClient, server, waits, at } = await open({ "/": [fault, fault, answer(200, {}, "{}")] });
    const request = createPipelineRequest({ url: at("/"), method: "POST", body: "grant_type=x" });
    expect(await httpClient.sendRequest(request)).toMatchObject({ status: 200 });
    expect([server.requests.length, waits.length]).toEqual([3, 2]);
  });

  it("is not sent again when it deletes", async () => {
    const { httpClient, server, at } = await open({ "/": answer(503) });
    const request = createPipelineRequest({ url: at("/"), method: "DELETE" });
    expect(await httpClient.sendRequest(request)).toMatchObject({ status: 503 });
    expect(server.requests).toHaveLength(1);
  });

  it("fails with the error of the stack", async () => {
    const { httpClient, exchangeOf, at } = await open({ "/": answer(429) });
    const request = createPipelineRequest({ url: at("/") });
    await expect(httpClient.sendRequest(request)).rejects.toMatchObject({
      name: "RegistryError",
      refusal: "throttled",
    });
    expect(exchangeOf(request)).toBeUndefined();
  });
});
