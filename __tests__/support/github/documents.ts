/** Owners, packages and versions as GitHub's API tells them. */
import type { PackageFacts } from "./catalogue.ts";
import type { Version } from "./versions.ts";

export interface Owner {
  readonly login: string;
  readonly type: "Organization" | "User";
}

/** Where the API is, `https://api.github.com`, and where people look, `https://github.com`. */
export interface Addresses {
  readonly api: string;
  readonly web: string;
}

const userLinks = [
  ...["followers", "following", "gists", "starred", "subscriptions"],
  ...["organizations", "repos", "events", "received_events"],
];

/** RFC 3339, in whole seconds. */
function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** How others mention an owner. */
export function simpleUser({ login, type }: Owner, { api, web }: Addresses) {
  const url = `${api}/users/${login}`;
  const id = numberOf(login);
  return {
    ...{ login, id, node_id: `U_${id}`, avatar_url: `${web}/avatars/${id}`, gravatar_id: "", url },
    html_url: `${web}/${login}`,
    ...Object.fromEntries(userLinks.map((link) => [`${link}_url`, `${url}/${link}`])),
    ...{ type, site_admin: false },
  };
}

/** An owner as anybody sees it. */
export function publicUser(owner: Owner, addresses: Addresses) {
  const absent = ["name", "company", "location", "email", "hireable", "bio"];
  return {
    ...simpleUser(owner, addresses),
    user_view_type: "public",
    ...Object.fromEntries(absent.map((key) => [key, null])),
    ...{ blog: "", public_repos: 2, public_gists: 0, followers: 0, following: 0 },
    ...{ created_at: "2011-01-25T18:44:36Z", updated_at: "2026-01-01T00:00:00Z" },
  };
}

export interface PackageDocument {
  readonly name: string;
  readonly facts: PackageFacts;
  readonly owner: Owner;
  readonly versions: number;
}

export function packageOf({ name, facts, owner, versions }: PackageDocument, addresses: Addresses) {
  return {
    ...{ id: facts.id, name, package_type: "container", owner: simpleUser(owner, addresses) },
    version_count: versions,
    visibility: facts.visibility,
    ...{ created_at: timeOf(facts.createdAt), updated_at: timeOf(facts.updatedAt) },
    url: packageUrl(name, owner, addresses.api),
    html_url: packageUrl(name, owner, addresses.web),
  };
}

export function versionOf(
  version: Version,
  { name, owner }: Pick<PackageDocument, "name" | "owner">,
  { api, web }: Addresses,
) {
  const { id, digest, createdAt, updatedAt, deletedAt, tags, hasContainer } = version;
  return {
    ...{ id, name: digest, url: `${packageUrl(name, owner, api)}/versions/${id}` },
    package_html_url: packageUrl(name, owner, web),
    ...{ created_at: timeOf(createdAt), updated_at: timeOf(updatedAt) },
    ...(deletedAt !== undefined && { deleted_at: timeOf(deletedAt) }),
    html_url: `${packageUrl(name, owner, web)}/${id}`,
    metadata: { package_type: "container", ...(hasContainer && { container: { tags } }) },
  };
}

function packageUrl(name: string, { login, type }: Owner, root: string): string {
  return `${root}/${type === "Organization" ? "orgs" : "users"}/${login}/packages/container/${encodeURIComponent(name)}`;
}

/** The same number for the same text. */
export function numberOf(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_999_991, 583_231);
}
