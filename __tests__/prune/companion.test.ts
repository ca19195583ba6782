import { describe, expect, it } from "vitest";
import { companionSubject, isCutCompanion } from "../../src/prune/companion.ts";
import { plan } from "../../src/prune/plan.ts";
import { now, policy, state, tagsOf } from "../support/state.ts";

const hex = "0123456789abcdef".repeat(4);
const digest = "sha256:1";

describe("a companion tag", () => {
  it.each([`sha256-${hex}`, `sha256-${hex}.sig`, `sha256-${hex}.att`, `sha256-${hex}.sbom`])(
    "names the digest that it is about: %s",
    (name) => expect(companionSubject({ name, digest })).toBe(`sha256:${hex}`),
  );

  it.each([
    "sha256-",
    `sha256:${hex}`,
    `sha256-${hex.slice(1)}`,
    `sha256-${hex}0`,
    `sha256-${hex}.sigs`,
    `sha256-${hex}.sig.1`,
    `sha256-${hex.toUpperCase()}`,
    `xsha256-${hex}`,
    `x-sha256-${hex}.sig`,
    `sha512-${hex}`,
    "sha-0123abc",
    "v1",
  ])("is none in any other form: %s", (name) => expect(companionSubject({ name, digest })).toBeUndefined());

  it("is none when it is named after its own digest", () => {
    expect(companionSubject({ name: `sha256-${hex}`, digest: `sha256:${hex}` })).toBeUndefined();
  });
});

describe("a tag that may belong to a digest in SHA-512", () => {
  const cut = [`sha512-${hex}`, `sha512-${hex}.sig`, `sha512-${hex}.att`, `sha512-${hex}.sbom`];

  it.each(cut)("is known by its form: %s", (name) => expect(isCutCompanion(name)).toBe(true));

  it.each([`sha512-${hex}0`, `sha512-${hex}.sigs`, `sha512-${hex.slice(1)}`, `x${cut[0]}`, `sha256-${hex}`])(
    "has no other form: %s",
    (name) => expect(isCutCompanion(name)).toBe(false),
  );

  it.each(cut)("stays, because nobody can tell whose it is: %s", (name) => {
    const planned = plan(state(`${name}=s 9d, v1=a 1d`), policy({ keep: 0, untaggedAfter: "1d" }), now);
    expect(tagsOf(planned)).toEqual({
      [name]: "retained: it belongs to a digest in SHA-512 that its name does not tell whole",
      v1: "deleted: keep 0",
    });
  });
});
