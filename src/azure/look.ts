/** One tag, one manifest or one repository, as it is at this moment. */
import { isRecord, malformed } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import type { Digest, Tag } from "../prune/snapshot.ts";
import type { AzureEndpoint } from "./endpoint.ts";
import { type ListedManifest, lockOf, manifestOf, tagOf } from "./entries.ts";
import { jsonOf } from "./page.ts";
import { refusal } from "./refusal.ts";

/** `undefined` when it is gone. */
export async function lookAtTag(endpoint: AzureEndpoint, repository: string, name: string): Promise<Tag | undefined> {
  return look(await endpoint.tag(repository, name), name, ({ tag }) => tagOf(tag));
}

/** `undefined` when it is gone. */
export async function lookAtManifest(
  endpoint: AzureEndpoint,
  repository: string,
  digest: Digest,
): Promise<ListedManifest | undefined> {
  return look(await endpoint.manifest(repository, digest), digest, ({ manifest }) => manifestOf(manifest));
}

/** Why nothing in `repository` can be deleted; `undefined` when it can. Throws "gone" when there is no such repository. */
export async function lookAtRepository(endpoint: AzureEndpoint, repository: string): Promise<string | undefined> {
  const exchange = await endpoint.repository(repository);
  const what = `${repository} could not be read`;
  if (exchange.response.status !== 200) throw refusal(exchange, what);
  const body = jsonOf(exchange);
  if (typeof body?.imageName !== "string") throw unusable(exchange, repository);
  const { changeableAttributes } = body;
  // A repository that is only hidden can be pruned by its name.
  const lock = lockOf(isRecord(changeableAttributes) ? { ...changeableAttributes, listEnabled: true } : undefined);
  return lock && "its repository is locked in the registry";
}

function look<Found>(
  exchange: Exchange,
  what: string,
  find: (body: Readonly<Record<string, unknown>>) => Found | undefined,
): Found | undefined {
  if (exchange.response.status !== 200) {
    const error = refusal(exchange, `${what} could not be looked up`);
    if ("refusal" in error && error.refusal === "gone") return undefined;
    throw error;
  }
  const found = find(jsonOf(exchange) ?? {});
  if (found === undefined) throw unusable(exchange, what);
  return found;
}

function unusable({ request, response }: Exchange, what: string) {
  return malformed(request, response, `the body does not describe ${what}`);
}
