/** A registry that tells everybody what it was told: no secret, given or derived, appears in anything that is written. */
import { describe, expect, it } from "vitest";
import { actOn as actOnAcr, openAzureWorld, place as placeAtAcr } from "../support/acr-harness.ts";
import { actOn as actOnGithub, openGithubWorld, place as placeAtGithub } from "../support/ghcr-harness.ts";
import { classic } from "../support/github/accounts.ts";
import { pruner } from "../support/hub/accounts.ts";
import { actOn as actOnHub, openHubWorld, place as placeAtHub } from "../support/hub-harness.ts";
import type { Fault, FaultRequest } from "../support/registry/fault.ts";
import { bodyOf } from "../support/registry/wire.ts";
import { act, openRegistry, place, type Run, versions } from "../support/world.ts";

/** Refuses, and repeats all that came along, in every place that is read somewhere, in clear and as it came. */
function echo(status: number): Fault {
  return async ({ response, send }) => {
    const { authorization = "" } = response.req.headers;
    const clear = Buffer.from(authorization.replace(/^\w+ /, ""), "base64").toString();
    const told = `you said ${authorization} (${clear}) ${await bodyOf(response.req)}`;
    const inHeaders = authorization.replace(/[^ -~]/g, "");
    send({
      status,
      json: {
        errors: [{ code: told, message: told, detail: told }],
        ...{ message: told, detail: told, text: told, error: told, error_description: told },
      },
      headers: Object.fromEntries(
        ["X-Request-Id", "X-Ms-Correlation-Request-Id", "X-Github-Request-Id", "Docker-Content-Digest"].map((name) => [
          name,
          inHeaders,
        ]),
      ),
    });
  };
}

const any = () => true;
const deleting = ({ method, reference = "" }: FaultRequest) => method === "DELETE" && !/sha256:0{64}/.test(reference);

/** What must hold of every run here: it failed because of the echo, which is there, without the secret. */
function expectSilence(run: Run): void {
  expect(run.exitCode).toBe(1);
  expect(JSON.stringify(run.report)).toMatch(/you said|sign-in|refuses/);
}

const cases = [
  ["every request with 403", 403, any],
  ["every delete with 400", 400, deleting],
] as const;

describe.concurrent("a registry that repeats what it was told", () => {
  it.each(cases)("answering %s: oci", async (_, status, match) => {
    const account = { username: "robot", password: 'p4ss|`wörd`"\\ & <№1>' };
    const secrets = [account.password, Buffer.from(`${account.username}:${account.password}`).toString("base64")];
    for (const kind of ["basic", "token"] as const) {
      await using registry = await openRegistry({ auth: { kind, ...account } });
      place(registry.store, versions("team/app", 4));
      // Somebody has to ask for the secret first.
      registry.fault({ match: (request) => request.path !== "/token" && match(request), do: echo(status), nth: 2 });
      const run = await act(
        { registry: registry.url, repositories: "team/app", keep: "2", ...account },
        { secrets, env: { RUNNER_DEBUG: "1" } },
      );
      expectSilence(run);
      const written = JSON.stringify([run.raw, run.report, run.outputs, run.annotations]);
      expect(run.masks.filter((secret) => written.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
      expect(written).toContain("***");
    }
  });

  it.each(
    cases.flatMap(([what, status, match]) =>
      (["OIDC", "client secret", "admin user"] as const).map((signIn) => ({ what, status, match, signIn })),
    ),
  )("answering $what: acr, by $signIn", async ({ status, match, signIn }) => {
    await using fake = await openAzureWorld();
    placeAtAcr(fake, versions("app", 4));
    fake.fault({ match, do: echo(status) });
    expectSilence(await actOnAcr(fake, { repositories: "app", keep: "2" }, { signIn }));
  });

  it("hears bodies and headers that no log shows, whatever is set: acr", async () => {
    await using fake = await openAzureWorld();
    placeAtAcr(fake, versions("app", 3));
    const environment = { AZURE_LOG_LEVEL: "verbose" };
    const { raw } = await actOnAcr(fake, { repositories: "app", keep: "2" }, { signIn: "client secret", environment });
    expect(raw).toMatch(/^::debug::POST https:\S+\/oauth2\/token\?\S+: 200, \d+ bytes/m);
    expect(raw).toMatch(/^::debug::DELETE https:/m);
    expect(raw).not.toMatch(/grant_type|client_secret=|access_token|authorization|bearer |^azure:/im);
  });

  it("answering every sign-in: acr", async () => {
    await using fake = await openAzureWorld();
    for (const role of ["entra", "registry"] as const) {
      const repair = fake.fault({ match: { method: "POST" }, do: echo(400) }, role);
      for (const signIn of ["OIDC", "client secret"] as const) {
        expect((await actOnAcr(fake, { repositories: "app", keep: "2" }, { signIn })).exitCode).toBe(1);
      }
      repair();
    }
  });

  it.each(cases)("answering %s: dockerhub", async (_, status, match) => {
    await using fake = await openHubWorld();
    placeAtHub(fake, versions("wiredbrain/app", 4));
    for (const role of ["hub", "registry", "auth"] as const) fake.fault({ match, do: echo(status) }, role);
    expectSilence(await actOnHub(fake, { repositories: "wiredbrain/app", keep: "2" }));
  });

  it.each(cases)("answering %s: ghcr", async (_, status, match) => {
    await using fake = await openGithubWorld();
    placeAtGithub(fake, versions("acme/app", 4));
    for (const role of ["api", "registry"] as const) fake.fault({ match, do: echo(status) }, role);
    expectSilence(await actOnGithub(fake, { repositories: "acme/app", keep: "2" }));
  });
});

describe.concurrent("a secret that is the name of a tag is not written", () => {
  const named = (repository: string, secret: string) =>
    versions(repository, 4).map((one, at) => (at === 0 ? { ...one, tags: [secret] } : one));
  const tagsIn = ({ report }: Run) => report.repositories[0]?.tags.map(({ name }) => name);

  it("at ghcr", async () => {
    await using fake = await openGithubWorld();
    placeAtGithub(fake, named("acme/app", classic.secret));
    expect(tagsIn(await actOnGithub(fake, { repositories: "acme/app", keep: "2" }))).toContain("***");
  });

  it("at dockerhub", async () => {
    await using fake = await openHubWorld();
    placeAtHub(fake, named("wiredbrain/app", pruner.secret));
    expect(tagsIn(await actOnHub(fake, { repositories: "wiredbrain/app", keep: "2" }))).toContain("***");
  });
});
