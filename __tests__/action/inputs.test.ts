/** What a user can get wrong in a workflow: told all at once, and before anything is asked of the registry. */
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { type RunResult, runAction } from "../support/runner.ts";
import { act, openRegistry, place, versions } from "../support/world.ts";

/** What a run says that never began. */
const refusalOf = ({ exitCode, outputs, annotations }: RunResult) => ({
  exitCode,
  outputs,
  errors: annotations.filter(({ level }) => level === "error").map(({ message }) => message.split("\n")),
});

describe.concurrent("mistakes in the inputs", () => {
  it("are named all together, with the input and the value, before the first request", async () => {
    await using registry = await openRegistry();
    place(registry.store, versions("team/app", 3));
    const run = await runAction({
      inputs: {
        registry: registry.url,
        repositories: "team/app",
        "registry-type": "nexus",
        "keep-within": "10 days and a half",
        keep: "-1",
        concurrency: "1.5",
        "max-deletions": "101%",
        "tag-pattern": "/v[/\n[",
        protect: "/(?=v)/",
        "protect-digests": "sha256:short",
        "dry-run": "yes",
        "time-budget": "0s",
        dryrun: "true",
      },
    });
    expect(refusalOf(run)).toEqual({
      exitCode: 1,
      outputs: {},
      errors: [
        [
          /^"dryrun" is not an input of this action; did you mean dry-run\?$/,
          /^registry-type: "nexus" is not one of oci, acr, dockerhub, ghcr\.$/,
          /^tag-pattern: "\/v\[\/"/,
          /^tag-pattern: "\[" can never match/,
          /^keep: "-1" is not a whole number/,
          /^keep-within: "10 days and a half" is not a duration/,
          /^protect: "\/\(\?=v\)\/"/,
          /^protect-digests: "sha256:short" is not a digest/,
          /^dry-run: "yes" is neither true nor false\. Did you mean true\?$/,
          /^max-deletions: "101%" is neither a whole number/,
          /^time-budget: "0s" leaves no time/,
          /^concurrency: "1\.5" is not a whole number from 1 to 64\.$/,
        ].map((line) => expect.stringMatching(line)),
      ],
    });
    expect(registry.log).toEqual([]);
    expect(run.raw).not.toMatch(/^\s+at /m);
  });

  it.each([
    ["no keep rule", { repositories: "a" }, "keep: without a keep rule nothing would be kept"],
    ["no repository", { keep: "1" }, "repositories: is required"],
    ["a fraction", { repositories: "a", keep: "2.5" }, 'keep: "2.5" is not a whole number'],
    ["half a sign-in", { repositories: "a", keep: "1", username: "robot" }, "password: is missing or empty"],
    ["a tag among the repositories", { repositories: "a:v1", keep: "1" }, 'repositories: "a:v1" is not a repository'],
    ["only exclusions", { repositories: "!a", keep: "1" }, "repositories: has only exclusions"],
  ])("such as %s end the run", async (_, inputs, message) => {
    await using registry = await openRegistry();
    const run = await runAction({ inputs: { registry: registry.url, ...inputs } });
    expect(refusalOf(run)).toMatchObject({ exitCode: 1, outputs: {}, errors: [[expect.stringContaining(message)]] });
    expect(registry.log).toEqual([]);
  });

  it.each([
    ["under a misspelled name", { registry: "localhost:1", passwort: "hunter-twelve" }, /did you mean password\?$/],
    ["in the address", { registry: "http://robot:hunter-twelve@localhost:1" }, /^registry: the address holds a user/],
    ["without a user name", { registry: "localhost:1", password: "hunter-twelve" }, /^username: is missing/],
  ])("never show a password %s", async (_, inputs, message) => {
    const run = await runAction({ inputs: { repositories: "a", keep: "1", ...inputs }, secrets: ["hunter-twelve"] });
    expect(refusalOf(run).errors).toEqual([[expect.stringMatching(message)]]);
  });
});

describe.concurrent("plain HTTP to another machine", () => {
  it("works, through a proxy too, with a warning", async () => {
    await using registry = await openRegistry();
    place(registry.store, versions("team/app", 3));
    await using proxy = await openProxy(new URL(registry.url).port);
    const run = await act(
      { registry: "http://registry.example", repositories: "team/app", keep: "1" },
      { env: { HTTP_PROXY: proxy.url, NO_PROXY: "localhost" } },
    );
    expect(run.exitCode).toBe(0);
    expect(run.warnings).toContain('registry: "http://registry.example" is plain HTTP to another machine');
    expect(run.summary).toContain("plain HTTP");
    expect(registry.store.sortedTags("team/app")).toEqual(["v3"]);
    expect(new Set(proxy.hosts)).toEqual(new Set(["registry.example"]));
  });
});

/** A proxy that sends every plain request to one port of this machine, and remembers for which hosts. */
async function openProxy(port: string): Promise<AsyncDisposable & { url: string; hosts: readonly string[] }> {
  const hosts: string[] = [];
  const server = createServer(({ method, headers, url = "" }, response) => {
    const { host, pathname, search } = new URL(url);
    hosts.push(host);
    const onward = request({ port, host: "127.0.0.1", method, headers, path: pathname + search }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hosts,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
