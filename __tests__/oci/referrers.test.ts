import { describe, expect, it } from "vitest";
import { createReferrers } from "../../src/oci/referrers.ts";
import { answer, type Fault, json, startFaultServer } from "../support/fault-server.ts";
import { seed, signature } from "../support/images.ts";
import { adapter, aged, open } from "../support/oci-harness.ts";

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;
const [subject, other] = [digest("a"), digest("b")] as const;
const path = `/v2/app/referrers/${subject}`;
const indexOf = (...digests: readonly unknown[]) => ({ manifests: digests.map((one) => ({ digest: one })) });

async function served(fault: Fault | readonly Fault[]) {
  const server = await startFaultServer({
    [path]: fault,
    [`/v2/app/referrers/${other}`]: json(indexOf(digest("2"))),
    [`/v2/second/referrers/${other}`]: json(indexOf(digest("3"))),
  });
  const referrers = createReferrers(adapter(server.url).endpoint);
  return { server, of: (one: string, repository = "app") => referrers.of(repository, one) };
}

describe("the referrers of a digest", () => {
  it("are what has it as its subject", async () => {
    const { fake, endpoint } = await open("zot");
    const image = aged("image", 1);
    seed(fake.store, "app", image, ["v1"]);
    const { content } = signature(image, "subject");
    seed(fake.store, "app", content);
    const referrers = createReferrers(endpoint);
    expect(await referrers.of("app", image.digest)).toEqual([content.digest]);
    expect(await referrers.of("app", content.digest)).toEqual([]);
  });

  it("are read to the last page", async () => {
    const { of } = await served([
      answer(200, { link: `<${path}?cursor=2>; rel="next"` }, JSON.stringify(indexOf(digest("1")))),
      json(indexOf(digest("2"))),
    ]);
    expect(await of(subject)).toEqual([digest("1"), digest("2")]);
  });

  it("are not read for ever", async () => {
    let page = 0;
    const { of, server } = await served((request, response) =>
      answer(200, { link: `<${path}?cursor=${++page}>; rel="next"` }, JSON.stringify(indexOf()))(request, response),
    );
    await expect(of(subject)).rejects.toThrow(/goes on after 100 pages/);
    expect(server.requests.length).toBeLessThanOrEqual(101);
  });

  it.each([
    ["a page of HTML", answer(200, {}, "<!doctype html>")],
    ["an empty object", json({})],
    ["null", json({ manifests: null })],
    ["something without a digest", json(indexOf(digest("1"), undefined))],
    ["something with half a digest", json(indexOf("sha256:12"))],
  ])("are refused when the answer is %s", async (_, fault) => {
    const { of } = await served(fault);
    await expect(of(subject)).rejects.toThrow(/not an index of referrers/);
  });
});

describe("a server without referrers", () => {
  it.each([400, 404, 405, 501])("is asked once when it answers %d, though many ask at a time", async (status) => {
    const { of, server } = await served(answer(status, {}, "404 page not found"));
    expect(await Promise.all([of(subject), of(other), of(other, "second")])).toEqual([[], [], []]);
    expect(await of(other)).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });
});

describe("a failure", () => {
  const failing: readonly [string, Fault][] = [
    ["500 for ever", answer(500)],
    ["403", answer(403)],
    ["a captive portal", answer(200, {}, "<!doctype html>")],
  ];

  it.each(failing)("of one question leaves the others their own answers: %s", async (_, fault) => {
    const { of } = await served(fault);
    await expect(of(subject)).rejects.toThrow();
    expect(await of(other, "second")).toEqual([digest("3")]);
  });

  it.each(failing)("of the first question can be caught: %s", async (_, fault) => {
    const { of } = await served(fault);
    const lost: unknown[] = [];
    const listener = (reason: unknown) => lost.push(reason);
    process.on("unhandledRejection", listener);
    try {
      await expect(of(subject)).rejects.toThrow();
      // Rejections that nobody handles are told of once the queue of microtasks is empty.
      await new Promise((later) => setImmediate(later));
    } finally {
      process.off("unhandledRejection", listener);
    }
    expect(lost).toEqual([]);
  });
});
