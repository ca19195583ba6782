/** What the registries of the matrix hold: small, but with everything that can be lost. */

import type { Policy } from "../../src/prune/policy.ts";
import { type Content, image, index, signature } from "../support/images.ts";
import type { Store } from "../support/registry/store.ts";
import { day, now, policy } from "../support/state.ts";

export interface Placed {
  readonly repository: string;
  readonly content: Content;
  readonly tags: readonly string[];
  /** Those of `tags` that stay; all of its content stays with one of them, or, without a tag, with `stays`. */
  readonly keeps: readonly string[];
  readonly stays: boolean;
}

export interface Traits {
  readonly namespace: string;
  /** Signatures have a subject and no tag; elsewhere they have cosign's. */
  readonly referrers: boolean;
  /** Manifests without a tag are listed, and go when they are old. */
  readonly listsUntagged: boolean;
  /** What fills more than a page, where that takes a hundred of something. */
  readonly fills?: "tags" | "children";
}

const hundred = Array.from({ length: 100 }, (_, at) => at);

export function policyFor({ listsUntagged }: Traits): Policy {
  return policy({ keep: 2, protect: ["stable", "latest"], ...(listsUntagged && { untaggedAfter: "30d" }) });
}

/** `isFull`: with so much that every list has another page. */
export function contentOf({ namespace, referrers, listsUntagged, fills }: Traits, isFull: boolean): readonly Placed[] {
  const [app, other] = [`${namespace}/app`, `${namespace}/other`];
  const aged = (seed: string, days: number) => image({ seed, created: new Date(now - days * day).toISOString() });
  const goes = (repository: string, content: Content, ...tags: readonly string[]): Placed => ({
    repository,
    content,
    tags,
    keeps: [],
    stays: false,
  });
  const stays = (repository: string, content: Content, ...tags: readonly string[]): Placed => ({
    repository,
    content,
    tags,
    keeps: tags,
    stays: true,
  });
  const signed = (place: typeof goes, of: Content): Placed => {
    const { content, tags } = signature(of, referrers ? "subject" : "cosign-tag");
    return place(app, content, ...tags);
  };
  const [shared, first, second, last] = [aged("shared", 95), aged("first", 90), aged("second", 80), aged("last", 5)];
  const children = isFull && fills === "children" ? hundred.map((at) => aged(`child ${at}`, 9)) : [];
  const moved = aged("moved", 70);
  return [
    goes(app, index([first, shared]), "v1"),
    goes(app, second, "v2"),
    signed(goes, second),
    { repository: app, content: moved, tags: ["v3", "stable"], keeps: ["stable"], stays: true },
    stays(app, index([aged("fourth", 10), shared, ...children]), "v4", "latest"),
    stays(app, last, "v5"),
    signed(stays, last),
    ...(listsUntagged ? [goes(app, aged("untagged", 60))] : []),
    ...(isFull && fills === "tags" ? [stays(app, last, ...hundred.map((at) => `v5-${at}`))] : []),
    ...[30, 20, 3].map((days, at) => (at < 1 ? goes : stays)(other, aged(`other ${at}`, days), `v${at + 1}`)),
  ];
}

/** What is lost of that which stays, in a sentence each. */
export function lost(placed: readonly Placed[], store: Store): readonly string[] {
  return placed
    .filter(({ stays }) => stays)
    .flatMap(({ repository, content, keeps }) => {
      const held = store.repositories.get(repository);
      const missing = (one: Content): readonly string[] => [
        ...(held?.manifests.has(one.digest) ? [] : [`${repository}@${one.digest} is lost`]),
        ...one.blobs.filter(({ digest }) => !held?.blobs.has(digest)).map(({ digest }) => `${digest} is lost`),
        ...one.children.flatMap(missing),
      ];
      return [
        ...keeps
          .filter((tag) => held?.tags.get(tag)?.digest !== content.digest)
          .map((tag) => `${repository}:${tag} is lost`),
        ...missing(content),
      ];
    });
}

/** All tags and manifests that are there, as one text. */
export function holdings(store: Store): string {
  return [...store.repositories]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { tags, manifests }]) =>
      [name, ...[...tags].map(([tag, { digest }]) => `${tag}=${digest}`).sort(), ...[...manifests.keys()].sort()].join(
        "\n",
      ),
    )
    .join("\n\n");
}
