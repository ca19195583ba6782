/**
 * Registry content for tests, demo and benchmark: the same options always give the same bytes, hence the same digests.
 */
import { createHash } from "node:crypto";
import { dockerList, dockerManifest, ociIndex, ociManifest } from "./registry/manifests.ts";
import { type Store, sha256 } from "./registry/store.ts";

/** Content that a manifest names: its config or a layer. */
export interface BlobContent {
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** A manifest with everything that a pull of it needs. */
export interface Content {
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: Uint8Array;
  /** Config first, then the layers. */
  readonly blobs: readonly BlobContent[];
  readonly children: readonly Content[];
  /** How an index describes it. */
  readonly platform?: Platform | undefined;
  readonly annotations?: Annotations | undefined;
}

/** Content and the tags that stand for it; a referrer found through its subject has none. */
export interface TaggedContent {
  readonly content: Content;
  readonly tags: readonly string[];
}

type Annotations = Readonly<Record<string, string>>;

interface Platform {
  readonly architecture: string;
  readonly os: string;
}

const mediaTypes = {
  oci: {
    manifest: ociManifest,
    index: ociIndex,
    config: "application/vnd.oci.image.config.v1+json",
    layer: "application/vnd.oci.image.layer.v1.tar+gzip",
  },
  docker: {
    manifest: dockerManifest,
    index: dockerList,
    config: "application/vnd.docker.container.image.v1+json",
    layer: "application/vnd.docker.image.rootfs.diff.tar.gzip",
  },
} as const;

const emptyJson = "application/vnd.oci.empty.v1+json";

export interface ImageOptions {
  /** Images of different seeds have nothing in common but the layers that are given as content. */
  readonly seed?: string;
  /** Sizes in bytes of layers made from the seed, or layers to share; default one of 64 bytes. */
  readonly layers?: readonly (number | BlobContent)[];
  /** `created` of the config. */
  readonly created?: string;
  /** Labels of the config. */
  readonly labels?: Annotations;
  /** `created` of the history entries of the config, oldest first. */
  readonly history?: readonly string[];
  /** Annotations of the manifest. */
  readonly annotations?: Annotations;
  readonly platform?: Platform;
  /** Docker media types instead of OCI's. */
  readonly docker?: boolean;
}

/** A layer of `size` bytes that several images may share. */
export function layer(size: number, seed: string, mediaType: string = mediaTypes.oci.layer): BlobContent {
  const bytes = createHash("shake256", { outputLength: size }).update(seed).digest();
  return { mediaType, digest: sha256(bytes), bytes };
}

export function image(options: ImageOptions = {}): Content {
  const { seed = "image", layers = [64], created, labels, history, annotations } = options;
  const { platform = { architecture: "amd64", os: "linux" } } = options;
  const types = mediaTypes[options.docker ? "docker" : "oci"];
  const made = layers.map((one, at) => (typeof one === "number" ? layer(one, `${seed}/${at}`, types.layer) : one));
  const config = json(types.config, {
    created,
    ...platform,
    config: { Env: [`SEED=${seed}`], Labels: labels },
    rootfs: { type: "layers", diff_ids: made.map(({ digest }) => digest) },
    history: history?.map((at) => ({ created: at, created_by: "build" })),
  });
  return { ...manifest(types.manifest, [config, ...made], { annotations }), platform };
}

export interface IndexOptions {
  readonly annotations?: Annotations;
  /** A Docker manifest list instead of an OCI image index. */
  readonly docker?: boolean;
}

/** An index of images, attestations or other indexes, in this order. */
export function index(children: readonly Content[], options: IndexOptions = {}): Content {
  const { mediaType, digest, bytes } = json(mediaTypes[options.docker ? "docker" : "oci"].index, {
    schemaVersion: 2,
    mediaType: mediaTypes[options.docker ? "docker" : "oci"].index,
    manifests: children.map((child) => ({ ...descriptor(child), annotations: child.annotations })),
    annotations: options.annotations,
  });
  return { mediaType, digest, bytes, blobs: [], children };
}

/** What buildx puts beside an image into its index: provenance, for the platform `unknown/unknown`. */
export function attestation(subject: Content, seed = "attestation"): Content {
  const statement = layer(96, `${seed}/${subject.digest}`, "application/vnd.in-toto+json");
  return {
    ...image({ seed: `${seed}/${subject.digest}`, layers: [statement] }),
    platform: { architecture: "unknown", os: "unknown" },
    annotations: {
      "vnd.docker.reference.type": "attestation-manifest",
      "vnd.docker.reference.digest": subject.digest,
    },
  };
}

export interface ArtifactOptions {
  readonly seed?: string;
  readonly artifactType?: string;
  readonly annotations?: Annotations;
  readonly subject?: Content;
}

/** An artifact with the config `{}`: a chart, a wasm module, an SBOM; with a subject, a referrer. */
export function artifact(options: ArtifactOptions = {}): Content {
  const { seed = "artifact", artifactType = "application/vnd.example.artifact", annotations, subject } = options;
  return manifest(ociManifest, [json(emptyJson, {}), layer(64, seed, artifactType)], {
    artifactType,
    annotations,
    subject: subject && descriptor(subject),
  });
}

/**
 * A signature of `subject` as it is kept in the wild: under a tag of cosign, as a referrer that only the referrers API
 * shows, or as one in the fallback index of a registry without that API (distribution specification, "Referrers Tag Schema").
 */
export function signature(subject: Content, style: "cosign-tag" | "subject" | "fallback"): TaggedContent {
  const tag = subject.digest.replace(":", "-");
  const seed = `signature/${subject.digest}`;
  if (style === "cosign-tag") {
    return { content: image({ seed, layers: [layer(96, seed)] }), tags: [`${tag}.sig`] };
  }
  const referrer = artifact({ seed, subject, artifactType: "application/vnd.dev.cosign.artifact.sig.v1+json" });
  return style === "subject" ? { content: referrer, tags: [] } : { content: index([referrer]), tags: [tag] };
}

/** Puts `content` with all it needs straight into the store of a fake registry. Returns its digest. */
export function seed(store: Store, repository: string, content: Content, tags: readonly string[] = []): string {
  for (const { bytes, digest } of content.blobs) store.putBlob(repository, bytes, digest);
  for (const child of content.children) seed(store, repository, child);
  return store.putManifest(repository, content.mediaType, content.bytes, tags).digest;
}

function manifest(mediaType: string, blobs: readonly BlobContent[], more: Readonly<Record<string, unknown>>): Content {
  const [config, ...layers] = blobs.map(descriptor);
  const { digest, bytes } = json(mediaType, { schemaVersion: 2, mediaType, config, layers, ...more });
  return { mediaType, digest, bytes, blobs, children: [] };
}

function json(mediaType: string, value: unknown): BlobContent {
  const bytes = Buffer.from(JSON.stringify(value));
  return { mediaType, digest: sha256(bytes), bytes };
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform: Platform | undefined;
}

function descriptor({ mediaType, digest, bytes, platform }: BlobContent & Pick<Content, "platform">): Descriptor {
  return { mediaType, digest, size: bytes.length, platform };
}
