import { describe, expect, it } from "vitest";
import { resolve } from "../../src/oci/resolve.ts";
import { index, seed } from "../support/images.ts";
import { aged, open, tally } from "../support/oci-harness.ts";
import { answer, noDigest, withHeaders } from "../support/registry/fault.ts";

const image = aged("image", 1);

async function filled() {
  const opened = await open("distribution-2.8");
  seed(opened.fake.store, "app", image, ["v1"]);
  return { ...opened, at: (reference: string) => resolve(opened.endpoint, "app", reference) };
}

describe("what a reference resolves to", () => {
  it("is the digest, at the price of one request without a body", async () => {
    const { at, fake } = await filled();
    expect([await at("v1"), await at(image.digest)]).toEqual([image.digest, image.digest]);
    expect(tally(fake.log)).toEqual({ "HEAD tag": 1, "HEAD digest": 1 });
  });

  it("is the list, not its child for amd64", async () => {
    const { at, fake } = await filled();
    const list = index([aged("child", 1, { docker: true })], { docker: true });
    seed(fake.store, "app", list, ["list"]);
    expect(await at("list")).toBe(list.digest);
  });

  it("is nothing when it is gone", async () => {
    const { at } = await filled();
    expect([await at("nosuch"), await at(`sha256:${"1".repeat(64)}`)]).toEqual([undefined, undefined]);
  });

  it.each([
    ["leaves the header out", noDigest],
    ["says something that is no digest", withHeaders({ "Docker-Content-Digest": "sha256:zz" })],
  ])("is computed from the manifest when an old server %s", async (_, fault) => {
    const { at, fake } = await filled();
    fake.fault({ match: { method: "HEAD" }, do: fault });
    expect(await at("v1")).toBe(image.digest);
    expect(tally(fake.log)).toEqual({ "HEAD tag": 1, "GET tag": 1 });
  });

  it.each([
    [403, "forbidden"],
    [500, "transient"],
    [400, "unexpected"],
  ])("is unknown, and never `gone`, when the answer is %d", async (status, refusal) => {
    const { at, fake } = await filled();
    fake.fault({ match: { method: "HEAD" }, do: answer(status) });
    await expect(at("v1")).rejects.toMatchObject({ refusal, message: expect.stringMatching(/could not be looked up/) });
  });

  it.each(["../x", "a/b", "sha256:zz", "", "v1?x", "%2e%2e"])(
    "is never asked for a reference like %j",
    async (name) => {
      const { at, fake } = await filled();
      await expect(at(name)).rejects.toThrow(/not a name that the OCI specification allows/);
      expect(fake.log).toEqual([]);
    },
  );
});
