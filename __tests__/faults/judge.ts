/** What must hold of every run, whatever went wrong. */
import { expect } from "vitest";
import type { Store } from "../support/registry/store.ts";
import { type Run, untruths } from "../support/world.ts";
import type { Cell, Sent } from "./cell.ts";
import { holdings, lost } from "./content.ts";

/** In milliseconds: longer than any registry is waited for. */
const patience = 3_600_000;

/** `whole`: the same run when nothing goes wrong. `believes`: it was told something that is not true, and clearly. */
export function judge({ run, fake, placed, elapsed, exchanges }: Cell, whole: Cell, believes: boolean): void {
  const { store, log } = fake;
  expect(lost(placed, store), "nothing that stays is lost").toEqual([]);
  expect(untrue(run, store, believes), "the report is true").toEqual([]);
  const isWhole = holdings(store) === holdings(whole.fake.store);
  if (!isWhole && !believes) expect(isTold(run, whole.run), `what is not done is told: ${run.raw}`).toBe(true);
  expect(repeats(log), "nothing is repeated unseen").toEqual([]);
  expect(log.length, "requests").toBeLessThan(8 * whole.fake.log.length);
  expect(elapsed, "milliseconds").toBeLessThan(whole.elapsed + patience);
  expect(fake.strays()).toEqual([]);
  const asked = new Set(exchanges.map((line) => new URL(line.split(" ")[1]?.replace(/:$/, "") ?? "").origin));
  expect(
    [...asked].filter((origin) => !fake.origins.includes(origin)),
    "only known hosts are asked",
  ).toEqual([]);
  const shown = [run.raw, run.summary, JSON.stringify([run.outputs, run.report, run.annotations])].join("\n");
  expect(
    fake.secrets().filter((secret) => shown.includes(secret)),
    "nothing secret is shown",
  ).toEqual([]);
}

function untrue(run: Run, store: Store, believes: boolean): readonly string[] {
  return untruths(run, store).filter((sentence) => {
    if (believes && sentence.endsWith(" already-gone")) return false;
    const [, repository = "", tag = ""] = /^([^@]+?):(\S+) is told to be (?:failed|remaining)$/.exec(sentence) ?? [];
    // At GitHub a tag is taken off its image in two steps, and between them it is neither there nor gone.
    return !store.repositories.get(repository)?.tags.has(tag);
  });
}

/** Whether somebody who reads what `run` says of itself learns that it did not do what `whole` did. */
function isTold(run: Run, whole: Run): boolean {
  const verdicts = ({ report }: Run): string =>
    JSON.stringify(
      report.repositories.map(({ name, status, tags, images }) => [
        ...[name, status],
        tags.map((tag) => `${tag.name} ${tag.verdict}`).sort(),
        images.map(({ digest, verdict }) => `${digest} ${verdict}`).sort(),
      ]),
    );
  return run.exitCode !== 0 || run.warnings !== "" || verdicts(run) !== verdicts(whole);
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
