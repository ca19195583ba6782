import { describe, expect, it } from "vitest";
import { entraError } from "../../src/azure/entra-error.ts";

const claimant = {
  tenantId: "the-tenant",
  clientId: "the-client",
  subject: "repo:acme/web:ref:refs/heads/main",
  audience: "api://AzureADTokenExchange",
};

describe("a refusal of Entra", () => {
  it.each([
    [70021, "the subject `repo:acme/web:ref:refs/heads/main`"],
    [70025, "no federated credential of the-client"],
    [700211, "issuer `https://token.actions.githubusercontent.com`"],
    [700213, "audience `api://AzureADTokenExchange`"],
    [700016, "the-client is not an application or identity of the tenant the-tenant"],
    [90002, "there is no tenant the-tenant; check `azure-tenant-id`"],
    [7000215, "set `azure-client-secret` to the secret's value, which is not its ID"],
    [7000222, "the client secret has expired"],
    [700024, "check the clock of the runner"],
    [53003, "Conditional Access"],
  ])("AADSTS%i says what to change", (code, sentence) => {
    const error = entraError(`{"error_description":"AADSTS${code}: Something. Trace ID: 1"}`, claimant);
    expect(error.name).toBe("AuthError");
    expect(error.message).toContain(`(AADSTS${code}): `);
    expect(error.message).toContain(sentence);
  });

  it("that nobody knows is told in its first line", () => {
    const text = JSON.stringify({ error: "x", error_description: "AADSTS12345: Something else.\r\nTrace ID: 1" });
    expect(entraError(text, claimant).message).toBe(
      "Entra refused to sign in (AADSTS12345): AADSTS12345: Something else.",
    );
    expect(entraError("no endpoints\nat all", claimant).message).toBe("Entra refused to sign in: no endpoints");
  });

  it("is not mixed up with one whose number begins alike", () => {
    expect(entraError("AADSTS7000219: Something", claimant).message).not.toContain("federated");
  });
});
