/** The adapter for Docker Hub keeps the contract of all adapters. */
import { describeContract } from "../support/contract.ts";
import { pruner } from "../support/hub/accounts.ts";
import { hubHarness } from "../support/served.ts";
import { trustCertificate } from "../support/trust.ts";

trustCertificate();
describeContract("dockerhub", hubHarness({ ...pruner, organizations: ["team", "other"] }, pruner.username));
