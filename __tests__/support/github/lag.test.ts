import { describe, expect, it } from "vitest";
import { artifact, image } from "../images.ts";
import { ociManifest } from "../registry/manifests.ts";
import { classic } from "./accounts.ts";
import { asking, openGithub, registrySignedIn, said, tagsIn } from "./open-github.ts";

const versions = "/orgs/acme/packages/container/app/versions";
const marker = artifact({ seed: "marker" });

describe("the list of versions runs behind", () => {
  it("a delete: the version is still named, and no longer there", async () => {
    const fake = await openGithub({ lag: { deleted: 2 } });
    const ask = asking(fake);
    fake.store.push("acme/app", image({ seed: "old" }), ["old"]);
    fake.store.push("acme/app", image(), ["new"]);
    const path = `${versions}/${fake.store.version("acme/app", image({ seed: "old" }).digest)?.id}`;
    expect((await ask(`DELETE ${path}`)).status).toBe(204);
    for (const expected of [[["new"], ["old"]], [["new"], ["old"]], [["new"]]]) {
      expect(tagsIn(await ask(`GET ${versions}`))).toEqual(expected);
      expect(said(await ask(`GET ${path}`))).toBe("404 Package version not found.");
      expect(said(await ask(`DELETE ${path}`))).toBe("404 Package version not found.");
    }
  });

  it("a push: the version is not named yet, and its tag is on two", async () => {
    const fake = await openGithub({ lag: { pushed: 2, moved: 3 } });
    const ask = asking(fake);
    fake.store.push("acme/app", image(), ["v1", "v2"]);
    for (const { bytes, digest } of marker.blobs) fake.store.putBlob("acme/app", bytes, digest);
    const authorization = await registrySignedIn(ask, "repository:acme/app:pull,push", classic);
    const pushed = await ask("PUT https://ghcr.io/v2/acme/app/manifests/v2", {
      ...{ authorization, contentType: ociManifest, body: marker.bytes },
    });
    expect(pushed).toMatchObject({ status: 201, headers: { "docker-content-digest": marker.digest } });
    const both = ["v1", "v2"];
    for (const expected of [[both], [both], [["v2"], both], [["v2"], ["v1"]]]) {
      expect(tagsIn(await ask(`GET ${versions}`))).toEqual(expected);
    }
    expect(fake.violations).toEqual([]);
  });
});
