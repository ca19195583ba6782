/** GitHub's REST API: who asks, how much is left, and what is meant. */
import { randomUUID } from "node:crypto";
import type { Reply, Request } from "../recorder.ts";
import type { Answer } from "../registry/answer.ts";
import { type Account, describe, loginOf } from "./accounts.ts";
import { type CodeRepositories, listBranches, listPulls } from "./code.ts";
import { type Matched, matchOperation } from "./description.ts";
import { publicUser } from "./documents.ts";
import { authenticationRequired, badCredentials, forIntegrations, notFound, noUserAgent } from "./errors.ts";
import type { Limits } from "./limits.ts";
import { createPackages, type PackagesOptions } from "./packages.ts";
import type { PackagesContext } from "./place.ts";
import type { Base } from "./rights.ts";

export interface ApiContext extends PackagesContext {
  readonly accounts: readonly Account[];
  readonly limits: Limits;
  readonly code: CodeRepositories;
  /** What stands before every path, e.g. `/api/v3`. */
  readonly root: string;
}

const bases: readonly (readonly [base: Base, path: string])[] = [
  ["org", "/orgs/{org}"],
  ["user", "/users/{username}"],
  ["self", "/user"],
];
/** What a stranger may see as well. */
const open = [
  "GET /users/{username}",
  "GET /rate_limit",
  "GET /repos/{owner}/{repo}/pulls",
  "GET /repos/{owner}/{repo}/branches",
];

export function createApi(context: ApiContext, options: PackagesOptions): (request: Request) => Reply {
  const { accounts, limits, owners, addresses, code, root } = context;
  const packages = createPackages(context, options);

  const operate = (matched: Matched, request: Request, account: Account | undefined, state: object): Answer => {
    const { name, values } = matched;
    const url = `${addresses.api}${request.path.slice(root.length)}`;
    const [base, prefix = ""] = bases.find(([, path]) => name.includes(` ${path}/packages`)) ?? [];
    if (account === undefined && !open.includes(name)) return authenticationRequired;
    if (base !== undefined && account !== undefined) {
      const { query } = request;
      return packages({ name: name.replace(prefix, "{base}"), base, values, query, url, account });
    }
    switch (name) {
      case "GET /rate_limit":
        return { status: 200, json: { resources: { core: state, search: state }, rate: state } };
      case "GET /user":
        return loginOf(account) === undefined ? forIntegrations : user(loginOf(account));
      case "GET /users/{username}":
        return user(values.username);
      case "GET /repos/{owner}/{repo}/pulls":
        return listPulls(code, { ...values, url, query: request.query, account }, addresses);
      case "GET /repos/{owner}/{repo}/branches":
        return listBranches(code, { ...values, url, query: request.query, account }, addresses);
      default:
        return notFound;
    }
  };

  const user = (login: string | undefined): Answer => {
    const owner = owners.find((one) => one.login.toLowerCase() === login?.toLowerCase());
    return owner === undefined ? notFound : { status: 200, json: publicUser(owner, addresses) };
  };

  return (request) => {
    const { method, path, headers } = request;
    // A fault may take the token away before the answer.
    const asker = () => {
      const secret = secretIn(headers.authorization);
      return { secret, account: accounts.find((one) => one.secret === secret) };
    };
    const { account } = asker();
    const matched = path.startsWith(`${root}/`) ? matchOperation(method, path.slice(root.length)) : undefined;
    const { values = {} } = matched ?? {};
    const owner = values.org ?? values.username ?? loginOf(account);
    const verdict = limits.spend(account, matched?.name === "GET /rate_limit");
    const correlationId = `${randomUUID().slice(0, 8).toUpperCase()}:PRUNE`;
    return {
      correlationId,
      headers: {
        Server: "github.com",
        "X-Github-Request-Id": correlationId,
        "X-Github-Media-Type": "github.v3; format=json",
        ...(account?.kind === "classic" && { "X-Oauth-Scopes": account.scopes.join(", ") }),
        ...verdict.headers,
      },
      repository: values.package_name === undefined ? undefined : `${owner?.toLowerCase()}/${values.package_name}`,
      reference: values.package_version_id,
      scope: () => account && describe(account),
      answer() {
        if (headers["user-agent"] === undefined) return noUserAgent;
        const { secret, account } = asker();
        if (secret !== undefined && account === undefined) return badCredentials;
        if (verdict.refusal !== undefined) return verdict.refusal;
        return matched === undefined ? notFound : operate(matched, request, account, verdict.state);
      },
    };
  };
}

/** The token of an `Authorization` header, in any of the forms that GitHub takes. */
function secretIn(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  const [scheme = "", value = ""] = authorization.split(" ");
  if (scheme.toLowerCase() !== "basic") return value;
  const plain = Buffer.from(value, "base64").toString();
  return plain.slice(plain.indexOf(":") + 1);
}
