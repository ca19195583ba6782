import { describe, expect, it } from "vitest";
import { image, index } from "../images.ts";
import { classic } from "./accounts.ts";
import { asking, noon, openGithub, said, type ToldVersion, tagsIn } from "./open-github.ts";

const versions = "/orgs/acme/packages/container/app/versions";
const one = image({ seed: "one" });
const two = image({ seed: "two" });

function day(number: number): string {
  return `2026-01-${String(number).padStart(2, "0")}T10:00:00Z`;
}

describe("the list of versions", () => {
  it("tells number, digest, times and tags, the newest first", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    fake.store.push("acme/app", one, ["v1", "latest"], day(1));
    fake.store.push("acme/app", index([two]), [], day(2));
    const { status, headers, body } = await ask(`GET ${versions}`);
    expect({ status, link: headers.link }).toEqual({ status: 200, link: undefined });
    const [list, child, first] = body as readonly ToldVersion[];
    expect([list?.name, child?.name]).toEqual([index([two]).digest, two.digest]);
    expect(first).toMatchObject({
      name: one.digest,
      created_at: day(1),
      updated_at: day(1),
      url: `https://api.github.com${versions}/${first?.id}`,
      metadata: { package_type: "container", container: { tags: ["v1", "latest"] } },
    });
    expect(list?.metadata.container?.tags).toEqual([]);
    expect(await ask(`GET ${versions}/${first?.id}`)).toMatchObject({ status: 200, body: first });
    expect(fake.violations).toEqual([]);
  });

  it("has pages of 30, and of 100 at most, with absolute links", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    for (let number = 0; number < 205; number++)
      fake.store.push("acme/app", image({ seed: `${number}` }), [`${number}`]);
    const first = await ask(`GET ${versions}`);
    expect(tagsIn(first)).toHaveLength(30);
    const next = `<https://api.github.com${versions}?page=2>; rel="next"`;
    expect(first.headers.link).toBe(`${next}, <https://api.github.com${versions}?page=7>; rel="last"`);
    const last = await ask(`GET ${versions}?per_page=100&page=3`);
    expect(tagsIn(last).flat()).toEqual(["4", "3", "2", "1", "0"]);
    expect(last.headers.link).toMatch(/page=2>; rel="prev", <.*page=1>; rel="first"$/);
    expect(tagsIn(await ask(`GET ${versions}?per_page=100&page=4`))).toEqual([]);
    expect(fake.violations).toEqual([]);
    expect(tagsIn(await ask(`GET ${versions}?per_page=1000`))).toHaveLength(100);
    expect(fake.violations).toEqual([`GET ${versions}: has more than 100 on a page`]);
  });

  it("loses versions between pages when some are deleted, and repeats them when some are pushed", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    for (let number = 0; number < 6; number++) fake.store.push("acme/app", image({ seed: `${number}` }), [`${number}`]);
    const page = async (number: number) => tagsIn(await ask(`GET ${versions}?per_page=2&page=${number}`)).flat();
    expect(await page(1)).toEqual(["5", "4"]);
    fake.store.deleteManifest("acme/app", image({ seed: "5" }).digest);
    expect(await page(2)).toEqual(["2", "1"]);
    fake.store.push("acme/app", image({ seed: "6" }), ["6"]);
    expect(await page(3)).toEqual(["1", "0"]);
  });

  it("goes by the time of making, or of the last change", async () => {
    for (const [order, expected] of [
      ["created", [["two"], ["one", "again"]]],
      ["updated", [["one", "again"], ["two"]]],
    ] as const) {
      const fake = await openGithub({ order });
      fake.store.push("acme/app", one, ["one"], day(1));
      fake.store.push("acme/app", two, ["two"], day(2));
      fake.store.push("acme/app", one, ["again"], day(3));
      const listed = await asking(fake)(`GET ${versions}`);
      expect(tagsIn(listed)).toEqual(expected);
      expect(listed.body).toEqual(
        expect.arrayContaining([expect.objectContaining({ created_at: day(1), updated_at: day(3) })]),
      );
    }
  });

  it("orders what was pushed at one time by number, and leaves out `container` where it is told to", async () => {
    const fake = await openGithub();
    fake.store.push("acme/app", one, ["one"], day(1));
    fake.store.push("acme/app", two, ["two"], day(1));
    fake.store.change("acme/app", one.digest, { hasContainer: false });
    expect(tagsIn(await asking(fake)(`GET ${versions}`))).toEqual([["two"], undefined]);
    expect(fake.violations).toEqual([]);
  });

  it("tells the deleted ones if asked", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    fake.store.push("acme/app", one, ["one"], day(1));
    fake.store.push("acme/app", two, ["two"], day(1));
    fake.store.deleteManifest("acme/app", one.digest);
    const deleted = await ask(`GET ${versions}?state=deleted`);
    expect(deleted.body).toMatchObject([{ name: one.digest, deleted_at: "2026-10-01T12:00:00Z" }]);
    expect(tagsIn(await ask(`GET ${versions}?state=active`))).toEqual([["two"]]);
    expect(fake.violations).toEqual([]);
  });
});

describe("a push", () => {
  it("adds a tag to the version of its digest, and takes it from where it was", async () => {
    let now = noon;
    const fake = await openGithub({ now: () => now });
    const ask = asking(fake);
    fake.store.push("acme/app", one, ["v1", "latest"]);
    now += 60_000;
    fake.store.push("acme/app", two, ["latest"]);
    now += 60_000;
    fake.store.push("acme/app", two, ["v2"]);
    const { body } = await ask(`GET ${versions}`);
    expect(body).toMatchObject([
      { updated_at: "2026-10-01T12:02:00Z", metadata: { container: { tags: ["latest", "v2"] } } },
      { updated_at: "2026-10-01T12:01:00Z", metadata: { container: { tags: ["v1"] } } },
    ]);
  });

  it("of a digest that was deleted makes another version", async () => {
    const fake = await openGithub();
    fake.store.push("acme/app", one, ["v1"]);
    const { id } = fake.store.version("acme/app", one.digest) ?? {};
    fake.store.deleteManifest("acme/app", one.digest);
    fake.store.push("acme/app", one, ["v1"]);
    expect(fake.store.version("acme/app", one.digest)?.id).toBe((id ?? 0) + 1);
  });
});

describe("names", () => {
  it("are one segment of the path, with slashes and all", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    fake.store.push("acme/team/app", one, ["v1"]);
    expect(tagsIn(await ask("GET /orgs/acme/packages/container/team%2Fapp/versions"))).toEqual([["v1"]]);
    expect(fake.log.at(-1)).toMatchObject({ role: "api", repository: "acme/team/app", status: 200 });
    expect(fake.violations).toEqual([]);
    expect(said(await ask("GET /orgs/acme/packages/container/team/app/versions"))).toBe("404 Not Found");
    expect(fake.violations).toEqual(["GET /orgs/acme/packages/container/team/app/versions: is not described"]);
  });

  it("of owners know no case, and no other kind of owner", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    fake.store.push("acme/app", one);
    fake.store.push("octocat/app", one);
    fake.store.setVisibility("octocat/app", "public");
    expect((await ask("GET /orgs/ACME/packages/container/app")).status).toBe(200);
    expect(said(await ask("GET /orgs/octocat/packages/container/app"))).toBe("404 Not Found");
    expect((await ask("GET /users/octocat/packages/container/app/versions?page=1&per_page=100")).status).toBe(200);
    expect((await ask(`GET /user/packages/container/app`)).body).toMatchObject({ owner: { login: classic.login } });
    expect(said(await ask("GET /orgs/acme/packages/container/nothing/versions"))).toBe("404 Package not found.");
    expect(said(await ask(`GET ${versions}/1`))).toBe("404 Package version not found.");
    expect(fake.violations).toEqual([]);
  });

  it("of organizations are those of users, too, or are not", async () => {
    for (const [usersResolveOrganizations, status] of [
      [true, 200],
      [false, 404],
    ] as const) {
      const fake = await openGithub({ usersResolveOrganizations });
      fake.store.push("acme/app", one);
      fake.store.setVisibility("acme/app", "public");
      expect((await asking(fake)("GET /users/acme/packages/container/app")).status).toBe(status);
    }
  });
});
