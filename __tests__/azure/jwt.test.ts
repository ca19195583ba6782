import { describe, expect, it } from "vitest";
import { claimsOf, grantedActions } from "../../src/azure/jwt.ts";

const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.sig`;

describe("a token", () => {
  it("tells what it grants in a repository", () => {
    const access = [
      { type: "repository", name: "acme/web", actions: ["pull", "delete"] },
      { type: "repository", name: "acme/api", actions: ["pull"] },
      { type: "registry", name: "catalog", actions: ["*"] },
    ];
    const token = jwt({ access });
    expect(grantedActions(token, "acme/web")).toEqual(["pull", "delete"]);
    expect(grantedActions(token, "acme/other")).toEqual([]);
  });

  it.each(["opaque", "a.b", "a.!.c", jwt([]), jwt({}), jwt({ access: "all" })])("that is %j does not tell", (token) => {
    expect(grantedActions(token, "acme/web")).toBeUndefined();
  });

  it("has its claims", () => expect(claimsOf(jwt({ sub: "ü" }))).toEqual({ sub: "ü" }));
});
