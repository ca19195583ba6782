/**
 * How the list of versions runs behind what clients have just done, counted in requests for it. What a test does in the store
 * itself is seen at once.
 */
import type { Version } from "./versions.ts";

/** For how many requests for the list of its package something is not known there yet; default 0 each. */
export interface LagOptions {
  /** A deleted version is still listed. */
  readonly deleted?: number;
  /** A pushed one is not. */
  readonly pushed?: number;
  /** A tag that was moved is also listed on the version that it was taken from. */
  readonly moved?: number;
}

export interface Lag {
  deleted(repository: string, version: Version): void;
  pushed(repository: string, id: number): void;
  moved(repository: string, from: number, tag: string): void;
  /** What one request for the list sees; `versions` are sorted by `order`. */
  view(
    repository: string,
    versions: readonly Version[],
    order: (one: Version, other: Version) => number,
  ): readonly Version[];
}

type Pending = { left: number } & (
  | { readonly kind: "deleted"; readonly version: Version }
  | { readonly kind: "pushed"; readonly id: number }
  | { readonly kind: "moved"; readonly id: number; readonly tag: string }
);

export function createLag({ deleted = 0, pushed = 0, moved = 0 }: LagOptions): Lag {
  const pending = new Map<string, Pending[]>();
  const add = (repository: string, change: Pending): void => {
    if (change.left > 0) pending.set(repository, [...(pending.get(repository) ?? []), change]);
  };
  return {
    deleted: (repository, version) => add(repository, { kind: "deleted", left: deleted, version }),
    pushed: (repository, id) => add(repository, { kind: "pushed", left: pushed, id }),
    moved: (repository, id, tag) => add(repository, { kind: "moved", left: moved, id, tag }),
    view(repository, versions, order) {
      const changes = pending.get(repository);
      if (changes === undefined) return versions;
      const ghosts = changes.flatMap((change) => (change.kind === "deleted" ? [change.version] : []));
      const hidden = new Set(changes.flatMap((change) => (change.kind === "pushed" ? [change.id] : [])));
      const tags = Map.groupBy(
        changes.filter((change) => change.kind === "moved"),
        ({ id }) => id,
      );
      const seen = [...versions, ...ghosts]
        .filter(({ id }) => !hidden.has(id))
        .map((version) => {
          const old = tags.get(version.id)?.map(({ tag }) => tag) ?? [];
          return { ...version, tags: [...new Set([...version.tags, ...old])] };
        });
      for (const change of changes) change.left -= 1;
      const left = changes.filter((change) => change.left > 0);
      if (left.length > 0) pending.set(repository, left);
      else pending.delete(repository);
      return seen.sort(order);
    },
  };
}
