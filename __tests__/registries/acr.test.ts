/** The adapter for Azure Container Registry keeps the contract of all adapters. */
import { describeContract } from "../support/contract.ts";
import { acrHarness } from "../support/served.ts";
import { trustCertificate } from "../support/trust.ts";

trustCertificate();
describeContract("acr", acrHarness);
