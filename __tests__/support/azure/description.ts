/** What the registry tells of a manifest's content without being asked for the content. */
import type { Store, StoredManifest } from "../registry/store.ts";

interface Descriptor {
  readonly digest: string;
  readonly mediaType?: string;
  readonly size?: number;
  readonly platform?: Platform;
}

interface Platform {
  readonly architecture?: string;
  readonly os?: string;
}

interface Document {
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
  readonly manifests?: readonly Descriptor[];
}

/** Never the children or the subject. Architecture and system are those of the config; an index has none. */
export function describeManifest(store: Store, repository: string, manifest: StoredManifest) {
  const { config } = documentOf(manifest);
  const platform = config === undefined ? {} : platformOf(store.blob(repository, config.digest));
  return {
    imageSize: sizeOf(store, repository, manifest),
    ...platform,
    ...(config?.mediaType !== undefined && { configMediaType: config.mediaType }),
  };
}

/** Only a single manifest is shown with its children, and only an index has any. */
export function referencesOf(manifest: StoredManifest) {
  const { manifests } = documentOf(manifest);
  return manifests && { references: manifests.map(({ digest, platform }) => ({ digest, ...platform })) };
}

/** Bytes of the manifest and of what it names; of an index also those of its children. */
function sizeOf(store: Store, repository: string, manifest: StoredManifest): number {
  const { config, layers = [], manifests = [] } = documentOf(manifest);
  const blobs = [...(config === undefined ? [] : [config]), ...layers].map(({ size = 0 }) => size);
  const children = manifests.map(({ digest }) => {
    const child = store.manifest(repository, digest);
    return child === undefined ? 0 : sizeOf(store, repository, child);
  });
  return [manifest.bytes.length, ...blobs, ...children].reduce((sum, size) => sum + size, 0);
}

function platformOf(config: Uint8Array | undefined): Platform {
  if (config === undefined) return {};
  try {
    const { architecture, os } = JSON.parse(Buffer.from(config).toString()) as Platform;
    return { ...(architecture && { architecture }), ...(os && { os }) };
  } catch {
    return {};
  }
}

function documentOf({ bytes }: StoredManifest): Document {
  return JSON.parse(Buffer.from(bytes).toString()) as Document;
}
