import { describe, expect, it } from "vitest";
import { type AssertionSource, createAssertions } from "../../src/azure/assertion.ts";

const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.sig`;

function open(idToken: AssertionSource["idToken"]) {
  const masked: string[] = [];
  const clock = { now: 0 };
  const audience = "api://AzureADTokenExchange";
  const assertions = createAssertions({
    audience,
    idToken,
    mask: (secret) => masked.push(secret),
    now: () => clock.now,
  });
  return { assertions, masked, clock };
}

describe("the ID token", () => {
  it("is asked for once a minute, for the right audience, and masked", async () => {
    const asked: string[] = [];
    const token = jwt({ sub: "repo:acme/web:environment:production" });
    const { assertions, masked, clock } = open(async (audience) => {
      asked.push(audience);
      return token;
    });
    expect(await Promise.all([assertions.current(), assertions.current()])).toEqual([token, token]);
    clock.now = 59_999;
    await assertions.current();
    expect(asked).toEqual(["api://AzureADTokenExchange"]);
    clock.now = 60_000;
    await assertions.current();
    expect(asked).toHaveLength(2);
    expect(masked).toEqual([token, token]);
    expect(assertions.subject()).toBe("repo:acme/web:environment:production");
  });

  it("that the job may not have names the permission, and is asked for again", async () => {
    let asked = 0;
    const { assertions } = open(async () => {
      asked += 1;
      throw new Error("Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable");
    });
    await expect(assertions.current()).rejects.toMatchObject({
      name: "AuthError",
      message: expect.stringMatching(/`permissions: id-token: write`.*forks/),
    });
    await expect(assertions.current()).rejects.toThrow();
    expect(asked).toBe(2);
  });

  it("that GitHub fails to give says why", async () => {
    const { assertions } = open(() => Promise.reject(new Error("status 503")));
    await expect(assertions.current()).rejects.toThrow("GitHub gave no ID token: status 503");
  });

  it("without a subject leaves it open", async () => {
    const { assertions } = open(async () => "opaque");
    expect([await assertions.current(), assertions.subject()]).toEqual(["opaque", undefined]);
  });
});
