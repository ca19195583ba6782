import { describe, expect, it } from "vitest";
import { nextPage } from "../../src/oci/link.ts";

const asked = "https://registry.test:5000/base/v2/app/tags/list?n=2";

function follow(link: string | undefined): string | undefined {
  const url = new URL(asked);
  return nextPage({
    request: { method: "GET", url },
    response: {
      status: 200,
      url,
      body: Buffer.of(),
      attempts: 1,
      header: (name) => (name === "link" ? link : undefined),
    },
  })?.href;
}

const second = "https://registry.test:5000/base/v2/app/tags/list?last=b&n=2";

describe("the next page", () => {
  it.each([
    ["a path", '</base/v2/app/tags/list?last=b&n=2>; rel="next"'],
    ["a path without the base path, which a proxy has added", '</v2/app/tags/list?last=b&n=2>; rel="next"'],
    ["a URL", '<https://registry.test:5000/v2/app/tags/list?last=b&n=2>; rel="next"'],
    ["a query", '<?last=b&n=2>; rel="next"'],
    ["a name", '<list?last=b&n=2>; rel="next"'],
    ["without quotes", "</v2/app/tags/list?last=b&n=2>;rel=next"],
    ["in capitals", '</v2/app/tags/list?last=b&n=2>; REL="NEXT"'],
    ["with other parameters", '</v2/app/tags/list?last=b&n=2>; type="x"; rel="next"; title="y"'],
    ["after another link", '</v2/>; rel="first", </v2/app/tags/list?last=b&n=2>; rel="next"'],
    ["a path that climbs", '</v2/app/../../other/tags/list?last=b&n=2>; rel="next"'],
  ])("is named by %s", (_, link) => {
    expect(follow(link)).toBe(second);
  });

  it.each([
    ["no header", undefined],
    ["an empty header", ""],
    ["another relation", '</x?last=b>; rel="prev"'],
  ])("does not exist with %s", (_, link) => {
    expect(follow(link)).toBeUndefined();
  });

  it.each([
    '<https://elsewhere.test/v2/app/tags/list?last=b>; rel="next"',
    '<http://registry.test:5000/v2/app/tags/list?last=b>; rel="next"',
    '<https://registry.test:5001/v2/app/tags/list?last=b>; rel="next"',
    '<//elsewhere.test/v2/app/tags/list?last=b>; rel="next"',
    '<https://registry.test:5000@elsewhere.test/?last=b>; rel="next"',
    '<https://[>; rel="next"',
    '<data:,x>; rel="next"',
  ])("is refused elsewhere: %s", (link) => {
    expect(() => follow(link)).toThrow(/its Link header leads to another host/);
  });

  it("is refused when it is this one", () => {
    expect(() => follow('</v2/app/tags/list?n=2>; rel="next"')).toThrow(/leads to the same page again/);
  });

  it.each(['/v2/app/tags/list?last=b; rel="next"', '</v2/app/tags/list?last=b>; rel="next last"'])(
    "is not overlooked in a header that is hard to read: %s",
    (link) => {
      let found: string | undefined;
      try {
        found = follow(link);
      } catch {
        return;
      }
      expect(found).toContain("last=b");
    },
  );
});
