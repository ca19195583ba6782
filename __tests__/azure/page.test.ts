import { describe, expect, it } from "vitest";
import { createPageCheck } from "../../src/azure/page.ts";
import { exchange, type Written } from "./exchange.ts";

const path = "/acr/v1/acme%2Fweb/_tags?n=1000&orderby=timedesc";
const shape = { registry: "wiredbrain.azurecr.io", imageName: "acme/web" };
const tags = (...names: readonly string[]) => ({ ...shape, tags: names.map((name) => ({ name })) });
const next = (target: string) => ({ link: `<${target}>; rel="next"` });
const page = (written: Written) => exchange({ path, ...written });
const second = "/acr/v1/acme%2Fweb/_tags?last=1%261&n=1000&orderby=timedesc";

const checkTags = () => createPageCheck("the tags", "tags");

describe("a page", () => {
  it("is its entries", () => {
    expect(checkTags()(page({ body: tags("v1", "v2") }))).toEqual([{ name: "v1" }, { name: "v2" }]);
    expect(createPageCheck("the catalog", "repositories")(exchange({ body: { repositories: ["a", "b"] } }))).toEqual([
      "a",
      "b",
    ]);
  });

  it("is empty where all tags are gone, and where there are no repositories", () => {
    expect(checkTags()(page({ body: shape }))).toEqual([]);
    expect(checkTags()(page({ body: { ...shape, tags: null } }))).toEqual([]);
    expect(createPageCheck("the catalog", "repositories")(exchange({ body: { repositories: null } }))).toEqual([]);
  });

  it.each<[string, Written]>([
    ["HTML", { headers: { "content-type": "text/html" }, body: "<html></html>" }],
    ["JSON under the name of HTML", { headers: { "content-type": "text/html" }, body: tags("v1") }],
    ["cut JSON", { body: '{"registry":"w","imageName":"a","tags":[{"na' }],
    ["an empty object", { body: {} }],
    ["a list", { body: [] }],
    ["no list of tags", { body: { ...shape, tags: "v1" } }],
    ["tags that are none", { body: { ...shape, tags: ["v1"] } }],
    ["null without the rest", { body: { tags: null } }],
  ])("is refused when it is %s", (_, written) => {
    expect(() => checkTags()(page(written))).toThrow(
      expect.objectContaining({
        refusal: "unexpected",
        message: expect.stringContaining("the body is not a list of tags"),
      }),
    );
  });

  it("of manifests is never without them: a repository without manifests does not exist", () => {
    for (const manifests of [undefined, null]) {
      const check = createPageCheck("the manifests", "manifests");
      expect(() => check(exchange({ body: { ...shape, manifests } }))).toThrow("not a list of manifests");
    }
  });

  it("that is an error says so", () => {
    const body = { errors: [{ code: "NAME_UNKNOWN", message: "repository name not known to registry" }] };
    expect(() => checkTags()(page({ status: 404, body }))).toThrow(expect.objectContaining({ refusal: "gone" }));
  });
});

describe("the way to the next page", () => {
  it.each([second, second.replace("%2F", "/")])("may be %s", (target) => {
    expect(checkTags()(page({ headers: next(target), body: tags("v1") }))).toHaveLength(1);
  });

  it.each([
    "https://evil.example/acr/v1/acme%2Fweb/_tags?last=a",
    "https://wiredbrain.azurecr.io/acr/v1/acme%2Fweb/_tags?last=a",
    "//evil.example/acr/v1/acme%2Fweb/_tags?last=a",
    "/acr/v1/other/_tags?last=a",
    "/acr/v1/acme%2Fweb/_manifests?last=a",
    "/acr/v1/acme%2Fweb/_tags/../../other/_tags?last=a",
    "/oauth2/token?last=a",
    "acr/v1/acme%2Fweb/_tags?last=a",
    path,
  ])("is refused when it is %s", (target) => {
    expect(() => checkTags()(page({ headers: next(target), body: tags("v1") }))).toThrow(
      "does not lead to another page",
    );
  });

  it.each(["nonsense", `<${second}>; rel="prev"`, `<${second}>; rel="next", <https://evil.example>; rel="next"`])(
    "is refused when the header is %s",
    (link) => {
      expect(() => checkTags()(page({ headers: { link }, body: tags("v1") }))).toThrow("does not lead to another page");
    },
  );

  it("must not come back", () => {
    const check = checkTags();
    check(page({ headers: next(second), body: tags("v1") }));
    const again = exchange({ path: `${second}&x`, headers: next(second), body: tags("v2") });
    expect(() => check(again)).toThrow("leads to a page that was there already");
  });

  it("must bring something new", () => {
    const check = checkTags();
    check(page({ headers: next(second), body: tags("v1") }));
    const same = exchange({ path: second, headers: next(`${second}2`), body: tags("v1") });
    expect(() => check(same)).toThrow("repeats an earlier page");
  });

  it("must end", () => {
    const check = checkTags();
    const goOn = () => {
      for (let at = 0; at < 1001; at++) check(page({ headers: next(`${second}${at}`), body: tags(`v${at}`) }));
    };
    expect(goOn).toThrow("goes on after 1000 pages");
  });
});
