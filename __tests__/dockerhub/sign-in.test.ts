import { describe, expect, it } from "vitest";
import { answer } from "../support/registry/fault.ts";
import { trustCertificate } from "../support/trust.ts";
import { openHub } from "./hub.ts";

const minute = 60_000;
const url = new URL("https://hub.docker.com/v2/namespaces/wiredbrain/repositories?page=1&page_size=100");
const signal = new AbortController().signal;

trustCertificate();

describe("the sign-in", () => {
  it("is asked for once by all who need it at the same time, and masks what it gets", async () => {
    const { signIn, fake, masked } = await openHub();
    await Promise.all(Array.from({ length: 10 }, () => signIn.send({ method: "GET", url })));
    expect(fake.log.filter(({ method }) => method === "POST")).toHaveLength(1);
    expect(masked).toEqual(fake.tokens);
  });

  it("is renewed before the ten minutes of a token are over", async () => {
    const { signIn, fake, clock } = await openHub();
    const signIns = () => fake.log.filter(({ method }) => method === "POST").length;
    const counts: number[] = [];
    for (const wait of [0, 8.9, 0.2, 8.7, 0.4, 60]) {
      await clock.sleep(wait * minute, signal);
      expect(await signIn.send({ method: "GET", url })).toMatchObject({ status: expect.not.toBeOneOf([401]) });
      counts.push(signIns());
    }
    expect(counts).toEqual([1, 1, 2, 2, 3, 4]);
    expect(fake.log.filter(({ status }) => status === 401)).toEqual([]);
  });

  it("is done again once for all when a token is refused before its time", async () => {
    const { signIn, fake, clock } = await openHub({ lives: { hubToken: 60 } });
    await signIn.send({ method: "GET", url });
    await clock.sleep(2 * minute, signal);
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn.send({ method: "GET", url })));
    expect(answers.map(({ status }) => status)).not.toContain(401);
    expect(fake.log.filter(({ method }) => method === "POST")).toHaveLength(2);
  });

  it.each([
    [answer(503), "Docker Hub's sign-in is broken right now (status 503)"],
    [answer(200, "<html>"), "Docker Hub's sign-in gave no token (status 200)"],
  ])("is told from a refusal", async (fault, message) => {
    const { signIn, fake } = await openHub();
    fake.fault({ match: { path: /auth\/token$/ }, do: fault });
    await expect(signIn.send({ method: "GET", url })).rejects.toThrow(message);
  });

  it("is not tried again with a secret that was refused", async () => {
    const { signIn, fake } = await openHub({}, "wrong");
    const failures = await Promise.allSettled([1, 2, 3].map(() => signIn.send({ method: "GET", url })));
    await expect(signIn.send({ method: "GET", url })).rejects.toThrow("Docker Hub refuses `username` and `password`");
    expect(failures.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(fake.log).toHaveLength(1);
  });
});
