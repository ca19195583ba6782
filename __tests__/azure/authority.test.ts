import { describe, expect, it } from "vitest";
import { authorityFor } from "../../src/azure/authority.ts";

describe("the authority", () => {
  it.each([
    ["wiredbrain.azurecr.io", "https://login.microsoftonline.com", "api://AzureADTokenExchange"],
    ["WIREDBRAIN.AZURECR.US", "https://login.microsoftonline.us", "api://AzureADTokenExchangeUSGov"],
    ["wiredbrain.azurecr.cn", "https://login.chinacloudapi.cn", "api://AzureADTokenExchangeChina"],
    ["registry.example.com", "https://login.microsoftonline.com", "api://AzureADTokenExchange"],
    ["wiredbrain.azurecr.io.example.com", "https://login.microsoftonline.com", "api://AzureADTokenExchange"],
  ])("of %s is its cloud's", (registry, host, assertionAudience) => {
    expect(authorityFor(registry, {})).toEqual({ host, assertionAudience, isMicrosoft: true });
  });

  it.each([
    ["https://login.microsoftonline.us/", "https://login.microsoftonline.us", "api://AzureADTokenExchangeUSGov", true],
    ["login.chinacloudapi.cn", "https://login.chinacloudapi.cn", "api://AzureADTokenExchangeChina", true],
    ["https://localhost:8443", "https://localhost:8443", "api://AzureADTokenExchange", false],
    [" ", "https://login.microsoftonline.com", "api://AzureADTokenExchange", true],
  ])("is %j where AZURE_AUTHORITY_HOST says so", (given, host, assertionAudience, isMicrosoft) => {
    const env = { AZURE_AUTHORITY_HOST: given };
    expect(authorityFor("wiredbrain.azurecr.io", env)).toEqual({ host, assertionAudience, isMicrosoft });
  });
});
