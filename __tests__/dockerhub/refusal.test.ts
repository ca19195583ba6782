import { describe, expect, it } from "vitest";
import { hubRefusal } from "../../src/dockerhub/refusal.ts";

const url = new URL("https://hub.docker.com/v2/namespaces/acme/repositories/web/tags/v1");

function refused(status: number, body: string) {
  const response = { status, url, body: Buffer.from(body), header: () => undefined, attempts: 1 };
  return hubRefusal({ request: { method: "DELETE", url }, response }, "v1 was not deleted", "Do this");
}

describe("a refusal of the API", () => {
  it.each([
    [403, '{"detail":"access denied: insufficient scope"}', "forbidden"],
    [403, '{"detail":"access is forbidden with a JWT issued from a personal access token"}', "forbidden"],
    [401, "", "forbidden"],
    [404, '{"message":"object not found","errinfo":{}}', "gone"],
    [404, "{}", "gone"],
    [404, "<html>", "unexpected"],
    [403, '{"detail":"tag is immutable and cannot be deleted"}', "protected"],
    [409, '{"message":"Immutable tag"}', "protected"],
    [400, '{"text":"Invalid value","fields":{}}', "unexpected"],
    [405, "{}", "unexpected"],
    [429, "{}", "throttled"],
    [500, '{"message":"Delete \\"https://registry\\": http: non-successful response (status=401)"}', "transient"],
    [503, "", "transient"],
    [408, "", "transient"],
  ])("%i %s is %s", (status, body, refusal) => expect(refused(status, body).refusal).toBe(refusal));

  it("says what happened, where, and what to change", () => {
    expect(refused(403, '{"detail":"access denied: insufficient scope"}').message).toBe(
      `v1 was not deleted: DELETE ${url} was answered 403 (access denied: insufficient scope). Do this`,
    );
    expect(refused(500, "x".repeat(1000)).message).toBe(`v1 was not deleted: DELETE ${url} was answered 500`);
  });
});
