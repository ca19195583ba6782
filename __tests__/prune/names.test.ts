import { describe, expect, it } from "vitest";
import { RegistryError } from "../../src/prune/errors.ts";
import { checked, isDigest, isReference, isRepositoryName, isTagName } from "../../src/prune/names.ts";

const hex = "0123456789abcdef".repeat(8);

describe("a tag name", () => {
  it.each(["latest", "v1.2.3", "_", "A-b_c.d", "1", "x".repeat(128), "sha256-abc.sig"])("can be %s", (name) => {
    expect(isTagName(name)).toBe(true);
  });

  it.each(["", ".", "..", "-a", ".a", "a/b", "a?x=1", "a#b", "a b", "a%2f", "a:b", "a\n", "\na", "é", "x".repeat(129)])(
    "cannot be %j",
    (name) => {
      expect(isTagName(name)).toBe(false);
    },
  );
});

describe("a repository name", () => {
  it.each(["a", "library/alpine", "a/b/c/d", "a-b.c_d__e---f/0", "abc.def/ghi_jkl__mno--pqr.stu", "x".repeat(255)])(
    "can be %s",
    (name) => {
      expect(isRepositoryName(name)).toBe(true);
    },
  );

  it.each([
    ...[
      "",
      ".",
      "..",
      "a/../b",
      "a//b",
      "/a",
      "a/",
      "A",
      "a..b",
      "a___b",
      "-a",
      "a-",
      "a.",
      "a/.b",
      "a?b",
      "a b",
      "a%2fb",
      "a\n",
    ],
    "x".repeat(256),
  ])("cannot be %j", (name) => {
    expect(isRepositoryName(name)).toBe(false);
  });
});

describe("a digest", () => {
  it.each([`sha256:${hex.slice(64)}`, `sha512:${hex}`])("can be %s", (text) => {
    expect(isDigest(text)).toBe(true);
  });

  it.each([
    ...["", "sha256:", `sha256:${hex}`, `sha512:${hex.slice(64)}`, `sha256:${hex.slice(65)}`, `md5:${hex.slice(96)}`],
    ...[
      `sha256:${hex.slice(64).toUpperCase()}`,
      `sha256:${hex.slice(64)}\n`,
      `x@sha256:${hex.slice(64)}`,
      "sha256:../../x",
    ],
  ])("cannot be %j", (text) => {
    expect(isDigest(text)).toBe(false);
  });
});

describe("a reference", () => {
  it.each(["latest", `sha256:${hex.slice(64)}`])("can be %s", (text) => {
    expect(isReference(text)).toBe(true);
  });

  it.each(["", "..", "a/b", "sha256:abc"])("cannot be %j", (text) => {
    expect(isReference(text)).toBe(false);
  });
});

describe("a name that is about to become a part of a URL", () => {
  it("is handed back when it is valid", () => {
    expect(checked("app", isRepositoryName)).toBe("app");
  });

  it("is refused when it is not, and shown as far as it can be read", () => {
    expect(() => checked(`../${"x".repeat(300)}`, isRepositoryName)).toThrow(
      new RegistryError("unexpected", `\`../${"x".repeat(197)}\` is not a name that the OCI specification allows`),
    );
  });
});

it("is decided in linear time", () => {
  const startedAt = performance.now();
  for (const name of ["a".repeat(1e6), `${"a-".repeat(5e5)}!`, `${"a/".repeat(5e5)}!`, `sha256:${"a".repeat(1e6)}`]) {
    expect([isTagName(name), isRepositoryName(name), isDigest(name)]).toEqual([false, false, false]);
  }
  expect(performance.now() - startedAt).toBeLessThan(2000);
});
