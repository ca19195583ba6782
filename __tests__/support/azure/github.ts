/** The endpoint of GitHub that gives a job its ID tokens. */

import type { Mint } from "../mint.ts";
import type { Reply, Request } from "../recorder.ts";
import { type Answer, pageNotFound } from "../registry/answer.ts";

export interface GithubOptions {
  readonly mint: Mint;
  /** What a job proves with `ACTIONS_ID_TOKEN_REQUEST_TOKEN` that it may ask. */
  readonly requestToken: string;
  readonly subject: string;
}

/** Holds the `?` that the toolkit counts on, for it only appends `&audience=`. */
export const idTokenPath = "/idtoken/1?api-version=2.0";

export function createGithub({ mint, requestToken, subject }: GithubOptions): (request: Request) => Reply {
  const answerTo = ({ method, path, query, headers }: Request): Answer => {
    if (method !== "GET" || !idTokenPath.startsWith(`${path}?`)) return pageNotFound;
    if (headers.authorization !== `Bearer ${requestToken}`)
      return { status: 401, json: { message: "Bad credentials" } };
    const aud = query.get("audience") ?? "https://github.com/octo-org";
    const value = mint.issue({
      iss: "https://token.actions.githubusercontent.com",
      sub: subject,
      aud,
      repository: "octo-org/octo-repo",
      repository_owner: "octo-org",
      event_name: "schedule",
    });
    return { status: 200, json: { count: value.length, value } };
  };

  return (request) => ({ answer: () => answerTo(request) });
}
