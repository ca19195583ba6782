/** One version at this moment, whatever a list says of it. */
import { malformed, parseJson } from "../oci/answer.ts";
import type { Base, GithubApi } from "./api.ts";
import { githubRefusal } from "./refusal.ts";
import { type Version, versionOf } from "./versions.ts";

export interface Looking {
  readonly api: Pick<GithubApi, "version">;
  readonly base: Base;
  /** The name of the package, without its owner. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** `undefined` when it is gone. Throws `RegistryError` or `AuthError` when that cannot be told. */
export async function lookAt({ api, base, name, now }: Looking, id: string): Promise<Version | undefined> {
  const exchange = await api.version(base, name, id);
  const { request, response } = exchange;
  if (response.status === 200) {
    const version = versionOf(parseJson(response.body));
    if (version?.id !== id) throw malformed(request, response, `the body does not describe version ${id}`);
    return version;
  }
  const refusal = githubRefusal(exchange, `version ${id} of ${name} could not be looked up`, now());
  if ("refusal" in refusal && refusal.refusal === "gone") return undefined;
  throw refusal;
}
