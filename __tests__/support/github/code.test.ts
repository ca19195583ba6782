/** Repositories of code: who sees what, and in which order. */
import { describe, expect, it } from "vitest";
import { type Account, classic, workflow } from "./accounts.ts";
import type { CodeRepository } from "./code.ts";
import { asking, bearer, openGithub } from "./open-github.ts";

const pulls = [1, 2, 3].map((number) => ({ number, branch: `topic/${number}` }));
const repository: CodeRepository = { private: true, branches: ["main"], pulls };

describe("a private repository of code", () => {
  const scoped: Account = { ...classic, scopes: ["repo"] };

  it.each<[string, Account | undefined, pulls: number, branches: number]>([
    ["its own job", workflow, 200, 200],
    ["its own job without `pull-requests: read`", { ...workflow, pullRequests: "none" }, 403, 200],
    ["its own job without `contents: read`", { ...workflow, contents: "none" }, 200, 403],
    ["the job of another", { ...workflow, repository: "acme/other" }, 404, 404],
    ["a classic token with `repo`", scoped, 200, 200],
    ["a classic token without", classic, 404, 404],
    ["a stranger", undefined, 404, 404],
  ])("shows its pull requests and branches, or not: %s", async (_, account, ...statuses) => {
    const fake = await openGithub({ accounts: account ? [account] : [], code: { "acme/app": repository } });
    const ask = asking(fake);
    const sent = { authorization: account && bearer(account) };
    const answers = [await ask("GET /repos/acme/app/pulls", sent), await ask("GET /repos/acme/app/branches", sent)];
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    expect(fake.violations).toEqual([]);
  });

  it("lists the latest pull request first, or last where that is wanted, as they are at the moment", async () => {
    const fake = await openGithub({ code: { "acme/app": { ...repository, private: false } } });
    const ask = asking(fake);
    const numbers = async (query: string) => {
      const { body } = await ask(`GET /repos/acme/app/pulls?${query}`);
      return (body as readonly { readonly number: number }[]).map(({ number }) => number);
    };
    expect(await numbers("state=open")).toEqual([3, 2, 1]);
    fake.code.set("acme/app", { branches: [], pulls: pulls.slice(1) });
    expect(await numbers("state=open&sort=created&direction=asc")).toEqual([2, 3]);
    expect(fake.violations).toEqual([]);
  });
});
