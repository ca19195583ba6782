/** A run that is pushed into, in virtual time: every request takes as long as the others, and comes alone. */

import type { RepositoryResult } from "../../src/prune/result.ts";
import { resultFor, run } from "../support/run.ts";
import type { ServedHarness } from "../support/served.ts";
import { now, policy } from "../support/state.ts";
import { passing } from "../support/virtual-time.ts";
import { act, type Kind, type Pushed, setScene, wish } from "./pipeline.ts";

export interface Event {
  readonly kind: Kind;
  /** Which of the doomed things it is about. */
  readonly choice: number;
  /** When, in thousandths of the requests of a run that nobody disturbs. */
  readonly moment: number;
  /** Before that request is handled, or when it was handled and is not answered yet. */
  readonly side: "before" | "after";
}

/** A push that the run has undone. */
export interface Loss {
  readonly kind: Pushed["kind"];
  readonly name: string;
  /** From the push to the request that undid it: requests, that one among them, and milliseconds. */
  readonly requests: number;
  readonly milliseconds: number;
  /** That request. */
  readonly by: string;
}

export interface Disturbed {
  readonly result: RepositoryResult;
  readonly pushes: number;
  readonly losses: readonly Loss[];
  /** Requests of the run. */
  readonly requests: number;
}

export interface Conditions {
  readonly harness: ServedHarness;
  /** Images that go. */
  readonly count: number;
  /** Milliseconds that a request takes. */
  readonly latency: number;
  /** Steps under way at once. */
  readonly concurrency: number;
}

const signal = new AbortController().signal;

/** Runs with `events`; `requests`: how many a run without any sends. */
export async function disturb(
  { harness, count, latency, concurrency }: Conditions,
  events: readonly Event[],
  requests: number,
): Promise<Disturbed> {
  const clock = passing(now);
  await using world = await harness.start({ clock, concurrency: 1 });
  const repository = harness.namespace === undefined ? "app" : `${harness.namespace}/app`;
  const scene = await setScene(world, repository, count);
  const agenda = Map.groupBy(events.entries(), ([, { moment, side }]) => `${at(moment, requests)} ${side}`);
  const watched = new Map(scene.stays.map((pushed) => [pushed.name, { pushed, since: clock.now(), at: 1 }]));
  const losses: Loss[] = [];
  let asked = 0;
  let pushes = 0;
  let isPlanned = false;

  const happen = (side: Event["side"]) => {
    for (const [number, { kind, choice }] of agenda.get(`${asked} ${side}`) ?? []) {
      const pushed = act(world, scene, { kind, choice, number, isPlanned });
      // Whatever somebody else has just taken away is not the run's doing.
      for (const [name, one] of watched) if (!one.pushed.isThere()) watched.delete(name);
      if (pushed === undefined) continue;
      pushes++;
      watched.set(pushed.name, { pushed, since: clock.now(), at: asked + (side === "before" ? 0 : 1) });
    }
  };
  world.fault({
    match: () => true,
    async do({ request, handle, send }) {
      asked++;
      happen("before");
      const answer = await handle();
      for (const [name, { pushed, since, at }] of watched) {
        if (pushed.isThere()) continue;
        watched.delete(name);
        const by = `${request.method} ${request.path}`;
        losses.push({ kind: pushed.kind, name, requests: asked - at + 1, milliseconds: clock.now() - since, by });
      }
      happen("after");
      await clock.sleep(latency, signal);
      send(answer);
    },
  });
  const onPlanned = () => {
    isPlanned = true;
  };
  const options = { repositories: [repository], concurrency, observer: { onPlanned } };
  const result = await run(world.registry(), policy(wish), options);
  return { result: resultFor(result, repository), pushes, losses, requests: asked };
}

function at(moment: number, requests: number): number {
  return 1 + Math.floor((moment / 1000) * requests);
}
