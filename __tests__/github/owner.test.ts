import { describe, expect, it } from "vitest";
import type { Base } from "../../src/github/api.ts";
import { createOwners } from "../../src/github/owner.ts";
import type { Exchange } from "../../src/oci/endpoint.ts";
import { now } from "../support/state.ts";
import { exchange, type Written } from "./exchange.ts";

const notFound: Written = { status: 404, body: { message: "Not Found" } };
const forIntegrations: Written = { status: 403, body: { message: "Resource not accessible by integration" } };

/** GitHub with some owners, and what `/user` answers. */
function github(types: Readonly<Record<string, string>>, self: Written = forIntegrations) {
  const asked: string[] = [];
  const answer = async (path: string, written: Written): Promise<Exchange> => {
    asked.push(path);
    return exchange({ path, ...written });
  };
  const owners = createOwners(
    {
      user(login) {
        const type = types[login.toLowerCase()];
        return answer(`/users/${login}`, type === undefined ? notFound : { body: { login, type } });
      },
      self: () => answer("/user", self),
    },
    () => now,
  );
  return { owners, asked };
}

describe("an owner", () => {
  it.each<[string, string, Written | undefined, Base]>([
    ["an organization", "acme", undefined, { org: "acme" }],
    ["a user, for the token of a workflow", "octocat", undefined, { username: "octocat" }],
    ["a user, for a token of nobody", "octocat", notFound, { username: "octocat" }],
    ["a user, for somebody else's token", "octocat", { body: { login: "hubot" } }, { username: "octocat" }],
    ["a user, for a token that says nothing", "octocat", { body: {} }, { username: "octocat" }],
    ["the token's own, whatever the case", "octocat", { body: { login: "OctoCat" } }, "user"],
  ])("is %s", async (_, owner, self, base) => {
    const { owners } = github({ acme: "Organization", octocat: "User" }, self);
    expect(await owners.baseOf(owner)).toEqual(base);
  });

  it("is asked for once, and so is the token", async () => {
    const { owners, asked } = github({ acme: "Organization", octocat: "User", hubot: "User" });
    await Promise.all(["acme", "octocat", "acme", "hubot", "octocat"].map((owner) => owners.baseOf(owner)));
    await owners.baseOf("acme");
    expect(asked.toSorted()).toEqual(["/user", "/users/acme", "/users/hubot", "/users/octocat"]);
  });

  it("does not make anybody ask whose the token is where only organizations are meant", async () => {
    const { owners, asked } = github({ acme: "Organization" });
    await owners.baseOf("acme");
    expect(asked).toEqual(["/users/acme"]);
  });

  it.each<[string, Readonly<Record<string, string>>, Written | undefined, RegExp]>([
    ["there is none", {}, undefined, /There is no user or organization acme; check `repositories`/],
    ["it is something else", { acme: "Bot" }, undefined, /does not describe acme/],
    ["the token is none", { acme: "User" }, { status: 401, body: { message: "Bad credentials" } }, /`token`/],
    ["GitHub is out of order", { acme: "User" }, { status: 502, body: "" }, /the owner of `token`/],
  ])("is refused when %s", async (_, types, self, message) => {
    await expect(github(types, self).owners.baseOf("acme")).rejects.toThrow(message);
  });
});
