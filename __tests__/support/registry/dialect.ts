/**
 * How registry servers differ, as data and small functions. The traits are measured (distribution) or read in the
 * servers' sources (zot, Harbor); the handlers know no server by name.
 */
import { type Answer, accepted, digestInvalid, manifestUnknown, nameUnknown, refusal } from "./answer.ts";
import { isDigest } from "./route.ts";
import type { Store, StoredManifest } from "./store.ts";

export type DialectName = keyof typeof dialects;

export interface Dialect {
  /** Content type of lists and errors. */
  readonly json: string;
  readonly tags: {
    /** Bytewise; otherwise in the order of the first push. */
    readonly sorted: boolean;
    /** Whether `n` and `last` mean anything. */
    readonly pages: boolean;
    /** Where the page after `last` begins in the sorted names; absent: the server knows no such `last`. */
    startAfter(names: readonly string[], last: string): number | undefined;
    /** A last page that is full still promises another one. */
    readonly surplusLink: boolean;
    readonly link: (path: string, last: string, n: number) => string;
    /** What `tags` is where there is none. */
    readonly empty: readonly string[] | null;
    /** A repository that never had a tag is unknown to its tag list. */
    readonly needsTag: boolean;
  };
  readonly catalog: {
    /** A greater `n` is refused. */
    readonly max: number;
    /** An `n` that is no number is refused, not ignored. */
    readonly strict: boolean;
  };
  /** `Accept` decides what a GET of a manifest yields. */
  readonly negotiates: boolean;
  /** `If-None-Match` is honoured, answers carry an `Etag`. */
  readonly conditional: boolean;
  /** The referrers API, and `OCI-Subject` on PUT. */
  readonly referrers: boolean;
  /** GET of a manifest that is not there. */
  absent(store: Store, repository: string, reference: string): Answer;
  deleteTag(store: Store, repository: string, tag: string): Answer;
  deleteDigest(store: Store, repository: string, digest: string): Answer;
  /** Whether "deletion disabled" also stops the delete of a tag. */
  readonly disabledStopsTags: boolean;
}

function encodedLink(path: string, last: string, n: number): string {
  return `<${path}?last=${encodeURIComponent(last)}&n=${n}>; rel="next"`;
}

function startAfter(names: readonly string[], last: string): number {
  const next = names.findIndex((name) => name > last);
  return next === -1 ? names.length : next;
}

function storagePath(repository: string, tag: string): unknown {
  return {
    Path: `/docker/registry/v2/repositories/${repository}/_manifests/tags/${tag}/current/link`,
    DriverName: "inmemory",
  };
}

function isTag(reference: string): boolean {
  return /^\w[\w.-]{0,127}$/.test(reference);
}

const distribution28: Dialect = {
  json: "application/json; charset=utf-8",
  tags: {
    sorted: false,
    pages: false,
    startAfter,
    surplusLink: false,
    link: encodedLink,
    empty: null,
    needsTag: true,
  },
  catalog: { max: 1000, strict: false },
  negotiates: true,
  conditional: true,
  referrers: false,
  absent(_store, repository, reference) {
    if (isDigest(reference)) {
      return refusal(404, "MANIFEST_UNKNOWN", "manifest unknown", { Name: repository, Revision: reference });
    }
    if (isTag(reference)) return refusal(404, "MANIFEST_UNKNOWN", "manifest unknown", { Tag: reference });
    return refusal(500, "UNKNOWN", "unknown error", storagePath(repository, reference));
  },
  deleteTag: () => digestInvalid(),
  deleteDigest: (store, repository, digest) => (store.deleteManifest(repository, digest) ? accepted : manifestUnknown),
  disabledStopsTags: true,
};

const distribution30: Dialect = {
  ...distribution28,
  json: "application/json",
  tags: {
    ...distribution28.tags,
    sorted: true,
    pages: true,
    // It looks `last` up and goes one further, though `last` may have been deleted meanwhile: then one tag is skipped.
    startAfter: (names, last) => {
      const at = names.findIndex((name) => name >= last);
      return at === -1 ? names.length : at + 1;
    },
  },
  catalog: { max: 1000, strict: true },
  deleteTag(store, repository, tag) {
    if (!isTag(tag)) return refusal(500, "UNKNOWN", "unknown error", storagePath(repository, tag));
    if (store.untag(repository, tag)) return accepted;
    return refusal(404, "MANIFEST_UNKNOWN", "manifest unknown", storagePath(repository, tag));
  },
  disabledStopsTags: false,
};

const distribution31: Dialect = {
  ...distribution30,
  tags: { ...distribution30.tags, startAfter, surplusLink: true },
  disabledStopsTags: true,
};

const zot: Dialect = {
  ...distribution30,
  tags: {
    sorted: true,
    pages: true,
    startAfter(names, last) {
      const at = names.indexOf(last);
      return at === -1 ? undefined : at + 1;
    },
    surplusLink: false,
    link: (path, last, n) => `<${path}?n=${n}&last=${last}>; rel="next"`,
    empty: [],
    needsTag: false,
  },
  catalog: { max: Number.POSITIVE_INFINITY, strict: false },
  negotiates: false,
  conditional: false,
  referrers: true,
  absent: (store, repository, reference) =>
    store.repositories.has(repository)
      ? refusal(404, "MANIFEST_UNKNOWN", "manifest unknown", { reference })
      : nameUnknown(404, repository),
  deleteTag(store, repository, tag) {
    if (!store.repositories.has(repository)) return nameUnknown(400, repository);
    return store.untag(repository, tag) ? accepted : zot.absent(store, repository, tag);
  },
  deleteDigest(store, repository, digest) {
    if (!store.repositories.has(repository)) return nameUnknown(400, repository);
    if (parents(store, repository, digest).length > 0) {
      return refusal(405, "DENIED", "requested access to the resource is denied", { reference: digest });
    }
    return store.deleteManifest(repository, digest) ? accepted : zot.absent(store, repository, digest);
  },
  disabledStopsTags: true,
};

const tagsStay: Dialect = {
  ...distribution31,
  deleteDigest: (store, repository, digest) =>
    store.deleteManifest(repository, digest, "stay") ? accepted : manifestUnknown,
};

const manifestGoesWithTag: Dialect = {
  ...distribution31,
  deleteTag(store, repository, tag) {
    const manifest = store.manifest(repository, tag);
    return manifest !== undefined && store.deleteManifest(repository, manifest.digest) ? accepted : manifestUnknown;
  },
};

const harborLike: Dialect = {
  ...distribution31,
  tags: { ...zot.tags, startAfter, link: encodedLink },
  referrers: true,
  deleteTag: () => refusal(400, "UNSUPPORTED", "the operation is unsupported"),
  deleteDigest(store, repository, digest) {
    const manifest = store.repositories.get(repository)?.manifests.get(digest);
    if (manifest === undefined) return manifestUnknown;
    if (parents(store, repository, digest).length > 0) {
      return refusal(412, "VIOLATE_FOREIGN_KEY_CONSTRAINT", "the deleting artifact is referenced by others");
    }
    cascade(store, repository, manifest);
    return accepted;
  },
};

function parents(store: Store, repository: string, digest: string): readonly StoredManifest[] {
  return store.referencing(repository, digest).filter((manifest) => manifest.children.includes(digest));
}

/** Harbor takes accessories, and children that have no tag and no other parent, along. */
function cascade(store: Store, repository: string, manifest: StoredManifest): void {
  store.deleteManifest(repository, manifest.digest);
  const children = manifest.children
    .map((digest) => store.manifest(repository, digest))
    .filter((child) => child !== undefined)
    .filter((child) => store.tagsOn(repository, child).length === 0)
    .filter((child) => parents(store, repository, child.digest).length === 0);
  const accessories = store
    .referencing(repository, manifest.digest)
    .filter(({ subject }) => subject === manifest.digest);
  for (const gone of [...children, ...accessories]) cascade(store, repository, gone);
}

export const dialects = {
  "distribution-2.8": distribution28,
  "distribution-3.0": distribution30,
  "distribution-3.1": distribution31,
  zot,
  "tags-stay": tagsStay,
  "manifest-goes-with-tag": manifestGoesWithTag,
  "harbor-like": harborLike,
} as const satisfies Record<string, Dialect>;
