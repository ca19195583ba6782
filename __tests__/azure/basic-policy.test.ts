import { createHttpHeaders, createPipelineRequest, type PipelineRequest } from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { createBasicPolicy } from "../../src/azure/basic-policy.ts";

const registry = new URL("https://wiredbrain.azurecr.io");
const challenge = 'Bearer realm="https://wiredbrain.azurecr.io/oauth2/token",service="wiredbrain.azurecr.io"';

function open(...statuses: readonly number[]) {
  const seen: (string | undefined)[] = [];
  const masked: string[] = [];
  const policy = createBasicPolicy({
    registry,
    credentials: { username: "admin", password: "secret" },
    mask: (secret) => masked.push(secret),
  });
  const next = async (request: PipelineRequest) => {
    const status = statuses[seen.length] ?? 200;
    seen.push(request.headers.get("Authorization"));
    return { request, status, headers: createHttpHeaders(status === 401 ? { "www-authenticate": challenge } : {}) };
  };
  const send = (url = "https://wiredbrain.azurecr.io/acr/v1/a") =>
    policy.sendRequest(createPipelineRequest({ url }), next);
  return { send, seen, masked };
}

const encoded = Buffer.from("admin:secret").toString("base64");

describe("a user name and a password", () => {
  it("go with every request, and are masked as they are sent", async () => {
    const { send, seen, masked } = open();
    await Promise.all([send(), send()]);
    expect(seen).toEqual([`Basic ${encoded}`, `Basic ${encoded}`]);
    expect(masked).toEqual([encoded]);
  });

  it("that are wrong are sent once, whoever else wants to", async () => {
    const { send, seen } = open(401, 401, 401);
    const wrong = { name: "AuthError", message: expect.stringContaining("check `username` and `password`") };
    const sent = await Promise.allSettled([send(), send(), send()]);
    for (const result of sent) expect(result).toMatchObject({ status: "rejected", reason: wrong });
    await expect(send()).rejects.toMatchObject(wrong);
    expect(seen).toHaveLength(1);
  });

  it("that were right before lack a right, and the SDK does not go on anonymously", async () => {
    const { send } = open(200, 401);
    await send();
    const response = await send();
    expect([response.status, response.headers.has("WWW-Authenticate")]).toEqual([401, false]);
  });

  it("never go to another host", async () => {
    const { send, seen } = open();
    await expect(send("https://evil.example/acr/v1/a")).rejects.toMatchObject({ refusal: "unexpected" });
    expect(seen).toEqual([]);
  });
});
