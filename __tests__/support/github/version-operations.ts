/** Versions of a package: listed, shown, deleted and restored. */
import type { Answer } from "../registry/answer.ts";
import { versionOf } from "./documents.ts";
import { lastTagged, packageNotFound, versionDownloads, versionNotFound } from "./errors.ts";
import { pageOf } from "./pages.ts";
import { done, type Handlers, mostDownloads, onePackage, type PackagesContext, type Place } from "./place.ts";
import { newestFirst, type Version } from "./versions.ts";

export interface VersionOptions {
  /** What the list of versions is sorted by; default the time of their making. */
  readonly order?: "created" | "updated";
  /** How the refusal of the last tagged version is worded; default `tagged`. */
  readonly lastTagged?: keyof typeof lastTagged;
  /** What a DELETE or a restore says of a version that is not there; default `version`. */
  readonly goneSays?: "version" | "package";
}

export function versionOperations({ catalogue, lag, addresses }: PackagesContext, options: VersionOptions): Handlers {
  const byUpdate = options.order === "updated";
  const gone = options.goneSays === "package" ? packageNotFound : versionNotFound;

  const idOf = ({ values }: Place): number => Number(values.package_version_id);
  const tell = (place: Place) => (version: Version) =>
    versionOf(version, { name: place.packageName, owner: place.owner }, addresses);

  const list = (place: Place): Answer => {
    const { repository, query } = place;
    if (query.get("state") === "deleted") return pageOf(catalogue.deletedVersions(repository), place, tell(place));
    const seen = lag.view(repository, catalogue.versions(repository, byUpdate), newestFirst(byUpdate));
    return pageOf(seen, place, tell(place));
  };

  const show = (place: Place): Answer => {
    const version = catalogue.version(place.repository, idOf(place));
    return version === undefined ? versionNotFound : { status: 200, json: tell(place)(version) };
  };

  /** A tag that leads elsewhere makes another version that has one. */
  const isLastTagged = (repository: string, { digest, tags }: Version): boolean => {
    const all = catalogue.repositories.get(repository)?.tags.values();
    return tags.length > 0 && all !== undefined && !all.some((manifest) => manifest.digest !== digest);
  };

  const remove = (place: Place): Answer => {
    const { repository } = place;
    const version = catalogue.version(repository, idOf(place));
    if (version === undefined) return gone;
    if (isLastTagged(repository, version)) return lastTagged[options.lastTagged ?? "tagged"];
    const isPublic = catalogue.package(repository)?.visibility === "public";
    if (isPublic && version.downloads > mostDownloads) return versionDownloads;
    catalogue.deleteManifest(repository, version.digest);
    lag.deleted(repository, version);
    return done;
  };

  return {
    [`GET ${onePackage}/versions`]: ["read", list],
    [`GET ${onePackage}/versions/{package_version_id}`]: ["read", show],
    [`DELETE ${onePackage}/versions/{package_version_id}`]: ["delete", remove],
    [`POST ${onePackage}/versions/{package_version_id}/restore`]: [
      "restore",
      (place) => (catalogue.restoreVersion(place.repository, idOf(place)) ? done : gone),
    ],
  };
}
