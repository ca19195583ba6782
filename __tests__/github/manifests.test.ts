/** How many requests the manifests of a package take at once, whatever they list. */
import { expect, it } from "vitest";
import { readManifests } from "../../src/github/manifests.ts";
import { createSignIn } from "../../src/oci/auth.ts";
import { createEndpoint, type Endpoint } from "../../src/oci/endpoint.ts";
import { createdAt } from "../support/contract.ts";
import { openHttp } from "../support/fault-server.ts";
import { openGithubWorld } from "../support/ghcr-harness.ts";
import { classic } from "../support/github/accounts.ts";
import { type Content, image, index } from "../support/images.ts";
import { now } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";

trustCertificate();

const app = "acme/app";
const concurrency = 3;

it.each([
  ["tags", ["v1", "v2", "v3", "v4", "v5"]],
  ["no tag", []],
])("indexes of indexes with %s are read by three at a time, not by three at each level", async (_, names) => {
  await using fake = await openGithubWorld({ accounts: [classic] });
  const registryUrl = new URL(fake.registryUrl);
  const { http } = openHttp({ concurrency: 64, env: fake.env });
  const credentials = { username: "octocat", password: classic.secret };
  const whole = createEndpoint(
    registryUrl,
    createSignIn({ http, registry: registryUrl, credentials, mask: () => {}, now: () => now }),
  );
  let underWay = 0;
  let most = 0;
  const registry: Endpoint = {
    ...whole,
    async manifest(...asked) {
      most = Math.max(most, ++underWay);
      return whole.manifest(...asked).finally(() => underWay--);
    },
  };
  const inner = (at: number, level: number): Content =>
    index(
      Array.from({ length: 3 }, (_, which) =>
        level === 0 ? image({ seed: `${at} ${which}` }) : inner(at * 3 + which, level - 1),
      ),
    );
  const outer = Array.from({ length: 5 }, (_, at) => inner(at, 2));
  for (const [at, content] of outer.entries())
    fake.store.push(app, content, names.slice(at, at + 1), createdAt(content));
  const tags = names.map((name, at) => ({ name, digest: outer[at]?.digest ?? "" }));
  const versions = outer.map(({ digest }, at) => ({
    id: `${at}`,
    digest,
    tags: names.slice(at, at + 1),
    createdAt: at * 3_600_000,
  }));
  const api = { version: () => Promise.reject(new Error("no version is missing")) };
  const { manifests } = await readManifests(
    { ...{ api, base: "user", name: "app", now: () => now }, registry, concurrency },
    app,
    tags,
    versions,
  );
  // Of each, itself, three and nine; images for a platform are not read.
  expect([...manifests.values()].filter(({ children }) => children.length === 3)).toHaveLength(5 * 13);
  expect(most).toBe(concurrency);
});
