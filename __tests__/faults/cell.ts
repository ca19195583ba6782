/** One run of a whole action in this process, against a fake registry of which one kind of answer is broken. */
import { createHttp } from "../../src/http/client.ts";
import type { Clock } from "../../src/http/retry.ts";
import type { Connection } from "../../src/registries/connection.ts";
import { connect } from "../../src/registries/index.ts";
import { createdAt } from "../support/contract.ts";
import type { Content } from "../support/images.ts";
import { actHere } from "../support/in-process.ts";
import { answer, type FaultRequest, type FaultRule } from "../support/registry/fault.ts";
import type { Store } from "../support/registry/store.ts";
import { now } from "../support/state.ts";
import { passing } from "../support/virtual-time.ts";
import type { Run } from "../support/world.ts";
import { contentOf, type Placed, policyFor, type Traits } from "./content.ts";
import type { NamedFault } from "./faults.ts";
import { type Kind, kindOf, type Resource, staged } from "./kinds.ts";

/** One request as the fakes write it down. */
export interface Sent extends Pick<FaultRequest, "method" | "path" | "repository" | "reference"> {
  readonly role?: string;
  readonly status: number | undefined;
}

/** A registry of one cell. */
export interface Fake {
  readonly store: Store;
  /** Puts it there as a push did at `at`, in milliseconds since the epoch. */
  push(repository: string, content: Content, tags: readonly string[], at: number | undefined): void;
  readonly connection: Pick<Connection, "url"> & Partial<Connection>;
  readonly log: readonly Sent[];
  /** Everything that nobody may see. */
  secrets(): readonly string[];
  /** What was sent where it does not belong, or is not known to the registry. */
  strays(): readonly string[];
  /** Origins that belong to the registry. */
  readonly origins: readonly string[];
  fault(rule: FaultRule, role: string): void;
  close(): Promise<void>;
}

/** One adapter with its fake. */
export interface Subject extends Traits {
  readonly name: string;
  readonly registryType: string;
  readonly roles: readonly string[];
  /** Kinds of request that it never sends, and why. */
  readonly never: Readonly<Partial<Record<Kind, string>>>;
  /** Kinds that it sends only when the first request of another kind is answered 500, and which that is. */
  readonly provoked?: Readonly<Partial<Record<Kind, Kind>>>;
  /** Tags that would go, but which the registry cannot remove. */
  readonly leaves: readonly string[];
  start(clock: Clock): Promise<Fake>;
  resourceOf(request: {
    readonly role: string;
    readonly method: string;
    readonly path: string;
    readonly query: URLSearchParams;
  }): Resource;
}

/** Which requests a fault strikes. */
export interface Struck {
  readonly kind: Kind;
  readonly fault: NamedFault;
  /** The only one of its kind, counted from 1; absent: all of them. */
  readonly nth?: number;
}

export interface Cell {
  readonly run: Run;
  readonly fake: Fake;
  readonly placed: readonly Placed[];
  /** How many requests of each kind there were. */
  readonly seen: ReadonlyMap<Kind, number>;
  /** How many requests the fault has struck. */
  readonly hits: number;
  /** In milliseconds. */
  readonly elapsed: number;
  /** One line for each exchange: `DELETE http://…: 202, 0 bytes, 1 ms`. */
  readonly exchanges: readonly string[];
}

const concurrency = 2;
/** In milliseconds of real time: what hangs is given up soon, but nothing else, where the machine is busy. */
const impatient = { attemptMs: 250, deleteMs: 250 };

/** `isFull`: with so much that every list has another page. `elsewhere`: the address of somebody else's server. */
export async function act(subject: Subject, isFull: boolean, elsewhere: string, struck?: Struck): Promise<Cell> {
  const { clock, afterWaits } = waiting();
  const fake = await subject.start(clock);
  const placed = contentOf(subject, isFull);
  for (const { repository, content, tags } of placed) fake.push(repository, content, tags, createdAt(content));
  const exchanges: string[] = [];
  const http = createHttp({
    ...{ concurrency, userAgent: "prune/test", clock, random: () => 0.5, env: fake.connection.env ?? {} },
    onExchange: (line) => void exchanges.push(line),
    timeouts: struck?.fault.hangs ? impatient : {},
  });
  let stageOf: ReturnType<typeof staged>["stageOf"] = () => "reading";
  const seen = new Map<Kind, number>();
  let hits = 0;
  let provoked = 0;
  const isOnce = struck?.nth !== undefined;
  const fault = struck?.fault.make({ now: clock.now, elsewhere, afterWaits }, isOnce);
  for (const role of subject.roles) {
    const kindFor = ({ method, path, query, repository = "" }: FaultRequest): Kind =>
      kindOf(method, subject.resourceOf({ role, method, path, query }), stageOf(repository));
    const provoking = struck && subject.provoked?.[struck.kind];
    fake.fault({ match: (request) => kindFor(request) === provoking && provoked++ === 0, do: answer(500) }, role);
    const match = (request: FaultRequest): boolean => {
      const kind = kindFor(request);
      const count = (seen.get(kind) ?? 0) + 1;
      seen.set(kind, count);
      if (kind !== struck?.kind || count !== (struck.nth ?? count)) return false;
      hits += 1;
      return true;
    };
    fake.fault({ match, do: fault ?? (() => undefined) }, role);
  }
  try {
    const run = await actHere({
      ...{ registryType: subject.registryType, repositories: [`${subject.namespace}/*`] },
      ...{ policy: policyFor(subject), concurrency },
      async connect(mask) {
        const registry = await connect(subject.registryType, {
          ...{ azure: {}, github: {}, env: {}, idToken: () => Promise.reject(new Error("nobody asks for one")) },
          ...fake.connection,
          ...{ http, concurrency, mask, now: clock.now },
        });
        const watched = staged(registry);
        stageOf = watched.stageOf;
        return watched.registry;
      },
    });
    return { run, fake, placed, seen, hits, elapsed: clock.now() - now, exchanges };
  } finally {
    http.abort(new Error("the run has ended"));
    await Promise.all([http.close(), fake.close()]);
  }
}

/** A clock that every wait moves on at once, and that tells when so many have passed. */
function waiting() {
  const { now: read, sleep } = passing(now);
  const waits: { left: number; readonly end: () => Promise<void> }[] = [];
  const clock: Clock = {
    now: read,
    async sleep(milliseconds, signal) {
      await sleep(milliseconds, signal);
      for (const wait of waits) if (--wait.left === 0) await wait.end();
    },
  };
  return { clock, afterWaits: (left: number, end: () => Promise<void>) => void waits.push({ left, end }) };
}
