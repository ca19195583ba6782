/** Signing in, seen from outside: what is asked for, what is said when it fails, and that no secret is to be seen. */
import { describe, expect, it } from "vitest";
import type { AuthOptions } from "../support/registry/auth.ts";
import { act, actHere, openRegistry, place, realDeletes, unpullable, versions, writes } from "../support/world.ts";

const account = { username: "robot", password: "p4ss & wörd/№1" };
const basic = Buffer.from(`${account.username}:${account.password}`).toString("base64");
const secrets = [account.password, basic];
const debugging = { RUNNER_DEBUG: "1", ACTIONS_STEP_DEBUG: "true" };
const repositories = "team/app\nteam/other";
const names = repositories.split("\n");

describe.concurrent("an account", () => {
  it.each<[string, AuthOptions, typeof act]>([
    ["Basic", { kind: "basic", ...account }, act],
    ["a token", { kind: "token", ...account }, act],
    [
      "a token of another server, by its other name",
      { kind: "token", ...account, tokenServer: "other", tokenField: "access_token" },
      actHere,
    ],
    ["tokens that expire at once", { kind: "token", ...account, tokenExpiresIn: 1, announcesExpiry: false }, actHere],
  ])("signs in by %s, and leaves no secret behind, debug logging included", async (_, auth, by) => {
    await using registry = await openRegistry({ auth });
    place(registry.store, ...names.map((name) => versions(name, 4)));
    const run = await by(
      { registry: registry.url, repositories: "team/*", keep: "2", ...account },
      { secrets, env: debugging },
    );
    expect(run.exitCode).toBe(0);
    for (const name of names) {
      expect(registry.store.sortedTags(name)).toEqual(["v3", "v4"]);
      expect(await unpullable(registry.url, name, ["v3", "v4"], account)).toEqual([]);
    }
    // Tokens are made up by the server: what was masked is what was secret.
    expect(run.masks).toEqual(expect.arrayContaining([account.password, basic]));
    if (auth.kind === "token") expect(run.masks.length).toBeGreaterThan(2);
    expect(run.masks.filter((secret) => run.raw.includes(secret))).toEqual([]);
    expect(
      run.masks.filter((secret) => JSON.stringify([run.report, run.outputs, run.summary]).includes(secret)),
    ).toEqual([]);
    expect(run.masks).not.toContain(account.username);
    expect(run.raw).toContain("::debug::");
  });

  it.each<[string, AuthOptions, number]>([
    ["Basic", { kind: "basic", ...account }, 2],
    ["a token", { kind: "token", ...account }, 4],
  ])("that is wrong is told in one sentence and after few requests, with %s", async (_, auth, most) => {
    await using registry = await openRegistry({ auth });
    place(registry.store, ...names.map((name) => versions(name, 4)));
    const wrong = { username: "robot", password: "wrong-password" };
    const run = await actHere(
      { registry: registry.url, repositories, keep: "2", ...wrong },
      { secrets: ["wrong-password"], env: debugging },
    );
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(/check `username` and `password`/);
    expect(run.raw).not.toMatch(/^\s+at /m);
    expect(registry.log.length).toBeLessThanOrEqual(most);
    expect(realDeletes(registry)).toEqual([]);
  });

  it("that is missing is asked for by the names of the inputs", async () => {
    await using registry = await openRegistry({ auth: { kind: "basic", ...account } });
    const run = await actHere({ registry: registry.url, repositories, keep: "2" });
    expect([run.exitCode, registry.log.length]).toEqual([1, expect.toSatisfy((count) => count <= 2)]);
    expect(run.errors).toMatch(/set `username` and `password`/);
  });

  it("that may read but not delete is told so, and nothing is deleted", async () => {
    const grants = (scope: string) => scope.replace(/:[a-z,]*$/, ":pull");
    await using registry = await openRegistry({ auth: { kind: "token", ...account, grants } });
    place(registry.store, ...names.map((name) => versions(name, 4)));
    const run = await actHere({ registry: registry.url, repositories, keep: "2", ...account }, { secrets });
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(/lack.*right.*delete|delete.*lack.*right/s);
    expect(run.outputs).toMatchObject({ "tags-deleted": "0", "tags-retained": "8" });
    expect(realDeletes(registry)).toEqual([]);
    expect(registry.store.sortedTags("team/app")).toHaveLength(4);
    const dry = await actHere(
      { registry: registry.url, repositories, keep: "2", ...account, "dry-run": "true" },
      { secrets },
    );
    expect([dry.exitCode, dry.outputs["tags-deleted"]]).toEqual([0, "4"]);
  });

  it("is sent nowhere but to the registry", async () => {
    await using elsewhere = await openRegistry();
    await using registry = await openRegistry({
      auth: { kind: "token", ...account, realm: `${elsewhere.url.replace("127.0.0.1", "169.254.169.254")}/token` },
    });
    place(registry.store, versions("team/app", 3));
    const run = await actHere({ registry: registry.url, repositories: "team/app", keep: "1", ...account }, { secrets });
    expect(run.exitCode).toBe(1);
    expect([elsewhere.log, writes(registry)]).toEqual([[], []]);
  });
});
