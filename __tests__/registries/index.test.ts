import { describe, expect, it } from "vitest";
import { addressOf, registryTypes, typeFor } from "../../src/registries/index.ts";

describe("the type of a registry", () => {
  it.each(["wiredbrain.azurecr.io", "WiredBrain.azurecr.us", "wiredbrain.azurecr.cn", "w.westeurope.geo.azurecr.io"])(
    "is acr for %s",
    (host) => expect(typeFor(host)).toEqual({ type: "acr" }),
  );

  it.each(["registry.example.com", "localhost", "azurecr.io", "wiredbrain.azurecr.io.example.com"])(
    "is oci for %s",
    (host) => expect(typeFor(host)).toEqual({ type: "oci" }),
  );

  it.each(["ghcr.io", "wiredbrain.azurecr.de"])("is none for %s", (host) =>
    expect(typeFor(host)).toHaveProperty("unsupported"),
  );

  it("is one of those that can be given", () => expect(registryTypes).toEqual(["oci", "acr"]));
});

describe("the address of an Azure Container Registry", () => {
  it.each([
    ["wiredbrain", "https://wiredbrain.azurecr.io"],
    ["wiredbrain-a1b2", "https://wiredbrain-a1b2.azurecr.io"],
    ["wiredbrain.azurecr.us", "https://wiredbrain.azurecr.us"],
    ["localhost:8443", "https://localhost:8443"],
    ["localhost", "https://localhost"],
    ["http://localhost:8443", "http://localhost:8443"],
    ["wiredbrain.azurecr.io/acme", "wiredbrain.azurecr.io/acme"],
  ])("%s is %s", (written, address) => expect(addressOf("acr", written)).toBe(address));

  it("is nobody else's", () => expect(addressOf("", "wiredbrain")).toBe("wiredbrain"));
});
