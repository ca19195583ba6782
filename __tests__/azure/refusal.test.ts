import { describe, expect, it } from "vitest";
import { refusal } from "../../src/azure/refusal.ts";
import { exchange, type Written } from "./exchange.ts";

const errors = (code: string, message: string) => ({ errors: [{ code, message }] });
const unauthorized = errors("UNAUTHORIZED", "authentication required");
const path = "/v2/acme%2Fweb/manifests/sha256%3Aab";

describe("a refusal of the registry", () => {
  it.each<[string, Written, string, string]>([
    [
      "a missing right",
      { status: 401, body: unauthorized },
      "forbidden",
      "Give the identity the roles `AcrPull` and `AcrDelete` on the registry",
    ],
    [
      "a missing right on an ABAC registry",
      { status: 401, body: unauthorized },
      "forbidden",
      "Container Registry Repository Contributor",
    ],
    [
      "a missing right of a token",
      { status: 401, authorization: "Basic x", body: unauthorized },
      "forbidden",
      "`content/delete`",
    ],
    ["a catalog", { path: "/acr/v1/_catalog", status: 401, body: unauthorized }, "forbidden", "Catalog Lister"],
    [
      "the firewall",
      { status: 403, body: errors("DENIED", "client with IP '203.0.113.7' is not allowed access.") },
      "forbidden",
      "(203.0.113.7)",
    ],
    [
      "the firewall before the sign-in",
      {
        path: "/oauth2/exchange",
        method: "POST",
        status: 403,
        body: errors("DENIED", "client with IP '203.0.113.7' is not allowed access."),
      },
      "forbidden",
      "firewall",
    ],
    [
      "a lock",
      { method: "DELETE", status: 405, body: errors("REGISTRY_DISALLOWED_OPERATION", "The operation is disallowed") },
      "protected",
      "It, or its repository, is locked",
    ],
    [
      "a tag that is gone",
      { status: 404, body: errors("TAG_UNKNOWN", "the specified tag does not exist") },
      "gone",
      "TAG_UNKNOWN",
    ],
    [
      "a repository that is gone",
      { status: 404, body: errors("NAME_UNKNOWN", "not known") },
      "gone",
      "There is no such repository; check `repositories`",
    ],
    [
      "our own mistake",
      {
        status: 404,
        body: errors("MANIFEST_UNKNOWN", "OCI index found, but accept header does not support OCI indexes"),
      },
      "unexpected",
      "accept header",
    ],
    [
      "a page of a proxy",
      { status: 404, headers: { "content-type": "text/html" }, body: "<html>" },
      "unexpected",
      "404",
    ],
    ["a gateway", { status: 502, body: "<html>" }, "transient", "502"],
  ])("by %s is understood", (_, written, kind, sentence) => {
    const error = refusal(exchange({ path, ...written }), "it was not deleted");
    expect(error).toMatchObject({ name: "RegistryError", refusal: kind, message: expect.stringContaining(sentence) });
  });

  it("of the identity itself is a matter of signing in", () => {
    const error = refusal(
      exchange({ path: "/oauth2/exchange", method: "POST", status: 401, body: unauthorized }),
      "no",
    );
    expect(error).toMatchObject({ name: "AuthError", message: expect.stringContaining("no rights on this registry") });
  });

  it("carries what the support of Azure asks for, and no secret", () => {
    const headers = { "x-ms-correlation-request-id": "the-guid" };
    const error = refusal(exchange({ path: `${path}?sig=secret`, status: 500, headers, body: "" }), "no");
    expect(error.message).toContain("(correlation id the-guid)");
    expect(error.message).not.toContain("secret");
    expect(error).toMatchObject({ exchange: { requestId: "the-guid", status: 500, method: "GET" } });
  });
});
