import { describe, expect, it } from "vitest";
import { image, index } from "../images.ts";
import type { FakeGithub } from "./github.ts";
import { asking, noon, openGithub, said, tagsIn } from "./open-github.ts";

const repository = "acme/app";
const app = "/orgs/acme/packages/container/app";
const one = image({ seed: "one" });
const two = image({ seed: "two" });
const day = 24 * 3_600_000;

function idOf({ store }: FakeGithub, digest: string): number {
  return store.version(repository, digest)?.id ?? 0;
}

describe("deleting a version", () => {
  it("takes the manifest with all its tags, and nothing that it leads to", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    fake.store.push(repository, index([one, two]), ["v1", "latest"]);
    fake.store.push(repository, image(), ["other"]);
    const id = idOf(fake, index([one, two]).digest);
    expect(await ask(`DELETE ${app}/versions/${id}`)).toMatchObject({ status: 204, body: "" });
    expect(tagsIn(await ask(`GET ${app}/versions`))).toEqual([["other"], [], []]);
    expect([...(fake.store.repositories.get(repository)?.tags.keys() ?? [])]).toEqual(["other"]);
    expect(fake.log[0]).toMatchObject({ method: "DELETE", repository, reference: `${id}`, status: 204 });
    expect(fake.violations).toEqual([]);
  });

  it("lets a child of a living index go", async () => {
    const fake = await openGithub();
    fake.store.push(repository, index([one]), ["v1"]);
    expect((await asking(fake)(`DELETE ${app}/versions/${idOf(fake, one.digest)}`)).status).toBe(204);
  });

  it("is refused for the last one with a tag, in any of three wordings; one without a tag always goes", async () => {
    for (const [lastTagged, expected] of [
      [
        undefined,
        /^400 You cannot delete the last tagged version of a package\. You must delete the package instead\.$/,
      ],
      ["version", /^400 You cannot delete the last version of a package\./],
      ["downloads", /^400 Publicly visible package versions with more than 5000 downloads cannot be deleted\./],
    ] as const) {
      const fake = await openGithub(lastTagged && { lastTagged });
      const ask = asking(fake);
      fake.store.push(repository, one, ["v1", "latest"]);
      fake.store.push(repository, two);
      expect(said(await ask(`DELETE ${app}/versions/${idOf(fake, one.digest)}`))).toMatch(expected);
      expect((await ask(`DELETE ${app}/versions/${idOf(fake, two.digest)}`)).status).toBe(204);
      expect(fake.violations).toEqual([]);
    }
  });

  it("is refused above 5,000 downloads of what is public, and so is the package", async () => {
    const fake = await openGithub();
    const ask = asking(fake);
    fake.store.push(repository, one, ["v1"]);
    fake.store.push(repository, two, ["v2"]);
    fake.store.setVisibility(repository, "public");
    fake.store.change(repository, one.digest, { downloads: 5_001 });
    const path = `${app}/versions/${idOf(fake, one.digest)}`;
    expect(said(await ask(`DELETE ${path}`))).toMatch(/^400 Publicly visible package versions with more than 5000 /);
    expect(said(await ask(`DELETE ${app}`))).toMatch(/^400 Publicly visible packages with a version with more than /);
    fake.store.change(repository, one.digest, { downloads: 5_000 });
    expect((await ask(`DELETE ${path}`)).status).toBe(204);
    fake.store.setVisibility(repository, "private");
    fake.store.change(repository, two.digest, { downloads: 9_000 });
    expect((await ask(`DELETE ${app}`)).status).toBe(204);
    expect(fake.violations).toEqual([]);
  });

  it("is 404 for what is gone, in either wording", async () => {
    for (const [goneSays, expected] of [
      ["version", "404 Package version not found."],
      ["package", "404 Package not found."],
    ] as const) {
      const fake = await openGithub({ goneSays });
      fake.store.push(repository, one, ["v1"]);
      expect(said(await asking(fake)(`DELETE ${app}/versions/77`))).toBe(expected);
      expect(said(await asking(fake)(`GET ${app}/versions/77`))).toBe("404 Package version not found.");
    }
  });
});

describe("undoing", () => {
  it("brings a version back for 30 days, under its number, with the tags that are free", async () => {
    let now = noon;
    const fake = await openGithub({ now: () => now });
    const ask = asking(fake);
    fake.store.push(repository, one, ["v1", "latest"]);
    fake.store.push(repository, two, ["v2"]);
    const id = idOf(fake, one.digest);
    expect((await ask(`DELETE ${app}/versions/${id}`)).status).toBe(204);
    fake.store.push(repository, two, ["latest"]);
    now += 30 * day;
    expect(await ask(`POST ${app}/versions/${id}/restore`)).toMatchObject({ status: 204, body: "" });
    expect(fake.store.version(repository, one.digest)).toMatchObject({ id, tags: ["v1"] });
    expect(said(await ask(`POST ${app}/versions/${id}/restore`))).toBe("404 Package version not found.");
    expect(fake.violations).toEqual([]);
  });

  it("is too late after that, or when the digest was pushed again", async () => {
    let now = noon;
    const fake = await openGithub({ now: () => now });
    const ask = asking(fake);
    fake.store.push(repository, image(), ["other"]);
    const ids = [one, two].map((content) => {
      fake.store.push(repository, content);
      const id = idOf(fake, content.digest);
      fake.store.deleteManifest(repository, content.digest);
      return id;
    });
    fake.store.push(repository, two);
    expect((await ask(`POST ${app}/versions/${ids[1]}/restore`)).status).toBe(404);
    now += 30 * day + 1;
    expect((await ask(`POST ${app}/versions/${ids[0]}/restore`)).status).toBe(404);
  });

  it("brings a whole package back, unless its name was used again", async () => {
    const fake = await openGithub({ listsDeletedPackages: true });
    const ask = asking(fake);
    fake.store.push(repository, one, ["v1"]);
    const names = async () =>
      ((await ask("GET /orgs/acme/packages?package_type=container")).body as { name: string }[]).map(
        ({ name }) => name,
      );
    expect((await ask(`DELETE ${app}`)).status).toBe(204);
    expect(said(await ask(`GET ${app}/versions`))).toBe("404 Package not found.");
    expect(await names()).toEqual([expect.stringMatching(/^deleted_\d+_app$/)]);
    expect((await ask(`POST ${app}/restore`)).status).toBe(204);
    expect(tagsIn(await ask(`GET ${app}/versions`))).toEqual([["v1"]]);
    await ask(`DELETE ${app}`);
    fake.store.push(repository, two);
    expect(said(await ask(`POST ${app}/restore`))).toBe("404 Package not found.");
    expect(fake.violations).toEqual([]);
  });
});
