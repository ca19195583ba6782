/**
 * Taking one tag of several off its image: GitHub has no call for it. The tag is pushed to a marker, which gets a version of
 * its own, and that version is deleted. At every step it is proved that nothing else can be hit.
 */
import type { Http } from "../http/client.ts";
import { refused } from "../oci/answer.ts";
import { moved } from "../oci/as-planned.ts";
import type { Endpoint, Exchange } from "../oci/endpoint.ts";
import { isGone } from "../oci/removal.ts";
import { resolve } from "../oci/resolve.ts";
import { AuthError, ChangedError, messageOf, RegistryError } from "../prune/errors.ts";
import type { Digest, Tag } from "../prune/snapshot.ts";
import { type Marker, markerFor } from "./marker.ts";
import type { Version } from "./versions.ts";

export interface Untagging {
  readonly http: Pick<Http, "pause">;
  readonly registry: Endpoint;
  readonly repository: string;
  /** The newest versions, as they are listed now. */
  newest(): Promise<readonly Version[]>;
  /** Throws unless it was deleted. */
  deleteMarker(id: string): Promise<void>;
}

/** How often, and how many milliseconds apart, GitHub is asked whether it lists the marker by now. */
const tries = 5;
const apart = 1_000;
const accepted = [200, 201, 202];

/**
 * Takes `tag` off its image, or goes on where an earlier try was cut off. Throws `ChangedError` when it points elsewhere by
 * now; `RegistryError` "gone" when it is not there, "protected" when the token may not push, and what `deleteMarker` throws:
 * then the tag is put back, but the time of its image has moved.
 */
export async function untag(untagging: Untagging, tag: Tag): Promise<void> {
  const marker = markerFor(tag.name);
  const whereNow = () => resolve(untagging.registry, untagging.repository, tag.name);
  const at = await whereNow();
  if (at === undefined) throw new RegistryError("gone", `${tag.name} is gone already`);
  if (at !== tag.digest && at !== marker.digest) throw moved(tag.name, tag.digest, at);
  if (at !== marker.digest) await push(untagging, tag.name, marker, whereNow);
  const id = await versionOf(untagging, tag.name, marker);
  try {
    await untagging.deleteMarker(id);
  } catch (error) {
    // A marker of an earlier run, which is listed although it is gone.
    if (isGone(error) && (await whereNow()) === marker.digest) throw notListed(tag.name);
    const isFinal = error instanceof RegistryError && ["forbidden", "protected"].includes(error.refusal);
    if (isFinal && (await whereNow()) === marker.digest) await putBack(untagging, tag, error);
    throw isFinal ? error : halfway(tag, error);
  }
  const after = await whereNow();
  if (after !== undefined && after !== marker.digest) throw moved(tag.name, tag.digest, after);
}

/** `error`, which kept a tag from its end, with what it is meanwhile. */
function halfway({ name }: Tag, error: unknown): unknown {
  if (!(error instanceof RegistryError || error instanceof AuthError)) return error;
  const message = `${error.message}; ${name} points to an empty image until the next run takes it away`;
  return error instanceof AuthError
    ? new AuthError(message, { cause: error })
    : new RegistryError(error.refusal, message, error.exchange, { cause: error });
}

async function push(
  { registry, repository }: Untagging,
  name: string,
  marker: Marker,
  whereNow: () => Promise<Digest | undefined>,
): Promise<void> {
  let exchange: Exchange;
  try {
    exchange = await registry.putManifest(repository, name, marker.mediaType, marker.bytes);
  } catch (error) {
    if (error instanceof AuthError) throw cannotPush(name, error.message);
    // Only the answer may be lost.
    const isLost = error instanceof RegistryError && error.refusal === "transient";
    if (isLost && (await whereNow()) === marker.digest) return;
    throw error;
  }
  const { request, response } = exchange;
  if (response.status >= 400) {
    const refusal = refused(request, response, `nothing was pushed to ${name}`);
    throw ["forbidden", "gone"].includes(refusal.refusal) ? cannotPush(name, refusal.message) : refusal;
  }
  const digest = response.header("docker-content-digest") ?? marker.digest;
  if (!accepted.includes(response.status) || digest !== marker.digest)
    throw refused(request, response, `${name} was to be moved to a marker`);
}

function cannotPush(name: string, told: string): RegistryError {
  return new RegistryError(
    "protected",
    `${name} is one of several tags of its image, and taking one off needs the right to push (\`packages: write\`, or \`write:packages\` of a classic token): ${told}`,
  );
}

/** The id of the version that is the marker, and nothing but that: found by its digest, never by its tag. */
async function versionOf({ http, newest }: Untagging, name: string, marker: Marker): Promise<string> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const found = (await newest()).find(({ digest }) => digest === marker.digest);
    const other = found?.tags?.find((tag) => tag !== name);
    if (other !== undefined) throw new ChangedError(`${other} points to the marker of ${name}`);
    // Without a tag it is one that somebody has taken off it meanwhile: nothing else can be hit either.
    if (found?.tags !== undefined) return found.id;
    if (attempt < tries) await http.pause(apart, "delete");
  }
  throw notListed(name);
}

function notListed(name: string): RegistryError {
  return new RegistryError(
    "transient",
    `${name} was taken off its image, but GitHub does not list what it points to now; the next run finishes it`,
  );
}

/** A tag that points to nothing useful is worse than one that stays. */
async function putBack({ registry, repository }: Untagging, { name, digest }: Tag, cause: Error): Promise<void> {
  try {
    const original = await registry.manifest("GET", repository, digest);
    const { request, response } = original;
    if (response.status !== 200) throw refused(request, response, `${digest} could not be read`);
    const mediaType = response.header("content-type") ?? "";
    const pushed = await registry.putManifest(repository, name, mediaType, response.body, true);
    if (!accepted.includes(pushed.response.status))
      throw refused(pushed.request, pushed.response, `${name} could not be put back`);
  } catch (error) {
    throw new RegistryError(
      "unexpected",
      `${name} points to an empty image now, whose version could not be deleted (${cause.message}), and it could not be put back to ${digest} either: ${messageOf(error)}`,
      {},
      { cause: error },
    );
  }
}
