import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSignIn } from "../../src/oci/auth.ts";
import type { Access } from "../../src/oci/grants.ts";
import { answer, type Fault, json, openHttp, startFaultServer } from "../support/fault-server.ts";

const credentials = { username: "robot", password: "pass:wörd" };
const basic = `Basic ${Buffer.from("robot:pass:wörd").toString("base64")}`;
const pull: Access = { repository: "team/app", action: "pull" };
const remove: Access = { repository: "team/app", action: "delete" };

type Options = Partial<Parameters<typeof createSignIn>[0]>;

/** A sign-in with a clock that the test moves, and all that it masked. */
function open(registry: URL, options: Options = {}, concurrency = 64) {
  const { http } = openHttp({ concurrency, retry: { retries: 0 } });
  const masked: string[] = [];
  const clock = { at: 0 };
  const signIn = createSignIn({
    http,
    registry,
    mask: (secret) => masked.push(secret),
    now: () => clock.at,
    ...options,
  });
  const send = (access: Access = pull, method: "GET" | "DELETE" = access === remove ? "DELETE" : "GET") =>
    signIn.send({ method, url: new URL("/v2/x", registry) }, access);
  return { send, signIn, masked, clock };
}

interface TokenRegistry {
  /** What the token server answers with beside the token. */
  readonly extra?: object;
  readonly key?: string;
  /** What the registry does with a token that has these scopes: 200, or a refusal. */
  readonly judge?: (scope: string, request: IncomingMessage) => number;
  readonly challenge?: (realm: string, request: IncomingMessage) => string;
  readonly tokenFault?: (scope: string) => Fault | undefined;
}

/** A registry with a token server on the same host. A token names its number and its scope. */
async function startTokenRegistry({
  extra,
  key = "token",
  judge = () => 200,
  challenge,
  tokenFault,
}: TokenRegistry = {}) {
  let issued = 0;
  const revoked = new Set<string>();
  const secrets: string[] = [];
  const challengeOf =
    challenge ??
    ((realm: string, { method }: IncomingMessage) =>
      `Bearer realm="${realm}",service="the registry",scope="repository:team/app:${method === "DELETE" ? "delete" : "pull"}"`);
  const server = await startFaultServer({
    "/token": (request, response) => {
      const scope = new URL(request.url ?? "", server.url).searchParams.getAll("scope").join(" ");
      const fault = tokenFault?.(scope);
      if (fault) return fault(request, response);
      const token = `t${++issued}.${Buffer.from(scope).toString("base64url")}`;
      secrets.push(token);
      json({ [key]: token, ...extra })(request, response);
    },
    "/v2/x": (request, response) => {
      const [, token = ""] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
      const scope = Buffer.from(token.split(".")[1] ?? "", "base64url").toString();
      const status = token === "" || revoked.has(token) ? 401 : judge(scope, request);
      const header = { "www-authenticate": challengeOf(`${server.url}token`, request) };
      answer(status, status === 401 ? header : {}, "{}")(request, response);
    },
  });
  const scopesAsked = () =>
    server.requests
      .filter(({ path }) => path.startsWith("/token"))
      .map(({ path }) => new URL(path, server.url).searchParams.getAll("scope").join(" "));
  const paths = () => server.requests.map(({ path }) => path.replace(/\?.*/, ""));
  return { ...server, scopesAsked, paths, revoked, secrets };
}

async function thrown(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => Promise.reject(new Error("nothing was thrown")),
    (error: Error) => error,
  );
}

describe("an open registry", () => {
  it("gets no credentials", async () => {
    const server = await startFaultServer({ "/v2/x": json({}) });
    const { send } = open(server.url, { credentials });
    await send();
    await send();
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });

  it("gets no request that is for another origin", async () => {
    const server = await startFaultServer({});
    const { signIn } = open(server.url, { credentials });
    const away = signIn.send({ method: "GET", url: new URL("http://127.0.0.1:9/v2/x") }, pull);
    const message = expect.stringContaining(`/v2/x: not at ${server.url.host}`);
    await expect(away).rejects.toMatchObject({ refusal: "unexpected", message });
  });
});

describe("Basic", () => {
  const guarded: Fault = (request, response) => {
    const fine = request.headers.authorization === basic;
    answer(fine ? 200 : 401, fine ? {} : { "www-authenticate": 'Basic realm="basic-realm"' })(request, response);
  };

  it("is used from the first 401 on, which only one request gets", async () => {
    const server = await startFaultServer({ "/v2/x": guarded });
    const { send, masked } = open(server.url, { credentials });
    const responses = await Promise.all(Array.from({ length: 20 }, (_, n) => send(n % 2 ? pull : "catalog")));
    expect(responses.every(({ status }) => status === 200)).toBe(true);
    expect(server.requests).toHaveLength(21);
    expect(server.requests.filter(({ headers }) => !headers.authorization)).toHaveLength(1);
    expect(masked).toEqual([basic.slice("Basic ".length)]);
  });

  it("with credentials says what a catalog takes", async () => {
    const server = await startTokenRegistry({ judge: () => 401 });
    const error = await thrown(open(server.url, { credentials }).send("catalog", "GET"));
    expect(error.message).toContain("list the repositories: user name or password is wrong");
    expect(error.message).toContain("To list the repositories takes the right `registry:catalog:*`: give it, or name");
  });

  it("without credentials says what is missing, where a token for nobody is not enough", async () => {
    const server = await startTokenRegistry({ judge: () => 401 });
    expect((await thrown(open(server.url).send("catalog", "GET"))).message).toBe(
      `${server.url.host} does not let this run list the repositories: it wants a user; set \`username\` and \`password\``,
    );
  });

  it("without credentials says what to set", async () => {
    const server = await startFaultServer({ "/v2/x": guarded });
    const error = await thrown(open(server.url).send());
    expect(error).toMatchObject({ name: "AuthError", message: expect.stringMatching(/`username` and `password`/) });
  });

  it("with a wrong password is tried once, however many requests there are", async () => {
    const server = await startFaultServer({ "/v2/x": guarded });
    const { send } = open(server.url, { credentials: { ...credentials, password: "wrong" } });
    const errors = await Promise.all(Array.from({ length: 20 }, () => thrown(send())));
    for (const error of errors) {
      expect(error).toMatchObject({
        name: "AuthError",
        message: expect.stringContaining("user name or password is wrong"),
      });
    }
    expect(server.requests.filter(({ headers }) => headers.authorization)).toHaveLength(1);
  });

  it("that served once and is refused elsewhere fails there only", async () => {
    const server = await startFaultServer({
      "/v2/x": [guarded, guarded, answer(401, { "www-authenticate": "Basic" }), guarded],
    });
    const { send } = open(server.url, { credentials });
    await send();
    expect(await thrown(send(remove))).toMatchObject({
      name: "AuthError",
      message: expect.stringContaining("delete in team/app"),
    });
    expect(await send()).toMatchObject({ status: 200 });
  });
});

describe("Bearer", () => {
  it("gets a token for the scope of the challenge, with the credentials, and keeps it", async () => {
    const server = await startTokenRegistry();
    const { send, masked } = open(server.url, { credentials });
    expect(await send()).toMatchObject({ status: 200 });
    expect(await send()).toMatchObject({ status: 200 });
    expect(server.paths()).toEqual(["/v2/x", "/token", "/v2/x", "/v2/x"]);
    const [, asked] = server.requests;
    expect(asked).toMatchObject({ method: "GET", headers: { authorization: basic, accept: "application/json" } });
    expect(asked?.path).toBe("/token?service=the+registry&scope=repository%3Ateam%2Fapp%3Apull");
    expect(masked).toEqual([basic.slice("Basic ".length), ...server.secrets]);
  });

  it("gets an anonymous token without credentials", async () => {
    const server = await startTokenRegistry();
    expect(await open(server.url).send()).toMatchObject({ status: 200 });
    expect(server.requests[1]?.headers.authorization).toBeUndefined();
  });

  it("understands access_token, and keeps the query of the realm", async () => {
    const server = await startTokenRegistry({
      key: "access_token",
      challenge: (realm) => `Bearer realm="${realm}?tenant=7",scope="repository:a:pull repository:b:pull,push"`,
    });
    expect(await open(server.url, { credentials }).send()).toMatchObject({ status: 200 });
    expect(server.requests[1]?.path).toBe(
      "/token?tenant=7&scope=repository%3Aa%3Apull&scope=repository%3Ab%3Apull%2Cpush",
    );
  });

  it.each([
    ["pull", pull, "repository:team/app:pull"],
    ["delete", remove, "repository:team/app:pull,delete"],
    ["the catalog", "catalog", "registry:catalog:*"],
  ] as const)("asks for its own scope for %s when the challenge names none", async (_, access, scope) => {
    const server = await startTokenRegistry({ challenge: (realm) => `Bearer realm="${realm}"` });
    await open(server.url).send(access);
    expect(server.scopesAsked()).toEqual([scope]);
  });

  it("adds the right to pull to a delete, and has separate tokens for reading and deleting", async () => {
    const server = await startTokenRegistry();
    const { send } = open(server.url, { credentials });
    await send(pull);
    await send(remove);
    await send(pull);
    await send(remove);
    expect(server.scopesAsked()).toEqual(["repository:team/app:pull", "repository:team/app:pull,delete"]);
    expect(server.requests).toHaveLength(8);
  });

  it("asks for more when a later request of the same access is challenged for more", async () => {
    const server = await startTokenRegistry({
      judge: (scope, { method }) => (method === "DELETE" && !scope.includes("delete") ? 401 : 200),
    });
    const { send } = open(server.url, { credentials });
    await send(remove, "GET");
    await send(remove, "DELETE");
    expect(server.scopesAsked()).toEqual(["repository:team/app:pull", "repository:team/app:pull,delete"]);
  });

  it("prefers Bearer where Basic is offered too", async () => {
    const server = await startTokenRegistry({
      challenge: (realm) => `Basic realm="x", Bearer realm="${realm}",scope="*"`,
    });
    await open(server.url, { credentials }).send();
    expect(server.scopesAsked()).toEqual(["*"]);
  });

  it("renews a token some seconds before its end, 60 s after it was asked for by default", async () => {
    const server = await startTokenRegistry();
    const { send, clock } = open(server.url, { credentials });
    await send();
    clock.at = 49_999;
    await send();
    expect(server.scopesAsked()).toHaveLength(1);
    clock.at = 50_000;
    await send();
    expect(server.paths()).toEqual(["/v2/x", "/token", "/v2/x", "/v2/x", "/token", "/v2/x"]);
  });

  it.each([
    [300, 290_000],
    ["300", 290_000],
    [4, 2000],
    [0, 50_000],
    ["soon", 50_000],
  ])("reads expires_in %j", async (expires_in, renewAt) => {
    const server = await startTokenRegistry({ extra: { expires_in } });
    const { send, clock } = open(server.url, { credentials });
    await send();
    clock.at = renewAt - 1;
    await send();
    expect(server.scopesAsked()).toHaveLength(1);
    clock.at = renewAt;
    await send();
    expect(server.scopesAsked()).toHaveLength(2);
  });

  it("renews a token that the registry refuses in the middle of a run, and replays the request once", async () => {
    const server = await startTokenRegistry();
    const { send } = open(server.url, { credentials });
    await send();
    for (const secret of server.secrets) server.revoked.add(secret);
    expect(await send()).toMatchObject({ status: 200 });
    expect(server.paths()).toEqual(["/v2/x", "/token", "/v2/x", "/v2/x", "/token", "/v2/x"]);
  });

  it("asks once for the token that 64 refused requests need", async () => {
    const server = await startTokenRegistry();
    const { send } = open(server.url, { credentials });
    await send("catalog");
    const responses = await Promise.all(Array.from({ length: 64 }, () => send()));
    expect(responses.every(({ status }) => status === 200)).toBe(true);
    expect(server.scopesAsked()).toHaveLength(2);

    for (const secret of server.secrets) server.revoked.add(secret);
    await Promise.all(Array.from({ length: 64 }, () => send()));
    expect(server.scopesAsked()).toHaveLength(3);
  });

  it("is asked for by the first request of a run alone", async () => {
    const server = await startTokenRegistry();
    const { send } = open(server.url, { credentials });
    await Promise.all(Array.from({ length: 64 }, () => send()));
    expect(server.requests).toHaveLength(66);
  });

  it("gives no token to a request before its turn, where it would grow old", async () => {
    let clock = { at: 0 };
    const server = await startTokenRegistry({
      judge: (scope) => {
        clock.at += 20_000;
        return scope.includes("pull") ? 200 : 401;
      },
    });
    const opened = open(server.url, { credentials }, 1);
    clock = opened.clock;
    const responses = await Promise.all(Array.from({ length: 12 }, () => opened.send()));
    expect(responses.every(({ status }) => status === 200)).toBe(true);
    // Each answer takes 20 s and a token serves for 50 s; none was refused but the first request.
    expect(server.scopesAsked()).toHaveLength(4);
    expect(server.requests).toHaveLength(1 + 12 + 4);
  });
});

describe("a delete that a fresh token is refused for", () => {
  const wide = "repository:team/app:pull,push,delete";
  const needsPush = (status: number) => (scope: string) => (scope.includes("push") ? 200 : status);

  it.each([401, 403])("is tried once more with the wide scope after a %i, which then stays", async (status) => {
    const server = await startTokenRegistry({ judge: needsPush(status) });
    const { send, clock } = open(server.url, { credentials });
    const responses = await Promise.all(Array.from({ length: 64 }, () => send(remove)));
    expect(responses.every((response) => response.status === 200)).toBe(true);
    clock.at = 100_000;
    expect(await send(remove)).toMatchObject({ status: 200 });
    expect(server.scopesAsked()).toEqual(["repository:team/app:pull,delete", wide, wide]);
  });

  it("is left to the caller when the wide scope is refused with 403 too", async () => {
    const server = await startTokenRegistry({ judge: () => 403 });
    const { send } = open(server.url, { credentials });
    expect(await Promise.all(Array.from({ length: 64 }, () => send(remove)))).toContainEqual(
      expect.objectContaining({ status: 403 }),
    );
    expect(await send(remove)).toMatchObject({ status: 403 });
    expect(server.scopesAsked()).toEqual(["repository:team/app:pull,delete", wide]);
  });

  it("is told to lack a right, not to be wrong, where reading was allowed", async () => {
    const server = await startTokenRegistry({ judge: (_, { method }) => (method === "DELETE" ? 401 : 200) });
    const { send } = open(server.url, { credentials });
    await send();
    expect((await thrown(send(remove))).message).toBe(
      `${server.url.host} does not let this run delete in team/app: the user may read there, but lacks the right to delete; give it that right`,
    );
  });

  it("is an error when the wide scope is refused with 401 too", async () => {
    const server = await startTokenRegistry({ judge: () => 401 });
    const { send } = open(server.url, { credentials });
    expect(await thrown(send(remove))).toMatchObject({
      name: "AuthError",
      message: expect.stringContaining("delete in team/app"),
    });
    expect(server.scopesAsked()).toEqual(["repository:team/app:pull,delete", wide]);
    await thrown(send(remove));
    expect(server.scopesAsked().filter((scope) => scope === "repository:team/app:pull,push,delete")).toHaveLength(2);
  });

  it("goes on with the narrow scope when the token server refuses the wide one", async () => {
    const server = await startTokenRegistry({
      judge: () => 403,
      tokenFault: (scope) => (scope.includes("push") ? answer(403) : undefined),
    });
    const { send, clock } = open(server.url, { credentials });
    expect(await send(remove)).toMatchObject({ status: 403 });
    clock.at = 100_000;
    expect(await send(remove)).toMatchObject({ status: 403 });
    expect(server.scopesAsked()).toEqual(["repository:team/app:pull,delete", wide, "repository:team/app:pull,delete"]);
  });

  it("is tried with the wide scope again when the token server only failed", async () => {
    let failures = 0;
    const server = await startTokenRegistry({
      judge: needsPush(403),
      tokenFault: (scope) => (scope.includes("push") && failures++ === 0 ? answer(500) : undefined),
    });
    const { send } = open(server.url, { credentials });
    expect(await thrown(send(remove))).toMatchObject({ refusal: "transient" });
    expect(await send(remove)).toMatchObject({ status: 200 });
  });

  it.each([pull, "catalog"] as const)("never happens for reading: %j", async (access) => {
    const server = await startTokenRegistry({ judge: needsPush(403) });
    const { send } = open(server.url, { credentials });
    expect(await send(access)).toMatchObject({ status: 403 });
    expect(server.scopesAsked()).toHaveLength(1);
  });
});

describe("the realm", () => {
  const registry = new URL("https://registry.example/");

  /** The error for a registry at `registry` (whose answers come from a proxy on loopback) that names `realm`. */
  async function refusal(realm: string, options: Options = {}, at = new URL("http://registry.example/")) {
    const proxy = createServer((request, response) => {
      seen.push(`${request.method} ${request.url}`);
      response.writeHead(401, { "www-authenticate": `Bearer realm="${realm}"` }).end();
    });
    const seen: string[] = [];
    proxy.listen(0, "127.0.0.1");
    await once(proxy, "listening");
    onTestFinished(() => {
      proxy.close();
      proxy.closeAllConnections();
    });
    const { http } = openHttp({
      env: { HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` },
      retry: { retries: 0 },
    });
    const { send } = open(at, { http, credentials, ...options });
    const error = await thrown(send());
    return { error, seen };
  }

  it.each([
    ["on plain http", "http://registry.example/token", "which is not https"],
    ["on another host", "https://evil.example/token", "which is another host"],
    ["on a host that only begins like ours", "https://registry.example.evil.example/token", "which is another host"],
    ["that hides another host behind ours", "https://registry.example@evil.example/token", "which is another host"],
    ["on the runner", "http://127.0.0.1:9/token", "which is the runner itself"],
    ["on the runner by another number", "https://127.0.0.2/token", "which is the runner itself"],
    ["on the runner with a dot at the end", "https://localhost./token", "which is the runner itself"],
    ["at the metadata address", "https://169.254.169.254/token", "a link-local address"],
    ["that is not http", "ftp://registry.example/token", "which is not https"],
    ["that is no URL", "/token", "which is no place to go to"],
  ])("%s is refused with credentials", async (_, realm, why) => {
    const { error, seen } = await refusal(realm);
    const sentence = `as its token server, ${why}; no credentials were sent there`;
    expect(error).toMatchObject({ name: "AuthError", message: expect.stringContaining(sentence) });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ["on plain http", "http://auth.example/token"],
    ["at the metadata address", "https://[fd00:ec2::254]/token"],
    ["on the runner", "https://localhost/token"],
    ["on the runner by no address", "https://0.0.0.0/token"],
    ["on the runner in IPv6 clothes", "https://[::ffff:127.0.0.1]/token"],
  ])("%s is refused without credentials too", async (_, realm) => {
    const { error, seen } = await refusal(realm, { credentials: undefined });
    expect(error.name).toBe("AuthError");
    expect(seen).toHaveLength(1);
  });

  it.each([
    ["its own host", registry.hostname, credentials],
    ["another https host without credentials", "auth.example", undefined],
  ])("may be on %s", async (_, host, given) => {
    // Nobody answers there: what counts is that the request for the token was on its way.
    const { error } = await refusal(`https://${host}/token`, { credentials: given });
    expect(error).toMatchObject({ name: "RegistryError", message: expect.stringContaining(`https://${host}/token`) });
  });

  it("of Docker Hub may be on its own token host", async () => {
    const { error } = await refusal("https://auth.docker.io/token", {}, new URL("http://registry-1.docker.io/"));
    expect(error.name).toBe("RegistryError");
    expect((await refusal("https://auth.docker.io/token")).error.name).toBe("AuthError");
  });
});

describe("a 401 of another host, where a redirect led to,", () => {
  it("is not the registry's word, and its challenge is not followed", async () => {
    const other = await startTokenRegistry();
    const server = await startFaultServer({ "/v2/x": answer(307, { location: `${other.url}v2/x` }) });
    const { send } = open(server.url, { credentials });
    expect(await send()).toMatchObject({ status: 401 });
    expect(other.paths()).toEqual(["/v2/x"]);
  });
});

describe("what cannot be used", () => {
  it.each([
    ["HTML", answer(200, { "content-type": "text/html" }, "<html>sign in</html>"), /status 200/],
    ["{}", json({}), /the token server gave no token \(status 200\)/],
    ["null", json(null), /no token/],
    ["a number for a token", json({ token: 7 }), /no token/],
    ["an empty token", json({ token: "" }), /no token/],
    ["a token that breaks the header", json({ token: "a\r\nX-Evil: 1" }), /no token/],
    [
      "too much",
      json({ token: "x".repeat(300_000) }),
      /the token server gave no usable answer: .*larger than 262144 bytes/,
    ],
    ["401", answer(401), /refuses \(status 401\): user name or password is wrong/],
    ["403", answer(403), /refuses \(status 403\): user name or password is wrong/],
    ["404", answer(404), /status 404/],
  ])("of a token server that answers %s is an error with its URL", async (_, fault, message) => {
    const server = await startTokenRegistry({ tokenFault: () => fault });
    const error = await thrown(open(server.url, { credentials }).send());
    expect(error).toMatchObject({ name: "AuthError", message: expect.stringMatching(message) });
    expect(error.message).toContain(`${server.url}token?service=the%20registry&scope=`);
  });

  it("of a token server that is broken or busy is a failure of the registry", async () => {
    const broken = await startTokenRegistry({ tokenFault: () => answer(502) });
    expect(await thrown(open(broken.url, { credentials }).send())).toMatchObject({
      refusal: "transient",
      message: expect.stringContaining("the token server is broken right now (status 502)"),
      exchange: { status: 502 },
    });
    const busy = await startTokenRegistry({ tokenFault: () => answer(429) });
    expect(await thrown(open(busy.url, { credentials }).send())).toMatchObject({ refusal: "throttled" });
  });

  it("is not asked for again by those who waited for it, but by those who come later", async () => {
    let failures = 0;
    const server = await startTokenRegistry({ tokenFault: () => (failures++ === 0 ? answer(403) : undefined) });
    const { send } = open(server.url, { credentials });
    expect((await thrown(send())).name).toBe("AuthError");
    await turn();
    expect(await send()).toMatchObject({ status: 200 });
  });

  it.each([
    ["Negotiate", { "www-authenticate": "Negotiate" }, "negotiate"],
    ["nothing", {}, "nothing"],
  ])("of a registry that offers %s is an error", async (_, headers, offered) => {
    const server = await startFaultServer({ "/v2/x": answer(401, headers) });
    const error = await thrown(open(server.url, { credentials }).send());
    expect(error).toMatchObject({ name: "AuthError", message: expect.stringContaining(offered) });
  });
});

describe("errors", () => {
  it("never carry a secret", async () => {
    const situations: readonly TokenRegistry[] = [
      { judge: () => 401 },
      { tokenFault: () => json({ token: "s3cret\n" }) },
      { tokenFault: () => answer(401, {}, "pass:wörd is wrong") },
      { tokenFault: () => answer(502) },
      { tokenFault: () => answer(307, { location: "http://127.0.0.1:9/?sig=s3cret" }) },
      { challenge: () => 'Bearer realm="https://robot:s3cret@evil.example/?code=s3cret"' },
      { challenge: (realm) => `Bearer realm="${realm}?code=s3cret"`, tokenFault: () => answer(403) },
    ];
    for (const situation of situations) {
      for (const access of [pull, remove]) {
        const server = await startTokenRegistry(situation);
        const error = await thrown(open(server.url, { credentials }).send(access));
        const shown = [error, error.cause].map((each) =>
          each instanceof Error ? `${each.stack} ${JSON.stringify(each)}` : "",
        );
        for (const secret of ["s3cret", credentials.password, basic.slice("Basic ".length), ...server.secrets]) {
          expect(shown.join("\n")).not.toContain(secret);
        }
      }
    }
  });
});
