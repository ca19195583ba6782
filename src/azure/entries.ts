/** Tags and manifests as the registry's lists write them. */
import { isRecord } from "../oci/answer.ts";
import { isDigest, isTagName } from "../prune/names.ts";
import type { Digest, Tag, Timestamp } from "../prune/snapshot.ts";

/** A manifest as it is listed: without its content. */
export interface ListedManifest {
  readonly digest: Digest;
  /** Absent when the registry does not say. */
  readonly mediaType?: string | undefined;
  /** That of its config; absent for an index, and sometimes for others. */
  readonly configMediaType?: string | undefined;
  /** Names, also of tags that are hidden from lists. */
  readonly tags: readonly string[];
  readonly time?: Timestamp | undefined;
  readonly locked?: string | undefined;
}

/** `undefined` when its name or its digest is none. */
export function tagOf(entry: unknown): Tag | undefined {
  if (!isRecord(entry) || typeof entry.name !== "string" || !isTagName(entry.name)) return undefined;
  if (typeof entry.digest !== "string" || !isDigest(entry.digest)) return undefined;
  return {
    name: entry.name,
    digest: entry.digest,
    time: timeOf(entry.lastUpdateTime),
    locked: lockOf(entry.changeableAttributes),
  };
}

/** `undefined` when its digest is none. */
export function manifestOf(entry: unknown): ListedManifest | undefined {
  if (!isRecord(entry) || typeof entry.digest !== "string" || !isDigest(entry.digest)) return undefined;
  return {
    digest: entry.digest,
    mediaType: textOf(entry.mediaType),
    configMediaType: textOf(entry.configMediaType),
    tags: Array.isArray(entry.tags) ? entry.tags.filter((name) => typeof name === "string" && isTagName(name)) : [],
    time: timeOf(entry.lastUpdateTime),
    locked: lockOf(entry.changeableAttributes),
  };
}

/**
 * Why something with these `changeableAttributes` is not to be deleted. `writeEnabled: false` blocks deleting too; what
 * is hidden from lists was hidden on purpose, and stays.
 */
export function lockOf(attributes: unknown): string | undefined {
  if (!isRecord(attributes)) return undefined;
  if (attributes.deleteEnabled === false || attributes.writeEnabled === false) return "locked in the registry";
  return attributes.listEnabled === false ? "hidden in the registry" : undefined;
}

/** RFC 3339, with up to seven digits of a second, of which three count. */
function timeOf(written: unknown): Timestamp | undefined {
  if (typeof written !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(written)) return undefined;
  const at = Date.parse(written);
  return Number.isNaN(at) ? undefined : { at, source: "pushed" };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
