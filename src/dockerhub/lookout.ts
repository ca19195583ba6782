/**
 * What was pushed since the snapshot. Docker Hub has no "delete if unchanged", and a look at each tag would halve the speed,
 * so one look at the newest pushes serves for a number of deletes.
 */
import { unlisted } from "../oci/removal.ts";
import { ChangedError } from "../prune/errors.ts";
import type { Snapshot, Tag } from "../prune/snapshot.ts";
import { unreadable } from "./collect.ts";
import { type HubEndpoint, pageSize } from "./endpoint.ts";
import { type ListedTag, tagOf } from "./entries.ts";
import { mostEntries, pageOf } from "./pages.ts";

export interface Lookout {
  /** Looks now. */
  look(): Promise<void>;
  /** Throws `ChangedError` when `tag` was pushed since the snapshot. Looks again when the last look does not serve any more. */
  assertUnchanged(tag: Tag): Promise<void>;
}

/** A page that was looked at serves for so many deletes, which is 17 seconds at the usual limit, … */
const servesFor = 50;
/** … for at least so many milliseconds, … */
const lasts = 2_000;
/** … and for no more than these. */
const lastsAtMost = 30_000;

interface View {
  /** Tags that are new, or were pushed since, by name. */
  readonly pushed: ReadonlyMap<string, ListedTag>;
  readonly pages: number;
}

export function createLookout(
  endpoint: HubEndpoint,
  { repository, tags }: Snapshot,
  /** Milliseconds since the epoch. */
  now: () => number,
): Lookout {
  const before = new Map(tags.map((tag) => [tag.name, tag]));
  let view: Promise<View> | undefined;
  let lookedAt = 0;
  let served = 0;

  function isUnchanged({ name, digest, time }: ListedTag): boolean {
    const known = before.get(name);
    return known !== undefined && (digest ?? known.digest) === known.digest && time?.at === known.time?.at;
  }

  /**
   * The newest push comes first, though nobody promises that: a page that is in that order and has something unchanged on
   * it is the last that matters, and otherwise all pages do.
   */
  async function read(): Promise<View> {
    const pushed = new Map<string, ListedTag>();
    for (let page = 1; ; page++) {
      const exchange = await endpoint.tags(repository, page);
      // A page past the end.
      if (page > 1 && exchange.response.status === 404) return { pushed, pages: page };
      const { entries, count } = pageOf(exchange, (answer) => unlisted(unreadable(answer, repository)));
      const listed = entries.map(tagOf).filter((tag) => tag !== undefined);
      const changed = listed.filter((tag) => !isUnchanged(tag));
      for (const tag of changed) pushed.set(tag.name, tag);
      const isLast = entries.length === 0 || page * pageSize >= Math.min(count, mostEntries);
      if (isLast || (isNewestFirst(listed) && changed.length < listed.length)) return { pushed, pages: page };
    }
  }

  function look(): Promise<View> {
    lookedAt = now();
    served = 0;
    view = read();
    return view;
  }

  async function current(): Promise<View> {
    const age = now() - lookedAt;
    const known = view === undefined || age > lastsAtMost ? await look() : await view;
    if (served < servesFor * known.pages || age <= lasts) return known;
    return look();
  }

  return {
    async look() {
      await look();
    },
    async assertUnchanged({ name, digest }) {
      const { pushed } = await current();
      served += 1;
      const now = pushed.get(name);
      if (now === undefined) return;
      throw new ChangedError(
        now.digest === undefined || now.digest === digest
          ? `${name} was pushed again since it was read`
          : `${name} pointed to ${digest}, and points to ${now.digest} now`,
      );
    },
  };
}

function isNewestFirst(tags: readonly ListedTag[]): boolean {
  return tags.every((tag, at) => at === 0 || (tags[at - 1]?.time?.at ?? 0) >= (tag.time?.at ?? 0));
}
