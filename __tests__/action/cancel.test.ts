/** Runs that end early, by a signal or by their time budget: no delete begins afterwards, and all that is told is true. */
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { DialectName } from "../support/registry/dialect.ts";
import { type Fault, hang } from "../support/registry/fault.ts";
import { startAction } from "../support/runner.ts";
import {
  act,
  checked,
  openRegistry,
  place,
  realDeletes,
  tagsWith,
  unpullable,
  untruths,
  versions,
} from "../support/world.ts";

const app = "team/app";
const inputs = { repositories: app, keep: "3" };
const deletes = { method: "DELETE", path: /sha256:(?!0{64})|\/v\d+$/ };

/** Answers as usual, after a while. */
function slow(milliseconds: number): Fault {
  return async ({ handle, send }) => {
    await setTimeout(milliseconds);
    send(await handle());
  };
}

describe.concurrent("a run that is cancelled", () => {
  it.each<[NodeJS.Signals, DialectName]>([
    ["SIGINT", "distribution-2.8"],
    ["SIGTERM", "distribution-2.8"],
    ["SIGINT", "distribution-3.1"],
    ["SIGTERM", "zot"],
  ])("by %s while it deletes begins no further delete, and tells what it did (%s)", async (signal, dialect) => {
    await using registry = await openRegistry({ dialect });
    place(registry.store, versions(app, 40));
    const run = startAction({ inputs: { registry: registry.url, ...inputs } });
    let cancelledAt = 0;
    let begun = 0;
    const heal = registry.fault({
      match: deletes,
      nth: 5,
      async do(exchange) {
        cancelledAt ||= performance.now();
        run.child.kill(signal);
        await setTimeout(300);
        begun ||= realDeletes(registry).length;
        exchange.send(await exchange.handle());
      },
    });

    const result = checked(await run.done);
    expect(performance.now() - cancelledAt).toBeLessThan(5_000);
    expect(result.exitCode).toBe(130);
    // Those in flight when the signal came were seen through; none began after it.
    expect(realDeletes(registry)).toHaveLength(begun);
    expect(begun).toBeLessThan(37);
    expect(result.report.stopped).toBe("cancelled");
    expect(result.report.totals.remaining).toBeGreaterThan(0);
    expect(result.summary).toContain("Stopped before the end");
    expect(untruths(result, registry.store)).toEqual([]);
    expect(await unpullable(registry.url, app, registry.store.sortedTags(app))).toEqual([]);

    heal();
    const next = await act({ registry: registry.url, ...inputs });
    expect([next.exitCode, next.outputs.remaining]).toEqual([0, "0"]);
    expect(registry.store.sortedTags(app)).toEqual(["v38", "v39", "v40"]);
  });

  it.each<NodeJS.Signals>(["SIGINT", "SIGTERM"])(
    "by %s while it reads ends at once and deletes nothing",
    async (signal) => {
      await using registry = await openRegistry();
      place(registry.store, versions(app, 40), versions("team/other", 5));
      const run = startAction({ inputs: { registry: registry.url, repositories: "team/*", keep: "3" } });
      let cancelledAt = 0;
      registry.fault({
        match: { path: /app\/manifests\/v/ },
        nth: 7,
        do(exchange) {
          cancelledAt ||= performance.now();
          run.child.kill(signal);
          return hang(exchange);
        },
      });
      const result = checked(await run.done);
      expect(performance.now() - cancelledAt).toBeLessThan(2_000);
      expect(result.exitCode).toBe(130);
      expect(realDeletes(registry)).toEqual([]);
      expect(result.report.repositories.find(({ name }) => name === app)?.status).toBe("incomplete");
      expect(result.summary).toContain("Stopped before the end");
      expect(result.outputs["tags-deleted"]).toBe("0");
    },
  );

  it("while a delete hangs gives it up after a while, and does not claim it", async () => {
    await using registry = await openRegistry({ dialect: "distribution-2.8" });
    place(registry.store, versions(app, 6));
    const run = startAction({ inputs: { registry: registry.url, ...inputs } });
    let cancelledAt = 0;
    registry.fault({
      match: deletes,
      do(exchange) {
        cancelledAt ||= performance.now();
        run.child.kill("SIGINT");
        return hang(exchange);
      },
    });
    const result = checked(await run.done);
    expect(performance.now() - cancelledAt).toBeLessThan(5_000);
    expect(result.exitCode).toBe(130);
    expect(tagsWith(result, app, "deleted")).toEqual([]);
    expect(untruths(result, registry.store)).toEqual([]);
  });
});

describe.concurrent("a time budget", () => {
  it("ends the run in good order, and the next run does the rest", async () => {
    await using registry = await openRegistry({ dialect: "distribution-2.8" });
    place(registry.store, versions(app, 40));
    // Reading takes less, and deleting more than that, on slow machines too.
    const heal = registry.fault({ match: deletes, do: slow(1_500) });
    const run = await act({ registry: registry.url, ...inputs, "time-budget": "5s" });
    expect(run.exitCode).toBe(0);
    expect(run.warnings).toContain("the time budget is used up");
    expect(run.report.stopped).toBe("time budget");
    const deleted = Number(run.outputs["tags-deleted"]);
    expect([deleted > 0, deleted < 37, Number(run.outputs.remaining)]).toEqual([true, true, 37 - deleted]);
    expect(untruths(run, registry.store)).toEqual([]);
    expect(realDeletes(registry)).toHaveLength(deleted);

    heal();
    const next = await act({ registry: registry.url, ...inputs });
    expect([next.exitCode, next.outputs["tags-deleted"]]).toEqual([0, String(37 - deleted)]);
    expect(registry.store.sortedTags(app)).toEqual(["v38", "v39", "v40"]);
  });

  it("that is used up by reading leaves everything to the next run", async () => {
    await using registry = await openRegistry();
    place(registry.store, versions(app, 40));
    registry.fault({ match: { path: /manifests\/v/ }, do: slow(400) });
    const run = await act({ registry: registry.url, ...inputs, "time-budget": "1s" });
    expect([run.exitCode, run.outputs["tags-deleted"]]).toEqual([0, "0"]);
    expect(run.report.repositories.map(({ status }) => status)).toEqual(["incomplete"]);
    expect([run.warnings, realDeletes(registry)]).toEqual([expect.stringContaining("time budget"), []]);
  });
});
