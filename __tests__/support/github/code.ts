/** Repositories of code, as far as images are named after what is in them: their branches and pull requests. */
import type { Answer } from "../registry/answer.ts";
import type { Account } from "./accounts.ts";
import { type Addresses, numberOf, type Owner, simpleUser } from "./documents.ts";
import { forIntegrations, notFound } from "./errors.ts";
import { pageOf } from "./pages.ts";

export interface CodeRepository {
  /** Then only a token that may read it sees it; default public. */
  readonly private?: boolean;
  readonly branches: readonly string[];
  readonly pulls: readonly PullRequest[];
}

export interface PullRequest {
  readonly number: number;
  /** What is to be merged. */
  readonly branch: string;
  /** Default `main`. */
  readonly into?: string;
  /** Default open. */
  readonly state?: "open" | "closed";
}

/** By `owner/repo`. */
export type CodeRepositories = Map<string, CodeRepository>;

export interface CodeRequest {
  readonly owner?: string;
  readonly repo?: string;
  /** The whole address without the query. */
  readonly url: string;
  readonly query: URLSearchParams;
  readonly account: Account | undefined;
}

/** What `permissions` of a job are about. */
type Part = "pullRequests" | "contents";

/** The repository that is meant, or why its part is not shown. */
function repositoryIn(code: CodeRepositories, { owner, repo, account }: CodeRequest, part: Part) {
  const name = `${owner}/${repo}`;
  const found = code.get(name);
  if (found === undefined || (found.private && !sees(account, name))) return notFound;
  return account?.kind === "workflow" && account[part] === "none" ? forIntegrations : found;
}

/** Whether a private repository exists for `account`. */
function sees(account: Account | undefined, name: string): boolean {
  if (account?.kind === "workflow") return account.repository === name;
  return account?.kind === "classic" && account.scopes.includes("repo");
}

export function listBranches(code: CodeRepositories, request: CodeRequest, { api }: Addresses): Answer {
  const found = repositoryIn(code, request, "contents");
  if ("status" in found) return found;
  const repository = `${api}/repos/${request.owner}/${request.repo}`;
  return pageOf(found.branches, request, (name) => {
    const sha = shaOf(name);
    return { name, commit: { sha, url: `${repository}/commits/${sha}` }, protected: name === "main" };
  });
}

/** Those that are open, unless `state` says otherwise; the latest first, unless `direction` does. */
export function listPulls(code: CodeRepositories, request: CodeRequest, addresses: Addresses): Answer {
  const found = repositoryIn(code, request, "pullRequests");
  if ("status" in found) return found;
  const wanted = request.query.get("state") ?? "open";
  const pulls = found.pulls.filter(({ state = "open" }) => wanted === "all" || state === wanted);
  const sign = request.query.get("direction") === "asc" ? 1 : -1;
  const ordered = pulls.toSorted((one, other) => sign * (one.number - other.number));
  return pageOf(ordered, request, (pull) => pullOf(pull, request, addresses));
}

function pullOf(pull: PullRequest, { owner: login = "", repo = "" }: CodeRequest, addresses: Addresses) {
  const { number, branch, into = "main", state = "open" } = pull;
  const url = `${addresses.api}/repos/${login}/${repo}/pulls/${number}`;
  const issue = url.replace("/pulls/", "/issues/");
  const html = `${addresses.web}/${login}/${repo}/pull/${number}`;
  const owner: Owner = { login, type: "Organization" };
  const at = "2026-01-01T00:00:00Z";
  const end = (ref: string) => ({
    ...{ label: `${login}:${ref}`, ref, sha: shaOf(ref), user: simpleUser(owner, addresses) },
    repo: repositoryOf(owner, repo, addresses),
  });
  const links = {
    comments: `${issue}/comments`,
    commits: `${url}/commits`,
    statuses: `${url.replace(/pulls.*/, "statuses")}/${shaOf(branch)}`,
    review_comments: `${url}/comments`,
    review_comment: `${url}/comments{/number}`,
  };
  return {
    ...{ url, id: numberOf(url), node_id: `PR_${number}`, number, state, locked: false, title: `Merge ${branch}` },
    ...{ html_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch`, issue_url: issue },
    ...Object.fromEntries(Object.entries(links).map(([name, link]) => [`${name}_url`, link])),
    ...{
      user: simpleUser(owner, addresses),
      body: null,
      labels: [],
      assignee: null,
      milestone: null,
      auto_merge: null,
    },
    ...{ created_at: at, updated_at: at, closed_at: state === "closed" ? at : null, merged_at: null },
    ...{ merge_commit_sha: null, author_association: "MEMBER", draft: false, head: end(branch), base: end(into) },
    _links: Object.fromEntries(
      Object.entries({ ...links, html, issue, self: url }).map(([name, href]) => [name, { href }]),
    ),
  };
}

const repositoryLinks = [
  ...["archive", "assignees", "blobs", "branches", "collaborators", "comments", "commits", "compare", "contents"],
  ...["contributors", "deployments", "downloads", "events", "forks", "git_commits", "git_refs", "git_tags", "hooks"],
  ...["issue_comment", "issue_events", "issues", "keys", "labels", "languages", "merges", "milestones"],
  ...["notifications", "pulls", "releases", "stargazers", "statuses", "subscribers", "subscription", "tags", "teams"],
  "trees",
];

function repositoryOf(owner: Owner, name: string, addresses: Addresses) {
  const full = `${owner.login}/${name}`;
  const [url, html] = [`${addresses.api}/repos/${full}`, `${addresses.web}/${full}`];
  const at = "2026-01-01T00:00:00Z";
  const counts = ["forks", "forks_count", "open_issues", "open_issues_count", "size", "stargazers_count", "watchers"];
  const switches = ["has_downloads", "has_issues", "has_projects", "has_wiki", "has_pages", "archived", "disabled"];
  return {
    ...{ id: numberOf(full), node_id: `R_${numberOf(full)}`, name, full_name: full, private: false, fork: false },
    ...{ owner: simpleUser(owner, addresses), url, html_url: html, description: null, default_branch: "main" },
    ...Object.fromEntries(repositoryLinks.map((link) => [`${link}_url`, `${url}/${link}`])),
    ...Object.fromEntries([...counts, "watchers_count"].map((count) => [count, 0])),
    ...Object.fromEntries(switches.map((one) => [one, false])),
    ...{ clone_url: `${html}.git`, git_url: `${html}.git`, ssh_url: `${html}.git`, svn_url: html, mirror_url: null },
    ...{ homepage: null, language: null, license: null, created_at: at, updated_at: at, pushed_at: at },
  };
}

/** A commit that is always the same for the same branch. */
function shaOf(ref: string): string {
  return numberOf(ref).toString(16).padStart(40, "0");
}
