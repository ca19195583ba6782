import { describe, expect, it } from "vitest";
import { artifact, attestation, image, index, signature } from "../images.ts";
import { pullable } from "../registry/client.ts";
import type { FakeAzure } from "./azure.ts";
import { pruner } from "./identity.ts";
import { roles } from "./rights.ts";
import { all, bySecret, contentClient, openAzure, registryClient } from "./sdk.ts";

const repository = "team/app";
const unlocking = { ...pruner, rights: [...pruner.rights, "repository:team/*:metadata_write"] };

/** Five images `v1` to `v5`, of which `v5` is the oldest, and the last push was a minute before the last but one. */
async function five(): Promise<FakeAzure> {
  const fake = await openAzure({ identities: [unlocking] });
  for (const at of [1, 2, 3, 4, 5]) {
    fake.store.push(repository, image({ seed: `v${at}` }), [`v${at}`], Date.UTC(2026, 0, 10 - at));
  }
  return fake;
}

const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name);

describe("the real SDK", () => {
  it("lists the repositories page by page", async () => {
    const fake = await openAzure();
    for (const name of ["b/c", "a", "b/a"]) fake.store.push(name, image(), ["v1"]);
    const pages = await all(registryClient(fake, bySecret(fake)).listRepositoryNames().byPage({ maxPageSize: 2 }));
    expect(pages.map((page) => [...page])).toEqual([["a", "b/a"], ["b/c"]]);
    expect(fake.log.filter(({ path }) => path === "/acr/v1/_catalog").at(-1)).toMatchObject({
      query: "last=b%2Fa&n=2&orderby=",
      scope: "registry:catalog:*",
      status: 200,
    });
  });

  it.each([
    ["by name", undefined, ["v1", "v2", "v3", "v4", "v5"]],
    ["newest first", "LastUpdatedOnDescending", ["v1", "v2", "v3", "v4", "v5"]],
    ["oldest first", "LastUpdatedOnAscending", ["v5", "v4", "v3", "v2", "v1"]],
  ] as const)("lists tags %s, whatever the size of a page", async (_, order, expected) => {
    const fake = await five();
    const artifactOf = registryClient(fake, bySecret(fake)).getArtifact(repository, "any");
    for (const maxPageSize of [1, 2, 5, 1000]) {
      const pages = await all(artifactOf.listTagProperties(order && { order }).byPage({ maxPageSize }));
      expect(names(pages.flat())).toEqual(expected);
      expect(pages).toHaveLength(Math.ceil(5 / maxPageSize));
    }
  });

  it("reads the time, the digest and the locks of a tag", async () => {
    const fake = await openAzure();
    const content = image();
    fake.store.push(repository, content, ["v1"], "2020-03-26T10:09:31.3938861Z");
    fake.store.change(repository, "v1", { deleteEnabled: false });
    const [tag] = await all(registryClient(fake, bySecret(fake)).getArtifact(repository, "any").listTagProperties());
    const at = new Date("2020-03-26T10:09:31.393Z");
    expect(tag).toMatchObject({ name: "v1", digest: content.digest, createdOn: at, lastUpdatedOn: at });
    expect(tag).toMatchObject({ canDelete: false, canWrite: true, canRead: true, canList: true });
  });

  it("lists manifests, untagged ones too, and finds children only one by one", async () => {
    const fake = await openAzure();
    const [amd, arm] = [image(), image({ seed: "arm", platform: { architecture: "arm64", os: "linux" } })];
    const content = index([amd, arm, attestation(amd)]);
    fake.store.push(repository, content, ["v1", "latest"]);
    const client = registryClient(fake, bySecret(fake)).getRepository(repository);
    const listed = new Map((await all(client.listManifestProperties())).map((one) => [one.digest, one]));
    expect(listed.size).toBe(4);
    expect(listed.get(content.digest)).toMatchObject({ tags: ["latest", "v1"], relatedArtifacts: [] });
    expect(listed.get(arm.digest)).toMatchObject({ architecture: "arm64", operatingSystem: "linux", tags: [] });
    const whole = await client.getArtifact(content.digest).getManifestProperties();
    expect(whole.relatedArtifacts.map(({ digest }) => digest)).toEqual(content.children.map(({ digest }) => digest));
  });

  it("pushes and pulls content that is what its digest says", async () => {
    const fake = await openAzure({ identities: [{ ...pruner, rights: ["repository:*:pull,push"] }] });
    const client = contentClient(fake, repository, bySecret(fake));
    const content = image({ layers: [300] });
    for (const { bytes, digest } of content.blobs) {
      expect((await client.uploadBlob(Buffer.from(bytes))).digest).toBe(digest);
    }
    const { mediaType } = content;
    await client.setManifest(Buffer.from(content.bytes), { mediaType, tag: "v1" });
    expect(await client.getManifest("v1")).toMatchObject({ digest: content.digest, mediaType });
    expect(await pullable(fake.openUrl, repository, "v1")).toEqual([]);
  });

  it("removes a tag and leaves the image, deletes an image with its tags, and takes what is gone for done", async () => {
    const fake = await five();
    fake.store.push(repository, image({ seed: "v1" }), ["latest"]);
    const client = registryClient(fake, bySecret(fake)).getRepository(repository);
    const headers: (string | undefined)[] = [];
    await client.getArtifact("v2").deleteTag("v2", {
      onResponse: ({ headers: sent }) => headers.push(sent.get("X-Ms-Int-Docker-Content-Digest")),
    });
    expect(headers.at(-1)).toBe(image({ seed: "v2" }).digest);
    await client.getArtifact(image({ seed: "v1" }).digest).delete();
    await client.getArtifact("v2").deleteTag("v2");
    await client.getArtifact(image({ seed: "v1" }).digest).delete();
    expect(fake.store.sortedTags(repository)).toEqual(["v3", "v4", "v5"]);
    expect(await pullable(fake.openUrl, repository, image({ seed: "v2" }).digest)).toEqual([]);
    expect(fake.log.flatMap(({ method, status }) => (method === "DELETE" && status !== 401 ? status : []))).toEqual([
      202, 202, 404, 404,
    ]);
  });

  it("deletes a repository with all that is in it", async () => {
    const fake = await five();
    const client = registryClient(fake, bySecret(fake));
    await client.deleteRepository(repository);
    expect(await all(client.listRepositoryNames())).toEqual([]);
    await expect(client.getRepository(repository).getProperties()).rejects.toMatchObject({ statusCode: 404 });
  });

  it("locks and unlocks tags, manifests and the repository, each for itself and without touching a time", async () => {
    const fake = await five();
    const client = registryClient(fake, bySecret(fake)).getRepository(repository);
    const digest = image({ seed: "v1" }).digest;
    const [tag, manifest] = [client.getArtifact("v1"), client.getArtifact(digest)];
    const before = await tag.getTagProperties("v1");
    expect(await tag.updateTagProperties("v1", { canDelete: false })).toEqual({ ...before, canDelete: false });
    await expect(tag.deleteTag("v1")).rejects.toMatchObject({ statusCode: 405 });
    await manifest.updateManifestProperties({ canWrite: false });
    await expect(manifest.delete()).rejects.toMatchObject({ statusCode: 405 });
    await client.updateProperties({ canDelete: false });
    await expect(client.getArtifact("v2").deleteTag("v2")).rejects.toMatchObject({ statusCode: 405 });
    await client.updateProperties({ canDelete: true });
    await manifest.updateManifestProperties({ canWrite: true });
    // A lock of the tag is none of the manifest.
    await manifest.delete();
    expect(fake.store.sortedTags(repository)).toEqual(["v2", "v3", "v4", "v5"]);
  });

  it("sees the referrers of an image go with it, tagged or not, and theirs as well", async () => {
    const fake = await openAzure();
    const content = image();
    const signed = signature(content, "subject").content;
    const sbom = artifact({ seed: "sbom", subject: content });
    fake.store.push(repository, content, ["v1"]);
    fake.store.push(repository, signed);
    fake.store.push(repository, sbom, ["sbom"]);
    fake.store.push(repository, artifact({ seed: "of the sbom", subject: sbom }));
    fake.store.push(repository, signature(content, "cosign-tag").content, ["cosign"]);
    await registryClient(fake, bySecret(fake)).getArtifact(repository, content.digest).delete();
    expect(fake.store.sortedTags(repository)).toEqual(["cosign"]);
    expect(fake.store.repositories.get(repository)?.manifests.size).toBe(1);
  });
});

describe("signing in through the real SDK", () => {
  it("takes two requests more for each kind of call, unless a policy widens the scope", async () => {
    const narrow = await five();
    const work = async (fake: FakeAzure, client = registryClient(fake, bySecret(fake))) => {
      for (const name of ["v1", "v2"]) {
        await client.getArtifact(repository, name).getTagProperties(name);
        await client.getArtifact(repository, name).deleteTag(name);
      }
      return fake.log.filter(({ role, path }) => role === "registry" && path !== "/oauth2/exchange").length;
    };
    expect(await work(narrow)).toBe(12);
    const wide = await five();
    const widen = registryClient(wide, bySecret(wide), {
      additionalPolicies: [
        {
          position: "perRetry",
          policy: {
            name: "widen",
            sendRequest(request, next) {
              if (new URL(request.url).pathname === "/oauth2/token" && typeof request.body === "string") {
                const form = new URLSearchParams(request.body);
                form.set("scope", `repository:${repository}:pull,delete,metadata_read,metadata_write`);
                request.body = form.toString();
              }
              return next(request);
            },
          },
        },
      ],
    });
    expect(await work(wide, widen)).toBe(6);
    expect(wide.log.at(-1)).toMatchObject({
      method: "DELETE",
      scope: `repository:${repository}:pull,delete,metadata_read,metadata_write`,
      status: 202,
    });
  });

  it("gives a token without the right that is missing, and refuses the call that needs it", async () => {
    const fake = await openAzure({ identities: [{ ...pruner, rights: roles.AcrPull }] });
    fake.store.push(repository, image(), ["v1"]);
    const deleting = registryClient(fake, bySecret(fake)).getArtifact(repository, "v1").deleteTag("v1");
    await expect(deleting).rejects.toMatchObject({
      statusCode: 401,
      details: { errors: [{ code: "UNAUTHORIZED" }] },
    });
    expect(fake.log.filter(({ path }) => path === "/oauth2/token").map(({ status }) => status)).toEqual([200]);
    expect(fake.store.sortedTags(repository)).toEqual(["v1"]);
  });

  it("takes Basic from everybody who has a password, without a token", async () => {
    const token = { username: "pruning", password: "t0ken" };
    const fake = await openAzure({
      identities: [
        pruner,
        { kind: "admin", username: "registry", password: "adm1n" },
        {
          kind: "token",
          ...token,
          scopeMap: ["repositories/team/*/metadata/read", "repositories/team/*/content/read"],
        },
      ],
    });
    fake.store.push(repository, image(), ["v1"]);
    const client = (username: string, password: string) =>
      registryClient(fake, undefined, {
        additionalPolicies: [
          {
            position: "perRetry",
            policy: {
              name: "basic",
              async sendRequest(request, next) {
                request.headers.set("Authorization", `Basic ${btoa(`${username}:${password}`)}`);
                const response = await next(request);
                response.headers.delete("WWW-Authenticate");
                return response;
              },
            },
          },
        ],
      });
    const tags = (username: string, password: string) =>
      all(client(username, password).getArtifact(repository, "any").listTagProperties());
    expect(names(await tags("registry", "adm1n"))).toEqual(["v1"]);
    expect(names(await tags(token.username, token.password))).toEqual(["v1"]);
    expect(names(await tags(pruner.clientId, pruner.secret ?? ""))).toEqual(["v1"]);
    await expect(tags("registry", "wrong")).rejects.toMatchObject({ statusCode: 401 });
    // The scope map has neither the catalog nor the delete.
    const scoped = client(token.username, token.password);
    await expect(all(scoped.listRepositoryNames())).rejects.toMatchObject({ statusCode: 401 });
    await expect(scoped.getArtifact(repository, "v1").deleteTag("v1")).rejects.toMatchObject({ statusCode: 401 });
    expect(new Set(fake.log.map(({ scope }) => scope))).toEqual(new Set(["Basic"]));
    expect(fake.tokens).toEqual([]);
  });

  it("lets nobody read who does not say who he is", async () => {
    const fake = await five();
    const listing = all(registryClient(fake).getArtifact(repository, "any").listTagProperties());
    await expect(listing).rejects.toMatchObject({ statusCode: 401 });
    expect(fake.log.map(({ path, status }) => [path.split("/")[1], status])).toEqual([
      ["acr", 401],
      ["oauth2", 200],
      ["acr", 401],
    ]);
  });
});
