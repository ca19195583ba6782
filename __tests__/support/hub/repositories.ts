/** What the API tells of repositories. */
import type { Answer } from "../registry/answer.ts";
import { type HubAccount, may, namespacesOf } from "./accounts.ts";
import type { HubCatalogue, RepositoryFacts } from "./catalogue.ts";
import { invalid, notFound } from "./errors.ts";
import { type PageRequest, pageOf } from "./pages.ts";
import { written } from "./times.ts";

const orders = ["name", "last_updated", "pull_count"];
const choices = orders.flatMap((order) => [order, `-${order}`]);

export interface Listing {
  readonly catalogue: HubCatalogue;
  readonly accounts: readonly HubAccount[];
  /** Who asks. */
  readonly account: HubAccount | undefined;
  readonly pageCap: number | undefined;
}

/** One page of a namespace. Private repositories that the account may not see are left out, and nothing tells that. */
export function listRepositories(listing: Listing, namespace: string, request: PageRequest): Answer {
  const { catalogue, accounts, account, pageCap } = listing;
  const all = catalogue.names().filter((name) => name.startsWith(`${namespace}/`));
  const isKnown = all.length > 0 || accounts.some((one) => namespacesOf(one).includes(namespace));
  if (!isKnown) return notFound("object not found", { namespace });
  // The order without `ordering` is an assumption.
  const ordering = request.query.get("ordering") ?? "-last_updated";
  if (!choices.includes(ordering)) {
    const problem = `Invalid ordering value. Must be one of: ${choices.join(", ")}`;
    return invalid("ordering", problem);
  }
  const wanted = request.query.get("name") ?? "";
  const shown = all.filter((repository) => {
    const isPrivate = catalogue.facts(repository)?.isPrivate ?? true;
    return nameOf(repository).includes(wanted) && may(account, "list", { repository, isPrivate });
  });
  const sorted = shown.sort((one, other) =>
    compare(keyOf(catalogue, ordering, one), keyOf(catalogue, ordering, other)),
  );
  if (ordering.startsWith("-")) sorted.reverse();
  return pageOf(sorted, request, (repository) => listed(catalogue, repository), pageCap);
}

/** A repository as `GET` tells it, with its rules for immutable tags. */
export function describeRepository(catalogue: HubCatalogue, account: HubAccount | undefined, repository: string) {
  const facts = factsOf(catalogue, repository);
  const target = { repository, isPrivate: facts.isPrivate };
  return {
    ...listed(catalogue, repository),
    user: repository.split("/")[0],
    is_automated: false,
    collaborator_count: 0,
    affiliation: null,
    hub_user: repository.split("/")[0],
    has_starred: false,
    permissions: {
      read: may(account, "read-repository", target),
      write: may(account, "push", target),
      admin: may(account, "delete-repository", target),
    },
    immutable_tags_settings: facts.immutableTags,
    source: null,
  };
}

function listed(catalogue: HubCatalogue, repository: string) {
  const { isPrivate, registeredAt, updatedAt } = factsOf(catalogue, repository);
  return {
    name: nameOf(repository),
    namespace: repository.split("/")[0],
    repository_type: "image",
    status: 1,
    status_description: "active",
    description: "",
    is_private: isPrivate,
    star_count: 0,
    pull_count: 0,
    last_updated: written(updatedAt),
    last_modified: written(updatedAt),
    date_registered: written(registeredAt),
    affiliation: "",
    media_types: ["application/vnd.docker.container.image.v1+json"],
    content_types: ["image"],
    categories: [],
    storage_size: storageOf(catalogue, repository),
  };
}

function factsOf(catalogue: HubCatalogue, repository: string): RepositoryFacts {
  const facts = catalogue.facts(repository);
  if (facts === undefined) throw new Error(`there is no ${repository}`);
  return facts;
}

function nameOf(repository: string): string {
  return repository.slice(repository.indexOf("/") + 1);
}

function keyOf(catalogue: HubCatalogue, ordering: string, repository: string): string {
  return ordering.endsWith("last_updated") ? factsOf(catalogue, repository).updatedAt : nameOf(repository);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** In bytes, with all that no tag needs any more. */
function storageOf(catalogue: HubCatalogue, repository: string): number {
  const blobs = [...(catalogue.repositories.get(repository)?.blobs ?? [])];
  return blobs.reduce((sum, digest) => sum + (catalogue.blob(repository, digest)?.length ?? 0), 0);
}
