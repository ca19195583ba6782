/** The container packages of an owner. */
import { isRecord, malformed, parseJson } from "../oci/answer.ts";
import { RegistryError } from "../prune/errors.ts";
import { isRepositoryName } from "../prune/names.ts";
import { type Base, type GithubApi, pageSize } from "./api.ts";
import { githubRefusal, listAdvice } from "./refusal.ts";

/** GitHub's limit: it refuses a page whose number times its size is greater. */
const mostPackages = 10_000;

/** Names as `owner/package`, page by page. Throws where the list ends before its end. `now`: milliseconds since the epoch. */
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
    const names = body.map(({ name }: { readonly name: string }) => name);
    // Deleted packages stay in the list for a while, under such a name.
    const living = names.filter((name) => !name.startsWith("deleted_"));
    yield* living.map((name) => `${owner}/${name}`).filter(isRepositoryName);
    const goesOn = /rel="next"/.test(response.header("link") ?? "");
    // A page may be short although others follow, of which this token sees more.
    if (!goesOn && names.length < pageSize) return;
    if (page * pageSize < mostPackages) continue;
    if (!goesOn) return;
    throw new RegistryError(
      "unexpected",
      `GitHub lists no more than 10,000 packages of an owner, and ${owner} has more; name those that no wildcard finds`,
    );
  }
}
