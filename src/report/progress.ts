/** Signs of life while something takes long. */
import { formatNumber, formatRate, formatSpan } from "./figures.ts";
import type { Log } from "./log.ts";

/** How often a line is printed, in milliseconds; what ends before that prints none. */
const interval = 10_000;

export interface Counts {
  readonly done: number;
  /** Absent while it is not known. */
  readonly total?: number | undefined;
  /** The plural of what is counted, e.g. `tags`. */
  readonly unit: string;
}

export interface Progress {
  /** Tells how far `activity` ("reading repository x") is; to be called as often as one likes, also for several at once. */
  report(activity: string, counts: Counts): void;
  /** `activity` is over. */
  finish(activity: string): void;
  /** Prints no more. */
  stop(): void;
}

export interface ProgressParts {
  readonly log: Pick<Log, "info">;
  /** Milliseconds, of any clock that does not jump. */
  now(): number;
  /** Runs `tick` every so many milliseconds, without keeping the process alive, until the returned function is called. */
  every(milliseconds: number, tick: () => void): () => void;
}

export function createProgress({ log, now, every }: ProgressParts): Progress {
  const active = new Map<string, { readonly startedAt: number; readonly counts: Counts }>();
  const cancel = every(interval, () => {
    for (const [activity, { startedAt, counts }] of active) log.info(line(activity, counts, now() - startedAt));
  });
  return {
    report(activity, counts) {
      active.set(activity, { startedAt: active.get(activity)?.startedAt ?? now(), counts });
    },
    finish: (activity) => void active.delete(activity),
    stop: cancel,
  };
}

/** The real clock for `createProgress`. */
export function everyUnref(milliseconds: number, tick: () => void): () => void {
  const timer = setInterval(tick, milliseconds).unref();
  return () => clearInterval(timer);
}

function line(activity: string, { done, total, unit }: Counts, elapsed: number): string {
  const rate = done > 0 && elapsed > 0 ? `, ${formatRate(done, elapsed)}` : "";
  if (total === undefined) return `${activity}: ${formatNumber(done)} ${unit}${rate}`;
  const left = done > 0 && done < total ? `, about ${formatSpan((elapsed / done) * (total - done))} left` : "";
  return `${activity}: ${formatNumber(done)} of ${formatNumber(total)} ${unit} (${Math.floor((done / total) * 100)}%)${rate}${left}`;
}
