/**
 * Every adapter × every kind of request × every fault, once and for good. Whatever happens, nothing that stays is lost, and
 * what a run says of itself is true. How many cells ran stands at the end of the log.
 */
import { createServer, type IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import { type Listening, listen } from "../support/registry/wire.ts";
import { act, type Cell, type Struck, type Subject } from "./cell.ts";
import { holdings } from "./content.ts";
import { faults, type NamedFault } from "./faults.ts";
import { judge } from "./judge.ts";
import { type Kind, kinds } from "./kinds.ts";

/** What hangs is waited for in real time, several times over. */
const patience = { timeout: 60_000 };

export function describeMatrix(subject: Subject): void {
  const sent = kinds.filter((kind) => subject.never[kind] === undefined);
  /** What was sent to somebody else's server. */
  const visits: IncomingHttpHeaders[] = [];
  let elsewhere: Listening;

  const play = async (kind: Kind | undefined, struck?: Struck): Promise<Cell> => {
    const url = `http://127.0.0.1:${elsewhere.port}`;
    const cell = await act(subject, kind === undefined || kind === "next page", `${url}/`, struck);
    return { ...cell, fake: { ...cell.fake, origins: [...cell.fake.origins, url] } };
  };
  const wholes = new Map<boolean, Promise<Cell>>();
  /** What becomes of the same world when nothing goes wrong. */
  function undisturbed(kind?: Kind): Promise<Cell> {
    const isFull = kind === undefined || kind === "next page";
    const known = wholes.get(isFull) ?? play(kind);
    wholes.set(isFull, known);
    return known;
  }

  /** Runs one cell, judges it, and counts it for the reporter. */
  async function cellOf({ meta }: Pick<TestContext["task"], "meta">, kind: Kind, fault: NamedFault, nth?: number) {
    meta.cells = (meta.cells ?? 0) + 1;
    const whole = await undisturbed(kind);
    const cell = await play(kind, { kind, fault, ...(nth !== undefined && { nth }) });
    expect(cell.hits, "requests that are struck").toSatisfy((hits) => (nth === undefined ? hits > 0 : hits === 1));
    judge(cell, whole, fault.lies?.includes(kind) ?? false);
    expect(visits.filter(({ authorization, cookie }) => (authorization ?? cookie) !== undefined)).toEqual([]);
    if (nth === undefined || !fault.passes) return;
    expect([cell.run.exitCode, cell.run.errors, cell.run.warnings], cell.run.raw).toEqual([0, "", ""]);
    expect(holdings(cell.fake.store)).toBe(holdings(whole.fake.store));
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

    it("is about a run that does everything when nothing goes wrong, with requests of all its kinds", async () => {
      const cell = await undisturbed();
      judge(cell, cell, false);
      const { run, placed, fake, seen } = cell;
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
      expect([...seen.keys()].sort()).toEqual(sent.filter((kind) => subject.provoked?.[kind] === undefined).sort());
    });

    describe.concurrent.each(sent)("%s", (kind) => {
      for (const fault of faults) {
        it(`${fault.name}, once`, patience, ({ task }) => cellOf(task, kind, fault, 1));
        if (!fault.onceOnly) it(`${fault.name}, for good`, patience, ({ task }) => cellOf(task, kind, fault));
      }
      // What is not known of one manifest may matter for another.
      if (kind === "manifest")
        it.for(faults.filter(({ lies }) => lies?.includes(kind)))(
          "$name, for each in turn",
          patience,
          async (fault, { task }) => {
            const { seen } = await undisturbed("manifest");
            for (let nth = 1; nth <= (seen.get(kind) ?? 0); nth++) await cellOf(task, kind, fault, nth);
          },
        );
    });
  });
}
