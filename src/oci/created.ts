/**
 * When an image was made, as far as plain OCI can tell: there is no push time. The annotation, if it is trustworthy; else
 * the later of the config's label, which images inherit from their base, and its `created`, which builders set to a time
 * of the sources; else its newest history entry. An index without an annotation is as old as its newest platform, because
 * builds reuse the others; when one of them is not there, or has no time, that might be the newest.
 */
import type { Timestamp } from "../prune/snapshot.ts";
import { isTrustworthy } from "../prune/time.ts";
import { isRecord, malformed, parseJson, refused } from "./answer.ts";
import type { Endpoint } from "./endpoint.ts";
import { digestOf, type ReadManifest } from "./manifest.ts";

/** Bytes of a config at most. */
const mostBytes = 8 * 1024 * 1024;
const createdKey = "org.opencontainers.image.created";

export interface CreatedTimes {
  /**
   * `undefined` when no source has a trustworthy one. Each manifest is looked at, and each config read, once: indexes can
   * share children at every level, so that the ways down are more than anybody can count.
   */
  of(manifest: ReadManifest): Promise<Timestamp | undefined>;
}

export function createdTimes(
  endpoint: Endpoint,
  repository: string,
  manifests: ReadonlyMap<string, ReadManifest>,
  now: number,
): CreatedTimes {
  const images: Known = new Map();
  const configs: Known = new Map();

  const of = (manifest: ReadManifest) => once(images, manifest.digest, () => find(manifest));

  async function find(manifest: ReadManifest): Promise<Timestamp | undefined> {
    const annotated = timestamp(manifest.createdAnnotation, "annotation", now);
    if (annotated !== undefined) return annotated;
    const { config } = manifest;
    if (config !== undefined) {
      return once(configs, config, () =>
        readConfig(endpoint, repository, config).then((body) => fromConfig(body, now)),
      );
    }
    // Else a nest of indexes would be as deep on the stack. Digests, which are checked, cannot lead in a circle.
    await undefined;
    const times = await Promise.all(
      manifest.platforms.map(async (digest) => {
        const platform = manifests.get(digest);
        return platform && of(platform);
      }),
    );
    return times.includes(undefined) ? undefined : newest(times);
  }

  return { of };
}

type Known = Map<string, Promise<Timestamp | undefined>>;

function once(known: Known, digest: string, find: () => Promise<Timestamp | undefined>) {
  const found = known.get(digest) ?? find();
  known.set(digest, found);
  return found;
}

/** `undefined` when the registry no longer has the config: the image is broken, and its time unknown. */
async function readConfig(endpoint: Endpoint, repository: string, digest: string): Promise<unknown> {
  const { request, response } = await endpoint.blob(repository, digest, mostBytes);
  if (response.status === 200) {
    if (digestOf(response.body, digest) !== digest) throw malformed(request, response, `the body is not ${digest}`);
    return parseJson(response.body);
  }
  const error = refused(request, response, "a config could not be read");
  if (error.refusal === "gone") return undefined;
  throw error;
}

function fromConfig(body: unknown, now: number): Timestamp | undefined {
  if (!isRecord(body)) return undefined;
  const config = isRecord(body.config) ? body.config : {};
  const labels = isRecord(config.Labels) ? config.Labels : {};
  return (
    newest([timestamp(body.created, "config created", now), timestamp(labels[createdKey], "label", now)]) ??
    newest(histories(body.history).map((created) => timestamp(created, "history", now)))
  );
}

function histories(history: unknown): readonly unknown[] {
  return (Array.isArray(history) ? history : []).map((entry: unknown) => (isRecord(entry) ? entry.created : undefined));
}

/** The latest; the first of equal ones. */
function newest(times: readonly (Timestamp | undefined)[]): Timestamp | undefined {
  return times.reduce(
    (latest, time) => (time !== undefined && (latest === undefined || time.at > latest.at) ? time : latest),
    undefined,
  );
}

/** RFC 3339, as both specifications demand: without a zone nobody knows when. */
const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

function timestamp(written: unknown, source: string, now: number): Timestamp | undefined {
  if (typeof written !== "string" || !rfc3339.test(written)) return undefined;
  const at = Date.parse(written);
  return isTrustworthy(at, now) ? { at, source } : undefined;
}
