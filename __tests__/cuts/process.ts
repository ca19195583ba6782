/** The bundled action as a runner runs it, and what becomes of it when something happens while it waits for an answer. */
import pLimit from "p-limit";
import { expect } from "vitest";
import type { Exchange, FaultRequest } from "../support/registry/fault.ts";
import { resultFor, run } from "../support/run.ts";
import { type RunHandle, type RunOptions, type RunResult, startAction } from "../support/runner.ts";
import type { Served, ServedHarness } from "../support/served.ts";
import { policy } from "../support/state.ts";
import { passing } from "../support/virtual-time.ts";
import { content, expectAsUncut, expectUnbroken, fill, inputs, named, wish } from "./scenario.ts";

/** Processes at a time: they compete for few cores. */
const atOnce = 4;

export interface Struck {
  readonly world: Served;
  readonly repository: string;
  readonly result: RunResult;
  /** All requests of the process, in the order of their arrival. */
  readonly requests: readonly FaultRequest[];
}

/** A run while it waits for an answer. */
interface Waiting extends Pick<Struck, "world" | "repository">, RunHandle {
  /** What the runner shows, line by line, as it comes. */
  readonly log: AsyncIterable<string>;
}

/** Answers instead of the registry, or does not. */
type Strike = (waiting: Waiting, exchange: Exchange) => Promise<void>;

/**
 * Runs the action on a registry of its own, which `strike` takes over for request number `at` alone, counted from 1. Requests
 * come one at a time, so every run has the same. Without a strike the run goes to its end.
 */
export async function strikeAt(
  harness: ServedHarness,
  at: number,
  strike: Strike,
  judge: (struck: Struck) => Promise<void>,
): Promise<void> {
  const start = Date.now();
  await using world = await harness.start({ clock: passing(start) });
  const repository = named(harness, at);
  await fill(world, repository, start);
  const requests: FaultRequest[] = [];
  const lines = followed();
  const options: RunOptions = {
    inputs: { ...world.action.inputs, ...inputs, repositories: repository, concurrency: "1" },
    env: world.action.env,
    onLine: lines.push,
  };
  const started = startAction(options);
  const heal = world.fault({
    match: (request) => requests.push(request) === at,
    do: (exchange) => strike({ world, repository, log: lines.read(), ...started }, exchange),
  });
  const result = await started.done;
  heal();
  await judge({ world, repository, result, requests });
}

/** Lines that come one by one, for who waits for one of them. */
function followed() {
  const lines: string[] = [];
  let wake = () => {};
  return {
    push(line: string) {
      lines.push(line);
      wake();
    },
    async *read() {
      for (let next = 0; ; next++) {
        while (next >= lines.length)
          await new Promise<void>((woken) => {
            wake = woken;
          });
        yield lines[next] ?? "";
      }
    },
  };
}

/** What an uncut run sends, and what it leaves. */
export async function uncutRun(harness: ServedHarness) {
  let seen: (Pick<Struck, "requests"> & { readonly left: ReturnType<typeof content> }) | undefined;
  await strikeAt(
    harness,
    0,
    async () => {},
    async ({ world, repository, result, requests }) => {
      expect(result.exitCode, result.raw).toBe(0);
      seen = { requests, left: content(world, repository) };
    },
  );
  if (seen === undefined) throw new Error("the run has not been judged");
  return seen;
}

/** Does `one` for all of `numbers`, a few at a time. */
export async function forEach(numbers: readonly number[], one: (number: number) => Promise<void>): Promise<void> {
  await pLimit(atOnce).map(numbers, one);
}

/** Numbers, from 1, of the requests that change something, probes of rights among them. */
export function writesIn(requests: readonly FaultRequest[]): readonly number[] {
  return [...requests.entries()].flatMap(([at, { method }]) => (isWrite(method) ? [at + 1] : []));
}

export function isWrite(method: string): boolean {
  return method === "DELETE" || method === "PUT";
}

/** Nothing that stays is torn, and the next run, in this process, ends where an uncut one does. */
export async function expectHealed(
  harness: ServedHarness,
  { world, repository }: Struck,
  uncut: ReturnType<typeof content>,
  when: string,
): Promise<void> {
  await expectUnbroken(world, repository, when);
  const next = await run(world.registry(), policy(wish), { repositories: [repository], now: Date.now() });
  expect([next.errors, resultFor(next, repository).message], `after ${when}`).toEqual([[], undefined]);
  await expectUnbroken(world, repository, `after ${when}`);
  expectAsUncut(harness, content(world, repository), uncut, `after ${when}`);
}
