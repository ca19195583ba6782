/** What a request of a run is for: by what it asks for, and by the stage that its repository is in. */
import type { Deleter, Registry } from "../../src/prune/registry.ts";

export const kinds = [
  ...["sign-in", "token", "owner", "catalog", "repository", "listing", "next page", "manifest", "config", "referrers"],
  ...["proof", "look", "push", "delete tag", "delete manifest", "verify"],
] as const satisfies readonly string[];

export type Kind =
  | Exclude<Resource, "tag">
  /** Of the right to delete, before the first step. */
  | "proof"
  /** At what changed since the snapshot, before something is deleted, and again after a delete that failed. */
  | "look"
  | "push"
  | "delete tag"
  | "delete manifest"
  /** The check afterwards. */
  | "verify";

/** What a request asks for, whatever the stage. */
export type Resource =
  /** At an identity provider. */
  | "sign-in"
  /** At the token server of a registry. */
  | "token"
  | "owner"
  | "catalog"
  | "repository"
  | "listing"
  | "next page"
  | "manifest"
  /** One tag, where that is not its manifest. */
  | "tag"
  | "config"
  | "referrers";

type Stage = "reading" | "proving" | "acting" | "verifying";

export function kindOf(method: string, resource: Resource, stage: Stage): Kind {
  if (resource === "sign-in" || resource === "token" || resource === "owner" || resource === "catalog") return resource;
  if (stage === "proving") return "proof";
  if (method === "PUT") return "push";
  if (method === "DELETE") return resource === "tag" ? "delete tag" : "delete manifest";
  if (stage === "acting") return "look";
  if (stage === "verifying") return "verify";
  return resource === "tag" ? "manifest" : resource;
}

/** `registry`, and the stage of each repository, as told by what the engine asks of it. */
export function staged(registry: Registry): { readonly registry: Registry; stageOf(repository: string): Stage } {
  const stages = new Map<string, Stage>();
  const enter = <Result>(repository: string, stage: Stage, work: () => Result): Result => {
    stages.set(repository, stage);
    return work();
  };
  const stagedDeleter = (deleter: Deleter, repository: string): Deleter => ({
    powers: deleter.powers,
    deleteTag: (tag) => enter(repository, "acting", () => deleter.deleteTag(tag)),
    deleteManifest: (manifest, tags) => enter(repository, "acting", () => deleter.deleteManifest(manifest, tags)),
  });
  return {
    stageOf: (repository) => stages.get(repository) ?? "reading",
    registry: {
      ...registry,
      async deleter(snapshot, stays) {
        const { repository } = snapshot;
        const deleter = await enter(repository, "proving", () => registry.deleter(snapshot, stays));
        return stagedDeleter(deleter, repository);
      },
      resolve: (repository, reference) => enter(repository, "verifying", () => registry.resolve(repository, reference)),
      ...(registry.tags && {
        tags: (repository: string) =>
          enter(repository, "verifying", () => registry.tags?.(repository) ?? Promise.reject()),
      }),
    },
  };
}
