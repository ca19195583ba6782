/** The runner drops a summary that is too large, whole and without failing: so it is made to fit, by whole rows. */

/**
 * Bytes of UTF-8 that a summary may take. The runner's limit is 1,048,576, counted after it has masked secrets, which
 * can make text longer.
 */
export const pageLimit = 1_000_000;

export interface Filled {
  readonly text: string;
  /** How many parts it holds. */
  readonly taken: number;
  /** Whether it holds all of them. */
  readonly whole: boolean;
}

/** Joins `parts`, each whole, until one does not fit into `limit` bytes any more. */
function fill(limit: number, parts: Iterable<string>): Filled {
  const fitted: string[] = [];
  let room = limit;
  for (const part of parts) {
    room -= Buffer.byteLength(part);
    if (room < 0) return { text: fitted.join(""), taken: fitted.length, whole: false };
    fitted.push(part);
  }
  return { text: fitted.join(""), taken: fitted.length, whole: true };
}

/**
 * Fills with what `render` makes of the first of `caps`, the longest that a list may be, with which everything fits;
 * with the last of them when nothing does.
 */
export function fillWithin(
  limit: number,
  caps: readonly [number, ...number[]],
  render: (cap: number) => Iterable<string>,
): Filled {
  const [cap, ...smaller] = caps;
  const filled = fill(limit, render(cap));
  const [next, ...rest] = smaller;
  return filled.whole || next === undefined ? filled : fillWithin(limit, [next, ...rest], render);
}
