/**
 * What a repository held at one moment, in the engine's own words. Adapters make snapshots; the engine only reads them.
 */

/** `<algorithm>:<hex>`, as in the OCI image specification, "Digests". */
export type Digest = string;

/** A moment and where it is known from. */
export interface Timestamp {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** In the reader's words: `pushed`, `annotation`, `label`, `config created`, `history`. */
  readonly source: string;
}

/** A name that points to one manifest. */
export interface Tag {
  readonly name: string;
  readonly digest: Digest;
  /** Absent when no rule asked for it, or when no source had a trustworthy one. */
  readonly time?: Timestamp | undefined;
  /** Why the registry would refuse to remove it, e.g. `locked`, `immutable`. */
  readonly locked?: string | undefined;
  /** Why it stands for no image: it is what an earlier run left behind, and goes whatever the rules say. */
  readonly leftover?: string | undefined;
}

/** Content that a manifest names: its config and its layers. */
export interface Blob {
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
}

/** A document addressed by its digest: an image manifest, an index, or an artifact. */
export interface Manifest {
  readonly digest: Digest;
  /** The registry's own name of it, where that is what it can be restored by. */
  readonly id?: string | undefined;
  readonly mediaType: string;
  /** What an index lists, in its order; empty for everything else. May name manifests that do not exist. */
  readonly children: readonly Digest[];
  /** The manifest that this one is about (signature, SBOM, attestation). May not exist. */
  readonly subject?: Digest | undefined;
  /** Bytes of the manifest itself. Absent when unknown. */
  readonly size?: number | undefined;
  /** Config and layers that this registry stores. Absent when unknown. */
  readonly blobs?: readonly Blob[] | undefined;
  /** Only for manifests without a tag of their own, and only when `Wanted.untagged`. */
  readonly time?: Timestamp | undefined;
  /** Why the registry would refuse to delete it. */
  readonly locked?: string | undefined;
}

/** How a registry removes things: what decides between *untagged* and *deleted*, and the order of the steps. */
export interface Powers {
  /** One tag can be removed while its manifest and the other tags stay. */
  readonly untag: boolean;
  /** Manifests are deleted only after their tags were removed one by one, because that is faster or safer here. */
  readonly untagFirst: boolean;
  /** Deleting a manifest also deletes, unasked, whatever has it as subject, tagged or not. */
  readonly takesReferrers?: boolean;
  /** Why the last manifest with a tag cannot be deleted, where the registry refuses that. */
  readonly lastTagged?: string | undefined;
}

/** Everything that a repository held at one moment. */
export interface Snapshot {
  readonly repository: string;
  /** In no particular order; names are unique. */
  readonly tags: readonly Tag[];
  /**
   * Every manifest that a tag points to, with everything reachable from it, and what else the registry lists. A digest
   * that something names but that is not here does not exist.
   */
  readonly manifests: ReadonlyMap<Digest, Manifest>;
  /** As far as it can be known without trying; `Registry.deleter` proves it. */
  readonly powers: Powers;
  /** Why the listing cannot be proved complete. Such a repository is refused. */
  readonly incomplete?: string | undefined;
  /** What a person should know about the reading, e.g. a tag that vanished meanwhile. */
  readonly notes: readonly string[];
}
