/** A request for packages, and what it means. */
import type { Answer } from "../registry/answer.ts";
import type { Account } from "./accounts.ts";
import type { GithubCatalogue } from "./catalogue.ts";
import type { Addresses, Owner } from "./documents.ts";
import type { Lag } from "./lag.ts";
import type { Base, Operation } from "./rights.ts";

export interface PackagesContext {
  readonly catalogue: GithubCatalogue;
  readonly lag: Lag;
  readonly owners: readonly Owner[];
  readonly addresses: Addresses;
}

export interface PackagesRequest {
  /** `GET {base}/packages`, with `{base}` for all that stands before. */
  readonly name: string;
  readonly base: Base;
  /** What stands in the path, decoded. */
  readonly values: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The whole address without the query. */
  readonly url: string;
  readonly account: Account;
}

export interface Place extends PackagesRequest {
  readonly owner: Owner;
  /** Of the package, without its owner; empty where none is meant. */
  readonly packageName: string;
  readonly repository: string;
}

/** By the name of the request: what it takes, and what it does when that is there. */
export type Handlers = Readonly<Record<string, readonly [Operation, (place: Place) => Answer]>>;

/** The path of one package. */
export const onePackage = "{base}/packages/{package_type}/{package_name}";
/** Above this many downloads nothing that is public can be deleted. */
export const mostDownloads = 5_000;
export const done: Answer = { status: 204 };
