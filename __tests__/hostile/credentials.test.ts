/** Whatever a registry answers, credentials go to its own hosts only, and nothing goes that should have stayed. */
import { describe, expect, it } from "vitest";
import { startFaultServer } from "../support/fault-server.ts";
import { aged } from "../support/oci-harness.ts";
import { answer, type Fault, redirect, withHeaders } from "../support/registry/fault.ts";
import { run } from "../support/run.ts";
import { policy } from "../support/state.ts";
import { trustCertificate } from "../support/trust.ts";
import { adapters } from "./worlds.ts";

trustCertificate();

/** What every answer of the registry is turned into; `stranger`: the URL of somebody else's server. */
const lures: readonly (readonly [string, (stranger: string) => Fault])[] = [
  ["redirects to another host", (stranger) => redirect(`${stranger}v2/app/tags/list`)],
  [
    "redirects for ever",
    () =>
      ({ request, send }) =>
        send({ status: 302, headers: { Location: request.path }, body: "" }),
  ],
  ["an absolute Link to another host", (stranger) => withHeaders({ Link: `<${stranger}next?last=v1>; rel="next"` })],
  [
    "a Link to another host without a scheme",
    (stranger) => withHeaders({ Link: `<//${new URL(stranger).host}/x>; rel="next"` }),
  ],
  [
    "a token server on another host",
    (stranger) => answer(401, "{}", { "WWW-Authenticate": `Bearer realm="${stranger}token",service="x",scope="y"` }),
  ],
  [
    "a token server on plain HTTP",
    () => answer(401, "{}", { "WWW-Authenticate": 'Bearer realm="http://registry.example/token",service="x"' }),
  ],
  ...["127.0.0.2", "0.0.0.0", "localhost.", "[::ffff:127.0.0.1]", "169.254.169.254"].map(
    (host) => [`redirects to ${host}`, () => redirect(`https://${host}/latest`)] as const,
  ),
];

describe.each(adapters)("at $name,", ({ name, prefix, open }) => {
  it.each(lures)("%s", async (what, lure) => {
    const world = await open();
    for (const days of [1, 2, 3]) world.push(`${prefix}app`, aged(`image ${days}`, days), `v${days}`);
    const stranger = await startFaultServer({});
    world.fault({ match: {}, do: lure(stranger.url.href) });
    const result = await run(world.registry, policy({ keep: 1 }), { repositories: [`${prefix}app`] });
    expect(JSON.stringify(stranger.requests.map(({ headers }) => headers))).not.toMatch(/authorization|cookie|x-/i);
    if (what.includes("Link") && name === "dockerhub") {
      // Its pages are numbered, so a Link means nothing, and leads nowhere.
      expect(stranger.requests).toEqual([]);
      return;
    }
    expect(result.repositories.map(({ status }) => status)).toEqual([expect.stringMatching(/failed|refused/)]);
    expect(world.writes()).toEqual([]);
  });
});
