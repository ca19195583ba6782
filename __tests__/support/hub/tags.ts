/** What the API tells of a tag, key by key as in recorded answers, which differ from the specification. */
import type { StoredManifest } from "../registry/store.ts";
import type { HubCatalogue } from "./catalogue.ts";
import { documentOf, isList, platformOf, sizeOf } from "./document.ts";
import { millisecondsOf, written } from "./times.ts";

/** What is not documented, or seen on old tags only: the real one may do either. */
export interface ListingOptions {
  /** Without it the key `digest` is there. */
  readonly digest?: "absent";
  /** Without it `images` lists what it should. */
  readonly images?: "null" | "empty";
  /** Which tags the two above are about; default all. */
  readonly odd?: RegExp;
  /** Without it attestations are among the images of an index, for the platform `unknown/unknown`. */
  readonly attestations?: "hidden";
  /** Without it the last pushed comes first. */
  readonly order?: "by name";
}

export interface Tags {
  /** In the order of the list. */
  names(repository: string): readonly string[];
  /** Of a tag that is there. */
  describe(repository: string, tag: string): unknown;
}

const month = 30 * 24 * 3_600_000;
const someone = 6_553_388;

/** `now` is milliseconds since the epoch. */
export function createTags(catalogue: HubCatalogue, options: ListingOptions, now: () => number): Tags {
  const statusOf = (...times: readonly (string | undefined)[]): "active" | "inactive" =>
    times.some((time) => time !== undefined && now() - millisecondsOf(time) < month) ? "active" : "inactive";

  const imagesOf = (repository: string, manifest: StoredManifest): readonly Image[] => {
    const describe = (digest: string, platform: ReturnType<typeof platformOf>): Image => {
      const child = catalogue.repositories.get(repository)?.manifests.get(digest);
      const facts = catalogue.manifestFacts(repository, digest);
      return {
        architecture: platform.architecture,
        features: "",
        variant: platform.variant ?? null,
        digest,
        os: platform.os,
        os_features: "",
        os_version: platform["os.version"] ?? null,
        size: child === undefined ? 0 : sizeOf(child),
        status: statusOf(facts?.pushedAt, facts?.pulledAt),
        last_pulled: facts?.pulledAt === undefined ? null : written(facts.pulledAt),
        last_pushed: facts === undefined ? null : written(facts.pushedAt),
      };
    };
    if (!isList(manifest)) return [describe(manifest.digest, platformOf(catalogue, repository, manifest))];
    return (documentOf(manifest).manifests ?? [])
      .map(({ digest, platform }) => describe(digest, platform ?? { architecture: "", os: "" }))
      .filter(({ os }) => options.attestations !== "hidden" || os !== "unknown");
  };

  return {
    names: (repository) =>
      options.order === "by name" ? catalogue.sortedTags(repository) : catalogue.newestFirst(repository),
    describe(repository, tag) {
      const manifest = catalogue.repositories.get(repository)?.tags.get(tag);
      const facts = catalogue.tagFacts(repository, tag);
      if (manifest === undefined || facts === undefined) throw new Error(`there is no ${repository}:${tag}`);
      const images = imagesOf(repository, manifest);
      const isOdd = options.odd?.test(tag) ?? true;
      const told = isOdd && options.images !== undefined ? { null: null, empty: [] }[options.images] : images;
      const pushed = written(facts.pushedAt);
      return {
        creator: someone,
        id: facts.id,
        image_id: null,
        images: told,
        last_updated: pushed,
        last_updater: someone,
        last_updater_username: "someone",
        name: tag,
        repository: catalogue.facts(repository)?.id,
        full_size: images.find(({ os }) => os !== "unknown")?.size ?? 0,
        v2: true,
        tag_status: statusOf(facts.pushedAt, facts.pulledAt),
        tag_last_pulled: facts.pulledAt === undefined ? null : written(facts.pulledAt),
        tag_last_pushed: pushed,
        media_type: mediaTypeOf(manifest),
        content_type: "image",
        ...(!(isOdd && options.digest === "absent") && { digest: manifest.digest }),
      };
    },
  };
}

interface Image {
  readonly architecture: string;
  readonly features: string;
  readonly variant: string | null;
  readonly digest: string;
  readonly os: string;
  readonly os_features: string;
  readonly os_version: string | null;
  readonly size: number;
  readonly status: "active" | "inactive";
  readonly last_pulled: string | null;
  readonly last_pushed: string | null;
}

/** Of a list its own; of an image that of its config, as recorded answers have it. */
function mediaTypeOf(manifest: StoredManifest): string {
  return isList(manifest) ? manifest.mediaType : (documentOf(manifest).config?.mediaType ?? manifest.mediaType);
}
