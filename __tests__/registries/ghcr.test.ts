/** The adapter for the GitHub Container Registry keeps the contract of all adapters. */
import { describeContract } from "../support/contract.ts";
import { ghcrHarness } from "../support/served.ts";
import { trustCertificate } from "../support/trust.ts";

trustCertificate();
describeContract("ghcr, of an organization", ghcrHarness("acme"));
describeContract("ghcr, of the user whose token it is", ghcrHarness("octocat"));
describeContract(
  "ghcr, with a list that runs behind in all",
  ghcrHarness("acme", { lag: { deleted: 9, pushed: 4, moved: 9 } }),
);
describeContract("ghcr, with a list that shows tags where they were", ghcrHarness("acme", { lag: { moved: 9 } }));
