/** What a manifest says of itself. */
import { dockerList, ociIndex } from "../registry/manifests.ts";
import type { Store, StoredManifest } from "../registry/store.ts";

export interface Platform {
  readonly architecture: string;
  readonly os: string;
  readonly variant?: string;
  readonly "os.version"?: string;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly platform?: Platform;
}

interface Document {
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
  readonly manifests?: readonly Descriptor[];
}

const parsed = new WeakMap<StoredManifest, Document>();

export function documentOf(manifest: StoredManifest): Document {
  const document = parsed.get(manifest) ?? (JSON.parse(Buffer.from(manifest.bytes).toString()) as Document);
  parsed.set(manifest, document);
  return document;
}

/** Whether it is an index, however it is called. */
export function isList({ mediaType }: StoredManifest): boolean {
  return mediaType === ociIndex || mediaType === dockerList;
}

/** In bytes: all layers. */
export function sizeOf(manifest: StoredManifest): number {
  return (documentOf(manifest).layers ?? []).reduce((sum, { size }) => sum + size, 0);
}

/** As the config of an image has it; empty for what runs nowhere. */
export function platformOf(store: Pick<Store, "blob">, repository: string, manifest: StoredManifest): Platform {
  const config = store.blob(repository, documentOf(manifest).config?.digest ?? "");
  const { architecture = "", os = "", ...more } = config === undefined ? {} : tryParse(config);
  return { ...more, architecture, os };
}

function tryParse(config: Uint8Array): Partial<Platform> {
  try {
    return JSON.parse(Buffer.from(config).toString()) as Partial<Platform>;
  } catch {
    return {};
  }
}
