/** What the registry says when it refuses. */
import { type Answer, nameUnknown, refusal } from "../registry/answer.ts";

export const tagUnknown = refusal(404, "TAG_UNKNOWN", "the specified tag does not exist");
export const metadataUnknown = refusal(404, "MANIFEST_UNKNOWN", "manifest unknown");
export const badRequest = refusal(400, "BAD_REQUEST", "the request is malformed");

export function repositoryUnknown(name: string): Answer {
  return nameUnknown(404, name);
}

export function manifestNotFound(repository: string, reference: string): Answer {
  const detail = { Name: repository, Revision: reference };
  return refusal(404, "MANIFEST_UNKNOWN", `manifest ${reference} is not found`, detail);
}

/** Locked, on any of the three levels, or in quarantine. */
export const disallowed = refusal(
  405,
  "REGISTRY_DISALLOWED_OPERATION",
  "The operation is disallowed on this registry, repository or image. View troubleshooting steps at " +
    "https://aka.ms/acr/faq/#why-does-my-pull-or-push-request-fail-with-disallowed-operation",
  {},
);
