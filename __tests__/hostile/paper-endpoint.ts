/** A registry without a wire: for content of which the requests alone would take minutes. */
import type { HttpRequest, HttpResponse } from "../../src/http/client.ts";
import { type Collecting, collect } from "../../src/oci/collect.ts";
import type { Endpoint, Exchange } from "../../src/oci/endpoint.ts";
import { acceptManifests } from "../../src/oci/media-types.ts";
import { createReferrers } from "../../src/oci/referrers.ts";
import type { Snapshot } from "../../src/prune/snapshot.ts";
import { wanted } from "../../src/prune/wanted.ts";
import { sha256 } from "../support/registry/store.ts";
import { now, policy, type Wish } from "../support/state.ts";

export interface Paper {
  /** Stores a manifest under its digest, or the one that it is said to have, and returns that. */
  put(mediaType: string, document: object, digest?: string): string;
  tag(name: string, digest: string): void;
  /** Makes `digests` what the referrers API tells of `subject`. */
  refer(subject: string, ...digests: readonly string[]): void;
  /** How often something was asked for. */
  readonly requests: number;
  snapshot(wish: Wish): Promise<Snapshot>;
}

/** A repository in which nothing but the content counts. */
export function paper(): Paper {
  const manifests = new Map<string, { readonly mediaType: string; readonly body: Buffer; readonly digest: string }>();
  const tags = new Map<string, string>();
  const referrers = new Map<string, readonly string[]>();
  let requests = 0;

  const url = (path: string) => new URL(`http://localhost/v2/app/${path}`);
  const access = { repository: "app", action: "pull" } as const;
  function answer(at: URL, status: number, body: Buffer, headers: Readonly<Record<string, string>> = {}): Exchange {
    requests++;
    const request: HttpRequest = { method: "GET", url: at, headers: { accept: acceptManifests } };
    const response: HttpResponse = { status, url: at, body, attempts: 1, header: (name) => headers[name] };
    return { request, response };
  }
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  const unknown = json({ errors: [{ code: "MANIFEST_UNKNOWN", message: "manifest unknown" }] });

  const endpoint: Endpoint = {
    deleteNothing: async (_, reference) => answer(url(`manifests/${reference}`), 404, unknown),
    async manifest(_, __, reference) {
      const found = manifests.get(tags.get(reference) ?? reference);
      const at = url(`manifests/${reference}`);
      if (found === undefined) return answer(at, 404, unknown);
      return answer(at, 200, found.body, {
        "content-type": found.mediaType,
        "docker-content-digest": found.digest,
      });
    },
    blob: async (_, digest) => answer(url(`blobs/${digest}`), 404, unknown),
    putManifest: () => Promise.reject(new Error("nothing is pushed here")),
    referrers: (_, digest) => ({ url: url(`referrers/${digest}`), access }),
    tags: () => ({ url: url("tags/list"), access }),
    catalog: () => ({ url: url("_catalog"), access: "catalog" }),
    async get(at) {
      if (at.pathname.endsWith("/tags/list")) return answer(at, 200, json({ name: "app", tags: [...tags.keys()] }));
      const listed = referrers.get(at.pathname.split("/").at(-1) ?? "") ?? [];
      return answer(at, 200, json({ manifests: listed.map((digest) => ({ digest })) }));
    },
  };

  return {
    put(mediaType, document, digest) {
      const body = json(document);
      const stored = { mediaType, body, digest: digest ?? sha256(body) };
      manifests.set(stored.digest, stored);
      return stored.digest;
    },
    tag: (name, digest) => void tags.set(name, digest),
    refer: (subject, ...digests) => void referrers.set(subject, digests),
    get requests() {
      return requests;
    },
    snapshot: (wish) => collect(collecting(endpoint), "app", wanted(policy(wish), "app", now)),
  };
}

function collecting(endpoint: Endpoint): Collecting {
  return { endpoint, referrers: createReferrers(endpoint), concurrency: 8, now };
}
