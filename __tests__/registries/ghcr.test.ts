/** The adapter for the GitHub Container Registry keeps the contract of all adapters. */
import { expect, it } from "vitest";
import { ghcr } from "../../src/registries/ghcr.ts";
import { describeContract } from "../support/contract.ts";
import { openHttp } from "../support/fault-server.ts";
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

/** An adapter that is asked nothing that it would have to send. */
const open = (token?: string) =>
  ghcr({
    ...{ url: new URL("https://ghcr.io/"), http: openHttp().http, concurrency: 1, azure: {}, github: { token } },
    ...{ env: {}, mask: () => undefined, now: Date.now, idToken: () => Promise.reject(new Error("nobody asks")) },
  });

it("wants a token", () =>
  expect(() => open()).toThrow("GitHub Container Registry wants a token: set `token`, or leave it out"));

it("wants to know whose packages it is about", async () => {
  const all = open("t0ken").repositories(undefined)[Symbol.asyncIterator]();
  await expect(all.next()).rejects.toThrow("GitHub lists packages by their owner: write `owner/*`");
});
