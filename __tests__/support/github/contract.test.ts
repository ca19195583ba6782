import { request } from "undici";
import { describe, expect, it } from "vitest";
import { image } from "../images.ts";
import { createContract } from "./contract.ts";
import { asking, openGithub, said } from "./open-github.ts";

describe("GitHub's description is kept", () => {
  it("by clients: each breach is written down", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    fake.store.push("acme/app", image(), ["v1"]);
    const app = "/orgs/acme/packages/container/app";
    const cases = [
      [`GET ${app}/versions?per-page=100`, "has no parameter per-page"],
      [`GET ${app}/versions?page=1&page=2`, "has page more than once"],
      [`GET ${app}/versions?state=gone`, "state: gone must be equal to one of the allowed values"],
      [`GET ${app}/versions?page=first`, "page: first must be integer"],
      [`GET ${app}/versions/latest`, "package_version_id: latest must be integer"],
      ["GET /orgs/acme/packages/oci/app", "package_type: oci must be equal to one of the allowed values"],
      ["GET /orgs/acme/packages", "lacks the parameter package_type"],
      ["PATCH /user", "is not described"],
      ["GET /orgs/acme/packages/container/team/app", "is not described"],
      ["GET /repos/acme/app/git/refs", "is not described"],
    ] as const;
    for (const [line] of cases) await ask(line);
    expect(fake.violations).toEqual(cases.map(([line, breach]) => `${line.replace(/\?.*/, "")}: ${breach}`));
    expect(said(await ask("GET /orgs/acme/packages"))).toBe('422 Invalid request.\n\n"package_type" wasn\'t supplied.');
  });

  it("by clients: a body where none belongs, a request without a name", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    await ask("DELETE /orgs/acme/packages/container/app", { body: Buffer.from("{}") });
    expect(fake.violations).toEqual(["DELETE /orgs/acme/packages/container/app: has a body"]);
    const nameless = await ask("GET /users/acme", { headers: { "user-agent": undefined } });
    expect(nameless).toMatchObject({ status: 403, body: expect.stringContaining("User-Agent header") });
    expect(fake.violations).toContain("GET /users/acme: has no User-Agent");
  });

  it("by the fake: what it answers is looked at, too", () => {
    const { violations, watch } = createContract();
    const ask = (path: string, status: number, json?: unknown) =>
      watch("", () => ({ answer: () => ({ status, json }) }))({
        ...{ method: "GET", path, query: new URLSearchParams(), headers: { "user-agent": "test" } },
      }).answer(Buffer.alloc(0));
    const versions = "/orgs/acme/packages/container/app/versions";
    ask(versions, 200, [{ id: "1" }]);
    ask(versions, 200, []);
    ask(versions, 404, { message: "Package not found." });
    ask(versions, 404, { message: 7 });
    ask(versions, 418, { message: "I'm a teapot" });
    ask("/users/acme", 200, { login: "acme" });
    expect(violations).toEqual([
      `GET ${versions}: was answered 200: body/0 must have required property 'name'`,
      `GET ${versions}: was answered 404: body/message must be string`,
      `GET ${versions}: was answered 418: a status that is not foreseen`,
      expect.stringMatching(/^GET \/users\/acme: was answered 200: body must have required property /),
    ]);
  });
});

describe("other parts of GitHub", () => {
  it("list branches and open pull requests, in pages", async () => {
    const branches = ["main", ...Array.from({ length: 101 }, (_, number) => `feature/${number}`)];
    const pulls = [
      { number: 1, branch: "feature/1" },
      { number: 2, branch: "feature/2", state: "closed" },
      { number: 3, branch: "feature/3", into: "feature/1" },
    ] as const;
    const fake = await openGithub({ code: { "acme/app": { branches, pulls } } });
    const ask = asking(fake);
    const first = await ask("GET /repos/acme/app/branches?per_page=100");
    expect(first.body).toHaveLength(100);
    expect(first.headers.link).toContain('/branches?per_page=100&page=2>; rel="next"');
    const rest = await ask("GET /repos/acme/app/branches?per_page=100&page=2");
    expect(rest.body).toMatchObject([{ name: "feature/99" }, { name: "feature/100" }]);
    const open = await ask("GET /repos/acme/app/pulls?state=open&per_page=100");
    expect(open.body).toMatchObject([
      { number: 3, head: { ref: "feature/3" }, base: { ref: "feature/1" } },
      { number: 1, head: { ref: "feature/1" }, base: { ref: "main" } },
    ]);
    expect((await ask("GET /repos/acme/app/pulls?state=all")).body).toHaveLength(3);
    expect(said(await ask("GET /repos/acme/nothing/branches"))).toBe("404 Not Found");
    expect(fake.violations).toEqual([]);
  });

  it("have other names on other servers", async () => {
    for (const [apiHost, apiUrl, registryUrl] of [
      ["ghe.example", "https://ghe.example/api/v3", "https://containers.ghe.example"],
      ["api.ghe.example", "https://api.ghe.example", "https://containers.ghe.example"],
    ] as const) {
      const fake = await openGithub({ apiHost });
      const ask = asking(fake);
      expect([fake.apiUrl, fake.registryUrl]).toEqual([apiUrl, registryUrl]);
      for (const seed of ["one", "two"]) fake.store.push("acme/app", image({ seed }), [seed]);
      const { headers } = await ask("GET /orgs/acme/packages/container/app/versions?per_page=1");
      expect(headers.link).toContain(`<${apiUrl}/orgs/acme/packages/container/app/versions?per_page=1&page=2>`);
      const challenged = await ask(`GET ${registryUrl}/v2/`);
      expect(challenged.headers["www-authenticate"]).toContain(`realm="${registryUrl}/token"`);
      expect(fake.violations).toEqual([]);
    }
  });

  it("are nowhere else", async () => {
    const fake = await openGithub();
    await expect(asking(fake)("GET https://example.org/")).rejects.toThrow();
    expect(fake.strangers).toEqual(["example.org:443"]);
    const { statusCode } = await request(fake.openUrl);
    expect(statusCode).toBe(404);
  });
});
