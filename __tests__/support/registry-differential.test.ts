/** The dialect `distribution-2.8` and the real server answer the same script alike. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DockerRegistry, findDockerRegistry, registryAccount, startDockerRegistry } from "./docker-registry.ts";
import { artifact, type Content, image, index, layer, signature } from "./images.ts";
import { pusher } from "./registry/client.ts";
import { dockerList, dockerManifest, ociIndex, ociManifest } from "./registry/manifests.ts";
import { type FakeRegistry, type RegistryOptions, startRegistry } from "./registry/server.ts";
import { sha256 } from "./registry/store.ts";

interface Step {
  readonly request: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const all = { accept: [ociIndex, ociManifest, dockerList, dockerManifest].join(", ") };
const one = image({ seed: "one" });
const two = image({ seed: "two" });
const signed = signature(two, "subject").content;
const fallback = signature(two, "fallback");
const multi = index([image({ seed: "amd" }), image({ seed: "arm", platform: { architecture: "arm64", os: "linux" } })]);
const amd = { seed: "docker-amd", docker: true, layers: [layer(9, "d")] };
const arm = image({ seed: "docker-arm", docker: true, platform: { architecture: "arm64", os: "linux" } });
const list = index([arm, image(amd)], { docker: true });
const armOnly = index([arm], { docker: true });
const orphaned = index([image({ seed: "absent-a" }), image({ seed: "absent-b" })]);
const absent = sha256("absent");
const app = "/v2/team/app";

const step = (request: string, headers: Step["headers"] = {}, body?: string): Step =>
  body === undefined ? { request, headers } : { request, headers, body };
const put = (path: string, content: Content, mediaType = content.mediaType): Step =>
  step(`PUT ${path}`, { "content-type": mediaType }, Buffer.from(content.bytes).toString());
const get = (reference: string, headers: Step["headers"] = {}): Step =>
  step(`GET ${app}/manifests/${reference}`, headers);
const head = (reference: string, headers: Step["headers"] = {}): Step =>
  step(`HEAD ${app}/manifests/${reference}`, headers);
const remove = (reference: string, headers: Step["headers"] = {}): Step =>
  step(`DELETE ${app}/manifests/${reference}`, headers);

const lists: readonly Step[] = [
  step("GET /v2/"),
  step("HEAD /v2/"),
  ...["", "?n=2", "?n=2&last=one", "?n=0", "?n=-1"].map((query) => step(`GET ${app}/tags/list${query}`)),
  step(`HEAD ${app}/tags/list`),
  step("GET /v2/nosuch/repo/tags/list"),
  step("GET /v2/BadName/tags/list"),
  step("GET /v2/team/digest-only/tags/list"),
  step(`GET ${app}/manifests/..%2f..%2f..%2fother%2fapp%2fmanifests%2fone`, all),
  ...["", "?n=1", "?n=3", "?n=4", "?n=2&last=other/app", "?n=1&last=zzz", "?n=0", "?n=abc", "?n=-1", "?n=1001"].map(
    (query) => step(`GET /v2/_catalog${query}`),
  ),
  step("HEAD /v2/_catalog"),
  step(`GET ${app}/referrers/${two.digest}`),
  step(`GET ${app}/referrers/notadigest`),
  step(`OPTIONS ${app}/manifests/one`),
];

const reads: readonly Step[] = [
  get("one"),
  ...["*/*", "application/json", dockerManifest, ociManifest, `${ociManifest};q=0.5`].map((accept) =>
    get("one", { accept }),
  ),
  head("one"),
  head("one", all),
  get(one.digest),
  get("one", { ...all, "if-none-match": `"${one.digest}"` }),
  get("one", { ...all, "if-none-match": one.digest }),
  get("one", { ...all, "if-none-match": `W/"${one.digest}"` }),
  get("multi", { accept: ociManifest }),
  get("multi", all),
  get("list", { accept: dockerManifest }),
  head("list", { accept: `${ociManifest}, ${ociIndex}, ${dockerManifest}` }),
  get("list"),
  get("list", all),
  get(list.digest, { accept: dockerManifest }),
  get("arm-only", { accept: dockerManifest }),
  get("nosuch", all),
  head("nosuch", all),
  get(absent, all),
  get("sha256:zz", all),
  step("GET /v2/nosuch/repo/manifests/x", all),
  get("-bad", all),
  ...["HEAD", "GET", "PUT"].map((method) => step(`${method} ${app}/blobs/${one.blobs[0]?.digest}`)),
  step(`GET ${app}/blobs/${absent}`),
  step(`GET ${app}/blobs/sha256:zz`),
];

const writes: readonly Step[] = [
  put(`${app}/manifests/one-alias`, one),
  put(`${app}/manifests/${two.digest}`, one),
  put(`${app}/manifests/wrong-type`, one, dockerManifest),
  put(`${app}/manifests/no-type`, one, "application/json"),
  put(`${app}/manifests/orphaned`, orphaned),
  put(`${app}/manifests/blobless`, image({ seed: "never pushed" })),
  step(`PUT ${app}/manifests/empty`, { "content-type": ociManifest }, "{}"),
  step(`POST ${app}/manifests/one`),
  step(`POST /v2/mounted/here/blobs/uploads/?mount=${one.blobs[0]?.digest}&from=team/app`),
  step(`POST /v2/mounted/here/blobs/uploads/?mount=${absent}&from=team/app`),
  step(`DELETE /v2/mounted/here/blobs/${one.blobs[0]?.digest}`),
  step(`DELETE /v2/mounted/here/blobs/${one.blobs[0]?.digest}`),
];

const deletes: readonly Step[] = [
  remove("one"),
  remove("nosuch"),
  remove("sha256:zz"),
  remove(absent),
  step(`DELETE /v2/nosuch/repo/manifests/${absent}`),
  remove(one.digest, { "if-match": '"sha256:dead"' }),
  remove(one.digest),
  head("one", all),
  head("one-alias", all),
  step(`HEAD ${app}/blobs/${one.blobs[1]?.digest}`),
  remove(multi.children[0]?.digest ?? ""),
  get("multi", all),
  get(multi.children[0]?.digest ?? "", all),
  put(`${app}/manifests/again`, multi),
  remove(two.digest),
  get(signed.digest, all),
  get(fallback.tags[0] ?? "", all),
  remove(list.digest),
  get(arm.digest, all),
  step(`GET ${app}/tags/list`),
  step(`DELETE /v2/other/app/manifests/${one.digest}`),
  step("GET /v2/other/app/tags/list"),
  step("GET /v2/_catalog"),
];

async function fill(url: string): Promise<void> {
  const { push } = pusher(url);
  await push("team/app", one, ["one", "moved"]);
  await push("team/app", two, ["moved"]);
  await push("team/app", signed);
  await push("team/app", fallback.content, fallback.tags);
  await push("team/app", multi, ["multi"]);
  await push("team/app", list, ["list"]);
  await push("team/app", armOnly, ["arm-only"]);
  await push("team/app", artifact(), ["art"]);
  await push("other/app", one, ["one"]);
  await push("team/digest-only", one);
}

/** What a client can tell: everything but the address, the time, the connection and what is random. */
async function observe(url: string, { request, headers, body }: Step): Promise<unknown> {
  const [method = "", path = ""] = request.split(" ");
  const response = await fetch(url + path, { method, redirect: "manual", headers: headers ?? {}, body: body ?? null });
  const text = await response.text();
  const seen = [...response.headers]
    .filter(([name]) => !["connection", "date", "keep-alive", "transfer-encoding"].includes(name))
    .map(([name, value]) => [
      name,
      value
        .replace(url, "")
        .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "ID")
        .replace(/_state=.*/, ""),
    ]);
  // Distribution lists tags in the order of its storage.
  const sorted = text.replace(/"tags":\[(.*)\]/, (_, tags: string) => `"tags":[${tags.split(",").sort()}]`);
  return { request, headers, status: response.status, seen: Object.fromEntries(seen), body: sorted };
}

async function observeAll(url: string, steps: readonly Step[]): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  for (const one of steps) seen.push(await observe(url, one));
  return seen;
}

const installed = findDockerRegistry() !== undefined;

it.skipIf(installed || process.env.CI !== "true")("needs docker-registry, which is not installed here", () => {
  expect(installed, "install docker-registry: the differential test must not be skipped in CI").toBe(true);
});

describe.skipIf(!installed)("the dialect distribution-2.8 against the real server", () => {
  const both = async (
    options: Omit<RegistryOptions, "dialect">,
    htpasswd: boolean,
    compare: (fake: string, real: string) => Promise<void>,
  ): Promise<void> => {
    const { deletion = "enabled", readOnly = false } = options;
    const fake = await startRegistry({ dialect: "distribution-2.8", ...options });
    const real = await startDockerRegistry({ storage: "memory", deletion, readOnly, htpasswd });
    try {
      await compare(fake.url, real.url);
    } finally {
      await Promise.all([fake.close(), real.close()]);
    }
  };

  describe("filled with the same content", () => {
    let fake: FakeRegistry;
    let real: DockerRegistry;
    beforeAll(async () => {
      fake = await startRegistry({ dialect: "distribution-2.8" });
      real = await startDockerRegistry({ storage: "memory" });
      await Promise.all([fill(fake.url), fill(real.url)]);
    });
    afterAll(() => Promise.all([fake.close(), real.close()]));

    // One after the other, on one state: the deletes come last.
    it.each([
      ["lists", lists],
      ["reads", reads],
      ["writes", writes],
      ["deletes", deletes],
    ])("answers all %s alike", async (_, steps) => {
      expect(await observeAll(fake.url, steps)).toEqual(await observeAll(real.url, steps));
    });
  });

  const probes = [
    remove("one"),
    remove(absent),
    step(`DELETE ${app}/blobs/${absent}`),
    step(`OPTIONS ${app}/manifests/x`),
  ];

  it("refuses deletes alike where deletion is disabled", () =>
    both({ deletion: "disabled" }, false, async (fake, real) => {
      expect(await observeAll(fake, probes)).toEqual(await observeAll(real, probes));
    }));

  it("refuses deletes and pushes alike in read-only mode", () =>
    both({ readOnly: true }, false, async (fake, real) => {
      const steps = [...probes, put(`${app}/manifests/one`, one), step(`POST ${app}/blobs/uploads/`)];
      expect(await observeAll(fake, steps)).toEqual(await observeAll(real, steps));
    }));

  it("asks for passwords alike", () =>
    both({ auth: { kind: "basic", ...registryAccount } }, true, async (fake, real) => {
      const basic = (pair: string): Record<string, string> => ({ authorization: `Basic ${btoa(pair)}` });
      const right = basic(`${registryAccount.username}:${registryAccount.password}`);
      const steps = [
        ...[
          step("GET /v2/"),
          step("GET /v2/_catalog"),
          step(`GET ${app}/tags/list`),
          ...probes,
          put(`${app}/manifests/x`, one),
        ],
        step("GET /v2/", basic("robot:wrong")),
        step("GET /v2/", basic("nobody:correct-horse")),
        step("GET /v2/", right),
        step(`GET ${app}/tags/list`, right),
        step(`POST ${app}/blobs/uploads/?mount=${absent}&from=other/repo`),
      ];
      expect(await observeAll(fake, steps)).toEqual(await observeAll(real, steps));
    }));
});
