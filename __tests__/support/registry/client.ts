/** The way into and out of any registry over HTTP: pushes content, and checks that it can be pulled whole. */
import pLimit from "p-limit";
import type { Content } from "../images.ts";
import { dockerList, dockerManifest, ociIndex, ociManifest } from "./manifests.ts";
import { isDigest } from "./route.ts";
import { sha256 } from "./store.ts";

export interface Account {
  readonly username: string;
  readonly password: string;
}

interface Outgoing {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** Sends one request, and once more when the registry asks for credentials. */
async function send(url: string, account: Account | undefined, outgoing: Outgoing): Promise<Response> {
  const attempt = (authorization?: string): Promise<Response> =>
    fetch(url, {
      ...outgoing,
      redirect: "manual",
      headers: { ...outgoing.headers, ...(authorization && { authorization }) },
    });
  const first = await attempt();
  const challenge = first.headers.get("www-authenticate");
  if (first.status !== 401 || account === undefined || challenge === null) return first;
  await first.arrayBuffer();
  const basic = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString("base64")}`;
  if (challenge.startsWith("Basic")) return attempt(basic);
  const [realm, service, scope] = ["realm", "service", "scope"].map(
    (name) => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? "",
  );
  const query = new URLSearchParams({ service: service ?? "", scope: scope ?? "" });
  const granted = await fetch(`${realm}?${query}`, { headers: { authorization: basic } });
  const { token, access_token } = (await granted.json()) as { readonly token?: string; readonly access_token?: string };
  return attempt(`Bearer ${token ?? access_token}`);
}

export interface Pusher {
  /**
   * Pushes `content` with all it needs, children first, and points `tags` to it; without tags it stays untagged.
   * Returns its digest. Throws at the first answer that is no success.
   */
  push(repository: string, content: Content, tags?: readonly string[]): Promise<string>;
}

/** Pushes to the registry at `baseUrl`; what several images share travels once, at most `concurrency` requests at a time. */
export function pusher(
  baseUrl: string,
  options: { readonly account?: Account; readonly concurrency?: number } = {},
): Pusher {
  const { account, concurrency = 16 } = options;
  const limit = pLimit(concurrency);
  const started = new Map<string, Promise<void>>();

  const request = (path: string, outgoing: Outgoing): Promise<Response> =>
    limit(async () => {
      const response = await send(new URL(path, `${baseUrl}/`).href, account, outgoing);
      const text = await response.text();
      if (!response.ok) throw new Error(`${outgoing.method} ${path}: ${response.status} ${text}`);
      return response;
    });

  const single = (key: string, work: () => Promise<void>): Promise<void> => {
    const running = started.get(key) ?? work();
    started.set(key, running);
    return running;
  };

  const pushBlob = async (repository: string, digest: string, bytes: Uint8Array): Promise<void> => {
    const begun = await request(`v2/${repository}/blobs/uploads/`, { method: "POST" });
    const location = new URL(begun.headers.get("location") ?? "", begun.url);
    location.searchParams.set("digest", digest);
    const headers = { "content-type": "application/octet-stream" };
    await request(location.href, { method: "PUT", headers, body: new Uint8Array(bytes) });
  };

  const pushManifest = async (repository: string, content: Content, reference: string): Promise<void> => {
    const headers = { "content-type": content.mediaType };
    const body = new Uint8Array(content.bytes);
    await request(`v2/${repository}/manifests/${reference}`, { method: "PUT", headers, body });
  };

  const pushParts = async (repository: string, content: Content): Promise<void> => {
    await Promise.all([
      ...content.blobs.map(({ digest, bytes }) =>
        single(`${repository}@${digest}`, () => pushBlob(repository, digest, bytes)),
      ),
      ...content.children.map((child) =>
        single(`${repository}@${child.digest}`, async () => {
          await pushParts(repository, child);
          await pushManifest(repository, child, child.digest);
        }),
      ),
    ]);
  };

  return {
    async push(repository, content, tags = []) {
      await pushParts(repository, content);
      const references = tags.length > 0 ? tags : [content.digest];
      await Promise.all(references.map((reference) => pushManifest(repository, content, reference)));
      return content.digest;
    },
  };
}

interface Part {
  readonly digest: string;
  readonly size: number;
  readonly urls?: readonly string[];
}

const accept = [ociIndex, ociManifest, dockerList, dockerManifest].join(", ");

/**
 * Pulls what `reference` (tag or digest) points to, down to the last blob, and checks every digest and size.
 * Returns what is wrong, one sentence each; nothing when all is well.
 */
export async function pullable(
  baseUrl: string,
  repository: string,
  reference: string,
  account?: Account,
): Promise<readonly string[]> {
  const seen = new Set<string>();

  const pull = async (
    kind: "manifests" | "blobs",
    expected: Partial<Part>,
    name: string,
  ): Promise<readonly string[]> => {
    if (seen.has(name)) return [];
    seen.add(name);
    const url = `${baseUrl}/v2/${repository}/${kind}/${name}`;
    const response = await send(url, account, { method: "GET", headers: kind === "manifests" ? { accept } : {} });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status !== 200) return [`${kind} ${name}: status ${response.status}`];
    const digest = sha256(bytes);
    const claimed = [expected.digest, response.headers.get("docker-content-digest")].filter((claim) => claim != null);
    const problems = [
      ...claimed
        .filter((claim) => claim !== digest)
        .map((claim) => `${kind} ${name}: ${claim} was promised, ${digest} came`),
      ...(expected.size === undefined || expected.size === bytes.length
        ? []
        : [`${kind} ${name}: ${expected.size} bytes were promised, ${bytes.length} came`]),
    ];
    return kind === "blobs" || problems.length > 0 ? problems : pullParts(bytes);
  };

  const pullParts = async (manifest: Buffer): Promise<readonly string[]> => {
    const {
      config,
      layers = [],
      manifests = [],
    } = JSON.parse(manifest.toString()) as {
      readonly config?: Part;
      readonly layers?: readonly Part[];
      readonly manifests?: readonly Part[];
    };
    const blobs = [...(config === undefined ? [] : [config]), ...layers].filter(({ urls }) => urls === undefined);
    const problems: string[] = [];
    for (const blob of blobs) problems.push(...(await pull("blobs", blob, blob.digest)));
    for (const child of manifests) problems.push(...(await pull("manifests", child, child.digest)));
    return problems;
  };

  return pull("manifests", isDigest(reference) ? { digest: reference } : {}, reference);
}
