import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coversScopes, formatScopes, mergeScopes, parseChallenges, parseScopes } from "../../src/oci/challenge.ts";

/** Challenges as plain values. */
function parsed(header: string) {
  return parseChallenges(header).map(({ scheme, parameters, token68 }) => ({
    scheme,
    ...Object.fromEntries(parameters),
    ...(token68 !== undefined && { token68 }),
  }));
}

describe("a WWW-Authenticate header", () => {
  it.each([
    ["", []],
    ["Basic", [{ scheme: "basic" }]],
    ['Basic realm="basic-realm"', [{ scheme: "basic", realm: "basic-realm" }]],
    [
      'Bearer realm="https://auth.example/token",service="r",scope="repository:a:pull,push repository:b:pull"',
      [
        {
          scheme: "bearer",
          realm: "https://auth.example/token",
          service: "r",
          scope: "repository:a:pull,push repository:b:pull",
        },
      ],
    ],
    ["BEARER Realm=x , SERVICE = y,,", [{ scheme: "bearer", realm: "x", service: "y" }]],
    [
      'Bearer realm="a",error="invalid_token", Basic realm="b"',
      [
        { scheme: "bearer", realm: "a", error: "invalid_token" },
        { scheme: "basic", realm: "b" },
      ],
    ],
    [
      'Negotiate, Negotiate YWJj==, Basic realm="b", Other',
      [
        { scheme: "negotiate" },
        { scheme: "negotiate", token68: "YWJj==" },
        { scheme: "basic", realm: "b" },
        { scheme: "other" },
      ],
    ],
    ['Bearer realm="a \\"b\\", \\\\ c", x=1', [{ scheme: "bearer", realm: 'a "b", \\ c', x: "1" }]],
    ['Bearer realm="first", realm="second"', [{ scheme: "bearer", realm: "first" }]],
    ['Bearer __proto__="x"', [{ scheme: "bearer", ["__proto__"]: "x" }]],
  ])("%s", (header, challenges) => {
    expect(parsed(header)).toEqual(challenges);
  });

  it.each([
    ['Basic realm="b", Bearer realm="unfinished', [{ scheme: "basic", realm: "b" }, { scheme: "bearer" }]],
    ['realm="no scheme"', []],
    ['Negotiate YWJj, realm="not its own"', [{ scheme: "negotiate", token68: "YWJj" }]],
    ["Bearer realm=https://x", [{ scheme: "bearer", realm: "https" }]],
    ["<html>", []],
    ["Bearer x = @, Basic", [{ scheme: "bearer" }]],
    ["Bearer @", [{ scheme: "bearer" }]],
  ])("that breaks the grammar is read up to there: %s", (header, challenges) => {
    expect(parsed(header)).toEqual(challenges);
  });

  const token = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/);
  const parameters = fc.dictionary(
    token.map((name) => name.toLowerCase()),
    fc.oneof(token, fc.string({ unit: "binary" })),
    {
      minKeys: 1,
      noNullPrototype: true,
    },
  );
  const challenge = fc.oneof(
    fc.record({ scheme: token, parameters }),
    fc.record({ scheme: token, token68: fc.stringMatching(/^[A-Za-z0-9._~+/-]{1,20}={0,2}$/) }),
    fc.record({ scheme: token }),
  );
  const space = fc.constantFrom("", " ", "\t", "  ");

  it("is read as it was written", () => {
    fc.assert(
      fc.property(fc.array(challenge), space, space, (challenges, before, after) => {
        const comma = `${before},${after}`;
        const quote = (value: string) => `"${value.replace(/["\\]/g, "\\$&")}"`;
        const header = challenges.map((each) => {
          if ("token68" in each) return `${each.scheme} ${each.token68}`;
          if (!("parameters" in each)) return each.scheme;
          const written = Object.entries(each.parameters).map(
            ([name, value]) => `${name}${before}=${after}${quote(value)}`,
          );
          return `${each.scheme} ${written.join(comma)}`;
        });
        expect(parsed(header.join(comma))).toEqual(
          challenges.map(({ scheme, ...rest }) => ({
            scheme: scheme.toLowerCase(),
            ...("parameters" in rest ? rest.parameters : rest),
          })),
        );
      }),
    );
  });

  it("of junk never throws", () => {
    const junk = fc.array(fc.constantFrom(...'Basic Bearer = , " \\ \t realm a b== é @'.split(" "), " "), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          junk.map((parts) => parts.join("")),
        ),
        (text) => void parseChallenges(text),
      ),
    );
  });

  it.each(["a", " ", ",", "a ", "a,", "a=", 'a="b"', 'a="', '"', "\\", "a=b,", "= ", 'x a="\\'])(
    "of much %j takes no long",
    (part) => {
      const startedAt = performance.now();
      parseChallenges(part.repeat(50_000));
      parseChallenges(`Bearer ${part.repeat(50_000)}`);
      parseChallenges(`Bearer a="${part.repeat(50_000)}`);
      expect(performance.now() - startedAt).toBeLessThan(2000);
    },
  );
});

describe("scopes", () => {
  it.each([
    ["repository:team/app:pull", ["repository:team/app:pull"]],
    ["repository:a:pull,push repository:b:pull", ["repository:a:pull,push", "repository:b:pull"]],
    ["repository:host:5000/a:pull", ["repository:host:5000/a:pull"]],
    ["repository:a:pull  repository:a:delete,pull", ["repository:a:pull,delete"]],
    ["registry:catalog:*", ["registry:catalog:*"]],
    ["*", ["*"]],
    ["", []],
  ])("%j", (text, formatted) => {
    expect(formatScopes(parseScopes(text))).toEqual(formatted);
  });

  it("cover what is asked for when no action is missing", () => {
    const scopes = mergeScopes(parseScopes("repository:a:pull,delete"), parseScopes("repository:b:pull *"));
    for (const wanted of ["", "repository:a:pull", "repository:a:delete,pull *"]) {
      expect(coversScopes(scopes, parseScopes(wanted))).toBe(true);
    }
    for (const wanted of ["repository:a:push", "repository:c:pull", "repository:a:pull repository:b:delete"]) {
      expect(coversScopes(scopes, parseScopes(wanted))).toBe(false);
    }
  });
});
