/**
 * What this server and these credentials can delete, found out without deleting anything: a DELETE of a digest that
 * nobody has, and one of a tag that nobody uses. Never in a dry run, and only in a repository that exists.
 */
import { randomUUID } from "node:crypto";
import type { Powers, Snapshot } from "../prune/snapshot.ts";
import { malformed, ociError, refused } from "./answer.ts";
import type { Endpoint, Exchange } from "./endpoint.ts";

const nobodysDigest = `sha256:${"0".repeat(64)}`;

/** Throws `RegistryError` "forbidden", with what to change, when manifests cannot be deleted. */
export async function probe(endpoint: Endpoint, { repository }: Snapshot): Promise<Powers> {
  const byDigest = await endpoint.deleteNothing(repository, nobodysDigest);
  assertCanDelete(byDigest);
  const byTag = await endpoint.deleteNothing(repository, `prune-probe-${randomUUID()}`);
  const untag = canUntag(byTag);
  return { untag, untagFirst: untag };
}

function assertCanDelete({ request, response }: Exchange): void {
  const error = refused(
    request,
    response,
    "nothing can be deleted",
    advice(response.status, response.header("allow"), ociError(response)?.code),
  );
  if (error.refusal === "gone" || response.status === 202) return;
  throw error.refusal === "unexpected"
    ? malformed(
        request,
        response,
        "a DELETE of an unknown digest should be answered 404 MANIFEST_UNKNOWN; nothing is deleted",
      )
    : error;
}

/** Distribution 2 and Harbor answer 400; a server that accepts anything (202) tells nothing, and is not relied on. */
function canUntag({ request, response }: Exchange): boolean {
  if ([202, 400, 405, 501].includes(response.status)) return false;
  const error = refused(request, response, "it could not be found out whether tags can be removed one by one");
  if (error.refusal === "gone") return true;
  throw error;
}

function advice(status: number, allow: string | undefined, code: string | undefined): string | undefined {
  if (status === 401 || status === 403)
    return "The credentials lack the right to delete: give the user or token `delete` (or administrator) rights on this repository";
  if (status !== 405) return undefined;
  if (code === undefined && allow !== undefined && !/DELETE/i.test(allow)) {
    return "The registry is read-only (`storage.maintenance.readonly`, or a proxy that forbids DELETE): its operator has to end that first";
  }
  return "Deletion is disabled, or this is a pull-through cache: set `storage.delete.enabled: true` (`REGISTRY_STORAGE_DELETE_ENABLED=true`) in the registry's configuration";
}
