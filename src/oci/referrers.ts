/**
 * The referrers API (OCI distribution specification 1.1). A server that has it must not answer 404; one failed call
 * tells for the whole run that it is absent, and then the fallback tags, which are ordinary companion tags, are all
 * there is.
 */

import pLimit from "p-limit";
import { isDigest } from "../prune/names.ts";
import type { Digest } from "../prune/snapshot.ts";
import { isRecord, malformed, parseJson, refused } from "./answer.ts";
import type { Endpoint, Exchange } from "./endpoint.ts";
import { nextPage } from "./link.ts";

export interface Referrers {
  /** What has `subject` as its subject; nothing where the server has no referrers API. */
  of(repository: string, subject: Digest): Promise<readonly Digest[]>;
}

/** Pages of referrers of one subject at most. */
const mostPages = 100;
/** What servers without the API answer on its path. */
const absent = new Set([400, 404, 405, 501]);

export function createReferrers(endpoint: Endpoint): Referrers {
  /** Whether the server has the API; only a clear answer tells, a failure leaves it open. */
  let available: boolean | undefined;
  /** One question at a time until that is known. */
  const findingOut = pLimit(1);

  async function read(repository: string, subject: Digest): Promise<readonly Digest[] | "unknown" | "no API"> {
    const found: Digest[] = [];
    const { url, access } = endpoint.referrers(repository, subject);
    let next: URL | undefined = url;
    for (let page = 0; next !== undefined; page++) {
      const exchange: Exchange = await endpoint.get(next, access);
      const { request, response } = exchange;
      // "Unknown" in the words of the specification is about the subject, not about the API.
      if (page === 0 && refused(request, response, "").refusal === "gone") return "unknown";
      if (page === 0 && absent.has(response.status)) return "no API";
      if (response.status !== 200) throw refused(request, response, `the referrers of ${subject} could not be read`);
      const digests = digestsIn(parseJson(response.body));
      if (digests === undefined) throw malformed(request, response, "the body is not an index of referrers");
      if (page >= mostPages)
        throw malformed(request, response, `the list of referrers goes on after ${mostPages} pages`);
      found.push(...digests);
      next = nextPage(exchange);
    }
    return found;
  }

  async function ask(repository: string, subject: Digest): Promise<readonly Digest[]> {
    if (available === false) return [];
    const found = await read(repository, subject);
    if (found === "unknown") return [];
    available ??= found !== "no API";
    return found === "no API" ? [] : found;
  }

  return {
    of: (repository, subject) =>
      available === undefined ? findingOut(ask, repository, subject) : ask(repository, subject),
  };
}

function digestsIn(body: unknown): readonly Digest[] | undefined {
  const listed: unknown = isRecord(body) ? body.manifests : undefined;
  if (!Array.isArray(listed)) return undefined;
  const digests = listed.flatMap((entry: unknown) =>
    isRecord(entry) && typeof entry.digest === "string" && isDigest(entry.digest) ? [entry.digest] : [],
  );
  return digests.length === listed.length ? digests : undefined;
}
