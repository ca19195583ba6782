import { describe, expect, it } from "vitest";
import { deleteAdvice, githubRefusal, listAdvice, readAdvice } from "../../src/github/refusal.ts";
import { AuthError, type Refusal, RegistryError } from "../../src/prune/errors.ts";
import { now } from "../support/state.ts";
import { exchange, type Written } from "./exchange.ts";

const support = "Contact GitHub support for further assistance.";
const says = (message: string) => ({ body: { message, documentation_url: "https://docs.github.com/rest" } });
const page = { headers: { "content-type": "text/html" }, body: "<!doctype html><title>Hello</title>" };

const refusalOf = (written: Written, advice?: string) => githubRefusal(exchange(written), "it failed", now, advice);

/** Of what kind it is, and how long to wait. */
function kindOf(written: Written): readonly [Refusal | "auth", number | undefined] {
  const refusal = refusalOf(written);
  return refusal instanceof RegistryError ? [refusal.refusal, refusal.exchange.retryAfterMs] : ["auth", undefined];
}

describe("a refusal of GitHub's API", () => {
  it.each<[string, Written, Refusal | "auth"]>([
    [
      "the last tagged version",
      {
        status: 400,
        ...says("You cannot delete the last tagged version of a package. You must delete the package instead."),
      },
      "protected",
    ],
    [
      "the last version, as it was worded before",
      { status: 400, ...says("You cannot delete the last version of a package. You must delete the package instead.") },
      "protected",
    ],
    [
      "more than 5,000 downloads",
      {
        status: 400,
        ...says(`Publicly visible package versions with more than 5000 downloads cannot be deleted. ${support}`),
      },
      "protected",
    ],
    [
      "the same of a package",
      {
        status: 400,
        ...says(`Publicly visible packages with a version with more than 5000 downloads cannot be deleted. ${support}`),
      },
      "protected",
    ],
    ["the list of packages to a workflow", { status: 400, ...says("Invalid argument.") }, "forbidden"],
    ["any other bad request", { status: 400, ...says("Problems parsing JSON") }, "unexpected"],
    ["no token that it knows", { status: 401, ...says("Bad credentials") }, "auth"],
    ["the right of a workflow", { status: 403, ...says("Resource not accessible by integration") }, "forbidden"],
    [
      "the right of a fine-grained token",
      { status: 403, ...says("Resource not accessible by personal access token") },
      "forbidden",
    ],
    ["a scope", { status: 403, ...says("You need at least read:packages scope to get a package.") }, "forbidden"],
    ["something that is not there, or no right", { status: 404, ...says("Package not found.") }, "gone"],
    ["a version that is not there", { status: 404, ...says("Package version not found.") }, "gone"],
    ["a wrong path", { status: 404, ...page }, "unexpected"],
    [
      "a missing parameter",
      { status: 422, ...says('Invalid request.\n\n"package_type" wasn\'t supplied.') },
      "unexpected",
    ],
    ["a web page that is no error", { status: 200, ...page }, "unexpected"],
    ["an outage", { status: 502, ...page }, "transient"],
    ["an outage that speaks JSON", { status: 503, ...says("Service unavailable") }, "transient"],
    ["a timeout", { status: 408, body: "" }, "transient"],
  ])("is about %s", (_, written, kind) => {
    expect(kindOf(written)).toEqual([kind, undefined]);
  });

  const secondary = says("You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
  const primary = says("API rate limit exceeded for installation ID 1234567.");
  const inFiveMinutes = String(now / 1000 + 300);

  it.each<[string, Written, number]>([
    ["a minute, told when to come back", { status: 403, headers: { "retry-after": "17" }, ...secondary }, 17_000],
    ["a minute, and not told", { status: 403, ...secondary }, 60_000],
    ["a minute, by 429", { status: 429, ...secondary }, 60_000],
    [
      "a minute, by a page of the web",
      { status: 403, body: "<p>You have triggered an abuse detection mechanism.</p>" },
      60_000,
    ],
    ["a minute, by nothing at all", { status: 429, body: "" }, 60_000],
    [
      "an hour",
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inFiveMinutes }, ...primary },
      300_000,
    ],
    [
      "an hour, without a word",
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inFiveMinutes }, body: "" },
      300_000,
    ],
    [
      "an hour that is over by this clock",
      { status: 429, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" }, ...primary },
      60_000,
    ],
    [
      "an hour, and a wait of its own",
      {
        ...{ status: 403, headers: { "retry-after": "5", "x-ratelimit-remaining": "0" } },
        ...primary,
      },
      5_000,
    ],
  ])("is about too much in %s", (_, written, wait) => {
    expect(kindOf(written)).toEqual(["throttled", wait]);
  });

  it("tells what was asked, what was answered, whose number it has, and nothing that is secret", () => {
    const written = {
      ...{ path: "/orgs/acme/packages?page=1&token=s3cret", status: 404, ...says("x".repeat(1_000)) },
      headers: { "x-github-request-id": "C0DE:1" },
    };
    const refusal = refusalOf(written) as RegistryError;
    expect(refusal.message).toMatch(
      /^it failed: GET https:\/\/api\.github\.com\/orgs\/acme\/packages\S* was answered 404/,
    );
    expect(refusal.message.length).toBeLessThan(500);
    expect(refusal.message).not.toContain("s3cret");
    expect(refusal.exchange).toMatchObject({ method: "GET", status: 404, requestId: "C0DE:1" });
  });

  it.each<[string, Written, string, boolean]>([
    ["who may not", { status: 403, ...says("Resource not accessible by integration") }, deleteAdvice, true],
    ["who sees nothing", { status: 404, ...says("Package not found.") }, readAdvice, true],
    ["a workflow that lists packages", { status: 400, ...says("Invalid argument.") }, listAdvice, true],
    ["who has to wait", { status: 403, ...secondary }, deleteAdvice, false],
    ["who cannot help it", { status: 502, ...page }, readAdvice, false],
    [
      "who asks for the last version",
      { status: 400, ...says("You cannot delete the last version") },
      deleteAdvice,
      false,
    ],
  ])("tells what to change to %s", (_, written, advice, isGiven) => {
    expect(refusalOf(written, advice).message.endsWith(`. ${advice}`)).toBe(isGiven);
  });

  it("names `token` where it is not accepted", () => {
    const refusal = refusalOf({ status: 401, ...says("Bad credentials") });
    expect(refusal).toBeInstanceOf(AuthError);
    expect(refusal.message).toMatch(/^GitHub does not accept `token`: .*401 \(Bad credentials\)$/);
  });
});
