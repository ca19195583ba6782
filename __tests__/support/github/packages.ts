/** Packages and their versions below `/orgs/{org}`, `/users/{username}` and `/user`. */
import type { Answer } from "../registry/answer.ts";
import { loginOf } from "./accounts.ts";
import type { Owner } from "./documents.ts";
import { notFound, packageNotFound } from "./errors.ts";
import { type PackageOptions, packageOperations } from "./package-operations.ts";
import { type Handlers, onePackage, type PackagesContext, type PackagesRequest } from "./place.ts";
import { createRights, type RightsOptions } from "./rights.ts";
import { type VersionOptions, versionOperations } from "./version-operations.ts";

export interface PackagesOptions extends RightsOptions, PackageOptions, VersionOptions {
  /** Whether `/users/{login}` is also good for an organization. Not known; default true. */
  readonly usersResolveOrganizations?: boolean;
}

export function createPackages(
  context: PackagesContext,
  options: PackagesOptions,
): (request: PackagesRequest) => Answer {
  const { catalogue, owners } = context;
  const { usersResolveOrganizations = true } = options;
  const rights = createRights(options);
  const handlers: Handlers = {
    ...packageOperations(context, rights, options),
    ...versionOperations(context, options),
  };

  const ownerOf = ({ base, values, account }: PackagesRequest): Owner | undefined => {
    const login = base === "self" ? loginOf(account) : (values.org ?? values.username);
    const owner = owners.find((one) => one.login.toLowerCase() === login?.toLowerCase());
    if (base === "org") return owner?.type === "Organization" ? owner : undefined;
    return owner?.type === "User" || (base === "user" && usersResolveOrganizations) ? owner : undefined;
  };

  return (request) => {
    const { name, values, account, base } = request;
    const [operation, handler] = handlers[name] ?? [];
    if (operation === undefined || handler === undefined) return notFound;
    const refused = rights.refuseToken(account, base, operation);
    if (refused !== undefined) return refused;
    const owner = ownerOf(request);
    if (owner === undefined) return notFound;
    const packageName = values.package_name ?? "";
    const repository = `${owner.login.toLowerCase()}/${packageName}`;
    const place = { ...request, owner, packageName, repository };
    if (operation === "list") return handler(place);
    const facts =
      name === `POST ${onePackage}/restore`
        ? catalogue.deletedPackages(owner.login).find(([dead]) => dead === repository)?.[1]
        : catalogue.package(repository);
    if (values.package_type !== "container" || facts === undefined) return packageNotFound;
    const isPrivate = facts.visibility === "private";
    return rights.refuse(account, base, operation, { repository, isPrivate }) ?? handler(place);
  };
}
