import { describe, expect, it } from "vitest";
import { image } from "../images.ts";
import {
  type Account,
  type AppToken,
  type ClassicToken,
  classic,
  type FineGrainedToken,
  workflow,
} from "./accounts.ts";
import type { GithubOptions } from "./github.ts";
import { asking, bearer, openGithub, said } from "./open-github.ts";

const app = "/orgs/acme/packages/container/app";
const fine: FineGrainedToken = { kind: "fine-grained", secret: "github_pat_fine", login: "octocat" };
const installed: AppToken = { kind: "app", secret: "ghs_7_installed" };

/** Packages of an organization and of two users, and what is said to `account`. */
async function open(account: Account, options: GithubOptions = {}) {
  const owners = [
    { login: "acme", type: "Organization" },
    { login: "octocat", type: "User" },
    { login: "hubot", type: "User" },
  ] as const;
  const fake = await openGithub({ owners, accounts: [account], ...options });
  const ids = ["acme/app", "octocat/app", "hubot/open"].map((name) => {
    fake.store.push(name, image({ seed: "kept" }), ["kept"]);
    fake.store.push(name, image(), ["v1"]);
    return fake.store.version(name, image().digest)?.id;
  });
  fake.store.setVisibility("hubot/open", "public");
  const ask = asking(fake);
  const say = async (line: string) => said(await ask(line, { authorization: bearer(account) }));
  return { fake, ids, say };
}

describe("the token of a workflow", () => {
  it("reads and deletes by name, lists no packages, and is nobody", async () => {
    const { fake, ids, say } = await open(workflow);
    expect(await say(`GET ${app}/versions`)).toBe("200 ");
    expect(await say("GET /orgs/acme/packages?package_type=container")).toBe(
      "403 Resource not accessible by integration",
    );
    expect(await say("GET /user")).toBe("403 Resource not accessible by integration");
    expect(await say("GET /user/packages/container/app/versions")).toBe("403 Resource not accessible by integration");
    expect(await say("GET /users/acme")).toBe("200 ");
    expect(await say(`DELETE ${app}/versions/${ids[0]}`)).toBe("204 ");
    expect(fake.violations).toEqual([]);
  });

  it("is told of the list that the argument is invalid, as was seen", async () => {
    const { fake, say } = await open(workflow, { workflowLists: 400 });
    expect(await say("GET /orgs/acme/packages?package_type=container")).toBe("400 Invalid argument.");
    expect(fake.violations).toEqual([]);
  });

  it("deletes nothing without `packages: write`, or without the role, and still reads", async () => {
    const reader = await open({ ...workflow, packages: "read" });
    expect(await reader.say(`DELETE ${app}/versions/${reader.ids[0]}`)).toBe(
      "403 Resource not accessible by integration",
    );
    expect(await reader.say(`GET ${app}/versions/${reader.ids[0]}`)).toBe("200 ");
    const writer = await open({ ...workflow, role: () => "write" });
    expect(await writer.say(`DELETE ${app}/versions/${writer.ids[0]}`)).toBe("404 Package not found.");
    expect(await writer.say(`GET ${app}/versions/${writer.ids[0]}`)).toBe("200 ");
    const forbidden = await open({ ...workflow, role: () => "write" }, { withoutAdmin: 403 });
    expect(await forbidden.say(`DELETE ${app}`)).toBe("403 Resource not accessible by integration");
    expect((await open({ ...workflow, packages: "none" })).fake.violations).toEqual([]);
  });

  it("has no access without any role", async () => {
    const { say } = await open({ ...workflow, role: () => "none" });
    expect(await say(`GET ${app}/versions`)).toBe("404 Package not found.");
    const none = await open({ ...workflow, packages: "none" });
    expect(await none.say(`GET ${app}/versions`)).toBe("403 Resource not accessible by integration");
  });
});

describe("a classic token", () => {
  it("lists, also its own private packages, and shows its scopes", async () => {
    const { fake, say } = await open(classic);
    expect(await say("GET /user/packages?package_type=container")).toBe("200 ");
    expect(await say("GET /user/packages/container/app/versions")).toBe("200 ");
    const ask = asking(fake);
    const { headers, body } = await ask("GET /user");
    expect(body).toMatchObject({ login: "octocat", type: "User" });
    expect(headers["x-oauth-scopes"]).toBe("read:packages, write:packages, delete:packages");
    const packages = await ask("GET /orgs/acme/packages?package_type=container&visibility=private");
    expect(packages.body).toMatchObject([{ name: "app", version_count: 2, visibility: "private" }]);
    expect((await ask("GET /orgs/acme/packages?package_type=npm")).body).toEqual([]);
    expect(said(await ask("GET /orgs/acme/packages?package_type=container&page=101&per_page=100"))).toMatch(/^400 /);
    expect(fake.violations).toEqual([]);
  });

  it("takes each scope for what it is", async () => {
    const scoped = (...scopes: ClassicToken["scopes"]): ClassicToken => ({ ...classic, scopes });
    const reader = await open(scoped("read:packages"));
    expect(await reader.say(`GET ${app}/versions`)).toBe("200 ");
    expect(await reader.say(`DELETE ${app}/versions/${reader.ids[0]}`)).toBe("404 Package not found.");
    const deleter = await open(scoped("delete:packages"));
    expect(await deleter.say(`GET ${app}/versions`)).toMatch(/^403 You need at least read:packages scope/);
    const both = await open(scoped("read:packages", "delete:packages"));
    expect(await both.say(`DELETE ${app}/versions/${both.ids[0]}`)).toBe("204 ");
    expect(await both.say(`POST ${app}/versions/${both.ids[0]}/restore`)).toBe("404 Package not found.");
    const writer = await open(scoped("write:packages"));
    expect(await writer.say(`GET ${app}/versions`)).toBe("200 ");
  });

  it("sees the private packages of users in one place only, or in two", async () => {
    for (const [privateAtUsers, read, remove] of [
      ["hidden", "404 Package not found.", "404 Package not found."],
      ["read-only", "200 ", "403 Resource not accessible by integration"],
      ["open", "200 ", "204 "],
    ] as const) {
      const { fake, ids, say } = await open(classic, { privateAtUsers });
      const path = "/users/octocat/packages/container/app/versions";
      expect(await say(`GET ${path}`)).toBe(read);
      expect(await say(`DELETE ${path}/${ids[1]}`)).toBe(remove);
      expect(await say("GET /users/hubot/packages/container/open/versions")).toBe("200 ");
      expect(fake.violations).toEqual([]);
    }
  });
});

describe("other tokens", () => {
  it("of the fine-grained kind are no good for packages", async () => {
    expect(await (await open(fine)).say(`GET ${app}/versions`)).toBe(
      "403 Resource not accessible by personal access token",
    );
    expect(await (await open({ ...fine, refusal: 404 })).say(`GET ${app}/versions`)).toBe("404 Not Found");
    expect(await (await open(fine)).say("GET /user")).toBe("200 ");
  });

  it("of an app do what they are given, and are nobody", async () => {
    const { say } = await open({ ...installed, packages: "read" });
    expect(await say("GET /orgs/acme/packages?package_type=container")).toBe("200 ");
    expect(await say("GET /user")).toBe("403 Resource not accessible by integration");
    expect(await say(`DELETE ${app}`)).toBe("403 Resource not accessible by integration");
  });

  it("are wrong, or missing; any form of the header will do", async () => {
    const { fake } = await open(classic);
    const ask = asking(fake);
    expect(said(await ask("GET /users/acme", { authorization: "Bearer wrong" }))).toBe("401 Bad credentials");
    expect(said(await ask(`GET ${app}`, { authorization: undefined }))).toBe("401 Requires authentication");
    expect((await ask("GET /users/acme", { authorization: undefined })).body).toMatchObject({ type: "Organization" });
    expect(said(await ask("GET /users/nobody"))).toBe("404 Not Found");
    for (const authorization of [`token ${classic.secret}`, `Basic ${btoa(`x:${classic.secret}`)}`]) {
      expect((await ask("GET /user", { authorization })).status).toBe(200);
    }
    expect(fake.log.at(-1)?.scope).toBe("read:packages,write:packages,delete:packages");
    expect(fake.violations).toEqual([]);
  });
});
