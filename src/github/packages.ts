/** The container packages of an owner. */
import { isRecord, malformed, parseJson } from "../oci/answer.ts";
import { isRepositoryName } from "../oci/names.ts";
import { type Base, type GithubApi, pageSize } from "./api.ts";
import { githubRefusal, listAdvice } from "./refusal.ts";

/** A hundred thousand packages. A list that is longer never ends. */
const mostPages = 1_000;

/** Names as `owner/package`, page by page. `now`: milliseconds since the epoch. */
export async function* packagesOf(
  api: Pick<GithubApi, "packages">,
  base: Base,
  owner: string,
  now: () => number,
): AsyncGenerator<string> {
  for (let page = 1; ; page++) {
    const exchange = await api.packages(base, page);
    const { request, response } = exchange;
    if (response.status !== 200)
      throw githubRefusal(exchange, `the packages of ${owner} could not be listed`, now(), listAdvice);
    const body = parseJson(response.body);
    if (!Array.isArray(body) || !body.every((entry) => isRecord(entry) && typeof entry.name === "string"))
      throw malformed(request, response, "the body is not a list of packages");
    if (page > mostPages) throw malformed(request, response, `the list goes on after ${mostPages} pages`);
    const names = body.map(({ name }: { readonly name: string }) => name);
    // Deleted packages stay in the list for a while, under such a name.
    const living = names.filter((name) => !name.startsWith("deleted_"));
    yield* living.map((name) => `${owner}/${name}`).filter(isRepositoryName);
    if (names.length < pageSize) return;
  }
}
