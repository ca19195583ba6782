import { describe, expect, it } from "vitest";
import { short } from "../../src/prune/need.ts";

describe("a digest in short", () => {
  it.each([
    [`sha256:${"0123456789abcdef".repeat(4)}`, "sha256:0123456789ab"],
    [`sha512:${"0123456789abcdef".repeat(8)}`, "sha512:0123456789ab"],
    ["sha256:0123", "sha256:0123"],
  ])("is its algorithm and twelve digits: %.20s", (digest, expected) => expect(short(digest)).toBe(expected));
});
