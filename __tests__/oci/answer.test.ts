import { describe, expect, it } from "vitest";
import type { HttpRequest, HttpResponse } from "../../src/http/client.ts";
import { malformed, ociError, parseJson, refused } from "../../src/oci/answer.ts";

const url = new URL("http://127.0.0.1:5000/v2/app/manifests/v1?X-Amz-Signature=secret&n=1");

function answered(status: number, body = "", headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return { status, url, body: Buffer.from(body), attempts: 1, header: (name) => headers[name] };
}

const error = (code: string, message?: string): string => JSON.stringify({ errors: [{ code, message }] });
const request = (method: HttpRequest["method"]): HttpRequest => ({ method, url });

describe("a refusal", () => {
  it.each<[HttpRequest["method"], number, string, string]>([
    ["GET", 401, "", "forbidden"],
    ["GET", 403, error("DENIED"), "forbidden"],
    ["GET", 404, error("MANIFEST_UNKNOWN"), "gone"],
    ["GET", 404, error("NAME_UNKNOWN"), "gone"],
    ["GET", 404, error("BLOB_UNKNOWN"), "gone"],
    ["DELETE", 404, error("MANIFEST_UNKNOWN"), "gone"],
    ["DELETE", 404, error("TAG_UNKNOWN"), "gone"],
    ["DELETE", 404, error("NOT_FOUND"), "gone"],
    ["GET", 404, "404 page not found", "unexpected"],
    ["GET", 404, "", "unexpected"],
    ["GET", 404, "<!doctype html>", "unexpected"],
    ["GET", 404, error("UNAUTHORIZED"), "unexpected"],
    [
      "GET",
      404,
      error("MANIFEST_UNKNOWN", "OCI manifest found, but accept header does not support OCI manifests"),
      "unexpected",
    ],
    [
      "GET",
      404,
      error("MANIFEST_UNKNOWN", "OCI index found, but accept header does not support OCI indexes"),
      "unexpected",
    ],
    ["DELETE", 400, error("NAME_UNKNOWN"), "gone"],
    ["DELETE", 400, error("DIGEST_INVALID"), "unexpected"],
    ["DELETE", 400, error("UNSUPPORTED"), "unexpected"],
    ["DELETE", 405, error("UNSUPPORTED"), "forbidden"],
    ["DELETE", 405, "Method not allowed", "forbidden"],
    ["DELETE", 405, error("DENIED"), "referenced"],
    ["GET", 405, error("DENIED"), "unexpected"],
    ["DELETE", 409, error("TAG_IMMUTABLE"), "protected"],
    ["DELETE", 409, error("MANIFEST_INVALID"), "protected"],
    ["GET", 409, "", "unexpected"],
    ["DELETE", 412, error("PRECONDITION", "the artifact is Referenced by others"), "referenced"],
    ["DELETE", 412, error("PRECONDITION", "configured as immutable"), "protected"],
    ["GET", 429, "", "throttled"],
    ["GET", 408, "", "transient"],
    ["DELETE", 500, error("UNKNOWN"), "transient"],
    ["GET", 503, "", "transient"],
    ["GET", 302, "", "unexpected"],
    ["DELETE", 418, "", "unexpected"],
  ])("to %s with %d %s is: %4$s", (method, status, body, refusal) => {
    expect(refused(request(method), answered(status, body), "what").refusal).toBe(refusal);
  });

  it("says what failed, what was sent, what came back, and what to do, without the signature in the URL", () => {
    const { message, exchange } = refused(
      request("DELETE"),
      answered(403, error("DENIED", "no access"), { "x-request-id": "abc-1" }),
      "app: nothing can be deleted",
      "Ask for the right",
    );
    expect(message).toMatch(
      /^app: nothing can be deleted: DELETE http:\/\/127\.0\.0\.1:5000\/v2\/app\/manifests\/v1\S* was answered 403 DENIED \(no access\)\. Ask for the right$/,
    );
    expect(message).not.toContain("secret");
    expect(exchange).toEqual({
      method: "DELETE",
      url: expect.not.stringContaining("secret"),
      status: 403,
      code: "DENIED",
      requestId: "abc-1",
    });
  });

  it("shows no more than three hundred characters of what the registry says", () => {
    const { message } = refused(request("GET"), answered(403, error("DENIED", "x".repeat(5000))), "what");
    expect(message).toContain(`(${"x".repeat(300)})`);
    expect(message).not.toContain("x".repeat(301));
  });

  it("of an answer that makes no sense is unexpected, whatever the status", () => {
    const thrown = malformed(request("GET"), answered(200), "the body is not a list of tags");
    expect(thrown.refusal).toBe("unexpected");
    expect(thrown.message).toMatch(/was answered 200, but the body is not a list of tags$/);
  });
});

describe("the error in an answer", () => {
  it.each<[string, unknown]>([
    [error("DENIED", "no"), { code: "DENIED", message: "no" }],
    [error("DENIED"), { code: "DENIED", message: "" }],
    ['{"errors":[{"code":"A"},{"code":"B"}]}', { code: "A", message: "" }],
    ['{"errors":[{"code":"A","message":{}}]}', { code: "A", message: "" }],
    ['{"errors":[]}', undefined],
    ['{"errors":null}', undefined],
    ['{"errors":{"code":"A"}}', undefined],
    ['{"errors":[{"code":404}]}', undefined],
    ['{"errors":["A"]}', undefined],
    ["[]", undefined],
    ["null", undefined],
    ["404 page not found", undefined],
    ["", undefined],
  ])("of %s is %j", (body, expected) => {
    expect(ociError(answered(404, body))).toEqual(expected);
  });
});

describe("JSON", () => {
  it("is undefined when it is none", () => {
    expect(["{}", "{", ""].map((text) => parseJson(Buffer.from(text)))).toEqual([{}, undefined, undefined]);
  });
});
