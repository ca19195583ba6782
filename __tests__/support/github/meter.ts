/** Counts requests as GitHub does for its limits: in points, one for a read and five for a change, and how many at once. */

export interface Points {
  readonly total: number;
  /** In any sixty seconds, wherever they begin. */
  readonly mostPerMinute: number;
  readonly mostAtOnce: number;
}

export interface Meter {
  /** Counts a request. Call what is returned, once or more, when its answer has ended. */
  begin(method: string): () => void;
  lastMinute(): number;
  atOnce(): number;
  points(): Points;
}

const minute = 60_000;

/** `now` is milliseconds since the epoch. */
export function createMeter(now: () => number): Meter {
  /** Oldest first; those before `start` are more than a minute old. */
  const spent: { readonly at: number; readonly points: number }[] = [];
  let start = 0;
  let inWindow = 0;
  let total = 0;
  let mostPerMinute = 0;
  let current = 0;
  let mostAtOnce = 0;

  const lastMinute = (): number => {
    for (let oldest = spent[start]; oldest !== undefined && oldest.at <= now() - minute; oldest = spent[start]) {
      inWindow -= oldest.points;
      start += 1;
    }
    return inWindow;
  };

  return {
    begin(method) {
      const points = ["GET", "HEAD", "OPTIONS"].includes(method) ? 1 : 5;
      spent.push({ at: now(), points });
      inWindow += points;
      total += points;
      mostPerMinute = Math.max(mostPerMinute, lastMinute());
      current += 1;
      mostAtOnce = Math.max(mostAtOnce, current);
      let isOpen = true;
      return () => {
        if (isOpen) current -= 1;
        isOpen = false;
      };
    },
    lastMinute,
    atOnce: () => current,
    points: () => ({ total, mostPerMinute, mostAtOnce }),
  };
}
