/** The Docker Hub API of a fake, as the parts of the adapter see it, on a clock of its own. */
import { onTestFinished } from "vitest";
import { createHubEndpoint, type HubEndpoint } from "../../src/dockerhub/endpoint.ts";
import { createRateWindow } from "../../src/dockerhub/rate-window.ts";
import { createHubSignIn, type HubSignIn } from "../../src/dockerhub/sign-in.ts";
import type { Clock } from "../../src/http/retry.ts";
import { openHttp } from "../support/fault-server.ts";
import { pruner } from "../support/hub/accounts.ts";
import { type FakeHub, type HubOptions, startHub } from "../support/hub/hub.ts";
import { credentialsOf, fast } from "../support/hub-harness.ts";
import { now } from "../support/state.ts";
import { passing } from "../support/virtual-time.ts";

export interface OpenHub {
  readonly fake: FakeHub;
  readonly clock: Clock;
  readonly signIn: HubSignIn;
  readonly endpoint: HubEndpoint;
  readonly masked: readonly string[];
}

/** Ends with the test. Needs `trustCertificate`. */
export async function openHub(options: HubOptions = {}, password = pruner.secret): Promise<OpenHub> {
  const clock = passing(now);
  const fake = await startHub({ now: clock.now, rateLimit: fast, ...options });
  onTestFinished(fake.close);
  const { http } = openHttp({ env: fake.env, clock });
  const masked: string[] = [];
  const credentials = { ...credentialsOf(pruner), password };
  const signIn = createHubSignIn({ http, credentials, mask: (secret) => masked.push(secret), now: clock.now });
  return {
    fake,
    clock,
    signIn,
    endpoint: createHubEndpoint(signIn, createRateWindow({ http, now: clock.now })),
    masked,
  };
}
