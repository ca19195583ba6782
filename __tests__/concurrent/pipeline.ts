/** Somebody else's pipeline, which pushes to a repository while it is pruned, and what becomes of each push. */
import { type Content, image, index, signature } from "../support/images.ts";
import { daysAgo } from "../support/oci-harness.ts";
import type { Served } from "../support/served.ts";
import type { Wish } from "../support/state.ts";

/** What is read when it has been pushed just before stays: it is young, or has a name of its own. */
export const wish: Wish = { within: "14d", pattern: ["v*", "x*"] };

/** The repository as it is before the run. */
export interface Scene {
  readonly repository: string;
  /** Images that go, each under one tag, and one of which only the tag goes. */
  readonly doomed: readonly { readonly tag: string; readonly content: Content }[];
  /** Platforms that go with the only index that lists them. */
  readonly platforms: readonly Content[];
  /** A platform that stays. */
  readonly shared: Content;
  /** What nobody but the pipeline may touch. */
  readonly stays: readonly Pushed[];
  /** Names of the tags that the pipeline itself has deleted. */
  readonly deleted: Set<string>;
  /** Digests of indexes that were gone when the pipeline pushed them again. */
  readonly renewed: Set<string>;
}

/** Fills a repository: `count` images and half as many indexes go, `stable` and the newest index stay. */
export async function setScene({ push, store }: Served, repository: string, count: number): Promise<Scene> {
  const made = (name: string, days: number) => image({ seed: `${repository}/${name}`, created: daysAgo(days) });
  const shared = made("shared", 99);
  const images = Array.from({ length: count }, (_, at) => ({ tag: `v${at}`, content: made(`v${at}`, 90 - at / 10) }));
  const platforms = Array.from({ length: count }, (_, at) => made(`platform${at}`, 80 - at / 10));
  const indexes = platforms.flatMap((platform, at) => {
    const other = platforms[at + 1];
    if (at % 2 === 1 || other === undefined) return [];
    return { tag: `x${at}`, content: index([platform, other, shared]) };
  });
  const stable = made("stable", 70);
  // Of this one only the tag goes, where that can be.
  const doomed = [...images, ...indexes, { tag: "v-stable", content: stable }];
  for (const { tag, content } of doomed) await push(repository, content, [tag]);
  const stays: Pushed[] = [];
  for (const [name, content] of [
    ["stable", stable],
    ["newest", index([made("newest", 1), shared])],
  ] as const) {
    await push(repository, content, [name]);
    stays.push({ kind: "what stays", name, isThere: thereIn(store, repository, name, content) });
  }
  return { repository, doomed, platforms, shared, stays, deleted: new Set(), renewed: new Set() };
}

/** Whether a tag points to `content`, and that is there with all it lists, and with what else it needs. */
function thereIn(store: Served["store"], repository: string, name: string, content: Content, ...needs: Content[]) {
  return (): boolean =>
    store.repositories.get(repository)?.tags.get(name)?.digest === content.digest &&
    [content, ...needs].every((one) => isStored(store, repository, one));
}

function isStored(store: Served["store"], repository: string, { digest, children }: Content): boolean {
  const isHere = store.repositories.get(repository)?.manifests.has(digest) ?? false;
  return isHere && children.every((child) => isStored(store, repository, child));
}

export const kinds = [
  "a new tag on a doomed image",
  "a tag that stays, moved to a doomed image",
  "a doomed tag, pushed again as it was",
  "a doomed tag, moved to a new image",
  "a new index with a doomed platform",
  "a signature of a doomed image, by tag",
  "a signature of a doomed image, by subject",
  "a new image",
  "a new index with a platform that stays",
  "a delete of a doomed image",
  "a delete of a doomed tag",
] as const;

export type Kind = (typeof kinds)[number];

/** Something that was pushed and has to be there until somebody else than the run takes it away. */
export interface Pushed {
  readonly kind: Kind | "a deleted tag, pushed again as it was" | "what stays";
  /** What it is known by: a later push to the same tag takes its place. */
  readonly name: string;
  isThere(): boolean;
}

export interface Happening {
  readonly kind: Kind;
  /** Which of the doomed things it is about. */
  readonly choice: number;
  /** Another each time. */
  readonly number: number;
  /** Whether the run has read the repository by now. */
  readonly isPlanned: boolean;
}

/** Does what `kind` says, and returns what was pushed, if anything. */
export function act(world: Served, scene: Scene, { kind, choice, number, isPlanned }: Happening): Pushed | undefined {
  const { store, pushNow } = world;
  const { repository, doomed, platforms, shared, deleted, renewed } = scene;
  const { tag, content } = doomed[choice % doomed.length] as Scene["doomed"][number];
  const platform = platforms[choice % platforms.length] as Content;
  const fresh = image({ seed: `${repository}/fresh${number}`, created: daysAgo(0) });
  const isHere = (one: Content) => isStored(store, repository, one);
  const push = (name: string, one: Content, ...needs: Content[]): Pushed => {
    pushNow(repository, one, [name]);
    return { kind, name, isThere: thereIn(store, repository, name, one, ...needs) };
  };
  /** Once it is deleted, an index is a new one that lists old platforms, under whatever tags. */
  const point = (name: string): Pushed => {
    if (content.children.length > 0 && !isHere(content)) renewed.add(content.digest);
    const isNew = renewed.has(content.digest);
    return { ...push(name, content), ...(isNew && { kind: "a new index with a doomed platform" }) };
  };
  /** Who signs has just pulled what is signed. A signature that the plan knows follows its image by right. */
  const sign = (style: "cosign-tag" | "subject"): Pushed | undefined => {
    if (!isPlanned || !isHere(content)) return undefined;
    const signed = signature(content, style);
    if (style === "cosign-tag") return push(signed.tags[0] ?? "", signed.content, content);
    pushNow(repository, signed.content, []);
    return { kind, name: signed.content.digest, isThere: () => isHere(signed.content) && isHere(content) };
  };

  switch (kind) {
    case "a new tag on a doomed image":
      return point(`promoted${number}`);
    case "a tag that stays, moved to a doomed image":
      return point("stable");
    case "a doomed tag, pushed again as it was": {
      const isDeleted = store.repositories.get(repository)?.tags.has(tag) === false && !deleted.has(tag);
      return { ...push(tag, content), ...(isDeleted && { kind: "a deleted tag, pushed again as it was" }) };
    }
    case "a doomed tag, moved to a new image":
      return push(tag, fresh);
    case "a new index with a doomed platform":
      return push(`index${number}`, index([platform, fresh]));
    case "a signature of a doomed image, by tag":
      return sign("cosign-tag");
    case "a signature of a doomed image, by subject":
      return sign("subject");
    case "a new image":
      return push(`fresh${number}`, fresh);
    case "a new index with a platform that stays":
      return push(`index${number}`, index([shared, fresh]));
    case "a delete of a doomed image":
      store.deleteManifest(repository, content.digest);
      deleted.add(tag);
      return undefined;
    case "a delete of a doomed tag":
      store.untag(repository, tag);
      deleted.add(tag);
      return undefined;
  }
}
