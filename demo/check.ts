/** Looks at the registry from outside: what is there now, and whether it can be pulled. */
import { pullable } from "../__tests__/support/registry/client.ts";
import type { SeededRepository } from "./seed.ts";

/** Names of the tags of a repository, sorted. */
export async function tagsOf(baseUrl: string, repository: string): Promise<readonly string[]> {
  const response = await fetch(`${baseUrl}/v2/${repository}/tags/list`);
  const { tags } = (await response.json()) as { readonly tags: readonly string[] | null };
  return (tags ?? []).toSorted();
}

/** What is wrong with a repository that was pruned to its newest `keep` versions; nothing when all is well. */
export async function problemsIn(
  baseUrl: string,
  repository: SeededRepository,
  keep: number,
): Promise<readonly string[]> {
  const expected = keptIn(repository, keep).toSorted();
  const tags = await tagsOf(baseUrl, repository.name);
  const broken = await Promise.all(
    tags.map(async (tag) => (await pullable(baseUrl, repository.name, tag)).map((problem) => `${tag}: ${problem}`)),
  );
  return [
    ...expected.filter((tag) => !tags.includes(tag)).map((tag) => `${tag} is missing`),
    ...tags.filter((tag) => !expected.includes(tag)).map((tag) => `${tag} is still there`),
    ...broken.flat(),
    ...(repository.signed === undefined ? [] : await signatureProblems(baseUrl, repository.name, repository.signed)),
  ];
}

/** The tags that pruning to the newest `keep` versions has to leave, newest first. */
export function keptIn({ versions }: SeededRepository, keep: number): readonly string[] {
  return ["latest", ...versions.slice(0, keep)];
}

async function signatureProblems(
  baseUrl: string,
  repository: string,
  { version, signature }: NonNullable<SeededRepository["signed"]>,
): Promise<readonly string[]> {
  const [problem] = await pullable(baseUrl, repository, signature);
  return problem?.endsWith("status 404") ? [] : [`the signature of ${version} outlived its image`];
}
