/** The OCI adapter over a registry on loopback, and what its tests have in common. */
import { onTestFinished } from "vitest";
import type { Http } from "../../src/http/client.ts";
import type { Clock } from "../../src/http/retry.ts";
import { createSignIn } from "../../src/oci/auth.ts";
import { createEndpoint, type Endpoint } from "../../src/oci/endpoint.ts";
import type { Registry } from "../../src/prune/registry.ts";
import type { Snapshot } from "../../src/prune/snapshot.ts";
import { wanted } from "../../src/prune/wanted.ts";
import { oci } from "../../src/registries/oci.ts";
import { openHttp } from "./fault-server.ts";
import { type Content, type ImageOptions, image } from "./images.ts";
import type { Account } from "./registry/client.ts";
import type { DialectName } from "./registry/dialect.ts";
import type { Fault } from "./registry/fault.ts";
import { type FakeRegistry, type LogEntry, type RegistryOptions, startRegistry } from "./registry/server.ts";
import { day, now, policy, type Wish } from "./state.ts";

export interface AdapterOptions {
  readonly account?: Account | undefined;
  readonly concurrency?: number;
  /** Default one that stands, and on which nobody has to wait. */
  readonly clock?: Clock;
}

export interface Adapter {
  readonly registry: Registry;
  /** The same registry, below the adapter. */
  readonly endpoint: Endpoint;
  readonly http: Http;
  /** One line for each exchange so far: `DELETE http://…: 202, 0 bytes, 1 ms`. */
  readonly exchanges: readonly string[];
}

/** Ends with the test. */
export function adapter(base: string | URL, { account, concurrency = 8, clock }: AdapterOptions = {}): Adapter {
  const url = new URL(base);
  const exchanges: string[] = [];
  const { http } = openHttp({ concurrency, onExchange: (line) => exchanges.push(line), ...(clock && { clock }) });
  const connection = {
    ...{ url, credentials: account, http, concurrency, azure: {}, github: {}, env: {} },
    idToken: () => Promise.reject(new Error("this registry asks for no ID token")),
    mask: () => {},
    now: clock?.now ?? (() => now),
  };
  return {
    registry: oci(connection),
    endpoint: createEndpoint(url, createSignIn({ ...connection, registry: url })),
    http,
    exchanges,
  };
}

export interface Opened extends Adapter {
  readonly fake: FakeRegistry;
}

/** A fake registry and the adapter for it, both of which end with the test. */
export async function open(
  dialect: DialectName,
  options: Omit<RegistryOptions, "dialect"> & AdapterOptions = {},
): Promise<Opened> {
  const fake = await startRegistry({ dialect, ...options });
  onTestFinished(() => fake.close());
  return { fake, ...adapter(fake.url, options) };
}

/** An image that is so many days old; images of different seeds share nothing but `layers` given as content. */
export function aged(seed: string, days: number, more: ImageOptions = {}): Content {
  return image({ seed, created: daysAgo(days), ...more });
}

export function daysAgo(days: number): string {
  return new Date(now - days * day).toISOString();
}

/** What the adapter reads of `repository` for a run with this policy. */
export function snapshotOf(registry: Registry, wish: Wish, repository = "app"): Promise<Snapshot> {
  return registry.snapshot(repository, wanted(policy(wish), repository, now));
}

/** What a request is about, in words: `GET tag`, `DELETE digest`, `GET list`, `GET config`. */
export function kindOf({ method, path, reference = "" }: LogEntry): string {
  if (path.endsWith("/tags/list")) return `${method} list`;
  if (path.endsWith("/_catalog")) return `${method} catalog`;
  if (path.includes("/blobs/")) return `${method} config`;
  if (path.includes("/referrers/")) return `${method} referrers`;
  if (path.includes("/manifests/")) return `${method} ${reference.includes(":") ? "digest" : "tag"}`;
  return `${method} ${path}`;
}

/** How many requests of each kind there were. */
export function tally(log: readonly LogEntry[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(log, kindOf)].map(([kind, entries]) => [kind, entries.length]));
}

/** A fault that answers as usual but a little later, and tells the most requests that were under way at once. */
export function crowd(): { readonly fault: Fault; most(): number } {
  let inside = 0;
  let most = 0;
  return {
    most: () => most,
    fault: async ({ handle, send }) => {
      most = Math.max(most, ++inside);
      await new Promise((later) => setTimeout(later, 5));
      inside--;
      send(await handle());
    },
  };
}
