import { describe, expect, it } from "vitest";
import { createSecrets, withStrings } from "../../src/report/secrets.ts";
import { growth } from "../hostile/growth.ts";

function hiding(...secrets: readonly string[]): (text: string) => string {
  const { add, hide } = createSecrets();
  for (const secret of secrets) add(secret);
  return hide;
}

describe("a secret", () => {
  const token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyb2JvdCJ9.c2lnbmF0dXJl";

  it.each([
    ["as it is", "hunter2", "Bearer hunter2, and hunter2hunter2", "Bearer ***, and ******"],
    ["in a URL", "p4ss & wörd/№1", `x?p=${encodeURIComponent("p4ss & wörd/№1")}`, "x?p=***"],
    ["in JSON", 'a "quoted" one\\', JSON.stringify({ p: 'a "quoted" one\\' }), '{"p":"***"}'],
    ["in base64", "hunter2", `(${Buffer.from("hunter2").toString("base64")})`, "(***)"],
    ["at its end", "hunter2", "hunter2", "***"],
    ["cut off after 16 characters", token, `x ${token.slice(0, 16)}`, "x ***"],
    ["cut off late", token, `x ${token.slice(0, -1)}…`, "x ***…"],
    ["that goes on differently", token, `${token.slice(0, 20)} eyJ`, "*** eyJ"],
  ])("is hidden %s", (_, secret, text, shown) => expect(hiding(secret)(text)).toBe(shown));

  it.each([
    ["a part of it that may be a word", token, token.slice(0, 15)],
    ["the rest of it", token, token.slice(1)],
    ["another case", "hunter2", "Hunter2"],
    ["three characters, which are in every text", "abc", "abc"],
    ["nothing", "", "any text"],
  ])("is not %s", (_, secret, text) => expect(hiding(secret)(text)).toBe(text));

  it("is hidden whole where another one is a part of it", () => {
    expect(hiding("hunter", "hunter2-and-more", "hunter2")("hunter2-and-more hunter2 hunter")).toBe("*** *** ***");
  });

  it("that is not there leaves a text as it is", () => {
    expect(hiding("hunter2")("v1.2.3")).toBe("v1.2.3");
    expect(hiding()("hunter2")).toBe("hunter2");
  });

  it("takes no long time, also in a text of nothing but beginnings", () => {
    const hide = hiding(...Array.from({ length: 1000 }, (_, at) => `${token}${at}`));
    const text = token.slice(0, 12);
    expect(growth((size) => () => hide(text.repeat(size)), 200, 2000)).toBeLessThan(4);
  });
});

describe("the strings of a thing", () => {
  it("are changed at every depth, and nothing else", () => {
    const thing = { a: "x", b: [{ c: "x" }, 1, undefined], d: null, e: { f: "y" } };
    const changed = withStrings(thing, (text) => text.replace("x", "z"));
    expect(changed).toEqual({ a: "z", b: [{ c: "z" }, 1, undefined], d: null, e: { f: "y" } });
    expect(changed.e).toBe(thing.e);
    expect(thing.a).toBe("x");
  });

  it("that stay leave the thing itself", () => {
    const thing = { a: ["x"], b: { c: 1 } };
    expect(withStrings(thing, (text) => text)).toBe(thing);
  });
});
