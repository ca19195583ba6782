/** Packages: listed, shown, deleted and restored. */
import type { Answer } from "../registry/answer.ts";
import type { PackageFacts } from "./catalogue.ts";
import { packageOf } from "./documents.ts";
import { packageDownloads, packageNotFound, parameterMissing, tooFar } from "./errors.ts";
import { pageIn, pageOf } from "./pages.ts";
import { done, type Handlers, mostDownloads, onePackage, type PackagesContext, type Place } from "./place.ts";
import type { Rights } from "./rights.ts";

export interface PackageOptions {
  /** Deleted packages stay in the list, as `deleted_…`; default false. */
  readonly listsDeletedPackages?: boolean;
}

export function packageOperations(context: PackagesContext, rights: Rights, options: PackageOptions): Handlers {
  const { catalogue, addresses } = context;

  const tell = ({ owner }: Place, repository: string, facts: PackageFacts) => {
    const name = repository.slice(repository.indexOf("/") + 1);
    return packageOf({ name, facts, owner, versions: catalogue.versions(repository).length }, addresses);
  };

  const list = (place: Place): Answer => {
    const { owner, query, url, account, base } = place;
    if (query.get("package_type") === null) return parameterMissing("package_type");
    const { page, perPage } = pageIn(query);
    if (page * perPage > 10_000) return tooFar;
    const dead = options.listsDeletedPackages ? catalogue.deletedPackages(owner.login) : [];
    const all = [
      ...catalogue.packages(owner.login),
      ...dead.map(([name, facts]) => [name.replace("/", `/deleted_${facts.id}_`), facts] as const),
    ];
    const seen = all.filter(
      ([name, { visibility }]) =>
        query.get("package_type") === "container" &&
        (query.get("visibility") ?? visibility) === visibility &&
        rights.sees(account, base, { repository: name, isPrivate: visibility === "private" }),
    );
    return pageOf(seen, { url, query }, ([repository, facts]) => tell(place, repository, facts));
  };

  const remove = ({ repository }: Place): Answer => {
    const isPublic = catalogue.package(repository)?.visibility === "public";
    const isPopular = catalogue.versions(repository).some(({ downloads }) => downloads > mostDownloads);
    if (isPublic && isPopular) return packageDownloads;
    catalogue.deletePackage(repository);
    return done;
  };

  const show = (place: Place): Answer => {
    const facts = catalogue.package(place.repository);
    return facts === undefined ? packageNotFound : { status: 200, json: tell(place, place.repository, facts) };
  };

  return {
    "GET {base}/packages": ["list", list],
    [`GET ${onePackage}`]: ["read", show],
    [`DELETE ${onePackage}`]: ["delete", remove],
    [`POST ${onePackage}/restore`]: [
      "restore",
      ({ repository }) => (catalogue.restorePackage(repository) ? done : packageNotFound),
    ],
  };
}
