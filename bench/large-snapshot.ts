/** A repository as large as they get, with something of everything. */
import { hash } from "node:crypto";
import type { Digest, Manifest, Snapshot, Tag } from "../src/prune/snapshot.ts";

/**
 * `count` tags and six tenths as many manifests. Of those with a tag, one in ten is an index of two others, one in fifty
 * a signature under a companion tag, one in fifty has a referrer. The tags are a minute apart. `nameOf` names them, from
 * the newest on.
 */
export function largeSnapshot(count: number, now: number, nameOf = (at: number) => `v1.${at}`): Snapshot {
  const manifests = new Map<Digest, Manifest>();
  const add = (name: string, more: Partial<Manifest> = {}): Digest => {
    const digest = digestOf(name);
    const blobs = [
      { digest: digestOf(`${name} config`), size: 1_000 },
      { digest: digestOf(`${name} layer`), size: 50_000 },
    ];
    manifests.set(digest, { digest, mediaType: ociManifest, children: [], size: 500, blobs, ...more });
    return digest;
  };

  const tagged: Digest[] = [];
  const companions: Tag[] = [];
  for (let at = 0; manifests.size < count * 0.6; at++) {
    const previous = tagged.at(-1);
    if (at % 10 === 0) {
      const children = [add(`${at} amd64`), add(`${at} arm64`)];
      tagged.push(add(`${at}`, { mediaType: ociIndex, children, blobs: [] }));
    } else if (at % 50 === 1 && previous !== undefined) {
      companions.push({ name: `${previous.replace(":", "-")}.sig`, digest: add(`${at}`) });
    } else {
      tagged.push(add(`${at}`));
      if (at % 50 === 2) add(`${at} referrer`, { subject: digestOf(`${at}`) });
    }
  }
  const tags = Array.from({ length: count - companions.length }, (_, at): Tag => {
    const time = { at: now - at * 60_000, source: "config created" };
    return { name: nameOf(at), digest: tagged[at % tagged.length] as Digest, time };
  });
  const powers = { untag: true, untagFirst: true };
  return { repository: "bench/app", tags: [...tags, ...companions], manifests, powers, notes: [] };
}

/** Names for every rule: releases, their prereleases, builds of many branches, and what is neither. */
export function mixedName(at: number): string {
  const number = Math.floor(at / 4);
  const [major, minor, patch] = [Math.floor(number / 2_500), Math.floor(number / 50) % 50, number % 50];
  switch (at % 4) {
    case 0:
      return `v${major}.${minor}.${patch}`;
    case 1:
      return `v${major}.${minor}.${patch + 25}-rc.${number}`;
    case 2:
      return `branch-${number % 500}-${number}`;
    default:
      return `nightly_${number}`;
  }
}

const ociManifest = "application/vnd.oci.image.manifest.v1+json";
const ociIndex = "application/vnd.oci.image.index.v1+json";

function digestOf(name: string): Digest {
  return `sha256:${hash("sha256", name)}`;
}
