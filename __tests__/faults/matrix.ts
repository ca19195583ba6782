/**
 * Every adapter × every kind of request × every fault, once and for good: whole runs against a fake registry of which one
 * kind of answer is broken. Whatever happens, nothing that stays is lost, and what the run says of itself is true.
 */
import { createServer, type IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHttp } from "../../src/http/client.ts";
import type { Clock } from "../../src/http/retry.ts";
import type { Connection } from "../../src/registries/connection.ts";
import { connect } from "../../src/registries/index.ts";
import { createdAt } from "../support/contract.ts";
import type { Content } from "../support/images.ts";
import { actHere } from "../support/in-process.ts";
import type { FaultRequest, FaultRule } from "../support/registry/fault.ts";
import type { Store } from "../support/registry/store.ts";
import { type Listening, listen } from "../support/registry/wire.ts";
import { now } from "../support/state.ts";
import { passing } from "../support/virtual-time.ts";
import { type Run, untruths } from "../support/world.ts";
import { contentOf, holdings, isTold, lost, type Placed, policyFor, type Traits } from "./content.ts";
import { faults, type NamedFault } from "./faults.ts";
import { type Kind, kindOf, kinds, type Resource, staged } from "./kinds.ts";

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
  /** What was sent where it does not belong. */
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
  /** Tags that would go, but which the registry cannot remove. */
  readonly leaves: readonly string[];
  start(clock: Clock): Promise<Fake>;
  /** `query`: without the question mark. */
  resourceOf(request: {
    readonly role: string;
    readonly method: string;
    readonly path: string;
    readonly query: URLSearchParams;
  }): Resource;
}

interface Struck {
  readonly kind: Kind;
  readonly fault: NamedFault;
  readonly isOnce: boolean;
}

interface Cell {
  readonly run: Run;
  readonly fake: Fake;
  readonly placed: readonly Placed[];
  /** Kinds of all requests. */
  readonly seen: ReadonlyMap<Kind, number>;
  /** How many requests the fault has struck. */
  readonly hits: number;
  /** In milliseconds. */
  readonly elapsed: number;
  readonly exchanges: readonly string[];
}

const concurrency = 2;
/** In milliseconds: what hangs has to be given up soon. */
const short = 150;

export function describeMatrix(subject: Subject): void {
  const never = kinds.filter((kind) => subject.never[kind] !== undefined);
  const sent = kinds.filter((kind) => subject.never[kind] === undefined);
  /** Somebody else's server, and what was sent there. */
  const visits: IncomingHttpHeaders[] = [];
  let elsewhere: Listening;
  const isFullFor = (kind: Kind) => kind === "next page";
  const whole = new Map<boolean, Promise<Cell>>();
  /** What a run comes to when nothing goes wrong. */
  function undisturbed(isFull: boolean): Promise<Cell> {
    const known = whole.get(isFull) ?? act(isFull);
    whole.set(isFull, known);
    return known;
  }

  /** A whole run, of whose requests those that `struck` is about are struck. */
  async function act(isFull: boolean, struck?: Struck): Promise<Cell> {
    const time = passing(now);
    const waits: { left: number; readonly end: () => Promise<void> }[] = [];
    const clock: Clock = {
      now: time.now,
      async sleep(milliseconds, signal) {
        await time.sleep(milliseconds, signal);
        for (const wait of waits) if (--wait.left === 0) await wait.end();
      },
    };
    const fake = await subject.start(clock);
    const placed = contentOf(subject, isFull);
    for (const { repository, content, tags } of placed) fake.push(repository, content, tags, createdAt(content));
    const exchanges: string[] = [];
    const http = createHttp({
      ...{
        concurrency,
        userAgent: "prune/test",
        clock,
        random: () => 0.5,
        onExchange: (line: string) => void exchanges.push(line),
      },
      env: fake.connection.env ?? {},
      timeouts: struck?.fault.hangs ? { attemptMs: short, deleteMs: short } : {},
    });
    let stageOf: ReturnType<typeof staged>["stageOf"] = () => "reading";
    const seen = new Map<Kind, number>();
    let hits = 0;
    const fault = struck?.fault.make(
      {
        now: clock.now,
        elsewhere: `http://127.0.0.1:${elsewhere.port}/`,
        afterWaits: (left, end) => waits.push({ left, end }),
      },
      struck.isOnce,
    );
    for (const role of subject.roles) {
      const match = ({ method, path, query, repository = "" }: FaultRequest): boolean => {
        const resource = subject.resourceOf({ role, method, path, query });
        const kind = kindOf(method, resource, stageOf(repository));
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        if (kind !== struck?.kind || (struck.isOnce && hits > 0)) return false;
        hits += 1;
        return true;
      };
      fake.fault({ match, do: fault ?? (() => undefined) }, role);
    }
    try {
      const run = await actHere({
        ...{
          registryType: subject.registryType,
          repositories: [`${subject.namespace}/*`],
          policy: policyFor(subject),
          concurrency,
        },
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

  /** What must hold of every run. */
  function judge({ run, fake, placed, elapsed, exchanges }: Cell, whole: Cell, lies: boolean): void {
    const { store, log } = fake;
    expect(lost(placed, store), "nothing that stays is lost").toEqual([]);
    expect(
      untruths(run, store).filter((one) => !lies || !one.endsWith("already-gone")),
      "the report is true",
    ).toEqual([]);
    if (!lies && holdings(store) !== holdings(whole.fake.store))
      expect(isTold(run), `what is not done is told: ${run.raw}`).toBe(true);
    expect(repeats(log), "nothing is repeated unseen").toEqual([]);
    expect(log.length, "requests").toBeLessThan(8 * whole.fake.log.length);
    expect(elapsed, "milliseconds").toBeLessThan(whole.elapsed + 3_600_000);
    expect(visits.filter(({ authorization, cookie }) => authorization !== undefined || cookie !== undefined)).toEqual(
      [],
    );
    expect(fake.strays()).toEqual([]);
    const allowed = [...fake.origins, `http://127.0.0.1:${elsewhere.port}`];
    const asked = new Set(exchanges.map((line) => new URL(line.split(" ")[1]?.replace(/:$/, "") ?? "").origin));
    expect(
      [...asked].filter((origin) => !allowed.includes(origin)),
      "only known hosts are asked",
    ).toEqual([]);
    const shown = [run.raw, run.summary, JSON.stringify([run.outputs, run.report, run.annotations])].join("\n");
    expect(
      fake.secrets().filter((secret) => shown.includes(secret)),
      "nothing secret is shown",
    ).toEqual([]);
  }

  describe(`the fault matrix of ${subject.name}`, () => {
    beforeAll(async () => {
      elsewhere = await listen(
        createServer(({ headers }, response) => {
          visits.push(headers);
          response.writeHead(404).end();
        }),
      );
    });
    afterAll(() => elsewhere.close());

    it("has a run that does everything, when nothing goes wrong", async () => {
      const cell = await undisturbed(true);
      judge(cell, cell, false);
      const { run, placed, fake } = cell;
      expect([run.exitCode, run.errors, run.warnings]).toEqual([0, "", ""]);
      for (const { repository, content, tags, keeps, stays } of placed) {
        const held = fake.store.repositories.get(repository);
        const expected = tags.filter((tag) => keeps.includes(tag) || subject.leaves.includes(tag));
        expect(
          tags.filter((tag) => held?.tags.has(tag)),
          repository,
        ).toEqual(expected);
        if (!stays) expect(held?.manifests.has(content.digest), `${repository} ${tags}`).toBe(false);
      }
      expect([...cell.seen.keys()].sort(), "kinds of request").toEqual([...sent].sort());
      expect(never.filter((kind) => cell.seen.has(kind))).toEqual([]);
      console.log(subject.name, cell.fake.log.length, cell.elapsed, [...cell.seen]);
    });

    describe.concurrent.each(sent)("%s", (kind) => {
      for (const fault of faults) {
        for (const isOnce of [true, false])
          it(`${fault.name}, ${isOnce ? "once" : "for good"}`, async () => {
            const whole = await undisturbed(isFullFor(kind));
            const cell = await act(isFullFor(kind), { kind, fault, isOnce });
            expect(cell.hits, "requests that are struck").toSatisfy((hits) => (isOnce ? hits === 1 : hits > 0));
            judge(cell, whole, fault.lies?.includes(kind) ?? false);
            if (!isOnce || !fault.passes) return;
            expect([cell.run.exitCode, cell.run.errors, cell.run.warnings], cell.run.raw).toEqual([0, "", ""]);
            expect(holdings(cell.fake.store)).toBe(holdings(whole.fake.store));
          });
      }
    });
  });
}

/** What was sent twice without a look in between, although the first time may have changed something. */
function repeats(log: readonly Sent[]): readonly string[] {
  const unseen = new Map<string, Sent>();
  const found: string[] = [];
  for (const sent of log) {
    const { role = "", method, path, repository, reference = "", status } = sent;
    if (method === "GET" || method === "HEAD") {
      for (const [key, before] of unseen) {
        // A look is at the very thing, or at a list.
        if (before.repository === repository && (reference === "" || reference === before.reference))
          unseen.delete(key);
      }
    } else if (method !== "POST" && !/^sha256:0{64}$|^prune-probe-/.test(reference)) {
      const key = `${role} ${method} ${path}`;
      if (unseen.has(key)) found.push(key);
      // Who is turned away at the gate has changed nothing.
      if (status !== 401 && status !== 403) unseen.set(key, sent);
    }
  }
  return found;
}
