/** What is going on in the repository of code whose workflow this is: its open pull requests and its branches. */
import { isLoopback } from "../http/address.ts";
import type { Http } from "../http/client.ts";
import { redact } from "../http/redact.ts";
import { isRecord, malformed, parseJson } from "../oci/answer.ts";
import type { Exchange } from "../oci/endpoint.ts";
import { branchesNamed } from "../prune/branches.ts";
import type { Answers, Code } from "../prune/code.ts";
import { AuthError, messageOf, RegistryError } from "../prune/errors.ts";
import { type CodeRepository, createGithubApi } from "./api.ts";
import { createLimits } from "./limits.ts";
import { readList } from "./listing.ts";
import { githubRefusal } from "./refusal.ts";

export interface CodeOptions {
  readonly http: Pick<Http, "send" | "again" | "pause">;
  readonly token: string | undefined;
  /** Absent: https://api.github.com. */
  readonly apiUrl: URL | undefined;
  /** What the runner tells: `GITHUB_REPOSITORY` and `GITHUB_API_URL`. */
  readonly env: NodeJS.ProcessEnv;
  /** When the run has to end, in milliseconds since the epoch. Absent: no limit was given. */
  readonly endsAt?: number | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
}

interface Question {
  /** In whose name it is asked. */
  readonly input: string;
  readonly what: string;
  readonly cure: string;
}

const questions: Readonly<Record<keyof Code, Question>> = {
  openPullRequests: {
    input: "keep-open-pull-requests",
    what: "the open pull requests",
    cure: cure("pull-requests", "Pull requests"),
  },
  branches: { input: "keep-existing-branches", what: "the branches", cure: cure("contents", "Contents") },
};

function cure(permission: string, name: string): string {
  return `Give the job \`permissions: ${permission}: read\`; for a private repository a fine-grained \`token\` needs read access to ${name}, and a classic one the scope \`repo\``;
}

/**
 * What asks. It throws `AuthError` or `RegistryError`, which name the input and the permission, unless it has the whole
 * answer. Throws `AuthError` at once when `asked` cannot be asked at all, before the first request.
 */
export function createCode(asked: ReadonlySet<keyof Code>, options: CodeOptions): () => Promise<Answers> {
  const { http, token, env, endsAt, now } = options;
  const { apiUrl = new URL("https://api.github.com") } = options;
  const asking = [...asked].map((one) => questions[one]);
  const refuse = (why: string) => {
    const inputs = asking.map(({ input }) => `\`${input}\``).join(" and ");
    return new AuthError(`${inputs} cannot ask GitHub, so nothing is decided: ${why}`);
  };
  if (token === undefined) {
    const cures = asking.map((one) => one.cure).join(". ");
    throw refuse(`there is no token. Set \`token\`, or leave it out for the job's own. ${cures}`);
  }
  const repository = repositoryIn(env);
  if (repository === undefined) throw refuse("`GITHUB_REPOSITORY` does not name the repository of this workflow");
  const home = URL.parse(env.GITHUB_API_URL ?? "https://api.github.com");
  if (home === null || !isSame(home, apiUrl)) {
    throw refuse(
      `this workflow runs on the GitHub of ${home ? redact(home) : "an unknown address"}, but \`github-api-url\` is ${redact(apiUrl)}, where a repository of the same name would be another one. Use these inputs in a workflow of that GitHub`,
    );
  }
  const api = createGithubApi({ http, limits: createLimits({ http, now, endsAt }), apiUrl, token, now });

  async function ask<Item extends number | string>(
    { input, what, cure }: Question,
    read: (page: number) => Promise<Exchange>,
    itemOf: (entry: unknown) => Item | undefined,
  ): Promise<ReadonlySet<Item>> {
    const listed = `${what} of ${repository?.owner}/${repository?.repo}`;
    const itemsOf = ({ request, response }: Exchange): readonly Item[] => {
      if (response.status !== 200)
        throw githubRefusal({ request, response }, `${listed} could not be listed`, now(), cure);
      const body = parseJson(response.body);
      const items = Array.isArray(body) ? body.map(itemOf) : [undefined];
      if (!items.every((item) => item !== undefined))
        throw malformed(request, response, `the body is not a list of ${what.replace(/^the (?:open )?/, "")}`);
      return items;
    };
    try {
      return await readList(read, itemsOf);
    } catch (error) {
      const message = `\`${input}\` is not answered, so nothing is decided: ${messageOf(error)}`;
      if (error instanceof AuthError) throw new AuthError(`${message}. ${cure}`);
      if (error instanceof RegistryError) throw new RegistryError(error.refusal, message, error.exchange);
      throw error;
    }
  }

  return async () => ({
    openPullRequests: asked.has("openPullRequests")
      ? await ask(questions.openPullRequests, (page) => api.pulls(repository, page), pullIn)
      : undefined,
    branches: asked.has("branches")
      ? branchesNamed(await ask(questions.branches, (page) => api.branches(repository, page), branchIn))
      : undefined,
  });
}

/** Nothing else may reach a URL. */
function repositoryIn({ GITHUB_REPOSITORY = "" }: NodeJS.ProcessEnv): CodeRepository | undefined {
  const [, owner, repo] = /^([\w-]+)\/(?!\.\.?$)([\w.-]+)$/.exec(GITHUB_REPOSITORY) ?? [];
  return owner === undefined || repo === undefined ? undefined : { owner, repo };
}

/** Whether both are the API of one GitHub. */
function isSame(one: URL, other: URL): boolean {
  const [path, otherPath] = [one, other].map(({ pathname }) => pathname.replace(/\/+$/, ""));
  return one.origin === other.origin && path === otherPath && (one.protocol === "https:" || isLoopback(one));
}

/** The number of a pull request that is open; `undefined` when it is none. */
function pullIn(entry: unknown): number | undefined {
  if (!isRecord(entry) || entry.state !== "open") return undefined;
  const { number } = entry;
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** The name of a branch; `undefined` when it is none. */
function branchIn(entry: unknown): string | undefined {
  return isRecord(entry) && typeof entry.name === "string" && entry.name !== "" ? entry.name : undefined;
}
