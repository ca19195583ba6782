/** What a plan is made of. */
import type { Retention } from "./policy.ts";
import type { Selection } from "./selection.ts";
import type { Manifest, Snapshot, Tag } from "./snapshot.ts";

export interface TagDecision {
  readonly tag: Tag;
  readonly verdict: "retained" | "deleted" | "untagged";
  readonly reasons: readonly string[];
  /** No rule keeps it: it stays only because the registry does not delete the last of its kind. */
  readonly heldBack?: boolean | undefined;
}

export interface ImageDecision {
  readonly manifest: Manifest;
  readonly tags: readonly string[];
  readonly verdict: "retained" | "deleted";
  readonly reasons: readonly string[];
  /** No tag and no other manifest leads here: it goes, or stays, on its own account. */
  readonly untagged: boolean;
}

export interface Plan {
  readonly snapshot: Snapshot;
  /** What each retention selected, newest first. */
  readonly selections: ReadonlyMap<Retention, Selection>;
  /** Newest first. */
  readonly tags: readonly TagDecision[];
  /** Parents before children. */
  readonly images: readonly ImageDecision[];
  /** What `apply` does, in this order: no wave has its first step before the first one of the wave before. */
  readonly steps: readonly Step[];
}

interface Ordered {
  /** Steps of one wave may run at the same time; a wave begins when the one before has ended. From 0. */
  readonly wave: number;
  /** Indexes of earlier steps that must have succeeded. */
  readonly after: readonly number[];
}

/** `tags`: all that go with the manifest, also those that steps of their own have removed by then. */
export type Step =
  | (Ordered & { readonly kind: "untag"; readonly tag: Tag })
  | (Ordered & { readonly kind: "delete"; readonly manifest: Manifest; readonly tags: readonly Tag[] });
