/** The adapter for Azure Container Registry keeps the contract of all adapters. */
import { expect, it } from "vitest";
import { acr } from "../../src/registries/acr.ts";
import type { Connection } from "../../src/registries/connection.ts";
import { describeContract } from "../support/contract.ts";
import { acrHarness } from "../support/served.ts";
import { trustCertificate } from "../support/trust.ts";

trustCertificate();
describeContract("acr", acrHarness);

it.each(["http://wiredbrain.azurecr.io/", "https://wiredbrain.azurecr.io/base/"])("is never at %s", async (at) => {
  const open = async () => acr({ url: new URL(at) } as Connection);
  await expect(open()).rejects.toThrow(`${at}: an Azure Container Registry is reached by https, without a path`);
});
