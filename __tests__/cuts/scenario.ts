/**
 * A small repository with one of each thing that a cut could tear apart: an index that shares a platform with one that
 * stays, an image of which one tag of two goes, and an image with its signature.
 */
import { expect } from "vitest";
import { type Content, image, index, signature } from "../support/images.ts";
import type { Served, ServedHarness } from "../support/served.ts";
import { day, type Wish } from "../support/state.ts";

/** `delete-untagged-after` collects what a cut has left behind, where it can be listed. */
export const wish: Wish = { keep: 1, protect: ["stable"], untaggedAfter: "1d" };

/** The same as inputs. */
export const inputs = { keep: "1", protect: "stable", "delete-untagged-after": "1d" };

/** The repository in which all of it takes place, each time one of its own. */
export function named({ namespace }: ServedHarness, number: number): string {
  return `${namespace === undefined ? "" : `${namespace}/`}app-${number}`;
}

/** Fills `repository`, as of `now`. */
export async function fill({ push }: Served, repository: string, now: number): Promise<void> {
  const made = (seed: string, days: number): Content =>
    image({ seed: `${repository}/${seed}`, created: new Date(now - days * day).toISOString() });
  const [shared, signed] = [made("shared", 9), made("signed", 7)];
  await push(repository, index([made("old", 9), shared]), ["v1"]);
  await push(repository, made("several", 8), ["v2", "stable"]);
  await push(repository, signed, ["v3"]);
  // Dated, so that one without its image can be told to be old: signatures of cosign are not.
  await push(repository, made("signature", 7), signature(signed, "cosign-tag").tags);
  await push(repository, index([made("new", 1), shared]), ["v9"]);
}

/** What is wrong with the tags of `repository`, all that are there: each can be pulled to its last blob, cut or not. */
async function broken({ tags, pullable }: Served, repository: string): Promise<readonly string[]> {
  const found = await Promise.all([...(await tags(repository)).keys()].map((tag) => pullable(repository, tag)));
  return found.flat();
}

/** The tags and the number of manifests. */
export function content({ store }: Served, repository: string) {
  return {
    tags: store.sortedTags(repository).join(" "),
    manifests: store.repositories.get(repository)?.manifests.size ?? 0,
  };
}

/** Nothing that stays is torn. */
export async function expectUnbroken(world: Served, repository: string, when: string): Promise<void> {
  expect(await broken(world, repository), when).toEqual([]);
  expect(content(world, repository).tags.split(" "), when).toEqual(expect.arrayContaining(["stable", "v9"]));
}

/** After the next run: what an uncut run leaves. */
export function expectAsUncut(
  { traits }: ServedHarness,
  left: ReturnType<typeof content>,
  uncut: ReturnType<typeof content>,
  when: string,
): void {
  expect(left.tags, when).toBe(uncut.tags);
  // What has lost its last tag cannot be found where only tags are listed.
  if (traits.listsUntagged) expect(left.manifests, when).toBe(uncut.manifests);
  else expect(left.manifests, when).toBeGreaterThanOrEqual(uncut.manifests);
}
